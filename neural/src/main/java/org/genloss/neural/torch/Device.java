package org.genloss.neural.torch;

/** Where tensors live and are computed. */
public enum Device {
    /** CUDA if the build and the machine have it, otherwise the CPU. */
    AUTO,
    /** The processor. */
    CPU,
    /** The first CUDA device. */
    CUDA
}
