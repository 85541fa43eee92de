package org.genloss.provenance;

import java.sql.SQLException;
import java.util.List;

/** Follows the parents of all records of a workspace. */
final class Chains {

    /** Rounds of peeling before it is given up: each takes off one generation from either end. */
    private static final int ROUNDS = 1000;

    private final Workspace workspace;
    private final List<String> files;
    private final Faults faults;

    /** @param files names, by number */
    Chains(Workspace workspace, List<String> files, Faults faults) {
        this.workspace = workspace;
        this.files = files;
        this.faults = faults;
    }

    /**
     * Finds everything that is broken.
     *
     * @return the number of records with parents whose generation cannot be checked since it is not said
     */
    long check() throws SQLException {
        // one node for all records of equal content, which may differ in what is said of them
        workspace.run("CREATE TABLE nodes AS SELECT sha, min(generation) AS lo, max(generation) AS hi,"
                + " bool_or(generation IS NULL) AS unsaid, max(copies) > 1 AS folded, min(step) AS step,"
                + " bool_or(parents > 0) AS child FROM records WHERE sha <> '' GROUP BY sha");
        workspace.run("CREATE TABLE parentage AS SELECT id, min(value) FILTER (sha IS NULL) AS missing,"
                + " max(lo + step) AS lo, max(hi + step) AS hi, bool_or(unsaid) AS unsaid, bool_or(folded) AS folded"
                + " FROM lists LEFT JOIN nodes ON sha = value WHERE id IN (SELECT parents FROM records) GROUP BY id");
        missing();
        generations();
        cycles();
        return workspace.number(
                "SELECT count(*) " + JOINED + " WHERE missing IS NULL AND (unsaid OR generation IS NULL)");
    }

    private static final String JOINED = "FROM records JOIN parentage ON records.parents = parentage.id";

    private void missing() throws SQLException {
        found(Faults.Kind.MISSING_PARENT, "missing", JOINED + " WHERE missing IS NOT NULL", row -> "parent " + row);
    }

    /**
     * One more than the highest parent. A record that several became keeps the smallest generation and all parents: it may be
     * lower, and so may be what was made from it.
     */
    private void generations() throws SQLException {
        String wrong = " WHERE missing IS NULL AND NOT unsaid AND generation IS NOT NULL"
                + " AND ((copies = 1 AND generation < lo) OR (NOT folded AND generation > hi))";
        String what =
                "'generation is ' || generation || ', parents say ' || CASE WHEN copies > 1 THEN 'at most ' ELSE '' END"
                        + " || hi";
        found(Faults.Kind.GENERATION, what, JOINED + wrong, row -> row);
    }

    private interface Words {
        String of(String value);
    }

    private void found(Faults.Kind kind, String what, String from, Words words) throws SQLException {
        workspace.query(
                "SELECT file, row, " + what + " " + from + " ORDER BY file, row LIMIT " + Faults.KEPT,
                row -> faults.add(kind, files.get(row.getInt(1)), row.getLong(2), words.of(row.getString(3))));
        faults.count(kind, workspace.number("SELECT count(*) " + from));
    }

    /**
     * A cycle has a step that does not lead to a higher generation. Where there is none, there is no cycle; else steps are taken
     * away whose parent has no parents itself, or whose child has no children, until nothing changes: what is left are cycles and
     * what lies between them.
     */
    private void cycles() throws SQLException {
        String steps = "FROM records JOIN lists ON records.parents = lists.id JOIN nodes ON nodes.sha = lists.value"
                + " WHERE nodes.child AND records.sha <> ''";
        boolean risen = workspace.number("SELECT count(*) FROM (SELECT 1 " + steps
                        + " AND (unsaid OR generation IS NULL OR generation <= hi) LIMIT 1)")
                == 0;
        if (risen) {
            return;
        }
        workspace.run("CREATE TABLE steps AS SELECT DISTINCT records.sha AS child, lists.value AS parent " + steps);
        for (int round = 0; round < ROUNDS; round++) {
            long gone = workspace.run("DELETE FROM steps WHERE parent NOT IN (SELECT child FROM steps)")
                    + workspace.run("DELETE FROM steps WHERE child NOT IN (SELECT parent FROM steps)");
            if (gone == 0) {
                break;
            }
        }
        found(
                Faults.Kind.CYCLE,
                "sha",
                "FROM records WHERE sha IN (SELECT child FROM steps)",
                sha -> "record " + sha + " is among its own ancestors");
    }
}
