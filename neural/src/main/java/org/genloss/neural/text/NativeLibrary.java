package org.genloss.neural.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.genloss.spec.UserError;

/**
 * Loads the native library of Hugging Face's tokenizers, which DJL packs for the JVM. DJL's own loader looks for GPUs, may
 * download and reports to its makers; here the library is unpacked beside the program's other kept files, and nothing else is
 * done.
 */
final class NativeLibrary {

    private static final String RESOURCES = "native/lib/";
    private static final List<String> WINDOWS =
            List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", "tokenizers.dll");

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * The entry points, ready to be called.
     *
     * @throws UserError if this platform has no such library, or it cannot be unpacked or loaded
     */
    static synchronized TokenizersLibrary load() {
        if (!loaded) {
            String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
            Path folder = folder(System.getenv(), Path.of(System.getProperty("user.home")))
                    .resolve("tokenizers-" + version() + "-" + platform);
            for (String file : files(platform)) {
                load(unpacked(platform, file, folder));
            }
            loaded = true;
        }
        return TokenizersLibrary.LIB;
    }

    /** The name of a platform inside DJL's jar. */
    static String platform(String system, String architecture) {
        String name = system.toLowerCase(Locale.ROOT);
        String os = name.startsWith("windows") ? "win" : name.startsWith("mac") ? "osx" : name;
        return os + "-" + (architecture.equals("amd64") ? "x86_64" : architecture);
    }

    /** {@code native} in {@code $GENLOSS_CACHE}, else {@code $XDG_CACHE_HOME/genloss}, else {@code ~/.cache/genloss}. */
    static Path folder(Map<String, String> environment, Path home) {
        return named(environment, "GENLOSS_CACHE")
                .or(() -> named(environment, "XDG_CACHE_HOME").map(path -> path.resolve("genloss")))
                .orElse(home.resolve(".cache").resolve("genloss"))
                .resolve("native");
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    private static List<String> files(String platform) {
        return platform.startsWith("win-")
                ? WINDOWS
                : List.of(platform.startsWith("osx-") ? "libtokenizers.dylib" : "libtokenizers.so");
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = resource("tokenizers.properties").openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("the jar of the tokenizers is damaged", e);
        }
        return properties.getProperty("version");
    }

    private static URL resource(String name) {
        URL found = TokenizersLibrary.class.getClassLoader().getResource(RESOURCES + name);
        if (found == null) {
            throw new UserError(
                    "Hugging Face's tokenizers have no native library for this platform (" + name + ")",
                    "use Linux (x86_64, aarch64), macOS (aarch64) or Windows (x86_64); source text has words, characters and"
                            + " bytes everywhere");
        }
        return found;
    }

    /** The file on disk; one of another length was cut off, and is replaced. */
    private static Path unpacked(String platform, String name, Path folder) {
        URL packed = resource(platform + "/cpu/" + name);
        Path file = folder.resolve(name);
        try {
            long length = packed.openConnection().getContentLengthLong();
            if (!Files.isRegularFile(file) || Files.size(file) != length) {
                Files.createDirectories(folder);
                Path part = folder.resolve(name + "." + UUID.randomUUID());
                try (InputStream in = packed.openStream()) {
                    Files.copy(in, part);
                    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(part);
                }
            }
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void load(Path file) {
        try {
            System.load(file.toString());
        } catch (UnsatisfiedLinkError e) {
            throw unusable(file, e);
        }
    }

    private static UserError unusable(Path file, Throwable e) {
        return new UserError(
                file + " could not be unpacked or loaded: " + e.getMessage(),
                "set GENLOSS_CACHE to a folder that can be written and from which programs may be loaded",
                e);
    }
}
