package org.genloss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {

    /** A sort of thing that has names. */
    public interface Animal {}

    @Doc("A dog.")
    public record Dog(@Doc("Legs, 1 or more.") @Default("4") int nLegs) implements Animal {
        public Dog {
            Require.atLeast("n_legs", nLegs, 1);
        }
    }

    @Doc("A bird.")
    public record Bird(@Doc("Wing span.") double span) implements Animal {}

    public enum Colour {
        RED,
        DARK_BLUE
    }

    /** Written as one text. */
    public record Percent(double value) {
        public static Percent parse(String text) {
            if (!text.endsWith("%")) {
                throw new IllegalArgumentException("a percentage ends in %, but is '" + text + "'");
            }
            return new Percent(Double.parseDouble(text.substring(0, text.length() - 1)));
        }

        @Override
        public String toString() {
            return value + "%";
        }
    }

    @Doc("All types at once.")
    public record Zoo(
            @Doc("A count.") int count,
            @Doc("A large count.") @Default("5_000_000_000") long large,
            @Doc("A number.") @Default("1e-3") double number,
            @Doc("Yes or no.") @Default("false") boolean open,
            @Doc("A name.") @Default("zoo") String name,
            @Doc("A colour.") @Default("dark-blue") Colour colour,
            @Doc("A file.") @Default("a/b") Path file,
            @Doc("Perhaps a number.") Optional<Integer> perhaps,
            @Doc("Numbers.") @Default("[1, 2]") List<Double> numbers,
            @Doc("A share.") @Default("10%") Percent share,
            @Doc("An animal.") @Default("dog") Animal animal) {}

    private static final List<Kinds> KINDS = List.of(new Kinds("animal", Animal.class, animals()));

    private static Map<String, Class<?>> animals() {
        Map<String, Class<?>> animals = new LinkedHashMap<>();
        animals.put("dog", Dog.class);
        animals.put("bird", Bird.class);
        return animals;
    }

    private static Zoo zoo(String yaml) {
        Problems problems = new Problems();
        Optional<Zoo> zoo = new Binder(problems, KINDS).bind(Yaml.read(yaml, "z.yaml"), Zoo.class);
        problems.orThrow();
        return zoo.orElseThrow();
    }

    private static String problems(String yaml) {
        Problems problems = new Problems();
        Optional<Zoo> zoo = new Binder(problems, KINDS).bind(Yaml.read(yaml, "z.yaml"), Zoo.class);
        assertTrue(zoo.isEmpty());
        return new InvalidSpec(problems.all()).getMessage();
    }

    @Test
    void defaultsFillInWhatIsLeftOut() {
        assertEquals(
                new Zoo(
                        3,
                        5_000_000_000L,
                        0.001,
                        false,
                        "zoo",
                        Colour.DARK_BLUE,
                        Path.of("a/b"),
                        Optional.empty(),
                        List.of(1.0, 2.0),
                        new Percent(10),
                        new Dog(4)),
                zoo("count: 3"));
    }

    @Test
    void everyTypeIsRead() {
        assertEquals(
                new Zoo(
                        10_000,
                        7,
                        -0.5,
                        true,
                        "12",
                        Colour.RED,
                        Path.of("c"),
                        Optional.of(2),
                        List.of(),
                        new Percent(5),
                        new Bird(0.3)),
                zoo("{count: 1e4, large: 7, number: -.5, open: true, name: 12, colour: red, file: c, perhaps: 2,"
                        + " numbers: [], share: 5%, animal: {kind: bird, span: 0.3}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1_000 | 1000",
                "1000.0 | 1000",
                "+7 | 7",
                "-3 | -3",
                "2.5e3 | 2500",
            })
    void wholeNumbersAreReadInAnyNotation(String written, int expected) {
        assertEquals(expected, zoo("count: " + written).count());
    }

    @Test
    void oneLineOfTextIsAListToo() {
        assertEquals(List.of(1.0, 2.5), zoo("count: 1\nnumbers: 1, 2.5\n").numbers());
    }

    @Test
    void constantsMayHaveUnderscores() {
        assertEquals(Colour.DARK_BLUE, zoo("{count: 1, colour: dark_blue}").colour());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count: 2.5 | must be a whole number, but is the number 2.5",
                "count: many | must be a whole number, but is the text 'many'",
                "count: '5' | must be a whole number, but is the text '5'",
                "count: [1] | must be a whole number, but is a list",
                "count: | must be a whole number, but is nothing",
                "count: 3e9 | must be at most 2147483647 in size, but is 3e9",
                "count: 1e999999999 | must be a whole number, but is the number 1e999999999",
                "{count: 1, number: .nan} | must be a finite number, but is the number .nan",
                "{count: 1, number: -.inf} | must be a finite number, but is the number -.inf",
                "{count: 1, number: NaN} | must be a finite number, but is the number NaN",
                "{count: 1, number: 1d} | must be a finite number, but is the text '1d'",
                "{count: 1, open: yes} | must be true or false, but is the text 'yes'",
                "{count: 1, name: [a]} | must be text, but is a list",
                "{count: 1, file: {a: b}} | must be a path, but is a mapping",
                "{count: 1, numbers: {a: 1}} | must be a list, but is a mapping",
                "{count: 1, numbers: [1, x]} | must be a finite number, but is the text 'x'",
                "{count: 1, share: 10} | a percentage ends in %, but is '10'",
                "{count: 1, animal: {kind: dog, n_legs: 0}} | n_legs must be at least 1, but is 0",
                "{count: 1, animal: {n_legs: 2}} | must be the name of a animal or a mapping with the key 'kind', but the key 'kind' is missing",
            })
    void whatIsWrongIsSaid(String yaml, String expected) {
        String message = problems(yaml);
        assertTrue(message.contains(": " + expected + "\n  remedy: "), message);
    }

    @Test
    void unknownNamesComeWithTheNearestOnesAndAll() {
        assertEquals(
                "z.yaml:2:1: cuont: there is no key 'cuont' here\n"
                        + "  remedy: did you mean count? known here: count, large, number, open, name, colour, file,"
                        + " perhaps, numbers, share, animal",
                problems("count: 1\ncuont: 2\n"));
        assertEquals(
                "z.yaml:2:1: colour: must be one of red, dark-blue, but is the text 'blue'\n"
                        + "  remedy: did you mean dark-blue? known here: red, dark-blue",
                problems("count: 1\ncolour: blue\n"));
        assertEquals(
                "z.yaml:2:1: animal: there is no animal 'dug'\n  remedy: did you mean dog? known here: dog, bird",
                problems("count: 1\nanimal: dug\n"));
    }

    @Test
    void whatIsMissingIsNamedWithItsMeaning() {
        assertEquals(
                "z.yaml:1:1: count: is missing\n" + "  remedy: give it there, or with --set count=VALUE; A count.",
                problems("open: true"));
        assertTrue(problems("{count: 1, animal: {kind: bird}}").contains("animal.span: is missing"));
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfLines() {
        String message = problems("number: x\ncount: y\nnome: z\nanimal:\n  kind: dog\n  n_legs: -1\n");
        List<String> starts = message.lines()
                .filter(line -> line.startsWith("z.yaml"))
                .map(line -> line.substring(0, line.indexOf(": ", line.indexOf(": ") + 2)))
                .toList();
        assertEquals(
                List.of("z.yaml:1:1: number", "z.yaml:2:1: count", "z.yaml:3:1: nome", "z.yaml:6:3: animal.n_legs"),
                starts);
    }

    @Test
    void whatIsWrittenDownReadsBackAsTheSame() {
        Zoo zoo = zoo("{count: 3, name: 'a: b, \"c\" #d', perhaps: 4, animal: {kind: bird, span: 1e300}}");
        String text = Canonical.write(new Canonical(KINDS).of(zoo));
        assertEquals(
                "count: 3\nlarge: 5000000000\nnumber: 0.001\nopen: false\nname: \"a: b, \\\"c\\\" #d\"\n"
                        + "colour: dark-blue\nfile: a/b\nperhaps: 4\nnumbers: [1.0, 2.0]\nshare: 10.0%\n"
                        + "animal:\n  kind: bird\n  span: 1.0E300\n",
                text);
        assertEquals(zoo, zoo(text));
        assertEquals(text, Canonical.write(new Canonical(KINDS).of(zoo(text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "12",
                "1e3",
                "null",
                "~",
                "- x",
                "-",
                "%a",
                "a ",
                " a",
                "\u00e9",
                "a:b",
                "a: b",
                "#",
                "",
                "'",
                "\"",
                "\\",
                "two\nlines",
                "tab\t",
                "\u0085",
                "\u2028",
                "a, b",
                "[a]",
                "---",
                "&a",
                "*a",
                "!a",
                "@a",
                "?",
                "|",
                ">"
            })
    void textStaysTheSameText(String name) {
        Zoo zoo = zoo("count: 1");
        Zoo named = new Zoo(
                1,
                zoo.large(),
                zoo.number(),
                true,
                name,
                zoo.colour(),
                zoo.file(),
                zoo.perhaps(),
                zoo.numbers(),
                zoo.share(),
                zoo.animal());
        assertEquals(name, zoo(Canonical.write(new Canonical(KINDS).of(named))).name());
    }
}
