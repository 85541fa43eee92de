package org.genloss.metric.symbols;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/**
 * What the next generation is going to lose if it is trained on as many items drawn from an exact copy of this one: a
 * type seen j times is missed with probability about e^-j. A forecast before any training.
 */
@Doc(
        value =
                "Expected number of types and share of mass that the next sample of equal size misses, sum_j f_j e^-j and"
                        + " sum_j (j/n) f_j e^-j: of what was drawn (standard error by delete-a-group jackknife) and of the training"
                        + " set (number of types only, exact), which forecasts the extinctions of the next step under replacement.",
        source = "Shumailov et al. 2024, section 4.1; Poisson limit of (1 - j/n)^n")
public record NextGenerationLoss<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            Counted drawn = Counted.of(at.drawn());
            List<Reading> readings = new ArrayList<>();
            readings.add(drawn.reading("next_generation_loss[types]", Abundances::lostTypes, "types"));
            readings.add(drawn.reading("next_generation_loss[mass]", Abundances::lostMass, "share"));
            at.training()
                    .ifPresent(training -> readings.add(Reading.of(
                            "next_generation_loss[types,of=training]",
                            Abundances.lostTypes(Types.mass(training)),
                            "types")));
            return readings;
        };
    }
}
