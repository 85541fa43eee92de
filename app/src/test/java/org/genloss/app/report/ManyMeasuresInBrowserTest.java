package org.genloss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genloss.report.FakeRun;
import org.genloss.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of 20 trials x 9 settings x 31 generations x 40 measures, and two runs in one. */
class ManyMeasuresInBrowserTest {

    @TempDir
    Path folder;

    @Test
    void aLargeRunOpensAtOnce() throws Exception {
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            Path run = folder.resolve("run");
            FakeRun.large(run, 20, 30, 40);
            Path page = Report.write(run);
            // 223,200 readings stay out; ECharts alone is 1 MB
            assertTrue(Files.size(page) < 4_000_000, Files.size(page) + " bytes");
            browser.open(page);
            long load = browser.number("performance.getEntriesByType('navigation')[0].loadEventEnd");
            // about a second on a quiet machine; the bound is for a busy one
            assertTrue(load < 10_000, load + " ms");
            assertEquals(List.of(), browser.complaints());
            assertEquals(18, browser.number("document.querySelectorAll('.grid:not(.more .grid) figure.curve').length"));
            browser.run("document.querySelector('.more').open = true");
            assertEquals(34, browser.number("document.querySelectorAll('#panel-0 .more figure.curve').length"));
        }
    }

    @Test
    void twoRunsShareTheirCharts() throws Exception {
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            Path run = folder.resolve("run");
            FakeRun.write(run);
            Path page = folder.resolve("compare.html");
            Report.write(List.of(run, run), page);
            browser.open(page);
            browser.run("drawAll()");
            assertEquals(6, browser.number("DATA.panels[0].measures[0].series.length"));
            assertEquals(
                    2,
                    browser.number("new Set(drawings[0].chart.getOption().series"
                            + ".filter((one) => one.type === 'line' && one.data.length > 2)"
                            + ".map((one) => String(one.lineStyle.type))).size"));
            assertEquals(List.of(), browser.complaints());
        }
    }
}
