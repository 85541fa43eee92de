package org.genloss.app.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.TypeSample;
import org.genloss.audit.measure.Attribution;
import org.genloss.audit.measure.MeasureOptions;
import org.genloss.report.audit.Audit;

/** Which stage took what share of which measure. */
final class StageLosses {

    private StageLosses() {}

    /** The changes of all measures that every stage has, those that decide first; of each the largest step first. */
    static Audit.Stages of(List<String> names, List<GroupProfile> stages, MeasureOptions options) {
        List<Audit.Loss> losses = new ArrayList<>();
        for (String kind : Tails.KINDS) {
            List<TypeSample> samples = stages.stream()
                    .map(stage -> Tails.sample(stage, kind))
                    .flatMap(Optional::stream)
                    .toList();
            if (samples.size() == stages.size()) {
                Attribution.of(kind, samples, options).forEach(one -> losses.add(loss(names, one)));
            }
        }
        losses.sort(Comparator.comparingInt(StageLosses::order));
        return new Audit.Stages(names, losses);
    }

    /** Tail recall of words first, then others that decide. */
    private static int order(Audit.Loss loss) {
        if (loss.measure().equals("held-out-tail-recall") && loss.of().equals("words")) {
            return 0;
        }
        return Terms.named(loss.measure()).map(Term::decides).orElse(false) ? 1 : 2;
    }

    private static Audit.Loss loss(List<String> names, Attribution one) {
        double[] values = one.values();
        List<Audit.Step> steps = new ArrayList<>();
        for (int i = 1; i < values.length; i++) {
            Attribution.Step step = one.steps().get(i - 1);
            steps.add(new Audit.Step(
                    names.get(i),
                    values[i - 1],
                    values[i],
                    step.change().value(),
                    step.change().low(),
                    step.change().high(),
                    step.share().value(),
                    step.share().low(),
                    step.share().high()));
        }
        steps.sort(Comparator.comparingDouble(step -> -Math.abs(step.change())));
        return new Audit.Loss(
                one.measure(),
                one.of(),
                one.unit(),
                values[0],
                values[values.length - 1],
                one.total().value(),
                one.total().low(),
                one.total().high(),
                steps);
    }
}
