package org.genloss.app.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.app.reproduce.PlantedErrors.Planted;
import org.genloss.data.Sample;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.ledger.Run;
import org.genloss.num.Seed;
import org.genloss.report.gallery.Claim;
import org.genloss.theory.chain.GaussianChains;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An error planted under a check makes that check fail, and without it the check holds. The bench hands the checks a cell
 * that is not what their spec says. Loops run a quarter of the trials, so that the share of them that a check asks for is not
 * asked here; tolerances are 4 standard errors all the same. Seeds are fixed: the outcome is always the same.
 */
@Execution(ExecutionMode.SAME_THREAD)
class PlantedErrorsTest {

    private static final int FEWER = 4;

    /** Runs what it is told with the error in it. */
    private record Tampered(Planted planted) implements Bench {

        @Override
        @SuppressWarnings("unchecked") // an error does not change what kind of sample a cell is of
        public <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed) {
            return Ensemble.run((Cell<S>) planted.cell().apply(cell), Math.max(1, trials / FEWER), seed, false);
        }

        @Override
        public GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed) {
            return planted.chain().apply(chains).simulate(at, trials, seed);
        }

        @Override
        public Run run(String spec) {
            throw new IllegalStateException("only checks that need data have runs of their own");
        }

        @Override
        public Path data(String name) {
            throw new IllegalStateException("no error is planted under checks that need data");
        }
    }

    @ParameterizedTest
    @MethodSource("org.genloss.app.reproduce.PlantedErrors#all")
    void anErrorIsFound(Planted planted) {
        List<String> missed = new ArrayList<>(planted.checks());
        missed.removeIf(id -> deviates(id, new Tampered(planted)));
        assertEquals(List.of(), missed, planted.error() + " is not seen by these checks");
    }

    static Stream<String> concerned() {
        return PlantedErrors.all().flatMap(planted -> planted.checks().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("concerned")
    void withoutAnErrorTheCheckHolds(String id) {
        Planted nothing = Planted.cell("nothing", cell -> cell);
        assertEquals(List.of(), deviations(id, new Tampered(nothing)));
    }

    private static boolean deviates(String id, Bench bench) {
        return !deviations(id, bench).isEmpty();
    }

    /** Rows whose number is not what is expected, whether or not the trials were as many as a row asks for. */
    private static List<Claim.Row> deviations(String id, Bench bench) {
        Check check =
                Checks.ALL.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        return check.work().run(bench).rows().stream()
                .filter(row -> row.rule().startsWith("at ")
                        ? !row.holds()
                        : !(Math.abs(row.ours() - row.expected()) <= Math.max(row.tolerance(), 4 * error(row))))
                .toList();
    }

    private static double error(Claim.Row row) {
        return Double.isNaN(row.error()) ? 0 : row.error();
    }
}
