package org.genloss.verdict;

/** An answer with as much in it as the evidence allows. */
public enum Answer {
    /** Yes, at the stated confidence. */
    YES("yes"),
    /** No, at the stated confidence. */
    NO("no"),
    /** Neither. */
    CANNOT_TELL("cannot tell");

    private final String words;

    Answer(String words) {
        this.words = words;
    }

    /** As people say it. */
    public String words() {
        return words;
    }
}
