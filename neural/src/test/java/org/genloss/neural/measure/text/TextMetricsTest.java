package org.genloss.neural.measure.text;

import static org.genloss.metric.Golden.assertClose;
import static org.genloss.metric.Golden.doubles;
import static org.genloss.metric.Golden.named;
import static org.genloss.neural.measure.text.TableModel.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Golden;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.metric.Subwords;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics of language models against NumPy, SciPy and scikit-learn. */
class TextMetricsTest {

    private static final Seed SEED = new Seed(1);

    private static Snapshot<Tokens> at(Model<Tokens> model, Tokens drawn) {
        return new Snapshot<>(
                1, Optional.of(model), drawn, Optional.empty(), Optional.empty(), Optional.of(model), Optional.empty());
    }

    private static List<Reading> readings(Metric<Tokens> metric, Model<Tokens> model, Tokens heldOut, Tokens drawn) {
        return metric.against(new Reference<>(Subwords.LAW, heldOut, drawn.size()))
                .measure(at(model, drawn), SEED);
    }

    private static void assertReading(JsonNode golden, Reading reading) {
        assertClose(doubles(golden)[0], reading.value());
        assertClose(doubles(golden)[1], reading.standardError());
    }

    @Test
    void nextToken() {
        List<Reading> readings = readings(new NextToken(0.9), TableModel.golden(), TableModel.text(), Subwords.drawn());
        assertReading(GOLDEN.get("entropy"), named(readings, "next_token_entropy"));
        assertReading(GOLDEN.get("gini"), named(readings, "next_token_gini"));
        assertReading(GOLDEN.get("certain"), named(readings, "next_token_certain[p=0.9]"));
    }

    @Test
    void calibration() {
        List<Reading> readings =
                readings(new Calibration(15), TableModel.golden(), TableModel.text(), Subwords.drawn());
        assertReading(GOLDEN.get("calibration"), named(readings, "calibration_error[bins=15]"));
        assertReading(GOLDEN.get("accuracy"), named(readings, "next_token_accuracy"));
        assertReading(GOLDEN.get("confidence"), named(readings, "next_token_confidence"));
    }

    /** Two metrics read it, and it is dear. */
    @Test
    void theLawIsAskedForOnce() {
        TableModel model = TableModel.golden();
        Tokens heldOut = TableModel.text();
        Reference<Tokens> reference = new Reference<>(Subwords.LAW, heldOut, 75);
        new NextToken(0.999).against(reference).measure(at(model, Subwords.drawn()), SEED);
        new Calibration(15).against(reference).measure(at(model, Subwords.drawn()), SEED);
        assertEquals(1, model.asked);
    }

    /** What does not apply is left out. */
    @Test
    void modelsThatDoNotTell() {
        for (Metric<Tokens> metric :
                List.of(new NextToken(0.999), new Calibration(15), new HiddenDivergence(Optional.empty(), 2000))) {
            assertEquals(List.of(), readings(metric, Subwords.LAW, TableModel.text(), Subwords.drawn()));
            assertEquals(List.of(), Golden.measure(metric, Subwords.reference(), Subwords.drawn()));
        }
    }

    @Test
    void frontier() {
        double[] p = doubles(GOLDEN.get("p"));
        double[] q = doubles(GOLDEN.get("q"));
        assertClose(GOLDEN.get("area").doubleValue(), Frontier.area(p, q));
        assertClose(GOLDEN.get("area").doubleValue(), Frontier.area(q, p));
        assertClose(GOLDEN.get("integral").doubleValue(), Frontier.integral(p, q));
        assertEquals(1, Frontier.area(p, p), 1e-12);
        assertEquals(0, Frontier.integral(p, p));
        assertEquals(1, Frontier.integral(new double[] {1, 0}, new double[] {0, 1}));
    }

    @Test
    void hiddenDivergence() {
        HiddenDivergence metric = new HiddenDivergence(Optional.of(4), 2000);
        assertTrue(metric.readsFirst());
        Tokens drawn = TableModel.ofSingles(GOLDEN.get("drawn_cells"));
        Tokens heldOut = TableModel.ofSingles(GOLDEN.get("real_cells"));
        List<Reading> readings = readings(metric, TableModel.golden(), heldOut, drawn);
        assertReading(GOLDEN.get("hidden_area"), named(readings, "hidden_frontier_area[n=60,k=4]"));
        assertReading(GOLDEN.get("hidden_integral"), named(readings, "hidden_frontier_integral[n=60,k=4]"));
        List<Reading> same = readings(metric, TableModel.golden(), heldOut, heldOut);
        assertEquals(1, same.get(0).value(), 1e-12);
        assertEquals(0, same.get(1).value(), 1e-12);
    }

    /** Fewer sequences would have another bias. */
    @Test
    void hiddenDivergenceOfTooFewIsNotANumber() {
        HiddenDivergence metric = new HiddenDivergence(Optional.empty(), 50);
        Tokens heldOut = TableModel.ofSingles(GOLDEN.get("real_cells"));
        Tokens none = Subwords.blocks(new int[60][0]);
        Reading reading = readings(metric, TableModel.golden(), heldOut, none).get(0);
        assertEquals("hidden_frontier_area[n=50,k=5]", reading.name());
        assertTrue(Double.isNaN(reading.value()));
    }
}
