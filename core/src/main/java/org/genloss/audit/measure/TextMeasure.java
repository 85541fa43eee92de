package org.genloss.audit.measure;

import java.util.function.DoubleFunction;

/** A measure of words or of bigrams: its statistic, made for the size of part of the text that counts are rarefied to. */
enum TextMeasure {
    TYPES("types", "types", Kind.AMOUNT, CountStatistic.TYPES),
    RAREFIED_TYPES("rarefied-types", "types", Kind.AMOUNT, false, m -> PairStatistic.rarefied(m, 1)),
    DISTINCT("distinct-2", "ratio", Kind.AMOUNT, false, m -> PairStatistic.rarefied(m, m)),
    MISSING_MASS("missing-mass", "share", Kind.SHARE, CountStatistic.MISSING_MASS),
    UNSEEN_MASS("unseen-mass", "share", Kind.SHARE, CountStatistic.UNSEEN_MASS),
    CHAO1("chao1", "types", Kind.AMOUNT, CountStatistic.CHAO1),
    LOST_TYPES("next-generation-loss-types", "types", Kind.AMOUNT, CountStatistic.LOST_TYPES),
    LOST_MASS("next-generation-loss-mass", "share", Kind.SHARE, CountStatistic.LOST_MASS),
    HILL_1("hill-1", "types", Kind.AMOUNT, CountStatistic.HILL_1),
    HILL_2("hill-2", "types", Kind.AMOUNT, CountStatistic.HILL_2),
    TAIL_RECALL("tail-recall", "share", Kind.SHARE, true, PairStatistic::tailRecall),
    COVERAGE_DEFICIT("coverage-deficit", "share", Kind.SHARE, true, PairStatistic::coverageDeficit),
    HELD_OUT_TAIL_RECALL(
            "held-out-tail-recall", "share", Kind.SHARE, true, m -> PairStatistic.heldOutTailRecall(m / 2)),
    HELD_OUT_COVERAGE_DEFICIT(
            "held-out-coverage-deficit", "share", Kind.SHARE, true, m -> PairStatistic.heldOutCoverageDeficit(m / 2)),
    NOVELTY("novelty", "share", Kind.SHARE, true, PairStatistic::novelty),
    TYPE_TOKEN_RATIO("type-token-ratio", "ratio", Kind.AMOUNT, CountStatistic.TYPE_TOKEN_RATIO),
    SIMPSON("simpson", "share", Kind.SHARE, CountStatistic.SIMPSON),
    TAIL_SHARE("tail-share", "share", Kind.SHARE, true, m -> PairStatistic.tailShare());

    /** What values there are. */
    enum Kind {
        /** From 0 to 1. */
        SHARE,
        /** 0 or more; compared by its ratio. */
        AMOUNT
    }

    private final String title;
    private final String unit;
    private final Kind kind;
    private final boolean againstReference;
    private final boolean rarefied;
    private final DoubleFunction<Statistic> statistic;

    TextMeasure(String title, String unit, Kind kind, CountStatistic statistic) {
        this(title, unit, kind, false, false, m -> statistic);
    }

    TextMeasure(String title, String unit, Kind kind, boolean againstReference, DoubleFunction<Statistic> statistic) {
        this(title, unit, kind, againstReference, true, statistic);
    }

    TextMeasure(
            String title,
            String unit,
            Kind kind,
            boolean againstReference,
            boolean rarefied,
            DoubleFunction<Statistic> statistic) {
        this.title = title;
        this.unit = unit;
        this.kind = kind;
        this.againstReference = againstReference;
        this.rarefied = rarefied;
        this.statistic = statistic;
    }

    /** Its name. */
    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it needs a reference. */
    boolean againstReference() {
        return againstReference;
    }

    /** Whether its value is of part of the text, of a stated size. */
    boolean rarefied() {
        return rarefied && this != TAIL_SHARE;
    }

    /** Whether the frequent types rule it, of which a sample of types knows nothing. */
    boolean ofTheHead() {
        return this == HILL_1 || this == HILL_2 || this == SIMPSON;
    }

    /** Whether it is shown on request only, as it misleads. */
    boolean trap() {
        return this == TYPE_TOKEN_RATIO || this == SIMPSON || this == TAIL_SHARE;
    }

    /** Whether it is measured of {@code words} or {@code bigrams}. */
    boolean isOf(String of) {
        return switch (this) {
            case DISTINCT -> of.equals(TextMeasures.BIGRAMS);
            case RAREFIED_TYPES -> of.equals(TextMeasures.WORDS);
            default -> true;
        };
    }

    /** @param size number of tokens to which counts are rarefied */
    Statistic statistic(double size) {
        return statistic.apply(size);
    }
}
