package org.genloss.model.mixture;

import org.genloss.data.Points;
import org.genloss.model.Learner;
import org.genloss.model.PointsLearnerContract;
import org.genloss.model.mixture.GaussianMixture.CovarianceType;
import org.genloss.model.mixture.GaussianMixture.InitParams;
import org.junit.jupiter.api.Nested;

/** The mixture keeps the contract of learners, from every start and with every covariance. */
class GaussianMixtureContractTest {

    private abstract static class Contract extends PointsLearnerContract {
        private final int dimension;
        private final GaussianMixture learner;

        Contract(int dimension, GaussianMixture learner) {
            this.dimension = dimension;
            this.learner = learner;
        }

        @Override
        protected Learner<Points> learner() {
            return learner;
        }

        @Override
        protected int dimension() {
            return dimension;
        }

        /** The start is drawn; weights from a given start are tested in {@link GaussianMixtureTest}. */
        @Override
        protected boolean weightsCount() {
            return false;
        }

        @Override
        protected boolean lambdaScalesTheWhole() {
            return false;
        }
    }

    private static GaussianMixture mixture(int k, CovarianceType type, InitParams start, boolean warm) {
        return new GaussianMixture(k, type, 1e-3, 100, 2, 0, start, warm);
    }

    @Nested
    class FullFromKMeans extends Contract {
        FullFromKMeans() {
            super(3, mixture(2, CovarianceType.FULL, InitParams.KMEANS, false));
        }
    }

    @Nested
    class DiagOnALine extends Contract {
        DiagOnALine() {
            super(1, mixture(3, CovarianceType.DIAG, InitParams.KMEANS_PLUS_PLUS, false));
        }
    }

    @Nested
    class SphericalFromItems extends Contract {
        SphericalFromItems() {
            super(2, mixture(2, CovarianceType.SPHERICAL, InitParams.RANDOM_FROM_DATA, false));
        }
    }

    @Nested
    class TiedStartedWarm extends Contract {
        TiedStartedWarm() {
            super(2, mixture(2, CovarianceType.TIED, InitParams.KMEANS, true));
        }
    }
}
