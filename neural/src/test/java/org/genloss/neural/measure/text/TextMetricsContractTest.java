package org.genloss.neural.measure.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Reference;
import org.genloss.metric.Subwords;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** What every metric owes, of those of language models. */
class TextMetricsContractTest extends MetricContract<Tokens> {

    @Override
    protected List<Metric<Tokens>> metrics() {
        return List.of(
                new NextToken(0.999),
                new Calibration(15),
                new HiddenDivergence(Optional.empty(), 2000),
                new HiddenDivergence(Optional.of(3), 100));
    }

    @Override
    protected Class<Tokens> sampleType() {
        return Tokens.class;
    }

    @Override
    protected List<Place<Tokens>> places() {
        return List.of(place("table", TableModel.golden()), opaque());
    }

    @Override
    protected Place<Tokens> opaque() {
        return place("veiled", new Veiled<>(TableModel.golden()));
    }

    private static Place<Tokens> place(String name, Model<Tokens> model) {
        Tokens heldOut = Subwords.LAW.heldOut(400, new Seed(1));
        return new Place<>(
                name,
                new Reference<>(new Veiled<>(Subwords.LAW), heldOut, 300),
                model,
                List.of(
                        Subwords.blocks(new int[300][10]),
                        Subwords.blocks(new int[60][0]),
                        Subwords.blocks(new int[60][1]),
                        Subwords.blocks(new int[] {7})));
    }

    /** None has a reading at the baseline. */
    @Override
    protected Map<String, Ideal> ideals() {
        return Map.of();
    }
}
