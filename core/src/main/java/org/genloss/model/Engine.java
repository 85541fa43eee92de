package org.genloss.model;

import java.util.Map;

/**
 * A native library that does the arithmetic of learners and metrics, with threads of its own. Trials that use one run one
 * after another, and it gets all the threads of the run.
 */
public interface Engine {

    /** Sets the number of threads of the arithmetic, 1 or more; results may depend on it in their last bits. */
    void threads(int n);

    /** What the bits of its results depend on besides spec, data and seed: version, device, threads and the like. */
    Map<String, String> about();
}
