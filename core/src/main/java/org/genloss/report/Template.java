package org.genloss.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The frame of every page: one HTML file with style, numbers, ECharts and scripts inside, which fetches nothing. */
public final class Template {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private Template() {}

    /**
     * Fills the frame.
     *
     * @param parts {@code title}, {@code opening}, {@code legend}, {@code switches}, {@code panels} and {@code closing},
     *     all as HTML
     * @param data JSON for the scripts
     * @param scripts file names beside this class, in order
     */
    public static String page(Map<String, String> parts, String data, List<String> scripts) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(parts);
        all.put("style", resource("report.css"));
        all.put("data", Html.json(data));
        all.put("echarts", resource(ECHARTS));
        StringBuilder joined = new StringBuilder();
        for (String script : scripts) {
            joined.append(resource(script)).append('\n');
        }
        all.put("scripts", joined.toString());
        return fill(resource("page.html"), all);
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
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
