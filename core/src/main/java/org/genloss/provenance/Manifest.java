package org.genloss.provenance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of {@linkplain Node sources and data sets}, JSONL. */
final class Manifest {

    private static final Node NOTHING = new Node(Node.Kind.DATASET, "", "", 0, "", Provenance.UNKNOWN);

    private Manifest() {}

    /** Told of a line that is no node. */
    interface Complaint {
        void about(long line, String what);
    }

    /** The nodes, one a line; what cannot be understood is a node about which nothing is said. */
    static List<Node> read(Path path, Complaint complaint) {
        List<Node> nodes = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                nodes.add(node(line, nodes.size() + 1, complaint));
            }
        } catch (IOException e) {
            throw new UserError(
                    "the manifest " + path + " could not be read: " + e.getMessage(),
                    "check the path, and that it is JSONL in UTF-8",
                    e);
        }
        return nodes;
    }

    private static Node node(String line, int number, Complaint complaint) {
        try {
            JsonNode json = JsonMapper.shared().readTree(line);
            return new Node(
                    json.path("kind").asString("").equals("source") ? Node.Kind.SOURCE : Node.Kind.DATASET,
                    json.path("name").asString(""),
                    json.path("file").asString(""),
                    json.path("records").asLong(0),
                    json.path("description").asString(""),
                    Column.read(json));
        } catch (JacksonException e) {
            complaint.about(number, "it is not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            complaint.about(number, e.getMessage());
        }
        return NOTHING;
    }
}
