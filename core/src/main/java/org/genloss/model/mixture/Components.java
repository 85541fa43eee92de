package org.genloss.model.mixture;

/** The components of a mixture that are alive, prepared for a pass: inverse factors and scaled constants. */
final class Components {

    private final int[] ids;
    private final double[] constants;
    private final double[][] means;
    private final double[][] inverses;
    private final double[][] centres;
    private final boolean diagonal;

    Components(Mixture mixture, double[][] centres) {
        int alive = 0;
        for (int c = 0; c < mixture.size(); c++) {
            alive += mixture.alive(c) ? 1 : 0;
        }
        ids = new int[alive];
        constants = new double[alive];
        means = new double[alive][];
        inverses = new double[alive][];
        this.centres = new double[alive][];
        diagonal = mixture.diagonal();
        double[] all = PlainExpectation.constants(mixture);
        int a = 0;
        for (int c = 0; c < mixture.size(); c++) {
            if (mixture.alive(c)) {
                ids[a] = c;
                constants[a] = all[c] * Lanes.SCALE;
                means[a] = mixture.means()[c];
                inverses[a] = mixture.factor(c).inverse();
                this.centres[a] = centres[c];
                a++;
            }
        }
    }

    /** How many are alive. */
    int size() {
        return ids.length;
    }

    /** The number in the mixture of the a-th that is alive. */
    int id(int a) {
        return ids[a];
    }

    /** Logarithm of weight and normaliser, times {@link Lanes#SCALE}. */
    double constant(int a) {
        return constants[a];
    }

    double[] mean(int a) {
        return means[a];
    }

    /** Inverse of the lower factor of the covariance, d x d row-major. */
    double[] inverse(int a) {
        return inverses[a];
    }

    /** What moments are taken about. */
    double[] centre(int a) {
        return centres[a];
    }

    /** Whether all covariances are diagonal. */
    boolean diagonal() {
        return diagonal;
    }
}
