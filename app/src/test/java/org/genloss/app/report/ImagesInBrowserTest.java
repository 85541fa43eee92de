package org.genloss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.genloss.report.FakeImages;
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
import org.openqa.selenium.support.ui.WebDriverWait;

/** The report of image models as a reader meets it. Every test ends without a complaint on the console and without requests. */
class ImagesInBrowserTest {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        Path run = folder.resolve("run");
        FakeImages.write(run);
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
        motion("no-preference");
        browser.width(1280);
        browser.open(page);
    }

    @AfterEach
    void nothingComplained() {
        assertEquals(List.of(), browser.complaints());
        assertEquals(0, browser.number("""
                performance.getEntriesByType('resource').filter((one) => !one.name.startsWith('data:')).length"""));
    }

    private static void motion(String wanted) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", wanted))));
    }

    @Test
    void everyChartAndEveryImageIsDrawn() {
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        long plots = browser.number("document.querySelectorAll('.plot').length");
        // 5 curves, 3 densities, 3 maps of shares, survivors, 6 fits
        assertEquals(18, plots);
        assertEquals(plots, browser.number("""
                [...document.querySelectorAll('.plot')].filter((plot) => plot.querySelector('svg')
                  && plot.querySelector('svg').getBoundingClientRect().width > 150
                  && plot.querySelectorAll('path').length > 4).length"""));
        // squares, the rarest and what is nearest to them, stages: replace has nothing to show at the last generation
        assertEquals(16 + 4 + 1 + 2 + 2, browser.number("""
                [...document.querySelectorAll('img')].filter((one) => one.complete && one.naturalWidth > 0
                  && one.width % one.naturalWidth === 0 && one.alt !== ''
                  && getComputedStyle(one).imageRendering === 'pixelated').length"""));
    }

    @Test
    void theSliderMovesAllSettingsAndIsMovedByKeys() {
        WebElement slider = browser.driver().findElement(By.cssSelector("figure.frames .slider input"));
        String last = stages();
        slider.sendKeys(Keys.HOME);
        assertEquals("generation 0", slider.getDomAttribute("aria-valuetext"));
        assertNotEquals(last, stages());
        assertTrue(stages().contains("32 images, replace, generation 0;32 images, accumulate, generation 0"), stages());
        for (int i = 0; i < 4; i++) {
            slider.sendKeys(Keys.ARROW_RIGHT);
        }
        assertTrue(stages().contains("replace, generation 4;Nothing was kept"), stages());
    }

    private static String stages() {
        return (String) browser.evaluate("""
                [...document.querySelectorAll('figure.frames .stage')]
                  .map((one) => (one.querySelector('img') || {}).alt || one.textContent).join(';')""");
    }

    @Test
    void playRunsToTheEndAndStops() {
        WebElement play = browser.driver().findElement(By.cssSelector("figure.frames .play"));
        WebElement slider = browser.driver().findElement(By.cssSelector("figure.frames .slider input"));
        assertEquals("play", play.getText());
        play.sendKeys(Keys.ENTER);
        assertEquals("pause", play.getText());
        assertEquals("0", slider.getDomProperty("value"), "from the start, as it stood at the end");
        new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
                .until(driver -> play.getText().equals("play"));
        assertEquals("7", slider.getDomProperty("value"));
    }

    @Test
    void whoWantsNoMotionGoesStepByStep() {
        motion("reduce");
        WebElement play = browser.driver().findElement(By.cssSelector("figure.frames .play"));
        new WebDriverWait(browser.driver(), Duration.ofSeconds(5))
                .until(driver -> play.getText().equals("next"));
        play.click();
        play.click();
        assertEquals("1", browser.evaluate("document.querySelector('figure.frames .slider input').value"));
        assertEquals("next", play.getText());
    }

    @Test
    void theRarestAreMarkedAtTheChosenGeneration() {
        assertEquals(3, browser.number("document.querySelectorAll('figure.survivors .multiple').length"));
        WebElement slider = browser.driver().findElement(By.cssSelector("figure.survivors .slider input"));
        slider.sendKeys(Keys.HOME);
        assertEquals(true, browser.evaluate("""
                [...document.querySelectorAll('figure.survivors .marks')].every((list, c) =>
                  [...list.children].every((mark, i) => mark.textContent
                    === (DATA.panels[0].exhibits.rarest.cells[c].rows[0].survives[i] ? '✓' : '✗')))"""));
        assertEquals(3 * 18, browser.number("document.querySelectorAll('figure.survivors .marks li').length"));
        // the real images of all settings are the same, and stand there once
        assertEquals(4, browser.number("document.querySelectorAll('figure.survivors img').length"));
        // a mark stands below its image
        assertEquals(0, browser.number("""
                [...document.querySelectorAll('figure.survivors .strip:has(.marks)')].filter((strip) => {
                  const image = strip.querySelector('img').getBoundingClientRect();
                  const marks = [...strip.querySelectorAll('li')].map((one) => one.getBoundingClientRect());
                  return Math.abs(marks[17].right - image.right) > 0.5 || Math.abs(marks[0].left - image.left) > 0.5
                    || marks[0].bottom < image.bottom + 10;
                }).length"""));
    }

    @Test
    void generationsHaveTheSameColourInEveryChart() {
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        assertEquals(true, browser.evaluate("""
                (() => {
                  const option = (kind) => drawings.find(({ plot }) => plot.closest('figure.' + kind)).chart.getOption();
                  const density = option('density').series.map((one) => one.lineStyle.color);
                  return density[0] === css('--g0') && new Set(density).size === density.length
                    && option('fit').series[0].lineStyle.color === css('--g0');
                })()"""));
    }

    @Test
    void tablesHoldTheNumbers() {
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; });");
        assertEquals(true, browser.evaluate("""
                ['density', 'shares', 'survivors', 'fit'].every((kind) =>
                  document.querySelector(`figure.${kind} details.table tbody tr`))"""));
        assertEquals(
                "replace",
                browser.evaluate(
                        "document.querySelector('figure.shares details.table tbody tr').cells[0].textContent"));
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
    void darkPaperHasItsOwnColours() {
        browser.run("drawAll()");
        String colour =
                "drawings.find(({ plot }) => plot.closest('figure.density')).chart.getOption().series[0].lineStyle.color";
        String light = (String) browser.evaluate(colour);
        browser.run("setTheme('dark')");
        assertNotEquals(light, browser.evaluate(colour));
        assertEquals(0, browser.number("""
                [...document.querySelectorAll('.plot, [role=region]')].filter((one) => !one.getAttribute('aria-label')).length"""));
    }
}
