package org.genloss.neural.vae;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
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
 * A variational autoencoder of images (Kingma and Welling 2014), freshly initialised in every generation. At its defaults
 * the one that Shumailov et al. (2024) released, where training data are drawn anew for every batch ({@code sampling:
 * stream}).
 */
@Doc(
        value =
                "Variational autoencoder of images, freshly initialised in every generation; at its defaults the paper's own.",
        source = "Kingma and Welling 2014; Shumailov et al. 2024, released code")
public record Vae(
        @Doc("Latent dimensions.") @Default("20") int latentDim,

        @Doc("Channels of the first convolution; the second has twice as many.") @Default("64")
        int width,

        @Doc("Weight of the Kullback-Leibler term of the loss; 1 is the evidence lower bound.") @Default("1")
        double beta,

        @Doc("Distribution of pixels: bernoulli or gaussian.") @Default("bernoulli")
        Likelihood likelihood,

        @Doc("Standard deviation of a gaussian pixel, above 0.") @Default("0.1")
        double pixelStd,

        @Doc("Whether a model writes pixels drawn from the likelihood instead of their means.") @Default("false")
        boolean drawPixels,

        @Doc("Passes over the training data.") @Default("30")
        int epochs,

        @Doc("Most batches in a fit, however many epochs that is; no limit, if not given.")
        Optional<Integer> maxSteps,

        @Doc("Images in a batch.") @Default("256") int batchSize,

        @Doc("Step of Adam.") @Default("0.001") double learningRate,

        @Doc("Weight decay of Adam, added to gradients.") @Default("0.00001")
        double weightDecay,

        @Doc("Where it is computed: auto, cpu or cuda.") @Default("auto")
        Device device)
        implements Learner<Images> {

    /** Checks the ranges. */
    public Vae {
        Require.atLeast("latent_dim", latentDim, 1);
        Require.atLeast("width", width, 1);
        Require.notNegative("beta", beta);
        Require.positive("pixel_std", pixelStd);
        Require.atLeast("epochs", epochs, 1);
        maxSteps.ifPresent(n -> Require.atLeast("max_steps", n, 1));
        Require.atLeast("batch_size", batchSize, 1);
        Require.positive("learning_rate", learningRate);
        Require.notNegative("weight_decay", weightDecay);
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Images.class;
    }

    @Override
    public boolean weighs() {
        return false;
    }

    /** lambda scales the variance of latent points: below 1 it truncates, as lambda of numbers does. */
    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_NUMBERS;
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
    public Model<Images> fit(Dataset<Images> training, Seed seed) {
        return fit(training, seed, Work.ALONE);
    }

    /** @throws UserError if height or width of the images is not a multiple of 4 */
    @Override
    public Model<Images> fit(Dataset<Images> training, Seed seed, Work fitting) {
        return new Training(this, network(training.parts().get(0).items().shape())).fit(training, seed, fitting);
    }

    @Override
    public Optional<IntToDoubleFunction> seconds(Images like) {
        return Optional.of(new Training(this, network(like.shape())).seconds());
    }

    /** @throws UserError if these are parameters of another architecture */
    @Override
    public Model<Images> load(Tensors state, Images like) {
        Network network = network(like.shape());
        try {
            Weights.check(state, network.shapes());
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "a saved model does not fit this learner: " + e.getMessage(),
                    "use the latent_dim, width and image size it was fitted with",
                    e);
        }
        return new VaeModel(this, network, state);
    }

    private Network network(Images.Shape shape) {
        if (shape.height() % 4 != 0 || shape.width() % 4 != 0) {
            throw new UserError(
                    "the vae halves images twice, so that height and width must be multiples of 4, but images are "
                            + shape.height() + " x " + shape.width(),
                    "resize the images; image-folder and image-table do so with height and width");
        }
        return new Network(shape, width, latentDim);
    }
}
