package org.genloss.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into {@link Node}s that know their lines. A spec is small: files above a megabyte, more than {@value
 * #MOST_NODES} values (aliases counted as often as they are used) and more than {@value #MOST_LEVELS} levels are
 * refused, so that no file can exhaust memory. Tags are refused too; a spec cannot name a class.
 */
public final class Yaml {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_NODES = 20_000;
    private static final int MOST_LEVELS = 30;

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private int nodes;

    private Yaml(String text, String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.events = new Parse(LoadSettings.builder().setLabel(file).build())
                .parseString(text)
                .iterator();
    }

    /**
     * Reads a file.
     *
     * @throws UserError if it is missing, unreadable, too large or not UTF-8
     * @throws InvalidSpec if it is not one YAML document, or is empty
     */
    public static Node read(Path path) {
        byte[] bytes;
        try {
            if (Files.isDirectory(path)) {
                throw new UserError("spec " + path + " is a folder", "name the .yaml file in it");
            }
            if (!Files.exists(path)) {
                throw new UserError(
                        "spec " + path + " does not exist", "check the path, or see `genloss list` for names");
            }
            if (Files.size(path) > MOST_BYTES) {
                throw new UserError(
                        "spec " + path + " has " + Files.size(path) + " bytes, but a spec has at most " + MOST_BYTES,
                        "name the spec, not the data it describes");
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UserError("spec " + path + " cannot be read: " + e, "check the path and its permissions", e);
        }
        return read(decode(bytes, path.toString()), path.toString());
    }

    /**
     * Reads a text.
     *
     * @param file what messages call it
     * @throws InvalidSpec if it is not one YAML document, or is empty
     */
    public static Node read(String text, String file) {
        Problems problems = new Problems();
        Node node = null;
        try {
            node = new Yaml(text, file, problems).document();
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark()
                    .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1, ""))
                    .orElse(Place.of(file));
            problems.add(place, "this is not YAML: " + e.getProblem(), "correct the line or the one before it");
        } catch (YamlEngineException e) {
            problems.add(Place.of(file), "this is not YAML: " + e.getMessage(), "write it as UTF-8 text");
        }
        problems.orThrow();
        return node;
    }

    private static String decode(byte[] bytes, String file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UserError("spec " + file + " is not UTF-8 text", "save it as UTF-8", e);
        }
    }

    private Node document() {
        Node top = null;
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent start) {
                documents++;
                Place place = place(start, Place.of(file));
                if (documents > 1) {
                    problems.add(place, "a second document begins here", "keep one document a file");
                    return top;
                }
                top = node(start, place, 1);
            }
        }
        if (top == null || top instanceof Node.Scalar scalar && scalar.empty()) {
            problems.add(
                    Place.of(file), "there is nothing in it", "write a spec; `genloss show first-look` prints one");
        }
        return top;
    }

    private Node node(NodeEvent event, Place place, int level) {
        if (++nodes > MOST_NODES || level > MOST_LEVELS) {
            throw new InvalidSpec(List.of(new Problem(
                    place,
                    nodes > MOST_NODES
                            ? "there are more than " + MOST_NODES + " values (aliases count each time)"
                            : "there are more than " + MOST_LEVELS + " levels",
                    "a spec is small; write it out plainly")));
        }
        Node node;
        if (event instanceof AliasEvent alias) {
            return alias(alias, place);
        } else if (event instanceof ScalarEvent scalar) {
            refuse(scalar.getTag(), place);
            node = new Node.Scalar(scalar.getValue(), scalar.isPlain(), place);
        } else if (event instanceof SequenceStartEvent sequence) {
            refuse(sequence.getTag(), place);
            node = sequence(place, level);
        } else {
            refuse(((CollectionStartEvent) event).getTag(), place);
            node = mapping(place, level);
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private void refuse(Optional<String> tag, Place place) {
        tag.ifPresent(name -> problems.add(place, "the tag " + name + " is not allowed", "leave the tag out"));
    }

    private Node alias(AliasEvent event, Place place) {
        Anchor name = event.getAnchor().orElseThrow();
        Node target = anchors.get(name);
        if (target == null) {
            problems.add(place, "*" + name + " is not defined above", "define &" + name + " before it is used");
            return new Node.Scalar("", true, place);
        }
        nodes += count(target);
        return target.at(place);
    }

    private static int count(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return 1 + sequence.items().stream().mapToInt(Yaml::count).sum();
        }
        if (node instanceof Node.Mapping mapping) {
            return 1 + mapping.entries().values().stream().mapToInt(Yaml::count).sum();
        }
        return 1;
    }

    private Node sequence(Place place, int level) {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        while (event instanceof NodeEvent start) {
            items.add(node(start, place(start, place.item(items.size())), level + 1));
            event = events.next();
        }
        return new Node.Sequence(items, place);
    }

    private Node mapping(Place place, int level) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Event event = events.next();
        while (event instanceof NodeEvent start) {
            Node key = node(start, place(start, place), level + 1);
            String name = key instanceof Node.Scalar scalar ? scalar.text() : "?";
            Place here = place(start, place.key(name));
            if (!(key instanceof Node.Scalar)) {
                problems.add(here, "a key must be text, but is " + key.describe(), "write key: value");
            }
            Node value = node((NodeEvent) events.next(), here, level + 1);
            Node before = entries.putIfAbsent(name, value);
            if (before != null) {
                problems.add(
                        here,
                        "the key '" + name + "' stands here twice, first in line "
                                + before.place().line(),
                        "keep one of them");
            }
            event = events.next();
        }
        return new Node.Mapping(entries, place);
    }

    private static Place place(NodeEvent event, Place path) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isEmpty()
                ? path
                : path.on(mark.get().getLine() + 1, mark.get().getColumn() + 1);
    }
}
