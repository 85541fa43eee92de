package org.genloss.metric.images;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.metric.Cells;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Nearest;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Which kinds of real images are no more drawn, where a kind is a cell of a codebook. */
@Doc(
        "The held-out images are divided into k cells by k-means on pixels. Share of them in cells that nothing drawn falls in"
                + " (missing mass), share of the rarest cells that something drawn falls in (tail recall), both with standard errors by"
                + " delete-a-group jackknife of what was drawn; and the number of cells that nothing drawn falls in, with their numbers,"
                + " the largest first. All depend on how many images are drawn: compare with the baseline of real images.")
public record Codebook(
        @Doc("Number of cells, 2 or more.") @Default("100") int k,

        @Doc("Share of the held-out images that the rarest cells hold together, in (0, 1).") @Default("0.05")
        double mass,

        @Doc("At most this many held-out images make the cells, 2 or more.") @Default("10000")
        int reference,

        @Doc("Names the subset and the start of k-means; the same in all generations and trials.") @Default("0")
        long seed)
        implements ImagesMetric {

    /** Checks the parameters. */
    public Codebook {
        Require.atLeast("k", k, 2);
        Require.that(mass > 0 && mass < 1, "mass", "in (0, 1)", mass);
        Require.atLeast("reference", reference, 2);
    }

    @Override
    public Gauge<Images> against(Reference<Images> real) {
        Seed place = new Seed(seed).at("codebook");
        Images images = Nearest.subset(real.heldOut(), reference, place.at("subset"));
        Cells cells = Cells.of(images.pixels(), images.shape().numbers(), k, place.at("cells"));
        long[] held = counts(cells.of(images.pixels()), cells.size(), 1)[0];
        int[] ranked = IntStream.range(0, held.length)
                .boxed()
                .sorted((a, b) -> Long.compare(held[b], held[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] tail = tail(held, ranked);
        return (at, own) -> {
            int groups = Math.min(Jackknife.GROUPS, at.drawn().size());
            long[][] drawn = counts(cells.of(at.drawn().pixels()), cells.size(), groups);
            long[] all = without(drawn, -1);
            int[] extinct = IntStream.of(ranked).filter(cell -> all[cell] == 0).toArray();
            return List.of(
                    reading("codebook_missing_mass[k=" + k + "]", drawn, counts -> missing(held, counts)),
                    reading(
                            "codebook_tail_recall[k=" + k + ",mass=" + Estimates.text(mass) + "]",
                            drawn,
                            counts -> recall(tail, counts)),
                    Reading.of("codebook_extinct[k=" + k + "]", extinct.length, "types")
                            .withItems(extinct));
        };
    }

    /** The rarest cells that together hold the mass, the last of them perhaps only in part; at least one. */
    private int[] tail(long[] held, int[] ranked) {
        double wanted = mass * Arrays.stream(held).sum();
        int from = ranked.length;
        double below = 0;
        while (from > 0 && below < wanted) {
            below += held[ranked[--from]];
        }
        return Arrays.copyOfRange(ranked, from, ranked.length);
    }

    private static Reading reading(String name, long[][] drawn, ToDoubleFunction<long[]> statistic) {
        double[] leftOut = new double[drawn.length];
        Arrays.setAll(leftOut, group -> statistic.applyAsDouble(without(drawn, group)));
        return Reading.of(name, statistic.applyAsDouble(without(drawn, -1)), "share")
                .withError(Jackknife.standardError(leftOut));
    }

    private static double missing(long[] held, long[] counts) {
        long lost = 0;
        for (int cell = 0; cell < held.length; cell++) {
            lost += counts[cell] == 0 ? held[cell] : 0;
        }
        return (double) lost / Arrays.stream(held).sum();
    }

    private static double recall(int[] tail, long[] counts) {
        return (double) IntStream.of(tail).filter(cell -> counts[cell] > 0).count() / tail.length;
    }

    /** How many images of each group fall in each cell; image i is of group i modulo their number. */
    private static long[][] counts(int[] labels, int cells, int groups) {
        long[][] counts = new long[groups][cells];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0) {
                counts[i % groups][labels[i]]++;
            }
        }
        return counts;
    }

    /** The sum of the groups but one; of all where that is -1. */
    private static long[] without(long[][] groups, int one) {
        long[] sum = new long[groups[0].length];
        for (int g = 0; g < groups.length; g++) {
            for (int cell = 0; cell < sum.length; cell++) {
                sum[cell] += g == one ? 0 : groups[g][cell];
            }
        }
        return sum;
    }
}
