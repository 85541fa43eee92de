package org.genloss.app.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.ledger.Manifest;
import org.genloss.spec.Canonical;
import org.genloss.spec.Node;
import org.genloss.spec.Place;

/**
 * The whole spec as it was understood: settings applied, defaults filled in, in one order. It is itself a spec of the
 * same experiment.
 */
final class Resolved {

    private static final Place PLACE = Place.of("resolved");

    private final Canonical canonical;

    Resolved(Canonical canonical) {
        this.canonical = canonical;
    }

    /** YAML. */
    String text(Header header, Grid grid, List<CellSpec> specs) {
        Map<String, Node> top = new LinkedHashMap<>(((Node.Mapping) canonical.of(header)).entries());
        Map<String, Map<String, Node>> panels = new LinkedHashMap<>();
        for (Manifest.Panel panel : grid.panels()) {
            panels.put(panel.panel(), panel(panel.panel(), grid, specs));
        }
        top.putAll(common(panels));
        panels.values().forEach(parts -> parts.keySet().removeAll(top.keySet()));
        Map<String, Node> named = new LinkedHashMap<>();
        for (Manifest.Panel panel : grid.panels()) {
            Map<String, Node> parts = new LinkedHashMap<>();
            if (!panel.title().isEmpty()) {
                parts.put("title", Canonical.text(panel.title()));
            }
            if (!panel.text().isEmpty()) {
                parts.put("text", Canonical.text(panel.text()));
            }
            parts.putAll(panels.get(panel.panel()));
            named.put(panel.panel(), new Node.Mapping(parts, PLACE));
        }
        boolean single = named.size() == 1
                && named.get("main") instanceof Node.Mapping only
                && only.entries().isEmpty();
        if (!single) {
            top.put("panels", new Node.Mapping(named, PLACE));
        }
        return Canonical.write(new Node.Mapping(top, PLACE));
    }

    /** What all cells of a panel share, and the sweep that tells them apart. */
    private Map<String, Node> panel(String panel, Grid grid, List<CellSpec> specs) {
        List<Map<String, Node>> cells = new ArrayList<>();
        Map<String, Node> sweep = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            if (grid.cells().get(i).panel().equals(panel)) {
                cells.add(((Node.Mapping) canonical.of(specs.get(i))).entries());
                sweep = grid.cells().get(i).sweep();
            }
        }
        Map<String, Node> parts = new LinkedHashMap<>(cells.get(0));
        for (Map<String, Node> cell : cells) {
            parts.entrySet().removeIf(part -> !write(part.getValue()).equals(write(cell.get(part.getKey()))));
        }
        keepPartlySwept(parts, cells.get(0), sweep.keySet());
        if (!sweep.isEmpty()) {
            parts.put("sweep", new Node.Mapping(sweep, PLACE));
        }
        return parts;
    }

    /** A dotted key of a sweep changes a part of something that has to be written down as well. */
    private static void keepPartlySwept(Map<String, Node> parts, Map<String, Node> first, Set<String> swept) {
        for (String key : swept) {
            int dot = key.indexOf('.');
            String root = dot < 0 ? key : key.substring(0, dot);
            if (dot > 0 && !swept.contains(root)) {
                parts.put(root, first.get(root));
            }
        }
    }

    /** What is the same in all panels. */
    private static Map<String, Node> common(Map<String, Map<String, Node>> panels) {
        Map<String, Node> common = new LinkedHashMap<>();
        Set<String> keys = new LinkedHashSet<>(Grid.names(CellSpec.class));
        keys.add("sweep");
        for (String key : keys) {
            Set<String> texts = new LinkedHashSet<>();
            panels.values().forEach(parts -> texts.add(write(parts.get(key))));
            if (texts.size() == 1 && !texts.contains("")) {
                common.put(key, panels.values().iterator().next().get(key));
            }
        }
        return common;
    }

    private static String write(Node node) {
        return node == null ? "" : Canonical.write(node);
    }

    /** SHA-256 of a text, hexadecimal. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
