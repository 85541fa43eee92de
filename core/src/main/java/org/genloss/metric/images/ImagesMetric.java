package org.genloss.metric.images;

import org.genloss.data.Images;
import org.genloss.metric.Metric;

/** A metric of images. */
interface ImagesMetric extends Metric<Images> {

    @Override
    default boolean measures(Class<?> sampleType) {
        return sampleType == Images.class;
    }
}
