package org.genloss.report.audit;

import java.util.List;
import java.util.Optional;
import org.genloss.report.Html;

/** The end of the page: what could not be estimated, what misleads, what was damaged, and how all of it was made. */
final class Foot {

    private static final int MOST = 100;

    private Foot() {}

    static String of(Audit audit) {
        StringBuilder out = new StringBuilder();
        missing(audit, out);
        traps(audit, out);
        damage(audit, out);
        made(audit, out);
        return out.toString();
    }

    private static void missing(Audit audit, StringBuilder out) {
        if (audit.notEstimated().isEmpty()) {
            return;
        }
        out.append("<section id=\"missing\"><h2>What could not be estimated</h2>\n<ul>\n");
        for (Audit.Missing one : audit.notEstimated().stream().limit(MOST).toList()) {
            out.append("<li><bdi>")
                    .append(Head.text(one.group()))
                    .append("</bdi>: ")
                    .append(Head.text(Shown.name(audit, one.measure(), one.of())))
                    .append(". ")
                    .append(Head.text(one.reason()))
                    .append("</li>\n");
        }
        if (audit.notEstimated().size() > MOST) {
            out.append("<li>… and ")
                    .append(audit.notEstimated().size() - MOST)
                    .append(" more, which are in audit.json</li>\n");
        }
        out.append("</ul></section>\n");
    }

    private static void traps(Audit audit, StringBuilder out) {
        out.append("<section id=\"traps\"><h2>Numbers that mislead</h2>\n<ul>\n");
        out.append(
                "<li><b>Type-token ratio.</b> It falls with the length of a text whatever the text is like, and rises for"
                        + " single documents when a corpus collapses, because each repeats itself less often than real prose repeats its"
                        + " names. A page that showed it would report an improvement. It is not computed here.</li>\n");
        out.append("<li><b>Simpson’s index, 1/Σp².</b> It counts the few commonest words, and those survive.");
        simpson(audit).ifPresent(text -> out.append(' ').append(Html.text(text)));
        out.append(" That it stands still says nothing of the tail.</li>\n");
        out.append(
                "<li><b>The share of tokens that are rare words.</b> What a model writes keeps it on average while ever fewer"
                        + " words make it up.</li>\n");
        out.append(
                "<li><b>Missing mass f₁/n, and the loss of the next generation, as levels.</b> Both fall as a corpus collapses,"
                        + " because less is left to lose. They are compared with a reference or not at all.</li>\n");
        out.append("</ul></section>\n");
    }

    /** The trap as it stands in this very corpus. */
    private static Optional<String> simpson(Audit audit) {
        return audit.parts()
                .get(0)
                .difference("hill-2", "words")
                .map(one -> "Here it is "
                        + Shown.value(one.reference(), one.unit()) + " in the reference and "
                        + Shown.value(one.candidate(), one.unit()) + " in “"
                        + Harmless.of(audit.parts().get(0).name()) + "”.");
    }

    private static void damage(Audit audit, StringBuilder out) {
        if (audit.damage().count() == 0) {
            return;
        }
        out.append("<section id=\"damage\"><h2>Damaged input</h2>\n<p>")
                .append(Shown.count(audit.damage().count()))
                .append(" records or files were left out. The first of them:</p>\n<ul>\n");
        audit.damage().examples().forEach(one -> out.append("<li><bdi>")
                .append(Head.text(one.place()))
                .append("</bdi>: ")
                .append(Head.text(one.what()))
                .append("</li>\n"));
        out.append("</ul></section>\n");
    }

    private static void made(Audit audit, StringBuilder out) {
        Audit.Settings settings = audit.settings();
        out.append("<section id=\"made\"><h2>How it was made</h2>\n<dl class=\"facts\">\n");
        fact(out, "program", audit.program());
        fact(out, "schema", audit.schema());
        fact(out, "text", settings.text().isEmpty() ? "" : "column " + settings.text());
        fact(out, "numbers", String.join(", ", settings.numbers()));
        fact(out, "groups by", String.join(", ", settings.by()));
        fact(out, "condition", settings.where());
        fact(out, "words", settings.lowercase() ? "in lower case" : "as written");
        if (!audit.files().isEmpty()) {
            fact(out, "damaged input", settings.damage().equals("skip") ? "left out and counted" : "stops the audit");
        }
        settings.references().forEach(reference -> fact(out, "made with", reference));
        out.append("</dl>\n");
        if (!audit.files().isEmpty()) {
            files(audit.files(), out);
        }
        out.append("</section>\n");
    }

    private static void files(List<Audit.File> files, StringBuilder out) {
        out.append("<details><summary>Files</summary><ul>\n");
        files.stream().limit(MOST).forEach(file -> out.append("<li><bdi>")
                .append(Head.text(file.path()))
                .append("</bdi>, ")
                .append(Shown.bytes(file.bytes()))
                .append("</li>\n"));
        if (files.size() > MOST) {
            out.append("<li>… and ").append(files.size() - MOST).append(" more, which are in audit.json</li>\n");
        }
        out.append("</ul></details>\n");
    }

    private static void fact(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("<div><dt>")
                    .append(Html.text(name))
                    .append("</dt><dd>")
                    .append(Head.text(value))
                    .append("</dd></div>\n");
        }
    }
}
