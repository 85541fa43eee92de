package org.genloss.lab;

import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.data.Writer;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/**
 * A model in the place of what it would write.
 *
 * @param model whoever writes; it may have been closed, see {@link org.genloss.model.Learner#samplings}
 * @param decoding how it is drawn from
 */
record ModelWriter<S extends Sample<S>>(Model<S> model, Decoding decoding) implements Writer<S> {

    @Override
    public S draw(int n, Seed seed) {
        return model.sample(n, decoding, seed);
    }

    @Override
    public Tensors state() {
        return model.state();
    }
}
