package org.genloss.report.audit;

import java.util.List;
import org.genloss.report.Json;

/** What of the reference is not there any more: counts by band, and the items themselves with a search. */
final class LostPanel {

    /** Groups whose items are in the page. */
    private static final int MOST = 12;

    private LostPanel() {}

    static List<Audit.Group> groups(Audit audit) {
        return audit.parts().stream()
                .filter(group -> !group.lost().isEmpty())
                .limit(MOST)
                .toList();
    }

    static String html(Audit audit) {
        List<Audit.Group> groups = groups(audit);
        if (groups.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("""
                <section class="panel" id="lost"><h2>What is not there any more</h2>
                <p class="lead">Types of the reference that are missing, by how often the reference has them. A smaller text misses rare \
                ones by chance, and another text of the same source misses more: what counts is how many more are missing than that.</p>
                """);
        Table table = new Table(
                "Lost types by frequency in the reference",
                "ranked",
                "Group",
                "Of",
                "#Times in the reference",
                "#Types there",
                "#Missing",
                "#Expected of a part of it",
                "#Expected of another text",
                "#Share missing");
        for (Audit.Group group : groups) {
            for (Audit.Lost lost : group.lost()) {
                for (Audit.Band band : lost.bands()) {
                    table.row()
                            .text(group.name())
                            .text(lost.of())
                            .number(band.from(), Shown.range(band))
                            .number(band.types(), Shown.value(band.types(), "types"))
                            .number(band.lost(), Shown.value(band.lost(), "types"))
                            .number(band.asPart(), Shown.expected(band.asPart()))
                            .number(band.asOther(), Shown.expected(band.asOther()))
                            .number(band.lost() / band.types(), Shown.value(band.lost() / band.types(), "share"))
                            .end();
                }
            }
        }
        return out.append(table.html()).append("""
                <div class="finder" id="finder">
                <div class="choice"><label>Group <select id="lost-group"></select></label>
                <label>Times in the reference <select id="lost-band"></select></label>
                <label>Search <input type="search" id="lost-search" autocomplete="off" spellcheck="false"></label>
                <output id="lost-count"></output></div>
                <div class="scroll" tabindex="0" role="region" aria-label="Lost items"><table id="lost-items"><thead><tr>\
                <th scope="col">Lost</th><th scope="col" class="number">Times in the reference</th><th scope="col">Where, for example</th>\
                </tr></thead><tbody></tbody></table></div>
                </div>
                </section>
                """).toString();
    }

    /** The items, for the script that searches them. */
    static void json(Audit audit, Json json) {
        json.array("lost", () -> groups(audit).forEach(group -> group.lost()
                .forEach(lost -> json.object(() -> {
                    json.put("group", Harmless.of(group.name()) + ", " + Harmless.of(lost.of()));
                    json.array("bands", () -> lost.bands()
                            .forEach(band -> json.object(() -> {
                                json.put("range", Shown.range(band));
                                json.array("items", () -> band.items()
                                        .forEach(item -> json.array(() -> json.item(Harmless.of(item.text()))
                                                .item((double) item.count())
                                                .item(Harmless.of(item.example()))
                                                .item(Harmless.of(item.context(), 2 * Harmless.LONGEST)))));
                            })));
                }))));
    }
}
