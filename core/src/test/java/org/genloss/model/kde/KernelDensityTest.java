package org.genloss.model.kde;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.LogDensity;
import org.genloss.data.Points;
import org.genloss.model.Decoding;
import org.genloss.model.GoldenFile;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.PointsLearnerContract;
import org.genloss.model.kde.KernelDensity.BandwidthRule;
import org.genloss.model.kde.KernelDensity.Kernel;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KernelDensityTest {

    @Nested
    class GaussianKernel extends Contract {
        @Override
        protected Learner<Points> learner() {
            return new KernelDensity(Kernel.GAUSSIAN, BandwidthRule.SCOTT, Optional.empty());
        }

        @Override
        protected int dimension() {
            return 1;
        }
    }

    @Nested
    class TopHatKernel extends Contract {
        @Override
        protected Learner<Points> learner() {
            return new KernelDensity(Kernel.TOPHAT, BandwidthRule.FIXED, Optional.of(3.0));
        }

        @Override
        protected int dimension() {
            return 3;
        }
    }

    private abstract static class Contract extends PointsLearnerContract {
        /** The points are the model, so standing there twice is another model of the same law. */
        @Override
        protected boolean weightsCount() {
            return false;
        }

        @Override
        protected boolean collapses() {
            return false;
        }
    }

    @Test
    void logDensitiesAreThoseOfScikitLearn() {
        JsonNode golden = GoldenFile.read("kde");
        for (JsonNode row : golden.get("cases")) {
            String data = row.get("data").asString();
            Points points = GoldenFile.points(golden.get("data").get(data));
            Model<Points> model =
                    learner(row).fit(training(points, row.get("weighted").asBoolean()), new Seed(1));
            assertEquals(row.get("bandwidth").asDouble(), model.state().doubles("bandwidth")[0], 1e-14, row.toString());
            Points queries = GoldenFile.points(golden.get("queries").get(data));
            @SuppressWarnings("unchecked")
            double[] log = ((LogDensity<Points>) model).logDensity(queries);
            assertArrayEquals(GoldenFile.doubles(row.get("log")), log, 1e-11, row.toString());
        }
    }

    private static KernelDensity learner(JsonNode row) {
        Kernel kernel = row.get("kernel").asString().equals("tophat") ? Kernel.TOPHAT : Kernel.GAUSSIAN;
        JsonNode rule = row.get("rule");
        return rule.isNumber()
                ? new KernelDensity(kernel, BandwidthRule.FIXED, Optional.of(rule.asDouble()))
                : new KernelDensity(
                        kernel,
                        rule.asString().equals("scott") ? BandwidthRule.SCOTT : BandwidthRule.SILVERMAN,
                        Optional.empty());
    }

    /** Items in parts of one, of weights 1, 2, 3, 1, 2, 3 ... where weighted. */
    private static Dataset<Points> training(Points points, boolean weighted) {
        List<Dataset.Part<Points>> parts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            parts.add(new Dataset.Part<>(points.select(new int[] {i}), 0, weighted ? 1 + i % 3 : 1));
        }
        return new Dataset<>(parts);
    }

    @Test
    void weightsShrinkTheEffectiveNumber() {
        Points points = Points.of(new double[] {0, 1, 5}, 1);
        Dataset<Points> weighted = training(points, true);
        Model<Points> model =
                new KernelDensity(Kernel.GAUSSIAN, BandwidthRule.SCOTT, Optional.empty()).fit(weighted, new Seed(1));
        assertEquals(Math.pow(36.0 / 14, -0.2), model.state().doubles("bandwidth")[0], 1e-14);
    }

    @Test
    void topHatDrawsStayInTheBallAndLambdaZeroIsTheMean() {
        Points points = Points.of(new double[] {0, 0, 10, 0}, 2);
        Model<Points> model = new KernelDensity(Kernel.TOPHAT, BandwidthRule.FIXED, Optional.of(0.5))
                .fit(Dataset.of(points, 0), new Seed(1));
        Points drawn = model.sample(500, Decoding.PLAIN, new Seed(2));
        for (int i = 0; i < drawn.size(); i++) {
            double x = Math.min(Math.abs(drawn.at(i, 0)), Math.abs(drawn.at(i, 0) - 10));
            assertTrue(x * x + drawn.at(i, 1) * drawn.at(i, 1) <= 0.25);
        }
        Points still = model.sample(1, new Decoding(1, 0, 1, false, 0), new Seed(2));
        assertArrayEquals(new double[] {5, 0}, still.values());
    }

    @Test
    void bandwidthGoesWithTheFixedRuleOnly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new KernelDensity(Kernel.GAUSSIAN, BandwidthRule.FIXED, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new KernelDensity(Kernel.GAUSSIAN, BandwidthRule.SCOTT, Optional.of(1.0)));
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> new KernelDensity(Kernel.GAUSSIAN, BandwidthRule.FIXED, Optional.of(0.0)));
        assertEquals("bandwidth must be a finite number above 0, but is 0.0", error.getMessage());
    }
}
