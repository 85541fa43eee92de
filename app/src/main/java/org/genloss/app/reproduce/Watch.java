package org.genloss.app.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Symbols;
import org.genloss.lab.Cell;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;

/** What a picture shows of a chain and no reading says: sees every measured generation. For cells of one trial. */
record Watch<S extends Sample<S>>(Consumer<Snapshot<S>> eye) implements Metric<S> {

    /** A cell of points. */
    @SuppressWarnings("unchecked") // asked of the source
    static Cell<Points> points(Cell<?> cell) {
        if (cell.source().sampleType() != Points.class) {
            throw new IllegalArgumentException("the cell is of " + cell.source().sampleType());
        }
        return (Cell<Points>) cell;
    }

    /** A cell of symbols. */
    @SuppressWarnings("unchecked") // asked of the source
    static Cell<Symbols> symbols(Cell<?> cell) {
        if (cell.source().sampleType() != Symbols.class) {
            throw new IllegalArgumentException("the cell is of " + cell.source().sampleType());
        }
        return (Cell<Symbols>) cell;
    }

    /** A cell of images. */
    @SuppressWarnings("unchecked") // asked of the source
    static Cell<Images> images(Cell<?> cell) {
        if (cell.source().sampleType() != Images.class) {
            throw new IllegalArgumentException("the cell is of " + cell.source().sampleType());
        }
        return (Cell<Images>) cell;
    }

    /** The same cell, watched. */
    static <S extends Sample<S>> Cell<S> on(Cell<S> cell, Consumer<Snapshot<S>> eye) {
        return with(cell, new Watch<>(eye));
    }

    /** The same cell with one metric more. */
    static <S extends Sample<S>> Cell<S> with(Cell<S> cell, Metric<S> more) {
        List<Metric<S>> metrics = new ArrayList<>(cell.metrics());
        metrics.add(more);
        return measured(cell, metrics);
    }

    /** The same cell with this metric in the place of its own. */
    static <S extends Sample<S>> Cell<S> instead(Cell<S> cell, Metric<S> only) {
        return measured(cell, List.of(only));
    }

    private static <S extends Sample<S>> Cell<S> measured(Cell<S> cell, List<Metric<S>> metrics) {
        return new Cell<>(
                cell.index(),
                cell.panel(),
                cell.labels(),
                cell.source(),
                cell.sourceKey(),
                cell.learner(),
                cell.decoding(),
                cell.sampling(),
                cell.policy(),
                cell.size(),
                cell.generations(),
                cell.evaluation(),
                metrics);
    }

    @Override
    public boolean measures(Class<?> sampleType) {
        return true;
    }

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            eye.accept(at);
            return List.<Reading>of();
        };
    }
}
