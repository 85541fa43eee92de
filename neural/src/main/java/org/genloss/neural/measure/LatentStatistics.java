package org.genloss.neural.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Remembered;
import org.genloss.metric.Snapshot;
import org.genloss.neural.LatentModel;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;

/**
 * Where the encoder of generation 0 sees the images of later ones: figure 8 of Shumailov et al. (2024). The latent space
 * shrinks as the images lose their tails.
 */
@Doc(
        value = "Latent means of drawn images under the encoder of generation 0: mean and standard deviation over"
                + " all images and dimensions, mean over dimensions of the standard deviation over images, and"
                + " active dimensions (variance above 0.01); at generation 0 also the standard deviation for"
                + " held-out images. Standard errors, of all but that count, by delete-a-group jackknife over images."
                + " Left out for models without an encoder.",
        source = "Shumailov et al. 2024, figure 8; active dimensions: Burda et al. 2016, section 5.2")
public record LatentStatistics() implements ImageMetric {

    private static final double EDGE = 4;
    private static final int BINS = 160;

    @Override
    public boolean readsFirst() {
        return true;
    }

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        // for one set of drawn images there is one encoder, that of generation 0 of its trial
        Remembered<Images, float[]> known = new Remembered<>();
        return new Gauge<>() {
            @Override
            public List<Reading> measure(Snapshot<Images> at, Seed seed) {
                Optional<LatentModel> first = encoder(at);
                if (first.isEmpty()) {
                    return List.of();
                }
                int d = first.get().latentDim();
                LatentMoments moments = new LatentMoments(known.of(at.drawn(), first.get()::latentMeans), d);
                List<Reading> readings = new ArrayList<>();
                readings.add(moments.reading("latent_std", LatentMoments.Sums::std));
                readings.add(moments.reading("latent_mean", LatentMoments.Sums::mean));
                readings.add(moments.reading("latent_std_within_dimensions", LatentMoments.Sums::stdWithinDimensions));
                // no error: a count of what passes a threshold is no smooth statistic, and the jackknife fails for it
                readings.add(
                        Reading.of("latent_active_dimensions", moments.all().active(), "1"));
                if (at.generation() == 0) {
                    readings.add(new LatentMoments(first.get().latentMeans(reference.heldOut()), d)
                            .reading("latent_std[of=held-out]", LatentMoments.Sums::std));
                }
                return readings;
            }

            @Override
            public List<Exhibit> exhibits(Snapshot<Images> at, Seed seed) {
                return encoder(at)
                        .map(first -> known.of(at.drawn(), first::latentMeans))
                        .map(means -> List.of(density(means)))
                        .orElse(List.of());
            }
        };
    }

    private static Optional<LatentModel> encoder(Snapshot<Images> at) {
        return at.first().filter(model -> model instanceof LatentModel).map(model -> (LatentModel) model);
    }

    /** A histogram whose bars have an area of 1 together with what lies beyond the edges. */
    static Exhibit density(float[] means) {
        long[] counts = new long[BINS];
        for (float mean : means) {
            double bin = Math.floor((mean + EDGE) * BINS / (2 * EDGE));
            if (bin >= 0 && bin < BINS) {
                counts[(int) bin]++;
            }
        }
        double width = 2 * EDGE / BINS;
        List<Double> edges = new ArrayList<>();
        List<Double> density = new ArrayList<>();
        for (int bin = 0; bin <= BINS; bin++) {
            edges.add((bin - BINS / 2) * width);
        }
        for (long count : counts) {
            density.add(count / (means.length * width));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", "density");
        content.put("unit", "1");
        content.put("edges", edges);
        content.put("density", density);
        content.put("standard_deviation", new LatentMoments(means, 1).all().std());
        return new Exhibit("latent-density", content);
    }
}
