package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.audit.Measured;
import org.genloss.audit.TypeSample;
import org.genloss.num.Seed;

/**
 * How often 95 % intervals hold what they should: corpora of documents are drawn from a {@link Source} again and again. What should be
 * held is the mean over all corpora of this size; for missing and unseen mass, what of the source's mass the corpus at hand has
 * not.
 *
 * <p>Arguments of the main program: trials. Run by {@code bench/coverage}.
 */
public final class Coverage {

    private static final int TOKENS = 30_000;

    private Coverage() {}

    /** Prints a table with tabs. */
    public static void main(String[] args) {
        int trials = Integer.parseInt(args[0]);
        System.out.println("source\ttypes known\tmeasure\tmean\tsd\trms error\tcoverage\tcoverage of the mass at hand");
        for (World world : World.values()) {
            for (int most : new int[] {Integer.MAX_VALUE, 2048}) {
                of(world, most, trials, TOKENS)
                        .forEach((measure, held) -> System.out.printf(
                                Locale.ROOT,
                                "%s\t%s\t%s\t%.6g\t%.3g\t%.3g\t%.4f\t%.4f%n",
                                world.name().toLowerCase(Locale.ROOT),
                                most == Integer.MAX_VALUE ? "all" : Integer.toString(most),
                                measure,
                                held.mean,
                                held.deviation,
                                held.error,
                                held.coverage,
                                held.ofMass));
            }
        }
    }

    /** Kinds of sources. */
    enum World {
        /** Independent words. */
        INDEPENDENT(1, 0),
        /** Twenty topics. */
        TOPICS(20, 0),
        /** Twenty topics and bursts. */
        BURSTS(20, 0.2);

        final Source source;

        World(int topics, double burst) {
            source = new Source(8000, topics, burst, new Seed(11));
        }
    }

    /** What came out for one measure. */
    record Held(double mean, double deviation, double error, double coverage, double ofMass) {}

    /** Coverage of each measure of words and bigrams that needs no reference and of held-out tail recall and coverage deficit. */
    static Map<String, Held> of(World world, int most, int trials, int tokens) {
        UniformRandomProvider random = new Seed(5).at(world.name()).stream();
        double[] p = world.source.probabilities();
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        List<Double> masses = new ArrayList<>();
        for (int t = 0; t < trials; t++) {
            List<int[]> documents = world.source.documents(tokens, random);
            double mass = 1;
            boolean[] seen = new boolean[p.length];
            for (int[] document : documents) {
                for (int word : document) {
                    mass -= seen[word] ? 0 : p[word];
                    seen[word] = true;
                }
            }
            masses.add(mass);
            TypeSample reference = Samples.words(world.source.documents(tokens, random), most);
            List<Measured> measured = new ArrayList<>(TextMeasures.of(
                    "words", Samples.words(documents, most), Optional.of(reference), MeasureOptions.STANDARD));
            measured.addAll(TextMeasures.of(
                    "bigrams", Samples.bigrams(documents, most), Optional.empty(), MeasureOptions.STANDARD));
            for (Measured m : measured) {
                if (m.unknown().isEmpty()) {
                    all.computeIfAbsent(m.of() + " " + m.measure(), k -> new ArrayList<>())
                            .add(m);
                }
            }
        }
        Map<String, Held> held = new LinkedHashMap<>();
        all.forEach((measure, values) -> held.put(measure, held(values, masses)));
        return held;
    }

    private static Held held(List<Measured> values, List<Double> masses) {
        double mean = values.stream().mapToDouble(Measured::value).average().orElseThrow();
        double squares = 0;
        double errors = 0;
        double covered = 0;
        double ofMass = 0;
        for (int t = 0; t < values.size(); t++) {
            Measured m = values.get(t);
            squares += (m.value() - mean) * (m.value() - mean);
            errors += m.standardError() * m.standardError();
            covered += m.low() <= mean && mean <= m.high() ? 1 : 0;
            ofMass += m.low() <= masses.get(t) && masses.get(t) <= m.high() ? 1 : 0;
        }
        int n = values.size();
        return new Held(mean, Math.sqrt(squares / n), Math.sqrt(errors / n), covered / n, ofMass / n);
    }
}
