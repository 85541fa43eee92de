package org.genloss.audit.share;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.audit.Block;

/** Blocks for tests. */
public final class Texts {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019-][\\p{L}\\p{N}]+)*|[^\\s]");

    private Texts() {}

    /** A text as one block; words and marks as a profile finds them. */
    public static Block block(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        long[] hashes = new long[text.length()];
        int words = 0;
        while (matcher.find()) {
            starts[words] = matcher.start();
            ends[words] = matcher.end();
            hashes[words++] = hash(matcher.group());
        }
        return new Block(text, words, starts, ends, hashes, hash(text), "test", 1, 0);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
