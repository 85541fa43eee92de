package org.genloss.neural.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.model.FitCurve;
import org.genloss.model.Work;
import org.genloss.neural.fit.Fit;
import org.genloss.neural.fit.Progress;
import org.genloss.neural.fit.TokenBatch;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Autocast;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Pass;
import org.genloss.neural.transformer.Whole;
import org.genloss.num.Seed;

/** One fit: epochs of AdamW on the mean cross-entropy of the next token. Lives in the scope in which it was made. */
final class Training implements Fit {

    private static final String KEPT = "kept.";

    private final Transformer learner;
    private final Architecture network;
    private final Tokens text;
    private final Optional<Tokens> validation;
    private final Seed seed;
    private final Weights weights;
    /** The weights to be returned: those of the last epoch that went well, or of the best. */
    private final Weights kept;

    private final Adam adam;
    private final Progress progress;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> validations = new ArrayList<>();
    private double best = Double.POSITIVE_INFINITY;
    private int sinceBest;
    private Optional<String> failure = Optional.empty();
    private Work work = Work.ALONE;

    /**
     * @param text what is learned, one sequence or more
     * @param validation what epochs are judged by
     * @param start the weights with which it begins, in this scope; they are moved
     */
    Training(
            Transformer learner,
            Architecture network,
            Weights start,
            Tokens text,
            Optional<Tokens> validation,
            Seed seed) {
        this.learner = learner;
        this.network = network;
        this.text = text;
        this.validation = validation;
        this.seed = seed;
        this.weights = start.trained();
        this.kept = weights.copy();
        this.adam = new Adam(weights, learner.weightDecay(), learner.decay(), true);
        int together = learner.batchSize() * learner.gradientAccumulationSteps();
        int perEpoch = (text.size() + together - 1) / together;
        this.progress = new Progress(perEpoch, learner.epochs(), learner.maxSteps(), 1);
    }

    /** Fits, and gives the weights that are kept. */
    Tensors fit(Work work) {
        this.work = work;
        run(work);
        // the model is about to write for hours, and who kills it then is spared the fit
        work.save(this::state);
        return kept.toTensors();
    }

    /** Why the fit stopped before its end, if it had to. */
    Optional<String> failure() {
        return failure;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void epoch(int number, int most) {
        Seed epoch = seed.at("epoch", number);
        List<int[]> parts = TokenBatch.shuffled(text.size(), learner.batchSize(), epoch.at("order"));
        int together = learner.gradientAccumulationSteps();
        int first = progress.stepsOfEpoch();
        for (int k = first; k < first + most && k * together < parts.size(); k++) {
            List<int[]> some = parts.subList(k * together, Math.min(parts.size(), (k + 1) * together));
            if (!step(some, number, epoch.at("step", k))) {
                stop("the loss was not finite in epoch " + (number + 1) + ", step " + (k + 1));
                validation.ifPresent(records -> validations.add(Double.NaN));
                return;
            }
            progress.endStep(work, this::state);
        }
        if (!weights.finite()) {
            stop("a weight was not finite after epoch " + (number + 1));
            validation.ifPresent(records -> validations.add(Double.NaN));
            return;
        }
        judge(number);
    }

    /**
     * One step of AdamW over batches whose gradients are added up, as if they were one batch.
     *
     * @return whether the loss was finite; if not, nothing was moved
     */
    private boolean step(List<int[]> parts, int epoch, Seed seed) {
        long predicted = parts.stream()
                .mapToLong(rows -> TokenBatch.predicted(text, rows))
                .sum();
        double rate = learner.schedule().at(learner, progress.steps(), progress.allSteps(), epoch);
        note(rates, epoch, rate);
        if (predicted == 0) {
            progress.add(0, 0);
            return true;
        }
        adam.zeroGradients();
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (TokenBatch.predicted(text, parts.get(i)) > 0) {
                double part = part(parts.get(i), predicted, seed.at("part", i));
                if (!Double.isFinite(part)) {
                    return false;
                }
                sum += part;
            }
        }
        learner.maxGradNorm().ifPresent(weights::clipGradients);
        adam.step(rate);
        progress.add(predicted, sum);
        work.count("tokens", predicted);
        return true;
    }

    /** Of an epoch there is one value: the last. */
    private static void note(List<Double> values, int epoch, double value) {
        if (values.size() == epoch) {
            values.add(value);
        } else {
            values.set(epoch, value);
        }
    }

