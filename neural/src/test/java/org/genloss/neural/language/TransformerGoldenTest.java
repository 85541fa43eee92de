package org.genloss.neural.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.FitCurve;
import org.genloss.model.Work;
import org.genloss.neural.LanguageModel;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Activation;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Opt;
import org.genloss.neural.transformer.SpecialIds;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Fits and scores against Hugging Face transformers and PyTorch: {@code src/test/golden/language.py} made the values. */
class TransformerGoldenTest {

    private static final Tensors GOLDEN = golden();
    private static final Architecture NETWORK = new Opt(
            50,
            24,
            16,
            2,
            2,
            32,
            Activation.RELU,
            0,
            0.3,
            new SpecialIds(OptionalInt.of(2), OptionalInt.of(2), OptionalInt.of(1)));
    private static final Tokens TEXT = text();

    private static Tensors golden() {
        try {
            return SafeTensors.read(Path.of(TransformerGoldenTest.class
                    .getResource("/golden/language.safetensors")
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tokens text() {
        List<int[]> rows = new ArrayList<>();
        int at = 0;
        for (int length : GOLDEN.ints("lengths")) {
            rows.add(Arrays.copyOfRange(GOLDEN.ints("tokens"), at, at + length));
            at += length;
        }
        // a vocabulary counts an unknown type too
        List<String> types = IntStream.range(0, 49).mapToObj(i -> "w" + i).toList();
        return Languages.of(new Vocabulary(Vocabulary.Unit.WORDS, types), rows);
    }

    private static Tensors weights() {
        Tensors weights = new Tensors();
        NETWORK.shapes().keySet().forEach(name -> weights.with(name, GOLDEN.get("weight." + name)));
        return weights;
    }

    private static LanguageModel model() {
        return new TransformerModel(NETWORK, weights(), 8, Optional.empty(), TEXT, Device.CPU, List.of());
    }

    /** One batch an epoch, so that the order of sequences is of no consequence. */
    @Test
    void lossesOfTwentyStepsAreThoseOfPyTorch() {
        Transformer learner = Languages.learner(
                "batch_size: 3",
                "gradient_accumulation_steps: 2",
                "epochs: 20",
                "learning_rate: 0.03",
                "min_learning_rate: 0.003",
                "warmup_steps: 3",
                "weight_decay: 0.1",
                "max_grad_norm: 0.5");
        try (Scope scope = Scope.open()) {
            Weights start = Weights.of(weights(), Device.CPU);
            Training fit = new Training(learner, NETWORK, start, TEXT, Optional.empty(), new Seed(1));
            fit.fit(Work.ALONE);
            List<FitCurve> curves = fit.curves();
            assertEquals(
                    List.of("loss", "learning_rate"),
                    curves.stream().map(FitCurve::name).toList());
            assertRelative(GOLDEN.doubles("losses"), curves.get(0).values(), 1e-4);
            assertArrayEquals(GOLDEN.doubles("rates"), curves.get(1).values(), 1e-12);
        }
    }

    private static void assertRelative(double[] expected, double[] found, double tolerance) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], tolerance * Math.abs(expected[i]), "at " + i);
        }
    }

    @Test
    void scoresAreThoseOfHuggingFace() {
        double[] scores = model().tokenLogProbabilities(TEXT);
        assertArrayEquals(GOLDEN.doubles("scores"), scores, 1e-4);
        LanguageModel.Expectations expectations = model().expectations(TEXT);
        assertArrayEquals(GOLDEN.doubles("entropies"), expectations.entropy(), 1e-4);
        assertArrayEquals(GOLDEN.doubles("ginis"), expectations.gini(), 1e-5);
        for (int i = 0; i < scores.length; i++) {
            double p = Math.exp(scores[i]);
            if (expectations.right()[i]) {
                assertEquals(p, expectations.confidence()[i], 1e-6);
            } else {
                assertEquals(true, p < expectations.confidence()[i]);
            }
        }
    }

    @Test
    void hiddenStatesAreThoseOfHuggingFace() {
        assertEquals(16, model().hiddenSize());
        assertArrayEquals((float[]) GOLDEN.get("hidden").data(), model().lastHidden(TEXT), 1e-4f);
    }

    /** Of every sequence, the sum over its tokens but the first; nothing of a sequence of one token. */
    @Test
    void densitiesAreSums() {
        double[] scores = GOLDEN.doubles("scores");
        double[] expected = new double[TEXT.size()];
        int at = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int j = 1; j < GOLDEN.ints("lengths")[i]; j++) {
                expected[i] += scores[at++];
            }
        }
        assertEquals(scores.length, at);
        assertArrayEquals(expected, ((TransformerModel) model()).logDensity(TEXT), 1e-3);
        assertEquals(0, expected[5]);
    }
}
