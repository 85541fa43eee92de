package org.genloss.model.gaussian;

import org.genloss.data.Points;
import org.genloss.model.Learner;
import org.genloss.model.PointsLearnerContract;
import org.junit.jupiter.api.Nested;

/** The Gaussian keeps the contract of learners, with both estimators, both covariances, in one dimension and three. */
class GaussianContractTest {

    @Nested
    class MaximumLikelihood extends PointsLearnerContract {
        @Override
        protected Learner<Points> learner() {
            return new Gaussian(Gaussian.Estimator.MLE, Gaussian.Covariance.FULL);
        }

        @Override
        protected int dimension() {
            return 3;
        }
    }

    @Nested
    class MaximumLikelihoodOnALine extends PointsLearnerContract {
        @Override
        protected Learner<Points> learner() {
            return new Gaussian(Gaussian.Estimator.MLE, Gaussian.Covariance.DIAGONAL);
        }

        @Override
        protected int dimension() {
            return 1;
        }
    }

    @Nested
    class Unbiased extends PointsLearnerContract {
        @Override
        protected Learner<Points> learner() {
            return new Gaussian(Gaussian.Estimator.UNBIASED, Gaussian.Covariance.DIAGONAL);
        }

        @Override
        protected int dimension() {
            return 3;
        }

        /** Reliability weights: only their ratios count. */
        @Override
        protected boolean weightsCount() {
            return false;
        }
    }
}
