package org.genloss.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.num.Seed;
import org.genloss.policy.Sizes;
import org.genloss.theory.chain.GaussianChains;

/**
 * Our side of {@code bench/chains}. A line holds trials, generations, sample size, and how many of the last
 * generations are kept; the answer is the milliseconds of simulating so many unbiased chains, and of the last generation
 * the mean of the squared means and of the variances.
 */
public final class ChainsBench {

    private ChainsBench() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Answers.toLines(asked -> {
            int generations = asked[1];
            GaussianChains chains = new GaussianChains(Sizes.constant(asked[2]), 1, 1, generations - 1);
            int kept = asked[3];
            int[] at = IntStream.range(generations - kept, generations).toArray();
            long start = System.nanoTime();
            GaussianChains.Paths paths = chains.simulate(at, asked[0], new Seed(1));
            double milliseconds = Answers.milliseconds(start);
            return new double[] {
                milliseconds,
                Arrays.stream(paths.mean()[kept - 1]).map(m -> m * m).average().orElseThrow(),
                Arrays.stream(paths.variance()[kept - 1]).average().orElseThrow()
            };
        });
    }
}
