package org.genloss.lab;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Journal;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Line;
import org.genloss.ledger.RunFolder;
import org.genloss.spec.UserError;

/**
 * Carries lines from the journals of trials into the ledger, in the ledger's order whatever order trials end in, and
 * decides in that same order when a cell needs no more trials.
 */
final class Committer {

    /** Most bytes carried at once. */
    private static final int CHUNK = 1 << 20;

    /** While lines arrive, the ledger is forced to disk at least so often; and at the end of every trial. */
    private static final long FORCE_NANOS = 2_000_000_000L;

    private final Experiment experiment;
    private final RunFolder folder;
    private final Ledger ledger;
    private final List<Ledger.Place> order;
    private final Map<Ledger.Place, Journal> journals = new HashMap<>();
    private final Map<Integer, TightRule> rules = new HashMap<>();
    private int head;
    private long carried;
    private long already;
    private long alreadyFrom;
    private long forced = System.nanoTime();

    /**
     * @param order all trials, in the order of the ledger
     */
    Committer(Experiment experiment, RunFolder folder, Ledger ledger, List<Ledger.Place> order) {
        this.experiment = experiment;
        this.folder = folder;
        this.ledger = ledger;
        this.order = order;
        experiment.cells().forEach(cell -> TightRule.of(experiment.stopping(), cell)
                .ifPresent(rule -> rules.put(cell.index(), rule)));
        catchUp();
    }

    /** Steps over what earlier starts have written, which must be the beginning of the order. */
    private void catchUp() {
        for (Map.Entry<Ledger.Place, Ledger.Span> entry : ledger.spans().entrySet()) {
            skipStopped();
            if (head >= order.size() || !order.get(head).equals(entry.getKey())) {
                throw new UserError(
                        folder.ledger() + " is damaged: trial " + entry.getKey().trial() + " of cell "
                                + entry.getKey().cell() + " stands where another belongs",
                        "restore the file from a copy, or start again in another folder with --out");
            }
            Ledger.Span span = entry.getValue();
            if (!span.ended()) {
                alreadyFrom = span.start();
                already = span.end() - span.start();
                return;
            }
            replay(entry.getKey(), span);
            head++;
        }
        skipStopped();
    }

    private void replay(Ledger.Place place, Ledger.Span span) {
        TightRule rule = rules.get(place.cell());
        if (rule == null) {
            return;
        }
        String lines = new String(
                ledger.read(span.start(), Math.toIntExact(span.end() - span.start())), StandardCharsets.UTF_8);
        lines.lines().forEach(rule::line);
        rule.trialEnded().ifPresent(reason -> stop(place, reason));
    }

    private void skipStopped() {
        while (head < order.size() && cancelled(order.get(head))) {
            head++;
        }
    }

    /** Whether the cell of this trial ended before it. */
    synchronized boolean cancelled(Ledger.Place place) {
        Integer trials = ledger.stopped().get(place.cell());
        return trials != null && place.trial() >= trials;
    }

    /** Number of trials that stand in the ledger or are not needed. */
    synchronized int committed() {
        return head;
    }

    /** A trial starts to write. */
    synchronized void opened(Ledger.Place place, Journal journal) {
        journals.put(place, journal);
        pump();
    }

    /** Carries what can be carried. */
    synchronized void pump() {
        while (head < order.size()) {
            Ledger.Place place = order.get(head);
            Journal journal = journals.get(place);
            if (journal == null) {
                break;
            }
            boolean ended = journal.ended();
            carry(place, journal, journal.length());
            if (!ended) {
                break;
            }
            finish(place, journal);
        }
        if (System.nanoTime() - forced > FORCE_NANOS) {
            force();
        }
    }

    private void carry(Ledger.Place place, Journal journal, long length) {
        while (carried < length) {
            boolean repeat = carried < already;
            long limit = repeat ? Math.min(length, already) : length;
            byte[] lines = journal.read(carried, (int) Math.min(CHUNK, limit - carried));
            if (repeat) {
                compare(place, lines);
            } else {
                ledger.append(lines);
            }
            carried += lines.length;
        }
    }

    /** What a resumed trial computes again must be what the ledger says already. */
    private void compare(Ledger.Place place, byte[] lines) {
        if (!Arrays.equals(lines, ledger.read(alreadyFrom + carried, lines.length))) {
            throw new UserError(
                    "trial " + place.trial() + " of cell " + place.cell() + " no longer gives the readings that "
                            + folder.ledger() + " holds",
                    "the program, its libraries or an external learner have changed since the run was started:"
                            + " start again in another folder with --out");
        }
    }

    private void finish(Ledger.Place place, Journal journal) {
        TightRule rule = rules.get(place.cell());
        Optional<String> reason = Optional.empty();
        if (rule != null) {
            String lines = new String(journal.read(0, Math.toIntExact(journal.length())), StandardCharsets.UTF_8);
            lines.lines().forEach(rule::line);
            reason = rule.trialEnded();
        }
        journals.remove(place);
        carried = 0;
        already = 0;
        head++;
        reason.ifPresent(why -> stop(place, why));
        skipStopped();
        // only then may the checkpoint go
        force();
        Disk.remove(folder.checkpoint(place.cell(), place.trial()));
    }

    private void stop(Ledger.Place place, String reason) {
        if (ledger.stopped().containsKey(place.cell()) || place.trial() + 1 >= experiment.trials()) {
            return;
        }
        int trials = place.trial() + 1;
        ledger.append(Line.stopped(place.cell(), trials, reason).getBytes(StandardCharsets.UTF_8));
        ledger.stopped().put(place.cell(), trials);
    }

    /** Returns when everything carried has reached the disk. */
    synchronized void force() {
        ledger.force();
        forced = System.nanoTime();
    }
}
