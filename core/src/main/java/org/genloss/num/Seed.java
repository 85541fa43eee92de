package org.genloss.num;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A reproducible stream of randomness, named by its place in a run:
 * {@code root.at("trial", 3).at("generation", 7).at("sample")}.
 *
 * <p>A seed is a value. Asking for the same place twice gives the same numbers, whoever asks, on whatever thread, in
 * whatever order: this is what makes a run a pure function of its spec, data and seed. Nothing in Genloss keeps a
 * generator in a field.
 *
 * @param value the 64 bits that stand for the place
 */
public record Seed(long value) {

    /** The seed of the place {@code name} below this one. */
    public Seed at(String name) {
        return new Seed(mix(value ^ mix(hash(name))));
    }

    /** The seed of the {@code index}-th place called {@code name} below this one. */
    public Seed at(String name, long index) {
        return new Seed(mix(at(name).value + 0x9e3779b97f4a7c15L * (index + 1)));
    }

    /** A fresh generator (XoShiRo256++, period 2^256 - 1) that starts where this seed says. */
    public UniformRandomProvider stream() {
        return RandomSource.XO_SHI_RO_256_PP.create(value);
    }

    /** FNV-1a, 64 bits, over the UTF-8 bytes: short names, spread further by {@link #mix}. */
    private static long hash(String name) {
        long h = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * 0x100000001b3L;
        }
        return h;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford): a bijection that avalanches. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
