package org.genloss.theory.law;

/** What a share of wrong or unmarked data costs: floors, thresholds and effective sample sizes. */
public final class Mixing {

    private Mixing() {}

    /**
     * Strong collapse: the excess risk that is left however large the sample, when least squares pool a share p2 of labels made
     * with coefficients at squared distance c2 from the true ones, inputs alike: the pooled coefficients are the mixture of
     * both, so p2^2 c2 (Dohmatob et al. 2025, Strong Model Collapse, arXiv 2410.04840; ordinary least squares).
     *
     * @param p2 share of wrong labels, in [0, 1]
     * @param c2 |w1 - w2|^2, for inputs with covariance I
     */
    public static double strongCollapseFloor(double p2, double c2) {
        return p2 * p2 * c2;
    }

    /**
     * The accuracy a generator needs so that most of what a verifier keeps is right: p* = 1 / (1 + phi / psi) (Feng et al.
     * 2025, Beyond Model Collapse, arXiv 2406.07515).
     *
     * @param phi probability that a right item is kept, above 0
     * @param psi probability that a wrong item is kept, above 0
     */
    public static double verifierThreshold(double phi, double psi) {
        return 1 / (1 + phi / psi);
    }

    /** The share of right items among those kept, for a generator of this accuracy: above 1/2 iff above the threshold. */
    public static double keptAccuracy(double accuracy, double phi, double psi) {
        double right = accuracy * phi;
        return right / (right + (1 - accuracy) * psi);
    }

    /**
     * Effective sample size, up to a constant, without knowing which items are real: sum of n_i alpha_i^2 (Kanabar, Gastpar
     * 2026, minimax squared loss).
     *
     * @param items n_i of each stage
     * @param realShare alpha_i of each stage, in [0, 1]
     */
    public static double effectiveUnmarked(double[] items, double[] realShare) {
        double sum = 0;
        for (int i = 0; i < items.length; i++) {
            sum += items[i] * realShare[i] * realShare[i];
        }
        return sum;
    }

    /**
     * Effective sample size, up to a constant, with perfect provenance: sum of n_i alpha_i. For one share alpha provenance is
     * worth a factor of 1 / alpha.
     */
    public static double effectiveMarked(double[] items, double[] realShare) {
        double sum = 0;
        for (int i = 0; i < items.length; i++) {
            sum += items[i] * realShare[i];
        }
        return sum;
    }
}
