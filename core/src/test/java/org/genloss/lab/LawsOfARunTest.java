package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.ledger.Expectation;
import org.genloss.ledger.Run;
import org.genloss.spec.UserError;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What laws say reaches the run folder, whole and unchanged. */
class LawsOfARunTest {

    private static final Campaign.Options OPTIONS = new Campaign.Options(2, 0);

    @TempDir
    Path folder;

    /** Says something of closed policies, nothing of those with real data, and why not of the others. */
    private record Forgetting() implements Law {
        @Override
        public String name() {
            return "forgetting";
        }

        @Override
        public String title() {
            return "Types are lost, \"always\"";
        }

        @Override
        public String source() {
            return "test";
        }

        @Override
        public Optional<Answer> on(Setting setting) {
            if (setting.policy().closed()) {
                int[] g = setting.measured();
                double[] expected = Arrays.stream(g).mapToDouble(i -> 0.1 * i).toArray();
                expected[0] = Double.NaN;
                expected[1] = Double.POSITIVE_INFINITY;
                double[] spread = new double[g.length];
                Arrays.fill(spread, Double.NaN);
                return Optional.of(Answer.of(List.of(new Curve(
                        "types",
                        Curve.Statistic.MEAN_OF_SQUARES,
                        Curve.Side.AT_LEAST,
                        g,
                        expected,
                        spread,
                        0.05,
                        setting.draws(),
                        "as far as it goes",
                        Double.NEGATIVE_INFINITY))));
            }
            return setting.policy().realShare().largest() > 0
                    ? Optional.empty()
                    : Optional.of(Answer.not("older data are read"));
        }
    }

    private static Experiment experiment() {
        return TinyWorld.experiment(2, 6, Stopping.standard(), TinyWorld.dud(), "replace", "keep 10%", "accumulate");
    }

    private Path run(String name, Law... laws) {
        Path path = folder.resolve(name);
        Campaign.run(experiment(), path, OPTIONS, Progress.NONE, List.of(laws));
        return path;
    }

    @Test
    void anExpectationComesBackAsItWas() {
        List<Expectation> laws = Run.open(run("a", new Forgetting())).laws();
        assertEquals(2, laws.size());
        Expectation one = laws.get(0);
        assertEquals(0, one.cell());
        assertEquals("Types are lost, \"always\"", one.title());
        assertEquals("mean_of_squares at_least", one.statistic() + " " + one.side());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, one.generations());
        assertArrayEquals(
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0.2, 0.1 * 3, 0.4, 0.5, 0.1 * 6}, one.expected());
        assertTrue(Double.isNaN(one.spread()[6]));
        assertEquals(0.05, one.accuracy());
        assertEquals(30, one.until(), "draws are as many as the size, unless said otherwise");
        assertEquals(Double.NEGATIVE_INFINITY, one.limit());
        assertEquals(2, laws.get(1).cell());
        assertEquals("older data are read", laws.get(1).why());
        assertEquals(0, laws.get(1).generations().length);
    }

    @Test
    void theBytesAreTheSameWhenTheRunIsStartedAgain() throws IOException {
        Path path = run("again", new Forgetting());
        byte[] first = Files.readAllBytes(path.resolve("laws.jsonl"));
        run("again", new Forgetting());
        assertArrayEquals(first, Files.readAllBytes(path.resolve("laws.jsonl")));
        assertArrayEquals(
                first, Files.readAllBytes(run("other", new Forgetting()).resolve("laws.jsonl")));
    }

    @Test
    void aRunFromBeforeThereWereLawsHasNone() throws IOException {
        Path path = run("old", new Forgetting());
        Files.delete(path.resolve("laws.jsonl"));
        assertEquals(List.of(), Run.open(path).laws());
        assertEquals(List.of(), Run.open(run("none")).laws());
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        Path path = run("damaged", new Forgetting());
        Path file = path.resolve("laws.jsonl");
        String whole = Files.readString(file);
        for (String damage : List.of(
                whole + "{\"cell\":0\n",
                whole + "{\"cell\":3,\"law\":\"x\",\"why\":\"y\"}\n",
                whole + "{\"cell\":0,\"law\":\"x\"}\n",
                whole + whole.lines().findFirst().orElseThrow().replace("\"NaN\",\"Infinity\"", "\"NaN\",\"many\"")
                        + "\n",
                whole + whole.lines().findFirst().orElseThrow().replace("[0,1,2", "[1,2") + "\n")) {
            Files.writeString(file, damage);
            UserError error = assertThrows(UserError.class, () -> Run.open(path).laws());
            assertTrue(error.getMessage().contains("laws.jsonl, line 3 is damaged: "), error.getMessage());
        }
    }

    @Test
    void aLawThatFailsOrSaysNothingIsAMistakeOfOurs() {
        Law failing = new Law() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public String title() {
                return "";
            }

            @Override
            public String source() {
                return "";
            }

            @Override
            public Optional<Answer> on(Setting setting) {
                if (setting.policy().closed()) {
                    return Optional.of(Answer.not(""));
                }
                throw new ArithmeticException("no such policy");
            }
        };
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> run("failing", failing));
        assertTrue(error.getMessage().contains("law failing has neither curves nor a reason"), error.getMessage());
    }
}
