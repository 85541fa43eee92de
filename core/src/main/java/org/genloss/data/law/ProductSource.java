package org.genloss.data.law;

import java.util.List;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;

/** A source of points whose coordinates are independent and follow one law. */
interface ProductSource extends Source<Points> {

    /** The law of a coordinate. */
    Marginal marginal();

    /** Number of coordinates. */
    int dimension();

    /** Names of the coordinates. */
    default List<String> columns() {
        return Points.names(dimension());
    }

    @Override
    default Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    default Supply<Points> open(Seed seed) {
        return new ProductSupply(marginal(), columns());
    }
}
