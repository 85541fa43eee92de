package org.genloss.data.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.SupplyContract;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.junit.jupiter.api.Nested;

/** The contract of supplies, for every law. */
class LawContractsTest {

    static Gaussian correlated() {
        return new Gaussian(
                Optional.of(List.of(1.0, 0.0, 2.0)),
                Optional.empty(),
                Optional.of(List.of(List.of(2.0, 0.6, 0.0), List.of(0.6, 1.0, -0.3), List.of(0.0, -0.3, 0.5))),
                Optional.empty());
    }

    static GaussianMixture rareMode() {
        return new GaussianMixture(
                List.of(List.of(-1.0), List.of(6.0)),
                Optional.of(List.of(0.99, 0.01)),
                Optional.of(List.of(0.5, 2.0)),
                Optional.empty());
    }

    static LinearModel linear() {
        return new LinearModel(Optional.empty(), Optional.of(List.of(0.5, -2.0)), 0.5);
    }

    @Nested
    class StandardGaussianTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return Gaussian.standard(1);
        }
    }

    @Nested
    class CorrelatedGaussianTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return correlated();
        }
    }

    @Nested
    class MixtureTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return rareMode();
        }
    }

    @Nested
    class PlaneMixtureTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new GaussianMixture(
                    List.of(List.of(-1.0, 3.0), List.of(2.0, 0.0)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(List.of(
                            List.of(List.of(1.0, 0.9), List.of(0.9, 1.0)),
                            List.of(List.of(0.1, 0.0), List.of(0.0, 4.0)))));
        }
    }

    @Nested
    class UniformTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new Uniform(-1, 3, 1);
        }
    }

    @Nested
    class CubeTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new Uniform(0, 1, 3);
        }
    }

    @Nested
    class StudentTTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new StudentT(2.5, 1, 2, 1);
        }

        @Override
        protected boolean fourthMomentExists() {
            return false;
        }
    }

    @Nested
    class LightStudentTTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new StudentT(12, 0, 1, 2);
        }
    }

    @Nested
    class HeavyStudentTTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new StudentT(0.7, 0, 1, 1);
        }

        @Override
        protected boolean fourthMomentExists() {
            return false;
        }
    }

    @Nested
    class ParetoTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new Pareto(2.2, 2, 1);
        }

        @Override
        protected boolean fourthMomentExists() {
            return false;
        }
    }

    @Nested
    class LogNormalTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new LogNormal(0.3, 0.4, 1);
        }
    }

    @Nested
    class LaplaceTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new Laplace(1, 2, 1);
        }
    }

    @Nested
    class PoissonTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new PoissonCounts(3.5);
        }

        @Override
        protected boolean distinctRecords() {
            return false;
        }
    }

    @Nested
    class LargePoissonTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return new PoissonCounts(12345);
        }

        @Override
        protected boolean distinctRecords() {
            return false;
        }
    }

    @Nested
    class LinearModelTest extends SupplyContract<Points> {
        @Override
        protected Source<Points> source() {
            return linear();
        }
    }

    @Nested
    class CategoricalTest extends SupplyContract<Symbols> {
        @Override
        protected Source<Symbols> source() {
            return new Categorical(List.of(0.5, 0.0, 0.3, 0.2));
        }

        @Override
        protected boolean distinctRecords() {
            return false;
        }
    }

    @Nested
    class ZipfTest extends SupplyContract<Symbols> {
        @Override
        protected Source<Symbols> source() {
            return new Zipf(1000, 1.1, 2.7);
        }

        @Override
        protected boolean distinctRecords() {
            return false;
        }
    }

    @Nested
    class BernoulliTest extends SupplyContract<Symbols> {
        @Override
        protected Source<Symbols> source() {
            return new Bernoulli(0.3);
        }

        @Override
        protected boolean distinctRecords() {
            return false;
        }
    }

    @Nested
    class DirichletMarkovTest extends SupplyContract<Tokens> {
        @Override
        protected Source<Tokens> source() {
            return new MarkovText(20, 30, MarkovText.Rows.DIRICHLET, 0.3, 1, 1);
        }
    }

    @Nested
    class ZipfMarkovTest extends SupplyContract<Tokens> {
        @Override
        protected Source<Tokens> source() {
            return new MarkovText(20, 30, MarkovText.Rows.ZIPF, 1, 1.2, 1);
        }
    }
}
