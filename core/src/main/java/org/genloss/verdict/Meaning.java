package org.genloss.verdict;

/**
 * What "collapse" has been taken to mean: the eight definitions that Schaeffer et al. (2025, arXiv 2503.03150) found in the
 * field, in their order. How each is judged here, statistic and threshold, is ours; see {@link CollapseProfile}.
 */
public enum Meaning {
    /** Population risk becomes very much worse. */
    RISK_CATASTROPHIC("risk up catastrophically", "Is the risk at the end many times that of generation 0?"),
    /** Population risk becomes worse at all. */
    RISK_UP("risk up at all", "Is the risk at the end above that of generation 0?"),
    /** Population risk grows without end. */
    RISK_DIVERGING("risk diverging", "Does the risk grow on, without levelling off?"),
    /** Risk falls with the size of the sample by another power. */
    SCALING_CHANGED("scaling law changed", "Does more data lower the risk by another power than in generation 0?"),
    /** Diversity goes to 0. */
    VARIANCE_COLLAPSING("variance collapsing", "Is most of the variance, or of the diversity, gone?"),
    /** Modes of the real data are mixed up. */
    MODES_ENTANGLED("modes entangled", "Has the rarest mode of the real data lost its share or taken another's?"),
    /** Rare real data are not made any more. */
    TAIL_GONE("tail gone", "Is most of the tail of generation 0 gone?"),
    /** What is made is like nothing real. */
    INVENTED("invented data", "Is a sizeable share of what is made like nothing real?");

    private final String words;
    private final String question;

    Meaning(String words, String question) {
        this.words = words;
        this.question = question;
    }

    /** As people say it. */
    public String words() {
        return words;
    }

    /** What is asked. */
    public String question() {
        return question;
    }
}
