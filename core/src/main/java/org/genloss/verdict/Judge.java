package org.genloss.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Event;
import org.genloss.ledger.Expectation;
import org.genloss.ledger.Run;

/** Listens to a ledger being read, keeps what verdicts need, and judges at the end. */
public final class Judge {

    private final Run run;
    private final List<Expectation> laws;
    private final Set<String> ofLaws;
    private final List<Readings> cells;
    private final Map<String, Boolean> wanted = new HashMap<>();

    /** A judge of {@code run}, to whom its readings and events are told. */
    public Judge(Run run) {
        this.run = run;
        this.laws = run.laws();
        this.ofLaws = laws.stream().map(Expectation::reading).collect(Collectors.toUnmodifiableSet());
        this.cells = Stream.generate(Readings::new).limit(run.cells().size()).toList();
    }

    /** A reading of the ledger. */
    public void add(Entry entry) {
        if (wanted.computeIfAbsent(entry.metric(), this::serves)) {
            cells.get(entry.cell()).add(entry);
        }
    }

    private boolean serves(String metric) {
        return Risk.knows(metric)
                || ShapeFindings.knows(metric)
                || Readings.tellsOfRest(metric)
                || ofLaws.contains(metric);
    }

    /** An event of the ledger. */
    public void add(Event event) {
        cells.get(event.cell()).add(event);
    }

    /** What the run says, once all of the ledger has been told. */
    public Verdicts verdicts() {
        return Verdicts.of(run, laws, cells);
    }
}
