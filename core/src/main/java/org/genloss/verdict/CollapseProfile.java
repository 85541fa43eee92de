package org.genloss.verdict;

import java.util.List;

/**
 * What collapse means for one cell: eight verdicts instead of one word, each yes, no or cannot tell.
 *
 * <p>Every verdict rests on one number a trial and on the interval of its centre over trials ({@link Interval}): yes if the
 * interval lies wholly on one side of the threshold, no if wholly on the other, otherwise it cannot be told. All eight of a
 * cell hold together with 95 %. The end is the last generation; a trial that ended early counts with its last reading.
 *
 * <table>
 * <caption>Statistic, threshold, readings in order of preference</caption>
 * <tr><td>risk up catastrophically</td><td>excess of the risk over that of the truth, in multiples of generation 0's: above
 * 10. Where the truth is unknown: held-out records ten times less probable. For a bounded risk: half of its bound</td>
 * <td>excess_risk, held_out_log_likelihood, bits_per_token, kl_divergence[real||model], gaussian_w2_squared,
 * wasserstein_2_squared, wasserstein_1 (or sliced), energy_distance, mixture_l2_squared, js_divergence, ks_statistic: the
 * first that is finite in generation 0</td></tr>
 * <tr><td>risk up at all</td><td>rise above 0; no if below a tenth of generation 0's excess (0.01 where the truth is
 * unknown)</td><td>the same</td></tr>
 * <tr><td>risk diverging</td><td>rise in the second half of the run above a quarter of that in the first, and above 0: linear
 * growth and square roots go on, a logarithm over some tens of generations counts as levelling off. From 10
 * generations on</td><td>the same, if it has no bound</td></tr>
 * <tr><td>scaling law changed</td><td>change of the exponent of excess risk in size by more than 0.1</td><td>the same, over
 * cells that differ in size only</td></tr>
 * <tr><td>variance collapsing</td><td>below half of generation 0's</td><td>variance_ratio, exp of entropy,
 * heterozygosity</td></tr>
 * <tr><td>modes entangled</td><td>the rarest mode's share below half or above twice the real one. Modes that merge and keep
 * their shares are not seen</td><td>rare_mode_share</td></tr>
 * <tr><td>tail gone</td><td>below half of generation 0's</td><td>tail_type_recall, the last band of survival,
 * tail_occupancy (q = 0.99, the emptier side), recall</td></tr>
 * <tr><td>invented data</td><td>share of what is made that is like nothing real, above that of real data: above 0.05; for
 * symbols, whether a type is made that does not exist</td><td>precision, tail_occupancy (largest q),
 * kl_divergence[model||real]</td></tr>
 * </table>
 *
 * @param cell index of the cell
 * @param findings the eight, in the order of {@link Meaning}
 * @param early early model collapse in the sense of Shumailov et al. (2024), information about the tails is lost: the answer
 *     to "tail gone"
 * @param late late model collapse, little resemblance to the real data, often with much less variance: yes if variance is
 *     collapsing, or if the risk is up catastrophically and data are invented; no if neither
 */
public record CollapseProfile(int cell, List<Finding> findings, Answer early, Answer late) {

    static CollapseProfile of(int cell, List<Finding> findings) {
        return new CollapseProfile(cell, List.copyOf(findings), answer(findings, Meaning.TAIL_GONE), late(findings));
    }

    private static Answer late(List<Finding> findings) {
        Answer variance = answer(findings, Meaning.VARIANCE_COLLAPSING);
        Answer unlike = both(answer(findings, Meaning.RISK_CATASTROPHIC), answer(findings, Meaning.INVENTED));
        if (variance == Answer.YES || unlike == Answer.YES) {
            return Answer.YES;
        }
        return variance == Answer.NO && unlike == Answer.NO ? Answer.NO : Answer.CANNOT_TELL;
    }

    private static Answer both(Answer a, Answer b) {
        if (a == Answer.NO || b == Answer.NO) {
            return Answer.NO;
        }
        return a == Answer.YES && b == Answer.YES ? Answer.YES : Answer.CANNOT_TELL;
    }

    private static Answer answer(List<Finding> findings, Meaning meaning) {
        return findings.get(meaning.ordinal()).answer();
    }

    /** One of the eight. */
    public Finding finding(Meaning meaning) {
        return findings.get(meaning.ordinal());
    }
}
