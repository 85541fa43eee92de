package org.genloss.metric.text;

import org.genloss.data.Tokens;
import org.genloss.metric.Metric;

/** A metric of texts. */
interface TokensMetric extends Metric<Tokens> {

    @Override
    default boolean measures(Class<?> sampleType) {
        return sampleType == Tokens.class;
    }
}
