package org.genloss.metric.symbols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Sample;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * Who dies first: types are sorted from the most to the least probable in the real data and cut into bands of real mass.
 * The first band is the head, the last the rarest.
 */
@Doc(
        "Share of the types of each band of real mass that is present in the generation's training set (exact) and in what"
                + " was drawn (standard error by delete-a-group jackknife). A type belongs to the band in which the mass of all"
                + " more probable types ends. Real probabilities of the law where it knows them, otherwise held-out frequencies.")
public record Survival<S extends Sample<S>>(
        @Doc("Cumulative real mass at which bands end, ascending in (0, 1); the last band ends at 1.")
        @Default("[0.5, 0.9, 0.99]")
        List<Double> mass)
        implements TypeMetric<S> {

    /** Checks the bands. */
    public Survival {
        mass = List.copyOf(mass);
        double before = 0;
        for (double edge : mass) {
            Require.that(edge > before && edge < 1, "mass", "ascending in (0, 1)", edge);
            before = edge;
        }
    }

    /** The types of one band. */
    private record Band(String name, int[] types) {}

    @Override
    public Gauge<S> against(Reference<S> reference) {
        List<Band> bands = bands(Types.real(reference));
        return (at, seed) -> {
            Counted drawn = Counted.of(at.drawn());
            Optional<long[]> training = at.training().map(Types::counts);
            List<Reading> readings = new ArrayList<>();
            for (Band band : bands) {
                training.ifPresent(
                        counts -> readings.add(Reading.of(name(band, "training"), present(band, counts), "share")));
                readings.add(drawn.reading(name(band, "drawn"), counts -> present(band, counts), "share"));
            }
            return readings;
        };
    }

    private static String name(Band band, String of) {
        return "survival[mass=" + band.name + ",of=" + of + "]";
    }

    private static double present(Band band, long[] counts) {
        double present = 0;
        for (int type : band.types) {
            present += counts[type] > 0 ? 1 : 0;
        }
        return present / band.types.length;
    }

    /** The bands that hold a type at all, from the head on. */
    private List<Band> bands(double[] real) {
        int[] ranked = Types.ranked(real);
        List<Band> bands = new ArrayList<>();
        double above = 0;
        int from = 0;
        for (int b = 0; b <= mass.size(); b++) {
            double end = b < mass.size() ? mass.get(b) : 1;
            int to = from;
            while (to < ranked.length && (above < end || b == mass.size())) {
                above += real[ranked[to++]];
            }
            if (to > from) {
                String start = b == 0 ? "0" : Estimates.text(mass.get(b - 1));
                bands.add(new Band(start + "-" + Estimates.text(end), Arrays.copyOfRange(ranked, from, to)));
            }
            from = to;
        }
        return bands;
    }
}
