package org.genloss.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    private static final List<Observer<?>> OBSERVERS = List.of(TypeObserver.words(), TypeObserver.bigrams());

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
                    List.of("group " + d % groups), Optional.of(text.toString()), new double[0], "file" + d % 3, d));
        }
        return rows;
    }

    static Profile of(List<Row> rows) {
        Profile profile = new Profile(SETTINGS, OBSERVERS);
        rows.forEach(profile::add);
        return profile;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void samplesAreTheSameHoweverTheTextIsDivided(int groups) {
        List<Row> rows = rows(3000, groups);
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
            Assertions.assertArrayEquals(whole.toBytes(), other.toBytes());
        }
    }

    @Test
    void bytesComeBack() {
        byte[] bytes = of(rows(200, 4)).toBytes();
        Assertions.assertArrayEquals(
                bytes, Profile.fromBytes(bytes, OBSERVERS, "x.glp").toBytes());
    }

    @Test
    void aDamagedProfileIsRefused() {
        byte[] bytes = of(rows(5, 2)).toBytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Assertions.assertThrows(UserError.class, () -> Profile.fromBytes(damaged, OBSERVERS, "x.glp"));
        }
    }
}
