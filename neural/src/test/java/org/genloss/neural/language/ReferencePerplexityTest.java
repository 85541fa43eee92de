package org.genloss.neural.language;

import static org.genloss.metric.Golden.measure;
import static org.genloss.metric.Golden.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.TestLaws;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.neural.torch.Device;
import org.genloss.neural.transformer.Goldens;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

/** Perplexity under a stored model, against the loss that Hugging Face computed of it. */
class ReferencePerplexityTest extends MetricContract<Tokens> {

    /** Rows of the embedding of the small OPT. */
    private static final int TYPES = 80;

    private static final TestLaws.Words LAW = new TestLaws.Words(TestLaws.zipf(TYPES), 12);

    private static ReferencePerplexity metric() {
        return new ReferencePerplexity(Goldens.folder("opt"), Device.CPU);
    }

    /** The mean over 2 x 15 tokens, in float32. */
    @Test
    void isThatOfHuggingFace() {
        Tensors golden = Goldens.values("opt");
        long[] ids = (long[]) golden.get("ids").data();
        int[][] rows = new int[2][16];
        for (int i = 0; i < ids.length; i++) {
            rows[i / 16][i % 16] = (int) ids[i];
        }
        Tokens text = TestLaws.text(TYPES - 1, rows);
        List<Reading> readings = measure(metric(), new Reference<>(new Veiled<>(LAW), text, 2), text);
        double loss = Goldens.doubles(golden, "loss")[0];
        assertEquals(loss, Math.log(named(readings, "reference_perplexity").value()), 1e-5);
        // rows of equal length count the same
        assertEquals(loss, named(readings, "reference_log_perplexity").value(), 1e-5);
    }

    @Test
    void aLargerVocabularyIsRefused() {
        Tokens text = TestLaws.text(TYPES, new int[] {1, 2, 3});
        UserError error =
                assertThrows(UserError.class, () -> metric().against(new Reference<>(new Veiled<>(LAW), text, 1)));
        assertTrue(error.getMessage().contains("81"), error.getMessage());
        ReferencePerplexity nowhere = new ReferencePerplexity(Path.of("no", "such", "folder"), Device.CPU);
        assertThrows(UserError.class, () -> nowhere.against(new Reference<>(new Veiled<>(LAW), text, 1)));
    }

    @Override
    protected List<Metric<Tokens>> metrics() {
        return List.of(metric());
    }

    @Override
    protected Class<Tokens> sampleType() {
        return Tokens.class;
    }

    @Override
    protected List<Place<Tokens>> places() {
        return List.of(opaque());
    }

    @Override
    protected Place<Tokens> opaque() {
        return new Place<>(
                "words",
                new Reference<>(new Veiled<>(LAW), LAW.heldOut(60, new Seed(1)), 300),
                LAW,
                List.of(
                        TestLaws.text(TYPES - 1, new int[60][12]),
                        TestLaws.text(TYPES - 1, new int[60][0]),
                        TestLaws.text(TYPES - 1, new int[] {7})));
    }

    /** A model of random weights is a little worse than one that says 1 / 80 of everything: ln 80 = 4.4. */
    @Override
    protected Map<String, Ideal> ideals() {
        return Map.of("reference_log_perplexity", new Ideal(4.8, 0.5));
    }
}
