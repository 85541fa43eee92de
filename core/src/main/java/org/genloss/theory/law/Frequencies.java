package org.genloss.theory.law;

import java.util.Optional;
import org.genloss.data.Probabilities;
import org.genloss.model.Family;
import org.genloss.theory.Setting;

/** What laws of relative frequencies ask for. */
final class Frequencies {

    private Frequencies() {}

    /** Why the setting is not the chain that only resamples its own items, if it is not. */
    static Optional<String> chain(Setting setting, Family.Frequencies family) {
        return Conditions.first(
                pure(setting, family),
                Conditions.sampled(setting),
                Conditions.replace(setting),
                Conditions.plain(setting));
    }

    /** Why the truth or the fit is not known probabilities and plain frequencies, if they are not. */
    static Optional<String> pure(Setting setting, Family.Frequencies family) {
        return Conditions.first(
                Conditions.because(
                        family.alpha() != 0, "pseudo-counts bring back what is lost, the law is for alpha 0"),
                Conditions.because(
                        !(setting.supply() instanceof Probabilities), "the probabilities of the source are not known"));
    }
}
