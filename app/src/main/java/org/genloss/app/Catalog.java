package org.genloss.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.data.Source;
import org.genloss.ledger.Manifest;
import org.genloss.metric.Metric;
import org.genloss.model.Learner;
import org.genloss.spec.Binder;
import org.genloss.spec.Doc;
import org.genloss.spec.Kinds;
import org.genloss.spec.Node;
import org.genloss.spec.Place;
import org.genloss.spec.Problems;

/**
 * The one list of what an experiment can be made of, by the names that specs use. A new learner, source or metric is one
 * line here; a metric's line also names what it reads, with units, the most telling first. What is in the module neural is
 * named by its class's name, so that the program compiles without it.
 */
public final class Catalog {

    /** Experiments inside the program, by name. */
    public static final List<String> EXPERIMENTS =
            List.of("first-look", "novels", "table", "mnist-vae", "mnist-vae-short", "glyphs", "toy-diffusion");

    /**
     * Image metrics that are measured when a spec does not say, the most telling first; a build may lack some. None that
     * needs labels, or fits a classifier first.
     */
    private static final List<String> IMAGES =
            List.of("latent-statistics", "pixel-variance", "codebook", "nearest-training-image", "morph");

    private static final Map<String, List<String>> READINGS = new LinkedHashMap<>();

    /** Where real data come from. */
    public static final Kinds SOURCES = sources().kinds("source", Source.class);

    /** What is fitted. */
    public static final Kinds LEARNERS = learners().kinds("learner", Learner.class);

    /** What is measured. */
    public static final Kinds METRICS = metrics().kinds("metric", Metric.class);

    /** All of them. */
    public static final List<Kinds> KINDS = List.of(SOURCES, LEARNERS, METRICS);

    private Catalog() {}

    private static Listing sources() {
        Listing types = new Listing();
        types.put("gaussian", org.genloss.data.law.Gaussian.class);
        types.put("gaussian-mixture", org.genloss.data.law.GaussianMixture.class);
        types.put("uniform", org.genloss.data.law.Uniform.class);
        types.put("laplace", org.genloss.data.law.Laplace.class);
        types.put("student-t", org.genloss.data.law.StudentT.class);
        types.put("log-normal", org.genloss.data.law.LogNormal.class);
        types.put("pareto", org.genloss.data.law.Pareto.class);
        types.put("poisson", org.genloss.data.law.PoissonCounts.class);
        types.put("linear-model", org.genloss.data.law.LinearModel.class);
        types.put("bernoulli", org.genloss.data.law.Bernoulli.class);
        types.put("categorical", org.genloss.data.law.Categorical.class);
        types.put("zipf", org.genloss.data.law.Zipf.class);
        types.put("markov-text", org.genloss.data.law.MarkovText.class);
        types.put("table", org.genloss.data.file.Table.class);
        types.put("text", org.genloss.data.file.Text.class);
        types.put("glyphs", org.genloss.data.law.Glyphs.class);
        types.put("idx", org.genloss.data.file.Idx.class);
        types.put("image-folder", org.genloss.data.file.ImageFolder.class);
        types.put("image-table", org.genloss.data.file.ImageTable.class);
        return types;
    }

    private static Listing learners() {
        Listing types = new Listing();
        types.put("gaussian", org.genloss.model.gaussian.Gaussian.class);
        types.put("gaussian-mixture", org.genloss.model.mixture.GaussianMixture.class);
        types.put("kernel-density", org.genloss.model.kde.KernelDensity.class);
        types.put("linear-regression", org.genloss.model.regression.LinearRegression.class);
        types.put("poisson", org.genloss.model.discrete.Poisson.class);
        types.put("bernoulli", org.genloss.model.discrete.Bernoulli.class);
        types.put("categorical", org.genloss.model.discrete.Categorical.class);
        types.put("n-gram", org.genloss.model.ngram.NGram.class);
        types.put("external", org.genloss.model.external.External.class);
        types.put("null-learner", org.genloss.model.control.NullLearner.class);
        types.put("oracle", org.genloss.model.control.Oracle.class);
        types.neural("vae", "org.genloss.neural.vae.Vae");
        types.neural("diffusion", "org.genloss.neural.diffusion.Diffusion");
        return types;
    }

