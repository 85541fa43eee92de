package org.genloss.app.experiment;

import java.util.ArrayList;
import java.util.List;
import org.genloss.app.Records;
import org.genloss.app.Samples;
import org.genloss.model.Sampling;

/** What the reader of a run's results should keep in mind. */
final class Cautions {

    private static final int FEW_TRIALS = 20;

    private Cautions() {}

    static List<String> of(Header header, List<CellSpec> cells) {
        List<String> cautions = new ArrayList<>();
        if (header.trials() < FEW_TRIALS) {
            cautions.add("Only " + header.trials() + (header.trials() == 1 ? " trial" : " trials")
                    + " a cell: bands and intervals are rough; 20 or more are better.");
        }
        if (header.stop().metric().isPresent()) {
            cautions.add(
                    "Cells end when the interval of " + header.stop().metric().get()
                            + " is tight, so their numbers of trials differ; that metric's interval is slightly too narrow.");
        }
        if (cells.stream().anyMatch(cell -> Samples.readsFile(cell.source()))) {
            cautions.add("Trials draw different records of one data set: bands show how results vary over draws from"
                    + " these data, not over new data.");
        }
        if (cells.stream().anyMatch(cell -> floor(cell.learner()) > 0)) {
            cautions.add("A learner has a floor under its covariance (reg_covar): variances cannot fall below it, so"
                    + " collapse may be hidden.");
        }
        if (cells.stream().anyMatch(cell -> !cell.decoding().turned().isEmpty())) {
            cautions.add("Models are drawn from with a changed decoding: what is lost is due to the decoding and to the"
                    + " recursion together.");
        }
        if (cells.stream().anyMatch(cell -> cell.sampling() == Sampling.SUFFICIENT)) {
            cautions.add("Some models write only what a fit reads of a sample (sampling: sufficient): the chain has the"
                    + " same law, but not the rounding of points that end a collapse.");
        }
        if (cells.stream().anyMatch(cell -> cell.sampling() == Sampling.POPULATION)) {
            cautions.add(
                    "Some models hand on their distribution itself (sampling: population): nothing in those cells is"
                            + " due to finite samples but the noise of what is drawn to be measured.");
        }
        if (cells.stream().anyMatch(cell -> cell.sampling() == Sampling.STREAM)) {
            cautions.add(
                    "Some fits read their parent's model instead of a sample of it (sampling: stream): they see new items"
                            + " in every epoch, so that size says how many an epoch has and not how many there are.");
        }
        return cautions;
    }

    private static double floor(Object learner) {
        return Records.value("reg_covar", learner)
                .map(value -> ((Number) value).doubleValue())
                .orElse(0.0);
    }
}
