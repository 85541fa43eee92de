package org.genloss.metric.symbols;

import java.util.List;
import java.util.Map;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.metric.HeldOutLogLikelihood;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Reference;
import org.genloss.metric.TestLaws;
import org.genloss.metric.TestLaws.Categorical;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** The contract of metrics, for symbols. */
class SymbolsMetricsTest extends MetricContract<Symbols> {

    private static final Categorical LAW = new Categorical(TestLaws.zipf(50));

    /** All metrics of types. */
    static <S extends Sample<S>> List<Metric<S>> ofTypes() {
        return List.of(
                new Support<>(),
                new Survival<>(List.of(0.5, 0.9, 0.99)),
                new Extinction<>(3),
                new Entropy<>(),
                new HillNumbers<>(List.of(0.0, 0.5, 1.0, 2.0)),
                new Heterozygosity<>(),
                new Divergence<>(),
                new GoodTuring<>(),
                new NextGenerationLoss<>(),
                new CoverageDeficit<>(),
                new TailTypeRecall<>(0.05),
                new ZipfSlope<>(),
                new HeldOutLogLikelihood<>());
    }

    @Override
    protected List<Metric<Symbols>> metrics() {
        return ofTypes();
    }

    @Override
    protected Class<Symbols> sampleType() {
        return Symbols.class;
    }

    @Override
    protected List<Place<Symbols>> places() {
        return List.of(
                place("truth known", LAW, LAW),
                place("model veiled", LAW, new Veiled<>(LAW)),
                place("source veiled", new Veiled<>(LAW), LAW));
    }

    @Override
    protected Place<Symbols> opaque() {
        return place("all veiled", new Veiled<>(LAW), new Veiled<>(LAW));
    }

    @Override
    protected Map<String, Ideal> ideals() {
        // a sample of 2000 from 50 types with 1/rank: entropy 3.29 +- 0.02, five standard errors allowed
        double h = 0;
        double squares = 0;
        for (double p : LAW.probabilities()) {
            h -= p * Math.log(p);
            squares += p * p;
        }
        return Map.ofEntries(
                Map.entry("support", new Ideal(50, 0)),
                Map.entry("survival[mass=0-0.5,of=drawn]", new Ideal(1, 0)),
                Map.entry("survival[mass=0.99-1,of=drawn]", new Ideal(1, 0)),
                Map.entry("entropy", new Ideal(h, 0.12)),
                Map.entry("hill_number[q=0]", new Ideal(50, 0)),
                Map.entry("heterozygosity", new Ideal(1 - squares, 0.02)),
                Map.entry("kl_divergence[real||model]", new Ideal(0, 0)),
                Map.entry("kl_divergence[model||real]", new Ideal(0, 0)),
                Map.entry("js_divergence", new Ideal(0, 0)),
                Map.entry("missing_mass", new Ideal(0, 0.005)),
                Map.entry("chao1", new Ideal(50, 1)),
                Map.entry("next_generation_loss[types]", new Ideal(0, 0.5)),
                Map.entry("coverage_deficit", new Ideal(0, 0)),
                Map.entry("tail_type_recall[mass=0.05]", new Ideal(1, 0)),
                Map.entry("zipf_slope", new Ideal(1, 0.1)));
    }

    private static Place<Symbols> place(String name, Supply<Symbols> source, Model<Symbols> model) {
        Symbols heldOut = source.heldOut(2000, new Seed(1));
        return new Place<>(
                name,
                new Reference<>(source, heldOut, 300),
                model,
                List.of(new Symbols(new int[60], 50), new Symbols(new int[] {49}, 50)));
    }
}
