package org.genloss.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of a run: its template with text, switches and numbers put in place. */
final class Page {

    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "look.js",
            "curves.js",
            "laws.js",
            "survival.js",
            "extinction.js",
            "distributions.js",
            "passages.js",
            "generations.js",
            "shares.js",
            "survivors.js",
            "frames.js",
            "texts.js",
            "words.js",
            "tables.js",
            "report.js",
            "frame.js");

    private static final String SWITCHES = """
            <label><input type="checkbox" id="thin"> first trials</label>
            <label hidden><input type="checkbox" id="laws" checked> laws</label>
            <button type="button" id="log-x" aria-pressed="false" title="Logarithmic axis of generations; generation 0 is left out">log x</button>
            """;

    private static final String HOW_TO = """
            <p class="howto">Lines are medians over trials, bands hold 5 to 95 % of the trials, and a dashed grey line is real data measured in the place of a model. Generation 0 is the model fitted to real data alone.</p>
            """;

    private Page() {}

    static String of(Story story) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Html.text(Opening.title(story)));
        parts.put("opening", Opening.of(story));
        parts.put("legend", Opening.legend(story));
        parts.put("switches", SWITCHES);
        parts.put("panels", HOW_TO + Panels.of(story));
        parts.put("closing", Closing.of(story));
        return Template.page(parts, PageData.of(story), SCRIPTS);
    }
}
