package org.genloss.metric.symbols;

import org.genloss.data.Sample;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.genloss.metric.Metric;

/** A metric of how often each type occurs, whatever the order: of symbols and of words alike. */
interface TypeMetric<S extends Sample<S>> extends Metric<S> {

    @Override
    default boolean measures(Class<?> sampleType) {
        return sampleType == Symbols.class || sampleType == Tokens.class;
    }
}