    private static Listing metrics() {
        Listing types = new Listing();
        metric(
                types,
                "variance-ratio",
                org.genloss.metric.points.VarianceRatio.class,
                "variance_ratio ratio",
                "log_det_ratio nats");
        metric(types, "mean-error", org.genloss.metric.points.MeanError.class, "mean_error x");
        metric(types, "std-error", org.genloss.metric.points.StdError.class, "std_error x");
        metric(types, "covariance-error", org.genloss.metric.points.CovarianceError.class, "covariance_error x^2");
        metric(types, "tail-occupancy", org.genloss.metric.points.TailOccupancy.class, "tail_occupancy ratio");
        metric(
                types,
                "wasserstein",
                org.genloss.metric.points.Wasserstein.class,
                "wasserstein_1 x",
                "wasserstein_2_squared x^2",
                "sliced_wasserstein_1 x",
                "sliced_wasserstein_2_squared x^2");
        metric(
                types,
                "gaussian-wasserstein",
                org.genloss.metric.points.GaussianWasserstein.class,
                "gaussian_w2_squared x^2");
        metric(types, "energy-distance", org.genloss.metric.points.EnergyDistance.class, "energy_distance x^(1/2)");
        metric(types, "kolmogorov-smirnov", org.genloss.metric.points.KolmogorovSmirnov.class, "ks_statistic 1");
        metric(types, "mixture-l2", org.genloss.metric.points.MixtureL2.class, "mixture_l2_squared x^-d");
        metric(
                types,
                "rare-mode-mass",
                org.genloss.metric.points.RareModeMass.class,
                "rare_mode_mass share",
                "rare_mode_share share");
        metric(
                types,
                "precision-recall",
                org.genloss.metric.points.PrecisionRecall.class,
                "recall share",
                "coverage share",
                "precision share",
                "density ratio");
        metric(types, "excess-risk", org.genloss.metric.points.ExcessRisk.class, "excess_risk x^2");
        metric(
                types,
                "held-out-log-likelihood",
                org.genloss.metric.HeldOutLogLikelihood.class,
                "held_out_log_likelihood nats",
                "held_out_impossible share");
        metric(types, "support", org.genloss.metric.symbols.Support.class, "support types");
        metric(types, "survival", org.genloss.metric.symbols.Survival.class, "survival share");
        metric(types, "coverage-deficit", org.genloss.metric.symbols.CoverageDeficit.class, "coverage_deficit share");
        metric(types, "tail-type-recall", org.genloss.metric.symbols.TailTypeRecall.class, "tail_type_recall share");
        metric(types, "extinction", org.genloss.metric.symbols.Extinction.class, "extinction types");
        metric(
                types,
                "next-generation-loss",
                org.genloss.metric.symbols.NextGenerationLoss.class,
                "next_generation_loss types");
        metric(types, "entropy", org.genloss.metric.symbols.Entropy.class, "entropy nats");
        metric(types, "heterozygosity", org.genloss.metric.symbols.Heterozygosity.class, "heterozygosity 1");
        metric(types, "hill-numbers", org.genloss.metric.symbols.HillNumbers.class, "hill_number types");
        metric(
                types,
                "divergence",
                org.genloss.metric.symbols.Divergence.class,
                "kl_divergence nats",
                "js_divergence nats");
        metric(types, "good-turing", org.genloss.metric.symbols.GoodTuring.class, "missing_mass share", "chao1 types");
        metric(types, "zipf-slope", org.genloss.metric.symbols.ZipfSlope.class, "zipf_slope 1");
        metric(
                types,
                "held-out-perplexity",
                org.genloss.metric.text.HeldOutPerplexity.class,
                "perplexity 1",
                "bits_per_token bits",
                "zero_share share");
        metric(types, "distinct-n", org.genloss.metric.text.DistinctN.class, "distinct_{n} ratio");
        metric(types, "repetition", org.genloss.metric.text.Repetition.class, "repetition_{n} share");
        metric(types, "compression-ratio", org.genloss.metric.text.CompressionRatio.class, "compression_ratio ratio");
        metric(types, "pixel-variance", org.genloss.metric.images.PixelVariance.class, "pixel_variance_ratio ratio");
        metric(
                types,
                "codebook",
                org.genloss.metric.images.Codebook.class,
                "codebook_tail_recall share",
                "codebook_missing_mass share",
                "codebook_extinct types");
        metric(
                types,
                "nearest-training-image",
                org.genloss.metric.images.NearestTrainingImage.class,
                "nearest_training_distance ratio",
                "nearest_training_share share");
        neural(
                types,
                "latent-statistics",
                "org.genloss.neural.measure.LatentStatistics",
                "latent_std 1",
                "latent_std_within_dimensions 1",
                "latent_active_dimensions 1",
                "latent_mean 1");
        neural(types, "frechet-distance", "org.genloss.neural.measure.FrechetDistance", "frechet_distance 1");
        neural(
                types,
                "image-precision-recall",
                "org.genloss.neural.measure.ImagePrecisionRecall",
                "recall share",
                "coverage share",
                "precision share",
                "density ratio");
        neural(types, "rarest-survival", "org.genloss.neural.measure.RarestSurvival", "rarest_survival share");
        neural(types, "vendi-score", "org.genloss.neural.measure.VendiScore", "vendi_score 1", "vendi_ratio ratio");
        neural(
                types,
                "class-shares",
                "org.genloss.neural.measure.ClassShares",
                "class_entropy nats",
                "class_entropy_normalised ratio",
                "class_divergence nats",
                "classes_missing 1",
                "class_share share",
                "classifier_confidence share",
                "classifier_accuracy share");
        neural(types, "morph", "org.genloss.neural.measure.Morph", "morph_drift 1");
        neural(types, "held-out-elbo", "org.genloss.neural.measure.HeldOutElbo", "held_out_elbo nats");
        return types;
    }

