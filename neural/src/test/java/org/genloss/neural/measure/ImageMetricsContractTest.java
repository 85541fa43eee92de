package org.genloss.neural.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genloss.data.Images;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Reference;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;

/** What every metric owes, of those of images. */
class ImageMetricsContractTest extends MetricContract<Images> {

    private static final Reference<Images> REFERENCE = Marks.reference(300, 300);

    @Override
    protected List<Metric<Images>> metrics() {
        return List.of(
                new ClassShares(),
                new FrechetDistance(),
                new ImagePrecisionRecall(5, 10_000),
                new VendiScore(),
                new RarestSurvival(0.1, 5, 10_000),
                new LatentStatistics(),
                new Morph(10),
                new HeldOutElbo());
    }

    @Override
    protected Class<Images> sampleType() {
        return Images.class;
    }

    @Override
    protected List<Place<Images>> places() {
        return List.of(opaque());
    }

    @Override
    protected Place<Images> opaque() {
        Images one = Marks.ALL.sample(1, Decoding.PLAIN, new Seed(1));
        float[] nowhere = new float[300 * Marks.SHAPE.numbers()];
        Arrays.fill(nowhere, Float.NaN);
        return new Place<>(
                "marks",
                REFERENCE,
                Marks.ALL,
                List.of(
                        one,
                        one.select(new int[300]),
                        Images.unlabelled(nowhere, Marks.SHAPE),
                        Images.unlabelled(new float[300 * Marks.SHAPE.numbers()], Marks.SHAPE)));
    }

    @Override
    protected Map<String, Ideal> ideals() {
        return Map.of(
                "class_divergence", new Ideal(0, 1e-12),
                "frechet_distance[n=300]", new Ideal(0, 1e-9),
                "precision[k=5]", new Ideal(1, 0),
                "recall[k=5]", new Ideal(1, 0),
                "coverage[k=5]", new Ideal(1, 0),
                "vendi_ratio", new Ideal(1, 1e-12),
                "rarest_survival[share=0.1,k=5]", new Ideal(1, 0));
    }
}
