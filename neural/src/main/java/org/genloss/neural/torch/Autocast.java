package org.genloss.neural.torch;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Products of matrices in bfloat16, as PyTorch's autocast chooses them, while one is open on this thread; parameters,
 * gradients and what is sensitive stay float32. Open with try, for the way forward only: losses and gradients are computed
 * outside.
 */
public final class Autocast implements AutoCloseable {

    private final DeviceType type;
    private final boolean before;

    private Autocast(DeviceType type) {
        this.type = type;
        this.before = torch.is_autocast_enabled(type);
        torch.set_autocast_dtype(type, ScalarType.BFloat16);
        torch.set_autocast_enabled(type, true);
        torch.increment_nesting();
    }

    /** Bfloat16 on this device from here on. */
    public static Autocast bfloat16(Device device) {
        return new Autocast(device != Device.CPU && Torch.engine().cuda() ? DeviceType.CUDA : DeviceType.CPU);
    }

    @Override
    public void close() {
        torch.set_autocast_enabled(type, before);
        if (torch.decrement_nesting() == 0) {
            // copies of parameters in bfloat16, which the next step would find out of date
            torch.clear_cache();
        }
    }
}
