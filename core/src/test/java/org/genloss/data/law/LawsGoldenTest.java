package org.genloss.data.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.LogDensity;
import org.genloss.data.Points;
import org.genloss.data.Probabilities;
import org.genloss.data.Quantiles;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every law against SciPy (src/test/golden/laws.py). */
class LawsGoldenTest {

    private static final Seed SEED = new Seed(3);
    private static final double RELATIVE = 1e-11;

    private static final Map<String, Source<Points>> SOURCES = Map.ofEntries(
            Map.entry(
                    "gaussian",
                    new Gaussian(
                            Optional.of(List.of(2.0)), Optional.of(List.of(3.0)), Optional.empty(), Optional.empty())),
            Map.entry("mixture", LawContractsTest.rareMode()),
            Map.entry("uniform", new Uniform(-1, 3, 1)),
            Map.entry("student_t", new StudentT(2.5, 1, 2, 1)),
            Map.entry("cauchy", new StudentT(1, 0, 1, 1)),
            Map.entry("heavy_t", new StudentT(0.3, 0, 1, 1)),
            Map.entry("pareto", new Pareto(1.5, 2, 1)),
            Map.entry("lognormal", new LogNormal(0.3, 0.7, 1)),
            Map.entry("laplace", new Laplace(1, 2, 1)),
            Map.entry("poisson_small", new PoissonCounts(3.5)),
            Map.entry("poisson_large", new PoissonCounts(12345)));

    private final JsonNode golden = read();

    @TestFactory
    Stream<DynamicTest> distributionQuantileAndDensity() {
        return golden.get("laws")
                .valueStream()
                .map(law -> DynamicTest.dynamicTest(law.get("name").asString(), () -> check(law)));
    }

    private static void check(JsonNode law) {
        Supply<Points> supply = SOURCES.get(law.get("name").asString()).open(SEED);
        Quantiles quantiles = (Quantiles) supply;
        double[] x = doubles(law.get("x"));
        double[] cdf = doubles(law.get("cdf"));
        for (int i = 0; i < x.length; i++) {
            near(cdf[i], quantiles.cumulative(0, x[i]), "P(X <= " + x[i] + ")");
        }
        double[] p = doubles(law.get("p"));
        double[] quantile = doubles(law.get("quantile"));
        for (int i = 0; i < p.length; i++) {
            near(quantile[i], quantiles.quantile(0, p[i]), "quantile " + p[i]);
        }
        nearAll(doubles(law.get("logpdf")), density(supply, new Points(x, List.of("x"))));
    }

    @Test
    void densitiesInSeveralDimensions() {
        double[] points = {0.1, -0.2, 3.0, 1.0, 2.0, 3.0, -30.0, 4.0, 0.0};
        nearAll(
                doubles(golden.get("multivariate")),
                density(LawContractsTest.correlated().open(SEED), Points.of(points, 3)));
        double[] rows = {0.3, 1.0, -2.0, -1.0, 0.0, 4.0};
        nearAll(doubles(golden.get("linear")), density(LawContractsTest.linear().open(SEED), Points.of(rows, 3)));
    }

    @Test
    void zipfAndMandelbrot() {
        double[] zipf = ((Probabilities) new Zipf(1000, 1.3, 0).open(SEED)).probabilities();
        nearAll(doubles(golden.get("zipf")), zipf[0], zipf[1], zipf[9], zipf[999]);
        double[] shifted = ((Probabilities) new Zipf(100, 1.1, 2.7).open(SEED)).probabilities();
        nearAll(doubles(golden.get("mandelbrot")), shifted[0], shifted[50], shifted[99]);
    }

    @Test
    void stationaryLawAndEntropyRate() {
        double[][] chain = {{0.1, 0.6, 0.3}, {0.4, 0.4, 0.2}, {0.05, 0.05, 0.9}};
        nearAll(doubles(golden.get("stationary")), MarkovSupply.stationary(chain));
        near(golden.get("entropy_rate").asDouble(), new MarkovSupply(chain, 4).entropyRate(), "entropy rate");
        // by hand: b / (a + b) and a / (a + b)
        double[][] two = {{0.9, 0.1}, {0.3, 0.7}};
        assertArrayEquals(new double[] {0.75, 0.25}, MarkovSupply.stationary(two), 1e-15);
    }

    @SuppressWarnings("unchecked")
    private static double[] density(Supply<Points> supply, Points points) {
        return ((LogDensity<Points>) supply).logDensity(points);
    }

    private static void nearAll(double[] expected, double... actual) {
        for (int i = 0; i < expected.length; i++) {
            near(expected[i], actual[i], "entry " + i);
        }
    }

    /** Relative to the value, or absolute near zero, where SciPy's own quantiles are no closer. */
    private static void near(double expected, double actual, String what) {
        assertEquals(expected, actual, RELATIVE * Math.abs(expected) + 1e-300, what);
    }

    private static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asDouble();
        }
        return values;
    }

    private static JsonNode read() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        try (InputStream in = LawsGoldenTest.class.getResourceAsStream("/golden/laws.json")) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
