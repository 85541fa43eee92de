package org.genloss.neural.measure;

import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.metric.Metric;
import org.genloss.model.Engine;
import org.genloss.neural.torch.Torch;

/** A metric of images that libtorch computes. */
interface ImageMetric extends Metric<Images> {

    @Override
    default boolean measures(Class<?> sampleType) {
        return sampleType == Images.class;
    }

    @Override
    default Optional<Engine> engine() {
        return Optional.of(Torch.engine());
    }
}
