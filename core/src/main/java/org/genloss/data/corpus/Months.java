package org.genloss.data.corpus;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Months and years out of the dates that corpora have. */
final class Months {

    /** Year, month if there is one; what follows does not matter. */
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:[-/](\\d{1,2})(?:[-/T ].*)?)?", Pattern.DOTALL);

    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})\\d{2}(?:\\D.*)?", Pattern.DOTALL);
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10}|\\d{12,13})(?:\\.\\d*)?");
    private static final int MILLIS = 12;
    private static final int MONTHS = 12;

    private Months() {}

    /**
     * The month as {@code 2022-11} of a date that begins with its year (2022-11-30, 2022/11/30, 20221130, with any time after it), taken
     * as it is written whatever its zone; or of seconds or milliseconds since 1970, in UTC.
     */
    static Optional<String> month(String date) {
        String trimmed = date.trim();
        Matcher epoch = EPOCH.matcher(trimmed);
        if (epoch.matches()) {
            return Optional.of(ofEpoch(epoch.group(1)));
        }
        Matcher iso = ISO.matcher(trimmed);
        if (iso.matches()) {
            return iso.group(2) == null ? Optional.empty() : month(iso.group(1), iso.group(2));
        }
        Matcher compact = COMPACT.matcher(trimmed);
        return compact.matches() ? month(compact.group(1), compact.group(2)) : Optional.empty();
    }

    /** The year of such a date, or of a year alone. */
    static Optional<String> year(String date) {
        String trimmed = date.trim();
        return trimmed.matches("\\d{4}")
                ? Optional.of(trimmed)
                : month(trimmed).map(month -> month.substring(0, month.indexOf('-')));
    }

    private static Optional<String> month(String year, String month) {
        int number = Integer.parseInt(month);
        return number >= 1 && number <= MONTHS
                ? Optional.of(String.format(Locale.ROOT, "%s-%02d", year, number))
                : Optional.empty();
    }

    private static String ofEpoch(String digits) {
        long number = Long.parseLong(digits);
        Instant time = digits.length() >= MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        LocalDateTime date = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return String.format(Locale.ROOT, "%04d-%02d", date.getYear(), date.getMonthValue());
    }
}
