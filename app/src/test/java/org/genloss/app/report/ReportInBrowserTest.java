package org.genloss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.genloss.report.FakeRun;
import org.genloss.report.Report;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report as a reader meets it. Every test begins with a fresh page and ends without a complaint on the console. */
class ReportInBrowserTest {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        Path run = folder.resolve("run");
        FakeRun.write(run);
        page = Report.write(run);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.width(1280);
        browser.open(page);
    }

    @AfterEach
    void nothingComplained() {
        assertEquals(List.of(), browser.complaints());
        assertEquals(0, browser.number("performance.getEntriesByType('resource').length"), "requests");
        assertEquals(null, browser.evaluate("window.broken"), "text from data was run as a script");
    }

    @Test
    void everyChartIsDrawn() {
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        long plots = browser.number("document.querySelectorAll('.plot').length");
        // 14 curves, 3 histograms, 3 planes, 3 ranks, 3 maps of survival, 2 laws
        assertEquals(28, plots);
        assertEquals(
                plots,
                browser.number(
                        "[...document.querySelectorAll('.plot')].filter((plot) => echarts.getInstanceByDom(plot)).length"));
        // axes alone make about 30 elements; a chart with its curves has a coloured path at least
        assertEquals(plots, browser.number("""
                [...document.querySelectorAll('.plot')].filter((plot) => plot.querySelector('svg')
                  && plot.querySelector('svg').getBoundingClientRect().width > 150
                  && plot.querySelectorAll('path').length > 4).length"""));
    }

    @Test
    void chartsOutOfSightWait() {
        long drawn = browser.number("drawings.filter((drawing) => drawing.chart).length");
        assertTrue(drawn < 14, drawn + " drawn");
    }

    @Test
    void linesAreTheMediansOfTheTable() {
        browser.run("drawAll()");
        assertEquals(true, browser.evaluate("""
                (() => {
                  const { series } = DATA.panels[0].measures[0];
                  const drawn = drawings[0].chart.getOption().series.filter((one) => one.type === 'line' && one.data.length > 2);
                  return series.length === 3 && series.every((one, i) => one.median.every((m, g) => drawn[i].data[g][1] === m));
                })()"""));
    }

    @Test
    void tablesSortByClickAndByKeyboard() {
        browser.run("document.querySelector('figure.curve details.table').open = true");
        WebElement table = browser.driver().findElement(By.cssSelector("figure.curve table"));
        assertEquals(3 * 32, table.findElements(By.cssSelector("tbody tr")).size());
        WebElement head = table.findElement(By.cssSelector("th:nth-child(4) button"));
        head.sendKeys(Keys.ENTER);
        List<Double> up = column();
        List<Double> sorted = new ArrayList<>(up);
        Collections.sort(sorted);
        assertEquals(sorted, up);
        head.sendKeys(Keys.SPACE);
        Collections.reverse(sorted);
        assertEquals(sorted, column());
        assertEquals(
                "descending",
                table.findElement(By.cssSelector("th:nth-child(4)")).getDomAttribute("aria-sort"));
    }

    private static List<Double> column() {
        List<Double> values = new ArrayList<>();
        Object cells = browser.evaluate(
                "[...document.querySelectorAll('figure.curve tbody td:nth-child(4)')].map((cell) => cell.raw)");
        for (Object cell : (List<?>) cells) {
            values.add(((Number) cell).doubleValue());
        }
        return values;
    }

    @Test
    void tablesCopyAsCsv() {
        assertEquals("a,\"b\"\"c\"\n1.5,\n", browser.evaluate("csv({heads: ['a', 'b\"c'], rows: [[1.5, null]]})"));
        assertTrue(((String) browser.evaluate("csv(curveTable(DATA.panels[0], [DATA.panels[0].measures[0]], false))"))
                .startsWith("Setting,Generation,n,Median,5 %,95 %,Mean,\"Mean, 95 % from\",to,\"Of n, ended before\"\n"
                        + "replace,real,20,"));
    }

    @Test
    void theThemeGoesRound() {
        WebElement theme = browser.driver().findElement(By.id("theme"));
        String light = background();
        theme.click();
        assertEquals(light, background());
        theme.click();
        assertNotEquals(light, background());
        assertEquals("dark", browser.evaluate("document.documentElement.dataset.theme"));
        theme.click();
        assertEquals("auto", theme.getText().replace("◐", "").strip());
    }

    private static String background() {
        return (String) browser.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void nothingIsWiderThanAPhone() {
        browser.width(390);
        browser.open(page);
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        assertEquals(390, browser.number("document.documentElement.scrollWidth"));
        assertEquals(0, browser.number("""
                [...document.querySelectorAll('svg, figure, p, h1, h2')]
                  .filter((one) => one.getBoundingClientRect().right > 391).length"""));
    }

    @Test
    void theKeyHidesAPolicyEverywhere() {
        browser.run("drawAll()");
        String lines = "drawings[0].chart.getOption().series.length";
        long before = browser.number(lines);
        WebElement key = browser.driver().findElement(By.cssSelector("button.key"));
        key.click();
        assertEquals("false", key.getDomAttribute("aria-pressed"));
        // its band and its line
        assertEquals(before - 2, browser.number(lines));
        key.click();
        assertEquals(before, browser.number(lines));
    }

    @Test
    void lawsAreDrawnOverTheMeasureUntilTheyAreSwitchedOff() {
        browser.run("drawAll()");
        String lines =
                "drawings.find((one) => one.plot.closest('#panel-1') && one.plot.closest('figure').dataset.measure"
                        + " === String(DATA.panels[1].measures.findIndex((m) => m.name === 'variance_ratio')))"
                        + ".chart.getOption().series.length";
        long with = browser.number(lines);
        WebElement laws = browser.driver().findElement(By.id("laws"));
        assertTrue(laws.isDisplayed());
        laws.click();
        // what is expected, the mean, and the two edges of where it should lie
        assertEquals(with - 4, browser.number(lines));
        laws.click();
        assertEquals(with, browser.number(lines));
    }

    @Test
    void aLawHasItsChartWithAStripOfZ() {
        browser.run("drawAll(); document.querySelector('figure.law details.table').open = true");
        assertEquals(true, browser.evaluate("""
                (() => {
                  const [one] = DATA.panels[1].laws[0].series;
                  const option = drawings.find(({ plot }) => plot.closest('figure.law')).chart.getOption();
                  const z = option.series.find((series) => series.type === 'scatter').data;
                  return option.grid.length === 2 && z.length === one.at.length && z.every(([g, v], i) => v === one.z[i])
                    && one.at.every((g) => g <= 20);
                })()"""));
        assertEquals(
                31,
                browser.driver()
                        .findElements(By.cssSelector("figure.law table tbody tr"))
                        .size());
    }

    @Test
    void verdictsAreWordsInTheirColours() {
        assertEquals(
                3,
                browser.number(
                        "new Set([...document.querySelectorAll('.verdict')].map((one) => getComputedStyle(one).color)).size"));
        assertEquals(
                0,
                browser.number(
                        "[...document.querySelectorAll('.verdict')].filter((one) => one.textContent === '').length"));
        assertEquals(4, browser.number("document.querySelectorAll('.profile > .scroll[aria-label]').length"));
    }

    @Test
    void axesTurnLogarithmic() {
        browser.run("drawAll()");
        browser.driver().findElement(By.cssSelector(".log-y")).click();
        assertEquals("log", browser.evaluate("drawings[0].chart.getOption().yAxis[0].type"));
        browser.driver().findElement(By.id("log-x")).click();
        assertEquals("log", browser.evaluate("drawings[0].chart.getOption().xAxis[0].type"));
        assertEquals(1L, browser.number("drawings[0].chart.getOption().series.at(-1).data[0][0]"));
    }

    @Test
    void theSliderChoosesTheGeneration() {
        WebElement slider = browser.driver().findElement(By.cssSelector("#panel-3 .slider input"));
        String last = passage();
        slider.sendKeys(Keys.HOME);
        assertNotEquals(last, passage());
        assertEquals("generation 0", slider.getDomAttribute("aria-valuetext"));
        assertTrue(passage().contains("the dog of generation 0 slept"));
    }

    private static String passage() {
        return (String) browser.evaluate("document.querySelector('.passages .text').textContent");
    }

    @Test
    void paperGetsAllChartsAndGivesThePageBack() {
        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertEquals(0, browser.number("document.querySelectorAll('details:not([open]):not(.table)').length"));
        assertEquals(28, browser.number("document.querySelectorAll('.plot svg[viewBox]').length"));
        browser.run("dispatchEvent(new Event('afterprint'))");
        assertEquals(0, browser.number("document.querySelectorAll('.plot svg[viewBox]').length"));
        assertTrue(browser.number("document.querySelectorAll('details:not([open]):not(.table)').length") > 0);
    }

    @Test
    void everythingCanBeNamedAndReachedWithoutAMouse() {
        assertEquals(0, browser.number("""
                [...document.querySelectorAll('.plot, [role=region]')].filter((one) => !one.getAttribute('aria-label')).length"""));
        assertEquals(0, browser.number("""
                [...document.querySelectorAll('button')].filter((one) => one.textContent.trim() === '' || one.tabIndex < 0).length"""));
        browser.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);
        assertEquals("skip", browser.evaluate("document.activeElement.className"));
    }

    @Test
    void nothingMovesWhileThePageLoads() {
        assertEquals(0.0, ((Number) browser.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                let moved = 0;
                new PerformanceObserver((list) => list.getEntries().forEach((entry) => { moved += entry.value; }))
                  .observe({ type: 'layout-shift', buffered: true });
                requestAnimationFrame(() => setTimeout(() => done(moved), 300));""")).doubleValue(), 0.01);
    }
}
