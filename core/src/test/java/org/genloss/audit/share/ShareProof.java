package org.genloss.audit.share;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.genloss.audit.Folds;
import org.genloss.audit.Uncertainty;
import org.genloss.num.Seed;

/**
 * The proof Share: mixtures of two authors, one taken for human and the other for synthetic, at known shares. Each draw splits
 * the chapters anew into disjoint references, null slice, synthetic slice and target. A document of the target is a passage of
 * a human chapter followed by a passage of a synthetic one, in the ratio of the share; a document of a slice is a passage.
 */
public final class ShareProof {

    /** The true shares. */
    static final double[] SHARES = {0, 0.05, 0.1, 0.25, 0.5, 0.9};

    /** Sentences of a document; chapters with fewer are left out. */
    static final int PASSAGE = 60;

    private ShareProof() {}

    /**
     * Where texts come from.
     *
     * @param name for people
     * @param human chapters that are taken for human text
     * @param synthetic chapters that are taken for synthetic text
     * @param held chapters that references are not made from; they alone fill the target, and the slices if {@code slices}
     * @param slices whether slices, too, are made from what is held out
     */
    record Scene(String name, Author human, Author synthetic, boolean held, boolean slices) {}

    /** The chapters of an author: of some books, and of another one. */
    record Author(List<Novels.Chapter> books, List<Novels.Chapter> other) {}

    /** What became of an author's chapters. */
    record Split(List<Novels.Chapter> reference, List<Novels.Chapter> slice, List<Novels.Chapter> target) {

        /** In domain 2/5, 3/10 and 3/10 of all chapters; otherwise the target is of the other book. */
        static Split of(Author author, Scene scene, UniformRandomProvider random) {
            List<Novels.Chapter> books = new ArrayList<>(author.books);
            List<Novels.Chapter> other = new ArrayList<>(author.other);
            if (!scene.held) {
                books.addAll(other);
            }
            ListSampler.shuffle(random, books);
            ListSampler.shuffle(random, other);
            if (scene.slices) {
                return new Split(books, first(other, 1, 2), rest(other, 1, 2));
            }
            List<Novels.Chapter> unlearned = rest(books, 2, 5);
            return scene.held
                    ? new Split(first(books, 2, 5), unlearned, other)
                    : new Split(first(books, 2, 5), first(unlearned, 1, 2), rest(unlearned, 1, 2));
        }

        private static List<Novels.Chapter> first(List<Novels.Chapter> chapters, int parts, int of) {
            return chapters.subList(0, chapters.size() * parts / of);
        }

        private static List<Novels.Chapter> rest(List<Novels.Chapter> chapters, int parts, int of) {
            return chapters.subList(chapters.size() * parts / of, chapters.size());
        }
    }

    /** What came out at one share, for three estimators. */
    record Outcome(double truth, Interval raw, Interval nullOnly, Interval both, double floor, boolean above) {}

    /** An estimate. */
    record Interval(double share, double error, double low, double high) {

        static Interval of(ShareEstimate estimate) {
            return new Interval(estimate.share(), estimate.standardError(), estimate.low(), estimate.high());
        }

        /** Without calibration: the maximum-likelihood share and its own error. */
        static Interval raw(SharePart target) {
            double share = Mixture.share(target.ratios().all());
            Uncertainty error = Uncertainty.of(target.ratios(), Mixture::share);
            return new Interval(share, error.standardError(), share - error.halfWidth(), share + error.halfWidth());
        }

        boolean covers(double truth) {
            return low <= truth && truth <= high;
        }
    }

    /** The outcomes of a draw, by share. */
    static List<Outcome> draw(Scene scene, Seed seed) {
        UniformRandomProvider random = seed.stream();
        Split human = Split.of(scene.human, scene, random);
        Split synthetic = Split.of(scene.synthetic, scene, random);
        VocabularyCounts counts = new VocabularyCounts(false);
        human.reference.forEach(chapter -> counts.merge(chapter.human()));
        synthetic.reference.forEach(chapter -> counts.merge(chapter.synthetic()));
        Vocabularies vocabularies = counts.vocabularies();
        SharePart zero = slice(human.slice, vocabularies, random);
        SharePart one = slice(synthetic.slice, vocabularies, random);
        List<int[]> humanTarget = bins(human.target, vocabularies);
        List<int[]> syntheticTarget = bins(synthetic.target, vocabularies);
        List<Outcome> outcomes = new ArrayList<>();
        for (double share : SHARES) {
            SharePart target = mix(humanTarget, syntheticTarget, share, random);
            ShareEstimate both = ShareEstimator.estimate(target, Optional.of(zero), Optional.of(one));
            outcomes.add(new Outcome(
                    Math.round(share * PASSAGE) / (double) PASSAGE,
                    Interval.raw(target),
                    Interval.of(ShareEstimator.estimate(target, Optional.of(zero), Optional.empty())),
                    Interval.of(both),
                    both.floor(),
                    both.verdict() == ShareEstimate.Verdict.ABOVE_FLOOR));
        }
        return outcomes;
    }

