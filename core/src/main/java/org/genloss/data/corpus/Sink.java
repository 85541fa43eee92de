package org.genloss.data.corpus;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.genloss.data.Row;

/** Makes rows of the records of one shard, hands them on, and counts. */
final class Sink {

    /**
     * A number as people and programs write it; {@link Double#parseDouble} takes more, such as 1d and 0x1p3. It never goes back,
     * which would take forever on many digits before a letter.
     */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");

    private final Plan plan;
    private final String file;
    private final String unit;
    private final Damage.Policy policy;
    private final Consumer<Row> consumer;
    private final boolean[] found;
    private Filter filter;
    private Tally tally = Tally.none();
    private long records;
    private long leftOut;

    /**
     * @param file as the user named it
     * @param unit what a record's number counts: {@code line} or {@code row}
     */
    Sink(Plan plan, String file, String unit, Damage.Policy policy, Consumer<Row> consumer) {
        this.plan = plan;
        this.file = file;
        this.unit = unit;
        this.policy = policy;
        this.consumer = consumer;
        this.found = new boolean[plan.marks()];
    }

    Plan plan() {
        return plan;
    }

    String file() {
        return file;
    }

    /** From now on, what is settled waits for this filter. */
    void filter(Filter through) {
        filter = through;
    }

    /** Something at a line or row is not as it should be; 0 for the file as a whole. */
    void damaged(Damage.Kind kind, long number, String what) {
        Outcome damage = new Outcome(null, damage(kind, number, what));
        if (filter == null) {
            settle(damage);
        } else {
            filter.pass(damage);
        }
    }

    /** The stream of the file failed: at the disk, or inside of what is packed in it. */
    void failed(IOException failure, boolean packed) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (packed) {
            damaged(Damage.Kind.TORN, 0, "is damaged or cut off: it cannot be unpacked to its end (" + why + ")");
        } else {
            damaged(Damage.Kind.UNREADABLE, 0, "could not be read to its end: " + why);
        }
    }

    /** A record that no condition is asked of. */
    void record(Cells cells, long number) {
        settle(outcome(cells, number));
    }

    /** A record that is asked whether it fulfils a condition, from the values of the condition's columns. */
    void record(Cells cells, long number, String[] values) {
        filter.ask(outcome(cells, number), number, values);
    }

    /** A document without a table around it. */
    void document(String text, long number) {
        Cells none = new Cells(plan.names().size());
        none.clear();
        none.set(plan.text(), Cells.Kind.TEXT, text);
        settle(outcome(none, number));
    }

    /** The condition does not hold for a record. */
    void leaveOut() {
        leftOut++;
    }

    /** Hands on a row, or sees to a damage. */
    void settle(Outcome outcome) {
        if (outcome.row() != null) {
            records++;
            consumer.accept(outcome.row());
        } else if (policy == Damage.Policy.STOP) {
            throw outcome.damage().toError();
        } else {
            tally = tally.plus(Tally.of(outcome.damage()));
        }
    }

    /** What was read so far. */
    Tally tally() {
        return new Tally(records, leftOut, tally.damage(), tally.first(), plan.marked(found));
    }

    Damage damage(Damage.Kind kind, long number, String what) {
        return new Damage(kind, file, unit, number, what);
    }

    private Outcome outcome(Cells cells, long number) {
        plan.mark(cells, found);
        int text = plan.text();
        boolean required = plan.columns().textRequired();
        String name = Labels.quoted(plan.columns().textName());
        if (required && !cells.present[text]) {
            return new Outcome(null, damage(Damage.Kind.NO_COLUMN, number, "has no column " + name));
        }
        boolean none = cells.kinds[text] != Cells.Kind.TEXT;
        if (required && none && cells.kinds[text] != Cells.Kind.MISSING) {
            return new Outcome(
                    null,
                    damage(
                            Damage.Kind.TEXT_NOT_STRING,
                            number,
                            "has no string in column " + name + ", but " + Labels.quoted(cells.texts[text])));
        }
        double[] numbers = new double[plan.numbers().length];
        for (int i = 0; i < numbers.length; i++) {
            int place = plan.numbers()[i];
            Optional<Double> value = number(cells, place);
            if (value.isEmpty()) {
                return new Outcome(
                        null,
                        damage(
                                Damage.Kind.NOT_NUMERIC,
                                number,
                                "has no finite number in column "
                                        + Labels.quoted(plan.columns().numbers().get(i)) + ", but "
                                        + Labels.quoted(cells.texts[place])));
            }
            numbers[i] = value.get();
        }
        return new Outcome(
                new Row(
                        plan.group(cells),
                        none ? Optional.empty() : Optional.of(cells.texts[text]),
                        numbers,
                        file,
                        number),
                null);
    }

    /** NaN for what is missing, nothing for what is no finite number. */
    private static Optional<Double> number(Cells cells, int place) {
        return switch (cells.kinds[place]) {
            case MISSING -> Optional.of(Double.NaN);
            case BOOLEAN -> Optional.of(cells.texts[place].equals("true") ? 1.0 : 0.0);
            case NUMBER -> Optional.of(cells.numbers[place]).filter(value -> !Double.isInfinite(value));
            case TEXT -> number(cells.texts[place].trim());
            case NESTED -> Optional.empty();
        };
    }

    private static Optional<Double> number(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Optional.of(Double.NaN);
        }
        return NUMBER.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text)).filter(value -> !Double.isInfinite(value))
                : Optional.empty();
    }
}
