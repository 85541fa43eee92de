package org.genloss.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.ledger.Manifest;
import org.genloss.model.Sampling;
import org.genloss.provenance.Digest;
import org.genloss.provenance.Items;
import org.genloss.provenance.Lineage;
import org.genloss.provenance.Node;
import org.genloss.provenance.Origin;
import org.genloss.provenance.Provenance;
import org.genloss.spec.Names;

/**
 * Who writes what in one trial: its source and its models by name.
 *
 * @param manifest of the experiment
 * @param cell where in it
 * @param trial which one of the cell's
 * @param supply the cell's opened source
 * @param told what a person or the files themselves say of the real data, if anything
 */
public record Descent(Manifest manifest, Cell<?> cell, int trial, Supply<?> supply, Optional<Provenance> told) {

    private static final int BRIEF = 12;

    /** The chain of the trial, before its first training set. */
    public Lineage lineage() {
        return new Lineage(
                source(), this::model, cell.learner().warmStarts(), cell.sampling() == Sampling.CONTINUATIONS);
    }

    /**
     * Where real data come from. A law is a program: what is drawn from it is synthetic, although no model has learned it, and
     * its hash is that of its description. Of files nobody knows who wrote them unless a person says so, or they are published
     * data that are known by their checksums: all of these were made by people before models could have made them.
     */
    Node source() {
        String kind = kind(cell.source());
        if (supply.hash().isEmpty()) {
            Provenance law = new Provenance(Origin.SYNTHETIC, List.of("genloss:law/" + kind), 0, List.of());
            String text = cell.sourceKey();
            return new Node(Node.Kind.SOURCE, kind, "", 0, text, law.of(Digest.of(text)));
        }
        Origin origin = supply.published().isEmpty() ? Origin.UNKNOWN : Origin.HUMAN;
        Provenance files =
                told.orElse(new Provenance(origin, List.of(), 0, List.of())).of(supply.hash());
        String name = supply.published().isEmpty() ? kind : supply.published();
        return new Node(Node.Kind.SOURCE, name, "", 0, "", files);
    }

    /** The name of a model: the run by name and spec (which holds the seed), its place in it, and its family. */
    String model(int generation) {
        String spec = manifest.specHash();
        return String.format(
                Locale.ROOT,
                "genloss:%s/%s/c%04d/t%05d/g%05d#%s",
                manifest.name(),
                spec.substring(0, Math.min(BRIEF, spec.length())),
                cell.index(),
                trial,
                generation,
                kind(cell.learner()));
    }

    /**
     * What there is to say of items that were drawn only to be measured and looked at. As parent they have what their model was
     * fitted to; none where that is summed up or streamed.
     *
     * @param generation of the model
     * @param training what it was fitted to; empty for real items
     */
    <S extends Sample<S>> Provenance drawn(int generation, S drawn, Optional<Dataset<S>> training) {
        Node source = source();
        Provenance said = training.map(set -> new Provenance(
                        Origin.SYNTHETIC,
                        List.of(model(generation)),
                        1
                                + set.parts().stream()
                                        .mapToInt(Dataset.Part::generation)
                                        .max()
                                        .orElse(0),
                        hash(set).stream().toList()))
                .orElseGet(() -> new Provenance(
                        source.provenance().origin(),
                        source.provenance().generators(),
                        0,
                        List.of(source.provenance().sha256())));
        return hash(Dataset.of(drawn, Dataset.REAL)).map(said::of).orElse(said);
    }

    /** The hash of a data set whose items are all there. */
    private static <S extends Sample<S>> Optional<String> hash(Dataset<S> set) {
        if (set.compact() || set.streamed()) {
            return Optional.empty();
        }
        Digest digest = new Digest();
        set.parts().forEach(part -> new Items(part.items()).addTo(digest));
        return Optional.of(digest.end());
    }

    private static String kind(Object component) {
        return Names.snake(component.getClass().getSimpleName()).replace('_', '-');
    }
}
