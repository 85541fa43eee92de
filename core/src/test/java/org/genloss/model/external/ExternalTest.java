package org.genloss.model.external;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What passes between us and a program, and what we say when it misbehaves. */
class ExternalTest {

    private static final Points POINTS = new Points(new double[] {1, 2.5, -3, 1e-300}, List.of("height", "a \"b\""));
    private static final Vocabulary WORDS = new Vocabulary(Vocabulary.Unit.WORDS, List.of("the", "whale", "\"sea"));
    private static final Seed SEED = new Seed(5);

    /** The command that runs {@link TinyProgram} in a mode. */
    static List<String> program(String mode) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TinyProgram.class.getName(),
                mode);
    }

    private static <S extends Sample<S>> Model<S> fit(String mode, S items) {
        return new External<S>(program(mode), External.Format.JSONL, 60).fit(Dataset.of(items, 0), SEED);
    }

    private static <S extends Sample<S>> S roundTrip(S items) {
        try (Model<S> model = fit("resample", items)) {
            return model.sample(6, Decoding.PLAIN, SEED);
        }
    }

    @Test
    void symbolsComeBack() {
        Symbols drawn = roundTrip(new Symbols(new int[] {3, 3}, 5));
        assertArrayEquals(new int[] {3, 3, 3, 3, 3, 3}, drawn.values());
        assertEquals(5, drawn.alphabet());
    }

    @Test
    void sequencesComeBack() {
        Tokens drawn = roundTrip(new Tokens(new int[] {0, 2, 3}, new int[] {0, 3}, WORDS, true));
        assertEquals(6, drawn.size());
        assertEquals("the \"sea <unk>", drawn.text(5));
        assertTrue(drawn.closed());
    }

    @Test
    void linesAreAsDocumented() {
        assertEquals("{\"height\": -3.0, \"a \\\"b\\\"\": 1.0E-300}", new PointLines(POINTS).line(1));
        assertEquals("{\"symbol\": 4}", new SymbolLines(new Symbols(new int[] {4}, 9)).line(0));
        Tokens text = new Tokens(new int[] {0, 1}, new int[] {0, 2}, WORDS, true);
        assertEquals("{\"text\": \"the whale\", \"tokens\": [0, 1]}", new TokenLines(text).line(0));
    }

    @ParameterizedTest
    @CsvSource({"WORDS, ' a  zz b', 0 3 1", "CHARACTERS, 'abü', 0 1 3", "BYTES, 'ü', 1 2", "WORDS, ' ', ''"})
    void textIsCutIntoUnits(Vocabulary.Unit unit, String text, String ids) {
        List<String> types = unit == Vocabulary.Unit.BYTES ? List.of("00", "c3", "bc") : List.of("a", "b", "c");
        TokenLines lines = new TokenLines(new Tokens(new int[0], new int[] {0}, new Vocabulary(unit, types), true));
        lines.take(JsonLines.MAPPER.readTree("{\"text\": \"" + text + "\"}"));
        long[] expected = ids.isEmpty()
                ? new long[0]
                : Stream.of(ids.split(" ")).mapToLong(Long::parseLong).toArray();
        assertArrayEquals(expected, lines.taken().longs("tokens"));
    }

    @Test
    void tensorsPassTooAndSinglePrecisionIsWidened() {
        Points items = Points.of(new double[] {1, 2, 3, 0.1}, 2);
        External<Points> learner = new External<>(program("tensors"), External.Format.SAFETENSORS, 60);
        try (Model<Points> model = learner.fit(Dataset.of(items, 0), SEED)) {
            Points drawn = model.sample(2, Decoding.PLAIN, SEED);
            assertArrayEquals(new double[] {1, 2, 3, 0.1f}, drawn.values());
        }
    }

    @Test
    void closingDeletesTheFolder() {
        Model<Symbols> model = fit("resample", new Symbols(new int[] {1}, 2));
        Path folder = ((ExternalModel<Symbols>) model).folder();
        model.sample(3, Decoding.PLAIN, SEED);
        assertTrue(Files.isDirectory(folder));
        model.close();
        model.close();
        assertFalse(Files.exists(folder));
    }

    private static String message(String mode, double timeout) {
        External<Points> learner = new External<>(program(mode), External.Format.JSONL, timeout);
        return assertThrows(UserError.class, () -> {
                    try (Model<Points> model = learner.fit(Dataset.of(POINTS, 0), SEED)) {
                        model.sample(4, Decoding.PLAIN, SEED);
                    }
                })
                .getMessage();
    }

    private static void assertSays(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(message.contains("\n  remedy: "), message);
    }

    @Test
    void aFailureShowsTheExitCodeAndTheLastLines() {
        String message = message("fail", 60);
        assertSays(message, "TinyProgram fail fit ended with exit code 3", "complaint 11\n", "complaint 30\n");
        assertFalse(message.contains("complaint 10\n"), message);
    }

    @Test
    void theTimeoutKillsTheProgramAndWhatItStarted() throws InterruptedException {
        // long enough for the program and its child to start
        String message = message("hang", 12);
        assertSays(message, "was killed after 12.0 seconds, the timeout", "child ");
        Matcher pid = Pattern.compile("child (\\d+)").matcher(message);
        assertTrue(pid.find());
        long child = Long.parseLong(pid.group(1));
        for (int i = 0; i < 100 && alive(child); i++) {
            Thread.sleep(50);
        }
        assertFalse(alive(child), "the child outlived the timeout");
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void whatIsMissingOrShortIsNamed() {
        assertSays(message("forget", 60), "fit wrote nothing into", "model");
        assertSays(message("mute", 60), "wrote no file", "sample.jsonl");
        assertSays(message("short", 60), "was asked for 4 items, but wrote 3");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        External<Points> learner = new External<>(List.of("/no/such/program"), External.Format.JSONL, 60);
        UserError error = assertThrows(UserError.class, () -> learner.fit(Dataset.of(POINTS, 0), SEED));
        assertSays(error.getMessage(), "cannot be started", "/no/such/program");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{@x@: 1, @y@: NaN};          y of item 0 must be a finite number, but is NaN;",
                "{@x@: 1, @y@: Infinity};     y of item 0 must be a finite number, but is Infinity;",
                "{@x@: 1};                    line 1 of; must be an object with \"y\"",
                "{@x@: 1, @y@: @2@};          must give \"y\" as a number, but has \"2\";",
                "x,y;                         line 1 of; is no JSON object",
                "[1, 2];                      must be an object with \"x\", but is [1,2];",
            })
    void badPointsAreRefused(String written, String what, String more) throws IOException {
        assertRefused(new Points(new double[0], List.of("x", "y")), written, what, more == null ? "" : more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{@symbol@: 5};   symbols must be from 0 to 4, but one is 5",
                "{@symbol@: -1};  symbols must be from 0 to 4, but one is -1",
                "{@symbol@: 1.5}; must give \"symbol\" as whole numbers, but has 1.5",
            })
    void badSymbolsAreRefused(String written, String what) throws IOException {
        assertRefused(new Symbols(new int[0], 5), written, what, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{@tokens@: [0, 4]}; tokens must be from 0 to 3, but one is 4",
                "{@tokens@: 3};      must give \"tokens\" as a list, but has 3",
                "{@text@: 3};        must give \"text\" as a string, but has 3",
                "{@words@: [0]};     must be an object with \"text\"",
            })
    void badSequencesAreRefused(String written, String what) throws IOException {
        assertRefused(new Tokens(new int[0], new int[] {0}, WORDS, true), written, what, "");
    }

    private static <S extends Sample<S>> void assertRefused(S like, String written, String what, String more)
            throws IOException {
        Path file = Files.createTempFile("written", ".jsonl");
        try {
            Files.writeString(file, written.replace('@', '"') + "\n");
            UserError error = assertThrows(
                    UserError.class, () -> new Exchange<>(like, External.Format.JSONL).read(file, "program"));
            assertSays(error.getMessage(), what, file.toString(), more);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void commandsAreSplitAsAShellWould() {
        assertEquals(
                List.of("python3", "my models/fit.py", "--name", "a\"b", "it's", ""),
                Words.split("python3 'my models/fit.py'  --name \"a\\\"b\" it\\'s ''"));
        assertEquals(List.of("a b"), new External<Points>(List.of("'a b'"), External.Format.JSONL, 1).command());
        assertEquals(
                List.of("a b", "c"), new External<Points>(List.of("a b", "c"), External.Format.JSONL, 1).command());
        assertThrows(IllegalArgumentException.class, () -> Words.split("a 'b"));
        assertThrows(IllegalArgumentException.class, () -> Words.split("a\\"));
        for (List<String> nothing : List.of(List.<String>of(), List.of("  "))) {
            assertThrows(IllegalArgumentException.class, () -> new External<Points>(nothing, External.Format.JSONL, 1));
        }
        assertThrows(
                IllegalArgumentException.class, () -> new External<Points>(List.of("a"), External.Format.JSONL, 0));
    }
}
