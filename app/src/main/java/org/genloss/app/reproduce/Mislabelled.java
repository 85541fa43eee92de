package org.genloss.app.reproduce;

import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Coefficients;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;

/**
 * A linear model some of whose rows another one has labelled: coefficients shifted by 1 along the first input. Its truth is
 * the first model.
 *
 * @param honest where inputs and honest labels come from
 * @param share probability that a row is mislabelled
 */
record Mislabelled(Source<Points> honest, double share) implements Source<Points> {

    @Override
    public Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    public Supply<Points> open(Seed seed) {
        return new Labels(honest.open(seed), share);
    }

    private record Labels(Supply<Points> honest, double share) implements Supply<Points>, Coefficients {

        @Override
        public long size() {
            return honest.size();
        }

        @Override
        public Points draw(int n, long from, Seed seed) {
            Points rows = honest.draw(n, from, seed);
            double[] values = rows.values().clone();
            UniformRandomProvider random = seed.at("mislabelled", from).stream();
            int width = rows.dimension();
            for (int i = 0; i < n; i++) {
                if (random.nextDouble() < share) {
                    values[i * width + width - 1] += values[i * width];
                }
            }
            return new Points(values, rows.columns());
        }

        @Override
        public long heldOutSize() {
            return honest.heldOutSize();
        }

        @Override
        public Points heldOut(int n, Seed seed) {
            return honest.heldOut(n, seed);
        }

        @Override
        public double[] coefficients() {
            return ((Coefficients) honest).coefficients();
        }
    }
}
