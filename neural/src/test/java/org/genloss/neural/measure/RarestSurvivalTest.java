package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class RarestSurvivalTest {

    private static final Seed SEED = new Seed(1);

    /**
     * Eight crosses among 392 stripes: a fifth neighbour among seven is far, so that most of the eight rarest are crosses (a
     * stripe of an odd place is as rare). Crosses survive where crosses are drawn, and only there.
     */
    @Test
    void whatIsRareSurvivesWhereItIsDrawn() {
        Images common = new Marks(true, List.of(2)).heldOut(392, new Seed(6));
        Images rare = new Marks(true, List.of(1)).heldOut(8, new Seed(7));
        Images heldOut = common.join(List.of(rare));
        Gauge<Images> gauge = new RarestSurvival(0.02, 5, 1000).against(new Reference<>(Marks.ALL, heldOut, 400));
        Images lost = new Marks(true, List.of(2)).sample(400, Decoding.PLAIN, new Seed(8));
        Images kept = Marks.ALL.sample(400, Decoding.PLAIN, new Seed(9));
        Reading none = gauge.measure(Marks.drew(lost), SEED).get(0);
        Reading most = gauge.measure(Marks.drew(kept), SEED).get(0);
        assertEquals("rarest_survival[share=0.02,k=5]", none.name());
        assertTrue(none.value() <= 0.5, none.toString());
        assertTrue(most.value() >= none.value() + 0.5, most.toString());
        assertEquals(1, gauge.measure(Marks.drew(heldOut), SEED).get(0).value());
    }

    /** The error is that of leaving each group of drawn images out, as by hand; nothing binomial. */
    @Test
    void theErrorIsThatOfDrawnImages() {
        Gauge<Images> gauge = new RarestSurvival(0.2, 5, 1000).against(Marks.reference(300, 60));
        Images drawn = Marks.ALL.sample(60, Decoding.PLAIN, new Seed(8));
        Reading reading = gauge.measure(Marks.drew(drawn), SEED).get(0);
        double byHand = Jackknife.standardError(
                drawn, some -> gauge.measure(Marks.drew(some), SEED).get(0).value());
        assertTrue(reading.value() > 0 && reading.value() < 1, reading.toString());
        assertTrue(byHand > 0);
        assertEquals(byHand, reading.standardError(), 1e-12);
    }

    @Test
    void theExhibitShowsTheSameRealImagesWithTheirNearest() {
        Gauge<Images> gauge = new RarestSurvival(0.2, 5, 1000).against(Marks.reference(300, 300));
        Images drawn = Marks.ALL.sample(300, Decoding.PLAIN, new Seed(8));
        Exhibit one = gauge.exhibits(Marks.drew(drawn), SEED).get(0);
        assertEquals("rarest", one.name());
        Map<String, Object> content = one.content();
        assertEquals("survivors", content.get("kind"));
        assertEquals(32, content.get("count"));
        assertEquals(12, content.get("height"));
        List<?> distances = (List<?>) content.get("distances");
        List<?> radius = (List<?>) content.get("radius");
        List<?> survives = (List<?>) content.get("survives");
        for (int i = 0; i < 32; i++) {
            assertEquals((double) distances.get(i) < (double) radius.get(i), survives.get(i));
            assertTrue(i == 0 || (double) radius.get(i) <= (double) radius.get(i - 1));
        }
        // against themselves the rarest are their own nearest
        Images heldOut = Marks.reference(300, 300).heldOut();
        Map<String, Object> other =
                gauge.exhibits(Marks.drew(heldOut), SEED).get(0).content();
        assertEquals(content.get("pixels"), other.get("pixels"));
        assertEquals(other.get("pixels"), other.get("nearest"));
        assertTrue(IntStream.range(0, 32).allMatch(i -> (boolean) ((List<?>) other.get("survives")).get(i)));
    }
}
