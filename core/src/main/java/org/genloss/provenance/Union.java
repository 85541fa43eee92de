package org.genloss.provenance;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.genloss.spec.UserError;

/** Joins the values of a set, which come one after another and in order, into one text. */
final class Union implements AutoCloseable {

    private final Workspace workspace;
    private final DuckDBAppender united;
    private long place = -1;
    private final StringBuilder values = new StringBuilder();

    Union(Workspace workspace) throws SQLException {
        this.workspace = workspace;
        this.united = workspace.appender("united");
    }

    /** Those of one column, {@code parents} or {@code generators}. */
    void of(String column, String separator) throws SQLException {
        boolean first = column.equals("parents");
        long[] seen = new long[1];
        workspace.query(
                "SELECT place, value FROM each_" + column + " JOIN kept USING (key) ORDER BY place, value", row -> {
                    if (row.getLong(1) != place) {
                        put(first);
                        place = row.getLong(1);
                    }
                    values.append(values.isEmpty() ? "" : separator).append(row.getString(2));
                    seen[0]++;
                });
        put(first);
        place = -1;
        if (seen[0] != workspace.number("SELECT count(*) FROM each_" + column)) {
            throw new UserError(
                    "the " + column + " of the records could not be read to their end",
                    "check free space of the temporary folder (java.io.tmpdir) and free memory");
        }
    }

    private void put(boolean parents) throws SQLException {
        if (place < 0) {
            return;
        }
        united.beginRow();
        united.append(place);
        if (parents) {
            united.append(values.toString());
            united.appendNull();
        } else {
            united.appendNull();
            united.append(values.toString());
        }
        united.endRow();
        values.setLength(0);
    }

    @Override
    public void close() throws SQLException {
        united.close();
    }
}
