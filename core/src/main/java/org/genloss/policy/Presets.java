package org.genloss.policy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.genloss.num.Decimal;
import org.genloss.policy.Policy.Budget;
import org.genloss.policy.Policy.Cap;
import org.genloss.policy.Policy.Real;

/** The policies that have names. A name may be followed by one argument: {@code keep 10%}, {@code window 5}. */
public final class Presets {

    private static final Shares NO = Shares.constant(0);

    /** Names, what they mean and who used them, in the order in which they are shown. */
    public static final Map<String, String> NAMES = names();

    private Presets() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("replace", "only the newest synthetic data (Shumailov et al. 2024; the setting of their theory)");
        names.put(
                "keep SHARE",
                "newest synthetic data and a new random SHARE of the first real data each generation"
                        + " (Shumailov et al. 2024: keep 10%)");
        names.put(
                "frozen SHARE",
                "newest synthetic data and the same SHARE of the first real data for ever"
                        + " (Alemohammad et al. 2024, synthetic augmentation)");
        names.put(
                "fresh SHARE",
                "newest synthetic data and a SHARE of new real records each generation"
                        + " (Alemohammad et al. 2024, fresh data loop)");
        names.put("accumulate", "all real and all synthetic data so far (Gerstgrasser et al. 2024)");
        names.put("accumulate-subsample", "a uniform subsample of fixed size of all data so far (Kazdan et al. 2025)");
        names.put("window K", "all synthetic data of the last K generations (Alemohammad et al. 2024, memory K)");
        names.put("golden SHARE", "fresh SHARE with the real part weighted by the optimum (He, Xu, Cheng 2026)");
        names.put(
                "paper ALPHA BETA GAMMA",
                "alpha of the newest model, beta of the previous training data, gamma of the first real data"
                        + " (Shumailov et al. 2024, section on stochastic processes)");
        return names;
    }

    /**
     * The policy of this name.
     *
     * @throws IllegalArgumentException if there is none, or its argument is missing or wrong
     */
    public static Policy parse(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return switch (words[0]) {
            case "replace" -> plain(words, 0, Real.NONE, NO, new Window(1), Budget.FIXED, RealWeight.EQUAL);
            case "keep" -> plain(words, 1, Real.ORIGINAL, share(words), new Window(1), Budget.FIXED, RealWeight.EQUAL);
            case "frozen" -> plain(words, 1, Real.FROZEN, share(words), new Window(1), Budget.FIXED, RealWeight.EQUAL);
            case "fresh" -> plain(words, 1, Real.FRESH, share(words), new Window(1), Budget.FIXED, RealWeight.EQUAL);
            case "golden" -> plain(words, 1, Real.FRESH, share(words), new Window(1), Budget.FIXED, RealWeight.GOLDEN);
            case "accumulate" -> plain(words, 0, Real.POOLED, NO, Window.ALL, Budget.WHOLE, RealWeight.EQUAL);
            case "accumulate-subsample" -> plain(words, 0, Real.POOLED, NO, Window.ALL, Budget.FIXED, RealWeight.EQUAL);
            case "window" ->
                plain(words, 1, Real.NONE, NO, Window.parse(word(words, 1)), Budget.WHOLE, RealWeight.EQUAL);
            case "paper" -> paper(words);
            default ->
                throw new IllegalArgumentException(
                        "there is no policy '" + text + "'; known are " + String.join(", ", NAMES.keySet()));
        };
    }

    private static Policy plain(
            String[] words, int arguments, Real real, Shares share, Window window, Budget budget, RealWeight weight) {
        if (words.length != arguments + 1) {
            throw new IllegalArgumentException("policy '" + words[0] + "' takes "
                    + (arguments == 0 ? "no argument" : "one argument") + ", but is '" + String.join(" ", words) + "'");
        }
        return new Policy(real, share, new Share(0), window, budget, Cap.UNIFORM, weight);
    }

    private static Shares share(String[] words) {
        return Shares.parse(word(words, 1));
    }

    private static String word(String[] words, int i) {
        if (i >= words.length) {
            throw new IllegalArgumentException("policy '" + words[0] + "' needs an argument, as in '" + words[0]
                    + (words[0].equals("window") ? " 5'" : " 10%'"));
        }
        return words[i];
    }

    private static Policy paper(String[] words) {
        if (words.length != 4) {
            throw new IllegalArgumentException(
                    "policy 'paper' takes alpha, beta and gamma, as in 'paper 0.8 0.1 0.1', but is '"
                            + String.join(" ", words) + "'");
        }
        Share alpha = Share.parse(words[1]);
        Share beta = Share.parse(words[2]);
        Share gamma = Share.parse(words[3]);
        double sum = alpha.value() + beta.value() + gamma.value();
        if (!(Math.abs(sum - 1) <= 1e-9)) {
            throw new IllegalArgumentException("alpha + beta + gamma must be 1, but is " + alpha + " + " + beta + " + "
                    + gamma + " = " + Decimal.of(sum));
        }
        return new Policy(
                gamma.value() > 0 ? Real.ORIGINAL : Real.NONE,
                Shares.constant(gamma.value()),
                beta,
                new Window(1),
                Budget.FIXED,
                Cap.UNIFORM,
                RealWeight.EQUAL);
    }
}
