package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Supply;
import org.genloss.data.Tokens;
import org.genloss.metric.HeldOutLogLikelihood;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Reference;
import org.genloss.metric.TestLaws;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.metric.symbols.Divergence;
import org.genloss.metric.symbols.Extinction;
import org.genloss.metric.symbols.Survival;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** The contract of metrics, for texts: those of order, and some of those of types. */
class TokensMetricsTest extends MetricContract<Tokens> {

    private static final TestLaws.Words LAW = new TestLaws.Words(TestLaws.zipf(40), 12);

    @Override
    protected List<Metric<Tokens>> metrics() {
        List<Metric<Tokens>> metrics = new ArrayList<>(List.of(
                new DistinctN(List.of(1, 2, 3), Optional.empty()),
                new DistinctN(List.of(2), Optional.of(100)),
                new Repetition(List.of(2, 4)),
                new CompressionRatio(3, Optional.empty()),
                new CompressionRatio(3, Optional.of(4000)),
                new HeldOutPerplexity(16)));
        metrics.addAll(List.of(
                new FirstPerplexity(0.05, 0.99),
                new SequenceLengths(),
                new Words(5, Optional.empty()),
                new Heaps(Optional.empty()),
                new Heaps(Optional.of(300)),
                new MemorisedNgrams(2)));
        metrics.addAll(List.of(
                new HeldOutLogLikelihood<>(), new Survival<>(List.of(0.5)), new Extinction<>(3), new Divergence<>()));
        return metrics;
    }

    @Override
    protected Class<Tokens> sampleType() {
        return Tokens.class;
    }

    @Override
    protected List<Place<Tokens>> places() {
        return List.of(
                place("truth known", LAW, LAW),
                place("model veiled", LAW, new Veiled<>(LAW)),
                place("source veiled", new Veiled<>(LAW), LAW));
    }

    @Override
    protected Place<Tokens> opaque() {
        return place("all veiled", new Veiled<>(LAW), new Veiled<>(LAW));
    }

    @Override
    protected Map<String, Ideal> ideals() {
        Map<String, Ideal> ideals = new HashMap<>(Map.of(
                "sequence_length", new Ideal(12, 0),
                "words_new[tokens=1800]", new Ideal(0, 0),
                // from about 13 of 39 words among 28 to all of them among 1,800: log 3 / log 64
                "heaps_exponent[tokens=1800]", new Ideal(0.26, 0.1),
                "heaps_exponent[tokens=300]", new Ideal(0.45, 0.15)));
        ideals.putAll(Map.of(
                "distinct_1[tokens=1800]", new Ideal(40.0 / 1800, 1.0 / 1800),
                "distinct_2[tokens=100]", new Ideal(0.85, 0.15),
                // 12 independent words: the chance that a pair recurs is near (sum p^2)^2 = 0.007 a pair of pairs
                "repetition_4", new Ideal(0, 0.01),
                "compression_ratio[bytes=4000]", new Ideal(2.5, 1),
                "compression_ratio[bytes=5977]", new Ideal(2.5, 1),
                "survival[mass=0-0.5,of=drawn]", new Ideal(1, 0),
                "js_divergence", new Ideal(0, 0)));
        return ideals;
    }

    private static Place<Tokens> place(String name, Supply<Tokens> source, Model<Tokens> model) {
        Tokens heldOut = source.heldOut(400, new Seed(1));
        return new Place<>(
                name,
                new Reference<>(source, heldOut, 300),
                model,
                List.of(
                        TestLaws.text(39, new int[60][12]),
                        TestLaws.text(39, new int[60][0]),
                        TestLaws.text(39, new int[] {39, 39, 39, 39, 39, 39}),
                        TestLaws.text(39, new int[] {7})));
    }
}
