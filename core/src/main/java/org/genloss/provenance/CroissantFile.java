package org.genloss.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file in Croissant, as a thing to fetch and as a set of records.
 *
 * @param file what it is
 * @param checked what is in it
 * @param id its relative URL
 */
record CroissantFile(RecordFile file, Verification.Checked checked, String id) {

    /** Cardinality, as the specification's example of statistics names it. */
    private static final String CARDINALITY = "http://www.wikidata.org/entity/Q4049983";

    /** The columns of provenance: what they are, and their property in other vocabularies. */
    private static final Map<String, String[]> ABOUT = about();

    private static Map<String, String[]> about() {
        Map<String, String[]> about = new LinkedHashMap<>();
        about.put(Column.ORIGIN, new String[] {
            "Who wrote the record, as stated: human, synthetic, mixed or unknown.", "dct:type", "sc:Text"
        });
        about.put(Column.GENERATOR, new String[] {
            "The models or laws that wrote the record, several parted by '; '.",
            "prov:wasAttributedTo",
            "prov:SoftwareAgent"
        });
        about.put(
                Column.GENERATION,
                new String[] {"How many models stand between the record and what no model wrote.", "", "sc:Integer"});
        about.put(Column.PARENTS, new String[] {
            "SHA-256 of the records or data sets that the record was made from.", "prov:wasDerivedFrom", "prov:Entity"
        });
        about.put(Column.SHA256, new String[] {
            "SHA-256 of the record's text as UTF-8, or of its numbers as doubles, the lowest byte first.",
            "sc:sha256",
            "sc:Text"
        });
        about.put(
                Column.COPIES,
                new String[] {"How many records became this one when duplicates were removed.", "", "sc:Integer"});
        return about;
    }

    /** The file. */
    Map<String, Object> object() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@type", "cr:FileObject");
        json.put("@id", id);
        json.put("name", file.path().getFileName().toString());
        json.put("contentUrl", id);
        json.put("contentSize", Digest.size(file.path()) + " B");
        json.put("encodingFormat", file.mime());
        json.put("sha256", Digest.of(file.path()));
        // as a parent the file is named by the hash of its records, whatever its format
        json.put(
                "prov:alternateOf",
                Croissant.references(List.of(checked.sha256())).get(0));
        if (!checked.parents().isEmpty()) {
            json.put("prov:wasDerivedFrom", Croissant.references(checked.parents()));
        }
        return json;
    }

    /** Its records: content as fields, where they come from as annotations of the whole record. */
    Map<String, Object> recordSet() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@type", "cr:RecordSet");
        json.put("@id", id + "/records");
        json.put("name", file.path().getFileName() + " records");
        List<Object> fields = new ArrayList<>();
        List<Object> annotations = new ArrayList<>();
        if (!file.table()) {
            fields.add(field("content", List.of("sc:Text"), Map.of("fileProperty", "content")));
        }
        file.columns().forEach((name, type) -> {
            if (ABOUT.containsKey(name)) {
                annotations.add(annotation(name, type));
            } else {
                fields.add(column(name, type, List.of(dataType(type))));
            }
        });
        annotations.add(count());
        json.put("field", fields);
        json.put("annotation", annotations);
        return json;
    }

    private Map<String, Object> annotation(String name, String type) {
        String[] about = ABOUT.get(name);
        String plain = dataType(type);
        List<String> types = about[2].startsWith("prov:") ? List.of(plain, about[2]) : List.of(about[2]);
        Map<String, Object> json = column(name, type, types);
        json.put("description", about[0]);
        if (!about[1].isEmpty()) {
            json.put("equivalentProperty", about[1]);
        }
        return json;
    }

    private Map<String, Object> count() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@type", "cr:Field");
        json.put("@id", id + "/records/count");
        json.put("name", "count");
        json.put("description", "Number of records.");
        json.put("dataType", List.of("sc:Integer", CARDINALITY));
        json.put("value", checked.records());
        return json;
    }

    private Map<String, Object> column(String name, String type, List<String> types) {
        Map<String, Object> json = field(name, types, Map.of("column", name));
        if (type.endsWith("]")) {
            json.put("isArray", true);
            json.put("arrayShape", "-1");
        }
        return json;
    }

    private Map<String, Object> field(String name, List<String> types, Map<String, Object> extract) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("fileObject", Map.of("@id", id));
        source.put("extract", extract);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@type", "cr:Field");
        json.put("@id", id + "/records/" + name);
        json.put("name", name);
        json.put("dataType", types.size() == 1 ? types.get(0) : types);
        json.put("source", source);
        return json;
    }

    /** The atomic type of a column of DuckDB, of a list that of its elements; of anything nested the text. */
    private static String dataType(String type) {
        String element = type.replaceFirst("\\[\\d*\\]$", "");
        if (element.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?")) {
            return "sc:Integer";
        } else if (element.matches("FLOAT|DOUBLE|DECIMAL\\(.*\\)")) {
            return "sc:Float";
        } else if (element.equals("BOOLEAN")) {
            return "sc:Boolean";
        } else if (element.equals("DATE")) {
            return "sc:Date";
        }
        return element.startsWith("TIMESTAMP") ? "sc:DateTime" : "sc:Text";
    }
}
