package org.genloss.neural.torch;

import org.bytedeco.javacpp.Pointer;

/** What tests ask of native memory. */
public final class Natives {

    private Natives() {}

    /** Native objects that are alive: tensors and what belongs to them. */
    public static long alive() {
        return Pointer.totalCount();
    }
}
