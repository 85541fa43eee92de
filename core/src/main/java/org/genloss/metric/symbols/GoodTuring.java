package org.genloss.metric.symbols;

import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** What a sample says of the types that it does not show; needs no reference. */
@Doc(
        value =
                "Good-Turing estimate f1/n of the mass of all unseen types (standard error analytic,"
                        + " sqrt(f1 (1 - f1/n) + 2 f2) / n, too small where the words of one text repeat each other) and Chao's"
                        + " lower bound of the number of types (standard error by delete-a-group jackknife), of what was drawn.",
        source = "Good 1953; Esty 1983 (error); Chao 1984")
public record GoodTuring<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            long[] counts = Types.counts(at.drawn());
            double n = Types.total(counts);
            double once = Abundances.seen(counts, 1);
            double twice = Abundances.seen(counts, 2);
            return List.of(
                    Reading.of("missing_mass", once / n, "share")
                            .withError(Math.sqrt(once * (1 - once / n) + 2 * twice) / n),
                    Counted.of(at.drawn()).reading("chao1", Abundances::chao1, "types"));
        };
    }
}
