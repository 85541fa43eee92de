package org.genloss.report.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.ledger.Disk;
import org.genloss.report.Html;
import org.genloss.report.Json;
import org.genloss.report.Template;
import org.genloss.report.gallery.Charts;

/** Tells an audit as one HTML file that opens without a network: a pure function of what {@code audit.json} holds. */
public final class AuditReport {

    private static final List<String> SCRIPTS = Stream.concat(
                    Charts.SCRIPTS.stream(), Stream.of("audit/lost.js", "frame.js"))
            .toList();

    private AuditReport() {}

    /**
     * Writes the page.
     *
     * @param out the file; replaced whole, so that no reader ever sees half of it
     * @throws org.genloss.spec.UserError if it cannot be written
     */
    public static void write(Audit audit, Path out) {
        Disk.replace(out.toAbsolutePath(), page(audit));
    }

    static String page(Audit audit) {
        List<Curves.Kind> kinds = Curves.of(audit);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Head.text(audit.title()));
        parts.put("opening", Head.of(audit));
        parts.put("legend", links(audit, kinds));
        parts.put("switches", "");
        parts.put(
                "panels",
                Head.policy(audit)
                        + Ranked.of(audit)
                        + StagesPanel.html(audit)
                        + Curves.html(audit, kinds)
                        + LostPanel.html(audit)
                        + SharePanel.html(audit)
                        + Details.of(audit));
        parts.put("closing", Foot.of(audit));
        Json json = new Json();
        json.object(() -> {
            json.array("plates", () -> kinds.forEach(kind -> Charts.json(json, kind.charts())));
            LostPanel.json(audit, json);
        });
        try {
            return Template.page(parts, json.text(), SCRIPTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ways to the parts of the page, in the bar that stays in sight. */
    private static String links(Audit audit, List<Curves.Kind> kinds) {
        Map<String, String> links = new LinkedHashMap<>();
        audit.policy().ifPresent(policy -> links.put("policy", "thresholds"));
        links.put("groups", audit.groups().isEmpty() ? "in short" : "groups");
        audit.stages().ifPresent(stages -> links.put("stages", "stages"));
        if (!kinds.isEmpty()) {
            links.put("curves", "curves");
        }
        if (!LostPanel.groups(audit).isEmpty()) {
            links.put("lost", "lost");
        }
        if (audit.parts().stream()
                .anyMatch(group -> group.share().isPresent() || !group.marks().isEmpty())) {
            links.put("share", "machine-written");
        }
        links.put("measures", "measures");
        links.put("traps", "traps");
        StringBuilder out = new StringBuilder();
        links.forEach((id, name) -> out.append("<a class=\"key\" href=\"#")
                .append(id)
                .append("\">")
                .append(Html.text(name))
                .append("</a>\n"));
        return out.toString();
    }
}
