package org.genloss.model.mixture;

import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * A mixture of normals fitted by expectation maximisation, with scikit-learn's names and, from the same start and with
 * the same floor, its results. Three things differ on purpose. The floor is 0 unless declared: a variance that vanishes
 * is a result here. A start from points (k-means++, random from data) takes the covariance of all data, because with no
 * floor that of one point has no density. And a singular covariance ends EM with the reason instead of an exception: the
 * likelihood has no bound then.
 */
@Doc(
        value = "Mixture of normals fitted by expectation maximisation (EM); names as in scikit-learn.",
        source = "Dempster, Laird, Rubin 1977; scikit-learn GaussianMixture")
public record GaussianMixture(
        @Doc("Number of components, 1 or more.") @Default("1")
        int nComponents,

        @Doc("Covariances: full, tied (one for all components), diag, spherical (one variance for all coordinates).")
        @Default("full")
        CovarianceType covarianceType,

        @Doc("EM has converged when the mean log-likelihood of an item changes by less than this, in nats; 0 or more.")
        @Default("1e-3")
        double tol,

        @Doc("EM steps at most, 1 or more.") @Default("100") int maxIter,

        @Doc("Starts, of which the one with the highest likelihood is kept; 1 or more.") @Default("1")
        int nInit,

        @Doc("Added to every variance in every step (scikit-learn adds 1e-6); 0 or more. A floor hides collapse.")
        @Default("0")
        double regCovar,

        @Doc("Where EM starts: kmeans (clusters of k-means), kmeans_plus_plus (points far from each other), "
                + "random_from_data (points).")
        @Default("kmeans")
        InitParams initParams,

        @Doc("Whether each generation starts EM from the parameters of the one before.") @Default("false")
        boolean warmStart)
        implements Learner<Points> {

    /** Fewer items than this do not fill a block well enough to repay it. */
    private static final int FEW = 32;

    /** What is shared and what is 0 in the covariances. */
    public enum CovarianceType {
        /** Each component has its own. */
        FULL,
        /** All components have the same. */
        TIED,
        /** Each component has its own, without covariance between coordinates. */
        DIAG,
        /** Each component has one variance for all coordinates. */
        SPHERICAL;

        boolean diagonal() {
            return this == DIAG || this == SPHERICAL;
        }
    }

    /** Where EM starts. */
    public enum InitParams {
        /** Responsibilities are the clusters of k-means. */
        KMEANS,
        /** Means are seeds of k-means++. */
        KMEANS_PLUS_PLUS,
        /** Means are items. */
        RANDOM_FROM_DATA
    }

    /** Checks the ranges. */
    public GaussianMixture {
        Require.atLeast("n_components", nComponents, 1);
        Require.notNegative("tol", tol);
        Require.atLeast("max_iter", maxIter, 1);
        Require.atLeast("n_init", nInit, 1);
        Require.notNegative("reg_covar", regCovar);
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_NUMBERS;
    }

    @Override
    public boolean warmStarts() {
        return warmStart;
    }

    @Override
    public MixtureModel fit(Dataset<Points> training, Seed seed) {
        return fit(training, seed, 1);
    }

    /**
     * Fits with several threads, to the same bits.
     *
     * @param threads how many share a pass over the data, 1 or more; small data are not shared
     */
    public MixtureModel fit(Dataset<Points> training, Seed seed, int threads) {
        Job job = new Job(training, threads);
        Start start = new Start(job.points, job.weights, this);
        Em best = null;
        for (int i = 0; i < nInit; i++) {
            Em fit = job.run(start.draw(seed.at("init", i).stream()));
            best = best == null || better(fit.lowerBound(), best.lowerBound()) ? fit : best;
        }
        return new MixtureModel(best, job.points.columns());
    }

    /** A likelihood without bound is no likelihood: it wins only against none. */
    private static boolean better(double bound, double than) {
        return Double.isFinite(bound) && (!Double.isFinite(than) || bound > than);
    }

    /**
     * Fits from given parameters.
     *
     * @param start as many components and dimensions as this learner and the data have, and covariances of its type
     * @param threads as in {@link #fit(Dataset, Seed, int)}
     */
    public MixtureModel fitFrom(MixtureModel start, Dataset<Points> training, int threads) {
        Job job = new Job(training, threads);
        Mixture mixture = start.mixture();
        Require.that(mixture.size() == nComponents, "start", "of " + nComponents + " components", mixture.size());
        int d = job.points.dimension();
        Require.that(mixture.dimension() == d, "start", "of " + d + " dimensions", mixture.dimension());
        return new MixtureModel(job.run(mixture), job.points.columns());
    }

    /** Starts from the previous parameters when told to and when these have a density to start from. */
    @Override
    public MixtureModel refit(Model<Points> previous, Dataset<Points> training, Seed seed) {
        if (warmStart
                && previous instanceof MixtureModel model
                && model.mixture().size() == nComponents
                && !model.mixture().singular()) {
            return fitFrom(model, training, 1);
        }
        return fit(training, seed);
    }

    @Override
    public MixtureModel load(Tensors state, Points like) {
        return MixtureModel.load(state, like.columns());
    }

    /** The data, laid out once for all starts. */
    private final class Job {
        private final Points points;
        private final double[] weights;
        private final double totalWeight;
        private final Expectation expectation;

        Job(Dataset<Points> training, int threads) {
            Require.atLeast("threads", threads, 1);
            points = training.items();
            weights = training.unweighted() ? null : training.weights();
            double sum = 0;
            for (Dataset.Part<Points> part : training.parts()) {
                sum += part.weight() * part.items().size();
            }
            totalWeight = sum;
            boolean diagonal = covarianceType.diagonal();
            expectation = points.size() < FEW
                    ? new PlainExpectation(points, weights, diagonal)
                    : new FusedExpectation(points, weights, diagonal, threads);
        }

        Em run(Mixture start) {
            return Em.run(expectation, start, totalWeight, GaussianMixture.this);
        }
    }
}
