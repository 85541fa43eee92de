package org.genloss.report.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an audit found, as {@code audit.json} has it. Numbers that could not be estimated are NaN here and null there; beside each
 * stands why.
 *
 * @param schema {@value #SCHEMA}
 * @param program that wrote it, with its version
 * @param title for people
 * @param rankedBy by what groups are ordered, one sentence; empty where there is one group only
 * @param settings what was asked for
 * @param files that were read, in order
 * @param damage what could not be read
 * @param reference what others are compared with
 * @param corpus all groups together
 * @param groups the first one is that which most needs looking at
 * @param stages what each stage of processing took away
 * @param policy the thresholds, and whether they hold
 * @param meanings of all measures that occur
 * @param notEstimated what could not be estimated, and why
 */
public record Audit(
        String schema,
        String program,
        String title,
        String rankedBy,
        Settings settings,
        List<File> files,
        Damage damage,
        Optional<Group> reference,
        Group corpus,
        List<Group> groups,
        Optional<Stages> stages,
        Optional<Policy> policy,
        List<Meaning> meanings,
        List<Missing> notEstimated) {

    /** The name and version of the schema. */
    public static final String SCHEMA = "genloss-audit/1";

    /** Groups, or the whole corpus where it has none. */
    public List<Group> parts() {
        return groups.isEmpty() ? List.of(corpus) : groups;
    }

    /** The corpus and its groups. */
    public Stream<Group> all() {
        return Stream.concat(Stream.of(corpus), groups.stream());
    }

    /** The meaning of a measure, if it has been told. */
    public Optional<Meaning> meaning(String measure) {
        return meanings.stream().filter(one -> one.measure().equals(measure)).findFirst();
    }

    /**
     * What was asked for.
     *
     * @param text the column of the text; empty for plain files
     * @param numbers number columns
     * @param by columns by which the corpus is grouped
     * @param where condition on records, as SQL; empty if there is none
     * @param lowercase whether words were counted in lower case
     * @param damage {@code stop} or {@code skip}
     * @param references files that measures were made from, as {@code name=SHA-256}
     */
    public record Settings(
            String text,
            List<String> numbers,
            List<String> by,
            String where,
            boolean lowercase,
            String damage,
            List<String> references) {}

    /**
     * A file that was read.
     *
     * @param path as the user named it
     * @param bytes as it lies there
     */
    public record File(String path, long bytes) {}

    /**
     * What could not be read.
     *
     * @param count of damaged records or files
     * @param examples the first of them
     */
    public record Damage(long count, List<Damaged> examples) {}

    /**
     * A damaged place.
     *
     * @param place as {@code file:line}, or the file
     * @param what is wrong with it
     */
    public record Damaged(String place, String what) {}

    /**
     * What is known of one group.
     *
     * @param name for people, and for a policy's patterns: values joined by {@code /}; a name of its own where there are none
     * @param values of the columns by which the corpus is grouped
     * @param rank from 1; 0 where it has none
     * @param curves of its tail and growth
     * @param lost what of the reference is not in it, by what it is of
     * @param share of it that machines wrote, if that was asked for
     * @param marks of machines that it bears openly, if they were counted
     */
    public record Group(
            String name,
            List<String> values,
            int rank,
            Sizes sizes,
            List<Measure> measures,
            List<Difference> differences,
            List<Curve> curves,
            List<Lost> lost,
            Optional<Share> share,
            List<Mark> marks) {

        /** The number of this name, if it was measured. */
        public Optional<Measure> measure(String measure, String of) {
            return measures.stream()
                    .filter(one -> one.measure().equals(measure) && one.of().equals(of))
                    .findFirst();
        }

        /** The difference of this name, if it was compared. */
        public Optional<Difference> difference(String measure, String of) {
            return differences.stream()
                    .filter(one -> one.measure().equals(measure) && one.of().equals(of))
                    .findFirst();
        }
    }

    /** How much was read. */
    public record Sizes(long records, long words, long characters, long bytes) {}

    /**
     * A number with its 95 % limits.
     *
     * @param of words, bigrams, a column; empty for the text as a whole
     * @param basis how it was found: exactly, or from a sample or sketch with its error
     * @param unknown why there is no number
     */
    public record Measure(
            String measure,
            String of,
            double value,
            double standardError,
            double low,
            double high,
            String unit,
            String basis,
            Optional<String> unknown) {}

    /**
     * The same number of the reference and of a candidate.
     *
     * @param ratio whether {@code change} is candidate / reference; otherwise it is candidate - reference
     * @param change with its 95 % limits
     * @param z change over its standard error, of ratios on a logarithmic scale
     * @param verdict {@value #WORSE}, {@value #BETTER}, {@value #CHANGED}, {@value #SAME} or {@value #UNKNOWN}
     * @param decides whether the measure may carry a verdict; those that may not are told so that nobody is misled by them
     * @param unknown why they could not be compared
     */
    public record Difference(
            String measure,
            String of,
            double reference,
            double candidate,
            boolean ratio,
            double change,
            double low,
            double high,
            double z,
            String unit,
            String verdict,
            boolean decides,
            Optional<String> unknown) {

        /** The interval lies wholly on the bad side. */
        public static final String WORSE = "worse";

        /** The interval lies wholly on the good side. */
        public static final String BETTER = "better";

        /** The interval excludes no change, and neither side is bad. */
        public static final String CHANGED = "changed";

        /** The interval allows no change. */
        public static final String SAME = "no change seen";

        /** There is no interval. */
        public static final String UNKNOWN = "unknown";
    }

    /**
     * A curve.
     *
     * @param name as {@code rarefaction}; what it means is told by the meaning of this name
     * @param of words, bigrams, ...
     */
    public record Curve(String name, String of, Axis x, Axis y, List<Series> series) {}

    /** An axis: its name with its unit, and whether it is logarithmic. */
    public record Axis(String name, boolean log) {}

    /**
     * One line of a curve.
     *
     * @param name empty where there is one line only
     * @param law whether it was predicted or is expected, and not measured
     * @param low lower 95 % limits, or empty
     * @param high upper ones, or empty
     */
    public record Series(String name, boolean law, double[] x, double[] y, double[] low, double[] high) {}

    /**
     * What of the reference is not in a candidate.
     *
     * @param of words or bigrams
     * @param types of the reference
     * @param lost types that the candidate has not
     * @param asPart how many a random part of the reference as large as the candidate would lack
     * @param asOther how many another text of the reference's source as large as the candidate would lack
     * @param basis exact, or the sample
     */
    public record Lost(
            String of, double types, double lost, double asPart, double asOther, String basis, List<Band> bands) {}

    /**
     * A band of frequency.
     *
     * @param from least count in the reference
     * @param to most; {@link Long#MAX_VALUE} where there is no limit
     * @param asPart expected in a random part of the reference
     * @param asOther expected in another text of its source
     * @param items the most frequent of the lost ones
     */
    public record Band(
            long from, long to, double types, double lost, double asPart, double asOther, List<Item> items) {}

    /**
     * One that was lost.
     *
     * @param text itself
     * @param count in the reference
     * @param example where the reference has it, as {@code file:number}; empty if that was not kept
     * @param chance that another text of the reference's source, as large as the candidate, lacks it too
     * @param context text around it there; empty if it was not looked up
     */
    public record Item(String text, long count, String example, double chance, String context) {}

    /**
     * How much machines wrote, as the proportion of a mixture; never said of a single document.
     *
     * @param floor the most that known human text is taken for
     * @param verdict {@code at floor}, {@code above floor} or {@code unknown}
     * @param basis vocabularies, calibration, number of sentences
     */
    public record Share(
            double value,
            double low,
            double high,
            double floor,
            String verdict,
            String basis,
            Optional<String> unknown) {}

    /** An explicit mark of machines: how often, and one place. */
    public record Mark(String name, long count, String example) {}

    /**
     * What each stage of processing changed.
     *
     * @param names in order, two or more
     * @param losses one a measure
     */
    public record Stages(List<String> names, List<Loss> losses) {}

    /**
     * The way of one measure through the stages.
     *
     * @param total last - first, with limits
     * @param steps one for each stage but the first, largest first
     */
    public record Loss(
            String measure,
            String of,
            String unit,
            double first,
            double last,
            double total,
            double low,
            double high,
            List<Step> steps) {}

    /**
     * What one stage changed.
     *
     * @param stage its name
     * @param change to - from, with limits
     * @param share of the total; shares of all steps sum to 1
     */
    public record Step(
            String stage,
            double from,
            double to,
            double change,
            double low,
            double high,
            double share,
            double shareLow,
            double shareHigh) {}

    /**
     * Thresholds.
     *
     * @param file they come from
     * @param results one a rule and group
     */
    public record Policy(String file, List<Result> results) {

        /** How many are broken. */
        public long broken() {
            return count(Result.BROKEN);
        }

        /** How many have this status. */
        public long count(String status) {
            return results.stream().filter(one -> one.status().equals(status)).count();
        }
    }

    /**
     * Whether one rule holds for one group.
     *
     * @param rule in words
     * @param status {@value #HOLDS}, {@value #BROKEN} or {@value #UNKNOWN}
     * @param value that was judged, with its limits
     * @param reason in words
     */
    public record Result(
            String rule,
            String measure,
            String of,
            String group,
            String status,
            double value,
            double low,
            double high,
            String reason) {

        /** It holds. */
        public static final String HOLDS = "holds";

        /** It does not. */
        public static final String BROKEN = "broken";

        /** It could not be judged, which the rule allows. */
        public static final String UNKNOWN = "unknown";
    }

    /**
     * What a measure or curve means.
     *
     * @param title for people
     * @param sentence plain
     * @param worse {@code lower}, {@code higher}, or {@code neither}
     * @param decides whether it may carry a verdict
     */
    public record Meaning(String measure, String title, String sentence, String worse, boolean decides) {}

    /** What could not be estimated, and why. */
    public record Missing(String group, String measure, String of, String reason) {}
}
