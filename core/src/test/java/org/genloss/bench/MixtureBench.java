package org.genloss.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.law.Gaussian;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.lab.Evaluation;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.model.Decoding;
import org.genloss.model.Sampling;
import org.genloss.model.mixture.GaussianMixture;
import org.genloss.model.mixture.MixtureModel;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/**
 * Our side of {@code bench/mixture}. A line holds a sample size, a number of generations and a seed; the answer is the
 * milliseconds of one trial of the real loop and the mean number of EM steps of a fit.
 */
public final class MixtureBench {

    private MixtureBench() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Answers.toLines(asked -> {
            int generations = asked[1];
            long start = System.nanoTime();
            Ensemble run = Ensemble.run(cell(asked[0], generations - 1), 1, asked[2], false);
            double milliseconds = Answers.milliseconds(start);
            double[] steps = new double[generations];
            Arrays.setAll(steps, g -> run.at("steps", g)[0]);
            return new double[] {milliseconds, Arrays.stream(steps).average().orElseThrow()};
        });
    }

    /** The notebook of Shumailov et al.: two components for one standard normal law in the plane. */
    private static Cell<Points> cell(int size, int last) {
        return new Cell<>(
                0,
                "mixture",
                Map.of(),
                Gaussian.standard(2),
                "source",
                new GaussianMixture(
                        2,
                        GaussianMixture.CovarianceType.FULL,
                        1e-5,
                        2000,
                        1,
                        1e-6,
                        GaussianMixture.InitParams.KMEANS,
                        false),
                Decoding.PLAIN,
                Sampling.POINTS,
                Policy.parse("replace"),
                Sizes.constant(size),
                last,
                new Evaluation(Optional.of(1), Optional.of(1), 1),
                List.of(new Steps()));
    }

    /** EM steps of every fit. */
    private record Steps() implements Metric<Points> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return sampleType == Points.class;
        }

        @Override
        public Gauge<Points> against(Reference<Points> reference) {
            return (at, seed) -> at.model()
                    .map(model -> List.of(Reading.of("steps", ((MixtureModel) model).iterations(), "steps")))
                    .orElse(List.of());
        }
    }
}
