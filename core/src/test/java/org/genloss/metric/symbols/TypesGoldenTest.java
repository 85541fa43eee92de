package org.genloss.metric.symbols;

import static org.genloss.metric.Golden.assertClose;
import static org.genloss.metric.Golden.doubles;
import static org.genloss.metric.Golden.ints;
import static org.genloss.metric.Golden.measure;
import static org.genloss.metric.Golden.named;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.genloss.data.law.Zipf;
import org.genloss.metric.Gauge;
import org.genloss.metric.Golden;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.metric.TestLaws;
import org.genloss.metric.TestLaws.Categorical;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics of types against SciPy, and against cases worked by hand. */
class TypesGoldenTest {

    private static final JsonNode GOLDEN = Golden.of("types");
    private static final Symbols DRAWN = new Symbols(ints(GOLDEN.get("symbols")), 30);

    /** Counts by hand: a 5, b 3, c 2, d 1, e 1, f 0; so n = 12, f1 = 2, f2 = 1. */
    private static final Symbols HAND = new Symbols(new int[] {0, 1, 0, 2, 0, 1, 3, 0, 1, 2, 4, 0}, 6);

    private static final Categorical HAND_LAW = new Categorical(new double[] {0.4, 0.2, 0.2, 0.1, 0.06, 0.04});

    private static Reference<Symbols> heldOut() {
        int[] counts = ints(GOLDEN.get("held_out_counts"));
        int[] values = IntStream.range(0, 30)
                .flatMap(type -> IntStream.generate(() -> type).limit(counts[type]))
                .toArray();
        return new Reference<>(new Veiled<>(HAND_LAW), new Symbols(values, 30), 120);
    }

    private static List<Reading> golden(Metric<Symbols> metric) {
        return measure(metric, heldOut(), DRAWN);
    }

    private static List<Reading> byHand(Metric<Symbols> metric) {
        return measure(metric, new Reference<>(HAND_LAW, HAND, 12), HAND);
    }

    @Test
    void againstSciPy() {
        Reading support = golden(new Support<>()).get(0);
        assertClose(GOLDEN.get("support").doubleValue(), support.value());
        assertClose(GOLDEN.get("support_jackknife").doubleValue(), support.standardError());
        assertClose(
                GOLDEN.get("entropy").doubleValue(),
                golden(new Entropy<>()).get(0).value());
        List<Reading> hill = golden(new HillNumbers<>(List.of(0.0, 1.0, 2.0)));
        double[] expected = doubles(GOLDEN.get("hill"));
        for (int q = 0; q < 3; q++) {
            assertClose(expected[q], hill.get(q).value());
            assertEquals("hill_number[q=" + q + "]", hill.get(q).name());
        }
        assertClose(GOLDEN.get("hill_2_jackknife").doubleValue(), hill.get(2).standardError());
        List<Reading> divergence = golden(new Divergence<>());
        assertEquals(Double.POSITIVE_INFINITY, divergence.get(0).value(), "a lost type");
        assertClose(GOLDEN.get("kl_model_real").doubleValue(), divergence.get(1).value());
        assertClose(GOLDEN.get("js").doubleValue(), divergence.get(2).value());
        Reading zipf = golden(new ZipfSlope<>()).get(0);
        assertClose(doubles(GOLDEN.get("zipf"))[0], zipf.value());
        assertClose(doubles(GOLDEN.get("zipf"))[1], zipf.standardError());
    }

    @Test
    void unseenTypesByHand() {
        List<Reading> readings = byHand(new GoodTuring<>());
        assertClose(2.0 / 12, readings.get(0).value());
        assertClose(Math.sqrt(2 * (1 - 2.0 / 12) + 2) / 12, readings.get(0).standardError());
        assertClose(5 + 2 * 1 / (2 * 2.0), readings.get(1).value()); // S + f1 (f1 - 1) / (2 (f2 + 1))
    }

    @Test
    void nextGenerationByHand() {
        List<Reading> readings = byHand(new NextGenerationLoss<>());
        assertClose(
                Math.exp(-5) + Math.exp(-3) + Math.exp(-2) + 2 * Math.exp(-1),
                readings.get(0).value());
        double mass = (5 * Math.exp(-5) + 3 * Math.exp(-3) + 2 * Math.exp(-2) + 2 * Math.exp(-1)) / 12;
        assertClose(mass, readings.get(1).value());
    }

