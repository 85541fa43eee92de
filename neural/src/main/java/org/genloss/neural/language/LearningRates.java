package org.genloss.neural.language;

import org.hipparchus.util.FastMath;

/** How the step of a fit goes, over its steps or its epochs. */
public enum LearningRates {
    /** As it begins. */
    CONSTANT,
    /** Half a cosine over the steps after the warm-up: {@code cosine} of Hugging Face, or {@code cosine_with_min_lr}. */
    COSINE,
    /** Half a cosine over the epochs, the same within each: PyTorch's CosineAnnealingLR, stepped after each of T_max epochs. */
    COSINE_EPOCHS;

    /**
     * What the rate is multiplied by, before the warm-up.
     *
     * @param done share of the steps, or of the epochs, that is done, in [0, 1]
     */
    private static double fallen(double done) {
        return (1 + FastMath.cos(FastMath.PI * done)) / 2;
    }

    /**
     * The rate of a step.
     *
     * @param of the learner
     * @param step the number of the step, from 0; the first of a warm-up has rate 0, as in Hugging Face
     * @param steps in the fit
     * @param epoch the number of the epoch, from 0
     */
    double at(Transformer of, int step, int steps, int epoch) {
        double share =
                switch (this) {
                    case CONSTANT -> 1;
                    case COSINE ->
                        fallen(Math.max(0, step - of.warmupSteps()) / (double) Math.max(1, steps - of.warmupSteps()));
                    case COSINE_EPOCHS -> fallen(epoch / (double) of.epochs());
                };
        double low = of.minLearningRate();
        double warmth = step < of.warmupSteps() ? step / (double) of.warmupSteps() : 1;
        return warmth * (low + (of.rate() - low) * share);
    }
}
