package org.genloss.provenance;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Recomputes the hash of every record, follows the chains of parents and counts who wrote how much. Memory does not grow with the
 * number of records.
 */
public final class Verifier {

    private static final String NOT_SAID = "(not said)";

    private final Workspace workspace;
    private final Optional<String> text;
    private final Faults faults = new Faults();
    private final Tally origins = new Tally();
    private final Tally generators = new Tally();
    private final List<String> names = new ArrayList<>();
    private final Map<Path, Verification.Checked> checked = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private long withHash;
    private long withParents;
    private int setsChecked;

    private Verifier(Workspace workspace, Optional<String> text) {
        this.workspace = workspace;
        this.text = text;
    }

    /**
     * Verifies files together: what one says of its parents may be in another.
     *
     * @param arguments files, folders and patterns; a file called {@value Node#MANIFEST} is a manifest
     * @param manifests of sources and data sets, JSONL
     * @param text the name of the column that holds the text; {@code text}, or all numbers, if a person has not said it
     * @throws org.genloss.spec.UserError if a file cannot be read
     */
    public static Verification verify(List<Path> arguments, List<Path> manifests, Optional<String> text) {
        return read(arguments, manifests, text).verification();
    }

    /**
     * What was read.
     *
     * @param files of records
     * @param nodes of all manifests
     */
    record Read(Verification verification, List<Path> files, List<Node> nodes) {}

    /** As {@link #verify}. */
    static Read read(List<Path> arguments, List<Path> manifests, Optional<String> text) {
        List<Path> files = RecordFile.named(arguments);
        try (Workspace workspace = new Workspace()) {
            return new Verifier(workspace, text)
                    .all(
                            files.stream().filter(path -> !isManifest(path)).toList(),
                            Stream.concat(files.stream().filter(Verifier::isManifest), manifests.stream())
                                    .distinct()
                                    .toList());
        } catch (SQLException e) {
            throw Duck.failed(e);
        }
    }

    private static boolean isManifest(Path path) {
        return path.endsWith(Node.MANIFEST);
    }

    private Read all(List<Path> files, List<Path> manifests) throws SQLException {
        for (Path file : files) {
            checked.put(real(file), records(file));
        }
        for (Path manifest : manifests) {
            nodes(manifest);
        }
        workspace.end();
        long unchecked = new Chains(workspace, names, faults).check();
        Verification verification = new Verification(
                List.copyOf(checked.values()),
                origins.records(),
                origins.bytes(),
                origins.of(Stream.of(Origin.values()).map(Origin::word).toList()),
                generators.all(),
                withHash,
                withParents,
                unchecked,
                nodes.size(),
                setsChecked,
                faults.faults(),
                faults.broken());
        return new Read(verification, files, nodes);
    }

    private Verification.Checked records(Path path) {
        int file = names.size();
        names.add(path.toString());
        Digest set = new Digest();
        TreeSet<String> parents = new TreeSet<>();
        long before = origins.bytes();
        RecordReader.read(RecordFile.at(path), text, found -> {
            Provenance said = found.said();
            found.problem().ifPresent(what -> faults.add(Faults.Kind.UNREADABLE, path.toString(), found.row(), what));
            if (!said.sha256().isEmpty()) {
                withHash++;
                if (!said.sha256().equals(found.hash())) {
                    String is = found.hash().isEmpty() ? "there is no content" : "content has " + found.hash();
                    faults.add(Faults.Kind.HASH, path.toString(), found.row(), "said is " + said.sha256() + ", " + is);
                }
            }
            withParents += said.parents().isEmpty() ? 0 : 1;
            origins.add(said.origin().word(), found.bytes());
            generators.add(said.generators().isEmpty() ? NOT_SAID : said.generator(), found.bytes());
            workspace.add(file, found.row(), found.hash(), said, 1);
            set.add(found.hash());
            if (parents.size() <= Verification.Checked.MOST_PARENTS) {
                parents.addAll(said.parents());
            }
        });
        boolean few = parents.size() <= Verification.Checked.MOST_PARENTS;
        return new Verification.Checked(
                path.toString(),
                set.records(),
                origins.bytes() - before,
                set.end(),
                few ? List.copyOf(parents) : List.of());
    }

    private void nodes(Path manifest) throws SQLException {
        int file = names.size();
        names.add(manifest.toString());
        List<Node> read = Manifest.read(
                manifest, (row, what) -> faults.add(Faults.Kind.UNREADABLE, manifest.toString(), row, what));
        long row = 0;
        for (Node node : read) {
            row++;
            if (node.provenance().sha256().isEmpty()) {
                continue;
            }
            Optional<String> recomputed = recomputed(node, manifest);
            if (recomputed.isPresent()) {
                setsChecked++;
                if (!recomputed.get().equals(node.provenance().sha256())) {
                    faults.add(
                            Faults.Kind.DATA_SET,
                            manifest.toString(),
                            row,
                            node.name() + " has " + recomputed.get() + ", not "
                                    + node.provenance().sha256());
                }
            }
            workspace.add(
                    file, row, node.provenance().sha256(), node.provenance(), node.kind() == Node.Kind.SOURCE ? 0 : 1);
        }
        nodes.addAll(read);
    }

    private Optional<String> recomputed(Node node, Path manifest) {
        if (!node.description().isEmpty()) {
            return Optional.of(Digest.of(node.description()));
        }
        return node.file().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(checked.get(real(manifest.resolveSibling(node.file()))))
                        .map(Verification.Checked::sha256);
    }

    private static Path real(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
