package org.genloss.neural.diffusion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Engine;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Torch;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/**
 * A denoising diffusion model (Ho et al. 2020), freshly initialised in every generation: of images by a small U-Net, of points
 * by a multilayer perceptron on standardised columns; drawn from by DDIM (Song et al. 2021).
 *
 * <p>With {@code conditional} it learns each class by its label. Its models draw a class with the share that it had in their
 * training data, then an image of that class, and label the image with it: so the next generation can be conditional too, and
 * a class may be lost on the way. Only such models obey guidance.
 *
 * @param <S> {@link Images} or {@link Points}
 */
@Doc(
        value =
                "Denoising diffusion model of images (a small U-Net) or points, freshly initialised in every generation.",
        source = "Ho, Jain and Abbeel 2020; Song, Meng and Ermon 2021; Ho and Salimans 2022")
public record Diffusion<S extends Sample<S>>(
        @Doc(
                "Channels of the U-Net at full size (twice as many below), a multiple of 8, 32 if not given; of points units in a"
                        + " layer, 128 if not given.")
        Optional<Integer> width,

        @Doc("Residual blocks of the network of points.") @Default("3")
        int depth,

        @Doc("Steps of noise in training, T.") @Default("1000")
        int steps,

        @Doc("How fast noise is added: linear or cosine.") @Default("linear")
        Schedule schedule,

        @Doc("Steps of sampling, at most as many as in training.") @Default("50")
        int sampleSteps,

        @Doc("Noise in each step of sampling: 0 draws it at the start only (DDIM), 1 as in DDPM.") @Default("0")
        double eta,

        @Doc("Whether it learns each class of labelled images, which guidance needs; its models label what they write.")
        @Default("false")
        boolean conditional,

        @Doc("Share of labels that are withheld in training, which guidance needs.") @Default("0.1")
        double labelDropout,

        @Doc("Decay of the moving average of parameters from which models draw, in [0, 1); 0 is no average.")
        @Default("0.995")
        double ema,

        @Doc(
                "Passes over the training data; 30 for images and 500 for points, if not given. Models of too few draw far too widely.")
        Optional<Integer> epochs,

        @Doc("Most batches in a fit, however many epochs that is; no limit, if not given.")
        Optional<Integer> maxSteps,

        @Doc("Items in a batch.") @Default("128") int batchSize,

        @Doc("Step of Adam.") @Default("0.001") double learningRate,

        @Doc("Where it is computed: auto, cpu or cuda.") @Default("auto")
        Device device)
        implements Learner<S> {

    private static final int EPOCHS_OF_IMAGES = 30;
    private static final int EPOCHS_OF_POINTS = 500;

    /** Checks the ranges. */
    public Diffusion {
        width.ifPresent(w -> Require.that(
                w > 0 && w % UNet.CHANNELS == 0, "width", "a multiple of " + UNet.CHANNELS + " above 0", w));
        Require.atLeast("depth", depth, 1);
        Require.atLeast("steps", steps, 2);
        Require.that(
                sampleSteps >= 1 && sampleSteps <= steps, "sample_steps", "from 1 to steps, " + steps, sampleSteps);
        Require.within("eta", eta, 0, 1);
        Require.that(labelDropout >= 0 && labelDropout < 1, "label_dropout", "from 0 to below 1", labelDropout);
        Require.that(ema >= 0 && ema < 1, "ema", "from 0 to below 1", ema);
        epochs.ifPresent(n -> Require.atLeast("epochs", n, 1));
        maxSteps.ifPresent(n -> Require.atLeast("max_steps", n, 1));
        Require.atLeast("batch_size", batchSize, 1);
        Require.positive("learning_rate", learningRate);
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class || sampleType == Images.class;
    }

    @Override
    public boolean weighs() {
        return false;
    }

    /**
     * lambda scales the variance of all noise that sampling draws, at the start and, where eta is above 0, in each step: the
     * truncation of the latent that Alemohammad et al. (2024) call the lambda of flows. Sampling is linear in its noise where the
     * data are normal, so there it scales their covariance by lambda, as the lambda of numbers does; elsewhere it does what
     * the network makes of less noise. guidance is for conditional models (Ho and Salimans 2022); for diffusion Alemohammad
     * et al. take 1 / guidance for their lambda. A network that was always told the class has no say without it, so there is
     * nothing to guide with where no labels were withheld.
     */
    @Override
    public Set<Decoding.Knob> decodes() {
        return conditional && labelDropout > 0
                ? Set.of(Decoding.Knob.LAMBDA, Decoding.Knob.GUIDANCE)
                : Set.of(Decoding.Knob.LAMBDA);
    }

    @Override
    public Set<Sampling> samplings() {
        return Set.of(Sampling.POINTS, Sampling.STREAM);
    }

    @Override
    public Optional<Engine> engine() {
        return Optional.of(Torch.engine());
    }

    @Override
    public Model<S> fit(Dataset<S> training, Seed seed) {
        return fit(training, seed, Work.ALONE);
    }

    /**
     * @throws UserError if height or width of images is not a multiple of 4, or if it is to learn classes of items without
     *     labels
     */
    @Override
    public Model<S> fit(Dataset<S> training, Seed seed, Work fitting) {
        Form<S> form = Form.of(training);
        if (conditional) {
            requireClasses(form);
            for (Dataset.Part<S> part : training.parts()) {
                if (part.items().writer().isEmpty() && form.labels(part.items()).length == 0) {
                    throw unlabelled("of the " + training.size() + " images "
                            + part.items().size() + " (written in generation " + part.generation()
                            + "; 0 is real) carry no labels");
                }
            }
        }
        return new Training<>(this, form).fit(training, seed, fitting);
    }

    private void requireClasses(Form<S> form) {
        if (form.classes().isEmpty()) {
            throw unlabelled("the source names no classes");
        }
    }

    private static UserError unlabelled(String why) {
        return new UserError(
                "conditional: true learns classes by their labels, but " + why,
                "use conditional: false (without guidance), or a source of labelled images");
    }

    @Override
    public Optional<IntToDoubleFunction> seconds(S like) {
        Form<S> form = Form.of(Dataset.of(like, Dataset.REAL));
        if (conditional) {
            requireClasses(form);
        }
        return Optional.of(new Training<>(this, form).seconds());
    }

    /** @throws UserError if these are parameters of another architecture */
    @Override
    public Model<S> load(Tensors state, S like) {
        try {
            Form<S> form = Form.of(state, like);
            Network network = form.network(this);
            double[] shares = network.classes() == 0 ? new double[0] : state.doubles(DiffusionModel.SHARES);
            if (shares.length != network.classes()) {
                throw new IllegalArgumentException(
                        "the parameters are those of " + shares.length + " classes, not " + network.classes());
            }
            Set<String> others = form.found().names();
            Tensors parameters = state.where(
                    name -> !others.contains(name) && !(shares.length > 0 && name.equals(DiffusionModel.SHARES)));
            Weights.check(parameters, network.shapes());
            return new DiffusionModel<>(this, form, network, parameters, shares, List.of());
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "a saved model does not fit this learner: " + e.getMessage(),
                    "use the width, depth, classes and shape of items it was fitted with",
                    e);
        }
    }

    /** How models draw. */
    Ddim ddim(boolean bounded) {
        return new Ddim(schedule.left(steps), sampleSteps, eta, bounded);
    }

    /** Passes over the training data, given or not. */
    int epochsOr(Form<S> form) {
        return epochs.orElse(form instanceof ImageForm ? EPOCHS_OF_IMAGES : EPOCHS_OF_POINTS);
    }
}
