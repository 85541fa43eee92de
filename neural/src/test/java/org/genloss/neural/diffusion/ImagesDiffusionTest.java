package org.genloss.neural.diffusion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.genloss.data.Images;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.neural.torch.Torch;
import org.genloss.num.Seed;
import org.junit.jupiter.api.BeforeAll;

/** What conditional diffusion of images owes. */
class ImagesDiffusionTest extends LearnerContract<Images> {

    /** Small networks gain nothing from threads, which wait for each other on a busy machine. */
    @BeforeAll
    static void oneThread() {
        Torch.engine().threads(1);
    }

    @Override
    protected Learner<Images> learner() {
        return Diffusions.small(true, 1);
    }

    @Override
    protected Images items(int n, Seed seed) {
        return Shapes.draw(n, seed);
    }

    /**
     * Classes have their shares (binomial test at 1e-6), and mean brightness follows that of the same model under another
     * seed (two-sample test of Kolmogorov and Smirnov at 1e-6): level 2e-6.
     */
    @Override
    protected void assertFollows(Model<Images> model, Images drawn) {
        int lying = 0;
        for (int label : drawn.labels()) {
            lying += label;
        }
        double share = model.state().doubles("class.shares")[1];
        double p = BinomialTest.withDefaults().test(drawn.size(), lying, share).getPValue();
        assertTrue(p > 1e-6, lying + " of " + drawn.size() + " where " + share + " is the share");
        Images others = model.sample(1000, Decoding.PLAIN, new Seed(7));
        double same = KolmogorovSmirnovTest.withDefaults()
                .test(brightness(drawn), brightness(others))
                .getPValue();
        assertTrue(same > 1e-6, "brightness: p = " + same);
    }

    private static double[] brightness(Images images) {
        int numbers = images.shape().numbers();
        double[] means = new double[images.size()];
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < numbers; j++) {
                means[i] += images.pixels()[i * numbers + j] / numbers;
            }
        }
        return means;
    }

    @Override
    protected int draws() {
        return 1000;
    }

    @Override
    protected boolean collapses() {
        return false;
    }
}
