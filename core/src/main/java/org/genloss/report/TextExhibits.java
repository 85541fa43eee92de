package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Text that metrics kept to be looked at, as the files of a run hold it. */
final class TextExhibits {

    private TextExhibits() {}

    /**
     * What one generation wrote after the same prompts as every other.
     *
     * @param prompts empty where texts were drawn without prompts
     * @param texts one for each prompt; empty for real data
     * @param perplexities of the texts under the model of generation 0, as many or none
     */
    record Continuations(List<String> prompts, List<String> texts, double[] perplexities) {}

    /**
     * One text, token by token.
     *
     * @param pieces text of each token
     * @param logProbabilities of each token under the model of generation 0, in nats; NaN where it was not scored
     * @param perplexity of the whole
     */
    record Document(List<String> pieces, double[] logProbabilities, double perplexity) {}

    /**
     * Counts of words in real text and in as much text that was drawn.
     *
     * @param words of real text
     * @param real how often each occurs in real text
     * @param drawn how often each was drawn; empty where nothing was
     * @param fresh words that were drawn and that real text lacks
     * @param freshCounts how often each was
     */
    record Words(List<String> words, long[] real, long[] drawn, List<String> fresh, long[] freshCounts) {}

    static Continuations continuations(JsonNode root) {
        Continuations all = new Continuations(
                strings(root.path("prompts")),
                strings(root.path("texts")),
                Exhibits.numbers(root.path("perplexities")));
        int texts = all.texts.size();
        Exhibits.require(
                texts == 0 || all.prompts.isEmpty() || texts == all.prompts.size(),
                texts + " texts for " + all.prompts.size() + " prompts");
        Exhibits.require(
                all.perplexities.length == 0 || all.perplexities.length == texts,
                all.perplexities.length + " perplexities for " + texts + " texts");
        return all;
    }

    static List<Document> documents(JsonNode root) {
        List<Document> all = new ArrayList<>();
        root.path("documents").forEach(one -> all.add(document(one)));
        Exhibits.require(!all.isEmpty(), "no documents");
        return List.copyOf(all);
    }

    private static Document document(JsonNode root) {
        Document one = new Document(
                strings(root.path("pieces")),
                Exhibits.numbers(root.path("log_probabilities")),
                Glimpses.number(root.path("perplexity")));
        Exhibits.require(
                one.pieces.size() == one.logProbabilities.length,
                one.logProbabilities.length + " log-probabilities for " + one.pieces.size() + " pieces");
        return one;
    }

    static Words words(JsonNode root) {
        Words all = new Words(
                strings(root.path("words")),
                Glimpses.counts(root.path("real")),
                Glimpses.counts(root.path("drawn")),
                strings(root.path("new")),
                Glimpses.counts(root.path("new_counts")));
        int words = all.words.size();
        Exhibits.require(words > 0, "no words");
        Exhibits.require(all.real.length == words, all.real.length + " counts of real text for " + words + " words");
        Exhibits.require(
                all.drawn.length == 0 || all.drawn.length == words,
                all.drawn.length + " counts of drawn text for " + words + " words");
        Exhibits.require(
                all.freshCounts.length == all.fresh.size(),
                all.freshCounts.length + " counts for " + all.fresh.size() + " new words");
        return all;
    }

    private static List<String> strings(JsonNode values) {
        List<String> strings = new ArrayList<>();
        values.forEach(value -> strings.add(value.asString("")));
        return List.copyOf(strings);
    }
}
