package org.genloss.metric.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Reference;
import org.genloss.metric.Subwords;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.metric.symbols.Entropy;
import org.genloss.metric.symbols.Support;
import org.genloss.metric.symbols.Survival;
import org.genloss.metric.symbols.TailTypeRecall;
import org.genloss.metric.symbols.ZipfSlope;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** The contract of metrics, for blocks of subwords, whose vocabulary has no unknown type. */
class SubwordMetricsTest extends MetricContract<Tokens> {

    @Override
    protected List<Metric<Tokens>> metrics() {
        return List.of(
                new FirstPerplexity(0.05, 0.99),
                new HeldOutPerplexity(7),
                new SequenceLengths(),
                new Words(2, Optional.empty()),
                new Heaps(Optional.empty()),
                new MemorisedNgrams(8),
                new DistinctN(List.of(2), Optional.empty()),
                new Repetition(List.of(2)),
                new CompressionRatio(3, Optional.empty()),
                new Entropy<>(),
                new Support<>(),
                new Survival<>(List.of(0.5)),
                new TailTypeRecall<>(0.2),
                new ZipfSlope<>());
    }

    @Override
    protected Class<Tokens> sampleType() {
        return Tokens.class;
    }

    @Override
    protected List<Place<Tokens>> places() {
        return List.of(place("subwords", Subwords.LAW), opaque());
    }

    @Override
    protected Place<Tokens> opaque() {
        return place("veiled", new Veiled<>(Subwords.LAW));
    }

    private static Place<Tokens> place(String name, Model<Tokens> model) {
        Tokens heldOut = Subwords.LAW.heldOut(400, new Seed(1));
        return new Place<>(
                name,
                new Reference<>(new Veiled<>(Subwords.LAW), heldOut, 300),
                model,
                List.of(
                        Subwords.blocks(new int[60][10]),
                        Subwords.blocks(new int[60][0]),
                        Subwords.blocks(new int[60][1]),
                        Subwords.blocks(new int[] {7})));
    }

    @Override
    protected Map<String, Ideal> ideals() {
        return Map.ofEntries(
                Map.entry("sequence_length", new Ideal(10, 0)),
                Map.entry("words_new[tokens=1500]", new Ideal(0, 0)),
                Map.entry("heaps_exponent[tokens=1500]", new Ideal(0.1, 0.1)),
                Map.entry("distinct_2[tokens=1500]", new Ideal(0.15, 0.05)),
                Map.entry("repetition_2", new Ideal(0.1, 0.1)),
                Map.entry("compression_ratio[bytes=5583]", new Ideal(4, 2)),
                Map.entry("entropy", new Ideal(2.4, 0.1)),
                Map.entry("support", new Ideal(16, 0)),
                Map.entry("survival[mass=0-0.5,of=drawn]", new Ideal(1, 0)),
                Map.entry("tail_type_recall[mass=0.2]", new Ideal(1, 0)),
                Map.entry("zipf_slope", new Ideal(1, 0.05)));
    }
}
