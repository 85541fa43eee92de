package org.genloss.neural.transformer;

import java.util.List;
import java.util.Optional;
import org.genloss.neural.torch.Tensor;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/**
 * Rotary positions (Su et al. 2021, RoFormer, section 3.2): numbers i and i + s/2 of a head of width s are a point of the
 * plane, turned by its position times theta^(-2i/s).
 *
 * @param theta the base
 * @param scaling how slow turns are slowed down further, for contexts longer than those of the first fit
 */
public record Rope(double theta, Optional<Scaling> scaling) {

    /**
     * The scaling of Llama 3.1 ({@code llama3}): turns whose wavelength is above {@code original / low} are slower by {@code
     * factor}, those whose wavelength is below {@code original / high} stay, and between the two it goes over linearly in the
     * number of turns within the original context.
     *
     * @param factor at least 1
     * @param low turns within the original context of the slowest that is not slowed down wholly
     * @param high turns of the slowest that stays as it is, above {@code low}
     * @param original length of the original context
     */
    public record Scaling(double factor, double low, double high, int original) {

        /** @throws IllegalArgumentException in the names of {@code config.json} */
        public Scaling {
            Require.that(factor >= 1 && Double.isFinite(factor), "factor", "a finite number of at least 1", factor);
            Require.positive("low_freq_factor", low);
            Require.that(high > low && Double.isFinite(high), "high_freq_factor", "above low_freq_factor", high);
            Require.atLeast("original_max_position_embeddings", original, 1);
        }

        private double scaled(double frequency) {
            double turns = original * frequency / (2 * FastMath.PI);
            double share = Math.min(1, Math.max(0, (turns - low) / (high - low)));
            return (1 - share) * frequency / factor + share * frequency;
        }
    }

    /** @throws IllegalArgumentException if theta is no finite number above 0 */
    public Rope {
        Require.positive("rope_theta", theta);
    }

    /** Cosines and sines of all angles, each [t, s]. */
    record Angles(Tensor cos, Tensor sin) {

        /** Queries or keys [b, heads, t, s], turned. */
        Tensor turn(Tensor x) {
            List<Tensor> halves = x.split(x.size(-1) / 2, -1); // two of [b, heads, t, s / 2]
            Tensor quarter = Tensor.cat(List.of(halves.get(1).times(-1), halves.get(0)), -1);
            return x.times(cos).plus(quarter.times(sin));
        }
    }

    /**
     * The angles of positions.
     *
     * @param positions [t], int64
     * @param size width of a head, s, which is even
     * @param like whose type and device they take
     */
    Angles angles(Tensor positions, int size, Tensor like) {
        Tensor half = positions.reshape(-1, 1).times(Tensor.like(like, frequencies(size), 1, size / 2)); // [t, s / 2]
        Tensor all = Tensor.cat(List.of(half, half), -1);
        return new Angles(all.cos(), all.sin());
    }

    /** Radians for one place, of s/2 points; rounded to float32, in which models are fitted, also where they are float64. */
    double[] frequencies(int size) {
        double[] frequencies = new double[size / 2];
        for (int i = 0; i < frequencies.length; i++) {
            float frequency = 1 / (float) FastMath.pow(theta, 2f * i / size);
            frequencies[i] = scaling.isPresent() ? (float) scaling.get().scaled(frequency) : frequency;
        }
        return frequencies;
    }
}
