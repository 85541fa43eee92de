package org.genloss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.genloss.report.gallery.FakeClaims;
import org.genloss.report.gallery.Gallery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page of known answers and figures as a reader meets it. */
class GalleryInBrowserTest {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        page = folder.resolve("gallery.html");
        Gallery.write(FakeClaims.all(), page);
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
        assertEquals(null, browser.evaluate("window.broken"), "text of a claim was run as a script");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void everyChartIsDrawnAndNothingIsWiderThanTheWindow(int width) {
        browser.width(width);
        browser.run("drawAll()");
        assertEquals(11, browser.number("""
                [...document.querySelectorAll('.plot')].filter((plot) => plot.querySelector('svg')
                  && plot.querySelector('svg').getBoundingClientRect().width > 150
                  && plot.querySelectorAll('path').length > 4).length"""));
        assertTrue(
                browser.number("document.documentElement.scrollWidth") <= width,
                browser.number("document.documentElement.scrollWidth") + " px");
    }

    @Test
    void axesAndColoursAreAsTold() {
        browser.run("drawAll()");
        assertEquals("log", browser.evaluate("drawings[0].chart.getOption().xAxis[0].type"));
        // a band, its line, its law, the other line
        assertEquals(4, browser.number("drawings[0].chart.getOption().series.length"));
        assertEquals(true, browser.evaluate("""
                (() => {
                  const [, line, law, other] = drawings[0].chart.getOption().series;
                  return line.lineStyle.color === law.lineStyle.color && line.lineStyle.color !== other.lineStyle.color
                    && law.name === 'M = 100, law' && line.data[0][0] === 1;
                })()"""));
        assertEquals(true, browser.evaluate("drawings[1].chart.getOption().series[1].data[0][1] === null"));
        assertEquals(200, browser.number("drawings[9].chart.getOption().series[0].data.length"));
    }

    @Test
    void imagesAreDrawnPixelByPixel() {
        assertEquals(8, browser.number("""
                [...document.querySelectorAll('.mosaic img')].filter((one) => one.complete && one.naturalWidth > 0
                  && one.width % one.naturalWidth === 0 && getComputedStyle(one).imageRendering === 'pixelated').length"""));
    }

    @Test
    void generationsGoFromOneColourToTheOtherAndRealDataAreGrey() {
        browser.run("drawAll()");
        assertEquals(true, browser.evaluate("""
                (() => {
                  const colours = drawings[10].chart.getOption().series.map((one) => one.lineStyle.color);
                  return colours[0] === css('--real') && colours[1] === css('--g0') && colours[6] === css('--g4')
                    && new Set(colours).size === 7;
                })()"""));
    }

    @Test
    void theTableSortsByKeyboardAndTheThemeTurns() {
        browser.driver()
                .findElement(By.cssSelector(".claims.all th:nth-child(3) button"))
                .sendKeys(Keys.ENTER);
        assertEquals(
                "1e−7",
                browser.evaluate("document.querySelector('.claims.all tbody tr').cells[2].textContent"),
                "the smallest expected number comes first");
        browser.run("drawAll()");
        String before = (String) browser.evaluate("drawings[0].chart.getOption().series[1].lineStyle.color");
        browser.driver().findElement(By.id("theme")).click();
        browser.driver().findElement(By.id("theme")).click();
        assertEquals("dark", browser.evaluate("document.documentElement.dataset.theme"));
        assertTrue(!before.equals(browser.evaluate("drawings[0].chart.getOption().series[1].lineStyle.color")));
    }

    @Test
    void aChartHasItsNumbersInATable() {
        browser.run("document.querySelector('figure.chart details.table').open = true");
        assertEquals(
                3 * 301,
                browser.driver()
                        .findElements(By.cssSelector("figure.chart details.table tbody tr"))
                        .size());
        assertEquals(
                0,
                browser.number("[...document.querySelectorAll('.plot, [role=region]')]"
                        + ".filter((one) => !one.getAttribute('aria-label')).length"));
    }
}
