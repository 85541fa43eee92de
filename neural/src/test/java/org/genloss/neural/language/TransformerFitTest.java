package org.genloss.neural.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Validated;
import org.genloss.model.Decoding;
import org.genloss.model.FitCurve;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Work;
import org.genloss.neural.transformer.Family;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

/** What a fit keeps, when it ends, and what it says of input it cannot use. */
class TransformerFitTest {

    private static final Seed SEED = new Seed(20240724);
    private static final Dataset<Tokens> DATA = Dataset.of(Languages.text(32, 8, SEED), Dataset.REAL);

    /** Records, of which some are set apart or none. */
    private record Records(Optional<Tokens> validation) implements Supply<Tokens>, Validated<Tokens> {

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public Tokens draw(int n, long from, Seed seed) {
            return Languages.text(n, 8, seed);
        }

        @Override
        public long heldOutSize() {
            return Long.MAX_VALUE;
        }

        @Override
        public Tokens heldOut(int n, Seed seed) {
            return Languages.text(n, 8, seed);
        }
    }

    private static Learner<Tokens> knowing(Tokens validation, String... lines) {
        return Languages.learner(lines).knowing(new Records(Optional.of(validation)));
    }

    private static double[] curve(Model<Tokens> model, String name) {
        return model.curves().stream()
                .filter(curve -> curve.name().equals(name))
                .map(FitCurve::values)
                .findFirst()
                .orElseThrow();
    }

    /** The mean over all events, which the model says by itself. */
    private static double loss(Model<Tokens> model, Tokens text) {
        return -Arrays.stream(((TransformerModel) model).tokenLogProbabilities(text))
                .average()
                .orElseThrow();
    }

    /** 0.5 a step is far too much: the best epoch is not the last. */
    @Test
    void theBestEpochIsThatOfTheLowestValidationLoss() {
        Tokens validation = Languages.text(20, 8, SEED.at("validation"));
        String[] lines = {"epochs: 6", "learning_rate: 0.2", "schedule: constant"};
        Model<Tokens> best = knowing(validation, with(lines, "selection: best")).fit(DATA, SEED);
        Model<Tokens> last = knowing(validation, lines).fit(DATA, SEED);
        double[] losses = curve(best, "validation_loss");
        assertEquals(6, losses.length);
        assertArrayEquals(losses, curve(last, "validation_loss"));
        double least = Arrays.stream(losses).min().orElseThrow();
        assertTrue(least < losses[5], () -> "the last is the best of " + Arrays.toString(losses));
        assertEquals(least, loss(best, validation), 1e-6);
        assertEquals(losses[5], loss(last, validation), 1e-6);
    }

    private static String[] with(String[] lines, String another) {
        String[] more = Arrays.copyOf(lines, lines.length + 1);
        more[lines.length] = another;
        return more;
    }

    @Test
    void patienceEndsAFit() {
        Tokens validation = Languages.text(20, 8, SEED.at("validation"));
        Model<Tokens> model = knowing(
                        validation, "epochs: 40", "learning_rate: 0.2", "schedule: constant", "patience: 2")
                .fit(DATA, SEED);
        double[] losses = curve(model, "validation_loss");
        assertTrue(losses.length < 40);
        assertEquals(losses.length, curve(model, "loss").length);
        assertEquals(losses.length, curve(model, "learning_rate").length);
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        assertEquals(losses.length - 1, best + 2);
    }

    @Test
    void aJudgeNeedsRecords() {
        for (String line : List.of("selection: best", "patience: 3")) {
            Transformer learner = Languages.learner(line);
            UserError before = assertThrows(UserError.class, () -> learner.knowing(new Records(Optional.empty())));
            assertTrue(before.getMessage().contains("validation"), before.getMessage());
            assertThrows(UserError.class, () -> learner.fit(DATA, SEED));
        }
    }

    @Test
    void bfloat16LearnsAsWell() {
        String[] lines = {"epochs: 12", "learning_rate: 0.01", "dropout: 0"};
        double[] single = curve(Languages.learner(lines).fit(DATA, SEED), "loss");
        double[] half = curve(Languages.learner(with(lines, "precision: bf16")).fit(DATA, SEED), "loss");
        assertTrue(half[11] < half[0] - 0.5, () -> Arrays.toString(half));
        assertFalse(Arrays.equals(single, half));
        // bfloat16 has 8 bits: losses of a few nats agree to some hundredths
        assertArrayEquals(single, half, 0.05);
    }