    private static List<int[]> bins(List<Novels.Chapter> chapters, Vocabularies vocabularies) {
        return chapters.stream().map(chapter -> chapter.bins(vocabularies)).toList();
    }

    private static SharePart slice(
            List<Novels.Chapter> chapters, Vocabularies vocabularies, UniformRandomProvider random) {
        SharePart part = new SharePart();
        for (int[] bins : bins(chapters, vocabularies)) {
            passage(bins, PASSAGE, random.nextInt(Folds.COUNT), part, random);
        }
        return part;
    }

    private static SharePart mix(List<int[]> human, List<int[]> synthetic, double share, UniformRandomProvider random) {
        SharePart target = new SharePart();
        int machine = (int) Math.round(share * PASSAGE);
        for (int d = 0; d < Math.min(human.size(), synthetic.size()); d++) {
            int fold = random.nextInt(Folds.COUNT);
            passage(human.get(d), PASSAGE - machine, fold, target, random);
            passage(synthetic.get(d), machine, fold, target, random);
        }
        return target;
    }

    /** Adds sentences that follow each other, from anywhere in a chapter, whose beginning follows on its end. */
    private static void passage(int[] chapter, int length, int fold, SharePart target, UniformRandomProvider random) {
        int start = random.nextInt(chapter.length);
        for (int i = 0; i < length; i++) {
            target.add(fold, chapter[(start + i) % chapter.length]);
        }
    }

    /** Prints bias, spread, error and coverage of a scene. */
    static void print(Scene scene, int draws, Seed seed) {
        List<List<Outcome>> all = IntStream.range(0, draws)
                .parallel()
                .mapToObj(i -> draw(scene, seed.at("draw", i)))
                .toList();
        String columns = " bias    sd     se     covers |";
        System.out.println("\n" + scene.name + ", " + draws + " draws");
        System.out.println("true  | uncalibrated                 | null slice only              | both slices");
        System.out.println("share |" + columns + columns + columns + " floor  above it");
        for (int s = 0; s < SHARES.length; s++) {
            int share = s;
            List<Outcome> outcomes = all.stream().map(list -> list.get(share)).toList();
            System.out.printf(
                    Locale.ROOT,
                    "%.2f  | %s | %s | %s | %.4f %.3f%n",
                    SHARES[s],
                    line(outcomes, Outcome::raw),
                    line(outcomes, Outcome::nullOnly),
                    line(outcomes, Outcome::both),
                    outcomes.stream().mapToDouble(Outcome::floor).average().orElseThrow(),
                    outcomes.stream()
                            .mapToDouble(o -> o.above ? 1 : 0)
                            .average()
                            .orElseThrow());
        }
    }

    private static String line(List<Outcome> outcomes, Function<Outcome, Interval> estimator) {
        double n = outcomes.size();
        double bias = 0;
        double squares = 0;
        double errors = 0;
        double covered = 0;
        for (Outcome outcome : outcomes) {
            Interval estimate = estimator.apply(outcome);
            double off = estimate.share - outcome.truth;
            bias += off / n;
            squares += off * off / n;
            errors += estimate.error / n;
            covered += estimate.covers(outcome.truth) ? 1 / n : 0;
        }
        return String.format(
                Locale.ROOT, "%+.4f %.4f %.4f %.3f", bias, Math.sqrt(squares - bias * bias), errors, covered);
    }

    /** All scenes, from a folder of novels. */
    static List<Scene> scenes(Path folder) {
        Author austen = new Author(
                Novels.chapters(folder, List.of("emma", "sense-and-sensibility")),
                Novels.chapters(folder, List.of("pride-and-prejudice")));
        Author dickens = new Author(
                Novels.chapters(folder, List.of("great-expectations")),
                Novels.chapters(folder, List.of("a-tale-of-two-cities")));
        return List.of(
                new Scene("in domain, Dickens in Austen", austen, dickens, false, false),
                new Scene("in domain, Austen in Dickens", dickens, austen, false, false),
                new Scene("slices and target from other books than the references", austen, dickens, true, true),
                new Scene("target from other books than references and slices", austen, dickens, true, false));
    }

    /** Arguments: the folder of novels, how many draws, and, for one scene alone, its number. */
    public static void main(String[] args) {
        List<Scene> scenes = scenes(Path.of(args[0]));
        int draws = Integer.parseInt(args[1]);
        for (int i = 0; i < scenes.size(); i++) {
            if (args.length == 2 || Integer.parseInt(args[2]) == i) {
                print(scenes.get(i), draws, new Seed(6).at("scene", i));
            }
        }
    }
}
