package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Remembered;
import org.genloss.metric.Snapshot;
import org.genloss.num.Empirical;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * What the first model makes of what later ones write: figures 1b, 1c, 11 and 14 of Shumailov et al. (2024). As generations
 * pass, more text is what the first model finds all too likely, and some is what it would never write.
 */
@Doc(
        value =
                "Perplexity of each drawn sequence, by itself, under the model of generation 0: mean (standard error sd/sqrt n)"
                        + " and median (distribution-free limits) of its logarithm; the share of sequences below the quantile low of the"
                        + " perplexities of held-out real sequences under the same model, and the share above the quantile high (binomial"
                        + " errors, that model and the held-out text held fixed); at generation 0 also the mean for held-out text."
                        + " Left out for models that do not score tokens, and at the baseline, where there is no model.",
        source = "Shumailov et al. 2024, figures 1b and 1c")
public record FirstPerplexity(
        @Doc("Quantile of held-out real text below which text is all too likely, in (0, 1).") @Default("0.05")
        double low,

        @Doc("Quantile of held-out real text above which text is in the far tail, in (0, 1).") @Default("0.99")
        double high)
        implements TokensMetric {

    /** Half of the error of a 95 % interval. */
    private static final double TAIL = 0.025;

    /** Checks the quantiles. */
    public FirstPerplexity {
        Require.that(low > 0 && low < 1, "low", "in (0, 1)", low);
        Require.that(high > 0 && high < 1, "high", "in (0, 1)", high);
    }

    @Override
    public boolean readsFirst() {
        return true;
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        // for one set of drawn sequences there is one first model, that of its trial
        Remembered<Tokens, Scored> known = new Remembered<>();
        Remembered<TokenScores, double[]> real = new Remembered<>();
        return new Gauge<>() {
            @Override
            public List<Reading> measure(Snapshot<Tokens> at, Seed seed) {
                return first(at)
                        .map(law ->
                                readings(scored(law, at.drawn()).logPerplexities(), ofReal(law), at.generation() == 0))
                        .orElse(List.of());
            }

            @Override
            public List<Exhibit> exhibits(Snapshot<Tokens> at, Seed seed) {
                return first(at)
                        .map(law -> {
                            Scored scored = scored(law, at.drawn());
                            return List.of(
                                    FirstExhibits.density(scored.logPerplexities(), ofReal(law)),
                                    FirstExhibits.continuations(at.prompts(), at.drawn(), scored),
                                    FirstExhibits.documents(at.drawn(), scored));
                        })
                        .orElse(List.of());
            }

            private Scored scored(TokenScores law, Tokens drawn) {
                return known.of(drawn, text -> Scored.of(law, text));
            }

            private double[] ofReal(TokenScores law) {
                return real.of(
                        law, first -> Scored.of(first, reference.heldOut()).logPerplexities());
            }
        };
    }

    private static Optional<TokenScores> first(Snapshot<Tokens> at) {
        return at.first().filter(model -> model instanceof TokenScores).map(model -> (TokenScores) model);
    }

    private List<Reading> readings(double[] drawn, double[] real, boolean withReal) {
        double[] sorted = real.clone();
        Arrays.sort(sorted);
        List<Reading> readings = new ArrayList<>();
        readings.add(Estimates.mean("first_log_perplexity", drawn, "nats"));
        readings.add(median(drawn));
        double least = sorted.length == 0 ? Double.NaN : Empirical.quantile(sorted, low);
        double most = sorted.length == 0 ? Double.NaN : Empirical.quantile(sorted, high);
        readings.add(share("first_perplexity_low[q=" + Estimates.text(low) + "]", drawn, -least, -1));
        readings.add(share("first_perplexity_high[q=" + Estimates.text(high) + "]", drawn, most, 1));
        if (withReal) {
            readings.add(Estimates.mean("first_log_perplexity[of=held-out]", real, "nats"));
        }
        return readings;
    }

    /** The median, and limits between which it lies with 95 % whatever the law (David and Nagaraja 2003, section 7.1). */
    private static Reading median(double[] values) {
        String name = "first_log_perplexity_median";
        if (values.length == 0) {
            return Reading.of(name, Double.NaN, "nats");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // fewer than this many values lie below the median with a chance of 2.5 % at most
        int rank = new BinomialDistribution(sorted.length, 0.5).inverseCumulativeProbability(TAIL);
        Reading median = Reading.of(name, Empirical.quantile(sorted, 0.5), "nats");
        return rank == 0 ? median : median.withLimits(sorted[rank - 1], sorted[sorted.length - rank]);
    }

    /** The share of values x with sign x above the limit; not a number where real text has no such limit, or a value is none. */
    private static Reading share(String name, double[] values, double limit, int sign) {
        if (!Double.isFinite(limit) || Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Reading.of(name, Double.NaN, "share");
        }
        long beyond = Arrays.stream(values).filter(x -> sign * x > limit).count();
        return Estimates.share(name, beyond, values.length);
    }
}
