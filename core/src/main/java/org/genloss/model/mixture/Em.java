package org.genloss.model.mixture;

/**
 * Expectation maximisation (Dempster, Laird, Rubin 1977) from a start to convergence.
 *
 * @param mixture the last parameters
 * @param iterations EM steps taken
 * @param converged whether the last step changed the lower bound by less than the tolerance
 * @param lowerBound mean log-likelihood of an item in nats, by weight, under the parameters before the last step;
 *     positive infinity where a covariance is singular, so that the likelihood has no bound, and negative infinity where
 *     an item has density 0
 */
record Em(Mixture mixture, int iterations, boolean converged, double lowerBound) {

    /**
     * Iterates. Stops before {@code maxIter} when the bound moves less than {@code tol}, or when there is no next step:
     * a singular covariance or an impossible item.
     *
     * @param totalWeight sum of the item weights
     */
    static Em run(Expectation expectation, Mixture start, double totalWeight, GaussianMixture learner) {
        Mixture mixture = start;
        double bound = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < learner.maxIter(); i++) {
            if (mixture.singular()) {
                return new Em(mixture, i, false, Double.POSITIVE_INFINITY);
            }
            Expectation.Sums sums = expectation.pass(mixture, mixture.means());
            double next = sums.logLikelihood() / totalWeight;
            if (!Double.isFinite(next)) {
                return new Em(mixture, i, false, next);
            }
            mixture = step(expectation, mixture, sums, learner);
            if (Math.abs(next - bound) < learner.tol()) {
                return new Em(mixture, i + 1, !mixture.singular(), bounded(mixture, next));
            }
            bound = next;
        }
        return new Em(mixture, learner.maxIter(), false, bounded(mixture, bound));
    }

    private static double bounded(Mixture mixture, double bound) {
        return mixture.singular() ? Double.POSITIVE_INFINITY : bound;
    }

    private static Mixture step(
            Expectation expectation, Mixture mixture, Expectation.Sums sums, GaussianMixture learner) {
        Maximisation step =
                Maximisation.of(sums, mixture.means(), mixture, learner.covarianceType(), learner.regCovar());
        if (!step.moved()) {
            return step.next();
        }
        double[][] centres = step.next().means();
        Expectation.Sums again = expectation.pass(mixture, centres);
        return Maximisation.of(again, centres, mixture, learner.covarianceType(), learner.regCovar())
                .next();
    }
}
