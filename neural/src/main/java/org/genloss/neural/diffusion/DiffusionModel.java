package org.genloss.neural.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.FitCurve;
import org.genloss.model.Model;
import org.genloss.neural.fit.Divergence;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;

/**
 * A fitted diffusion model. Its parameters lie on the heap and are copied to libtorch for every call.
 *
 * @param <S> what it writes
 */
final class DiffusionModel<S extends Sample<S>> implements Model<S> {

    /** Where the state holds the share of each class. */
    static final String SHARES = "class.shares";

    /** Items that go through the network together. */
    private static final int BLOCK = 256;

    private final Diffusion<S> learner;
    private final Form<S> form;
    private final Network network;
    private final Tensors parameters;
    private final double[] shares;
    private final List<FitCurve> curves;

    /**
     * @param shares of each class among the items that the fit read; none for a model without classes
     * @param curves how the fit went; none for a model that was saved
     */
    DiffusionModel(
            Diffusion<S> learner,
            Form<S> form,
            Network network,
            Tensors parameters,
            double[] shares,
            List<FitCurve> curves) {
        this.learner = learner;
        this.form = form;
        this.network = network;
        this.parameters = parameters;
        this.shares = shares;
        this.curves = curves;
    }

    /**
     * Where the model knows classes, each item is of a class drawn from their shares in the training data, and labelled with
     * it.
     *
     * @throws IllegalArgumentException if guidance is asked for and the model knows no classes
     */
    @Override
    public S sample(int n, Decoding decoding, Seed seed) {
        if (decoding.guidance() != 1 && network.classes() == 0) {
            throw new IllegalArgumentException("guidance must be 1 for a model that knows no classes, but is "
                    + decoding.guidance() + ": fit it with conditional: true");
        }
        int numbers = form.numbers();
        int[] labels = labels(n, seed.at("classes"));
        float[] values = new float[Math.multiplyExact(n, numbers)];
        Noise noise = Noise.of(seed.at("noise"));
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Weights.of(parameters, learner.device());
            for (int from = 0; from < n; from += BLOCK) {
                int size = Math.min(BLOCK, n - from);
                float[] some = block(size, labels, from, decoding, noise, weights);
                System.arraycopy(some, 0, values, from * numbers, size * numbers);
            }
        }
        return form.items(values, labels);
    }

    private int[] labels(int n, Seed seed) {
        int[] labels = new int[shares.length == 0 ? 0 : n];
        if (labels.length > 0) {
            SharedStateDiscreteSampler classes = GuideTableDiscreteSampler.of(seed.stream(), shares);
            for (int i = 0; i < n; i++) {
                labels[i] = classes.sample();
            }
        }
        return labels;
    }

    private float[] block(int size, int[] labels, int from, Decoding decoding, Noise noise, Weights weights) {
        long[] shape = new long[form.shape().length + 1];
        shape[0] = size;
        System.arraycopy(form.shape(), 0, shape, 1, form.shape().length);
        int[] some = labels.length == 0 ? labels : Arrays.copyOfRange(labels, from, from + size);
        double scale = Math.sqrt(decoding.lambda());
        try (Scope scope = Scope.withoutGradients()) {
            Tensor items = noise.normal(learner.device(), shape).times(scale);
            learner.ddim(form.bounded())
                    .sample(
                            items,
                            (x, time) -> guided(network, x, time, some, decoding.guidance(), weights),
                            () -> noise.normal(learner.device(), shape).times(scale));
            return items.toFloats();
        }
    }

    /** What is told without the class, moved towards what is told with it (Ho and Salimans 2022, equation 6). */
    static Tensor guided(Network network, Tensor x, int time, int[] labels, double guidance, Weights weights) {
        int[] times = filled(Math.toIntExact(x.size(0)), time);
        Tensor told = network.noise(x, times, labels, weights);
        if (guidance == 1) {
            return told;
        }
        Tensor untold = network.noise(x, times, filled(times.length, network.untold()), weights);
        return untold.plus(told.minus(untold).times(guidance));
    }

    private static int[] filled(int n, int value) {
        int[] values = new int[n];
        Arrays.fill(values, value);
        return values;
    }

    @Override
    public Tensors state() {
        Tensors state = new Tensors().withAll(parameters).withAll(form.found());
        return shares.length == 0 ? state : state.with(SHARES, shares, shares.length);
    }

    @Override
    public List<FitCurve> curves() {
        return curves;
    }

    /** A fit that left the numbers, or points that do not vary. */
    @Override
    public Optional<String> collapse() {
        return Divergence.of(parameters).or(form::collapse);
    }
}
