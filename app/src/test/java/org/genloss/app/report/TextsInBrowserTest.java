package org.genloss.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.genloss.report.FakeText;
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

/** The report of language models as a reader meets it. Every test ends without a complaint on the console and without requests. */
class TextsInBrowserTest {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder.resolve("profile"));
        Path run = folder.resolve("run");
        FakeText.write(run);
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
        assertEquals(0, browser.number("performance.getEntriesByType('resource').length"));
        assertEquals("undefined", browser.evaluate("typeof window.broken"), "text became a script");
    }

    @Test
    void everyChartIsDrawn() {
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        long plots = browser.number("document.querySelectorAll('.plot').length");
        // 6 curves, 3 behind the fold, 3 densities, 3 of words, 9 fits
        assertEquals(24, plots);
        assertEquals(plots, browser.number("""
                [...document.querySelectorAll('.plot')].filter((plot) => plot.querySelector('svg')
                  && plot.querySelector('svg').getBoundingClientRect().width > 150
                  && plot.querySelectorAll('path').length > 4).length"""));
    }

    @Test
    void everyTrialIsADot() {
        browser.run("drawAll()");
        // three settings of three trials and six generations
        assertEquals(3 * 3 * 6, browser.number("""
                drawings.find(({ plot }) => plot.closest('figure.curve')).chart.getOption().series
                  .filter((one) => one.type === 'scatter').reduce((sum, one) => sum + one.data.length, 0)"""));
    }

    @Test
    void perplexitiesShareALogarithmicAxis() {
        browser.run("drawAll()");
        assertEquals(true, browser.evaluate("""
                (() => {
                  const axes = drawings.filter(({ plot }) => plot.closest('figure.density'))
                    .map(({ chart }) => chart.getOption().xAxis[0]);
                  return axes.length === 3 && axes.every((one) => one.type === 'log' && one.min === axes[0].min
                    && one.max === axes[0].max && one.name === 'perplexity');
                })()"""));
        assertEquals(true, browser.evaluate("""
                drawings.find(({ plot }) => plot.closest('figure.density')).chart.getOption().series
                  .some((one) => one.name === 'real data' && one.areaStyle.opacity > 0)"""));
    }

    @Test
    void anotherPromptIsChosenByKeys() {
        WebElement select = browser.driver().findElement(By.cssSelector("figure.continuations select"));
        assertTrue(shownPrompt().contains("the church was built by"), shownPrompt());
        select.sendKeys(Keys.ARROW_DOWN);
        assertTrue(shownPrompt().contains("</script><script>window.broken = 1</script>"), shownPrompt());
        assertEquals(1, browser.number("document.querySelectorAll('.continued:not([hidden])').length"));
    }

    private static String shownPrompt() {
        return (String) browser.evaluate("document.querySelector('.continued:not([hidden]) .prompt').textContent");
    }

    @Test
    void tokensAreShadedByTheirSurprise() {
        WebElement slider = browser.driver().findElement(By.cssSelector("figure.documents .slider input"));
        String last = read();
        slider.sendKeys(Keys.HOME);
        assertEquals("generation 0", slider.getDomAttribute("aria-valuetext"));
        assertNotEquals(last, read());
        assertEquals(true, browser.evaluate("""
                [...document.querySelectorAll('figure.documents .tokens')].every((text, c) => {
                  const { surprise } = DATA.panels[0].exhibits.documents.cells[c].rows[0][0];
                  const spans = [...text.querySelectorAll('span')];
                  return spans.length === surprise.filter((one) => one !== null).length
                    && spans.every((one, i) => one.title === `${figures(surprise[i + 1])} nats`
                      && one.className === `s${[1, 2, 4, 6, 9].filter((from) => surprise[i + 1] >= from).length}`);
                })"""));
        browser.driver().findElement(By.cssSelector("figure.documents select")).sendKeys(Keys.ARROW_DOWN);
        assertTrue(read().contains("</script><b>"), read());
        assertFalse(read().contains("\u202e"));
    }

    private static String read() {
        return (String) browser.evaluate("document.querySelector('figure.documents .text').textContent");
    }

    /** Every shade is another colour, and ink on each can be read: a contrast of 4.5 or more (WCAG 2.2, 1.4.3). */
    @Test
    void shadesAreLegibleOnBothPapers() {
        for (String theme : List.of("light", "dark")) {
            browser.run("setTheme('" + theme + "')");
            assertEquals(true, browser.evaluate("""
                    (() => {
                      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                      const luminance = (...layers) => {
                        for (const layer of layers) {
                          canvas.fillStyle = layer;
                          canvas.fillRect(0, 0, 1, 1);
                        }
                        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
                          .map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
                        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                      };
                      const shades = [...document.querySelectorAll('.surprise span')]
                        .map((one) => getComputedStyle(one).backgroundColor);
                      const ink = luminance(css('--ink'));
                      return new Set(shades).size === 6 && shades.every((one) => {
                        const paper = luminance(css('--wash'), one);
                        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) >= 4.5;
                      });
                    })()"""), theme);
        }
    }

    @Test
    void wordsFollowTheSlider() {
        WebElement slider = browser.driver().findElement(By.cssSelector("figure.words .slider input"));
        String last = (String) browser.evaluate("document.querySelector('figure.words .text').textContent");
        assertTrue(last.contains("jackrabbits240"), last);
        slider.sendKeys(Keys.HOME);
        String first = (String) browser.evaluate("document.querySelector('figure.words .text').textContent");
        assertTrue(first.contains("jackrabbits40"), first);
        assertTrue(first.contains("Lost, 100 times and more in real text: 0 of 20 none"), first);
    }

    @Test
    void lossesOfASettingShareTheirAxisAndRatesDoNot() {
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        assertEquals(true, browser.evaluate("""
                (() => {
                  const [train, validation, rate] = drawings.filter(({ plot }) => plot.closest('figure.fit'))
                    .map(({ chart }) => chart.getOption().yAxis[0]);
                  return train.min === validation.min && train.max === validation.max && rate.min !== train.min;
                })()"""));
    }

    @Test
    void tablesHoldTheNumbers() {
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; });");
        assertEquals(true, browser.evaluate("""
                ['density', 'documents', 'words', 'fit'].every((kind) =>
                  document.querySelector(`figure.${kind} details.table tbody tr`))"""));
    }

    @Test
    void nothingIsWiderThanAPhone() {
        browser.width(390);
        browser.open(page);
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; }); drawAll();");
        assertEquals(390, browser.number("document.documentElement.scrollWidth"));
        assertEquals(0, browser.number("""
                [...document.querySelectorAll('svg, figure, figure > p, .passages p, h1, h2, select')]
                  .filter((one) => one.getBoundingClientRect().right > 391).length"""));
    }
}
