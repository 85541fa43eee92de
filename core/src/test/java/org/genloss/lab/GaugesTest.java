package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;
import org.junit.jupiter.api.Test;

class GaugesTest {

    private final List<String> told = new ArrayList<>();

    private final Gauges gauges = new Gauges(new Progress() {
        @Override
        public void preparing(Metric<?> metric) {
            told.add("preparing " + metric);
        }

        @Override
        public void warning(String message) {
            told.add(message);
        }
    });

    /** Warns while it is made ready. */
    private record Worried() implements Metric<Points> {

        @Override
        public boolean measures(Class<?> sampleType) {
            return true;
        }

        @Override
        public Gauge<Points> against(Reference<Points> reference) {
            reference.warning().accept("no room");
            return (at, seed) -> List.of();
        }
    }

    @Test
    void aMetricIsMadeReadyOnceAndWhatItWarnsOfReachesThePerson() {
        Reference<Points> reference = new Reference<>(null, Points.of(new double[] {1, 2, 3}, 1), 10);
        Gauge<Points> first = gauges.of(new Worried(), "source", reference);
        assertSame(first, gauges.of(new Worried(), "source", reference));
        assertEquals(List.of("preparing Worried[]", "no room"), told);
        gauges.of(new Worried(), "another source", reference);
        assertEquals(4, told.size());
    }
}
