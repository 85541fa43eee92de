package org.genloss.model.regression;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Coefficients;
import org.genloss.data.LogDensity;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/** A fitted regression: coefficients, noise, and where inputs come from. */
final class RegressionModel implements Model<Points>, LogDensity<Points>, Coefficients {

    private final double[] coefficients;
    private final double sigma;
    private final String reason;
    private final boolean intercept;
    private final Inputs inputs;
    private final List<String> columns;

    /**
     * @param coefficients one an input, then the intercept if there is one
     * @param sigma standard deviation of the noise of labels
     * @param reason why the fit is degenerate; empty if it is not
     */
    RegressionModel(
            double[] coefficients,
            double sigma,
            String reason,
            boolean intercept,
            Inputs inputs,
            List<String> columns) {
        this.coefficients = coefficients;
        this.sigma = sigma;
        this.reason = reason;
        this.intercept = intercept;
        this.inputs = inputs;
        this.columns = columns;
    }

    static RegressionModel read(Tensors state, boolean intercept, Inputs inputs, List<String> columns) {
        return new RegressionModel(
                state.doubles("coefficients"),
                state.doubles("sigma")[0],
                new String(state.bytes("reason"), StandardCharsets.UTF_8),
                intercept,
                inputs,
                columns);
    }

    @Override
    public Points sample(int n, Decoding decoding, Seed seed) {
        double[] rows = inputs.draw(n, seed.at("inputs"));
        int width = columns.size();
        double scale = sigma * Math.sqrt(decoding.lambda());
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(seed.at("noise").stream());
        for (int i = 0; i < n; i++) {
            double noise = normal.sample();
            rows[i * width + width - 1] = predict(rows, i * width) + scale * noise;
        }
        return new Points(rows, columns);
    }

    /** x b for the inputs that start at {@code from}. */
    private double predict(double[] rows, int from) {
        int width = columns.size() - 1;
        double y = intercept ? coefficients[width] : 0;
        for (int j = 0; j < width; j++) {
            y += rows[from + j] * coefficients[j];
        }
        return y;
    }

    @Override
    public double[] coefficients() {
        return coefficients;
    }

    /** Log density of the response given the inputs, in nats; without noise, that of a point mass. */
    @Override
    public double[] logDensity(Points sample) {
        int width = columns.size();
        double[] scores = new double[sample.size()];
        for (int i = 0; i < scores.length; i++) {
            double residual = sample.at(i, width - 1) - predict(sample.values(), i * width);
            if (sigma == 0) {
                scores[i] = residual == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            } else {
                double z = residual / sigma;
                scores[i] = -0.5 * z * z - FastMath.log(sigma) - 0.5 * FastMath.log(2 * FastMath.PI);
            }
        }
        return scores;
    }

    @Override
    public Tensors state() {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        Tensors state = new Tensors()
                .with("coefficients", coefficients, coefficients.length)
                .with("sigma", new double[] {sigma}, 1)
                .with("reason", text, text.length);
        inputs.write(state);
        return state;
    }

    @Override
    public Optional<String> collapse() {
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }
}
