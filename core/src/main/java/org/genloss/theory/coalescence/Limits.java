package org.genloss.theory.coalescence;

import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/**
 * What a course tends to, where that is known in closed form; otherwise NaN.
 *
 * @param fitted of {@link Course#fitted}
 * @param meanError of {@link Course#meanError}
 */
record Limits(double fitted, double meanError) {

    private static final Limits UNKNOWN = new Limits(Double.NaN, Double.NaN);

    static Limits of(Policy policy, Sizes sizes, Step step) {
        if (sizes.growth() != Sizes.Growth.CONSTANT || sizes.start() < 2) {
            return UNKNOWN;
        }
        int n = sizes.start();
        if (step.equals(Step.Symbols.HISTOGRAM) || step.equals(new Step.Numbers(1, 0, 0))) {
            return copied(policy, n);
        }
        return policy.closed() && step instanceof Step.Numbers numbers ? replaced(numbers, n) : UNKNOWN;
    }

    /** Where a model writes copies: what is lost in spread is gained in drift. */
    private static Limits copied(Policy policy, int n) {
        double fitted = fitted(policy, n);
        return new Limits(fitted, 1 - fitted);
    }

    private static double fitted(Policy policy, int n) {
        if (policy.closed()) {
            return 0;
        }
        if (policy.equals(Policy.parse("accumulate"))) {
            return ClosedForms.accumulateLimit(n);
        }
        if (policy.equals(Policy.parse("accumulate-subsample"))) {
            return ClosedForms.accumulateSubsampleLimit(n);
        }
        // earlier shares of a schedule are forgotten
        int real = policy.realShare().at(Integer.MAX_VALUE).of(n);
        if (real > 0 && policy.equals(Policy.parse("fresh " + policy.realShare()))) {
            return ClosedForms.freshLimit(n, real);
        }
        if (real > 0 && policy.equals(Policy.parse("frozen " + policy.realShare()))) {
            return ClosedForms.frozenLimit(n, real);
        }
        return Double.NaN;
    }

    /** Replace: the variance is multiplied by q each time, and what it loses stays out of the walk of the mean. */
    private static Limits replaced(Step.Numbers step, int n) {
        double kept = step.ddof() == 0 ? 1 - 1.0 / n : 1;
        double q = step.lambda() * kept;
        if (q == 1) {
            return step.kernel() == 0 ? new Limits(1, Double.POSITIVE_INFINITY) : UNKNOWN;
        }
        boolean walks = step.kernel() > 0 && step.lambda() > 0;
        return new Limits(step.kernel() / (1 - q), walks ? Double.POSITIVE_INFINITY : 1 / (n * (1 - q)));
    }
}
