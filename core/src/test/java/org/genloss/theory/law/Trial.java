package org.genloss.theory.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.lab.Evaluation;
import org.genloss.metric.Metric;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;

/** A small experiment to hold a law against, point by point through the laboratory's own loop. */
record Trial<S extends Sample<S>>(
        Source<S> source,
        Learner<S> learner,
        Decoding decoding,
        Sampling sampling,
        Policy policy,
        Sizes size,
        int generations,
        List<Metric<S>> metrics) {

    static <S extends Sample<S>> Trial<S> replace(
            Source<S> source, Learner<S> learner, int size, int generations, List<Metric<S>> metrics) {
        return new Trial<>(
                source,
                learner,
                Decoding.PLAIN,
                Sampling.POINTS,
                Policy.parse("replace"),
                Sizes.constant(size),
                generations,
                metrics);
    }

    Trial<S> with(Decoding other) {
        return new Trial<>(source, learner, other, sampling, policy, size, generations, metrics);
    }

    Trial<S> with(Sampling other) {
        return new Trial<>(source, learner, decoding, other, policy, size, generations, metrics);
    }

    Trial<S> with(String other) {
        return new Trial<>(source, learner, decoding, sampling, Policy.parse(other), size, generations, metrics);
    }

    Trial<S> with(Sizes other) {
        return new Trial<>(source, learner, decoding, sampling, policy, other, generations, metrics);
    }

    Setting setting() {
        int[] measured = new int[generations + 1];
        Arrays.setAll(measured, g -> g);
        return new Setting(
                source.open(new Seed(1)),
                learner.family(),
                decoding,
                sampling,
                policy,
                size,
                generations,
                measured,
                size.start());
    }

    Answer answer(Law law) {
        return law.on(setting()).orElseThrow();
    }

    String refusal(Law law) {
        Answer answer = answer(law);
        assertTrue(answer.curves().isEmpty(), law.name() + " has curves");
        return answer.why();
    }

    /** Every curve of the law against trials, as {@link #check} says. */
    void hold(Law law, int trials) {
        Answer answer = answer(law);
        assertTrue(answer.why().isEmpty(), answer.why());
        Ensemble ensemble = Ensemble.run(cell(), trials, 20261122, false);
        for (Curve curve : answer.curves()) {
            for (int i = 0; i < curve.generations().length && curve.generations()[i] <= curve.until(); i++) {
                check(curve, i, ensemble.at(curve.reading(), curve.generations()[i]));
            }
        }
    }

    private Cell<S> cell() {
        return new Cell<>(
                0,
                "law",
                Map.of(),
                source,
                "source",
                learner,
                decoding,
                sampling,
                policy,
                size,
                generations,
                new Evaluation(Optional.empty(), Optional.of(1), 1),
                metrics);
    }

    /**
     * Beyond 5 standard errors of the sample, or of its variance where a spread is given, a law fails: by chance once in 1.7
     * million if means are normal. All tests together make fewer than 1,000 such checks.
     */
    private static void check(Curve curve, int i, double[] seen) {
        String at = curve.reading() + " at generation " + curve.generations()[i] + ": ";
        double expected = curve.expected()[i];
        if (curve.statistic() == Curve.Statistic.MEDIAN) {
            long below = Arrays.stream(seen).filter(x -> x < expected).count();
            double z = (below - seen.length / 2.0) / (Math.sqrt(seen.length) / 2);
            assertTrue(Math.abs(z) < 5, at + below + " of " + seen.length + " are below the median");
            return;
        }
        boolean squares = curve.statistic() == Curve.Statistic.MEAN_OF_SQUARES;
        double[] x = Arrays.stream(seen).map(v -> squares ? v * v : v).toArray();
        double mean = Arrays.stream(x).average().orElseThrow();
        double variance = 0;
        double fourth = 0;
        for (double value : x) {
            double square = (value - mean) * (value - mean);
            variance += square / x.length;
            fourth += square * square / x.length;
        }
        double margin = 5 * Math.sqrt(variance / x.length) + Math.abs(expected) * (curve.accuracy() + 1e-12);
        String numbers = mean + " within " + margin + " of " + expected;
        assertTrue(mean < expected + margin || curve.side() == Curve.Side.AT_LEAST, at + numbers);
        assertTrue(mean > expected - margin || curve.side() == Curve.Side.AT_MOST, at + numbers);
        if (!Double.isNaN(curve.spread()[i])) {
            double error = 5 * Math.sqrt((fourth - variance * variance) / x.length) + 1e-12;
            double spread = curve.spread()[i] * curve.spread()[i];
            assertTrue(Math.abs(variance - spread) < error, at + variance + " within " + error + " of " + spread);
        }
    }
}
