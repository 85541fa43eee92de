package org.genloss.spark;

import com.github.luben.zstd.util.ZstdVersion;
import org.genloss.spec.UserError;

/**
 * The zstd of compression ratios. It has native methods, so that it cannot be renamed in our jar, and executors load the one that
 * Spark brings: it has to be ours.
 */
final class Zstd {

    /** The version that ratios are measured with; a constant that the compiler copies in here. */
    static final String PINNED = ZstdVersion.VERSION;

    private Zstd() {}

    /** The version that is loaded. */
    static String loaded() {
        try {
            return (String) ZstdVersion.class.getField("VERSION").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("zstd-jni tells no version", e);
        }
    }

    /**
     * Refuses another one.
     *
     * @throws UserError if Spark brings one
     */
    static void check() {
        check(loaded());
    }

    static void check(String version) {
        if (!version.equals(PINNED)) {
            throw new UserError(
                    "this Spark brings zstd-jni " + version + ", but compression ratios are measured with " + PINNED,
                    "run on Spark 4.2.0, or put zstd-jni " + PINNED + " in place of that in its folder jars");
        }
    }
}
