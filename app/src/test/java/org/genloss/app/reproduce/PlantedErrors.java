package org.genloss.app.reproduce;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.lab.Cell;
import org.genloss.metric.Metric;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.model.kde.KernelDensity;
import org.genloss.model.regression.LinearRegression;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Policy.Cap;
import org.genloss.policy.Policy.Real;
import org.genloss.policy.RealWeight;
import org.genloss.policy.Share;
import org.genloss.policy.Shares;
import org.genloss.policy.Sizes;
import org.genloss.policy.Window;
import org.genloss.theory.chain.GaussianChains;

/** Errors that somebody could make, and the checks that each must break. */
final class PlantedErrors {

    private PlantedErrors() {}

    /** One error and the checks that it must break. */
    record Planted(
            String error, UnaryOperator<Cell<?>> cell, UnaryOperator<GaussianChains> chain, List<String> checks) {

        static Planted cell(String error, UnaryOperator<Cell<?>> cell, String... checks) {
            return new Planted(error, cell, chain -> chain, List.of(checks));
        }

        static Planted chain(String error, UnaryOperator<GaussianChains> chain, String... checks) {
            return new Planted(error, cell -> cell, chain, List.of(checks));
        }

        @Override
        public String toString() {
            return error + " -> " + String.join(", ", checks);
        }
    }

    /** Every error. */
    static Stream<Planted> all() {
        return Stream.of(
                Planted.cell("the other estimator", cell -> learner(cell, PlantedErrors::otherEstimator), "K2", "K20"),
                Planted.chain(
                        "the other divisor",
                        c -> new GaussianChains(c.size(), 1 - c.ddof(), c.lambda(), c.generations()),
                        "K2",
                        "K3"),
                Planted.cell("a generation too many", PlantedErrors::oneMore, "K20"),
                Planted.cell(
                        "newest instead of uniform subsample",
                        cell -> policy(cell, p -> cap(p, Cap.RECENCY)),
                        "K7",
                        "K20"),
                Planted.chain(
                        "lambda squared",
                        c -> new GaussianChains(c.size(), c.ddof(), c.lambda() * c.lambda(), c.generations()),
                        "K4"),
                Planted.cell("lambda ignored", cell -> decoding(cell, Decoding.PLAIN), "K4"),
                Planted.cell(
                        "frozen instead of fresh real data",
                        cell -> policy(cell, p -> real(p, Real.FRESH, Real.FROZEN)),
                        "K20"),
                Planted.cell(
                        "fresh instead of frozen real data",
                        cell -> policy(cell, p -> real(p, Real.FROZEN, Real.FRESH)),
                        "K20"),
                Planted.cell(
                        "one real record too few",
                        cell -> policy(cell, p -> fewer(p, cell.size().start())),
                        "K20"),
                Planted.cell(
                        "a pool that forgets the first real data",
                        cell -> policy(cell, p -> real(p, Real.POOLED, Real.NONE)),
                        "K6",
                        "K20"),
                Planted.cell("weights ignored", cell -> policy(cell, p -> weight(p, RealWeight.EQUAL)), "K17"),
                Planted.cell("a window too short", cell -> policy(cell, p -> window(p)), "K20"),
                Planted.cell(
                        "the bandwidth is taken for its square",
                        cell -> learner(cell, PlantedErrors::squaredBandwidth),
                        "K22"),
                Planted.cell(
                        "the same inputs instead of new ones", cell -> learner(cell, PlantedErrors::sameDesign), "K9"),
                Planted.chain(
                        "sizes off by one",
                        c -> new GaussianChains(larger(c.size()), c.ddof(), c.lambda(), c.generations()),
                        "K26"),
                Planted.cell(
                        "the same seed in every generation",
                        cell -> learner(cell, l -> new Faults.Wrapped(l, true, false)),
                        "K20"),
                Planted.cell(
                        "a mean that does not drift",
                        cell -> learner(cell, l -> new Faults.Wrapped(l, false, true)),
                        "K2"),
                Planted.cell("the deviation read as the variance", PlantedErrors::roots, "K6"),
                Planted.cell("mislabelled rows are honest", PlantedErrors::honest, "K21"),
                Planted.cell("provenance is not told", cell -> learner(cell, PlantedErrors::untold), "K28"));
    }

    private static Learner<Points> otherEstimator(Learner<Points> learner) {
        return learner instanceof Gaussian gaussian
                ? new Gaussian(
                        gaussian.estimator() == Gaussian.Estimator.MLE
                                ? Gaussian.Estimator.UNBIASED
                                : Gaussian.Estimator.MLE,
                        gaussian.covariance())
                : learner;
    }

