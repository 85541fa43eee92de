package org.genloss.neural.measure.text;

import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Metric;
import org.genloss.model.Engine;
import org.genloss.neural.torch.Torch;

/** A metric of texts that asks models whose arithmetic libtorch does. */
interface TextMetric extends Metric<Tokens> {

    @Override
    default boolean measures(Class<?> sampleType) {
        return sampleType == Tokens.class;
    }

    @Override
    default Optional<Engine> engine() {
        return Optional.of(Torch.engine());
    }
}
