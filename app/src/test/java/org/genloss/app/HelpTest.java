package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the program says of itself. */
class HelpTest {

    @Test
    void everyCommandHasHelpWithAnExample() {
        PrintStream before = System.err;
        ByteArrayOutputStream aside = new ByteArrayOutputStream();
        System.setErr(new PrintStream(aside, true, StandardCharsets.UTF_8));
        try {
            helpOfEveryCommand();
        } finally {
            System.setErr(before);
        }
        // picocli warns there of a text that it takes for a format
        assertEquals("", aside.toString(StandardCharsets.UTF_8));
    }

    private static void helpOfEveryCommand() {
        for (String command : List.of(
                "run",
                "reproduce",
                "list",
                "show",
                "check",
                "compare",
                "attribute",
                "report",
                "export",
                "provenance",
                "schema",
                "audit",
                "profile",
                "merge")) {
            Cli help = Cli.run(command, "--help");
            assertEquals(0, help.code());
            assertTrue(help.out().contains("Example"), command);
            assertTrue(help.out().contains("genloss " + command), command);
            assertEquals(help.out(), Cli.run("help", command).out(), "help COMMAND says the same");
        }
        assertEquals(0, Cli.run("--help").code());
        assertEquals(2, Cli.run("help", "reproduze").code());
        assertTrue(Cli.run("--version").out().startsWith("genloss "));
        assertTrue(Cli.run().out().contains("compare"));
    }
}
