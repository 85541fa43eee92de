package org.genloss.provenance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON-LD context of Croissant 1.1 (appendix 1 of the specification) with the prefix of PROV-O. One thing differs: schema.org
 * is named with https, as in Croissant 1.0 and in the example data sets of 1.1. The reference implementation refuses http, which the
 * appendix has (mlcommons/croissant, issue 1018); for schema.org both are one vocabulary.
 */
final class CroissantContext {

    private static final List<String> TERMS = List.of(
            "annotation",
            "arrayShape",
            "citeAs",
            "column",
            "containedIn",
            "equivalentProperty",
            "excludes",
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
            "isArray",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "recordSet",
            "references",
            "regex",
            "readLines",
            "sdVersion",
            "separator",
            "source",
            "subField",
            "transform",
            "unArchive",
            "value");

    private CroissantContext() {}

    /** Terms and prefixes. */
    static Map<String, Object> terms() {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("@language", "en");
        terms.put("@vocab", "https://schema.org/");
        terms.put("sc", "https://schema.org/");
        terms.put("cr", "http://mlcommons.org/croissant/");
        terms.put("rai", "http://mlcommons.org/croissant/RAI/");
        terms.put("dct", "http://purl.org/dc/terms/");
        terms.put("prov", "http://www.w3.org/ns/prov#");
        terms.put("conformsTo", "dct:conformsTo");
        terms.put("data", typed("data", "@json"));
        terms.put("dataType", typed("dataType", "@vocab"));
        terms.put("examples", typed("examples", "@json"));
        TERMS.forEach(term -> terms.put(term, "cr:" + term));
        return terms;
    }

    private static Map<String, String> typed(String term, String type) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("@id", "cr:" + term);
        typed.put("@type", type);
        return typed;
    }
}
