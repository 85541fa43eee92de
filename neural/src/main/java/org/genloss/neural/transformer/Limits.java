package org.genloss.neural.transformer;

import org.genloss.spec.Require;

/** What every family asks of its sizes, in the names of its own {@code config.json}. */
final class Limits {

    /** More than any model has; a configuration that asks for more is damaged. */
    private static final int MOST_LAYERS = 1000;

    private Limits() {}

    static void layers(String name, int layers) {
        Require.that(layers >= 1 && layers <= MOST_LAYERS, name, "from 1 to " + MOST_LAYERS, layers);
    }

    static void heads(String width, int hiddenSize, String name, int heads) {
        Require.atLeast(width, hiddenSize, 1);
        Require.atLeast(name, heads, 1);
        Require.that(hiddenSize % heads == 0, width, "a multiple of " + name + " = " + heads, hiddenSize);
    }
}
