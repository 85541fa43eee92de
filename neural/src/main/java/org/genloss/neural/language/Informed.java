package org.genloss.neural.language;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Engine;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.num.Seed;

/** A transformer whose epochs are judged by records that are set apart. */
record Informed(Transformer learner, Tokens validation) implements Learner<Tokens> {

    @Override
    public boolean learns(Class<?> sampleType) {
        return learner.learns(sampleType);
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return learner.decodes();
    }

    @Override
    public Set<Sampling> samplings() {
        return learner.samplings();
    }

    @Override
    public boolean weighs() {
        return learner.weighs();
    }

    @Override
    public boolean warmStarts() {
        return learner.warmStarts();
    }

    @Override
    public Optional<Engine> engine() {
        return learner.engine();
    }

    @Override
    public Optional<IntToDoubleFunction> seconds(Tokens like) {
        return learner.seconds(like);
    }

    @Override
    public Optional<IntToDoubleFunction> writingSeconds(Tokens like, Decoding decoding) {
        return learner.writingSeconds(like, decoding);
    }

    @Override
    public boolean portable() {
        return learner.portable();
    }

    @Override
    public Model<Tokens> fit(Dataset<Tokens> training, Seed seed) {
        return fit(training, seed, Work.ALONE);
    }

    @Override
    public Model<Tokens> fit(Dataset<Tokens> training, Seed seed, Work work) {
        return learner.fit(Optional.empty(), training, Optional.of(validation), seed, work);
    }

    @Override
    public Model<Tokens> refit(Model<Tokens> previous, Dataset<Tokens> training, Seed seed) {
        return refit(previous, training, seed, Work.ALONE);
    }

    @Override
    public Model<Tokens> refit(Model<Tokens> previous, Dataset<Tokens> training, Seed seed, Work work) {
        return learner.fit(Optional.of(previous), training, Optional.of(validation), seed, work);
    }

    @Override
    public Model<Tokens> load(Tensors state, Tokens like) {
        return learner.load(state, like);
    }
}
