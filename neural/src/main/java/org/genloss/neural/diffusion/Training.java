package org.genloss.neural.diffusion;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.model.FitCurve;
import org.genloss.model.Work;
import org.genloss.neural.fit.Batches;
import org.genloss.neural.fit.Fit;
import org.genloss.neural.fit.Progress;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;

/**
 * One fit: epochs of Adam on the mean squared error of the predicted noise (Ho et al. 2020, equation 14).
 *
 * @param <S> what it is fitted to
 */
final class Training<S extends Sample<S>> {

    private static final String AVERAGE = "average.";

    private final Diffusion<S> learner;
    private final Form<S> form;
    private final Network network;
    private final Ddim ddim;

    Training(Diffusion<S> learner, Form<S> form) {
        this.learner = learner;
        this.form = form;
        this.network = form.network(learner);
        this.ddim = learner.ddim(form.bounded());
    }

    /** What changes in a fit. Lives in the scope in which it was made. */
    private final class DiffusionFit implements Fit {

        private final Seed seed;
        private final Batches<S> batches;
        private final Weights weights;
        /** The parameters, averaged over steps; themselves, where there is no averaging. */
        private final Weights average;

        private final Adam adam;
        private final Progress progress;
        /** Items of each class that were read. */
        private final long[] read = new long[network.classes()];

        DiffusionFit(Dataset<S> training, Seed seed) {
            this.seed = seed;
            this.batches = new Batches<>(
                    training, form::numbers, form::labels, form.shape(), learner.batchSize(), learner.device());
            this.weights = network.initial(Noise.of(seed.at("initial")), learner.device())
                    .trained();
            this.average = learner.ema() == 0 ? weights : weights.copy();
            this.adam = new Adam(weights, 0, false);
            this.progress = new Progress(batches.perEpoch(), learner.epochsOr(form), learner.maxSteps(), 1);
        }

        /** One step of Adam. */
        void step(Tensor items, int[] labels, Noise noise) {
            int n = Math.toIntExact(items.size(0));
            int[] times = noise.integers(n, learner.steps());
            Tensor added = noise.normal(learner.device(), items.shape());
            Tensor loss = loss(items, added, times, told(labels, noise), weights);
            adam.zeroGradients();
            loss.backward();
            adam.step(learner.learningRate());
            progress.add(n, n * loss.item());
            if (average != weights) {
                average.approach(weights, 1 - decay());
            }
        }

        /**
         * Short at first, so that a short fit does not end near its beginning: as TensorFlow's moving average with its number
         * of updates.
         */
        private double decay() {
            double steps = progress.steps();
            return Math.min(learner.ema(), (1 + steps) / (10 + steps));
        }

        /** Labels, some of them withheld, so that the network learns to do without (Ho and Salimans 2022, algorithm 1). */
        private int[] told(int[] labels, Noise noise) {
            if (network.classes() == 0) {
                return labels;
            }
            boolean[] withheld = noise.coins(labels.length, learner.labelDropout());
            int[] told = new int[labels.length];
            for (int i = 0; i < told.length; i++) {
                read[labels[i]]++;
                told[i] = withheld[i] ? network.untold() : labels[i];
            }
            return told;
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public void epoch(int number, int most) {
            Seed epoch = seed.at("epoch", number);
            Noise noise = Noise.of(epoch.at("noise"));
            batches.epoch(most, epoch, (items, labels) -> step(items, labels, noise));
        }

        @Override
        public Tensors state() {
            Tensors state = progress.state(weights, adam);
            if (read.length > 0) {
                state.with("progress.read", read.clone(), read.length);
            }
            Tensors averages = average.toTensors();
            averages.names().forEach(name -> state.with(AVERAGE + name, averages.get(name)));
            return state;
        }

        @Override
        public void resume(Tensors saved) {
            progress.resume(saved, weights, adam, learner.device());
            if (read.length > 0) {
                System.arraycopy(saved.longs("progress.read"), 0, read, 0, read.length);
            }
            if (average != weights) {
                Tensors averages = new Tensors();
                average.names().forEach(name -> averages.with(name, saved.get(AVERAGE + name)));
                average.restore(averages, learner.device());
            }
        }
    }

    /**
     * The loss of items [n, item ..].
     *
     * @param noise that is added to them, of their shape
     * @param times the step of each, from 0
     * @param labels what the network is told of each
     */
    Tensor loss(Tensor items, Tensor noise, int[] times, int[] labels, Weights weights) {
        return network.noise(ddim.noised(items, noise, times), times, labels, weights)
                .minus(noise)
                .square()
                .mean();
    }

    DiffusionModel<S> fit(Dataset<S> training, Seed seed, Work work) {
        try (Scope scope = Scope.open()) {
            DiffusionFit fit = new DiffusionFit(training, seed);
            fit.run(work);
            List<FitCurve> curves = List.of(new FitCurve("loss", "1", fit.progress.curve(0)));
            return new DiffusionModel<>(learner, form, network, fit.average.toTensors(), shares(fit.read), curves);
        }
    }

    private static double[] shares(long[] read) {
        long all = 0;
        for (long count : read) {
            all += count;
        }
        double[] shares = new double[read.length];
        for (int k = 0; k < read.length; k++) {
            shares[k] = (double) read[k] / all;
        }
        return shares;
    }

    /** How long fits take here, in seconds, by the number of items. */
    IntToDoubleFunction seconds() {
        int n = learner.batchSize();
        S blank = form.items(new float[n * form.numbers()], network.classes() > 0 ? new int[n] : new int[0]);
        try (Scope scope = Scope.open()) {
            DiffusionFit fit = new DiffusionFit(Dataset.of(blank, Dataset.REAL), new Seed(0));
            return Progress.seconds(n, learner.epochsOr(form), learner.maxSteps(), () -> fit.epoch(0, 1));
        }
    }
}
