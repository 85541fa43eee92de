package org.genloss.neural.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Empirical;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * What becomes of one and the same latent point: every generation writes with the same random numbers, whatever the
 * decoding of the experiment. Latent spaces of models that start afresh have nothing in common, so that their images
 * wander even where their law stays.
 */
@Doc("Root mean square pixel difference between the images that this generation's model and that of"
        + " generation 0 write from the same random numbers (the same latents, for a VAE); 0 at generation"
        + " 0. Standard error by delete-a-group jackknife over images.")
public record Morph(
        @Doc("Images that are compared, 2 or more.") @Default("100")
        int images) implements Metric<Images> {

    /** Images to look at. */
    private static final int SHOWN = 32;

    /** The same in every generation, trial and run. */
    private static final Seed SEED = new Seed(0).at("morph");

    /** Checks the parameters. */
    public Morph {
        Require.atLeast("images", images, 2);
    }

    @Override
    public boolean measures(Class<?> sampleType) {
        return sampleType == Images.class;
    }

    @Override
    public boolean readsFirst() {
        return true;
    }

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        return new Gauge<>() {
            @Override
            public List<Reading> measure(Snapshot<Images> at, Seed seed) {
                if (at.model().isEmpty() || at.first().isEmpty()) {
                    return List.of();
                }
                double[] squares =
                        squares(write(at.model().get()), write(at.first().get()));
                return List.of(Reading.of("morph_drift", Math.sqrt(Empirical.mean(squares)), "1")
                        .withError(standardError(squares)));
            }

            @Override
            public List<Exhibit> exhibits(Snapshot<Images> at, Seed seed) {
                return at.model()
                        .map(model -> write(model)
                                .select(IntStream.range(0, Math.min(SHOWN, images))
                                        .toArray()))
                        .map(shown -> List.of(new Exhibit("morph", shown.preview(SHOWN))))
                        .orElse(List.of());
            }
        };
    }

    private Images write(Model<Images> model) {
        return model.sample(images, Decoding.PLAIN, SEED);
    }

    /** Mean squared pixel difference of each pair of images. */
    private static double[] squares(Images now, Images then) {
        int numbers = now.shape().numbers();
        double[] squares = new double[now.size()];
        for (int i = 0; i < now.pixels().length; i++) {
            double gap = now.pixels()[i] - (double) then.pixels()[i];
            squares[i / numbers] += gap * gap / numbers;
        }
        return squares;
    }

    private static double standardError(double[] squares) {
        int groups = Math.min(Jackknife.GROUPS, squares.length);
        double[] leftOut = new double[groups];
        for (int g = 0; g < groups; g++) {
            int group = g;
            leftOut[g] = Math.sqrt(IntStream.range(0, squares.length)
                    .filter(i -> i % groups != group)
                    .mapToDouble(i -> squares[i])
                    .average()
                    .orElse(Double.NaN));
        }
        return Arrays.stream(leftOut).anyMatch(Double::isNaN) ? Double.NaN : Jackknife.standardError(leftOut);
    }
}
