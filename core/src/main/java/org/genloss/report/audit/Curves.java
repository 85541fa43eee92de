package org.genloss.report.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.report.Html;
import org.genloss.report.gallery.Charts;
import org.genloss.report.gallery.Picture;

/** Curves of all groups in common axes: one section a kind of curve, one chart for what it is of. */
final class Curves {

    /** Groups in one chart: as many as there are colours that are told apart. */
    private static final int MOST = 6;

    private static final double[] NONE = {};

    private Curves() {}

    /** Charts of one kind. */
    record Kind(String name, List<Picture.Chart> charts) {}

    /** Kinds of curves, in the order of their meanings. */
    static List<Kind> of(Audit audit) {
        List<Audit.Group> groups = shown(audit);
        Map<String, Set<String>> names = new LinkedHashMap<>();
        groups.forEach(group -> group.curves()
                .forEach(curve -> names.computeIfAbsent(curve.name(), key -> new LinkedHashSet<>())
                        .add(curve.of())));
        List<String> order =
                audit.meanings().stream().map(Audit.Meaning::measure).toList();
        List<Kind> kinds = new ArrayList<>();
        names.forEach((name, ofs) -> kinds.add(new Kind(
                name, ofs.stream().map(of -> chart(audit, groups, name, of)).toList())));
        // as they are told elsewhere; what has no meaning comes first
        kinds.sort(Comparator.comparingInt(kind -> order.indexOf(kind.name())));
        return kinds;
    }

    private static List<Audit.Group> shown(Audit audit) {
        return Stream.concat(
                        audit.reference().stream(),
                        (audit.groups().isEmpty() ? Stream.of(audit.corpus()) : audit.groups().stream()).limit(MOST))
                .toList();
    }

    private static Picture.Chart chart(Audit audit, List<Audit.Group> groups, String name, String of) {
        List<Picture.Series> series = new ArrayList<>();
        Audit.Curve first = null;
        for (Audit.Group group : groups) {
            for (Audit.Curve curve : group.curves()) {
                if (curve.name().equals(name) && curve.of().equals(of)) {
                    first = first == null ? curve : first;
                    boolean reference =
                            audit.reference().filter(one -> one == group).isPresent();
                    // where nothing was measured, laws are what the colours are for
                    boolean laws = curve.series().stream().allMatch(Audit.Series::law);
                    curve.series()
                            .forEach(one -> series.add(
                                    series(group, one, reference || one.law() && !laws, reference, groups.size() > 1)));
                }
            }
        }
        return new Picture.Chart(
                of.isEmpty() ? title(audit, name) : of, axis(first.x()), axis(first.y()), "line", series);
    }

    private static Picture.Series series(
            Audit.Group group, Audit.Series one, boolean dashed, boolean reference, boolean several) {
        String name = !several ? one.name() : one.name().isEmpty() ? group.name() : group.name() + ": " + one.name();
        // colours follow lines that are not dashed: the reference is dashed and grey when it comes first
        return new Picture.Series(
                Harmless.of(name, 60),
                dashed,
                one.x(),
                one.y(),
                reference ? NONE : one.low(),
                reference ? NONE : one.high());
    }

    private static Picture.Axis axis(Audit.Axis axis) {
        return new Picture.Axis(Harmless.of(axis.name(), 60), axis.log(), Double.NaN, Double.NaN);
    }

    private static String title(Audit audit, String name) {
        return audit.meaning(name).map(Audit.Meaning::title).orElse(name);
    }

    static String html(Audit audit, List<Kind> kinds) {
        if (kinds.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<section class=\"panel\" id=\"curves\"><h2>Curves of the tail</h2>\n");
        if (audit.groups().size() > MOST) {
            out.append("<p class=\"lead\">The first ").append(MOST).append(" groups; all are in audit.json.</p>\n");
        }
        for (int i = 0; i < kinds.size(); i++) {
            out.append("<h3 class=\"kind\">")
                    .append(Html.text(title(audit, kinds.get(i).name())))
                    .append("</h3>\n");
            audit.meaning(kinds.get(i).name()).ifPresent(meaning -> out.append("<p class=\"lead kind\">")
                    .append(Html.text(meaning.sentence()))
                    .append("</p>\n"));
            out.append(Charts.html(kinds.get(i).charts(), i));
        }
        return out.append("</section>\n").toString();
    }
}
