package org.genloss.data.file;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Data sets of images whose published files are known by their MD5: a name for them, never a condition. MNIST is known by
 * what its files unpack to, since compressed copies differ; the others by the compressed files that their authors publish.
 */
enum Published {
    /** LeCun, Cortes and Burges 1998. */
    MNIST("MNIST", digits()),
    /** Xiao, Rasul and Vollgraf 2017. */
    FASHION_MNIST(
            "Fashion-MNIST",
            List.of(
                    "T-shirt/top",
                    "trouser",
                    "pullover",
                    "dress",
                    "coat",
                    "sandal",
                    "shirt",
                    "sneaker",
                    "bag",
                    "ankle boot")),
    /** Clanuwat, Bober-Irizar, Kitamoto, Lamb, Yamamoto and Ha 2018. */
    KMNIST("Kuzushiji-MNIST", List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"));

    /**
     * One file of a set.
     *
     * @param set which set
     * @param training whether it belongs to the training images
     * @param labels whether it holds labels
     */
    record Part(Published set, boolean training, boolean labels) {}

    private static final Map<String, Part> FILES = Map.ofEntries(
            Map.entry("6bbc9ace898e44ae57da46a324031adb", new Part(MNIST, true, false)),
            Map.entry("a25bea736e30d166cdddb491f175f624", new Part(MNIST, true, true)),
            Map.entry("2646ac647ad5339dbf082846283269ea", new Part(MNIST, false, false)),
            Map.entry("27ae3e4e09519cfbb04c329615203637", new Part(MNIST, false, true)),
            Map.entry("8d4fb7e6c68d591d4c3dfef9ec88bf0d", new Part(FASHION_MNIST, true, false)),
            Map.entry("25c81989df183df01b3e8a0aad5dffbe", new Part(FASHION_MNIST, true, true)),
            Map.entry("bef4ecab320f06d8554ea6380940ec79", new Part(FASHION_MNIST, false, false)),
            Map.entry("bb300cfdad3c16e7a12a480ee83cd310", new Part(FASHION_MNIST, false, true)),
            Map.entry("bdb82020997e1d708af4cf47b453dcf7", new Part(KMNIST, true, false)),
            Map.entry("e144d726b3acfaa3e44228e80efcd344", new Part(KMNIST, true, true)),
            Map.entry("5c965bf0a639b31b8f53240b1b52f4d7", new Part(KMNIST, false, false)),
            Map.entry("7320c461ea6c1c855c0b718fb2a4b134", new Part(KMNIST, false, true)));

    private final String title;
    private final List<String> classes;

    Published(String title, List<String> classes) {
        this.title = title;
        this.classes = classes;
    }

    /** What a file is, or null. */
    static Part of(String md5, String md5Unpacked) {
        return FILES.getOrDefault(md5, FILES.get(md5Unpacked));
    }

    /** What its authors call it. */
    String title() {
        return title;
    }

    /** Names of the labels 0, 1, .. */
    List<String> classes() {
        return classes;
    }

    private static List<String> digits() {
        return IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    }
}
