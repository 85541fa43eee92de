package org.genloss.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every word of a description is one of the published context, and everything it names is there. */
class CroissantTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What we use of schema.org; any other word without a prefix is a slip. */
    private static final Set<String> SCHEMA_ORG = Set.of(
            "name",
            "description",
            "license",
            "url",
            "creator",
            "datePublished",
            "version",
            "distribution",
            "contentUrl",
            "contentSize",
            "encodingFormat",
            "sha256");

    /** Words of the vocabularies that we use by prefix. */
    private static final Map<String, Set<String>> PREFIXED = Map.of(
            "prov",
            Set.of("wasDerivedFrom", "wasAttributedTo", "alternateOf", "label", "Entity", "SoftwareAgent"),
            "rai",
            Set.of("dataCollection", "dataLimitations"),
            "dct",
            Set.of("type"),
            "sc",
            Set.of("Dataset", "Organization", "Text", "Integer", "Float", "Boolean", "Date", "DateTime", "sha256"),
            "cr",
            Set.of("FileObject", "RecordSet", "Field"));

    private static final Croissant.Facts FACTS = new Croissant.Facts(
            "mine", "", "https://spdx.org/licenses/CC0-1.0.html", "https://example.org", "Us", "2026-11-23", "1.0.0");

    @TempDir
    Path folder;

    private JsonNode published() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/croissant/context-1.1.json")) {
            return JSON.readTree(in).get("@context");
        }
    }

    private static String line(String text, String origin, int generation, String generator, String parent) {
        return "{\"text\": \"" + text + "\", \"origin\": \"" + origin + "\", \"generation\": " + generation
                + ", \"generator\": \"" + generator + "\", \"parents\": [\"" + parent + "\"], \"sha256\": \""
                + Digest.of(text)
                + "\"}";
    }

    /** Three formats, a name that is no URL, records by people and a model, and where both come from. */
    private JsonNode described() throws IOException, SQLException {
        String law = Digest.of("law");
        Files.writeString(
                folder.resolve("a b ü.jsonl"),
                line("one", "human", 0, "", law) + "\n" + line("two", "synthetic", 1, "m1", Digest.of("one")) + "\n");
        Files.writeString(folder.resolve("plain.txt"), "Call me Ishmael.");
        Files.writeString(
                folder.resolve("datasets.jsonl"),
                "{\"kind\": \"source\", \"name\": \"the law\", \"description\": \"law\", \"generation\": 0, \"sha256\": \""
                        + law + "\"}\n");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("COPY (SELECT 1 AS id, [0.5, 1.5] AS pixels, true AS good, DATE '2026-01-01' AS day,"
                    + " TIMESTAMP '2026-01-01 00:00:00' AS time, {'a': 1} AS nested, []::VARCHAR[] AS parents) TO '"
                    + folder.resolve("numbers.parquet") + "' (FORMAT parquet)");
        }
        Croissant.Described described = Croissant.of(folder, List.of(folder), List.of(), Optional.empty(), FACTS);
        assertTrue(described.verification().holds(), described.verification().toString());
        return JSON.valueToTree(described.json().orElseThrow());
    }

    @Test
    void theContextIsThePublishedOneWithProv() throws IOException {
        ObjectNode expected = (ObjectNode) published();
        expected.put("@vocab", expected.get("@vocab").asString().replace("http:", "https:"));
        expected.put("sc", expected.get("sc").asString().replace("http:", "https:"));
        expected.put("prov", "http://www.w3.org/ns/prov#");
        assertEquals(expected, JSON.valueToTree(CroissantContext.terms()));
    }

    @Test
    void everyWordIsKnown() throws IOException, SQLException {
        JsonNode described = described();
        Set<String> ids = new HashSet<>();
        ((ObjectNode) described).remove("@context");
        check(described, published(), ids);
        references(described, ids);
    }

    private static void check(JsonNode node, JsonNode context, Set<String> ids) {
        for (JsonNode element : node.isArray() ? node : JSON.createArrayNode()) {
            check(element, context, ids);
        }
        node.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            switch (key) {
                case "@id" -> assertTrue(node.size() == 1 || ids.add(value.asString()), "twice: " + value);
                case "@type", "dataType" ->
                    (value.isArray() ? value : JSON.createArrayNode().add(value))
                            .forEach(type -> known(type.asString()));
                case "equivalentProperty" -> known(value.asString());
                default -> assertTrue(context.has(key) || SCHEMA_ORG.contains(key) || isKnown(key), key);
            }
            check(value, context, ids);
        });
    }

    private static void known(String word) {
        assertTrue(isKnown(word) || word.equals("http://www.wikidata.org/entity/Q4049983"), word);
    }

    private static boolean isKnown(String word) {
        String[] parts = word.split(":", 2);
        return parts.length == 2 && PREFIXED.getOrDefault(parts[0], Set.of()).contains(parts[1]);
    }

    private static void references(JsonNode node, Set<String> ids) {
        if (node.isObject() && node.size() == 1 && node.has("@id")) {
            String id = node.get("@id").asString();
            assertTrue(ids.contains(id) || id.matches("urn:sha256:[0-9a-f]{64}"), id);
        }
        node.forEach(child -> references(child, ids));
    }

    @Test
    void filesAndColumnsAreAsTheyAre() throws IOException, SQLException {
        JsonNode described = described();
        assertEquals(
                "http://mlcommons.org/croissant/1.1",
                described.get("conformsTo").get(0).asString());
        JsonNode first = described.get("distribution").get(0);
        assertEquals("a%20b%20%C3%BC.jsonl", first.get("contentUrl").asString());
        assertEquals(
                Digest.of(folder.resolve("a b ü.jsonl")), first.get("sha256").asString());
        assertEquals(
                Files.size(folder.resolve("a b ü.jsonl")) + " B",
                first.get("contentSize").asString());
        assertEquals(
                List.of("application/jsonlines", "application/x-parquet", "text/plain"),
                described
                        .get("distribution")
                        .valueStream()
                        .map(file -> file.get("encodingFormat").asString())
                        .toList());
        JsonNode records = described.get("recordSet").get(0);
        assertEquals("[\"text\"]", names(records.get("field")));
        assertEquals(
                "[\"origin\",\"generation\",\"generator\",\"parents\",\"sha256\",\"count\"]",
                names(records.get("annotation")));
        JsonNode parents = records.get("annotation").get(3);
        assertEquals("prov:wasDerivedFrom", parents.get("equivalentProperty").asString());
        assertEquals("[\"sc:Text\",\"prov:Entity\"]", parents.get("dataType").toString());
        assertTrue(parents.get("isArray").asBoolean());
        assertEquals(
                "prov:wasAttributedTo",
                records.get("annotation").get(2).get("equivalentProperty").asString());
        assertEquals(2, records.get("annotation").get(5).get("value").asInt());
        JsonNode numbers = described.get("recordSet").get(1);
        assertEquals(
                List.of("sc:Integer", "sc:Float", "sc:Boolean", "sc:Date", "sc:DateTime", "sc:Text"),
                numbers.get("field")
                        .valueStream()
                        .map(field -> field.get("dataType").asString())
                        .toList());
        assertEquals(
                "content",
                described
                        .get("recordSet")
                        .get(2)
                        .get("field")
                        .get(0)
                        .get("source")
                        .get("extract")
                        .get("fileProperty")
                        .asString());
        Digest lines = new Digest();
        lines.add(Digest.of("one"));
        lines.add(Digest.of("two"));
        assertEquals(
                "urn:sha256:" + lines.end(),
                first.get("prov:alternateOf").get("@id").asString());
        // the source is named; the record that lies in the files is no source of them all
        assertEquals(1, described.get("prov:wasDerivedFrom").size());
        assertEquals(
                "the law",
                described.get("prov:wasDerivedFrom").get(0).get("prov:label").asString());
        assertEquals(
                "m1",
                described.get("prov:wasAttributedTo").get(0).get("prov:label").asString());
        assertTrue(described.get("rai:dataCollection").asString().startsWith("4 records in 3 files"));
    }

    private static String names(JsonNode fields) {
        return JSON.writeValueAsString(
                fields.valueStream().map(field -> field.get("name").asString()).toList());
    }

    @Test
    void whatIsBrokenIsNotDescribed() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), "{\"text\": \"x\", \"sha256\": \"" + Digest.of("y") + "\"}\n");
        Croissant.Described described = Croissant.of(folder, List.of(folder), List.of(), Optional.empty(), FACTS);
        assertFalse(described.verification().holds());
        assertTrue(described.json().isEmpty());
    }

    @Test
    void whatNobodyHasSaidIsAskedFor() {
        assertEquals(List.of(), FACTS.missing());
        assertEquals(
                List.of("license", "url", "creator", "published"),
                new Croissant.Facts("a", "", "", "", "", "", "").missing());
    }
}
