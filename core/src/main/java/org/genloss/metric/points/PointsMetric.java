package org.genloss.metric.points;

import org.genloss.data.Points;
import org.genloss.metric.Metric;

/** A metric of points. */
interface PointsMetric extends Metric<Points> {

    @Override
    default boolean measures(Class<?> sampleType) {
        return sampleType == Points.class;
    }
}
