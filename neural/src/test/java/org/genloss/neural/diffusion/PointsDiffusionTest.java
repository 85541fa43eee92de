package org.genloss.neural.diffusion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.genloss.data.Points;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.neural.torch.Torch;
import org.genloss.num.Seed;
import org.junit.jupiter.api.BeforeAll;

/** What diffusion of points owes. */
class PointsDiffusionTest extends LearnerContract<Points> {

    /** Small networks gain nothing from threads, which wait for each other on a busy machine. */
    @BeforeAll
    static void oneThread() {
        Torch.engine().threads(1);
    }

    @Override
    protected Learner<Points> learner() {
        return Diffusions.small(false, 3);
    }

    @Override
    protected Points items(int n, Seed seed) {
        var normal = ZigguratSampler.NormalizedGaussian.of(seed.stream());
        double[] values = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double first = normal.sample();
            values[2 * i] = 100 + 3 * first;
            values[2 * i + 1] = first + normal.sample();
        }
        return Points.of(values, 2);
    }

    /**
     * Against draws of the same model under another seed, column by column, by the two-sample test of Kolmogorov and Smirnov
     * at 1e-6: level 2e-6.
     */
    @Override
    protected void assertFollows(Model<Points> model, Points drawn) {
        Points others = model.sample(5000, Decoding.PLAIN, new Seed(7));
        for (int j = 0; j < 2; j++) {
            double p = KolmogorovSmirnovTest.withDefaults()
                    .test(drawn.column(j), others.column(j))
                    .getPValue();
            assertTrue(p > 1e-6, "column " + j + ": p = " + p);
        }
    }

    @Override
    protected int draws() {
        return 5000;
    }
}
