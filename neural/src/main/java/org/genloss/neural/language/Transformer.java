package org.genloss.neural.language;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Validated;
import org.genloss.model.Decoding;
import org.genloss.model.Engine;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Torch;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Family;
import org.genloss.neural.transformer.ModelFolder;
import org.genloss.neural.transformer.Preset;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/**
 * A decoder-only transformer (Vaswani et al. 2017; Radford et al. 2019) that learns which token comes next, by AdamW on the mean
 * cross-entropy. Names of what concerns the fit are those of Hugging Face's TrainingArguments, where there are any. With
 * weights, every generation begins with them again, as in Shumailov et al. (2024), whose code has {@code learning_rate: 2e-5}
 * (1e-5 in its runner), {@code schedule: cosine-epochs}, {@code min_learning_rate: 1e-6}, {@code decay: all} and {@code
 * batch_size: 16} in its runner.
 */
@Doc(
        value =
                "Decoder-only transformer, fitted to the next token by AdamW: from the weights of a Hugging Face folder, or from"
                        + " scratch.",
        source = "Radford et al. 2019; Zhang et al. 2022, OPT; Shumailov et al. 2024")
public record Transformer(
        @Doc("Folder of a Hugging Face model, with which every generation begins; if left out, a fresh start.")
        Optional<Path> weights,

        @Doc("Size of a fresh start: tiny, mini, small or opt-125m.") @Default("small")
        Preset preset,

        @Doc("Family of a fresh start: opt, gpt2 or llama.") @Default("opt")
        Family modelType,

        @Doc("Most tokens of a sequence, of a fresh start; 256 if left out, 2048 for opt-125m.")
        Optional<Integer> context,

        @Doc("Whether a generation begins with the model before it, and not anew.") @Default("false")
        boolean warmStart,

        @Doc("Passes over the training data; 0, with weights only, leaves these as they are.") @Default("5")
        int epochs,

        @Doc("Most steps of a fit, however many epochs that is; no limit, if left out.")
        Optional<Integer> maxSteps,

        @Doc("Sequences that go through the network together.") @Default("16")
        int batchSize,

        @Doc("Step of AdamW, after the warm-up; if left out, 0.00001 with weights and 0.001 for a fresh start.")
        Optional<Double> learningRate,

        @Doc("Step that the schedule falls to; constant does not.") @Default("0")
        double minLearningRate,

        @Doc(
                "How the step falls: constant; cosine, over the steps; or cosine-epochs, over the epochs and the same within each.")
        @Default("cosine")
        LearningRates schedule,

        @Doc("Steps in which the step rises from 0.") @Default("0")
        int warmupSteps,

        @Doc("Decoupled weight decay of AdamW.") @Default("0.01")
        double weightDecay,

        @Doc("What decays: matrices, without biases and normalisations, or all.") @Default("matrices")
        Adam.Decay decay,

        @Doc("Longest gradient of a step; longer ones are cut to it. No limit, if left out.")
        Optional<Double> maxGradNorm,

        @Doc("Batches whose gradients make a step.") @Default("1")
        int gradientAccumulationSteps,

        @Doc("Share of numbers that is dropped in the fit, in [0, 1); that of the weights or, of a fresh start, of the"
                + " family, if left out. The weights of attention are never dropped.")
        Optional<Double> dropout,

        @Doc(
                "Which weights are kept: those of the last epoch, or those with the best loss on the source's validation records.")
        @Default("last")
        Selection selection,

        @Doc(
                "Epochs without a better loss on the source's validation records after which the fit ends; none, if left out.")
        Optional<Integer> patience,

        @Doc("Numbers of the fit's matrix products: fp32 or bf16.") @Default("fp32")
        Precision precision,

        @Doc("Where it is computed: auto, cpu or cuda.") @Default("auto")
        Device device)
        implements Learner<Tokens> {

    private static final double RATE_WITH_WEIGHTS = 1e-5;
    private static final double RATE_FROM_SCRATCH = 1e-3;

    /** Checks the ranges. */
    public Transformer {
        context.ifPresent(most -> Require.atLeast("context", most, 2));
        Require.that(
                context.isEmpty() || weights.isEmpty(),
                "context",
                "left out where weights are given, for they have one",
                context.orElse(0));
        Require.atLeast("epochs", epochs, 0);
        Require.that(epochs > 0 || weights.isPresent(), "epochs", "1 or more where no weights are given", epochs);
        Require.that(
                epochs > 0 || !warmStart, "epochs", "1 or more with warm_start: a chain that never learns has none", 0);
        maxSteps.ifPresent(n -> Require.atLeast("max_steps", n, 1));
        Require.atLeast("batch_size", batchSize, 1);
        learningRate.ifPresent(rate -> Require.positive("learning_rate", rate));
        Require.notNegative("min_learning_rate", minLearningRate);
        double most = learningRate.orElse(weights.isPresent() ? RATE_WITH_WEIGHTS : RATE_FROM_SCRATCH);
        Require.that(
                minLearningRate <= most, "min_learning_rate", "at most the learning rate, " + most, minLearningRate);
        Require.atLeast("warmup_steps", warmupSteps, 0);
        Require.notNegative("weight_decay", weightDecay);
        maxGradNorm.ifPresent(norm -> Require.positive("max_grad_norm", norm));
        Require.atLeast("gradient_accumulation_steps", gradientAccumulationSteps, 1);
        dropout.ifPresent(p -> Require.that(p >= 0 && p < 1, "dropout", "from 0 to below 1", p));
        patience.ifPresent(n -> Require.atLeast("patience", n, 1));
    }

    /** The step of AdamW, given or not. */
    double rate() {
        return learningRate.orElse(weights.isPresent() ? RATE_WITH_WEIGHTS : RATE_FROM_SCRATCH);
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Tokens.class;
    }

    @Override
    public boolean weighs() {
        return false;
    }

    @Override
    public boolean warmStarts() {
        return warmStart;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_SEQUENCES;
    }

    @Override
    public Set<Sampling> samplings() {
        return Set.of(Sampling.POINTS, Sampling.CONTINUATIONS);
    }

    @Override
    public Optional<Engine> engine() {
        return Optional.of(Torch.engine());
    }

    /** @throws UserError if epochs are to be judged by validation records, and the source has none */
    @Override
    public Learner<Tokens> knowing(Supply<Tokens> supply) {
        Optional<Tokens> records =
                supply instanceof Validated<?> source ? source.validation().map(Tokens.class::cast) : Optional.empty();
        if (records.isEmpty()) {
            requireNoJudge();
            return this;
        }
        return new Informed(this, records.get());
    }

    private void requireNoJudge() {
        if (selection == Selection.BEST || patience.isPresent()) {
            throw new UserError(
                    (selection == Selection.BEST ? "selection: best" : "patience")
                            + " asks for the loss on validation records, but the source has none",
                    "give source.validation, or use selection: last without patience");
        }
    }

    @Override
    public Model<Tokens> fit(Dataset<Tokens> training, Seed seed) {
        return fit(training, seed, Work.ALONE);
    }

    @Override
    public Model<Tokens> fit(Dataset<Tokens> training, Seed seed, Work work) {
        return fit(Optional.empty(), training, Optional.empty(), seed, work);
    }

    @Override
    public Model<Tokens> refit(Model<Tokens> previous, Dataset<Tokens> training, Seed seed) {
        return refit(previous, training, seed, Work.ALONE);
    }

    @Override
    public Model<Tokens> refit(Model<Tokens> previous, Dataset<Tokens> training, Seed seed, Work work) {
        return fit(Optional.of(previous), training, Optional.empty(), seed, work);
    }

    /**
     * Fits.
     *
     * @param previous the model of the generation before, if there is one; of use for a warm start only
     * @param validation what epochs are judged by
     * @throws UserError if weights or tokenizer do not go with the source, or a sequence is longer than the context
     */
    TransformerModel fit(
            Optional<Model<Tokens>> previous,
            Dataset<Tokens> training,
            Optional<Tokens> validation,
            Seed seed,
            Work work) {
        if (validation.isEmpty()) {
            requireNoJudge();
        }
        Tokens text = training.items();
        Start start = previous.filter(model -> warmStart)
                .map(model -> Start.of((TransformerModel) model))
                .orElseGet(() -> Start.of(this, text.vocabulary()));
        Architecture network = start.network();
        Lengths.check(text, network, "a training sequence");
        validation.ifPresent(records -> Lengths.check(records, network, "a validation sequence"));
        try (Scope scope = Scope.open()) {
            Training fit = new Training(this, network, start.weights(seed, device), text, validation, seed);
            Tensors parameters = fit.fit(work);
            return new TransformerModel(
                    network, parameters, Lengths.mean(text), fit.failure(), text, device, fit.curves());
        }
    }

    @Override
    public Optional<IntToDoubleFunction> seconds(Tokens like) {
        if (epochs == 0) {
            return Optional.of(size -> 0);
        }
        Start start = Start.of(this, like.vocabulary());
        int together = batchSize * gradientAccumulationSteps;
        Tokens text = like.select(
                IntStream.range(0, together).map(i -> i % like.size()).toArray());
        Lengths.check(text, start.network(), "a training sequence");
        try (Scope scope = Scope.open()) {
            Seed seed = new Seed(0);
            return Optional.of(
                    new Training(this, start.network(), start.weights(seed, device), text, Optional.empty(), seed)
                            .seconds());
        }
    }

    /**
     * Of models that have learned nothing yet, which rarely end a text: at most so long.
     *
     * @throws UserError if a prompt with its continuation is longer than the network reads
     */
    @Override
    public Optional<IntToDoubleFunction> writingSeconds(Tokens like, Decoding decoding) {
        Start start = Start.of(this, like.vocabulary());
        int mean = Math.max(1, like.tokens().length / like.size());
        int most = decoding.maxNewTokens().orElse(Math.max(mean, decoding.minNewTokens()));
        try (Scope scope = Scope.withoutGradients()) {
            Seed seed = new Seed(0);
            Architecture writer = Narrowed.to(like.vocabulary().size(), start.network());
            double each = new Writing(writer, start.weights(seed, device), device, decoding, most).seconds(like, seed);
            return Optional.of(prompts -> each * prompts);
        }
    }

    @Override
    public boolean portable() {
        return true;
    }

    /** @throws UserError if these are parameters of another architecture */
    @Override
    public Model<Tokens> load(Tensors state, Tokens like) {
        try {
            Architecture network = ModelFolder.network(text(state, TransformerModel.CONFIG), "a saved model");
            Set<String> others = Set.of(TransformerModel.CONFIG, TransformerModel.LENGTH, TransformerModel.FAILURE);
            Tensors parameters = state.where(name -> !others.contains(name));
            Weights.check(parameters, network.shapes());
            Optional<String> failure = state.has(TransformerModel.FAILURE)
                    ? Optional.of(text(state, TransformerModel.FAILURE))
                    : Optional.empty();
            double length = state.doubles(TransformerModel.LENGTH)[0];
            return new TransformerModel(network, parameters, length, failure, like, device, List.of());
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "a saved model does not fit this learner: " + e.getMessage(),
                    "use the learner and the source it was fitted with",
                    e);
        }
    }

    private static String text(Tensors state, String name) {
        return new String(state.bytes(name), StandardCharsets.UTF_8);
    }
}
