package org.genloss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTest {

    private static String message(String yaml) {
        return assertThrows(InvalidSpec.class, () -> Yaml.read(yaml, "a.yaml")).getMessage();
    }

    @Test
    void everyNodeKnowsItsLineAndPath() {
        Node.Mapping top = (Node.Mapping) Yaml.read("a: 1\nb:\n  c:\n    - x\n    - {d: y}\n", "a.yaml");
        Node.Mapping b = (Node.Mapping) top.entries().get("b");
        Node.Sequence c = (Node.Sequence) b.entries().get("c");
        Node d = ((Node.Mapping) c.items().get(1)).entries().get("d");
        assertEquals("a.yaml:1:1: a", top.entries().get("a").place().toString());
        assertEquals("a.yaml:3:3: b.c", c.place().toString());
        assertEquals("a.yaml:5:8: b.c[1].d", d.place().toString());
    }

    @Test
    void aKeyThatStandsTwiceIsAProblem() {
        assertEquals(
                "a.yaml:3:1: a: the key 'a' stands here twice, first in line 1\n  remedy: keep one of them",
                message("a: 1\nb: 2\na: 3\n"));
    }

    @Test
    void whatIsNotYamlIsAProblemWithItsLine() {
        String message = message("a: [1, 2\nb: 3\n");
        assertTrue(message.startsWith("a.yaml:2:"), message);
        assertTrue(message.contains("this is not YAML"), message);
    }

    @Test
    void tagsSecondDocumentsAndEmptinessAreProblems() {
        assertTrue(message("a: !!java.lang.Runtime x\n").contains("is not allowed"));
        assertTrue(message("a: 1\n---\nb: 2\n").contains("a second document"));
        assertTrue(message("# nothing\n").contains("there is nothing in it"));
        assertTrue(message("").contains("there is nothing in it"));
    }

    @Test
    void anAliasIsACopyAtItsOwnPath() {
        Node.Mapping top = (Node.Mapping) Yaml.read("a: &x {n: 1}\nb: *x\n", "a.yaml");
        Node.Mapping b = (Node.Mapping) top.entries().get("b");
        assertEquals("b.n", b.entries().get("n").place().path());
        assertTrue(message("b: *x\n").contains("is not defined above"));
        assertTrue(message("a: &x [*x]\n").contains("is not defined above"));
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        assertTrue(message(yaml.toString()).contains("more than 20000 values"));
        assertTrue(message("[".repeat(50_000)).contains("more than 30 levels"));
    }

    @Test
    void aFileIsReadAsUtf8AndWithinReason(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertTrue(assertThrows(UserError.class, () -> Yaml.read(latin))
                .getMessage()
                .contains("not UTF-8"));
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertTrue(assertThrows(UserError.class, () -> Yaml.read(large))
                .getMessage()
                .contains("at most 1048576"));
        assertTrue(assertThrows(UserError.class, () -> Yaml.read(folder))
                .getMessage()
                .contains("is a folder"));
        assertTrue(assertThrows(UserError.class, () -> Yaml.read(folder.resolve("none.yaml")))
                .getMessage()
                .contains("does not exist"));
    }
}
