package org.genloss.neural.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;

/**
 * The life of native memory: every {@link Tensor} made on this thread while a scope is open dies when the innermost scope
 * at its making is closed. Nothing else frees tensors, so nothing is made outside a scope. Open with try; scopes nest.
 */
public final class Scope implements AutoCloseable {

    private final PointerScope pointers;
    private final AutoGradMode mode;

    private Scope(boolean gradients) {
        Torch.engine();
        this.pointers = new PointerScope();
        this.mode = gradients ? null : new AutoGradMode(false);
    }

    /** A scope in which operations on parameters are recorded for gradients. */
    public static Scope open() {
        return new Scope(true);
    }

    /** A scope in which nothing is recorded for gradients. */
    public static Scope withoutGradients() {
        return new Scope(false);
    }

    /** Lets a tensor made in an inner scope live as long as this one. */
    public Tensor keep(Tensor tensor) {
        pointers.attach(tensor.at);
        return tensor;
    }

    @Override
    public void close() {
        // the mode of the thread must be restored before anything else goes
        if (mode != null) {
            mode.close();
        }
        pointers.close();
    }
}
