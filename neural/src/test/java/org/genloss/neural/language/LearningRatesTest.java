package org.genloss.neural.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Schedules against those of PyTorch and Hugging Face; warm-up with a cosine over steps is in the golden losses. */
class LearningRatesTest {

    /** {@code torch.optim.lr_scheduler.CosineAnnealingLR(AdamW(lr=2e-5), T_max=5, eta_min=1e-6)}, the released code's. */
    @Test
    void cosineOverEpochsIsThatOfPyTorch() {
        Transformer learner = Languages.learner(
                "schedule: cosine-epochs", "learning_rate: 0.00002", "min_learning_rate: 0.000001", "epochs: 5");
        double[] found = IntStream.range(0, 5)
                .mapToDouble(epoch -> learner.schedule().at(learner, 7 * epoch + 3, 35, epoch))
                .toArray();
        double[] expected = {2e-05, 1.8185661446562e-05, 1.3435661446562e-05, 7.564338553438e-06, 2.814338553438e-06};
        assertArrayEquals(expected, found, 1e-17);
    }

    @Test
    void aWarmUpRisesFromZero() {
        Transformer learner = Languages.learner("schedule: constant", "learning_rate: 0.1", "warmup_steps: 4");
        double[] found = IntStream.range(0, 6)
                .mapToDouble(step -> learner.schedule().at(learner, step, 6, 0))
                .toArray();
        assertArrayEquals(new double[] {0, 0.025, 0.05, 0.075, 0.1, 0.1}, found, 1e-15);
    }

    @Test
    void theRateDependsOnWhatTheFitBeginsWith() {
        assertEquals(1e-3, Languages.learner().rate());
        assertEquals(1e-5, Languages.learner("weights: some/folder").rate());
        assertEquals(0.25, Languages.learner("learning_rate: 0.25").rate());
    }
}
