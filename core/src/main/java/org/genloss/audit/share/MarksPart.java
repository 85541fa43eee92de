package org.genloss.audit.share;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.genloss.audit.FoldHistogram;
import org.genloss.audit.Part;

/**
 * How many blocks of some text have each {@link Mark}, by fold, and where the first ones are. A document of up to {@value
 * org.genloss.audit.Block#LENGTH} characters is one block; of a longer one each block that has the mark counts.
 */
public final class MarksPart implements Part<MarksPart> {

    /** How many places are kept of each mark. */
    public static final int PLACES = 5;

    /** A document. Places are ordered by file and number. */
    public record Place(String file, long number) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingLong(Place::number);

    private final FoldHistogram blocks;
    private final List<TreeSet<Place>> places;

    MarksPart() {
        this(new FoldHistogram(Mark.values().length));
    }

    private MarksPart(FoldHistogram blocks) {
        this.blocks = blocks;
        this.places = List.of(Mark.values()).stream()
                .map(mark -> new TreeSet<>(ORDER))
                .toList();
    }

    /** Counts a block that has a mark. */
    void add(Mark mark, int fold, Place place) {
        blocks.add(fold, mark.ordinal());
        addPlace(mark.ordinal(), place);
    }

    private void addPlace(int mark, Place place) {
        TreeSet<Place> known = places.get(mark);
        known.add(place);
        if (known.size() > PLACES) {
            known.pollLast();
        }
    }

    /** How many blocks have a mark. */
    public long blocks(Mark mark) {
        return (long) blocks.all()[mark.ordinal()];
    }

    /** How many blocks of a fold have a mark. */
    public long blocks(Mark mark, int fold) {
        return blocks.fold(fold)[mark.ordinal()];
    }

    /** The first documents that have a mark, at most {@value #PLACES}. */
    public List<Place> places(Mark mark) {
        return List.copyOf(places.get(mark.ordinal()));
    }

    @Override
    public MarksPart merge(MarksPart other) {
        blocks.add(other.blocks);
        for (int mark = 0; mark < places.size(); mark++) {
            for (Place place : other.places.get(mark)) {
                addPlace(mark, place);
            }
        }
        return this;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(Boilerplate.VERSION);
        blocks.write(out);
        for (TreeSet<Place> known : places) {
            out.writeInt(known.size());
            for (Place place : known) {
                out.writeUTF(place.file);
                out.writeLong(place.number);
            }
        }
    }

    static MarksPart read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version != Boilerplate.VERSION) {
            throw new IOException(
                    "marks by version " + version + " of the list of phrases, not " + Boilerplate.VERSION);
        }
        MarksPart read = new MarksPart(FoldHistogram.read(in, Mark.values().length));
        for (int mark = 0; mark < read.places.size(); mark++) {
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                read.addPlace(mark, new Place(in.readUTF(), in.readLong()));
            }
        }
        return read;
    }
}
