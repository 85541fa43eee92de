package org.genloss.bench;

import java.nio.file.Path;
import java.util.Locale;
import org.genloss.audit.measure.Losses;
import org.genloss.audit.measure.NextGeneration;
import org.genloss.audit.measure.Prose;
import org.genloss.data.Tokens;
import org.genloss.model.ngram.NGram;
import org.genloss.num.Seed;

/**
 * The next-generation loss that is predicted from counts alone beside what chains of maximum-likelihood n-gram models lose.
 *
 * <p>Arguments: a folder or file of text; trials; generations; tokens of a block, or 0 for paragraphs whose ends are events; the order.
 * Prints a table with tabs. Run by {@code bench/prediction}.
 */
public final class PredictionBench {

    private static final String[] OF = {"", "words", "bigrams"};

    private PredictionBench() {}

    /** Measures. */
    public static void main(String[] args) {
        int trials = Integer.parseInt(args[1]);
        int generations = Integer.parseInt(args[2]);
        int block = Integer.parseInt(args[3]);
        int order = Integer.parseInt(args[4]);
        Tokens text = Prose.read(Path.of(args[0]), block);
        NGram learner = new NGram(order, NGram.Smoothing.MAXIMUM_LIKELIHOOD, 1_000_000);
        Losses[] losses = {null, new Losses(text, 1), new Losses(text, 2)};
        // [words, bigrams][types, mass][generation] sums and sums of squares over trials
        double[][][] sum = new double[3][2][generations + 1];
        double[][][] squares = new double[3][2][generations + 1];
        for (int t = 0; t < trials; t++) {
            Tokens[] written = Losses.chain(text, learner, generations, new Seed(6).at("trial", t));
            for (int span = 1; span <= 2; span++) {
                for (int g = 1; g <= generations; g++) {
                    double[] lost = losses[span].of(written[g]);
                    for (int k = 0; k < 2; k++) {
                        sum[span][k][g] += lost[k];
                        squares[span][k][g] += lost[k] * lost[k];
                    }
                }
            }
        }
        String sequences = block == 0 ? "paragraphs" : "blocks of " + block;
        System.out.println(
                "sequences\torder\tof\ttokens\tgeneration\ttrials\tpredicted types\ttypes\tstandard error\tratio\tpredicted mass\tmass\tstandard error\tratio");
        for (int span = 1; span <= 2; span++) {
            long n = losses[span].n();
            NextGeneration.Course course = NextGeneration.course(losses[span].counts(), 1, n, generations);
            for (int g = 1; g <= generations; g++) {
                double types = sum[span][0][g] / trials;
                double mass = sum[span][1][g] / trials;
                System.out.printf(
                        Locale.ROOT,
                        "%s\t%d\t%s\t%d\t%d\t%d\t%.1f\t%.1f\t%.1f\t%.4f\t%.6f\t%.6f\t%.7f\t%.4f%n",
                        sequences,
                        order,
                        OF[span],
                        n,
                        g,
                        trials,
                        course.types()[g],
                        types,
                        error(sum[span][0][g], squares[span][0][g], trials),
                        types / course.types()[g],
                        course.mass()[g],
                        mass,
                        error(sum[span][1][g], squares[span][1][g], trials),
                        mass / course.mass()[g]);
            }
        }
    }

    private static double error(double sum, double squares, int trials) {
        double variance = (squares - sum * sum / trials) / (trials - 1.0);
        return Math.sqrt(Math.max(0, variance) / trials);
    }
}
