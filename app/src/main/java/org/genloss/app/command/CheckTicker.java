package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.genloss.app.reproduce.Check;
import org.genloss.app.reproduce.Reproduction;
import org.genloss.report.gallery.Claim;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows how a reproduction is getting on: a line for every check that has ended, and on a terminal one that is written over
 * for the check that is running; JSON lines where a program is listening.
 */
final class CheckTicker implements Reproduction.Watcher {

    private final PrintWriter err;
    private final boolean json;
    private final StatusLine line;
    private final Clock clock;
    private Check running;
    private String place = "";
    private double secondsLeft;
    private long start;

    CheckTicker(PrintWriter err, boolean json) {
        this.err = err;
        this.json = json;
        this.line = new StatusLine(err);
        this.clock = new Clock(this::show);
        if (!json && Terminal.errIsTerminal()) {
            clock.start();
        }
    }

    @Override
    public synchronized void begins(Check check, int number, int of, double left) {
        running = check;
        place = number + " of " + of;
        secondsLeft = left;
        start = System.nanoTime();
        if (json) {
            Map<String, Object> event = event("begins", check.id());
            event.put("number", number);
            event.put("of", of);
            event.put("eta_seconds", Math.rint(left * 10) / 10);
            write(event);
        } else {
            show();
        }
    }

    @Override
    public synchronized void ended(Claim claim) {
        boolean before = running == null || !running.id().equals(claim.id());
        running = null;
        line.clear();
        if (json) {
            Map<String, Object> event = event("ended", claim.id());
            event.put("status", claim.status());
            event.put("seconds", claim.seconds());
            event.put("done_before", before);
            write(event);
        } else {
            err.println(String.format(
                    Locale.ROOT,
                    "%-14s%-9s%s",
                    claim.id(),
                    claim.status(),
                    before ? "done before" : Ticker.duration(claim.seconds())));
            err.flush();
        }
    }

    /** Stops and leaves a clean line behind. */
    synchronized void close() {
        running = null;
        clock.stop();
        line.clear();
        err.flush();
    }

    private synchronized void show() {
        if (running == null || !Terminal.errIsTerminal()) {
            return;
        }
        double taken = (System.nanoTime() - start) / 1e9;
        line.show(running.id() + " (" + place + ")  " + Ticker.duration(taken) + "  about "
                + Ticker.duration(Math.max(1, secondsLeft - taken)) + " left");
    }

    private static Map<String, Object> event(String what, String id) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", what);
        event.put("id", id);
        return event;
    }

    private void write(Map<String, Object> event) {
        err.println(JsonMapper.shared().writeValueAsString(event));
        err.flush();
    }
}
