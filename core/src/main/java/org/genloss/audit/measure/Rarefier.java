package org.genloss.audit.measure;

import java.util.stream.IntStream;
import org.genloss.audit.Folds;

/**
 * The chance of each type to occur in part of a text of so many tokens, where the part is made of whole folds, each of which is a random
 * share of the text's blocks: a type that occurs in J of G folds is absent from k of them with probability C(G - J, k) / C(G, k)
 * (sample-based rarefaction: Mao, Colwell and Chang 2005, as Mao Tau), with k = G m / n. Between whole k the formula is taken with
 * gamma functions; below one fold, m tokens are drawn one by one from each fold in turn.
 *
 * <p>The expectation is that over random parts of the same text, so that a text and a random part of it agree.
 */
final class Rarefier {

    private final Text text;
    private final double tokens;
    /** Folds that hold anything. */
    private final int groups;

    /** Chance of absence by the number of folds in which a type occurs; null below one fold. */
    private final double[] byIncidence;
    /** Chance of absence from what is drawn from each fold, by the count in it; null from one fold on. */
    private final ByCount[] inFolds;

    /**
     * @param tokens size of the part; from the size of the text on it is the text
     */
    Rarefier(Text text, double tokens) {
        this.text = text;
        this.tokens = tokens;
        this.groups = text.groups();
        double folds = Math.min(groups, groups * tokens / text.tokens());
        this.byIncidence = folds < 1 ? null : new double[groups + 1];
        this.inFolds = folds < 1
                ? IntStream.range(0, Folds.COUNT).mapToObj(this::inFold).toArray(ByCount[]::new)
                : null;
        for (int j = 0; byIncidence != null && j <= groups; j++) {
            byIncidence[j] = Rarefaction.absent(groups, j, folds);
        }
    }

    private ByCount inFold(int fold) {
        double size = text.of().tokens()[fold];
        return new ByCount(count -> tokens >= size ? 0 : Rarefaction.absent(size, count, tokens));
    }

    /** The chance that a type occurs. */
    double present(int type) {
        return 1 - absent(type);
    }

    /** The chance that a type does not occur. */
    double absent(int type) {
        int incidence = text.incidence(type);
        if (incidence == 0) {
            return 1;
        }
        return byIncidence != null ? byIncidence[incidence] : insideFolds(type, incidence);
    }

    private double insideFolds(int type, int incidence) {
        double sum = groups - incidence;
        for (int left = text.of().masks()[type] & text.folds(); left != 0; left &= left - 1) {
            int fold = Integer.numberOfTrailingZeros(left);
            sum += inFolds[fold].at(text.of().count(type, fold));
        }
        return sum / groups;
    }
}
