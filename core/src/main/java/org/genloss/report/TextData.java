package org.genloss.report;

import java.util.List;
import java.util.TreeMap;
import org.genloss.ledger.Entry;
import org.genloss.report.TextExhibits.Document;
import org.genloss.report.TextExhibits.Words;

/** Texts that metrics kept to be looked at, as the scripts show them: as many as a page can bear. */
final class TextData {

    /** Generations of texts that can be read token by token. */
    private static final int READ = 8;

    /** Tokens of all texts of a panel, and of one text. */
    private static final int TOKENS = 24_000;

    private static final int LONGEST = 400;

    /** Characters of one token: models may write without spaces. */
    private static final int PIECE = 200;

    /** Words named of each band, and of those that are new or grew. */
    private static final int NAMED = 24;

    /** Characters of one word. */
    private static final int WORD = 40;

    private TextData() {}

    /** Adds an object for each text exhibit of the panel to the object that is open. */
    static void write(Story.Panel panel, Json json) {
        ExhibitFrames.names(panel, Exhibits::documents)
                .forEach(name -> json.object(name, () -> documents(panel, name, json)));
        ExhibitFrames.names(panel, Exhibits::words).forEach(name -> json.object(name, () -> words(panel, name, json)));
    }

    /** Real text first where it was kept, then generations of models. */
    static List<Integer> documentGenerations(Story.Panel panel, String name) {
        return ExhibitFrames.withReal(panel, Exhibits::documents, name, READ);
    }

    /** How many texts of each generation are shown: all, or as many as fit; at least one. */
    static int documents(Story.Panel panel, String name) {
        List<Integer> generations = documentGenerations(panel, name);
        int most = 0;
        for (Story.Cell cell : panel.cells()) {
            for (List<Document> all :
                    ExhibitFrames.of(cell, Exhibits::documents, name).values()) {
                most = Math.max(most, all.size());
            }
        }
        int tokens = 0;
        for (int i = 0; i < most; i++) {
            for (Story.Cell cell : panel.cells()) {
                TreeMap<Integer, List<Document>> all = ExhibitFrames.of(cell, Exhibits::documents, name);
                for (int generation : generations) {
                    List<Document> kept = all.getOrDefault(generation, List.of());
                    tokens += i < kept.size()
                            ? Math.min(LONGEST, kept.get(i).pieces().size())
                            : 0;
                }
            }
            if (tokens > TOKENS && i > 0) {
                return i;
            }
        }
        return most;
    }

    private static void documents(Story.Panel panel, String name, Json json) {
        List<Integer> generations = documentGenerations(panel, name);
        int most = documents(panel, name);
        json.integers("generations", generations);
        json.array("cells", () -> {
            for (int i = 0; i < panel.cells().size(); i++) {
                TreeMap<Integer, List<Document>> all =
                        ExhibitFrames.of(panel.cells().get(i), Exhibits::documents, name);
                int cell = i;
                if (!all.isEmpty()) {
                    json.object(() -> json.put("cell", cell)
                            .array(
                                    "rows",
                                    () -> generations.forEach(
                                            g -> json.array(() -> all.getOrDefault(g, List.of()).stream()
                                                    .limit(most)
                                                    .forEach(one -> json.object(() -> document(one, json)))))));
                }
            }
        });
    }

    private static void document(Document one, Json json) {
        int length = Math.min(LONGEST, one.pieces().size());
        json.put("perplexity", one.perplexity()).put("tokens", one.pieces().size());
        json.strings(
                "pieces",
                one.pieces().subList(0, length).stream()
                        .map(piece -> Passage.visible(Passage.cut(piece, PIECE)))
                        .toList());
        // minus the log-probability, in hundredths of a nat: what is shown of it
        json.array("surprise", () -> {
            for (int i = 0; i < length; i++) {
                json.item(Math.rint(-100 * one.logProbabilities()[i]) / 100);
            }
        });
    }

    private static void words(Story.Panel panel, String name, Json json) {
        List<Integer> generations = ExhibitFrames.generations(panel, Exhibits::words, name);
        json.integers("generations", generations).strings("bands", WordBands.NAMES);
        json.array("cells", () -> {
            for (int i = 0; i < panel.cells().size(); i++) {
                TreeMap<Integer, Words> all = ExhibitFrames.of(panel.cells().get(i), Exhibits::words, name);
                int cell = i;
                if (all.values().stream().anyMatch(TextFrames::drawn)) {
                    json.object(() -> {
                        json.put("cell", cell);
                        Words real = all.get(Entry.BASELINE);
                        json.array("real", () -> shares(real, json));
                        json.array("rows", () -> generations.forEach(g -> row(all.get(g), json)));
                    });
                }
            }
        });
    }

    /** Of other real text in the place of a model, where it was counted. */
    private static void shares(Words words, Json json) {
        if (words != null && TextFrames.drawn(words)) {
            for (int band = 0; band < WordBands.NAMES.size(); band++) {
                json.item(WordBands.share(words, band));
            }
        }
    }

    private static void row(Words words, Json json) {
        if (words == null || !TextFrames.drawn(words)) {
            json.nothing();
            return;
        }
        json.object(() -> {
            json.array("bands", () -> {
                for (int band = 0; band < WordBands.NAMES.size(); band++) {
                    List<Integer> lost = WordBands.lost(words, band);
                    int of = WordBands.of(words, band).size();
                    json.object(() -> {
                        json.put("of", of).put("lost", lost.size());
                        named("words", words, lost, json);
                        json.array("counts", () -> lost.stream().limit(NAMED).forEach(i -> json.item(words.real()[i])));
                    });
                }
            });
            json.object("new", () -> {
                json.strings(
                        "words",
                        words.fresh().stream().limit(NAMED).map(TextData::word).toList());
                json.array("counts", () -> {
                    for (int i = 0; i < Math.min(NAMED, words.freshCounts().length); i++) {
                        json.item(words.freshCounts()[i]);
                    }
                });
            });
            List<Integer> grown = WordBands.grown(words, NAMED);
            json.object("grown", () -> {
                named("words", words, grown, json);
                json.array("real", () -> grown.forEach(i -> json.item(words.real()[i])));
                json.array("counts", () -> grown.forEach(i -> json.item(words.drawn()[i])));
            });
        });
    }

    private static void named(String field, Words words, List<Integer> which, Json json) {
        json.strings(
                field,
                which.stream().limit(NAMED).map(i -> word(words.words().get(i))).toList());
    }

    private static String word(String raw) {
        return Passage.visible(Passage.cut(raw, WORD));
    }
}