    private static void metric(Listing types, String name, Class<?> type, String... readings) {
        types.put(name, type);
        READINGS.put(name, List.of(readings));
    }

    /** A metric of the module neural, by its class's name; see {@link Listing#neural}. */
    private static void neural(Listing types, String name, String className, String... readings) {
        types.neural(name, className);
        READINGS.put(name, List.of(readings));
    }

    /**
     * What is measured when a spec does not say: measures that move when tails go, first; none that a constant sample
     * would flatter.
     *
     * @param sample {@code points}, {@code symbols}, {@code tokens} or {@code images}
     * @param columns columns of points; empty if not known
     */
    public static List<Metric<?>> defaultMetrics(String sample, List<String> columns) {
        return switch (sample) {
            case "symbols" ->
                bound(
                        "support",
                        "tail-type-recall",
                        "survival",
                        "coverage-deficit",
                        "entropy",
                        "heterozygosity",
                        "divergence",
                        "extinction");
            case "tokens" ->
                bound(
                        "held-out-perplexity",
                        "support",
                        "survival",
                        "tail-type-recall",
                        "distinct-n",
                        "compression-ratio",
                        "entropy");
            case "images" -> bound(ofImages());
            default ->
                columns.size() == 1
                        ? bound(
                                "variance-ratio",
                                "tail-occupancy",
                                "mean-error",
                                "gaussian-wasserstein",
                                "wasserstein",
                                "kolmogorov-smirnov",
                                "rare-mode-mass",
                                "held-out-log-likelihood")
                        : bound(
                                "variance-ratio",
                                "tail-occupancy",
                                "mean-error",
                                "gaussian-wasserstein",
                                "energy-distance",
                                "precision-recall",
                                "rare-mode-mass",
                                "excess-risk",
                                "held-out-log-likelihood");
        };
    }

    /** Those of {@link #IMAGES} that the build has. */
    private static String[] ofImages() {
        return IMAGES.stream().filter(METRICS.names()::contains).toArray(String[]::new);
    }

    /** Metrics with all parameters at their defaults. */
    private static List<Metric<?>> bound(String... names) {
        Problems problems = new Problems();
        Binder binder = new Binder(problems, KINDS);
        List<Metric<?>> metrics = new ArrayList<>();
        for (String name : names) {
            Node node = new Node.Scalar(name, true, Place.of("the catalogue"));
            metrics.add(binder.bind(node, Metric.class).orElseThrow());
        }
        return metrics;
    }

    /** What the readings of a metric are, by the part of their names before the brackets. */
    public static Map<String, Manifest.About> about(Metric<?> metric) {
        Map<String, Manifest.About> abouts = new LinkedHashMap<>();
        String doc = metric.getClass().getAnnotation(Doc.class).value();
        for (String reading : READINGS.get(METRICS.name(metric))) {
            String[] words = reading.split(" ", 2);
            for (String name : named(words[0], metric)) {
                abouts.put(name, new Manifest.About(name.replace('_', ' '), doc, words[1]));
            }
        }
        return abouts;
    }

    /** {@code distinct_{n}} once for every value of the metric's parameter n. */
    private static List<String> named(String pattern, Metric<?> metric) {
        int brace = pattern.indexOf('{');
        if (brace < 0) {
            return List.of(pattern);
        }
        String parameter = pattern.substring(brace + 1, pattern.length() - 1);
        List<?> values = (List<?>) Records.value(parameter, metric).orElseThrow();
        return values.stream().map(value -> pattern.substring(0, brace) + value).toList();
    }

    /** What the readings of a metric are called, with their units, the most telling first. */
    public static List<String> readings(String metric) {
        return READINGS.get(metric);
    }

    /** Learners of samples of this class. */
    public static List<String> learnersOf(Class<?> sampleType) {
        return names(LEARNERS, sampleType);
    }

    /** Metrics of samples of this class. */
    public static List<String> metricsOf(Class<?> sampleType) {
        return names(METRICS, sampleType);
    }

    private static List<String> names(Kinds kinds, Class<?> sampleType) {
        return kinds.names().stream()
                .filter(name -> Samples.of(kinds, name).contains(sampleType))
                .toList();
    }
}
