package org.genloss.data.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTest {

    @ParameterizedTest
    @CsvSource({
        "2022-11-30, 2022-11, 2022",
        "2022-11, 2022-11, 2022",
        " 2022-11-30T23:59:59+01:00 , 2022-11, 2022",
        "2022-11-30 00:00:00, 2022-11, 2022",
        "2022/1/3, 2022-01, 2022",
        "20221130, 2022-11, 2022",
        "20221130T101112, 2022-11, 2022",
        "1669766400, 2022-11, 2022",
        "1669766400.25, 2022-11, 2022",
        "1669766400123, 2022-11, 2022",
        "915148799, 1998-12, 1998",
        "1999, , 1999",
        "2022-13-01, ,",
        "2022-00, ,",
        "30.11.2022, ,",
        "'', ,",
        "yesterday, ,",
        "2022-11x, ,",
    })
    void datesAsCorporaHaveThem(String date, String month, String year) {
        assertEquals(Optional.ofNullable(month), Months.month(date));
        assertEquals(Optional.ofNullable(year), Months.year(date));
    }
}