    /**
     * The spread of entropy over 400 samples in which most types seen are seen once, against the mean square of its
     * error: within 15 %, four times the 3.5 % by which a spread of 400 is known. The multinomial error was 19 and 26 %
     * too small.
     */
    @Test
    void theErrorOfEntropyIsItsSpread() {
        Supply<Symbols> zipf = new Zipf(1000, 1, 0).open(new Seed(1));
        Gauge<Symbols> gauge =
                new Entropy<Symbols>().against(new Reference<>(zipf, zipf.draw(10, 0, new Seed(2)), 500));
        for (int r = 0; r < 2; r++) {
            double sum = 0;
            double squares = 0;
            double errors = 0;
            for (int i = 0; i < 400; i++) {
                Symbols drawn = zipf.draw(500, 0, new Seed(3).at("sample", i));
                Reading reading = gauge.measure(
                                new Snapshot<>(1, Optional.empty(), drawn, Optional.empty(), Optional.empty()),
                                new Seed(4))
                        .get(r);
                sum += reading.value();
                squares += reading.value() * reading.value();
                errors += reading.standardError() * reading.standardError();
            }
            double spread = Math.sqrt((squares - sum * sum / 400) / 399);
            assertEquals(1, Math.sqrt(errors / 400) / spread, 0.15, "reading " + r);
        }
    }

    @Test
    void diversityByHand() {
        double[] p = {5 / 12.0, 3 / 12.0, 2 / 12.0, 1 / 12.0, 1 / 12.0};
        double h = -Arrays.stream(p).map(x -> x * Math.log(x)).sum();
        double squares = Arrays.stream(p).map(x -> x * x).sum();
        double cubes = Arrays.stream(p).map(x -> x * x * x).sum();
        assertClose(
                h + 4 / 24.0,
                named(byHand(new Entropy<>()), "entropy[miller-madow]").value());
        // twelve items are twelve groups: the entropies without one item of each type, as often as it occurs
        double[] counts = {5, 3, 2, 1, 1};
        double[] without = new double[5];
        double mean = 0;
        for (int type = 0; type < 5; type++) {
            for (int other = 0; other < 5; other++) {
                double q = (counts[other] - (other == type ? 1 : 0)) / 11;
                without[type] -= q == 0 ? 0 : q * Math.log(q);
            }
            mean += counts[type] / 12 * without[type];
        }
        double spread = 0;
        for (int type = 0; type < 5; type++) {
            spread += counts[type] * (without[type] - mean) * (without[type] - mean);
        }
        assertClose(
                Math.sqrt(11 / 12.0 * spread), byHand(new Entropy<>()).get(0).standardError());
        Reading heterozygosity = byHand(new Heterozygosity<>()).get(0);
        assertClose((1 - squares) * 12 / 11, heterozygosity.value());
        assertClose(2 * Math.sqrt((cubes - squares * squares) / 12), heterozygosity.standardError());
    }

    /** Of a model that knows its probabilities, exactly: (3/4, 1/4). */
    @Test
    void diversityOfAKnownLaw() {
        Categorical law = new Categorical(new double[] {0.75, 0.25});
        Symbols one = new Symbols(new int[] {0}, 2);
        Reference<Symbols> reference = new Reference<>(law, one, 1);
        assertClose(
                0.375,
                named(measure(new Heterozygosity<>(), reference, one, law), "heterozygosity[of=model]")
                        .value());
        assertClose(
                Math.log(4) - 0.75 * Math.log(3),
                named(measure(new Entropy<>(), reference, one, law), "entropy[of=model]")
                        .value());
    }

    /** Real masses .4 .2 .2 .1 .06 .04; only the last type, f, is not drawn. */
    @Test
    void survivalByHand() {
        assertClose(0.04, byHand(new CoverageDeficit<>()).get(0).value());
        // the rarest 5 %: f with 0.04 and a part of e; e lives
        assertClose(0.5, byHand(new TailTypeRecall<>(0.05)).get(0).value());
        assertClose(0, byHand(new TailTypeRecall<>(0.04)).get(0).value());
        // up to 0.5: a and b (b begins at 0.4); up to 0.9: c and d (0.6, 0.8); then e and f
        List<Reading> bands = byHand(new Survival<>(List.of(0.5, 0.9)));
        assertEquals(
                List.of(
                        "survival[mass=0-0.5,of=drawn]",
                        "survival[mass=0.5-0.9,of=drawn]",
                        "survival[mass=0.9-1,of=drawn]"),
                bands.stream().map(Reading::name).toList());
        assertArrayEquals(
                new double[] {1, 1, 0.5},
                bands.stream().mapToDouble(Reading::value).toArray());
    }

