package org.genloss.neural.diffusion;

import java.util.Arrays;
import java.util.function.Supplier;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;

/**
 * Adds noise to items, and takes it away again in a few large steps: denoising diffusion implicit models (Song et al. 2021).
 *
 * @param left alpha-bar after each of the T steps of training
 * @param steps of sampling, S: the steps floor(i T / S) of training, i = S - 1 .. 0
 * @param eta 0 draws noise at the start only, 1 in every step as DDPM (Song et al. 2021, equation 16)
 * @param bounded whether items lie in [-1, 1], to which what is predicted is then cut in every step
 */
record Ddim(double[] left, int steps, double eta, boolean bounded) {

    /** What tells the noise in items [n, ..] at a step of training. */
    @FunctionalInterface
    interface Prediction {

        /** Noise, of the shape of the items. */
        Tensor of(Tensor items, int time);
    }

    /** Items with noise at one step each: sqrt(a) x + sqrt(1 - a) noise, a = alpha-bar (Ho et al. 2020, equation 4). */
    Tensor noised(Tensor items, Tensor noise, int[] times) {
        long[] one = new long[items.shape().length];
        Arrays.fill(one, 1);
        one[0] = times.length;
        double[] signal = new double[times.length];
        double[] rest = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            signal[i] = Math.sqrt(left[times[i]]);
            rest[i] = Math.sqrt(1 - left[times[i]]);
        }
        return items.times(Tensor.like(items, signal, one)).plus(noise.times(Tensor.like(items, rest, one)));
    }

    /** The steps of training that sampling visits, falling to 0. */
    int[] times() {
        int[] times = new int[steps];
        for (int i = 0; i < steps; i++) {
            times[i] = (int) ((long) (steps - 1 - i) * left.length / steps);
        }
        return times;
    }

    /**
     * Turns noise into items, in place.
     *
     * @param items noise of variance 1 (or lambda), [n, ..]
     * @param noise more of it, asked for in each step but the last, where eta is above 0
     */
    void sample(Tensor items, Prediction prediction, Supplier<Tensor> noise) {
        int[] times = times();
        for (int i = 0; i < steps; i++) {
            try (Scope scope = Scope.withoutGradients()) {
                double after = i + 1 < steps ? left[times[i + 1]] : 1;
                items.put(step(items, prediction.of(items, times[i]), left[times[i]], after, noise));
            }
        }
    }

    /** One step from alpha-bar {@code now} to {@code after} (Song et al. 2021, equation 12). */
    private Tensor step(Tensor x, Tensor predicted, double now, double after, Supplier<Tensor> noise) {
        Tensor item = x.minus(predicted.times(Math.sqrt(1 - now))).times(1 / Math.sqrt(now));
        Tensor direction = predicted;
        if (bounded) {
            item = item.clamp(-1, 1);
            // the noise that leads to the item as it was cut
            direction = x.minus(item.times(Math.sqrt(now))).times(1 / Math.sqrt(1 - now));
        }
        double sigma = eta * Math.sqrt((1 - after) / (1 - now) * (1 - now / after));
        Tensor next =
                item.times(Math.sqrt(after)).plus(direction.times(Math.sqrt(Math.max(0, 1 - after - sigma * sigma))));
        return sigma > 0 ? next.plus(noise.get().times(sigma)) : next;
    }
}
