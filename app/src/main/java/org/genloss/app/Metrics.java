package org.genloss.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be measured: a line for each metric, which also names what it reads, with units, the most telling first. */
final class Metrics {

    private static final Map<String, List<String>> READINGS = new LinkedHashMap<>();

    private Metrics() {}

    /** What the readings of a metric are called, with their units; a name may hold {@code {n}} for a parameter's values. */
    static List<String> readings(String metric) {
        return READINGS.get(metric);
    }

    /** All of them. */
    static Listing all() {
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
                "zero_share share",
                "perplexity_without_end 1",
                "perplexity_by_batch 1");
        metric(
                types,
                "first-perplexity",
                org.genloss.metric.text.FirstPerplexity.class,
                "first_log_perplexity nats",
                "first_log_perplexity_median nats",
                "first_perplexity_low share",
                "first_perplexity_high share");
        metric(types, "distinct-n", org.genloss.metric.text.DistinctN.class, "distinct_{n} ratio");
        metric(types, "repetition", org.genloss.metric.text.Repetition.class, "repetition_{n} share");
        metric(types, "compression-ratio", org.genloss.metric.text.CompressionRatio.class, "compression_ratio ratio");
        metric(
                types,
                "sequence-lengths",
                org.genloss.metric.text.SequenceLengths.class,
                "sequence_length tokens",
                "sequences_ended share",
                "ends_per_1000_tokens tokens");
        metric(types, "words", org.genloss.metric.text.Words.class, "words_missing share", "words_new share");
        metric(types, "heaps", org.genloss.metric.text.Heaps.class, "heaps_exponent 1");
        metric(types, "memorised-ngrams", org.genloss.metric.text.MemorisedNgrams.class, "memorised_ngrams share");
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
        neural(
                types,
                "next-token",
                "org.genloss.neural.measure.text.NextToken",
                "next_token_entropy nats",
                "next_token_gini ratio",
                "next_token_certain share");
        neural(
                types,
                "calibration",
                "org.genloss.neural.measure.text.Calibration",
                "calibration_error share",
                "next_token_accuracy share",
                "next_token_confidence share");
        neural(
                types,
                "reference-perplexity",
                "org.genloss.neural.language.ReferencePerplexity",
                "reference_perplexity 1",
                "reference_log_perplexity nats");
        neural(
                types,
                "hidden-divergence",
                "org.genloss.neural.measure.text.HiddenDivergence",
                "hidden_frontier_area share",
                "hidden_frontier_integral nats");
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
}
