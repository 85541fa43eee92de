package org.genloss.theory;

import java.util.Optional;
import org.genloss.data.Supply;
import org.genloss.model.Decoding;
import org.genloss.model.Family;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/**
 * All that a law may know of a cell.
 *
 * @param supply the opened source; what it knows of its own law (moments, probabilities, coefficients) is the truth
 * @param family what the learner does, if laws speak of it
 * @param decoding how models are drawn from
 * @param sampling in what form training data are written
 * @param policy what the next generation reads
 * @param size the sample sizes
 * @param generations generations after generation 0
 * @param measured the generations that are measured, ascending, from 0
 * @param draws items drawn from each model to be measured
 */
public record Setting(
        Supply<?> supply,
        Optional<Family> family,
        Decoding decoding,
        Sampling sampling,
        Policy policy,
        Sizes size,
        int generations,
        int[] measured,
        int draws) {}
