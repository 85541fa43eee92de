package org.genloss.data.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * Digits and letters drawn at random, so that experiments with images need no data. The laws of class and style are given,
 * so it is known what is rare: classes by their probabilities, the last face by its own.
 *
 * <p>Drawn along strokes of our own by a pen of our own, not by Java2D with installed fonts: these differ between machines
 * and JDKs, and where there is no font at all Java2D draws nothing.
 */
@Doc(
        "Independent grey images of one digit or letter each, light on dark; the label is its place among the characters. No data"
                + " are needed, and what is rare is known.")
public record Glyphs(
        @Doc("Digits and capital letters, each once; they are the classes.") @Default("'0123456789'")
        String characters,

        @Doc("Probability of each character, 0 or more, sum 1. Left out: as exponent says.")
        Optional<List<Double>> classProbabilities,

        @Doc("The i-th character has probability proportional to i^-exponent; 0 makes all equal, 1 is Zipf's law.")
        @Default("0")
        double exponent,

        @Doc("Probability of each face: plain, serif, angular, hollow; sum 1. The last is the rare style.")
        @Default("[0.6, 0.25, 0.14, 0.01]")
        List<Double> faceProbabilities,

        @Doc("Rows and columns, in pixels, 8 or more.") @Default("28")
        int size,

        @Doc("Height of a glyph as a share of size: the median of a log-normal law.") @Default("0.68")
        double height,

        @Doc("Standard deviation of the logarithm of the height.") @Default("0.08")
        double heightSpread,

        @Doc(
                "Width of strokes as a share of the glyph's height: the median of a log-normal law. Hollow glyphs have another.")
        @Default("0.11")
        double weight,

        @Doc("Standard deviation of the logarithm of the width.") @Default("0.25")
        double weightSpread,

        @Doc("Standard deviation of the tangent of the slant, which is normal with mean 0.") @Default("0.15")
        double slant,

        @Doc("Standard deviation of the place of the middle, in each direction, as a share of size; normal.")
        @Default("0.03")
        double shift,

        @Doc(
                "Standard deviation of the place of every point of a stroke, in each direction, as a share of the glyph's height;"
                        + " normal.")
        @Default("0.02")
        double wobble,

        @Doc("Standard deviation of normal noise added to every pixel, which is then cut to [0, 1].") @Default("0.02")
        double noise)
        implements Source<Images> {

    private static final int SMALLEST = 8;
    private static final int LARGEST = 1024;

    /** How the strokes of a skeleton become a glyph. */
    enum Face {
        /** Round ends. */
        PLAIN,
        /** A short bar at every end of a stroke. */
        SERIF,
        /** Curves become a few straight lines. */
        ANGULAR,
        /** The outline of the stroke only. */
        HOLLOW
    }

    /** Checks the ranges. */
    public Glyphs {
        boolean known = !characters.isEmpty()
                && characters.chars().allMatch(c -> Skeletons.characters().indexOf(c) >= 0)
                && characters.chars().distinct().count() == characters.length();
        Require.that(
                known, "characters", "one or more of " + Skeletons.characters() + ", none of them twice", characters);
        Require.notNegative("exponent", exponent);
        int classes = characters.length();
        classProbabilities.ifPresent(list -> {
            Lists.probabilities("class_probabilities", list);
            Require.that(list.size() == classes, "class_probabilities", "a list of " + classes + " numbers", list);
            Require.that(exponent == 0, "exponent", "left out where class_probabilities are given", exponent);
        });
        Lists.probabilities("face_probabilities", faceProbabilities);
        Require.that(
                faceProbabilities.size() == Face.values().length,
                "face_probabilities",
                "a list of " + Face.values().length + " numbers",
                faceProbabilities);
        Require.that(size >= SMALLEST && size <= LARGEST, "size", "from " + SMALLEST + " to " + LARGEST, size);
        Require.positive("height", height);
        Require.notNegative("height_spread", heightSpread);
        Require.positive("weight", weight);
        Require.notNegative("weight_spread", weightSpread);
        Require.notNegative("slant", slant);
        Require.notNegative("shift", shift);
        Require.notNegative("wobble", wobble);
        Require.notNegative("noise", noise);
    }

    @Override
    public Class<Images> sampleType() {
        return Images.class;
    }

    @Override
    public Supply<Images> open(Seed seed) {
        double[] probabilities = classProbabilities
                .map(list -> Lists.probabilities("class_probabilities", list))
                .orElseGet(() -> Zipf.probabilities(characters.length(), exponent, 0));
        return new GlyphSupply(this, probabilities);
    }
}
