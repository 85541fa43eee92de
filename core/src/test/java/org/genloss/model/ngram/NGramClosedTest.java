package org.genloss.model.ngram;

import org.genloss.data.Tokens;
import org.genloss.model.Learner;
import org.genloss.num.Seed;

/** Trigrams with Kneser-Ney smoothing of sequences that end. */
class NGramClosedTest extends NGramContract {

    @Override
    protected Learner<Tokens> learner() {
        return new NGram(3, NGram.Smoothing.KNESER_NEY, 30);
    }

    @Override
    protected Tokens items(int n, Seed seed) {
        return Texts.random(n, 12, 40, true, seed);
    }

    /** Smoothing leaves something to every word. */
    @Override
    protected boolean collapses() {
        return false;
    }
}
