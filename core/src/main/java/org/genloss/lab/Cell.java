package org.genloss.lab;

import java.util.List;
import java.util.Map;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.metric.Metric;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/**
 * One point of an experiment's grid: everything one trial needs but its seed.
 *
 * @param index position in the experiment, from 0
 * @param panel the part of the experiment it belongs to; cells of one panel are drawn together
 * @param labels what distinguishes it within its panel, as {@code policy: replace}; in order
 * @param source where real data come from
 * @param sourceKey equal for cells that share one opened source
 * @param learner what is fitted
 * @param decoding how models are drawn from to write training data and to be measured
 * @param sampling in what form models write the training data
 * @param policy what the next generation reads
 * @param size the sample sizes
 * @param generations number of generations after generation 0
 * @param evaluation how generations are measured
 * @param metrics what is measured, in order
 */
public record Cell<S extends Sample<S>>(
        int index,
        String panel,
        Map<String, String> labels,
        Source<S> source,
        String sourceKey,
        Learner<S> learner,
        Decoding decoding,
        Sampling sampling,
        Policy policy,
        Sizes size,
        int generations,
        Evaluation evaluation,
        List<Metric<S>> metrics) {}
