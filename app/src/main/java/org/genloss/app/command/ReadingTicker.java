package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.genloss.app.audit.Profiler;
import org.genloss.report.audit.Shown;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows how far the reading of a corpus is: one line that is written over on a terminal, JSON lines where a program is listening,
 * nothing in a file but what is told once.
 */
final class ReadingTicker implements Profiler.Watcher {

    /** Seconds until the pace is the program's own and not that of its start. */
    private static final double WARM = 2;

    private final PrintWriter err;
    private final Ticker.Audience audience;
    private final StatusLine line;
    private final Clock clock;
    private Profiler.NowReading reading;
    private long before;
    private long start;
    private long told;
    private String work = "";
    private int steps;
    private int allSteps;

    ReadingTicker(PrintWriter err, boolean json) {
        this(
                err,
                json
                        ? Ticker.Audience.PROGRAM
                        : Terminal.errIsTerminal() ? Ticker.Audience.PERSON : Ticker.Audience.FILE);
    }

    ReadingTicker(PrintWriter err, Ticker.Audience audience) {
        this.err = err;
        this.audience = audience;
        this.line = new StatusLine(err);
        this.clock = new Clock(this::beat);
        clock.start();
    }

    @Override
    public synchronized void begins(Profiler.NowReading what) {
        work = "";
        reading = what;
        start = System.nanoTime();
        told = start;
        before = what.done().getAsLong();
        if (audience != Ticker.Audience.PROGRAM && before > 0) {
            line.clear();
            err.println("resuming " + what.name() + ": " + Shown.bytes(before) + " of " + Shown.bytes(what.bytes())
                    + " are done");
            err.flush();
        }
    }

    @Override
    public synchronized void ends() {
        reading = null;
        line.clear();
    }

    @Override
    public synchronized void measuring(String what, int done, int of) {
        if (done == 0 || work.isEmpty()) {
            start = System.nanoTime();
        }
        work = what;
        steps = done;
        allSteps = of;
        show();
    }

    /** Leaves a clean line behind. */
    synchronized void finish() {
        clock.stop();
        reading = null;
        work = "";
        line.clear();
        err.flush();
    }

    /** Twice a second: nothing need happen for long. */
    synchronized void beat() {
        if (reading == null) {
            show();
            return;
        }
        long now = System.nanoTime();
        double seconds = (now - start) / 1e9;
        long done = reading.done().getAsLong();
        double pace = (done - before) / Math.max(seconds, 1e-9);
        double left = (reading.bytes() - done) / Math.max(pace, 1e-9);
        if (audience == Ticker.Audience.PERSON) {
            line.show(String.format(
                    Locale.ROOT,
                    "%3.0f %%  %s  %s/s%s",
                    Math.floor(100.0 * done / Math.max(1, reading.bytes())),
                    reading.name(),
                    Shown.bytes(Math.round(pace)),
                    seconds < WARM ? "" : "  " + Ticker.duration(left) + " left"));
        } else if (audience == Ticker.Audience.PROGRAM && now - told >= 1_000_000_000L) {
            told = now;
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("event", "reading");
            event.put("corpus", reading.name());
            event.put("bytes", reading.bytes());
            event.put("done", done);
            event.put("bytes_per_second", Math.round(pace));
            event.put("eta_seconds", Math.round(left));
            err.println(JsonMapper.shared().writeValueAsString(event));
            err.flush();
        }
    }

    /** What is being computed, and how long it will take by what its other steps took. */
    private void show() {
        if (work.isEmpty() || audience != Ticker.Audience.PERSON) {
            return;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String left = steps == 0 ? "" : "  " + Ticker.duration(seconds / steps * (allSteps - steps)) + " left";
        line.show(work + (allSteps > 1 ? " (" + (steps + 1) + " of " + allSteps + ")" : "") + "  "
                + Ticker.duration(seconds) + left);
    }
}
