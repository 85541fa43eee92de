package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.app.Catalog;
import org.genloss.lab.Cell;
import org.genloss.lab.Forecast;
import org.genloss.lab.Progress;
import org.genloss.metric.Metric;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows how a run is getting on: one line that is written over on a terminal, JSON lines where a program is listening, how
 * long it will take in a file. Warnings are always written.
 */
final class Ticker implements Progress {

    /** Who is looking. */
    enum Audience {
        /** Nobody. */
        NOBODY,
        /** A file that a person may read later: only what is told once. */
        FILE,
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
    private final int threads;
    private final long every;
    private final long start = System.nanoTime();
    private long total;
    private long before;
    private long done;
    private long leftOut;
    /** Parts of generations that are done, of those in progress, by cell and trial. */
    private final Map<List<Integer>, Double> parts = new HashMap<>();

    private final StatusLine line;
    private final Clock clock;
    private long shown;
    /** Says where the run is. Kept for the clock: nothing need happen for minutes. */
    private Runnable last = () -> {};

    /**
     * @param cells of the run, by their index
     * @param threads of the run
     */
    Ticker(PrintWriter err, Audience audience, List<Cell<?>> cells, int threads) {
        this.err = err;
        this.audience = audience;
        this.cells = cells;
        this.threads = threads;
        this.every = audience == Audience.PERSON ? 200_000_000L : 1_000_000_000L;
        this.line = new StatusLine(err);
        this.clock = new Clock(this::beat);
        if (audience == Audience.PERSON) {
            clock.start();
        }
    }

    @Override
    public synchronized void preparing() {
        if (toldInWords()) {
            err.println(
                    "preparing data and metrics (minutes, where a metric fits a network of its own; it is then kept)");
            err.flush();
        }
    }

    @Override
    public synchronized void preparing(Metric<?> metric) {
        String name = Catalog.METRICS.name(metric);
        if (audience == Audience.PROGRAM) {
            json(Map.of("event", "preparing", "metric", name));
        } else if (audience == Audience.PERSON) {
            long begun = System.nanoTime();
            last = () -> line.show("preparing " + name + "  " + duration((System.nanoTime() - begun) / 1e9));
        }
    }

    /** Something to see every second, also while nothing ends: that it is alive. */
    synchronized void beat() {
        if (System.nanoTime() - shown >= 1_000_000_000L) {
            last.run();
        }
    }

    private boolean toldInWords() {
        return audience == Audience.FILE || audience == Audience.PERSON;
    }

    @Override
    public synchronized void expected(Forecast of) {
        if (!toldInWords()) {
            return;
        }
        line.clear();
        String least = duration(of.shortest());
        String most = duration(of.longest());
        err.println((of.writes() ? "fits and continuations: about " : "fits: about ")
                + (least.equals(most) ? least : least + " to " + most) + " a trial on "
                + threads + (threads == 1 ? " thread" : " threads") + "; " + of.trials()
                + (of.trials() == 1 ? " trial" : " trials, " + duration(of.all()) + " in all")
                + (of.writes()
                        ? " (estimated from a few batches and prompts; measuring comes on top)"
                        : " (estimated from a few batches; drawing and measuring come on top)"));
        err.flush();
    }

    @Override
    public synchronized void started(long generations, long already) {
        total = generations;
        before = already;
        last = () -> {};
        line.clear();
        if (audience == Audience.PROGRAM) {
            json(Map.of("event", "started", "generations", total, "done", before));
        } else if (audience == Audience.PERSON && already > 0) {
            err.println("resuming: " + before + " of " + total + " generations are done");
        }
    }

    @Override
    public synchronized void generation(int cell, int trial, int generation) {
        done++;
        parts.remove(List.of(cell, trial));
        tick(cell, trial, "");
    }

    @Override
    public synchronized void working(int cell, int trial, int generation, String what, double share) {
        parts.put(List.of(cell, trial), share);
        tick(cell, trial, "generation " + generation + ": " + what);
    }

    private void tick(int cell, int trial, String work) {
        last = () -> show(cell, trial, work);
        long now = System.nanoTime();
        if ((audience == Audience.PERSON || audience == Audience.PROGRAM) && now - shown >= every) {
            shown = now;
            last.run();
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
            line.clear();
            err.println("warning: " + message);
        }
    }

    /** Leaves a clean line behind. */
    synchronized void finish() {
        clock.stop();
        last = () -> {};
        line.clear();
        err.flush();
    }

    private void show(int cell, int trial, String work) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double begun = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        double behind = before + done + leftOut + begun;
        double share = total == 0 ? 1 : Math.min(1, behind / total);
        double rate = (done + begun) / Math.max(seconds, 1e-9);
        double pace = (done + leftOut + begun) / Math.max(seconds, 1e-9);
        double left = Math.max(0, total - behind) / Math.max(pace, 1e-9);
        if (audience == Audience.PROGRAM) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("event", "progress");
            event.put("done", before + done + leftOut);
            event.put("generations", total);
            event.put("per_second", rounded(rate));
            event.put("eta_seconds", rounded(left));
            if (!work.isEmpty()) {
                event.put("work", work);
            }
            json(event);
            return;
        }
        Cell<?> current = cells.get(cell);
        String text = String.format(
                Locale.ROOT,
                "%3.0f %%  %s%s  %s %s, trial %d",
                Math.floor(100 * share),
                work.isEmpty() ? TextTable.number(rounded(rate)) + " generations/s" : work,
                seconds < WARM ? "" : "  " + duration(left) + " left",
                current.panel(),
                String.join(" ", current.labels().values()),
                trial);
        line.show(text);
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

    private void json(Map<String, Object> event) {
        err.println(JsonMapper.shared().writeValueAsString(event));
        err.flush();
    }
}
