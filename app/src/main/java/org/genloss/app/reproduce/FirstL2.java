package org.genloss.app.reproduce;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Points;
import org.genloss.data.Supply;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.points.MixtureL2;
import org.genloss.num.Seed;

/**
 * The squared L2 distance from the first fit, as the released code of Shumailov et al. 2024 measures it, in the place of the
 * distance from the truth. It remembers generation 0: for cells of one trial.
 */
record FirstL2() implements Metric<Points> {

    static final String READING = "mixture_l2_squared[from=first]";

    /** A fitted mixture in the place of the truth. */
    private record Fitted(double[] weights, double[][] means, double[][] covariances)
            implements Supply<Points>, MixtureLaw {

        @Override
        public long size() {
            return 0;
        }

        @Override
        public Points draw(int n, long from, Seed seed) {
            throw new UnsupportedOperationException("it is measured against and not drawn from");
        }

        @Override
        public long heldOutSize() {
            return 0;
        }

        @Override
        public Points heldOut(int n, Seed seed) {
            throw new UnsupportedOperationException("it is measured against and not drawn from");
        }
    }

    @Override
    public boolean measures(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        AtomicReference<Gauge<Points>> first = new AtomicReference<>();
        return (at, seed) -> {
            if (!(at.model().orElse(null) instanceof MixtureLaw model)) {
                return List.of();
            }
            if (first.get() == null) {
                Fitted fit = new Fitted(model.weights(), model.means(), model.covariances());
                first.set(new MixtureL2().against(new Reference<>(fit, reference.heldOut(), reference.draws())));
            }
            return first.get().measure(at, seed).stream()
                    .map(reading -> Reading.of(READING, reading.value(), reading.unit()))
                    .toList();
        };
    }
}
