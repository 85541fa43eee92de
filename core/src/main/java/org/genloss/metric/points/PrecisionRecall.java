package org.genloss.metric.points;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * Fidelity and diversity apart: whether what was drawn looks real (precision, density), and whether all that is real is
 * still drawn (recall, coverage). A model that forgets keeps the first and loses the second.
 *
 * <p>All four depend on how many points are compared: the limit is the same in every generation.
 */
@Doc(
        value = "Precision, recall, density and coverage by balls that reach to the k-th nearest neighbour, between two"
                + " random subsets of what was drawn and of the held-out data. Standard errors with the balls held fixed:"
                + " analytic (binomial, or sd/sqrt n for density), for coverage by delete-a-group jackknife;"
                + " recall's is too small (by up to a half once recall falls), as its balls move from draw to draw.",
        source =
                "Kynkaanniemi et al. 2019 (precision, recall); Naeem et al. 2020, equations 3 and 4 (density, coverage)")
public record PrecisionRecall(
        @Doc("Which nearest neighbour a ball reaches to, 1 or more.") @Default("5")
        int k,

        @Doc("At most this many points of each side are compared, 2 or more; the cost is its square.") @Default("1000")
        int subsample,

        @Doc("Names the subset of the held-out data; the same in all generations and trials.") @Default("0")
        long seed)
        implements PointsMetric {

    private static final String NAME = "precision_recall";
    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    /** Checks the parameters. */
    public PrecisionRecall {
        Require.atLeast("k", k, 1);
        Require.atLeast("subsample", subsample, 2);
    }

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        Points real = Distances.subsample(reference.heldOut(), subsample, new Seed(seed).at(NAME));
        double[] realRadius = Distances.kthNearest(real, k);
        return (at, own) -> measure(real, realRadius, Distances.subsample(at.drawn(), subsample, own.at(NAME)));
    }

    private List<Reading> measure(Points real, double[] realRadius, Points fake) {
        String parameters = "[k=" + k + "]";
        if (real.size() <= k || fake.size() <= k) {
            return List.of(
                    Reading.of("precision" + parameters, Double.NaN, "share"),
                    Reading.of("recall" + parameters, Double.NaN, "share"),
                    Reading.of("density" + parameters, Double.NaN, "ratio"),
                    Reading.of("coverage" + parameters, Double.NaN, "share"));
        }
        double[] fakeRadius = Distances.kthNearest(fake, k);
        double[] ballsAroundFake = new double[fake.size()]; // real balls that a fake point lies in, over k
        boolean[] realReached = new boolean[real.size()]; // lies in a fake ball
        // a fake point may lie in many balls, so that balls are not filled independently of each other
        int groups = Math.min(Jackknife.GROUPS, fake.size());
        int[] filledBy = new int[real.size()]; // the group whose fake points alone lie in a ball
        Arrays.fill(filledBy, NOBODY);
        Distances.each(real, fake, (i, j, squared) -> {
            if (squared < realRadius[i]) {
                ballsAroundFake[j] += 1.0 / k;
                int group = j % groups;
                filledBy[i] = filledBy[i] == NOBODY || filledBy[i] == group ? group : SEVERAL;
            }
            realReached[i] |= squared < fakeRadius[j];
        });
        long precise = Arrays.stream(ballsAroundFake).filter(balls -> balls > 0).count();
        return List.of(
                Estimates.share("precision" + parameters, precise, fake.size()),
                Estimates.share("recall" + parameters, count(realReached), real.size()),
                Estimates.mean("density" + parameters, ballsAroundFake, "ratio"),
                coverage("coverage" + parameters, filledBy, groups));
    }

    private static Reading coverage(String name, int[] filledBy, int groups) {
        double balls = filledBy.length;
        long filled = Arrays.stream(filledBy).filter(by -> by != NOBODY).count();
        double[] leftOut = new double[groups];
        Arrays.fill(leftOut, filled / balls);
        for (int by : filledBy) {
            if (by >= 0) {
                leftOut[by] -= 1 / balls;
            }
        }
        return Reading.of(name, filled / balls, "share").withError(Jackknife.standardError(leftOut));
    }

    private static long count(boolean[] flags) {
        long count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
