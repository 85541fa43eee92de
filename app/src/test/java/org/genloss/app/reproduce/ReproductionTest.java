package org.genloss.app.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.genloss.report.gallery.Claim;
import org.genloss.report.gallery.Picture;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run, what is kept, and what is said of the rest. */
class ReproductionTest {

    @TempDir
    Path folder;

    private final AtomicInteger runs = new AtomicInteger();

    private Check check(String id, Check.Group group, String setting, Outcome outcome) {
        return new Check(id, "claim", "source", setting, group, 1, bench -> {
            runs.incrementAndGet();
            return outcome;
        });
    }

    private static Outcome outcome(boolean pass) {
        Claim.Row row = new Claim.Row("x", "exact", 1, pass ? 1 : 2, Double.NaN, 0.5, "0.5", pass);
        Picture.Series series =
                new Picture.Series("s", true, new double[] {1, 2}, new double[] {3, 4}, new double[0], new double[0]);
        Picture.Axis axis = new Picture.Axis("x", false, Double.NaN, Double.POSITIVE_INFINITY);
        Picture picture = new Picture("t", "c", List.of(new Picture.Chart("t", axis, axis, "line", List.of(series))));
        return new Outcome(List.of(row), Optional.of(picture), "a note");
    }

    private List<Claim> run(List<Check> catalogue, Selection selection, boolean fresh) {
        return new Reproduction(
                        catalogue, new LiveBench(Map.of(), 2, Path.of("no-runs"), false), folder, fresh, 2, Map.of())
                .run(selection, new Silent());
    }

    private static final class Silent implements Reproduction.Watcher {
        @Override
        public void begins(Check check, int number, int of, double secondsLeft) {}

        @Override
        public void ended(Claim claim) {}
    }

    private static Selection everything() {
        return new Selection(List.of(), false, true);
    }

    @Test
    void anOutcomeIsFoundAgainAsItWas() {
        List<Check> catalogue = List.of(check("K1", Check.Group.QUICK, "s", outcome(true)));
        Claim first = run(catalogue, everything(), false).get(0);
        Claim second = run(catalogue, everything(), false).get(0);
        assertEquals(1, runs.get());
        assertEquals(first.rows(), second.rows());
        assertEquals(first.seconds(), second.seconds());
        Picture.Series before =
                first.picture().orElseThrow().charts().get(0).series().get(0);
        Picture.Series after =
                second.picture().orElseThrow().charts().get(0).series().get(0);
        Assertions.assertArrayEquals(before.y(), after.y());
        Picture.Axis axis = second.picture().orElseThrow().charts().get(0).x();
        assertEquals(Double.NaN, axis.low());
        assertEquals(Double.POSITIVE_INFINITY, axis.high());

        run(catalogue, everything(), true);
        assertEquals(2, runs.get(), "--fresh does it again");
    }

    @Test
    void anotherSettingOrADamagedFileIsDoneAgain() throws Exception {
        run(List.of(check("K1", Check.Group.QUICK, "s", outcome(true))), everything(), false);
        run(List.of(check("K1", Check.Group.QUICK, "another setting", outcome(true))), everything(), false);
        assertEquals(2, runs.get());
        Files.writeString(folder.resolve("K1.json"), "{\"key\": \"");
        Claim claim = run(
                        List.of(check("K1", Check.Group.QUICK, "another setting", outcome(true))), everything(), false)
                .get(0);
        assertEquals(3, runs.get());
        assertEquals(Reproduction.PASS, claim.status());
    }

    @Test
    void whatIsLeftOutSaysWhy() {
        List<Check> catalogue = List.of(
                check("K1", Check.Group.QUICK, "s", outcome(true)),
                check("K2", Check.Group.DEFAULT, "s", outcome(false)),
                check("K3", Check.Group.LONG, "s", outcome(true)));
        List<String> quick = statuses(run(catalogue, new Selection(List.of(), true, false), false));
        assertEquals(List.of("pass", "not run", "not run"), quick);
        List<Claim> standard = run(catalogue, new Selection(List.of(), false, false), false);
        assertEquals(List.of("pass", "fail", "not run"), statuses(standard));
        assertTrue(standard.get(2).note().contains("--all"), standard.get(2).note());
        assertEquals(List.of("pass", "fail", "pass"), statuses(run(catalogue, everything(), false)));
        assertEquals(List.of("pass"), statuses(run(catalogue, new Selection(List.of("k3"), false, false), false)));
        assertEquals(3, runs.get(), "each was done once");
    }

    @Test
    void whatNeedsSomethingThatIsNotThereIsNotRun() {
        Check needy = new Check("K29", "c", "s", "s", Check.Group.QUICK, 1, bench -> {
            throw new UserError("there are no digits", "fetch them");
        });
        Claim claim = run(List.of(needy), everything(), false).get(0);
        assertEquals(Reproduction.NOT_RUN, claim.status());
        assertTrue(claim.note().contains("there are no digits"), claim.note());
    }

    @Test
    void choicesExcludeEachOther() {
        Assertions.assertThrows(UserError.class, () -> new Selection(List.of("K1"), true, false));
        Assertions.assertThrows(UserError.class, () -> new Selection(List.of(), true, true));
    }

    /** Ids are file names and what people type: unique whatever the case. */
    @Test
    void theCatalogueIsWellFormed() {
        List<String> ids = new ArrayList<>();
        for (Check check : Checks.ALL) {
            ids.add(check.id().toLowerCase(java.util.Locale.ROOT));
            assertTrue(check.id().matches("[A-Za-z0-9-]+"), check.id());
            assertTrue(check.claim().endsWith("."), check.id());
            assertTrue(check.seconds() > 0, check.id());
        }
        assertEquals(ids.size(), ids.stream().distinct().count());
        double quick = Checks.ALL.stream()
                .filter(check -> check.group() == Check.Group.QUICK)
                .mapToDouble(Check::seconds)
                .sum();
        assertTrue(quick < 60, "--quick is estimated at " + quick + " s");
        double standard = Checks.ALL.stream()
                .filter(check -> check.group() != Check.Group.LONG)
                .mapToDouble(Check::seconds)
                .sum();
        assertTrue(standard < 30 * 60, "the default is estimated at " + standard + " s");
    }

    private static List<String> statuses(List<Claim> claims) {
        return claims.stream().map(Claim::status).toList();
    }
}
