package org.genloss.theory.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Moments;
import org.genloss.model.Family;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;

/**
 * The founding paper's lower bound of the risk in any dimension and for any truth: E[W2^2] >= Tr(Sigma) (1/M_0 + .. + 1/M_g).
 *
 * <p>W2^2 between laws is at least the squared distance of their means (Gelbrich 1990), and the mean of an unbiased chain
 * takes independent steps of variance Tr(Sigma) / M_i. Assumes a truth with finite known variance, replace, the unbiased
 * covariance (full or diagonal: the trace is the same) and plain sampling. With a learner that adds noise epsilon of its own,
 * {@link #noisy} has its terms.
 */
public record GaussianBound() implements Law {

    @Override
    public String name() {
        return "gaussian-bound";
    }

    @Override
    public String title() {
        return "The risk is at least the walk of the mean";
    }

    @Override
    public String source() {
        return "Shumailov et al. 2024, theorem 3.1 and equation 15 of arXiv v3; Gelbrich 1990";
    }

    /**
     * The bound with noisy approximation, assumptions 1 to 3: Tr(Sigma) (1/M_0 + .. + 1/M_n) + E|eps_1|^2 + .. +
     * E|eps_{n+1}|^2.
     *
     * @param trace Tr(Sigma)
     * @param sizes M_0 .. M_n
     * @param squaredNoise E|eps_{i+1}|^2 of the fit to sample i, whose direction tells nothing of the sample's mean
     */
    public static double noisy(double trace, double[] sizes, double[] squaredNoise) {
        double sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sum += trace / sizes[i] + squaredNoise[i];
        }
        return sum;
    }

    /**
     * The bound where noise may lean against the step of the mean but is at most K / M_i long (assumption 3*, equation 24):
     * each step loses 2 K sqrt(N Tr(Sigma)) / M_i^(3/2) at most.
     *
     * @param dimension N
     * @param k K
     */
    public static double noisyAligned(double trace, int dimension, double k, double[] sizes, double[] squaredNoise) {
        double sum = noisy(trace, sizes, squaredNoise);
        for (double m : sizes) {
            sum -= 2 * k * Math.sqrt(dimension * trace) / (m * Math.sqrt(m));
        }
        return sum;
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Normal family)) {
            return Optional.empty();
        }
        Optional<String> why = Conditions.first(
                Conditions.because(family.ddof() != 1, "the estimator is mle, the bound is for the unbiased one"),
                Conditions.replace(setting),
                Conditions.plain(setting),
                Conditions.sampled(setting),
                Conditions.atLeast(setting, 2),
                Conditions.because(!(setting.supply() instanceof Moments), "the variance of the source is not known"));
        return Optional.of(why.map(Answer::not).orElseGet(() -> answer(setting)));
    }

    private static Answer answer(Setting setting) {
        Moments truth = (Moments) setting.supply();
        double[] covariance = truth.covariance();
        int d = (int) Math.round(Math.sqrt(covariance.length));
        double trace = 0;
        for (int j = 0; j < d; j++) {
            trace += covariance[j * d + j];
        }
        if (!Double.isFinite(trace)) {
            return Answer.not("the source has no finite variance");
        }
        int last = setting.generations();
        double[] steps = GrowingSizes.steps(setting.size(), last);
        // the walk is as heavy-tailed as the product of variances that drives it
        double[] logVariance = GaussianMoments.of(setting.size(), 1, 1, last).logVariance();
        return Answer.of(List.of(Curves.bound(
                setting,
                "gaussian_w2_squared",
                Curve.Side.AT_LEAST,
                Curves.scaled(steps, trace),
                Curves.commonTrials(logVariance)
                        .and(Curves.tame(truth, setting.size().start())),
                trace * GrowingSizes.limit(setting.size()))));
    }
}
