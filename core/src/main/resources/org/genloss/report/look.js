"use strict";

// What all charts share: colours of the theme, axes, and drawing only what comes into sight.

const DASHES = ["solid", [7, 4], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2, 1, 2]];

const state = { hidden: new Set(), thin: false, laws: true, logX: false, paper: false };
const drawings = [];

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The colour of a cell and its pattern of dashes. */
function colourOf(cell) {
  return css(`--c${cell.colour % 7}`);
}

function dashOf(cell) {
  return DASHES[cell.stroke % DASHES.length];
}

function shown(cell) {
  return !state.hidden.has(cell.colour);
}

/** The colour of a generation: `share` is 0 for the first and 1 for the last. */
function sequence(share) {
  const at = Math.min(0.9999, Math.max(0, share)) * 4;
  const [from, to] = [css(`--g${Math.floor(at)}`), css(`--g${Math.floor(at) + 1}`)];
  const channel = (colour, k) => parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16);
  const mixed = [0, 1, 2].map((k) => Math.round(channel(from, k) + (at % 1) * (channel(to, k) - channel(from, k))));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Options every chart starts from. */
function base() {
  return {
    animation: false,
    textStyle: { fontFamily: css("--sans"), color: css("--muted") },
    grid: { left: 8, right: 14, top: 14, bottom: 24, containLabel: true },
    tooltip: {
      trigger: "axis",
      confine: true,
      transitionDuration: 0,
      backgroundColor: css("--paper"),
      borderColor: css("--rule"),
      padding: [6, 10],
      textStyle: { color: css("--ink"), fontSize: 12 },
      axisPointer: { type: "line", lineStyle: { color: css("--muted"), width: 1 } },
      extraCssText: "box-shadow:0 2px 10px rgba(0,0,0,.12);font-variant-numeric:tabular-nums",
    },
  };
}

/** A numeric axis; `more` overrides. */
function axis(type, more) {
  return {
    type,
    axisLine: { show: true, onZero: false, lineStyle: { color: css("--muted") } },
    axisTick: { show: true, lineStyle: { color: css("--muted") } },
    axisLabel: { color: css("--muted"), fontSize: 11, formatter: figures, hideOverlap: true },
    splitLine: { lineStyle: { color: css("--rule"), width: 1 } },
    splitNumber: 4,
    nameLocation: "middle",
    nameTextStyle: { color: css("--muted"), fontSize: 11 },
    ...more,
  };
}

const inSight = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) draw(drawings.find((drawing) => drawing.plot === entry.target));
  }
}, { rootMargin: "300px" });

const sized = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const chart = echarts.getInstanceByDom(entry.target);
    if (chart && !state.paper && entry.contentRect.width > 0) chart.resize();
  }
});

/** Draws into `plot` what `option()` describes, once it comes near the window. */
function lazily(plot, option) {
  const drawing = { plot, option, chart: null };
  drawings.push(drawing);
  inSight.observe(plot);
  return drawing;
}

function draw(drawing) {
  if (drawing.chart) return;
  inSight.unobserve(drawing.plot);
  drawing.chart = echarts.init(drawing.plot, null, { renderer: "svg" });
  drawing.chart.setOption(drawing.option());
  sized.observe(drawing.plot);
}

/** Draws again what was drawn, after the theme or a switch has changed. */
function redraw(some = drawings) {
  for (const drawing of some) {
    if (drawing.chart) drawing.chart.setOption(drawing.option(), true);
  }
}

// px in which charts are drawn on paper, before they are scaled to their place
const PAPER = { width: 223, height: 151 };
const PAPER_WIDE = { width: 340, height: 166 };

/** Sizes for paper what was drawn: no browser lays the page out anew before it asks for the drawings. */
function toPaper() {
  state.paper = true;
  for (const { plot, chart } of drawings) {
    if (!chart) continue;
    const size = plot.closest(".four") ? PAPER_WIDE : PAPER;
    chart.resize(size);
    // what was resized is otherwise drawn with the next frame, which paper does not wait for
    chart.getZr().flush();
    plot.querySelector("svg").setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  }
}

function toScreen() {
  state.paper = false;
  for (const { plot, chart } of drawings) {
    if (!chart) continue;
    plot.querySelector("svg").removeAttribute("viewBox");
    if (plot.clientWidth > 0) chart.resize({ width: "auto", height: "auto" });
  }
}

/** Draws all that has a place on the page, for paper and for tests. */
function drawAll() {
  drawings.filter((drawing) => drawing.plot.clientWidth > 0).forEach(draw);
}
