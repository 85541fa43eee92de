package org.genloss.model.external;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.genloss.data.Points;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** The contract of learners, kept by a program outside. */
class ExternalContractTest extends LearnerContract<Points> {

    @Override
    protected Learner<Points> learner() {
        return new External<>(ExternalTest.program("resample"), External.Format.JSONL, 60);
    }

    @Override
    protected Points items(int n, Seed seed) {
        return Points.of(seed.stream().doubles(2L * n).map(u -> u * 1e-7 - 3e-8).toArray(), 2);
    }

    @Override
    protected int size() {
        return 40;
    }

    @Override
    protected int draws() {
        return 2000;
    }

    /** Nobody can look into a program. */
    @Override
    protected boolean collapses() {
        return false;
    }

    /**
     * The program resamples: every number is one of the training numbers to the last bit, and each of the 40 items comes
     * up; that one of them does not has chance 40 (39/40)^2000 < 1e-20.
     */
    @Override
    protected void assertFollows(Model<Points> model, Points drawn) {
        Set<Double> known = new HashSet<>();
        Arrays.stream(training().values()).forEach(known::add);
        Set<Double> found = new HashSet<>();
        Arrays.stream(drawn.values()).forEach(found::add);
        assertTrue(known.equals(found));
    }
}
