package org.genloss.theory.law;

import java.util.Optional;
import org.genloss.data.MixtureLaw;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.RealWeight;
import org.genloss.policy.Window;
import org.genloss.theory.Setting;

/** What laws ask of a setting before they speak; each answers with the reason why not, or with nothing. */
final class Conditions {

    private Conditions() {}

    /** The first reason that there is. */
    @SafeVarargs
    static Optional<String> first(Optional<String>... reasons) {
        Optional<String> found = Optional.empty();
        for (Optional<String> reason : reasons) {
            found = found.or(() -> reason);
        }
        return found;
    }

    /** Every generation reads nothing but what the one before wrote. */
    static Optional<String> replace(Setting setting) {
        return because(
                !setting.policy().closed(), "the policy is not replace: more than the newest model's items is read");
    }

    /** Every generation reads all that there ever was, every item counting once. */
    static boolean accumulates(Policy policy) {
        return policy.real() == Policy.Real.POOLED
                && policy.budget() == Policy.Budget.WHOLE
                && policy.previousShare().value() == 0
                && policy.window().equals(Window.ALL)
                && policy.realWeight().kind() == RealWeight.Kind.EQUAL;
    }

    /** Samples are drawn at all. */
    static Optional<String> sampled(Setting setting) {
        return because(
                setting.sampling() == Sampling.POPULATION,
                "sampling is population, so that there is no statistical error to speak of");
    }

    /** Items are drawn from the model's own distribution. */
    static Optional<String> plain(Setting setting) {
        return because(
                !setting.decoding().turned().isEmpty(),
                "decoding changes what is drawn: " + setting.decoding().turned());
    }

    /** Sample sizes do not change. */
    static Optional<String> constant(Setting setting) {
        return because(!isConstant(setting), "sample sizes change from generation to generation");
    }

    static boolean isConstant(Setting setting) {
        boolean same = true;
        for (int g = 1; g <= setting.generations(); g++) {
            same &= setting.size().at(g) == setting.size().start();
        }
        return same;
    }

    /** The smallest M_g. */
    static int least(Setting setting) {
        int least = setting.size().start();
        for (int g = 1; g <= setting.generations(); g++) {
            least = Math.min(least, setting.size().at(g));
        }
        return least;
    }

    /** Every sample has that many items. */
    static Optional<String> atLeast(Setting setting, int items) {
        int least = least(setting);
        return because(least < items, "a sample has " + least + " items, the law needs " + items);
    }

    /** The truth is one normal law. */
    static Optional<String> normalTruth(Setting setting) {
        if (!(setting.supply() instanceof MixtureLaw law)) {
            return Optional.of("the source is not known to be normal");
        }
        return because(law.weights().length > 1, "the source is a mixture, the law is for one normal");
    }

    static Optional<String> because(boolean fails, String why) {
        return fails ? Optional.of(why) : Optional.empty();
    }
}