    /** Before: all of HAND. Now: a, and f anew. Lost b (3), c (2), d, e (1 each), the most frequent first. */
    @Test
    void extinctionByHand() {
        Snapshot<Symbols> at = new Snapshot<>(
                1,
                Optional.of(HAND_LAW),
                HAND,
                Optional.of(new Dataset<>(List.of(
                        new Dataset.Part<>(new Symbols(new int[] {0, 0}, 6), 0, 1),
                        new Dataset.Part<>(new Symbols(new int[] {5}, 6), 1, 1)))),
                Optional.of(Dataset.of(HAND, 0)));
        Reference<Symbols> reference = new Reference<>(HAND_LAW, HAND, 12);
        Reading extinct = new Extinction<Symbols>(3)
                .against(reference)
                .measure(at, new Seed(1))
                .get(0);
        assertEquals(4, extinct.value());
        assertArrayEquals(new int[] {1, 2, 3}, extinct.items());
        List<Reading> support = new Support<Symbols>().against(reference).measure(at, new Seed(1));
        assertEquals(2, named(support, "support[of=training]").value());
        assertEquals(6, named(support, "support[of=model]").value());
        List<Reading> deficit =
                new CoverageDeficit<Symbols>().against(reference).measure(at, new Seed(1));
        assertClose(0.56, named(deficit, "coverage_deficit[of=training]").value());
        assertEquals(0, named(deficit, "coverage_deficit[of=model]").value());
    }

    /** One law against another, exactly: p = (3/4, 1/4), q = (1/2, 1/2). */
    @Test
    void divergenceOfKnownLaws() {
        Categorical p = new Categorical(new double[] {0.75, 0.25});
        Categorical q = new Categorical(new double[] {0.5, 0.5});
        Symbols one = new Symbols(new int[] {0}, 2);
        List<Reading> readings = measure(new Divergence<>(), new Reference<>(p, one, 1), one, q);
        assertClose(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), readings.get(0).value());
        assertClose(0.5 * Math.log(2 / 3.0) + 0.5 * Math.log(2), readings.get(1).value());
    }

    /** The unknown word is no type: it does not count, does not die and is not rare. */
    @Test
    void theUnknownWordIsLeftOut() {
        Tokens text = TestLaws.text(3, new int[] {0, 1, 3, 3}, new int[] {0, 3});
        Reference<Tokens> reference = new Reference<>(new Veiled<>(new TestLaws.Words(new double[4], 2)), text, 2);
        assertEquals(2, measure(new Support<>(), reference, text).get(0).value());
        assertClose(1 / 3.0, measure(new GoodTuring<>(), reference, text).get(0).value());
        Tokens lost = TestLaws.text(3, new int[] {1, 1, 1});
        assertClose(
                2 / 3.0,
                measure(new CoverageDeficit<>(), reference, lost).get(0).value());
    }

    /**
     * The forecast comes true: from 2,000 draws of a Zipf law of 3,000 types, resampled 200 times. Lost types have
     * standard deviation about sqrt(270) = 16, their mean over 200 about 1.2; e^-j for (1 - j/n)^n adds 0.1. Allowed 6,
     * five standard errors: a false alarm in a million seeds.
     */
    @Test
    void theForecastComesTrue() {
        Symbols first = new Categorical(TestLaws.zipf(3000)).sample(2000, Decoding.PLAIN, new Seed(11));
        Reference<Symbols> reference = new Reference<>(new Veiled<>(HAND_LAW), first, 2000);
        double forecast =
                measure(new NextGenerationLoss<>(), reference, first).get(0).value();
        Categorical copy = new Categorical(Types.frequencies(first.counts()));
        double lost = 0;
        for (int i = 0; i < 200; i++) {
            Symbols next = copy.sample(2000, Decoding.PLAIN, new Seed(12).at("resample", i));
            lost += (Types.support(first.counts()) - Types.support(next.counts())) / 200.0;
        }
        assertEquals(lost, forecast, 6);
    }
}
