package org.genloss.app;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.genloss.metric.Metric;
import org.genloss.model.Learner;
import org.genloss.spec.Binder;
import org.genloss.spec.Kinds;
import org.genloss.spec.Node;
import org.genloss.spec.Parameter;
import org.genloss.spec.Place;
import org.genloss.spec.Problems;

/** Which kinds of samples a component of the catalogue gives, learns from or measures. */
public final class Samples {

    /** Every kind there is. */
    public static final List<Class<?>> ALL = List.of(Points.class, Symbols.class, Tokens.class, Images.class);

    private Samples() {}

    /** The name of a kind: {@code points}, {@code symbols}, {@code tokens}, {@code images}. */
    public static String name(Class<?> sampleType) {
        return sampleType.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The kinds of the component called {@code name}, found without an experiment. */
    public static List<Class<?>> of(Kinds kinds, String name) {
        Class<?> type = kinds.types().get(name);
        Optional<?> component = new Binder(new Problems(), Catalog.KINDS)
                .bind(
                        new Node.Mapping(Map.of("kind", new Node.Scalar(name, true, Place.of(""))), Place.of("")),
                        kinds.contract());
        return ALL.stream()
                .filter(sample ->
                        component.map(known -> handles(known, sample)).orElseGet(() -> mentions(type, sample)))
                .toList();
    }

    /** Whether a source has a path among its parameters: its records are data without a law. */
    public static boolean readsFile(Source<?> source) {
        return Parameter.of(source.getClass()).stream().anyMatch(parameter -> parameter.type() == Path.class);
    }

    /** The path among the parameters of a source, if it has one. */
    public static Optional<Path> path(Source<?> source) {
        return Parameter.of(source.getClass()).stream()
                .filter(parameter -> parameter.type() == Path.class)
                .findFirst()
                .flatMap(parameter -> Records.value(parameter.name(), source))
                .map(Path.class::cast);
    }

    private static boolean handles(Object component, Class<?> sample) {
        if (component instanceof Learner<?> learner) {
            return learner.learns(sample);
        } else if (component instanceof Metric<?> metric) {
            return metric.measures(sample);
        }
        return ((Source<?>) component).sampleType() == sample;
    }

    /** A component with a required parameter cannot be asked; its type then says which kind it is for, or any. */
    private static boolean mentions(Class<?> type, Class<?> sample) {
        for (Type contract : type.getGenericInterfaces()) {
            if (contract instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1) {
                Type argument = Parameter.argument(contract);
                return argument == sample || !(argument instanceof Class<?>);
            }
        }
        return true;
    }
}
