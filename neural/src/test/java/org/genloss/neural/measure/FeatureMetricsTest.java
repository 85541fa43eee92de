package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Frechet distance and Vendi score. */
class FeatureMetricsTest {

    private static final Seed SEED = new Seed(1);

    @Test
    void frechetDistanceAgreesWithSciPy() {
        try (Scope scope = Scope.withoutGradients()) {
            FrechetDistance.Normal real = FrechetDistance.Normal.of(Scatter.of(Golden.tensor("real")));
            double found = real.distance(Scatter.of(Golden.tensor("fake")));
            assertEquals(Golden.numbers("frechet")[0], found, 1e-10);
            assertEquals(0, real.distance(Scatter.of(Golden.tensor("real"))), 1e-10);
        }
    }

    /** Two points each, on lines at a right angle: |(1, 0) - (0, 0)|^2 + 2 + 8, the covariances having no common direction. */
    @Test
    void frechetDistanceOfSingularLaws() {
        try (Scope scope = Scope.withoutGradients()) {
            Tensor one = Tensor.of(new double[] {0, 0, 2, 0}, Device.AUTO, 2, 2);
            Tensor other = Tensor.of(new double[] {0, -2, 0, 2}, Device.AUTO, 2, 2);
            assertEquals(11, FrechetDistance.Normal.of(Scatter.of(one)).distance(Scatter.of(other)), 1e-10);
        }
    }

    @Test
    void vendiScoreAgreesWithNumPy() {
        double[] expected = Golden.numbers("vendi");
        try (Scope scope = Scope.withoutGradients()) {
            Tensor real = VendiScore.directions(Golden.tensor("real"));
            Tensor fake = VendiScore.directions(Golden.tensor("fake"));
            assertEquals(expected[0], VendiScore.Score.of(real).value(), 1e-10);
            assertEquals(expected[1], VendiScore.Score.of(fake).value(), 1e-10);
        }
    }

    @Test
    void vendiScoreCountsDirections() {
        try (Scope scope = Scope.withoutGradients()) {
            Tensor axes = Tensor.of(new double[] {3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 5}, Device.AUTO, 4, 3);
            // two of the four are alike: exp(1/4 ln 4 + 1/4 ln 4 + 1/2 ln 2) = 2 sqrt(2)
            assertEquals(
                    2 * Math.sqrt(2),
                    VendiScore.Score.of(VendiScore.directions(axes)).value(),
                    1e-12);
            Tensor alike = Tensor.of(new double[] {1, 2, 2, 4, 3, 6}, Device.AUTO, 3, 2);
            assertEquals(1, VendiScore.Score.of(VendiScore.directions(alike)).value(), 1e-12);
            Tensor blank = Tensor.of(new double[] {1, 0, 0, 1, 0, 0}, Device.AUTO, 3, 2);
            assertEquals(2, VendiScore.Score.of(VendiScore.directions(blank)).value(), 1e-12);
        }
    }

    @Test
    void aLostClassIsFarAndPoor() {
        Gauge<Images> distance = new FrechetDistance().against(Marks.reference(600, 600));
        Gauge<Images> score = new VendiScore().against(Marks.reference(600, 600));
        Images whole = Marks.ALL.sample(600, Decoding.PLAIN, new Seed(2));
        Images lost = new Marks(true, List.of(2)).sample(600, Decoding.PLAIN, new Seed(2));
        Reading near = distance.measure(Marks.drew(whole), SEED).get(0);
        Reading far = distance.measure(Marks.drew(lost), SEED).get(0);
        assertEquals("frechet_distance[n=600]", near.name());
        assertTrue(far.value() > near.value() + 10 * (far.standardError() + near.standardError()), near + " " + far);
        Reading rich = score.measure(Marks.drew(whole), SEED).get(1);
        Reading poor = score.measure(Marks.drew(lost), SEED).get(1);
        assertEquals(1, rich.value(), 0.1);
        assertTrue(poor.value() < rich.value() - 5 * (rich.standardError() + poor.standardError()), rich + " " + poor);
    }

    /**
     * Standard errors against the spread over 30 samples: the ratio of a standard deviation of 30 values to its truth has a
     * standard deviation of 1/sqrt(58) = 0.13, and the mean of the jackknife's errors one of 0.03, so that a factor of 1.6 is
     * passed by chance in fewer than one of 1,000 seeds.
     */
    @Test
    void errorsAreThoseOfTheSpread() {
        Gauge<Images> distance = new FrechetDistance().against(Marks.reference(600, 200));
        Gauge<Images> score = new VendiScore().against(Marks.reference(600, 200));
        for (Gauge<Images> gauge : List.of(distance, score)) {
            List<Reading> readings = IntStream.range(0, 30)
                    .mapToObj(i -> Marks.ALL.sample(200, Decoding.PLAIN, new Seed(100 + i)))
                    .map(drawn -> gauge.measure(Marks.drew(drawn), SEED).get(0))
                    .toList();
            double mean =
                    readings.stream().mapToDouble(Reading::value).average().orElseThrow();
            double spread = Math.sqrt(readings.stream()
                            .mapToDouble(r -> (r.value() - mean) * (r.value() - mean))
                            .sum()
                    / 29);
            double error = readings.stream()
                    .mapToDouble(Reading::standardError)
                    .average()
                    .orElseThrow();
            assertEquals(1, error / spread, 0.6, readings.get(0).name());
        }
    }
}
