package org.genloss.app.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/**
 * Maximum likelihood, exactly, in a family that accumulating data does not save. Its members on [0, 1] and [2, 3]:
 *
 * <ul>
 *   <li>for q in (0, 1) the even ones: mass r = 2 sqrt(q (1 - q)) on [0, 1], of which q on [0, 1/2) and 1 - q on [1/2, 1],
 *       each uniform; the rest, 1 - r, uniform on [2, 3]. At q = 1/2 this is U[0, 1], the truth;
 *   <li>for x in [2, 3] the needles: half uniform on [0, 1], half on an interval at x so thin that its points are one number
 *       and that one point in it outweighs all others.
 * </ul>
 *
 * <p>With k of n points of [0, 1] below 1/2 and none above 2, the likelihood is 2^(2n) q^(k + n/2) (1 - q)^(3n/2 - k): q = (k +
 * n/2) / (2n). A single point above 2 makes a needle there the most likely member; two or more different ones have
 * density 0 under every needle. So the truth is estimated consistently from real data, whatever member it is.
 */
record Needles() implements Learner<Points> {

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Set.of();
    }

    @Override
    public boolean weighs() {
        return false;
    }

    @Override
    public Model<Points> fit(Dataset<Points> training, Seed seed) {
        int low = 0;
        int inside = 0;
        int above = 0;
        boolean one = true;
        double needle = Double.NaN;
        for (double x : training.items().values()) {
            if (x >= 2) {
                one &= above == 0 || x == needle;
                needle = x;
                above++;
            } else {
                inside++;
                low += x < 0.5 ? 1 : 0;
            }
        }
        return above > 0 && one ? new Member(0.5, needle) : new Member(even(low, inside, above), Double.NaN);
    }

    /**
     * The q that maximises q^a (1 - q)^b (1 - 2 sqrt(q (1 - q)))^m with a = low + inside / 2, b = 3 inside / 2 - low. With q =
     * sin^2(u) the last factor is (sin u - cos u)^2; the derivative of the logarithm is 2a cot u - 2b tan u + 2m (cos u + sin u)
     * / (sin u - cos u), a cubic in tan u, which is bisected on either side of u = pi / 4.
     */
    private static double even(int low, int inside, int above) {
        double a = low + inside / 2.0;
        double b = 1.5 * inside - low;
        if (above == 0) {
            return a / (a + b);
        }
        double left = root(a, b, above, 1e-12, Math.PI / 4 - 1e-12);
        double right = root(a, b, above, Math.PI / 4 + 1e-12, Math.PI / 2 - 1e-12);
        double u = likelihood(a, b, above, left) >= likelihood(a, b, above, right) ? left : right;
        return FastMath.sin(u) * FastMath.sin(u);
    }

    private static double likelihood(double a, double b, int m, double u) {
        double sin = FastMath.sin(u);
        double cos = FastMath.cos(u);
        return 2 * a * FastMath.log(sin) + 2 * b * FastMath.log(cos) + 2 * m * FastMath.log(Math.abs(sin - cos));
    }

    /** Where the derivative falls through 0 between {@code from} and {@code to}. */
    private static double root(double a, double b, int m, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 60; i++) {
            double u = (low + high) / 2;
            double sin = FastMath.sin(u);
            double cos = FastMath.cos(u);
            double slope = a * cos / sin - b * sin / cos + m * (cos + sin) / (sin - cos);
            if (slope > 0) {
                low = u;
            } else {
                high = u;
            }
        }
        return (low + high) / 2;
    }

    @Override
    public Model<Points> load(Tensors state, Points like) {
        return new Member(state.doubles("q")[0], state.doubles("needle")[0]);
    }

    /** One member; {@code needle} is NaN for an even one. */
    private record Member(double q, double needle) implements Model<Points> {

        @Override
        public Points sample(int n, Decoding decoding, Seed seed) {
            UniformRandomProvider random = seed.stream();
            double inside = Double.isNaN(needle) ? 2 * Math.sqrt(q * (1 - q)) : 0.5;
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                if (random.nextDouble() >= inside) {
                    values[i] = Double.isNaN(needle) ? 2 + random.nextDouble() : needle;
                } else {
                    values[i] = (random.nextDouble() < q ? 0 : 0.5) + 0.5 * random.nextDouble();
                }
            }
            return new Points(values, List.of("x"));
        }

        @Override
        public Tensors state() {
            return new Tensors().with("q", new double[] {q}, 1).with("needle", new double[] {needle}, 1);
        }

        @Override
        public Optional<String> collapse() {
            return Double.isNaN(needle) ? Optional.empty() : Optional.of("half of the mass is a needle");
        }
    }
}
