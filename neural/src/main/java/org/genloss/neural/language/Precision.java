package org.genloss.neural.language;

/** The numbers of a fit's matrix products. */
public enum Precision {
    /** Float32. */
    FP32,
    /** Bfloat16, by autocast; weights, gradients and losses stay float32. */
    BF16
}
