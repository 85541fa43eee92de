package org.genloss.neural.transformer;

import java.util.Arrays;
import java.util.Optional;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Tensor;

/** The nonlinear function of a feed-forward layer, by its name in {@code config.json}. */
public enum Activation {
    /** The larger of x and 0. */
    RELU("relu"),
    /** x times the normal distribution function of x. */
    GELU("gelu"),
    /** Its approximation by a hyperbolic tangent, as GPT-2's configuration calls it. */
    GELU_NEW("gelu_new"),
    /** The same function by its other name. */
    GELU_PYTORCH_TANH("gelu_pytorch_tanh"),
    /** x times the logistic function of x. */
    SILU("silu");

    private final String text;

    Activation(String text) {
        this.text = text;
    }

    /** The name in {@code config.json}. */
    public String text() {
        return text;
    }

    static Optional<Activation> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    Tensor of(Tensor x) {
        return switch (this) {
            case RELU -> x.relu();
            case GELU -> Nn.gelu(x);
            case GELU_NEW, GELU_PYTORCH_TANH -> Nn.geluTanh(x);
            case SILU -> x.silu();
        };
    }
}
