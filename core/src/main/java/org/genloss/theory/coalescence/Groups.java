package org.genloss.theory.coalescence;

/**
 * Groups of exchangeable records and H(A, B), the mean distance of a record of A and a record of B. Two records of one
 * group are drawn with replacement, so that a record meets itself, at distance 0, once in as many times as there are records.
 */
final class Groups {

    private final double[][] pair;
    private final double[] size;

    Groups(int count) {
        this.pair = new double[count][count];
        this.size = new double[count];
    }

    int count() {
        return size.length;
    }

    /** Number of records. */
    double size(int group) {
        return size[group];
    }

    /** H(a, b). */
    double pair(int a, int b) {
        return pair[a][b];
    }

    /**
     * Writes a group anew.
     *
     * @param group which
     * @param records how many there are, 0 for an empty group
     * @param within H(group, group)
     * @param toOthers H(group, other), one an other group; what stands at {@code group} itself is not read
     */
    void put(int group, double records, double within, double[] toOthers) {
        size[group] = records;
        for (int other = 0; other < size.length; other++) {
            pair[group][other] = toOthers[other];
            pair[other][group] = toOthers[other];
        }
        pair[group][group] = within;
    }

    /** Forgets the records of a group. */
    void clear(int group) {
        size[group] = 0;
    }

    /** Moves the records of {@code from} into {@code into}; {@code from} is empty then. */
    void absorb(int into, int from) {
        double all = size[into] + size[from];
        if (size[from] > 0) {
            double old = size[into] / all;
            double added = size[from] / all;
            double within = old * old * pair[into][into]
                    + 2 * old * added * pair[into][from]
                    + added * added * pair[from][from];
            double[] toOthers = new double[size.length];
            for (int other = 0; other < size.length; other++) {
                toOthers[other] = old * pair[into][other] + added * pair[from][other];
            }
            put(into, all, within, toOthers);
        }
        clear(from);
    }

    /** H(mixture, group) for every group. */
    double[] toMixture(double[] share) {
        double[] mean = new double[size.length];
        for (int a = 0; a < share.length; a++) {
            if (share[a] != 0) {
                for (int b = 0; b < mean.length; b++) {
                    mean[b] += share[a] * pair[a][b];
                }
            }
        }
        return mean;
    }
}