    private static Learner<Points> squaredBandwidth(Learner<Points> learner) {
        return learner instanceof KernelDensity kernel
                ? new KernelDensity(
                        kernel.kernel(),
                        kernel.bandwidthRule(),
                        kernel.bandwidth().map(h -> h * h))
                : learner;
    }

    private static Learner<Points> sameDesign(Learner<Points> learner) {
        return learner instanceof LinearRegression regression
                ? new LinearRegression(regression.fitIntercept(), regression.noise(), LinearRegression.Design.SAME)
                : learner;
    }

    private static Learner<Points> untold(Learner<Points> learner) {
        return learner instanceof Provenance provenance ? new Provenance(provenance.share(), false) : learner;
    }

    private static Policy cap(Policy p, Cap cap) {
        return policy(p.real(), p.realShare(), p.window(), cap, p.realWeight(), p);
    }

    private static Policy real(Policy p, Real from, Real to) {
        return p.real() == from ? policy(to, p.realShare(), p.window(), p.cap(), p.realWeight(), p) : p;
    }

    private static Policy weight(Policy p, RealWeight weight) {
        return policy(p.real(), p.realShare(), p.window(), p.cap(), weight, p);
    }

    private static Policy window(Policy p) {
        int length = p.window().length();
        return length == 1 || length == Integer.MAX_VALUE
                ? p
                : policy(p.real(), p.realShare(), new Window(length - 1), p.cap(), p.realWeight(), p);
    }

    private static Policy fewer(Policy p, int size) {
        double share = p.realShare().largest();
        return share == 0
                ? p
                : policy(p.real(), Shares.constant(share - 1.0 / size), p.window(), p.cap(), p.realWeight(), p);
    }

    private static Policy policy(Real real, Shares shares, Window window, Cap cap, RealWeight weight, Policy rest) {
        Share previous = rest.previousShare();
        return new Policy(real, shares, previous, window, rest.budget(), cap, weight);
    }

    private static Sizes larger(Sizes sizes) {
        return new Sizes(sizes.start() + 1, sizes.growth(), sizes.rate(), sizes.most());
    }

    /** The source's own law is replaced by samples of a model that was fitted to it: one generation before the first. */
    @SuppressWarnings("unchecked") // only cells of numbers are changed
    private static Cell<?> oneMore(Cell<?> cell) {
        if (cell.source().sampleType() != Points.class) {
            return cell;
        }
        Cell<Points> points = (Cell<Points>) cell;
        return Cells.fed(points, source -> new Source<>() {
            @Override
            public Class<Points> sampleType() {
                return Points.class;
            }

            @Override
            public Supply<Points> open(Seed seed) {
                return new Faults.Worn(source.open(seed), points.learner());
            }
        });
    }

    private static Cell<?> honest(Cell<?> cell) {
        return cell.source() instanceof Mislabelled
                ? Cells.fed(cell, source -> source instanceof Mislabelled mislabelled ? mislabelled.honest() : source)
                : cell;
    }

    @SuppressWarnings("unchecked") // only cells of numbers are changed
    private static Cell<?> learner(Cell<?> cell, UnaryOperator<Learner<Points>> change) {
        return cell.source().sampleType() == Points.class
                ? Cells.with(cell, change.apply((Learner<Points>) cell.learner()))
                : cell;
    }

    /** Variances are read as their roots. */
    @SuppressWarnings("unchecked") // the names of readings are the same for all kinds of samples
    private static Cell<?> roots(Cell<?> cell) {
        Cell<Points> c = (Cell<Points>) cell;
        return changed(
                c,
                c.decoding(),
                c.policy(),
                c.metrics().stream().<Metric<Points>>map(Faults.Rooted::new).toList());
    }

    private static <S extends Sample<S>> Cell<S> policy(Cell<S> c, UnaryOperator<Policy> change) {
        return changed(c, c.decoding(), change.apply(c.policy()), c.metrics());
    }

    private static <S extends Sample<S>> Cell<S> decoding(Cell<S> c, Decoding decoding) {
        return changed(c, decoding, c.policy(), c.metrics());
    }

    private static <S extends Sample<S>> Cell<S> changed(
            Cell<S> c, Decoding decoding, Policy policy, List<Metric<S>> metrics) {
        return new Cell<>(
                c.index(),
                c.panel(),
                c.labels(),
                c.source(),
                c.sourceKey(),
                c.learner(),
                decoding,
                c.sampling(),
                policy,
                c.size(),
                c.generations(),
                c.evaluation(),
                metrics);
    }
}
