package org.genloss.app.experiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.app.Records;
import org.genloss.app.Samples;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.num.Seed;
import org.genloss.spec.Node;
import org.genloss.spec.Problems;
import org.genloss.spec.UserError;

/** What kind of records sources give, found without reading data: laws are opened, files are not. */
final class Shapes {

    /**
     * What a source gives.
     *
     * @param sample {@code points}, {@code symbols}, {@code tokens} or {@code images}
     * @param columns names of the columns of points where they are known, else empty
     */
    record Shape(String sample, List<String> columns) {}

    private final Problems problems;
    private final Map<Source<?>, Shape> known = new HashMap<>();

    Shapes(Problems problems) {
        this.problems = problems;
    }

    Shape of(Source<?> source, Grid.Raw raw) {
        Shape shape = known.get(source);
        if (shape == null) {
            shape = find(source, raw);
            known.put(source, shape);
        }
        return shape;
    }

    private Shape find(Source<?> source, Grid.Raw raw) {
        String sample = source.sampleType().getSimpleName().toLowerCase(Locale.ROOT);
        if (source.sampleType() != Points.class) {
            return new Shape(sample, List.of());
        } else if (Samples.readsFile(source)) {
            return new Shape(sample, columns(source));
        }
        try {
            return new Shape(sample, ((Points) one(source)).columns());
        } catch (UserError | IllegalArgumentException e) {
            Node written = raw.parts().entries().getOrDefault("source", raw.parts());
            problems.add(written.place(), e.getMessage(), "correct the source's parameters");
            return new Shape(sample, List.of());
        }
    }

    private static <S extends Sample<S>> S one(Source<S> source) {
        return source.open(new Seed(0)).draw(1, 0, new Seed(0));
    }

    /** The parameter {@code columns} of a source, if it has one. */
    private static List<String> columns(Source<?> source) {
        return Arrays.stream(source.getClass().getRecordComponents())
                .filter(component -> component.getName().equals("columns"))
                .map(component -> Records.value(component, source))
                .filter(List.class::isInstance)
                .map(value -> ((List<?>) value).stream().map(String::valueOf).toList())
                .findFirst()
                .orElse(List.of());
    }
}