    @Test
    void everyFamilyLearnsInEitherPrecision() {
        for (Family type : Family.values()) {
            for (Precision precision : Precision.values()) {
                Model<Tokens> model = Languages.learner(
                                "model_type: " + type.text(),
                                "precision: " + (precision == Precision.FP32 ? "fp32" : "bf16"),
                                "epochs: 6",
                                "learning_rate: 0.01",
                                "max_grad_norm: 1")
                        .fit(DATA, SEED);
                double[] losses = curve(model, "loss");
                assertTrue(losses[5] < losses[0] - 0.2, () -> type + " " + precision + Arrays.toString(losses));
                assertEquals(type.text(), ((TransformerModel) model).network().family());
            }
        }
    }

    @Test
    void aFitThatDivergesKeepsTheLastGoodEpoch() {
        Tensors start = Languages.learner("epochs: 1").fit(DATA, SEED).state();
        String norm = "model.decoder.final_layer_norm.weight";
        // finite, but their squares are not: the loss of the first step is not a number
        float[] huge = ((float[]) start.get(norm).data()).clone();
        Arrays.fill(huge, 1e38f);
        start.with(norm, huge, huge.length);
        Learner<Tokens> learner = Languages.learner("warm_start: true", "epochs: 4");
        Model<Tokens> broken = learner.load(start, DATA.items());
        assertEquals(Optional.empty(), broken.collapse());
        Model<Tokens> fitted = learner.refit(broken, DATA, SEED);
        String reason = fitted.collapse().orElseThrow();
        assertTrue(reason.contains("the loss was not finite in epoch 1, step 1"), reason);
        assertArrayEquals(huge, (float[]) fitted.state().get(norm).data());
        assertEquals(1, curve(fitted, "loss").length);
        assertEquals(
                fitted.collapse(), learner.load(fitted.state(), DATA.items()).collapse());
    }

    @Test
    void aWarmStartGoesOnFromTheModelBefore() {
        Transformer learner = Languages.learner("warm_start: true", "epochs: 3", "learning_rate: 0.01");
        assertTrue(learner.warmStarts());
        Model<Tokens> first = learner.fit(DATA, SEED);
        Model<Tokens> second = learner.refit(first, DATA, SEED, Work.ALONE);
        assertTrue(curve(second, "loss")[0] < curve(first, "loss")[1]);
    }

    /** Tokens that nothing comes before are no events: nothing is learned of them, and nothing breaks. */
    @Test
    void sequencesOfOneTokenTeachNothing() {
        Tokens single = Languages.text(10, 1, SEED);
        Model<Tokens> model = Languages.learner("epochs: 2").fit(Dataset.of(single, 1), SEED);
        assertEquals(Optional.empty(), model.collapse());
        assertEquals(0, ((TransformerModel) model).tokenLogProbabilities(single).length);
    }

    @Test
    void whatIsTooLongIsRefused() {
        Tokens text = Languages.text(4, 20, SEED);
        UserError fit = assertThrows(
                UserError.class, () -> Languages.learner("context: 19").fit(Dataset.of(text, Dataset.REAL), SEED));
        assertTrue(fit.getMessage().contains("20 tokens") && fit.getMessage().contains("19"), fit.getMessage());
        TransformerModel model =
                (TransformerModel) Languages.learner("context: 19", "epochs: 1").fit(DATA, SEED);
        assertThrows(UserError.class, () -> model.tokenLogProbabilities(text));
        Decoding twelve =
                new Decoding(1, 0, 1, 0, 1, false, 1, 1, Decoding.EarlyStopping.FALSE, 1, 0, 0, Optional.of(12), 1, 1);
        UserError continued =
                assertThrows(UserError.class, () -> model.continued(DATA.items(), twelve, SEED, Work.ALONE));
        assertTrue(continued.getMessage().contains("12 new tokens"), continued.getMessage());
    }

    /** By how much, not how long: the time of a step is whatever the machine takes. */
    @Test
    void theForecastGrowsWithItemsUpToTheMostSteps() {
        IntToDoubleFunction free = Languages.learner().seconds(DATA.items()).orElseThrow();
        assertTrue(free.applyAsDouble(100) > 0);
        assertEquals(10, free.applyAsDouble(1000) / free.applyAsDouble(100), 1e-9);
        IntToDoubleFunction limited = Languages.learner("max_steps: 50", "batch_size: 2", "epochs: 1")
                .seconds(DATA.items())
                .orElseThrow();
        assertEquals(2, limited.applyAsDouble(100) / limited.applyAsDouble(50), 1e-9);
        assertEquals(limited.applyAsDouble(100), limited.applyAsDouble(1_000_000));
    }
}
