package org.genloss.audit.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.Measured;
import org.genloss.audit.Profile;
import org.genloss.audit.Settings;
import org.genloss.audit.TextObservers;
import org.genloss.data.Row;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** All measures of real profiles of made-up text and numbers. */
class MeasuresTest {

    /** Documents of the source as text, with a normal number of this spread each. */
    private static GroupProfile profile(int tokens, double spread, long seed) {
        Profile profile =
                new Profile(new Settings(List.of(), false, true, List.of("length"), List.of()), TextObservers.all());
        UniformRandomProvider random = new Seed(seed).stream();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        Source source = new Source(3000, 5, 0.1, new Seed(1));
        long number = 0;
        for (int[] document : source.documents(tokens, random)) {
            StringBuilder text = new StringBuilder();
            for (int word : document) {
                text.append(text.length() == 0 ? "w" : " w").append(word);
            }
            profile.add(new Row(
                    List.of(),
                    Optional.of(text.toString()),
                    new double[] {normal.sample() * spread},
                    "a.txt",
                    ++number));
        }
        return profile.all();
    }

    private static final GroupProfile REFERENCE = profile(40_000, 1, 1);
    private static final GroupProfile SAME_SOURCE = profile(30_000, 1, 2);
    private static final GroupProfile NARROW = profile(30_000, 0.5, 3);

