package org.genloss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.genloss.report.audit.AuditReport;
import org.genloss.report.audit.FakeAudit;
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

/** The page of an audit as a reader meets it, with hostile text in every place that data can reach. */
class AuditInBrowserTest {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        page = folder.resolve("audit.html");
        AuditReport.write(FakeAudit.all(), page);
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

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void everyChartIsDrawnAndNothingIsWiderThanTheWindow(int width) {
        browser.width(width);
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        assertEquals(2, browser.number("""
                [...document.querySelectorAll('.plot')].filter((plot) => plot.querySelector('svg')
                  && plot.querySelector('svg').getBoundingClientRect().width > 150
                  && plot.querySelectorAll('path').length > 4).length"""));
        assertTrue(
                browser.number("document.documentElement.scrollWidth") <= width,
                browser.number("document.documentElement.scrollWidth") + " px");
    }

    @Test
    void theReferenceIsGreyAndGroupsHaveColours() {
        browser.run("drawAll()");
        assertEquals(true, browser.evaluate("""
                (() => {
                  const lines = drawings[0].chart.getOption().series.filter((one) => one.type === 'line');
                  const laws = drawings[1].chart.getOption().series;
                  return lines[0].name === 'raw' && lines[0].lineStyle.color === css('--real')
                    && new Set(lines.map((one) => one.lineStyle.color)).size === 4
                    && new Set(laws.map((one) => one.lineStyle.color)).size === 3;
                })()"""));
    }

    @Test
    void lostItemsAreSearchedByGroupBandAndText() {
        assertEquals(41, browser.number("document.querySelectorAll('#lost-items tbody tr').length"));
        assertEquals("harpooneer", browser.evaluate("document.querySelector('#lost-items tbody td').textContent"));
        browser.driver().findElement(By.id("lost-search")).sendKeys("WORD3");
        // rareword3 and rareword30 to rareword39
        assertEquals(11, browser.number("document.querySelectorAll('#lost-items tbody tr').length"));
        browser.driver().findElement(By.id("lost-search")).clear();
        browser.driver().findElement(By.id("lost-search")).sendKeys("onerror");
        assertEquals(1, browser.number("document.querySelectorAll('#lost-items tbody tr').length"));
        assertEquals(0, browser.number("document.querySelectorAll('#lost-items img').length"));
        browser.driver().findElement(By.id("lost-band")).sendKeys(Keys.END);
        assertEquals(0, browser.number("document.querySelectorAll('#lost-items tbody tr').length"));
    }

    @Test
    void groupsSortByTheirValuesAndTheThemeTurns() {
        browser.driver()
                .findElement(By.cssSelector(".ranked th:nth-child(4) button"))
                .sendKeys(Keys.ENTER);
        assertEquals(
                "web-2025",
                browser.evaluate("document.querySelector('.ranked tbody tr').cells[0].textContent"),
                "fewest types come first");
        String before = (String) browser.evaluate("getComputedStyle(document.body).backgroundColor");
        browser.driver().findElement(By.id("theme")).click();
        browser.driver().findElement(By.id("theme")).click();
        assertNotEquals(before, browser.evaluate("getComputedStyle(document.body).backgroundColor"));
    }

    @Test
    void everyLinkOfThePageLeadsSomewhereAndEveryPictureIsToldInWords() {
        assertEquals(0, browser.number("""
                [...document.querySelectorAll('a[href^="#"]')]
                  .filter((one) => !document.getElementById(one.getAttribute('href').slice(1))).length"""));
        assertEquals(
                0,
                browser.number("[...document.querySelectorAll('.plot, [role=region], [role=img]')]"
                        + ".filter((one) => !one.getAttribute('aria-label')).length"));
    }
}
