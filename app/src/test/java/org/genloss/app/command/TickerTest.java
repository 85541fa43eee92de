package org.genloss.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.genloss.app.command.Ticker.Audience;
import org.genloss.lab.Cell;
import org.genloss.lab.Forecast;
import org.genloss.metric.points.VarianceRatio;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TickerTest {

    private final StringWriter told = new StringWriter();

    private Ticker ticker(Audience audience) {
        Cell<?> cell = new Cell<>(
                0,
                "images",
                Map.of("policy", "replace"),
                null,
                "",
                null,
                null,
                null,
                Policy.parse("replace"),
                Sizes.constant(1),
                1,
                null,
                List.of());
        return new Ticker(new PrintWriter(told, true), audience, List.of(cell), 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Audience.class,
            names = {"FILE", "PERSON"})
    void peopleAreToldHowLongItWillTake(Audience audience) {
        Ticker ticker = ticker(audience);
        ticker.expected(new Forecast(12_900, 12_960, 64_000, 5, false));
        ticker.expected(new Forecast(60, 3700, 3760, 2, false));
        ticker.expected(new Forecast(60, 60, 60, 1, false));
        assertEquals("""
                fits: about 3 h 35 min to 3 h 36 min a trial on 2 threads; 5 trials, 17 h 46 min in all (estimated from a few batches; drawing and measuring come on top)
                fits: about 1 min 0 s to 1 h 1 min a trial on 2 threads; 2 trials, 1 h 2 min in all (estimated from a few batches; drawing and measuring come on top)
                fits: about 1 min 0 s a trial on 2 threads; 1 trial (estimated from a few batches; drawing and measuring come on top)
                """, told.toString());
    }

    @Test
    void continuationsAreInTheEstimate() {
        ticker(Audience.FILE).expected(new Forecast(60, 60, 60, 1, true));
        assertEquals(
                "fits and continuations: about 1 min 0 s a trial on 2 threads; 1 trial (estimated from a few batches and"
                        + " prompts; measuring comes on top)\n",
                told.toString());
    }

    @Test
    void aWritingInProgressIsShownAndCounts() {
        Ticker ticker = ticker(Audience.PERSON);
        ticker.started(4, 0);
        ticker.working(0, 0, 1, "writing 1,234 of 37,354", 0.6);
        assertTrue(
                told.toString().startsWith("\r 15 %  generation 1: writing 1,234 of 37,354  images replace, trial 0"),
                told.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Audience.class,
            names = {"NOBODY", "PROGRAM"})
    void othersAreNot(Audience audience) {
        ticker(audience).expected(new Forecast(60, 60, 60, 1, false));
        assertEquals("", told.toString());
    }

    @Test
    void aFitInProgressIsShownAndCounts() {
        Ticker ticker = ticker(Audience.PERSON);
        ticker.started(4, 0);
        ticker.working(0, 0, 0, "epoch 15 of 30", 0.5);
        // half of the first of four generations
        assertTrue(told.toString().startsWith("\r 12 %  generation 0: epoch 15 of 30  images replace, trial 0"));
    }

    @Test
    void programsAreToldOfAFitToo() {
        Ticker ticker = ticker(Audience.PROGRAM);
        ticker.working(0, 0, 3, "epoch 15 of 30", 0.5);
        assertTrue(told.toString().contains("\"work\":\"generation 3: epoch 15 of 30\""), told.toString());
        assertTrue(told.toString().contains("\"done\":0,"), told.toString());
    }

    @Test
    void aPersonSeesWhichMetricIsMadeReadyAndThatTimePasses() {
        Ticker ticker = ticker(Audience.PERSON);
        ticker.preparing(new VarianceRatio());
        ticker.beat();
        assertEquals("\rpreparing variance-ratio  1 s", told.toString());
        ticker.started(4, 0);
        told.getBuffer().setLength(0);
        ticker.beat();
        assertEquals("", told.toString());
        ticker.finish();
    }

    @Test
    void aProgramIsToldWhichMetricIsMadeReady() {
        ticker(Audience.PROGRAM).preparing(new VarianceRatio());
        assertTrue(told.toString().contains("\"metric\":\"variance-ratio\""), told.toString());
    }
}
