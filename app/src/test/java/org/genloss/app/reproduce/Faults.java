package org.genloss.app.reproduce;

import java.util.Optional;
import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** Parts that do not do what they should. */
final class Faults {

    private Faults() {}

    /** Real data that have been through a model once. */
    record Worn(Supply<Points> real, Learner<Points> learner) implements Supply<Points>, Moments {

        @Override
        public long size() {
            return real.size();
        }

        @Override
        public Points draw(int n, long from, Seed seed) {
            Points drawn = real.draw(n, from, seed);
            return learner.fit(Dataset.of(drawn, Dataset.REAL), seed.at("worn", from))
                    .sample(n, Decoding.PLAIN, seed.at("worn again", from));
        }

        @Override
        public long heldOutSize() {
            return real.heldOutSize();
        }

        @Override
        public Points heldOut(int n, Seed seed) {
            return real.heldOut(n, seed);
        }

        @Override
        public double[] mean() {
            return ((Moments) real).mean();
        }

        @Override
        public double[] covariance() {
            return ((Moments) real).covariance();
        }
    }

    /** A metric whose variances are read as their roots. */
    record Rooted(Metric<Points> metric) implements Metric<Points> {

        @Override
        public boolean measures(Class<?> sampleType) {
            return metric.measures(sampleType);
        }

        @Override
        public Gauge<Points> against(Reference<Points> reference) {
            Gauge<Points> gauge = metric.against(reference);
            return (at, seed) -> gauge.measure(at, seed).stream()
                    .map(r -> r.name().equals("variance_ratio")
                            ? Reading.of(r.name(), Math.sqrt(r.value()), r.unit())
                            : r)
                    .toList();
        }
    }

    /** A learner whose models repeat their random numbers, or stay where the truth was. */
    record Wrapped(Learner<Points> learner, boolean oneSeed, boolean centred) implements Learner<Points> {

        @Override
        public boolean learns(Class<?> sampleType) {
            return learner.learns(sampleType);
        }

        @Override
        public Set<Decoding.Knob> decodes() {
            return learner.decodes();
        }

        @Override
        public Model<Points> fit(Dataset<Points> training, Seed seed) {
            Dataset<Points> read = centred ? shifted(training) : training;
            Model<Points> model = learner.fit(read, seed);
            return oneSeed ? new Repeating(model, (Moments) model) : model;
        }

        private static Dataset<Points> shifted(Dataset<Points> training) {
            double[] values = training.items().values().clone();
            double sum = 0;
            for (double x : values) {
                sum += x;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] -= sum / values.length;
            }
            return Dataset.of(Points.of(values, 1), Dataset.REAL);
        }

        @Override
        public Model<Points> load(Tensors state, Points like) {
            return learner.load(state, like);
        }
    }

    /** Draws with one seed, whatever it is given: trials then differ by their real data alone. */
    record Repeating(Model<Points> model, Moments moments) implements Model<Points>, Moments {

        @Override
        public Points sample(int n, Decoding decoding, Seed seed) {
            return model.sample(n, decoding, new Seed(1));
        }

        @Override
        public Tensors state() {
            return model.state();
        }

        @Override
        public Optional<String> collapse() {
            return model.collapse();
        }

        @Override
        public double[] mean() {
            return moments.mean();
        }

        @Override
        public double[] covariance() {
            return moments.covariance();
        }
    }
}
