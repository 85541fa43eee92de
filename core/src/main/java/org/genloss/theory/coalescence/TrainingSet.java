package org.genloss.theory.coalescence;

import java.util.ArrayList;
import java.util.List;
import org.genloss.policy.RealWeight;

/**
 * A training set: how many of its records come from which group, and which of its parts are uniform choices from groups.
 *
 * <p>Outwards a uniform choice is what it was chosen from: H(A, x) = H(b, x). Within itself, a of the B records of b have
 * H(A, A) = ((a - 1) / a) (B / (B - 1)) H(b, b) = H(b, b) - (B - a) / (a (B - 1)) H(b, b), as two different records of A are
 * two different records of b. So H(T, T) is the mean over pairs of groups less what the choices lose.
 */
final class TrainingSet {

    private final Groups groups;
    private final boolean[] real;
    private final double[] taken;
    private final List<Choice> choices = new ArrayList<>();
    private double[] share;
    private double evenness;

    /** {@code chosen} of {@code all} records at mean distance {@code within}, of one origin where weights differ. */
    private record Choice(int group, double chosen, double all, double within) {}

    /** @param real whether the records of a group are real, one a group */
    TrainingSet(Groups groups, boolean[] real) {
        this.groups = groups;
        this.real = real;
        this.taken = new double[groups.count()];
    }

    /** With every record of these groups. */
    TrainingSet whole(int... from) {
        for (int group : from) {
            taken[group] += groups.size(group);
        }
        return this;
    }

    /** With {@code chosen} records of the union of these groups, uniformly without replacement; all if there are no more. */
    TrainingSet some(double chosen, int... from) {
        double all = 0;
        for (int group : from) {
            all += groups.size(group);
        }
        if (all <= chosen) {
            return whole(from);
        }
        double[] part = new double[groups.count()];
        int last = from[0];
        for (int group : from) {
            part[group] = groups.size(group) / all;
            taken[group] += chosen * part[group];
            last = groups.size(group) > 0 ? group : last;
        }
        if (chosen > 0) {
            choices.add(new Choice(last, chosen, all, mean(part, groups.toMixture(part))));
        }
        return this;
    }

    /** Gives records their weights; to be called once, when the set is complete. */
    TrainingSet weigh(RealWeight rule) {
        double originals = 0;
        double all = 0;
        for (int group = 0; group < taken.length; group++) {
            all += taken[group];
            originals += real[group] ? taken[group] : 0;
        }
        double others = all - originals;
        double w = rule.kind() == RealWeight.Kind.EQUAL || originals == 0 || others == 0
                ? Double.NaN
                : rule.of((int) Math.rint(originals), (int) Math.rint(others)).orElseThrow();
        double perReal = Double.isNaN(w) ? 1 / all : w / originals;
        double perOther = Double.isNaN(w) ? 1 / all : (1 - w) / others;
        share = new double[taken.length];
        for (int group = 0; group < share.length; group++) {
            share[group] = taken[group] * (real[group] ? perReal : perOther);
        }
        evenness = originals * perReal * perReal + others * perOther * perOther;
        return this;
    }

    /** Number of records. */
    double items() {
        double all = 0;
        for (double records : taken) {
            all += records;
        }
        return all;
    }

    /** V2 / V1^2. */
    double evenness() {
        return evenness;
    }

    /** H(T, group) for every group. */
    double[] toGroups() {
        return groups.toMixture(share);
    }

    /** H(T, T), given {@link #toGroups}. */
    double within(double[] toGroups) {
        double within = mean(share, toGroups);
        for (Choice choice : choices) {
            double weight = choice.chosen() * share[choice.group()] / taken[choice.group()];
            within -= weight
                    * weight
                    * choice.within()
                    * (choice.all() - choice.chosen())
                    / (choice.chosen() * (choice.all() - 1));
        }
        return within;
    }

    private static double mean(double[] share, double[] values) {
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            sum += share[i] * values[i];
        }
        return sum;
    }
}
