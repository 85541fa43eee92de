package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genloss.model.Learner;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.spec.Binder;
import org.genloss.spec.Kinds;
import org.genloss.spec.Problem;
import org.genloss.spec.Problems;
import org.genloss.spec.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components by the names of their classes: there where the build has them, and otherwise said to be missing. */
class ListingTest {

    private static final Kinds LEARNERS = new Listing()
            .put("gaussian", Gaussian.class)
            .neural("dream", "org.genloss.neural.dream.Dream")
            .neural("bell", Gaussian.class.getName())
            .kinds("learner", Learner.class);

    @Test
    void aClassThatIsThereIsAComponent() {
        assertEquals(List.of("gaussian", "bell"), LEARNERS.names());
        assertEquals(Gaussian.class, LEARNERS.types().get("bell"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dream", "{kind: dream, epochs: 3}"})
    void aClassThatIsNotThereIsSaidToBeInTheModule(String spec) {
        Problems problems = new Problems();
        assertTrue(new Binder(problems, List.of(LEARNERS))
                .bind(Yaml.read(spec, "spec"), Learner.class)
                .isEmpty());
        Problem problem = problems.all().get(0);
        assertEquals("the learner 'dream' is in the module neural, which this build lacks", problem.what());
        assertTrue(problem.remedy().contains("build the program with it"), problem.remedy());
        assertTrue(problem.remedy().contains("gaussian, bell"), problem.remedy());
        assertEquals(1, problems.all().size());
    }

    @Test
    void otherNamesAreUnknown() {
        assertFalse(
                LEARNERS.missing("gausian", org.genloss.spec.Place.of("spec")).isPresent());
        Problems problems = new Problems();
        new Binder(problems, List.of(LEARNERS)).bind(Yaml.read("gausian", "spec"), Learner.class);
        assertEquals("there is no learner 'gausian'", problems.all().get(0).what());
    }
}
