package org.genloss.app.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.genloss.data.Dataset;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
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
import org.genloss.report.gallery.Claim;
import org.genloss.theory.chain.GaussianChains;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An error planted under a check makes that check fail, and without it the check holds. The bench hands the checks a cell
 * that is not what their spec says. Loops run a quarter of the trials, so that the share of them that a check asks for is not
 * asked here; tolerances are 4 standard errors all the same. Seeds are fixed: the outcome is always the same.
 */
@Execution(ExecutionMode.SAME_THREAD)
class PlantedErrorsTest {

    private static final int FEWER = 4;

    /** One error and the checks that it must break. */
    private record Planted(
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

    /** Runs what it is told with the error in it. */
    private record Tampered(Planted planted) implements Bench {

        @Override
        @SuppressWarnings("unchecked") // an error does not change what kind of sample a cell is of
        public <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed) {
            return Ensemble.run((Cell<S>) planted.cell().apply(cell), Math.max(1, trials / FEWER), seed, false);
        }

        @Override
        public GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed) {
            return planted.chain().apply(chains).simulate(at, trials, seed);
        }
    }

    static Stream<Planted> errors() {
        return Stream.of(
                Planted.cell(
                        "the other estimator", cell -> learner(cell, PlantedErrorsTest::otherEstimator), "K2", "K20"),
                Planted.chain(
                        "the other divisor",
                        c -> new GaussianChains(c.size(), 1 - c.ddof(), c.lambda(), c.generations()),
                        "K2",
                        "K3"),
                Planted.cell("a generation too many", PlantedErrorsTest::oneMore, "K20"),
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
                        cell -> learner(cell, PlantedErrorsTest::squaredBandwidth),
                        "K22"),
                Planted.cell(
                        "the same inputs instead of new ones",
                        cell -> learner(cell, PlantedErrorsTest::sameDesign),
                        "K9"),
                Planted.chain(
                        "sizes off by one",
                        c -> new GaussianChains(larger(c.size()), c.ddof(), c.lambda(), c.generations()),
                        "K26"),
                Planted.cell(
                        "the same seed in every generation",
                        cell -> learner(cell, l -> new Wrapped(l, true, false)),
                        "K20"),
                Planted.cell(
                        "a mean that does not drift", cell -> learner(cell, l -> new Wrapped(l, false, true)), "K2"),
                Planted.cell("the deviation read as the variance", PlantedErrorsTest::roots, "K6"),
                Planted.cell("mislabelled rows are honest", PlantedErrorsTest::honest, "K21"),
                Planted.cell("provenance is not told", cell -> learner(cell, PlantedErrorsTest::untold), "K28"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsFound(Planted planted) {
        List<String> missed = new ArrayList<>(planted.checks());
        missed.removeIf(id -> deviates(id, new Tampered(planted)));
        assertEquals(List.of(), missed, planted.error() + " is not seen by these checks");
    }

    static Stream<String> concerned() {
        return errors().flatMap(planted -> planted.checks().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("concerned")
    void withoutAnErrorTheCheckHolds(String id) {
        Planted nothing = Planted.cell("nothing", cell -> cell);
        assertEquals(List.of(), deviations(id, new Tampered(nothing)));
    }

    private static boolean deviates(String id, Bench bench) {
        return !deviations(id, bench).isEmpty();
    }

    /** Rows whose number is not what is expected, whether or not the trials were as many as a row asks for. */
    private static List<Claim.Row> deviations(String id, Bench bench) {
        Check check =
                Checks.ALL.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        return check.work().run(bench).rows().stream()
                .filter(row -> row.rule().startsWith("at ")
                        ? !row.pass()
                        : !(Math.abs(row.ours() - row.expected()) <= Math.max(row.tolerance(), 4 * error(row))))
                .toList();
    }

    private static double error(Claim.Row row) {
        return Double.isNaN(row.error()) ? 0 : row.error();
    }

    // the errors

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
                return new Worn(source.open(seed), points.learner());
            }
        });
    }

    private static Cell<?> honest(Cell<?> cell) {
        return cell.source() instanceof Mislabelled
                ? Cells.fed(cell, source -> source instanceof Mislabelled mislabelled ? mislabelled.honest() : source)
                : cell;
    }

    /** Real data that have been through a model once. */
    private record Worn(Supply<Points> real, Learner<Points> learner) implements Supply<Points>, Moments {

        @Override
        public long size() {
            return real.size();
        }

        @Override
        public Points draw(int n, long from, Seed seed) {
            Points drawn = real.draw(n, from, seed);
            return learner.fit(Dataset.of(drawn, Dataset.REAL), seed.at("worn", from))
                    .sample(n, Decoding.PLAIN, seed.at("worn again", from));
        }

        @Override
        public long heldOutSize() {
            return real.heldOutSize();
        }

        @Override
        public Points heldOut(int n, Seed seed) {
            return real.heldOut(n, seed);
        }

        @Override
        public double[] mean() {
            return ((Moments) real).mean();
        }

        @Override
        public double[] covariance() {
            return ((Moments) real).covariance();
        }
    }

    /** Variances are read as their roots. */
    @SuppressWarnings("unchecked") // the names of readings are the same for all kinds of samples
    private static Cell<?> roots(Cell<?> cell) {
        return roots2((Cell<Points>) cell);
    }

    private static Cell<Points> roots2(Cell<Points> c) {
        List<Metric<Points>> metrics =
                c.metrics().stream().<Metric<Points>>map(Rooted::new).toList();
        return new Cell<>(
                c.index(),
                c.panel(),
                c.labels(),
                c.source(),
                c.sourceKey(),
                c.learner(),
                c.decoding(),
                c.sampling(),
                c.policy(),
                c.size(),
                c.generations(),
                c.evaluation(),
                metrics);
    }

    private record Rooted(Metric<Points> metric) implements Metric<Points> {

        @Override
        public boolean measures(Class<?> sampleType) {
            return metric.measures(sampleType);
        }

        @Override
        public Gauge<Points> against(Reference<Points> reference) {
            Gauge<Points> gauge = metric.against(reference);
            return (at, seed) -> gauge.measure(at, seed).stream()
                    .map(r -> r.name().equals("variance_ratio")
                            ? Reading.of(r.name(), Math.sqrt(r.value()), r.unit())
                            : r)
                    .toList();
        }
    }

    @SuppressWarnings("unchecked") // only cells of numbers are changed
    private static Cell<?> learner(Cell<?> cell, UnaryOperator<Learner<Points>> change) {
        return cell.source().sampleType() == Points.class
                ? Cells.with(cell, change.apply((Learner<Points>) cell.learner()))
                : cell;
    }

    private static <S extends Sample<S>> Cell<S> policy(Cell<S> c, UnaryOperator<Policy> change) {
        return new Cell<>(
                c.index(),
                c.panel(),
                c.labels(),
                c.source(),
                c.sourceKey(),
                c.learner(),
                c.decoding(),
                c.sampling(),
                change.apply(c.policy()),
                c.size(),
                c.generations(),
                c.evaluation(),
                c.metrics());
    }

    private static <S extends Sample<S>> Cell<S> decoding(Cell<S> c, Decoding decoding) {
        return new Cell<>(
                c.index(),
                c.panel(),
                c.labels(),
                c.source(),
                c.sourceKey(),
                c.learner(),
                decoding,
                c.sampling(),
                c.policy(),
                c.size(),
                c.generations(),
                c.evaluation(),
                c.metrics());
    }

    /** A learner whose models repeat their random numbers, or stay where the truth was. */
    private record Wrapped(Learner<Points> learner, boolean oneSeed, boolean centred) implements Learner<Points> {

        @Override
        public boolean learns(Class<?> sampleType) {
            return learner.learns(sampleType);
        }

        @Override
        public Set<Decoding.Knob> decodes() {
            return learner.decodes();
        }

        @Override
        public Model<Points> fit(Dataset<Points> training, Seed seed) {
            Dataset<Points> read = centred ? shifted(training) : training;
            Model<Points> model = learner.fit(read, seed);
            return oneSeed ? new Repeating(model, (Moments) model) : model;
        }

        private static Dataset<Points> shifted(Dataset<Points> training) {
            double[] values = training.items().values().clone();
            double sum = 0;
            for (double x : values) {
                sum += x;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] -= sum / values.length;
            }
            return Dataset.of(Points.of(values, 1), Dataset.REAL);
        }

        @Override
        public Model<Points> load(Tensors state, Points like) {
            return learner.load(state, like);
        }
    }

    /** Draws with one seed, whatever it is given: trials then differ by their real data alone. */
    private record Repeating(Model<Points> model, Moments moments) implements Model<Points>, Moments {

        @Override
        public Points sample(int n, Decoding decoding, Seed seed) {
            return model.sample(n, decoding, new Seed(1));
        }

        @Override
        public Tensors state() {
            return model.state();
        }

        @Override
        public Optional<String> collapse() {
            return model.collapse();
        }

        @Override
        public double[] mean() {
            return moments.mean();
        }

        @Override
        public double[] covariance() {
            return moments.covariance();
        }
    }
}
