package org.genloss.model.regression;

import java.util.Optional;
import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Family;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/**
 * Linear regression whose next generation learns from labels that the model made: y = x b + e, e normal with standard
 * deviation {@code noise}, where x are all columns but the last and y is the last.
 *
 * <p>b minimises the weighted sum of squares; where the data leave it open it is the shortest such vector, as in
 * scikit-learn, and the model says so by its collapse reason.
 */
@Doc(
        value = "Least squares on all columns but the last, which is the response; samples are inputs with model-made"
                + " responses.",
        source = "Gerstgrasser et al. 2024, Is Model Collapse Inevitable?, linear regression; Kazdan et al. 2025")
public record LinearRegression(
        @Doc("Whether a constant is fitted too.") @Default("false")
        boolean fitIntercept,

        @Doc("Standard deviation of the noise in labels that the model makes, 0 or more; estimated if left out.")
        Optional<Double> noise,

        @Doc("same: labels the inputs it was trained on again; new: takes new inputs from the source.") @Default("same")
        Design design)
        implements Learner<Points> {

    /** Where the inputs of a sample come from. */
    public enum Design {
        /**
         * The different input rows of the training set, in the order of their first appearance, so that under every
         * policy that mixes generations of one design the design stays what it was. A sample takes as many whole rounds
         * of them as fit, in order, and the remainder at random without replacement.
         */
        SAME,
        /** Drawn from the source for every sample. */
        NEW
    }

    /** Checks the range. */
    public LinearRegression {
        noise.ifPresent(sigma -> Require.notNegative("noise", sigma));
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    /** Lambda scales the variance of the noise. */
    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_NUMBERS;
    }

    @Override
    public Learner<Points> knowing(Supply<Points> supply) {
        return design == Design.NEW ? new Informed(this, supply) : this;
    }

    @Override
    public Optional<Family> family() {
        return fitIntercept
                ? Optional.empty()
                : noise.map(sigma -> new Family.LeastSquares(sigma, design == Design.NEW));
    }

    @Override
    public Model<Points> fit(Dataset<Points> training, Seed seed) {
        return fit(training, Optional.empty());
    }

    @Override
    public Model<Points> load(Tensors state, Points like) {
        return load(state, like, Optional.empty());
    }

    private RegressionModel fit(Dataset<Points> training, Optional<Supply<Points>> source) {
        Points items = training.items();
        if (items.dimension() < 2 && !fitIntercept) {
            throw new UserError(
                    "linear_regression needs an input column before the response, but the source has only "
                            + items.columns(),
                    "give the source two columns or more; the last is the response");
        }
        LeastSquares fit = LeastSquares.fit(items, training.weights(), fitIntercept);
        double sigma = noise.orElse(fit.sigma());
        Inputs inputs = source.<Inputs>map(Inputs.Fresh::new).orElseGet(() -> kept(items));
        String reason = noise.isPresent() ? fit.undetermined() : fit.degenerate();
        return new RegressionModel(fit.coefficients(), sigma, reason, fitIntercept, inputs, items.columns());
    }

    private RegressionModel load(Tensors state, Points like, Optional<Supply<Points>> source) {
        Inputs inputs = source.<Inputs>map(Inputs.Fresh::new)
                .orElseGet(() -> design == Design.NEW ? new Inputs.Unknown() : Inputs.Kept.read(state, like));
        return RegressionModel.read(state, fitIntercept, inputs, like.columns());
    }

    private Inputs kept(Points items) {
        return design == Design.NEW ? new Inputs.Unknown() : Inputs.Kept.of(items);
    }

    /** The learner that may ask the source for inputs. */
    private record Informed(LinearRegression learner, Supply<Points> supply) implements Learner<Points> {

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
            return learner.fit(training, Optional.of(supply));
        }

        @Override
        public Model<Points> load(Tensors state, Points like) {
            return learner.load(state, like, Optional.of(supply));
        }
    }
}
