package org.genloss.data.file;

import java.util.List;
import java.util.Map;

/** Published texts known by the SHA-256 of their files: a name for them, never a condition. */
final class PublishedText {

    /** Merity, Xiong, Bradbury and Socher 2017: the version in words, in which rare ones are {@code <unk>}. */
    private static final Map<String, String> FILES = Map.of(
            "f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8", "WikiText-2 validation",
            "d790b833ef8cf03a90db7bf1271b7520b83c45ce07ba3c1a9699df81e239eca0", "WikiText-2 test");

    private PublishedText() {}

    /** What files are, in their order; empty unless all of them are known. */
    static List<String> of(List<String> sha256) {
        return FILES.keySet().containsAll(sha256)
                ? sha256.stream().map(FILES::get).toList()
                : List.of();
    }
}
