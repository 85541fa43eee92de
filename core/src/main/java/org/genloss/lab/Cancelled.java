package org.genloss.lab;

/** A long piece of work is given up in the middle, because nobody waits for its trial any more. Never leaves the laboratory. */
final class Cancelled extends RuntimeException {

    private static final long serialVersionUID = 1;

    Cancelled() {
        super("the trial is not needed, or the run is being stopped", null, false, false);
    }
}
