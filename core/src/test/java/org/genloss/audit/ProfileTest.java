package org.genloss.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Row;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    private static final Settings SETTINGS = new Settings(List.of("source"), false, true, List.of(), List.of());
    private static final List<Observer<?>> OBSERVERS = TextObservers.all();

    /** Documents of made-up words whose frequencies fall as a power law, in groups. */
    static List<Row> rows(int documents, int groups) {
        UniformRandomProvider random = new Seed(20_261_123).at("rows").stream();
        List<Row> rows = new ArrayList<>();
        for (int d = 0; d < documents; d++) {
            StringBuilder text = new StringBuilder();
            int words = 20 + random.nextInt(400);
            for (int w = 0; w < words; w++) {
                double u = random.nextDouble();
                text.append(Integer.toString((int) (1 / (u * u + 1e-9)) % 1_000_000, 36))
                        .append(w % 12 == 11 ? '\n' : ' ');
            }
            rows.add(new Row(
                    // the first is large
                    List.of("group " + (d % 2 == 0 ? 0 : d % groups)),
                    Optional.of(text.toString()),
                    new double[0],
                    "file" + d % 3,
                    d));
        }
        return rows;
    }

    static Profile of(List<Row> rows) {
        Profile profile = new Profile(SETTINGS, OBSERVERS);
        rows.forEach(profile::add);
        return profile;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 600})
    void samplesAreTheSameHoweverTheTextIsDivided(int groups) throws IOException {
        List<Row> rows = rows(1200, groups);
        Profile whole = of(rows);
        Profile reversed = new Profile(SETTINGS, OBSERVERS);
        IntStream.range(0, rows.size()).forEach(i -> reversed.add(rows.get(rows.size() - 1 - i)));
        Profile threads = new Profile(SETTINGS, OBSERVERS);
        rows.parallelStream().forEach(threads::add);
        Profile merged = of(List.of());
        for (int part = 0; part < 7; part++) {
            int p = part;
            Profile one = of(IntStream.range(0, rows.size())
                    .filter(i -> i * 7L % 11 % 7 == p)
                    .mapToObj(rows::get)
                    .toList());
            merged = p % 2 == 0 ? merged.merge(one) : one.merge(merged);
            merged = Profile.fromBytes(merged.toBytes(), OBSERVERS, "part");
        }
        for (Profile other : List.of(reversed, threads, merged)) {
            Assertions.assertArrayEquals(parts(whole), parts(other));
        }
        TypeSample sample = sample(whole.groups().get(List.of("group 0")));
        Assertions.assertEquals(groups < 600, sample.exact());
    }

    /** All but columns of numbers, whose quantile sketches are randomised. */
    private static byte[] parts(Profile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Map.Entry<List<String>, GroupProfile> group : profile.groups().entrySet()) {
            out.writeUTF(group.getKey().toString());
            for (Part<?> part : group.getValue().parts().values()) {
                part.write(out);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void bytesComeBack() {
        byte[] bytes = of(rows(200, 4)).toBytes();
        Profile back = Profile.fromBytes(bytes, OBSERVERS, "x.glp");
        Assertions.assertEquals(SETTINGS, back.settings());
        Assertions.assertArrayEquals(bytes, back.toBytes());
        Assertions.assertEquals(
                List.of("words", "bigrams", "compression", "duplicates"), Profile.partsOf(bytes, "x.glp"));
    }

    @Test
    void aProfileOfNothing() {
        Profile nothing = Profile.fromBytes(of(List.of()).toBytes(), OBSERVERS, "x.glp");
        Assertions.assertEquals(0, nothing.groups().size());
        Assertions.assertEquals(
                0,
                nothing.all()
                        .part("words", TypeCounts.class)
                        .orElseThrow()
                        .sample()
                        .size());
        Profile some = of(rows(20, 2));
        byte[] bytes = some.toBytes();
        Assertions.assertArrayEquals(bytes, nothing.merge(some).toBytes());
    }

    /** Words, records, characters and bytes by fold, by hand. */
    @Test
    void sizesAreThoseOfTheText() {
        Profile profile = new Profile(new Settings(List.of(), true, true, List.of("score"), List.of()), OBSERVERS);
        String text = "Über \uD83D\uDE00 und <unk>, ÜBER.";
        profile.add(new Row(List.of(), Optional.of(text), new double[] {2}, "file", 1));
        profile.add(new Row(List.of(), Optional.of(""), new double[] {3}, "file", 2));
        profile.add(new Row(List.of(), Optional.empty(), new double[] {Double.NaN}, "file", 3));
        GroupProfile group = profile.all();
        Assertions.assertEquals(3, sum(group.sizes().records()));
        Assertions.assertEquals(1, sum(group.sizes().blocks()));
        Assertions.assertEquals(7, sum(group.sizes().words()));
        Assertions.assertEquals(
                text.codePointCount(0, text.length()), sum(group.sizes().characters()));
        Assertions.assertEquals(
                text.getBytes(StandardCharsets.UTF_8).length, sum(group.sizes().bytes()));
        Assertions.assertEquals(2, group.numbers().get("score").moments().count());
        TypeSample words = group.part("words", TypeCounts.class).orElseThrow().sample();
        Assertions.assertEquals(6, words.size());
        Assertions.assertEquals(2, words.count(words.texts().indexOf("über")));
        Assertions.assertEquals("file:1", words.examples().get(0));
        TypeSample pairs = group.part("bigrams", TypeCounts.class).orElseThrow().sample();
        Assertions.assertEquals(6, pairs.size());
        Assertions.assertTrue(pairs.texts().contains("<unk> ,"));
        int fold = new Blocks(true).of(text, "file", 1).get(0).fold();
        Assertions.assertEquals(7, group.sizes().words()[fold]);
        Assertions.assertEquals(7, words.tokens()[fold]);
        Assertions.assertEquals(6, pairs.tokens()[fold]);
    }

    @Test
    void allIsTheSumOfTheGroups() {
        List<Row> rows = rows(300, 5);
        Profile one = new Profile(new Settings(List.of(), false, true, List.of(), List.of()), OBSERVERS);
        rows.forEach(row -> one.add(new Row(List.of(), row.text(), row.numbers(), row.file(), row.number())));
        Profile five = of(rows);
        byte[] before = five.toBytes();
        GroupProfile all = five.all();
        Assertions.assertArrayEquals(before, five.toBytes());
        Assertions.assertArrayEquals(one.all().sizes().words(), all.sizes().words());
        TypeSample expected = sample(one.all());
        TypeSample found = sample(all);
        Assertions.assertArrayEquals(expected.hashes(), found.hashes());
        Assertions.assertArrayEquals(expected.allCounts(), found.allCounts());
        Assertions.assertEquals(expected.texts(), found.texts());
        Assertions.assertEquals(expected.examples(), found.examples());
    }

    private static TypeSample sample(GroupProfile group) {
        return group.part("bigrams", TypeCounts.class).orElseThrow().sample();
    }

    private static long sum(long[] byFold) {
        return LongStream.of(byFold).sum();
    }

    @Test
    void aFlippedBitAnywhereIsRefused() {
        byte[] bytes = of(rows(3, 2)).toBytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            assertRefused(damaged, "x\\.glp is .*");
        }
    }

    @Test
    void aTruncatedProfileIsRefused() {
        byte[] bytes = of(rows(3, 2)).toBytes();
        for (int length = 0; length < bytes.length; length += length < 100 ? 1 : 97) {
            assertRefused(Arrays.copyOf(bytes, length), length < 8 ? "x.glp is no profile.*" : "x.glp is truncated.*");
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "x.glp is damaged.*");
    }

    @Test
    void aProfileOfAnotherVersionIsRefused() {
        byte[] bytes = of(rows(3, 2)).toBytes();
        bytes[11]++;
        assertRefused(bytes, "x.glp is a profile of version 2, this program knows version 1.*");
        assertRefused("%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8), "x.glp is no profile.*");
    }

    private static void assertRefused(byte[] bytes, String message) {
        UserError error = Assertions.assertThrows(UserError.class, () -> Profile.fromBytes(bytes, OBSERVERS, "x.glp"));
        Assertions.assertTrue(error.getMessage().matches("(?s)" + message), error::getMessage);
        Assertions.assertTrue(error.getMessage().contains("remedy: "), error::getMessage);
    }

    @Test
    void otherObserversAreRefused() {
        byte[] bytes = of(rows(3, 2)).toBytes();
        UserError fewer = Assertions.assertThrows(
                UserError.class, () -> Profile.fromBytes(bytes, List.of(TypeObserver.words()), "x.glp"));
        Assertions.assertTrue(fewer.getMessage()
                .contains("x.glp has the parts [words, bigrams, compression, duplicates], not [words]"));
        List<Observer<?>> sampled = List.of(
                TypeObserver.words(), TypeObserver.bigrams(), new CompressionObserver(0.5), new DuplicateObserver());
        Assertions.assertThrows(UserError.class, () -> Profile.fromBytes(bytes, sampled, "x.glp"));
        Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> new Profile(SETTINGS, List.of(TypeObserver.words(), TypeObserver.words())));
    }

    @Test
    void profilesOfOtherSettingsAreNotJoined() {
        Profile profile = of(rows(20, 2));
        byte[] before = profile.toBytes();
        for (Settings other : List.of(
                new Settings(List.of("month"), false, true, List.of(), List.of()),
                new Settings(List.of("source"), true, true, List.of(), List.of()),
                new Settings(List.of("source"), false, true, List.of("x"), List.of()),
                new Settings(List.of("source"), false, true, List.of(), List.of("model=00")))) {
            UserError error =
                    Assertions.assertThrows(UserError.class, () -> profile.merge(new Profile(other, OBSERVERS)));
            Assertions.assertTrue(error.getMessage().contains("cannot be joined"));
        }
        Assertions.assertThrows(
                UserError.class, () -> profile.merge(new Profile(SETTINGS, List.of(TypeObserver.words()))));
        Assertions.assertArrayEquals(before, profile.toBytes());
    }

    @Test
    void groupsWithoutEndAreRefusedAndNothingIsLost() {
        List<Observer<?>> words = List.of(TypeObserver.words());
        Profile profile = new Profile(SETTINGS, words);
        for (int i = 0; i < Profile.MOST_GROUPS; i++) {
            profile.add(row("group " + i));
        }
        byte[] before = profile.toBytes();
        UserError error = Assertions.assertThrows(UserError.class, () -> profile.add(row("one more")));
        Assertions.assertTrue(error.getMessage().contains("more than 1024 groups by [source]"));
        Profile other = new Profile(SETTINGS, words);
        other.add(row("another"));
        Assertions.assertThrows(UserError.class, () -> profile.merge(other));
        Assertions.assertArrayEquals(before, profile.toBytes());
        profile.add(row("group 7"));
        Assertions.assertEquals(Profile.MOST_GROUPS, profile.groups().size());
    }

    private static Row row(String group) {
        return new Row(List.of(group), Optional.of("a text of " + group), new double[0], "file", 1);
    }

    @Test
    void rowsThatAreNotOfTheSettingsAreRefused() {
        Profile profile = of(List.of());
        Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> profile.add(new Row(List.of(), Optional.empty(), new double[0], "file", 1)));
        Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> profile.add(new Row(List.of("a"), Optional.empty(), new double[1], "file", 1)));
    }

    /** Of one line without a space, and of controls, halves of pairs and marks that turn the direction of writing. */
    @Test
    void hostileTextIsTextLikeAnyOther() {
        StringBuilder line = new StringBuilder("<script>\u202e\u0000\ud800 \udc00\u001b[31m");
        while (line.length() < 5_000_000) {
            line.append("x\ud83d\ude00");
        }
        Profile profile = of(List.of(new Row(
                List.of("\ud800\u0000" + "g".repeat(100_000)),
                Optional.of(line.toString()),
                new double[0],
                "file\u001b\udc00",
                1)));
        byte[] bytes = profile.toBytes();
        Profile back = Profile.fromBytes(bytes, OBSERVERS, "x.glp");
        Assertions.assertArrayEquals(bytes, back.toBytes());
        Assertions.assertEquals(profile.groups().keySet(), back.groups().keySet());
        TypeSample words =
                back.all().part("words", TypeCounts.class).orElseThrow().sample();
        Assertions.assertTrue(words.texts().stream().allMatch(text -> text.length() <= 41));
    }

    @Test
    void compressionIsOfEachBlockAlone() {
        String text = "the same again and again. ".repeat(30);
        Row row = new Row(List.of("a"), Optional.of(text), new double[0], "file", 1);
        Compression once =
                of(List.of(row)).all().part("compression", Compression.class).orElseThrow();
        Compression thrice = of(List.of(row, row, row))
                .all()
                .part("compression", Compression.class)
                .orElseThrow();
        Assertions.assertEquals(text.length(), sum(once.bytes()));
        Assertions.assertTrue(sum(once.compressed()) < 60);
        Assertions.assertEquals(3 * sum(once.bytes()), sum(thrice.bytes()));
        Assertions.assertEquals(3 * sum(once.compressed()), sum(thrice.compressed()));
        Assertions.assertEquals(3, sum(thrice.blocks()));
    }

    @Test
    void aShareOfBlocksIsCompressed() {
        Profile tenth = new Profile(SETTINGS, List.of(new CompressionObserver(0.1)));
        rows(3000, 1).forEach(tenth::add);
        Compression found = tenth.all().part("compression", Compression.class).orElseThrow();
        Assertions.assertEquals(0.1, found.rate());
        // the seed is fixed; three standard deviations
        Assertions.assertEquals(300, sum(found.blocks()), 3 * Math.sqrt(270));
        // whoever reads the file need not know the rate, and groups are added up
        List<Observer<?>> readers = List.of(CompressionObserver.reader());
        Profile read = Profile.fromBytes(tenth.toBytes(), readers, "tenth.glp");
        Compression same = read.all().part("compression", Compression.class).orElseThrow();
        Assertions.assertEquals(0.1, same.rate());
        Assertions.assertArrayEquals(found.blocks(), same.blocks());
        Assertions.assertArrayEquals(
                tenth.toBytes(),
                Profile.fromBytes(read.toBytes(), readers, "tenth.glp").toBytes());
        Profile all = new Profile(SETTINGS, List.of(new CompressionObserver(1)));
        rows(3000, 1).forEach(all::add);
        Assertions.assertThrows(UserError.class, () -> all.merge(read));
    }
}
