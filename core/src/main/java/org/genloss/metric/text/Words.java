package org.genloss.metric.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/** Which words are lost, and which are new: of the text itself, so that models with other tokens can be compared. */
@Doc(
        "Words of drawn text (between white space, without punctuation at their ends, case kept; no cut words at the ends of"
                + " blocks) against those of as many tokens of held-out text: the share of real words of some frequency that are"
                + " missing, and the share of the words drawn, each time they occur, that the whole held-out text lacks. Standard errors"
                + " by delete-a-group jackknife over drawn sequences, the held-out text held fixed. Not a number where less was drawn.")
public record Words(
        @Doc("A real word is missed if it occurs this often in the held-out text that is read, 1 or more.")
        @Default("5")
        int count,

        @Doc(
                "How many tokens are read, of held-out text and of every generation; if left out, half of the held-out mean length"
                        + " of a sequence times the number of sequences drawn, but no more than the held-out text has.")
        Optional<Integer> tokens)
        implements TokensMetric {

    private static final int SHOWN = 4000;
    private static final int NEW = 200;
    private static final Set<String> NONE = Set.of();

    /** A word that several groups of the jackknife have. */
    private static final int MANY = -1;

    /** Checks the parameters. */
    public Words {
        Require.atLeast("count", count, 1);
        tokens.ifPresent(length -> Require.atLeast("tokens", length, 1));
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        Tokens heldOut = reference.heldOut();
        int length = length(reference);
        Set<String> known = WordList.counts(heldOut).keySet();
        Tokens window = Windows.first(heldOut, length).orElseThrow();
        Set<String> expected = new HashSet<>();
        WordList.counts(window).forEach((word, often) -> {
            if (often >= count) {
                expected.add(word);
            }
        });
        return new Gauge<>() {
            @Override
            public List<Reading> measure(Snapshot<Tokens> at, Seed seed) {
                String missing = "words_missing[count=" + count + ",tokens=" + length + "]";
                String fresh = "words_new[tokens=" + length + "]";
                return Windows.first(at.drawn(), length)
                        .map(drawn -> List.of(missing(missing, drawn, expected), fresh(fresh, drawn, known)))
                        .orElse(List.of(
                                Reading.of(missing, Double.NaN, "share"), Reading.of(fresh, Double.NaN, "share")));
            }

            @Override
            public List<Exhibit> exhibits(Snapshot<Tokens> at, Seed seed) {
                int equal = Math.min(length, at.drawn().tokens().length);
                Map<String, Integer> real =
                        WordList.counts(Windows.first(heldOut, equal).orElseThrow());
                Map<String, Integer> drawn =
                        WordList.counts(Windows.first(at.drawn(), equal).orElseThrow());
                return real.isEmpty() ? List.of() : List.of(exhibit(real, drawn, known));
            }
        };
    }

    private int length(Reference<Tokens> reference) {
        int available = reference.heldOut().tokens().length;
        int asked = tokens.orElseGet(() -> Math.min(available, Windows.tokens(tokens, reference)));
        if (asked > available) {
            throw new UserError(
                    "words reads " + asked + " tokens, but the held-out text has " + available,
                    "lower tokens of words, or raise evaluation.reference");
        }
        return asked;
    }

    private static Reading missing(String name, Tokens drawn, Set<String> expected) {
        int groups = Math.min(Jackknife.GROUPS, drawn.size());
        Map<String, Integer> only = new HashMap<>();
        for (int s = 0; s < drawn.size(); s++) {
            int group = s % groups;
            WordList.of(drawn, s).stream()
                    .filter(expected::contains)
                    .forEach(word -> only.merge(word, group, (a, b) -> a.equals(b) ? a : Integer.valueOf(MANY)));
        }
        double[] leftOut = new double[groups];
        for (int group : only.values()) {
            if (group != MANY) {
                leftOut[group]++;
            }
        }
        double absent = expected.size() - only.size();
        for (int g = 0; g < groups; g++) {
            leftOut[g] = (absent + leftOut[g]) / expected.size();
        }
        return Reading.of(name, absent / expected.size(), "share").withError(Jackknife.standardError(leftOut));
    }

    private static Reading fresh(String name, Tokens drawn, Set<String> known) {
        double[] fresh = new double[drawn.size()];
        double[] all = new double[drawn.size()];
        for (int s = 0; s < drawn.size(); s++) {
            for (String word : WordList.of(drawn, s)) {
                all[s]++;
                fresh[s] += known.contains(word) ? 0 : 1;
            }
        }
        return Estimates.ratio(name, fresh, all, "share");
    }

    private static Exhibit exhibit(Map<String, Integer> real, Map<String, Integer> drawn, Set<String> known) {
        List<String> words = WordList.ranked(real, NONE, SHOWN);
        List<String> fresh = WordList.ranked(drawn, known, NEW);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", "words");
        content.put("words", words);
        content.put("real", words.stream().map(real::get).toList());
        content.put(
                "drawn", words.stream().map(word -> drawn.getOrDefault(word, 0)).toList());
        content.put("new", fresh);
        content.put("new_counts", fresh.stream().map(drawn::get).toList());
        return new Exhibit("words", content);
    }
}
