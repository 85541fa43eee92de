package org.genloss.neural.measure;

import java.util.List;
import org.genloss.data.Images;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reference;
import org.genloss.neural.ElboModel;
import org.genloss.spec.Doc;

/** What the real data still say about a model that has only seen what others wrote. */
@Doc(
        value = "Mean evidence lower bound of held-out images under the model, in nats an image, with one latent"
                + " point drawn for each; grey pixels are taken as the released code takes them, so that it bounds"
                + " no likelihood of theirs. Left out for models without one.",
        source = "Kingma and Welling 2014, equation 3")
public record HeldOutElbo() implements ImageMetric {

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        return (at, seed) -> at.model()
                .filter(model -> model instanceof ElboModel)
                .map(model -> ((ElboModel) model).elbos(reference.heldOut(), seed.at("elbo")))
                .map(elbos -> List.of(Estimates.mean("held_out_elbo", elbos, "nats")))
                .orElse(List.of());
    }
}
