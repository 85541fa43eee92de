package org.genloss.metric.text;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/**
 * How fast new types come as a text goes on: V(n) = K n^beta types among n tokens. Near 0 all types are soon there, near 1
 * every token is new. It falls with the length of what is read, so that all generations are read to the same.
 */
@Doc(
        value =
                "Exponent of Heaps' law: the slope, by least squares, of the logarithm of the number of types against that of the"
                        + " number of tokens read, at 13 numbers of tokens, each sqrt 2 times the one before, up to a fixed length of drawn"
                        + " text (NaN where it is shorter). The unknown type is no type. Standard error by delete-a-group jackknife over"
                        + " sequences.",
        source = "Heaps 1978, section 7.5; Herdan 1960")
public record Heaps(
        @Doc(
                "How many tokens are read of every generation, 128 or more; if left out, half of the held-out mean length of a"
                        + " sequence times the number of sequences drawn.")
        Optional<Integer> tokens)
        implements TokensMetric {

    /** Halvings of the square root of 2 below the whole length at which types are counted. */
    private static final int STEPS = 12;

    /** Fewer tokens than this make the first points coincide. */
    private static final int LEAST = 128;

    /** Checks the length. */
    public Heaps {
        tokens.ifPresent(length -> Require.atLeast("tokens", length, LEAST));
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        int length = Windows.tokens(tokens, reference);
        String name = "heaps_exponent[tokens=" + length + "]";
        return (at, seed) -> List.of(Windows.first(at.drawn(), length)
                .filter(window -> length >= LEAST)
                .map(window ->
                        Reading.of(name, slope(window), "1").withError(Jackknife.standardError(window, Heaps::slope)))
                .orElse(Reading.of(name, Double.NaN, "1")));
    }

    /** Of a whole text; NaN where its first tokens have no type. */
    static double slope(Tokens text) {
        long[] types = types(text.tokens(), text.vocabulary().unknown());
        double[] x = new double[STEPS + 1];
        double[] y = new double[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            int read = (int) Math.rint(text.tokens().length * FastMath.pow(2.0, (step - STEPS) / 2.0));
            if (read < 1 || types[read - 1] == 0) {
                return Double.NaN;
            }
            x[step] = FastMath.log(read);
            y[step] = FastMath.log(types[read - 1]);
        }
        return slope(x, y);
    }

    /** The number of types among the first 1, 2, .. tokens. */
    private static long[] types(int[] tokens, int unknown) {
        boolean[] seen = new boolean[unknown + 1];
        seen[unknown] = true;
        long[] types = new long[tokens.length];
        long count = 0;
        for (int i = 0; i < tokens.length; i++) {
            count += seen[tokens[i]] ? 0 : 1;
            seen[tokens[i]] = true;
            types[i] = count;
        }
        return types;
    }

    private static double slope(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += x[i] / x.length;
            meanY += y[i] / x.length;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        return products / squares;
    }
}