    /** Adds to the gradients those of a batch, whose loss is summed over its tokens and divided by {@code all}. */
    private double part(int[] rows, long all, Seed seed) {
        try (Scope scope = Scope.open()) {
            TokenBatch batch = TokenBatch.of(text, rows, learner.device());
            double dropout = learner.dropout().orElse(network.dropout());
            Tensor loss = loss(batch, Whole.fitting(learner.device(), Noise.of(seed), dropout));
            double value = loss.item();
            if (Double.isFinite(value)) {
                loss.times(1.0 / all).backward();
            }
            return value;
        }
    }

    /** The cross-entropy of a batch, in nats, summed over its tokens. */
    private Tensor loss(TokenBatch batch, Pass pass) {
        Tensor logits;
        if (learner.precision() == Precision.BF16) {
            try (Autocast some = Autocast.bfloat16(learner.device())) {
                logits = network.logits(network.hidden(batch.ids(), weights, pass), weights);
            }
        } else {
            logits = network.logits(network.hidden(batch.ids(), weights, pass), weights);
        }
        return Nn.crossEntropy(logits.floats().reshape(-1, network.vocabularySize()), batch.targets());
    }

    /** Whether the epoch is to be kept, and whether it is the last, by the loss on validation records. */
    private void judge(int epoch) {
        if (validation.isEmpty()) {
            kept.put(weights);
            return;
        }
        double loss = new Reader(network, weights, learner.device()).loss(validation.get());
        validations.add(loss);
        if (!Double.isFinite(loss)) {
            stop("the loss on validation records was not finite after epoch " + (epoch + 1));
            return;
        }
        if (learner.selection() == Selection.LAST || loss < best) {
            kept.put(weights);
        }
        sinceBest = loss < best ? 0 : sinceBest + 1;
        best = Math.min(best, loss);
        if (learner.patience().filter(patience -> sinceBest >= patience).isPresent()) {
            progress.end();
        }
    }

    private void stop(String reason) {
        failure =
                Optional.of("the fit diverged: " + reason + "; the weights are those of the last epoch that was kept");
        progress.end();
    }

    @Override
    public Tensors state() {
        Tensors state = progress.state(weights, adam)
                .with("language.rates", doubles(rates), rates.size())
                .with("language.validations", doubles(validations), validations.size())
                .with("language.best", new double[] {best, sinceBest}, 2);
        failure.map(reason -> reason.getBytes(StandardCharsets.UTF_8))
                .ifPresent(bytes -> state.with(TransformerModel.FAILURE, bytes, bytes.length));
        Tensors good = kept.toTensors();
        good.names().forEach(name -> state.with(KEPT + name, good.get(name)));
        return state;
    }

    @Override
    public void resume(Tensors saved) {
        progress.resume(saved, weights, adam, learner.device());
        for (double rate : saved.doubles("language.rates")) {
            rates.add(rate);
        }
        for (double loss : saved.doubles("language.validations")) {
            validations.add(loss);
        }
        best = saved.doubles("language.best")[0];
        sinceBest = (int) saved.doubles("language.best")[1];
        if (saved.has(TransformerModel.FAILURE)) {
            failure = Optional.of(new String(saved.bytes(TransformerModel.FAILURE), StandardCharsets.UTF_8));
        }
        Tensors good = new Tensors();
        kept.names().forEach(name -> good.with(name, saved.get(KEPT + name)));
        kept.restore(good, learner.device());
    }

    private static double[] doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** One value an epoch: losses in nats a token, and the rate of the epoch's last step; none of a fit without epochs. */
    List<FitCurve> curves() {
        if (learner.epochs() == 0) {
            return List.of();
        }
        List<FitCurve> curves = new ArrayList<>();
        curves.add(new FitCurve("loss", "nats", progress.curve(0)));
        if (validation.isPresent()) {
            curves.add(new FitCurve("validation_loss", "nats", doubles(validations)));
        }
        curves.add(new FitCurve("learning_rate", "1", doubles(rates)));
        return curves;
    }

    /** How long such fits take here, in seconds, by the number of sequences. */
    IntToDoubleFunction seconds() {
        int together = learner.batchSize() * learner.gradientAccumulationSteps();
        List<int[]> parts = TokenBatch.shuffled(text.size(), learner.batchSize(), seed);
        return Progress.seconds(together, learner.epochs(), learner.maxSteps(), () -> step(parts, 0, seed));
    }
}
