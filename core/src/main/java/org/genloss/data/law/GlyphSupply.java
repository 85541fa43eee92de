package org.genloss.data.law;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Images;
import org.genloss.data.Probabilities;
import org.genloss.num.Chunk;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/** Independent glyphs. Its probabilities are those of the classes. */
final class GlyphSupply extends Law<Images> implements Probabilities {

    /** Straight lines in a curve: so many that none is seen, or so few that all are. */
    private static final int SMOOTH = 8;

    private static final int ANGULAR = 2;

    /** Half the length of a serif, in units of the skeleton. */
    private static final double SERIF = 1.2;

    /** How far the two walls of a hollow stroke lie from its middle, and how thick they are, over the glyph's height. */
    private static final double HOLLOW = 0.065;

    private static final double WALL = 0.045;

    private final Glyphs law;
    private final double[] probabilities;
    private final SharedStateDiscreteSampler characters;
    private final SharedStateDiscreteSampler faces;
    private final List<List<Skeletons.Stroke>> skeletons;
    private final Images.Shape shape;

    GlyphSupply(Glyphs law, double[] probabilities) {
        this.law = law;
        this.probabilities = probabilities;
        this.characters = AliasMethodDiscreteSampler.of(new Seed(0).stream(), probabilities);
        this.faces = AliasMethodDiscreteSampler.of(
                new Seed(0).stream(), Lists.probabilities("face_probabilities", law.faceProbabilities()));
        List<String> names =
                law.characters().chars().mapToObj(Character::toString).toList();
        this.skeletons = names.stream().map(Skeletons::of).toList();
        this.shape = new Images.Shape(1, law.size(), law.size(), names);
    }

    @Override
    public double[] probabilities() {
        return probabilities;
    }

    @Override
    Images sample(int n, Seed seed) {
        float[] pixels = new float[Math.multiplyExact(n, shape.numbers())];
        int[] labels = new int[n];
        Chunk.draw(n, seed, (from, to, random) -> {
            Hand hand = new Hand(random);
            for (int i = from; i < to; i++) {
                labels[i] = hand.draw(pixels, i * shape.numbers());
            }
        });
        return new Images(pixels, labels, shape);
    }

    /** Who draws one glyph after the other from one stream of random numbers. */
    private final class Hand {

        private final SharedStateDiscreteSampler character;
        private final SharedStateDiscreteSampler face;
        private final ZigguratSampler.NormalizedGaussian normal;
        private final Pen pen = new Pen(law.size());
        private double height;
        private double slant;
        private double x;
        private double y;

        Hand(UniformRandomProvider random) {
            this.character = characters.withUniformRandomProvider(random);
            this.face = faces.withUniformRandomProvider(random);
            this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        }

        /** Draws into {@code pixels} from {@code at} on; returns the class. */
        int draw(float[] pixels, int at) {
            int label = character.sample();
            Glyphs.Face style = Glyphs.Face.values()[face.sample()];
            height = law.size() * law.height() * FastMath.exp(law.heightSpread() * normal.sample());
            double weight = height * law.weight() * FastMath.exp(law.weightSpread() * normal.sample());
            slant = law.slant() * normal.sample();
            x = law.size() * (0.5 + law.shift() * normal.sample());
            y = law.size() * (0.5 + law.shift() * normal.sample());
            boolean hollow = style == Glyphs.Face.HOLLOW;
            double inner = hollow ? height * (HOLLOW - WALL / 2) : 0;
            double outer = hollow ? height * (HOLLOW + WALL / 2) : weight / 2;
            pen.clear(outer + 1);
            for (Skeletons.Stroke stroke : skeletons.get(label)) {
                draw(stroke, style);
            }
            for (int j = 0; j < shape.numbers(); j++) {
                double noisy = pen.ink(j, inner, outer) + (law.noise() > 0 ? law.noise() * normal.sample() : 0);
                pixels[at + j] = (float) Math.min(1, Math.max(0, noisy));
            }
            return label;
        }

        private void draw(Skeletons.Stroke stroke, Glyphs.Face style) {
            double[] points = placed(stroke.points());
            int at = 0;
            for (char move : stroke.moves().toCharArray()) {
                if (move == 'L') {
                    pen.line(points[at], points[at + 1], points[at + 2], points[at + 3]);
                    at += 2;
                } else {
                    pen.curve(points, at, style == Glyphs.Face.ANGULAR ? ANGULAR : SMOOTH);
                    at += 6;
                }
            }
            if (style == Glyphs.Face.SERIF && !closed(stroke.points())) {
                serif(points[0], points[1]);
                serif(points[at], points[at + 1]);
            }
        }

        /** Units of the skeleton become pixels: wobbled, sheared, scaled, moved. */
        private double[] placed(double[] units) {
            double[] points = new double[units.length];
            for (int i = 0; i < units.length; i += 2) {
                double u = (units[i] - 3) / 10 + law.wobble() * normal.sample();
                double v = (units[i + 1] - 5) / 10 + law.wobble() * normal.sample();
                points[i] = x + height * (u - slant * v);
                points[i + 1] = y + height * v;
            }
            return points;
        }

        private void serif(double endX, double endY) {
            double half = SERIF * height / 10;
            pen.line(endX - half, endY, endX + half, endY);
        }
    }

    private static boolean closed(double[] points) {
        int last = points.length - 2;
        return points[0] == points[last] && points[1] == points[last + 1];
    }
}
