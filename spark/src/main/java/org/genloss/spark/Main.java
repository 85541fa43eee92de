package org.genloss.spark;

/** Stand-in. */
public final class Main {
    private Main() {}

    /** Nothing. */
    public static void main(String[] arguments) {
        System.out.println(com.github.luben.zstd.util.ZstdVersion.VERSION);
    }
}
