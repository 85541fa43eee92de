package org.genloss.data.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.spec.UserError;

/** Which columns are looked at, each in one place of {@link Cells}, and what is made of them. */
final class Plan {

    private static final Pattern PART = Pattern.compile("(month|year)(?:\\((.+)\\))?");

    private final Columns columns;
    private final List<String> names = new ArrayList<>();
    private final int text;
    private final int[] numbers;
    private final List<Group> groups = new ArrayList<>();

    /**
     * A column by which the corpus is grouped.
     *
     * @param column of this very name
     * @param date column from which it is taken where there is no column of its name, or -1
     * @param part of the date
     */
    private record Group(int column, int date, Function<String, Optional<String>> part) {

        String of(Cells cells) {
            if (date < 0 || cells.present[column]) {
                return Labels.group(cells.texts[column]);
            }
            String value = cells.texts[date];
            return value == null ? Labels.UNKNOWN : part.apply(value).orElse(Labels.UNKNOWN);
        }
    }

    Plan(Columns columns) {
        this.columns = columns;
        this.text = place(columns.textName());
        this.numbers = columns.numbers().stream().mapToInt(this::place).toArray();
        columns.by().forEach(name -> groups.add(group(name)));
    }

    private Group group(String name) {
        if (name.isBlank()) {
            throw new UserError("a column to group by has no name", "write --by COLUMN,COLUMN");
        }
        Matcher part = PART.matcher(name);
        if (!part.matches()) {
            return new Group(place(name), -1, Optional::of);
        }
        String date = part.group(2) == null ? "created" : part.group(2);
        return new Group(place(name), place(date), part.group(1).equals("month") ? Months::month : Months::year);
    }

    private int place(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name);
    }

    Columns columns() {
        return columns;
    }

    /** The wanted columns, by their place. */
    List<String> names() {
        return names;
    }

    /** The place of the text. */
    int text() {
        return text;
    }

    /** The places of the number columns. */
    int[] numbers() {
        return numbers;
    }

    /** What a table lacks of what is asked for, going by the names of its columns. */
    List<String> missing(Predicate<String> there) {
        List<String> missing = new ArrayList<>();
        if (columns.textRequired() && !there.test(columns.textName())) {
            missing.add(columns.textName());
        }
        columns.numbers().stream().filter(there.negate()).forEach(missing::add);
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (!there.test(names.get(group.column)) && (group.date < 0 || !there.test(names.get(group.date)))) {
                missing.add(columns.by().get(i));
            }
        }
        return missing;
    }

    /** The values by which a record is grouped. */
    List<String> group(Cells cells) {
        return groups.stream().map(group -> group.of(cells)).toList();
    }

    /** Marks the columns for numbers and groups that have a value. */
    void mark(Cells cells, boolean[] found) {
        for (int i = 0; i < numbers.length; i++) {
            found[i] |= cells.texts[numbers[i]] != null;
        }
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            found[numbers.length + i] |=
                    cells.texts[group.column] != null || group.date >= 0 && cells.texts[group.date] != null;
        }
    }

    /** The names of what {@link #mark} has marked. */
    Set<String> marked(boolean[] found) {
        Set<String> marked = new TreeSet<>();
        for (int i = 0; i < marks(); i++) {
            if (found[i]) {
                marked.add(
                        i < numbers.length
                                ? columns.numbers().get(i)
                                : columns.by().get(i - numbers.length));
            }
        }
        return marked;
    }

    /** How many marks there are. */
    int marks() {
        return numbers.length + groups.size();
    }
}
