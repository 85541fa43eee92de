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
 * The one list of what an experiment can be made of, by the names that specs use. A new learner or source is one
 * line here, a metric one in {@link Metrics}. What is in the module neural is named by its class's name, so that the program
 * compiles without it.
 */
public final class Catalog {

    /** Experiments inside the program, by name. */
    public static final List<String> EXPERIMENTS = List.of(
            "first-look",
            "novels",
            "table",
            "mnist-vae",
            "mnist-vae-short",
            "glyphs",
            "toy-diffusion",
            "pretrain",
            "wikitext-mini",
            "wikitext-small",
            "wikitext-opt-125m",
            "wikitext-confounds");

    /**
     * Image metrics that are measured when a spec does not say, the most telling first; a build may lack some. None that
     * needs labels, or fits a classifier first.
     */
    private static final List<String> IMAGES =
            List.of("latent-statistics", "pixel-variance", "codebook", "nearest-training-image", "morph");

    /** Where real data come from. */
    public static final Kinds SOURCES = sources().kinds("source", Source.class);

    /** What is fitted. */
    public static final Kinds LEARNERS = learners().kinds("learner", Learner.class);

    /** What is measured. */
    public static final Kinds METRICS = Metrics.all().kinds("metric", Metric.class);

    /** All of them. */
    public static final List<Kinds> KINDS = List.of(SOURCES, LEARNERS, METRICS);

    private Catalog() {}

    /** Whether the build has all of them; without the module neural it has not. */
    public static boolean complete() {
        return KINDS.stream().allMatch(kinds -> kinds.absent().isEmpty());
    }

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
        types.neural("subwords", "org.genloss.neural.text.Subwords");
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
        types.neural("transformer", "org.genloss.neural.language.Transformer");
        return types;
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
                        "first-perplexity",
                        "support",
                        "survival",
                        "tail-type-recall",
                        "words",
                        "distinct-n",
                        "compression-ratio",
                        "entropy",
                        "sequence-lengths");
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
        for (String reading : Metrics.readings(METRICS.name(metric))) {
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
        return Metrics.readings(metric);
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
