package org.genloss.audit.share;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.genloss.audit.Block;
import org.genloss.audit.Observer;

/** Counts the explicit marks of machine-made text; they are no part of the estimated synthetic share. */
public final class MarksObserver implements Observer<MarksPart> {

    /** The name of its part. */
    public static final String NAME = "marks";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MarksPart none() {
        return new MarksPart();
    }

    @Override
    public Consumer<MarksPart> observe(Block block) {
        List<Mark> found = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            if (mark.isIn(block.text())) {
                found.add(mark);
            }
        }
        int fold = block.fold();
        MarksPart.Place place = new MarksPart.Place(block.file(), block.number());
        return part -> found.forEach(mark -> part.add(mark, fold, place));
    }

    @Override
    public MarksPart read(DataInput in) throws IOException {
        return MarksPart.read(in);
    }
}
