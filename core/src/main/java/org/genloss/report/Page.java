package org.genloss.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page: its template with text, styles, scripts and numbers put in place. */
final class Page {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "look.js",
            "curves.js",
            "laws.js",
            "survival.js",
            "extinction.js",
            "distributions.js",
            "passages.js",
            "tables.js",
            "report.js");

    private Page() {}

    static String of(Story story) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Html.text(Opening.title(story)));
        parts.put("style", resource("report.css"));
        parts.put("opening", Opening.of(story));
        parts.put("legend", Opening.legend(story));
        parts.put("panels", Panels.of(story));
        parts.put("closing", Closing.of(story));
        parts.put("data", Html.json(PageData.of(story)));
        parts.put("echarts", resource(ECHARTS));
        StringBuilder scripts = new StringBuilder();
        for (String script : SCRIPTS) {
            scripts.append(resource(script)).append('\n');
        }
        parts.put("scripts", scripts.toString());
        return fill(resource("page.html"), parts);
    }

    /** Replaces each {{name}} of the template once; what is put in is not looked at again. */
    static String fill(String template, Map<String, String> parts) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
            int close = template.indexOf("}}", open);
            String name = template.substring(open + 2, close);
            String part = parts.get(name);
            if (part == null) {
                throw new IllegalStateException("the template asks for {{" + name + "}}, which nobody wrote");
            }
            out.append(template, at, open).append(part);
            at = close + 2;
        }
        return out.append(template.substring(at)).toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
