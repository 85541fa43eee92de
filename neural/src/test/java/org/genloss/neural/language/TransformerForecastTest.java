package org.genloss.neural.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

/** What is told before a run starts: how long its models will write, and that they may be kept. */
class TransformerForecastTest {

    private static final Tokens TEXT = Languages.text(32, 8, new Seed(1));

    @Test
    void theTimeOfAWritingIsThatOfItsPrompts() {
        Learner<Tokens> learner = Languages.learner("epochs: 1");
        IntToDoubleFunction seconds =
                learner.writingSeconds(TEXT, Decoding.PLAIN).orElseThrow();
        assertTrue(seconds.applyAsDouble(1) > 0);
        assertEquals(1000 * seconds.applyAsDouble(1), seconds.applyAsDouble(1000), 1e-9);
        Learner<Tokens> informed = new Informed(Languages.learner("epochs: 1"), TEXT);
        assertTrue(informed.writingSeconds(TEXT, Decoding.PLAIN).isPresent());
        assertTrue(learner.portable() && informed.portable());
    }

    /** Before the first fit, which may take hours. */
    @Test
    void promptsThatAreTooLongAreToldOfAtOnce() {
        Learner<Tokens> learner = Languages.learner("context: 12");
        Decoding decoding =
                new Decoding(1, 0, 1, 0, 1, false, 1, 1, Decoding.EarlyStopping.FALSE, 1, 0, 0, Optional.of(5), 1, 1);
        UserError error = assertThrows(UserError.class, () -> learner.writingSeconds(TEXT, decoding));
        assertTrue(error.getMessage().contains("more than the context of the transformer, 12"), error.getMessage());
    }
}
