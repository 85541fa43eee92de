package org.genloss.data.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Coefficients;
import org.genloss.data.EntropyRate;
import org.genloss.data.LogDensity;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Probabilities;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** What each law knows beyond the contract, and what it refuses. */
class LawsTest {

    private static final Seed SEED = new Seed(3);

    @Test
    void momentsThatDoNotExistAreNotNumbers() {
        assertArrayEquals(new double[] {Double.NaN}, ((Moments) new StudentT(1, 0, 1, 1).open(SEED)).mean());
        assertArrayEquals(new double[] {Double.NaN}, ((Moments) new StudentT(1, 0, 1, 1).open(SEED)).covariance());
        double inf = Double.POSITIVE_INFINITY;
        assertArrayEquals(
                new double[] {inf, 0, 0, inf}, ((Moments) new StudentT(1.5, 0, 1, 2).open(SEED)).covariance());
        assertArrayEquals(new double[] {inf}, ((Moments) new Pareto(0.9, 1, 1).open(SEED)).mean());
        assertArrayEquals(new double[] {inf}, ((Moments) new Pareto(2, 1, 1).open(SEED)).covariance());
    }

    @Test
    void linearModelKnowsItsCoefficients() {
        Supply<Points> supply = LawContractsTest.linear().open(SEED);
        assertArrayEquals(new double[] {0.5, -2}, ((Coefficients) supply).coefficients());
        assertEquals(List.of("x1", "x2", "y"), supply.draw(1, 0, SEED).columns());
        LinearModel unit = new LinearModel(Optional.of(4), Optional.empty(), 1);
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5}, ((Coefficients) unit.open(SEED)).coefficients());
    }

    @Test
    void mixtureLawIsCopied() {
        MixtureLaw law = (MixtureLaw) LawContractsTest.rareMode().open(SEED);
        law.means()[0][0] = 99;
        law.weights()[0] = 99;
        assertEquals(-1, law.means()[0][0]);
        assertEquals(0.99, law.weights()[0]);
        assertArrayEquals(new double[] {4}, law.covariances()[1]);
    }

    /** A million symbols, and those of probability 0 never drawn. */
    @Test
    void largeAndEmptyAlphabets() {
        Supply<Symbols> large = new Zipf(1_000_000, 1, 0).open(SEED);
        assertEquals(1_000_000, large.draw(5, 0, SEED).alphabet());
        assertEquals(
                0,
                new Categorical(List.of(0.5, 0.0, 0.5))
                        .open(SEED)
                        .draw(10_000, 0, SEED)
                        .counts()[1]);
        assertEquals(10, new Bernoulli(1).open(SEED).draw(10, 0, SEED).counts()[1]);
    }

    /** By the law of large numbers -log p / length tends to the entropy rate; within 4 standard errors. */
    @Test
    void entropyRateIsWhatTextCosts() {
        MarkovText source = new MarkovText(30, 200, MarkovText.Rows.DIRICHLET, 0.2, 1, 7);
        Supply<Tokens> supply = source.open(SEED);
        Tokens text = supply.draw(2000, 0, SEED);
        @SuppressWarnings("unchecked")
        double[] whole = ((LogDensity<Tokens>) supply).logDensity(text);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < whole.length; i++) {
            // the first token costs the entropy of a stationary word, not of a next one
            double start = ((Probabilities) supply).probabilities()[text.tokens()[text.offsets()[i]]];
            double cost = (Math.log(start) - whole[i]) / 199;
            sum += cost;
            squares += cost * cost;
        }
        double mean = sum / whole.length;
        double error = Math.sqrt((squares / whole.length - mean * mean) / whole.length);
        assertEquals(((EntropyRate) supply).entropyRate(), mean, 4 * error);
        assertTrue(error < 0.01);
    }

    /** The share of each word within 4 standard errors at the first and at the last position: no burn-in. */
    @Test
    void textIsStationaryFromTheFirstToken() {
        Supply<Tokens> supply = new MarkovText(5, 40, MarkovText.Rows.ZIPF, 1, 2, 3).open(SEED);
        Tokens text = supply.draw(20_000, 0, SEED);
        double[] law = ((Probabilities) supply).probabilities();
        assertEquals(text.vocabulary().size(), law.length);
        for (int position : new int[] {0, 39}) {
            double[] share = new double[law.length];
            for (int i = 0; i < text.size(); i++) {
                share[text.tokens()[text.offsets()[i] + position]] += 1.0 / text.size();
            }
            for (int w = 0; w < law.length; w++) {
                assertEquals(law[w], share[w], 4 * Math.sqrt(law[w] * (1 - law[w]) / text.size()) + 1e-12);
            }
        }
    }

    @Test
    void tableDependsOnItsOwnSeedAlone() {
        MarkovText source = new MarkovText(10, 5, MarkovText.Rows.DIRICHLET, 1, 1, 1);
        double rate = ((EntropyRate) source.open(SEED)).entropyRate();
        assertEquals(rate, ((EntropyRate) source.open(new Seed(99))).entropyRate());
        MarkovText other = new MarkovText(10, 5, MarkovText.Rows.DIRICHLET, 1, 1, 2);
        assertTrue(rate != ((EntropyRate) other.open(SEED)).entropyRate());
    }

    @Test
    void impossibleParametersAreNamed() {
        rejects(
                "every entry of std",
                () -> new Gaussian(Optional.empty(), Optional.of(List.of(0.0)), Optional.empty(), Optional.empty()));
        rejects(
                "positive definite",
                () -> new Gaussian(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of(List.of(1.0, 2.0), List.of(2.0, 1.0))),
                        Optional.empty()));
        rejects(
                "symmetric",
                () -> new Gaussian(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of(List.of(1.0, 0.2), List.of(0.1, 1.0))),
                        Optional.empty()));
        rejects(
                "std must be a list of 2",
                () -> new Gaussian(
                        Optional.of(List.of(0.0, 0.0)), Optional.of(List.of(1.0)), Optional.empty(), Optional.empty()));
        rejects(
                "dimension",
                () -> new Gaussian(Optional.of(List.of(0.0)), Optional.empty(), Optional.empty(), Optional.of(2)));
        rejects(
                "sum of weights",
                () -> new GaussianMixture(
                        List.of(List.of(0.0), List.of(1.0)),
                        Optional.of(List.of(0.5, 0.6)),
                        Optional.empty(),
                        Optional.empty()));
        rejects(
                "every one of means",
                () -> new GaussianMixture(
                        List.of(List.of(0.0), List.of(1.0, 2.0)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        rejects("high", () -> new Uniform(1, 1, 1));
        rejects("df", () -> new StudentT(0, 0, 1, 1));
        rejects("alpha", () -> new Pareto(Double.NaN, 1, 1));
        rejects("sigma", () -> new LogNormal(0, -1, 1));
        rejects("scale", () -> new Laplace(0, Double.POSITIVE_INFINITY, 1));
        rejects("mean", () -> new PoissonCounts(0));
        rejects("dimension", () -> new LinearModel(Optional.empty(), Optional.empty(), 1));
        rejects("noise_std", () -> new LinearModel(Optional.of(2), Optional.empty(), 0));
        rejects("sum of probabilities", () -> new Categorical(List.of(0.5, 0.4)));
        rejects("every entry of probabilities", () -> new Categorical(List.of(1.5, -0.5)));
        rejects("p must", () -> new Bernoulli(1.1));
        rejects("types", () -> new Zipf(0, 1, 0));
        rejects("concentration", () -> new MarkovText(3, 5, MarkovText.Rows.DIRICHLET, 0, 1, 1));
        rejects("states", () -> new MarkovText(0, 5, MarkovText.Rows.DIRICHLET, 1, 1, 1));
    }

    private static void rejects(String part, Runnable construction) {
        String message =
                assertThrows(IllegalArgumentException.class, construction::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
