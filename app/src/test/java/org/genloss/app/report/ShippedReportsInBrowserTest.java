package org.genloss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.genloss.app.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped experiments, made short, from the command to the page: every chart drawn, no complaint, no request. */
class ShippedReportsInBrowserTest {

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void firstLook() {
        look(run("first-look", "--set", "trials=3", "--set", "generations=8"), 3);
        assertEquals(3, browser.number("document.querySelectorAll('section.panel').length"));
        assertEquals(
                3,
                browser.number("document.querySelectorAll('figure.extinction .plot').length"),
                "when each type was lost, for each policy of the vocabulary");
        assertTrue(
                browser.number("DATA.panels[0].extinction[0].items.length") > 100,
                "every type that replace lost is there");
    }

    @Test
    void novels() throws IOException {
        Path texts = novel(folder.resolve("texts"));
        Path page = run(
                "novels",
                "--set",
                "source.path=" + texts,
                "--set",
                "trials=2",
                "--set",
                "generations=3",
                "--set",
                "size=60",
                "--set",
                "evaluation.draws=40",
                "--set",
                "evaluation.reference=10");
        look(page, 1);
        assertTrue((boolean) browser.evaluate("document.body.innerText.includes('perplexity')"
                + " || document.body.innerText.includes('Perplexity')"));
    }

    private static Path run(String... arguments) {
        Path out = folder.resolve("run-" + arguments[0]);
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", out.toString(), "--quiet"));
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);
        assertEquals(0, Main.run(writer, writer, all.toArray(String[]::new)), told.toString());
        return out.resolve("report.html");
    }

    /** A text with rare words, a quote and markup in it. */
    private static Path novel(Path folder) throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 9000; i++) {
            int word = (int) Math.floor(200 * Math.pow(random.nextDouble(), 3));
            text.append(word == 7 ? "</script>" : "word" + word).append(i % 17 == 16 ? ".\n" : " ");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("novel.txt"), text);
        return folder;
    }

    private static void look(Path page, int panels) {
        browser.width(1280);
        browser.open(page);
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        long plots = browser.number("document.querySelectorAll('.plot').length");
        assertTrue(plots >= 6L * panels, plots + " plots");
        assertEquals(plots, browser.number("""
                [...document.querySelectorAll('.plot')].filter((plot) => echarts.getInstanceByDom(plot)
                  && plot.querySelector('svg')
                  && plot.querySelector('svg').getBoundingClientRect().width > 150).length"""));
        assertEquals(List.of(), browser.complaints());
        assertEquals(0, browser.number("performance.getEntriesByType('resource').length"), "requests");
    }
}
