package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.law.LinearModel;
import org.genloss.ledger.Expectation;
import org.genloss.model.Decoding;
import org.genloss.model.Sampling;
import org.genloss.model.regression.LinearRegression;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.genloss.theory.law.RegressionRisk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectationsTest {

    /** What a learner does to its data is the same whether or not it has been told where they come from. */
    @ParameterizedTest
    @EnumSource(LinearRegression.Design.class)
    void aLearnerThatKnowsTheSourceStillHasItsLaws(LinearRegression.Design design) {
        Cell<Points> cell = new Cell<>(
                0,
                "laws",
                Map.of(),
                new LinearModel(Optional.of(3), Optional.empty(), 1),
                "source",
                new LinearRegression(false, Optional.of(1.0), design),
                Decoding.PLAIN,
                Sampling.POINTS,
                Policy.parse("replace"),
                Sizes.constant(20),
                5,
                Evaluation.standard(),
                List.of());
        Seed root = new Seed(1);
        Setup<Points> setup = Setup.of(cell, cell.source().open(root), new Gauges(Progress.NONE), root);
        List<Expectation> told = Expectations.of(setup, List.of(new RegressionRisk()));
        assertEquals(
                List.of("excess_risk"), told.stream().map(Expectation::reading).toList());
    }
}
