package org.genloss.neural.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.text.Scored;
import org.genloss.model.Engine;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Torch;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/**
 * What one and the same stored model makes of what generations of any trial, run or learner write. Beside the learner, for it
 * reads the same folders.
 */
@Doc("Perplexity of drawn text under a stored model: exp(-mean log-probability) over all tokens (standard error by"
        + " delete-a-group jackknife over sequences), and the mean over sequences of the logarithm of their perplexities"
        + " (sd/sqrt n), in nats. The first token of a sequence is given. At the baseline, of real text.")
public record ReferencePerplexity(
        @Doc(
                "Folder of a Hugging Face model whose tokenizer is that of the source; models/ of a run holds such folders.")
        Path weights,

        @Doc("Where it is computed: auto, cpu or cuda.") @Default("auto")
        Device device)
        implements Metric<Tokens> {

    @Override
    public boolean measures(Class<?> sampleType) {
        return sampleType == Tokens.class;
    }

    @Override
    public Optional<Engine> engine() {
        return Optional.of(Torch.engine());
    }

    /** @throws org.genloss.spec.UserError if the folder cannot be read, or is not one for the source's vocabulary */
    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        Tokens like = reference.heldOut();
        Start start = Start.pretrained(weights, like.vocabulary());
        TransformerModel model = new TransformerModel(
                start.network(),
                start.parameters().orElseThrow(),
                Lengths.mean(like),
                Optional.empty(),
                like,
                device,
                List.of());
        return (at, seed) -> readings(Scored.of(model, at.drawn()));
    }

    private static List<Reading> readings(Scored scored) {
        double[] losses = new double[scored.size()];
        double[] events = new double[scored.size()];
        for (int i = 0; i < losses.length; i++) {
            events[i] = scored.starts()[i + 1] - scored.starts()[i];
            losses[i] = events[i] == 0 ? 0 : events[i] * scored.logPerplexity(i);
        }
        double loss = Estimates.ratio("loss", losses, events, "nats").value();
        double[][] sums = {losses, events};
        return List.of(
                Reading.of("reference_perplexity", FastMath.exp(loss), "1")
                        .withError(Jackknife.standardError(sums, all -> FastMath.exp(all[0] / all[1]))),
                Estimates.mean("reference_log_perplexity", scored.logPerplexities(), "nats"));
    }
}
