package org.genloss.app.audit;

import java.util.Optional;
import org.genloss.num.Decimal;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** One threshold of a policy. */
@Doc("A threshold for one measure, for every group that a pattern names.")
public record Rule(
        @Doc("Name of the measure, as tail-recall.") @Default("''")
        String measure,

        @Doc("What it is of: words, bigrams or the name of a column; all that it was measured of if not given.")
        Optional<String> of,

        @Doc("Least value allowed; shares are from 0 to 1.") Optional<Double> atLeast,
        @Doc("Most that is allowed.") Optional<Double> atMost,

        @Doc(
                "Which groups: * for every one (the whole corpus where it has none), all for the corpus as a whole, or a pattern"
                        + " with * and ? for their names, which are the values of --by joined by /.")
        @Default("'*'")
        String groups,

        @Doc(
                "What is judged: the value, or its change from the reference: candidate / reference of amounts such as types,"
                        + " candidate - reference of shares.")
        @Default("value")
        Judged judge,

        @Doc("Whether the whole 95 % interval has to keep the threshold, or the value alone.") @Default("false")
        boolean sure,

        @Doc("What it means that there is no estimate: fail or pass.") @Default("fail")
        Unknown unknown) {

    /** What a rule judges. */
    public enum Judged {
        VALUE,
        CHANGE
    }

    /** What no estimate means. */
    public enum Unknown {
        FAIL,
        PASS
    }

    public Rule {
        Require.that(!measure.isBlank(), "measure", "the name of a measure", "missing");
        Require.that(
                atLeast.isPresent() || atMost.isPresent(), "at_least", "given, or at_most", "missing, as both are");
        atLeast.ifPresent(value -> Require.finite("at_least", value));
        atMost.ifPresent(value -> Require.finite("at_most", value));
        if (atLeast.isPresent() && atMost.isPresent()) {
            Require.that(atLeast.get() <= atMost.get(), "at_least", "at most at_most, " + atMost.get(), atLeast.get());
        }
        Require.that(!groups.isBlank(), "groups", "a pattern", "empty");
    }

    /** The rule in words. */
    public String inWords() {
        StringBuilder out = new StringBuilder(judge == Judged.CHANGE ? "change of " : "");
        out.append(measure);
        of.ifPresent(what -> out.append(" of ").append(what));
        atLeast.ifPresent(value -> out.append(" at least ").append(Decimal.of(value)));
        atMost.ifPresent(value -> out.append(atLeast.isPresent() ? " and" : "")
                .append(" at most ")
                .append(Decimal.of(value)));
        return out.append(sure ? ", surely" : "").toString();
    }
}
