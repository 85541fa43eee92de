package org.genloss.metric.symbols;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Probabilities;
import org.genloss.data.Sample;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;

/**
 * Counts and probabilities by type. The unknown type of a text is left out everywhere: it stands for no one thing, so
 * it can neither die out nor be rare.
 */
final class Types {

    private Types() {}

    /** How often each type occurs in symbols or tokens. */
    static long[] counts(Sample<?> sample) {
        if (sample instanceof Symbols symbols) {
            return symbols.counts();
        }
        if (sample instanceof Tokens tokens) {
            return Arrays.copyOf(tokens.counts(), tokens.vocabulary().unknown());
        }
        throw new IllegalArgumentException("no types in " + sample.getClass().getSimpleName());
    }

    /** How often each type occurs in a training set, whatever the weights; copies no item. */
    static <S extends Sample<S>> long[] counts(Dataset<S> training) {
        long[] sum = new long[0];
        for (Dataset.Part<S> part : training.parts()) {
            long[] counts = counts(part.items());
            sum = sum.length == 0 ? counts : add(sum, counts);
        }
        return sum;
    }

    /** The same of populations too, whose items are expected and not whole numbers. */
    static <S extends Sample<S>> double[] mass(Dataset<S> training) {
        double[] sum = new double[0];
        for (Dataset.Part<S> part : training.parts()) {
            double[] mass = (Object) part.items() instanceof Symbols symbols
                    ? symbols.mass()
                    : Arrays.stream(counts(part.items())).asDoubleStream().toArray();
            for (int type = 0; type < sum.length; type++) {
                mass[type] += sum[type];
            }
            sum = mass;
        }
        return sum;
    }

    private static long[] add(long[] sum, long[] counts) {
        for (int type = 0; type < sum.length; type++) {
            sum[type] += counts[type];
        }
        return sum;
    }

    /** Real probability of each type: the law's where it knows them, otherwise the held-out frequency. */
    static double[] real(Reference<?> reference) {
        return probabilities(reference.supply(), reference.heldOut())
                .orElseGet(() -> frequencies(counts(reference.heldOut())));
    }

    /** Probability of each type under the model, if it knows them. */
    static Optional<double[]> model(Snapshot<?> at) {
        return at.model().flatMap(model -> probabilities(model, at.drawn()));
    }

    private static Optional<double[]> probabilities(Object law, Sample<?> shape) {
        if (!(law instanceof Probabilities known)) {
            return Optional.empty();
        }
        double[] all = known.probabilities();
        return Optional.of(
                shape instanceof Tokens tokens
                        ? Arrays.copyOf(all, tokens.vocabulary().unknown())
                        : all);
    }

    /** Counts over their sum; all NaN where there is nothing. */
    static double[] frequencies(long[] counts) {
        double n = total(counts);
        return Arrays.stream(counts).mapToDouble(count -> count / n).toArray();
    }

    static long total(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    /** Number of types that occur. */
    static long support(long[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }

    /** Types of positive probability, from the most probable on; ties in the order of their ids. */
    static int[] ranked(double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .filter(type -> probabilities[type] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer type) -> -probabilities[type])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