    private static Measured measured(List<Measured> all, String of, String measure) {
        return all.stream()
                .filter(m -> m.of().equals(of) && m.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMeasureIsKnownInsideItsLimitsAndHasAMeaning() {
        List<Measured> all =
                Measures.of(SAME_SOURCE, Optional.of(REFERENCE), new MeasureOptions(java.util.Map.of(), true));
        for (Measured m : all) {
            Meaning meaning = Meanings.of(m.measure());
            assertEquals(meaning.unit(), m.unit(), m.measure());
            if (m.measure().equals("tail-occupancy-0.999")) {
                // 1 in 1,000 of 670 numbers
                assertEquals(Optional.of("the reference has no numbers beyond its quantile 0.999"), m.unknown());
                continue;
            }
            assertEquals(Optional.empty(), m.unknown(), m.measure());
            if (!m.measure().equals("largest-duplicate-share")) {
                assertTrue(m.low() <= m.value() && m.value() <= m.high(), m.toString());
                assertTrue(m.standardError() >= 0, m.toString());
            }
        }
        // what is measured and what has a meaning are the same
        assertEquals(
                Meanings.list().stream().map(Meaning::measure).collect(Collectors.toSet()),
                all.stream().map(Measured::measure).collect(Collectors.toSet()));
        assertThrows(IllegalArgumentException.class, () -> Meanings.of("beauty"));
    }

    @Test
    void trapsAreShownOnRequestOnlyAndNothingAgainstAReferenceWithoutOne() {
        List<String> names = new ArrayList<>();
        for (Measured m : Measures.of(SAME_SOURCE, Optional.empty(), MeasureOptions.STANDARD)) {
            names.add(m.measure());
            assertFalse(Meanings.of(m.measure()).needsReference(), m.measure());
            assertFalse(Meanings.of(m.measure()).role() == Meaning.Role.TRAP, m.measure());
        }
        assertTrue(names.containsAll(
                List.of("rarefied-types", "distinct-2", "missing-mass", "compression-ratio", "near-duplicate-share")));
    }

    /** The smaller text is half of 30,000 words: both are rarefied to 15,000. */
    @Test
    void theCommonSizeIsStatedAndCanBeAskedFor() {
        List<Measured> all = Measures.of(SAME_SOURCE, Optional.of(REFERENCE), MeasureOptions.STANDARD);
        assertEquals(
                "exact, in 15,000 words",
                measured(all, "words", "rarefied-types").basis());
        assertEquals("exact", measured(all, "words", "missing-mass").basis());
        MeasureOptions asked = new MeasureOptions(java.util.Map.of("words", 10_000L), false);
        assertEquals(
                "exact, in 10,000 words",
                measured(Measures.of(SAME_SOURCE, Optional.empty(), asked), "words", "rarefied-types")
                        .basis());
        MeasureOptions tooMuch = new MeasureOptions(java.util.Map.of("words", 29_900L), false);
        assertEquals(
                Optional.of("there are too few words for the size that is asked for"),
                measured(Measures.of(SAME_SOURCE, Optional.empty(), tooMuch), "words", "rarefied-types")
                        .unknown());
    }

    /** A corpus set against itself has lost nothing, in every measure. */
    @Test
    void nothingIsLostAgainstItself() {
        for (Comparison c : Measures.compare(REFERENCE, REFERENCE, MeasureOptions.STANDARD)) {
            assertEquals(c.measure().equals("tail-occupancy-0.999"), c.unknown().isPresent(), c.measure());
            assertEquals(Comparison.Direction.CANNOT_TELL, c.direction(), c.toString());
            if (!c.measure().equals("tail-occupancy-0.999")) {
                assertEquals(c.ratio() ? 1 : 0, c.change(), 1e-12, c.measure());
                assertEquals(0, c.z(), 1e-6, c.measure());
            }
        }
    }

    /** A spread of one half: variance a quarter, tails empty; seeds are fixed, so the test passes always or never. */
    @Test
    void narrowNumbersHaveLostTheirTails() {
        List<Comparison> all = Measures.compare(NARROW, REFERENCE, MeasureOptions.STANDARD);
        for (String measure : List.of(
                "tail-occupancy-0.95", "tail-occupancy-0.05", "variance-ratio", "cvar-shift-0.99", "support-recall")) {
            Comparison c = all.stream()
                    .filter(m -> m.measure().equals(measure))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Comparison.Direction.WORSE, c.direction(), c.toString());
        }
        List<Measured> measured = Measures.of(NARROW, Optional.of(REFERENCE), MeasureOptions.STANDARD);
        Measured variance = measured(measured, "length", "variance-ratio");
        // about 500 rows each: relative standard error 9 %, 4.5 of them
        assertEquals(0.25, variance.value(), 0.1);
        assertTrue(variance.low() < 0.25 && 0.25 < variance.high(), variance.toString());
        // between normals of spread 1 and 1/2: 0.5 sqrt(2 / pi)
        assertEquals(0.4, measured(measured, "length", "w1").value(), 0.1);
        // the mean of the upper 1 % of a normal is 2.665
        assertEquals(-1.33, measured(measured, "length", "cvar-shift-0.99").value(), 0.5);
    }

    @Test
    void lostWordsAreNamed() {
        Lost lost = Measures.lost(SAME_SOURCE, REFERENCE, "words", 5).orElseThrow();
        assertEquals(5, lost.lost().size());
        for (Lost.Item item : lost.lost()) {
            assertTrue(item.text().matches("w[0-9]+"), item.text());
            assertTrue(item.example().matches("a\\.txt:[0-9]+"), item.example());
            assertTrue(item.chance() > 0 && item.chance() < 1, item.toString());
        }
        double types = 0;
        double missing = 0;
        double expected = 0;
        for (Lost.Band band : lost.bands()) {
            types += band.types();
            missing += band.lost();
            expected += band.lostAsOther();
            assertTrue(band.lost() <= band.types(), band.toString());
        }
        assertEquals(Measures.types(REFERENCE, "words").orElseThrow().size(), types, 0);
        // another sample of one source: as much is missing as chance alone takes; about 600 of 2,700 types, a standard
        // deviation of 4 %
        assertEquals(1, missing / expected, 0.2);
        assertEquals("1", lost.bands().get(0).name());
        assertEquals("3-5", lost.bands().get(2).name());
        assertEquals("over 1000", lost.bands().get(7).name());
    }

    @Test
    void curvesRise() {
        List<Curves.Point> points =
                Curves.rarefaction(Measures.types(REFERENCE, "words").orElseThrow());
        assertEquals(22, points.size());
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i).at() > points.get(i - 1).at());
            assertTrue(points.get(i).value() > points.get(i - 1).value());
        }
        assertEquals(
                Measures.types(REFERENCE, "words").orElseThrow().size(),
                points.get(21).value(),
                1e-9);
        List<Curves.Point> hill = Curves.hill(Measures.types(REFERENCE, "words").orElseThrow());
        assertEquals(points.get(21).value(), hill.get(0).value(), 1e-9);
        for (int i = 1; i < hill.size(); i++) {
            assertTrue(hill.get(i).value() < hill.get(i - 1).value());
        }
    }
}
