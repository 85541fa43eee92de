package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.lab.Cell;
import org.genloss.lab.Progress;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows how a run is getting on: one line that is written over on a terminal, JSON lines where a program is listening,
 * nothing otherwise. Warnings are always written.
 */
final class Ticker implements Progress {

    /** Who is looking. */
    enum Audience {
        /** Nobody. */
        NOBODY,
        /** A person at a terminal. */
        PERSON,
        /** A program. */
        PROGRAM
    }

    /** Seconds until the pace is the program's own and not that of its start. */
    private static final double WARM = 3;

    private final PrintWriter err;
    private final Audience audience;
    private final List<Cell<?>> cells;
    private final long every;
    private final long start = System.nanoTime();
    private long total;
    private long before;
    private long done;
    private long leftOut;
    private long shown;
    private int width;

    Ticker(PrintWriter err, Audience audience, List<Cell<?>> cells) {
        this.err = err;
        this.audience = audience;
        this.cells = cells;
        this.every = audience == Audience.PERSON ? 200_000_000L : 1_000_000_000L;
    }

    @Override
    public synchronized void started(long generations, long already) {
        total = generations;
        before = already;
        if (audience == Audience.PROGRAM) {
            json(Map.of("event", "started", "generations", total, "done", before));
        } else if (audience == Audience.PERSON && already > 0) {
            err.println("resuming: " + before + " of " + total + " generations are done");
        }
    }

    @Override
    public synchronized void generation(int cell, int trial, int generation) {
        done++;
        long now = System.nanoTime();
        if (audience != Audience.NOBODY && now - shown >= every) {
            shown = now;
            show(cell, trial, (now - start) / 1e9);
        }
    }

    @Override
    public synchronized void trial(int cell, int trial, String reason, int generationsLeftOut) {
        leftOut += generationsLeftOut;
        if (audience == Audience.PROGRAM) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("event", "trial");
            event.put("cell", cell);
            event.put("trial", trial);
            event.put("reason", reason);
            json(event);
        }
    }

    @Override
    public synchronized void warning(String message) {
        if (audience == Audience.PROGRAM) {
            json(Map.of("event", "warning", "message", message));
        } else {
            clear();
            err.println("warning: " + message);
        }
    }

    /** Leaves a clean line behind. */
    synchronized void finish() {
        clear();
        err.flush();
    }

    private void show(int cell, int trial, double seconds) {
        long behind = before + done + leftOut;
        double share = total == 0 ? 1 : Math.min(1, (double) behind / total);
        double rate = done / Math.max(seconds, 1e-9);
        double pace = (done + leftOut) / Math.max(seconds, 1e-9);
        double left = Math.max(0, total - behind) / Math.max(pace, 1e-9);
        if (audience == Audience.PROGRAM) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("event", "progress");
            event.put("done", behind);
            event.put("generations", total);
            event.put("per_second", rounded(rate));
            event.put("eta_seconds", rounded(left));
            json(event);
            return;
        }
        Cell<?> current = cells.get(cell);
        String text = String.format(
                Locale.ROOT,
                "%3.0f %%  %s generations/s%s  %s %s, trial %d",
                Math.floor(100 * share),
                TextTable.number(rounded(rate)),
                seconds < WARM ? "" : "  " + duration(left) + " left",
                current.panel(),
                String.join(" ", current.labels().values()),
                trial);
        String fitting = text.length() > 100 ? text.substring(0, 99) + "…" : text;
        err.print("\r" + fitting + " ".repeat(Math.max(0, width - fitting.length())));
        err.flush();
        width = fitting.length();
    }

    private static double rounded(double value) {
        return Math.rint(value * 10) / 10;
    }

    /** {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 60) {
            return whole + " s";
        } else if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    private void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }

    private void json(Map<String, Object> event) {
        err.println(JsonMapper.shared().writeValueAsString(event));
        err.flush();
    }
}
