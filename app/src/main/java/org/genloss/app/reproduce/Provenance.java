package org.genloss.app.reproduce;

import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Dataset;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Empirical;
import org.genloss.num.Seed;

/**
 * The mean of a normal law of variance 1 from batches of which a share is real and the rest was written by the model before.
 * One who is told which records are real averages those. One who is not can still take out what the model before, whose mean he
 * knows, has put in: (batch mean - (1 - share) times its mean) / share is unbiased for the truth, with variance 1 / (n
 * share^2). Both weigh batches by their precision.
 *
 * @param share the real share
 * @param told whether it is known which records are real
 */
record Provenance(double share, boolean told) implements Learner<Points> {

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Set.of();
    }

    @Override
    public boolean warmStarts() {
        return true;
    }

    @Override
    public Model<Points> fit(Dataset<Points> training, Seed seed) {
        return new Known(mean(training.items()), training.size());
    }

    @Override
    public Model<Points> refit(Model<Points> previous, Dataset<Points> training, Seed seed) {
        Known before = (Known) previous;
        if (told) {
            Points real = real(training);
            return before.and(mean(real), real.size());
        }
        double estimate = (mean(training.items()) - (1 - share) * before.centre()) / share;
        return before.and(estimate, training.size() * share * share);
    }

    private static Points real(Dataset<Points> training) {
        return new Dataset<>(training.parts().stream()
                        .filter(part -> part.generation() == Dataset.REAL)
                        .toList())
                .items();
    }

    private static double mean(Points points) {
        return Empirical.mean(points.values());
    }

    @Override
    public Model<Points> load(Tensors state, Points like) {
        return new Known(state.doubles("centre")[0], state.doubles("precision")[0]);
    }

    /** N(centre, 1), and how much is known of the centre. */
    private record Known(double centre, double precision) implements Model<Points>, Moments {

        Known and(double estimate, double worth) {
            double all = precision + worth;
            return new Known(centre + (estimate - centre) * worth / all, all);
        }

        @Override
        public Points sample(int n, Decoding decoding, Seed seed) {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(seed.stream());
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = centre + normal.sample();
            }
            return Points.of(values, 1);
        }

        @Override
        public Tensors state() {
            return new Tensors()
                    .with("centre", new double[] {centre}, 1)
                    .with("precision", new double[] {precision}, 1);
        }

        @Override
        public Optional<String> collapse() {
            return Optional.empty();
        }

        @Override
        public double[] mean() {
            return new double[] {centre};
        }

        @Override
        public double[] covariance() {
            return new double[] {1};
        }
    }
}
