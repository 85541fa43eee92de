package org.genloss.provenance;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A source or a data set, as a line of a manifest: where a chain of parents goes on beyond the records of one file.
 *
 * @param kind what it is
 * @param name for people
 * @param file the file beside the manifest that holds its records; empty if they are not kept
 * @param records how many it has, 0 if that is not known
 * @param description of a source that is no file: the text whose hash identifies it; else empty
 * @param provenance what is said of it; its hash is that of the file of a source, of the description of a law, or of
 *     the hashes of a data set's records (see {@link Digest})
 */
public record Node(Kind kind, String name, String file, long records, String description, Provenance provenance) {

    /** Name of the file that holds the nodes of a folder. */
    public static final String MANIFEST = "datasets.jsonl";

    /** What a node is. */
    public enum Kind {
        /** What records are cut from or drawn from, without a model: they have its generation. */
        SOURCE,
        /** What a model was fitted to: what that writes is one generation further. */
        DATASET
    }

    /** As an object of JSON, keys in the order of the columns. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind.name().toLowerCase(Locale.ROOT));
        json.put("name", name);
        if (!file.isEmpty()) {
            json.put("file", file);
        }
        if (records > 0) {
            json.put("records", records);
        }
        if (!description.isEmpty()) {
            json.put("description", description);
        }
        json.putAll(json(provenance));
        return json;
    }

    /** What is said of a record, by column. */
    public static Map<String, Object> json(Provenance provenance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Column.ORIGIN, provenance.origin().word());
        if (!provenance.generators().isEmpty()) {
            json.put(Column.GENERATOR, provenance.generator());
        }
        if (provenance.generation().isPresent()) {
            json.put(Column.GENERATION, provenance.generation().getAsInt());
        }
        json.put(Column.PARENTS, provenance.parents());
        if (!provenance.sha256().isEmpty()) {
            json.put(Column.SHA256, provenance.sha256());
        }
        if (provenance.copies() > 1) {
            json.put(Column.COPIES, provenance.copies());
        }
        return json;
    }
}
