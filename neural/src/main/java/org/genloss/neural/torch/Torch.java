package org.genloss.neural.torch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.genloss.model.Engine;
import org.genloss.spec.UserError;

/** libtorch in this process: whether it is there, its threads, its devices. */
public final class Torch implements Engine {

    /** What the binding calls a BLAS by Intel; 2 is OpenBLAS. */
    private static final int MKL = 3;

    static final Gate GATE = new Gate();

    private static Torch loaded;

    private Torch() {}

    /**
     * Loads libtorch on first use.
     *
     * @throws UserError if this build has no native for this machine, or the native does not load
     */
    public static synchronized Torch engine() {
        if (loaded == null) {
            try {
                load();
                Runtime.getRuntime().addShutdownHook(new Thread(GATE::close));
                loaded = new Torch();
                loaded.threads(Runtime.getRuntime().availableProcessors());
            } catch (LinkageError e) {
                throw new UserError(
                        "libtorch did not load on " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch") + ": " + e.getMessage(),
                        "neural models run on Linux x86-64, macOS arm64 and Windows x86-64; build Genloss on the machine"
                                + " that runs it, so that it takes the native of that machine",
                        e);
            }
        }
        return loaded;
    }

    /**
     * Loads the native without its one remark: that OpenBLAS was packed by an older release of the binding than libtorch
     * was, which is meant (see the pom).
     */
    private static void load() {
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream listener = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(listener);
            Loader.load(torch.class);
        } finally {
            System.setErr(err);
        }
        said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("Warning: Versions of org.bytedeco:javacpp"))
                .forEach(err::println);
    }

    /** Two pools compute: that of libtorch, and that of the matrix products below it. */
    @Override
    public void threads(int n) {
        torch.set_num_threads(n);
        openblas_nolapack.blas_set_num_threads(n);
    }

    @Override
    public Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("libtorch", torch.class.getPackage().getImplementationVersion());
        about.put("blas", openblas_nolapack.blas_get_vendor() == MKL ? "mkl" : "openblas");
        about.put("instructions", instructions());
        about.put("threads", Integer.toString(torch.get_num_threads()));
        about.put("device", cuda() ? "cuda" : "cpu");
        return about;
    }

    /** Which instructions of the processor its kernels use, such as {@code AVX2}. */
    private static String instructions() {
        String key = "CPU capability usage: ";
        return torch.show_config()
                .getString()
                .lines()
                .filter(line -> line.contains(key))
                .map(line -> line.substring(line.indexOf(key) + key.length()).trim())
                .findFirst()
                .orElse("unknown");
    }

    /** Whether tensors can live on a CUDA device: the build has it and the machine too. */
    public boolean cuda() {
        return torch.cuda_is_available();
    }

    /**
     * The options of float tensors on a device.
     *
     * @throws UserError if CUDA is asked for and not there
     */
    TensorOptions floats(Device device) {
        return new TensorOptions(torch.ScalarType.Float).device(place(device));
    }

    DeviceOptional place(Device device) {
        boolean cuda = device != Device.CPU && cuda();
        if (device == Device.CUDA && !cuda) {
            throw new UserError(
                    "device: cuda was asked for, but "
                            + (torch.hasCUDA()
                                    ? "this machine has no CUDA device that libtorch can use"
                                    : "this build of Genloss holds the CPU part of libtorch only"),
                    "use device: auto or cpu, or build with -Pgpu on a machine with CUDA");
        }
        return new DeviceOptional(new org.bytedeco.pytorch.Device(cuda ? "cuda" : "cpu"));
    }
}
