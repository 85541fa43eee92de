package org.genloss.model.control;

import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;

/**
 * The control that learns nothing: its model is its training set, and it samples by resampling it. What its generations
 * lose is lost to sampling alone, by no fault of a family of models or an optimiser.
 *
 * @param <S> anything
 */
@Doc("Control: keeps its training set and samples from it with replacement, by weight.")
public record NullLearner<S extends Sample<S>>() implements Learner<S> {

    @Override
    public boolean learns(Class<?> sampleType) {
        return Sample.class.isAssignableFrom(sampleType);
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Set.of();
    }

    @Override
    public Model<S> fit(Dataset<S> training, Seed seed) {
        return new Resampling<>(training.items(), training.unweighted() ? new double[0] : training.weights());
    }

    @Override
    public Model<S> load(Tensors state, S like) {
        return new Resampling<>(like.fromTensors(state), state.doubles("weights"));
    }
}
