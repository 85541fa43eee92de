package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 1", "0.0123456, 0.01235", "-1234.56, −1235", "999999, 1000000", "1234567, 1.235e6",
        "1.23456e-7, 1.235e−7", "NaN, –", "Infinity, ∞", "-Infinity, −∞", "1e300, 1e300", "4.9e-324, 4.941e−324"
    })
    void fourDigitsForPeople(double value, String text) {
        assertEquals(text, Figures.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3, 3",
        "0.123456789, 0.123457",
        "-2.5, -2.5",
        "1e23, 1.0E23",
        "NaN, null",
        "Infinity, \"Infinity\""
    })
    void sixDigitsInJson(double value, String text) {
        assertEquals(text, Figures.json(value));
    }

    @Test
    void theLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("0.5", Figures.of(0.5));
            assertEquals("0.5", Figures.json(0.5));
            assertEquals("1000 trials", Figures.count(1000, "trial"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
