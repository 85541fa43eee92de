package org.genloss.provenance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Files of records described in Croissant 1.1 (MLCommons, 29 January 2026; JSON-LD), with their provenance in the PROV ontology of
 * the W3C: of the data set, of every file, and of every record by its columns.
 */
public final class Croissant {

    private static final String CROISSANT = "http://mlcommons.org/croissant/1.1";
    private static final String RAI = "http://mlcommons.org/croissant/RAI/1.0";

    /** Agents that are named; more are only counted. */
    private static final int MOST_AGENTS = 100;

    private final Verifier.Read read;
    private final Facts facts;
    private final Path folder;

    private Croissant(Verifier.Read read, Facts facts, Path folder) {
        this.read = read;
        this.facts = facts;
        this.folder = folder;
    }

    /**
     * What a person says of the data set; empty where nothing is said.
     *
     * @param name of the data set
     * @param license the URL of a licence
     * @param url of its page
     * @param creator name of a person or an organisation
     * @param published date, ISO 8601
     * @param version as 1.0.0
     */
    public record Facts(
            String name,
            String description,
            String license,
            String url,
            String creator,
            String published,
            String version) {

        /** What Croissant requires and nobody has said. */
        public List<String> missing() {
            List<String> missing = new ArrayList<>();
            said().forEach((key, value) -> {
                if (value.isEmpty() && !key.equals("version")) {
                    missing.add(key);
                }
            });
            return missing;
        }

        private Map<String, String> said() {
            Map<String, String> said = new LinkedHashMap<>();
            said.put("license", license);
            said.put("url", url);
            said.put("creator", creator);
            said.put("published", published);
            said.put("version", version);
            return said;
        }
    }

    /**
     * A description and what it rests on.
     *
     * @param json the description; empty if a hash or a chain is broken
     */
    public record Described(Verification verification, Optional<Map<String, Object>> json) {}

    /**
     * Verifies files and describes them if all that is said of them holds together.
     *
     * @param folder in which the description will lie; files are named relative to it
     * @param arguments as in {@link Verifier#verify}
     * @param manifests as there
     * @param text as there
     */
    public static Described of(
            Path folder, List<Path> arguments, List<Path> manifests, Optional<String> text, Facts facts) {
        Verifier.Read read = Verifier.read(arguments, manifests, text);
        return new Described(
                read.verification(),
                read.verification().holds()
                        ? Optional.of(new Croissant(read, facts, folder).dataset())
                        : Optional.empty());
    }

    private Map<String, Object> dataset() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@context", CroissantContext.terms());
        json.put("@type", "sc:Dataset");
        json.put("conformsTo", List.of(CROISSANT, RAI));
        json.put("name", facts.name());
        json.put("description", facts.description().isEmpty() ? summary() : facts.description());
        put(json, "license", facts.license());
        put(json, "url", facts.url());
        if (!facts.creator().isEmpty()) {
            json.put("creator", Map.of("@type", "sc:Organization", "name", facts.creator()));
        }
        put(json, "datePublished", facts.published());
        put(json, "version", facts.version());
        provenance(json);
        json.put("rai:dataCollection", summary());
        json.put("rai:dataLimitations", limitations());
        List<Object> files = new ArrayList<>();
        List<Object> recordSets = new ArrayList<>();
        for (int i = 0; i < read.files().size(); i++) {
            Verification.Checked checked = read.verification().files().get(i);
            CroissantFile file = new CroissantFile(
                    RecordFile.at(read.files().get(i)), checked, id(read.files().get(i)));
            files.add(file.object());
            recordSets.add(file.recordSet());
        }
        json.put("distribution", files);
        json.put("recordSet", recordSets);
        return json;
    }

    private static void put(Map<String, Object> json, String key, String value) {
        if (!value.isEmpty()) {
            json.put(key, value);
        }
    }

    /** From what the whole was made, and who made it. What lies in the files themselves is no source of them. */
    private void provenance(Map<String, Object> json) {
        TreeSet<String> parents = new TreeSet<>();
        read.verification().files().forEach(file -> parents.addAll(file.parents()));
        read.verification().files().forEach(file -> parents.remove(file.sha256()));
        List<Object> entities = new ArrayList<>();
        for (Node node : read.nodes()) {
            if (parents.contains(node.provenance().sha256())) {
                Map<String, Object> entity = new LinkedHashMap<>();
                entity.put("@type", "prov:Entity");
                entity.put("@id", urn(node.provenance().sha256()));
                entity.put("prov:label", node.name());
                if (!node.provenance().parents().isEmpty()) {
                    entity.put(
                            "prov:wasDerivedFrom", references(node.provenance().parents()));
                }
                entities.add(entity);
            }
        }
        if (!entities.isEmpty()) {
            json.put("prov:wasDerivedFrom", entities);
        }
        List<Object> agents = new ArrayList<>();
        for (Verification.Share share : read.verification().generators()) {
            if (agents.size() < MOST_AGENTS && !share.name().startsWith("(")) {
                Map<String, Object> agent = new LinkedHashMap<>();
                agent.put("@type", "prov:SoftwareAgent");
                agent.put("prov:label", share.name());
                agents.add(agent);
            }
        }
        if (!agents.isEmpty()) {
            json.put("prov:wasAttributedTo", agents);
        }
    }

    private String summary() {
        Verification all = read.verification();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d records in %d files; by stated origin",
                all.records(),
                read.files().size()));
        String comma = " ";
        for (Verification.Share share : all.origins()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s%s %.2f %% (%.2f %% of bytes)",
                    comma,
                    share.name(),
                    100 * share.ofRecords(),
                    100 * share.ofBytes()));
            comma = ", ";
        }
        return text.append('.').toString();
    }

    private List<String> limitations() {
        Verification all = read.verification();
        List<String> limitations = new ArrayList<>();
        limitations.add(
                "Origins, generators and generations are claims of whoever wrote the files. Hashes show that content is"
                        + " unchanged, not who wrote it.");
        limitations.add(String.format(
                Locale.ROOT,
                "%d of %d records state the hash of their content, %d what they were made from.",
                all.withHash(),
                all.records(),
                all.withParents()));
        if (all.share(Origin.SYNTHETIC, Origin.MIXED) > 0) {
            limitations.add(
                    "What models write lacks rare events of what they were fitted to: training on it alone loses more"
                            + " of them in every generation.");
        }
        return limitations;
    }

    /** Hashes as names of entities. */
    static List<Object> references(List<String> hashes) {
        List<Object> references = new ArrayList<>();
        hashes.forEach(hash -> references.add(Map.of("@id", urn(hash))));
        return references;
    }

    private static String urn(String hash) {
        return "urn:sha256:" + hash;
    }

    /** A file's name below the folder of the description, as a relative URL; elsewhere its own name. */
    private String id(Path file) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        Path name = to.startsWith(from) ? from.relativize(to) : to;
        StringBuilder id = new StringBuilder();
        for (byte b : name.toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~/".indexOf(c) >= 0;
            id.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return id.toString();
    }
}
