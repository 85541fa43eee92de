package org.genloss.verdict;

import java.util.Arrays;

/**
 * The trials of one reading at one generation, as far as they are a fair sample.
 *
 * @param generation where
 * @param values one number a trial
 * @param ended how many of them ended at rest before and count with their last reading
 * @param refusal why the trials that are there are not a fair sample; empty if they are
 */
record Draw(int generation, double[] values, int ended, String refusal) {

    static Draw of(Readings cell, String reading, int generation) {
        Readings.Series series = cell.series(reading);
        double[] values = new double[series.trials()];
        int n = 0;
        int ended = 0;
        for (int trial = 0; trial < values.length; trial++) {
            if (cell.over(trial, generation)) {
                if (!cell.atRest(trial)) {
                    return unfair(generation, "trials had ended before, with something left that could vary");
                }
                values[n++] = cell.atEnd(reading, trial);
                ended++;
            } else if (series.has(generation, trial)) {
                values[n++] = series.at(generation, trial);
            }
            if (n > 0 && Double.isNaN(values[n - 1])) {
                return unfair(generation, "a trial has no number");
            }
        }
        return new Draw(generation, Arrays.copyOf(values, n), ended, "");
    }

    private static Draw unfair(int generation, String refusal) {
        return new Draw(generation, new double[0], 0, refusal);
    }
}
