package org.genloss.theory.chain;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.num.Seed;
import org.genloss.policy.Sizes;
import org.genloss.spec.Require;

/**
 * Many one-dimensional Gaussian chains under replace, by their sufficient statistics alone. The truth is N(0, 1).
 *
 * <p>Of M draws from N(m, s^2), the mean is N(m, s^2 / M) and, independent of it, the sum of squares about it is s^2
 * times a chi-square of M - 1 degrees of freedom (Cochran 1934). So with Z standard normal and v_{-1} = 1, m_{-1} = 0,
 *
 * <pre>
 * m_g = m_{g-1} + sqrt(lambda_g v_{g-1} / M_g) Z,     v_g = lambda_g v_{g-1} chi^2_{M_g - 1} / (M_g - ddof),
 * </pre>
 *
 * where lambda_0 = 1 (real data) and lambda_g = lambda after that. This is the chain of the gaussian learner in law, at a
 * cost that does not depend on M. One draw has no spread: M = 1 gives variance 0 with either ddof, as that learner does.
 * Unlike points, which round to the precision of the mean, the variance shrinks until it is no longer a double, about
 * 10^-324, and is 0 from then on.
 *
 * @param size sample sizes M_g
 * @param ddof the sum of squares is divided by M_g - ddof, 0 or 1
 * @param lambda variance of what is drawn is scaled by this, in [0, 1]
 * @param generations generations after generation 0
 */
public record GaussianChains(Sizes size, int ddof, double lambda, int generations) {

    /** Trials that share a stream; their state fits the first-level cache. */
    private static final int BLOCK = 512;

    /** Checks the ranges. */
    public GaussianChains {
        Require.within("ddof", ddof, 0, 1);
        Require.within("lambda", lambda, 0, 1);
        Require.atLeast("generations", generations, 0);
    }

    /**
     * Fitted parameters of all trials at some generations.
     *
     * @param at the generations
     * @param mean mean[i][trial] at generation at[i]
     * @param variance likewise
     */
    public record Paths(int[] at, double[][] mean, double[][] variance) {}

    /**
     * Simulates with the threads of the fork-join pool it is called in, or of the common one; the numbers depend on the
     * arguments alone, not on threads.
     *
     * @param at generations to keep, ascending, from 0 to {@code generations}
     * @param trials independent chains, 1 or more
     */
    public Paths simulate(int[] at, int trials, Seed seed) {
        check(at);
        Require.atLeast("trials", trials, 1);
        Paths paths = new Paths(at.clone(), new double[at.length][trials], new double[at.length][trials]);
        int last = at.length == 0 ? -1 : at[at.length - 1];
        Step[] steps = IntStream.rangeClosed(0, last).mapToObj(this::step).toArray(Step[]::new);
        IntStream.range(0, (trials - 1) / BLOCK + 1).parallel().forEach(block -> {
            int from = block * BLOCK;
            int length = Math.min(BLOCK, trials - from);
            run(steps, paths, from, length, seed.at("block", block).stream());
        });
        return paths;
    }

    private void check(int[] at) {
        for (int i = 0; i < at.length; i++) {
            Require.within("at", at[i], i == 0 ? 0 : at[i - 1] + 1.0, generations);
        }
    }

    /**
     * One generation.
     *
     * @param ofMean standard deviation of the mean over that of the generation before
     * @param ofVariance what a chi-square is multiplied by to give the variance over that of the generation before
     * @param degrees of freedom
     */
    private record Step(double ofMean, double ofVariance, int degrees) {}

    private Step step(int g) {
        int m = size.at(g);
        double scale = g == 0 ? 1 : lambda;
        return new Step(Math.sqrt(scale / m), m == 1 ? 0 : scale / (m - ddof), m - 1);
    }

    /** Chains {@code from} to {@code from + length} through all generations. */
    private static void run(Step[] steps, Paths paths, int from, int length, UniformRandomProvider random) {
        double[] mean = new double[length];
        double[] variance = new double[length];
        Arrays.fill(variance, 1);
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        int kept = 0;
        for (int g = 0; g < steps.length; g++) {
            Step step = steps[g];
            for (int i = 0; i < length; i++) {
                mean[i] += step.ofMean * Math.sqrt(variance[i]) * normal.sample();
            }
            ContinuousSampler chiSquare = chiSquare(step.degrees, normal, random);
            for (int i = 0; i < length; i++) {
                variance[i] *= step.ofVariance * chiSquare.sample();
            }
            if (paths.at[kept] == g) {
                System.arraycopy(mean, 0, paths.mean[kept], from, length);
                System.arraycopy(variance, 0, paths.variance[kept], from, length);
                kept++;
            }
        }
    }

    /**
     * Chi-square, as a gamma law (Marsaglia, Tsang 2000) but for one degree of freedom: the library's sampler of shapes
     * below 1 would put a power and a logarithm of {@link Math}, which differ between JDKs, into the number.
     */
    private static ContinuousSampler chiSquare(int degrees, ContinuousSampler normal, UniformRandomProvider random) {
        return switch (degrees) {
            case 0 -> () -> 0;
            case 1 ->
                () -> {
                    double z = normal.sample();
                    return z * z;
                };
            default -> AhrensDieterMarsagliaTsangGammaSampler.of(random, 0.5 * degrees, 2);
        };
    }
}
