package org.genloss.neural.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Context;

/**
 * The life of native memory: every {@link Tensor} made on this thread while a scope is open dies when the innermost scope
 * at its making is closed. Nothing else frees tensors, so nothing is made outside a scope. Open with try; scopes nest.
 */
public final class Scope implements AutoCloseable {

    private final boolean outermost;
    private final PointerScope pointers;
    private final AutoGradMode mode;

    private Scope(boolean gradients) {
        Torch.engine();
        this.outermost = PointerScope.getInnerScope() == null;
        if (outermost) {
            Torch.GATE.enter();
        }
        Torch.GATE.pass();
        if (outermost) {
            flushSubnormals(true);
        }
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
        Torch.GATE.pass();
        // the mode of the thread must be restored before anything else goes
        if (mode != null) {
            mode.close();
        }
        pointers.close();
        if (outermost) {
            flushSubnormals(false);
            Torch.GATE.leave();
        }
    }

    /**
     * The smallest floats cost a hundred times the time of others and carry nothing. This is a register of the thread, which
     * Java's own arithmetic obeys too: outside scopes it stays as Java wants it, inside them it is the same on every thread.
     */
    private static void flushSubnormals(boolean flush) {
        Context.setFlushDenormal(flush);
    }
}
