package org.genloss.data.corpus;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.genloss.data.Row;

/**
 * Makes rows of records that another program reads, as Spark does: with groups, numbers and damage as of files. Every column is set or
 * left out, then the record is told. By one thread.
 */
public final class TableRows {

    private final Plan plan;
    private final Damage.Policy policy;
    private final Consumer<Row> consumer;
    private final Cells cells;
    private Tally before = Tally.none();
    private Sink sink;

    /** @param consumer takes every row */
    public TableRows(Columns columns, Damage.Policy policy, Consumer<Row> consumer) {
        this.plan = new Plan(columns);
        this.policy = policy;
        this.consumer = consumer;
        this.cells = new Cells(plan.names().size());
    }

    /** The wanted columns; a table may lack such as {@code month}, where it has the date. */
    public static List<String> names(Columns columns) {
        return List.copyOf(new Plan(columns).names());
    }

    /** What a table lacks of what is asked for. */
    public static List<String> missing(Columns columns, Predicate<String> there) {
        return new Plan(columns).missing(there);
    }

    /** The next record begins: no column is there. */
    public void clear() {
        cells.clear();
    }

    /** A column is there, and has no value. */
    public void nothing(int column) {
        cells.missing(column);
    }

    /** A column holds a string. */
    public void string(int column, String text) {
        cells.set(column, Cells.Kind.TEXT, text);
    }

    /** A column holds a number. */
    public void number(int column, String text, double value) {
        cells.number(column, text, value);
    }

    /** A column holds {@code true} or {@code false}. */
    public void truth(int column, boolean value) {
        cells.set(column, Cells.Kind.BOOLEAN, Boolean.toString(value));
    }

    /** A column holds a list or an object. */
    public void nested(int column, String text) {
        cells.set(column, Cells.Kind.NESTED, text);
    }

    /**
     * The record is whole.
     *
     * @param number of the record in its file, from 1
     * @throws org.genloss.spec.UserError if it is damaged and that stops the run
     */
    public void record(String file, long number) {
        if (sink == null || !sink.file().equals(file)) {
            before = tally();
            sink = new Sink(plan, Labels.shown(file), "row", policy, consumer);
        }
        sink.record(cells, number);
    }

    /** What was read so far. */
    public Tally tally() {
        return sink == null ? before : before.plus(sink.tally());
    }
}
