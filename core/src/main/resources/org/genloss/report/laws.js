"use strict";

// What laws expect: over the main charts, and in charts of their own with z below.

const LAW_DASH = [8, 3];

/** The rows of a law's curve that its test goes to, and those after it. */
function lawPoints(series, column, floor, tested) {
  const all = series.g.map((g, i) => [g, num(series[column][i])])
    .filter(([g, v]) => (!state.logX || g > 0) && Number.isFinite(v) && v >= floor);
  return all.filter(([g]) => (tested ? g <= series.until : g >= series.until));
}

/** The law drawn over a measure for one setting: one on the median if there is any, as the chart's lines are medians. */
function lawOver(panel, measure, cell) {
  const about = panel.laws.filter((law) => law.reading === measure.name && law.statistic !== "mean_of_squares");
  const found = ["median", "mean"].flatMap((statistic) => about.filter((law) => law.statistic === statistic)
    .flatMap((law) => law.series.filter((one) => one.cell === cell).map((series) => ({ law, series }))));
  return found.length > 0 ? found[0] : null;
}

/** Expected curves over a main chart; where a law is about the mean, the mean is drawn too, thin. */
function lawLines(panel, measure, drawn, floor) {
  if (!state.laws) return [];
  return drawn.flatMap((series) => {
    const over = lawOver(panel, measure, series.cell);
    if (!over) return [];
    const colour = colourOf(panel.cells[series.cell]);
    const hair = { color: colour, width: 0.8, type: LAW_DASH, opacity: 0.8 };
    const lines = [line(lawPoints(over.series, "expected", floor, true), { ...hair, width: 1.6, opacity: 1 })];
    if (over.law.statistic === "mean") {
      lines.push(line(points(series, series.mean, floor), { color: colour, width: 0.9 }));
      for (const edge of ["low", "high"]) lines.push(line(lawPoints(over.series, edge, floor, true), hair));
    }
    return lines.map((one) => ({ ...one, silent: true, tooltip: { show: false } }));
  });
}

/** The rows of a tooltip that say what was expected. */
function lawRows(panel, measure, drawn, generation) {
  if (!state.laws) return [];
  return drawn.map((series) => {
    const over = lawOver(panel, measure, series.cell);
    const i = over ? over.series.g.indexOf(Math.round(generation)) : -1;
    if (i < 0 || over.series.g[i] > over.series.until) return "";
    const at = series.g.indexOf(Math.round(generation));
    const mean = over.law.statistic === "mean" && at >= 0 ? ` <span style="opacity:.7">measured ${figures(series.mean[at])}</span>` : "";
    const words = { at_least: "at least ", at_most: "at most ", equal: "" }[over.law.side];
    return `<tr><td><span style="color:${colourOf(panel.cells[series.cell])}">┅</span> ${escaped(over.law.law)}, ${over.law.statistic}</td>`
      + `<td style="padding-left:10px" colspan="2">${words}<b>${figures(over.series.expected[i])}</b>${mean}</td></tr>`;
  });
}

/** What the lines of the law over a chart are, in words under it. */
function lawNote(panel, measure) {
  const over = measure.series.map((series) => lawOver(panel, measure, series.cell)).filter((one) => one);
  if (!state.laws || over.length === 0) return "";
  const means = over.some((one) => one.law.statistic === "mean");
  return `Long dashes: expected by ${[...new Set(over.map((one) => one.law.law))].join(", ")}`
    + (means ? "; its law is about the mean (thin line), which lies between the thin dashes in 95 % of runs." : ".");
}

function zStrip(law, shownSeries, panel) {
  const series = shownSeries.map((one) => ({
    type: "scatter", xAxisIndex: 1, yAxisIndex: 1, symbolSize: 4,
    data: one.at.map((g, i) => [g, num(one.z[i])]).filter(([g, z]) => (!state.logX || g > 0) && Number.isFinite(z)),
    itemStyle: { color: colourOf(panel.cells[one.cell]) }, emphasis: { disabled: true },
  }));
  if (series.length > 0) {
    series[0].markArea = {
      silent: true, itemStyle: { color: css("--muted"), opacity: 0.14 }, data: [[{ yAxis: -1.96 }, { yAxis: 1.96 }]],
    };
  }
  return series;
}

function lawOption(panel, law) {
  const drawn = law.series.filter((one) => shown(panel.cells[one.cell]));
  const span = Math.max(1, ...law.series.flatMap((one) => one.g));
  const first = state.logX ? 1 : 0;
  const reach = Math.max(3, ...drawn.flatMap((one) => one.z.map(num)).filter(Number.isFinite).map(Math.abs));
  const option = base();
  const series = drawn.flatMap((one) => {
    const colour = colourOf(panel.cells[one.cell]);
    const rows = { g: one.g, n: one.g.map(() => 2), low5: one.low, high95: one.high };
    const looks = { g: one.at };
    return [
      bandSeries(rows, colour, -Infinity, 0.16),
      line(lawPoints(one, "expected", -Infinity, true), { color: colour, width: 1.6, type: LAW_DASH }),
      line(lawPoints(one, "expected", -Infinity, false), { color: colour, width: 1, type: LAW_DASH, opacity: 0.5 }),
      line(points(looks, one.observed, -Infinity), { color: colour, width: 1.3 }),
    ];
  });
  option.tooltip.formatter = (at) => lawTooltip(panel, law, drawn, at[0].axisValue);
  const noLabels = { axisLabel: { show: false }, axisTick: { show: false } };
  return {
    ...option,
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    grid: [
      { left: 50, right: 14, top: 12, bottom: 92 },
      { left: 50, right: 14, height: 44, bottom: 36 },
    ],
    xAxis: [
      axis(state.logX ? "log" : "value", { min: first, max: span, splitLine: { show: false }, ...noLabels }),
      axis(state.logX ? "log" : "value", {
        gridIndex: 1, name: "generation", nameGap: 20, min: first, max: span, minInterval: 1, splitLine: { show: false },
      }),
    ],
    yAxis: [
      axis("value", { scale: true }),
      axis("value", { gridIndex: 1, name: "z", min: -reach, max: reach, interval: reach, nameLocation: "end", nameGap: 3,
        splitLine: { show: false }, axisLabel: { color: css("--muted"), fontSize: 10, formatter: (z) => figures(Math.round(z * 10) / 10) } }),
    ],
    series: [...series, ...zStrip(law, drawn, panel)],
  };
}

function lawTooltip(panel, law, drawn, generation) {
  const rows = drawn.map((one) => {
    const g = one.g.indexOf(Math.round(generation));
    const look = one.at.indexOf(Math.round(generation));
    if (g < 0) return "";
    const seen = look < 0 ? "not tested" : `measured <b>${figures(one.observed[look])}</b>, z ${figures(one.z[look])}, n ${one.n[look]}`;
    return `<tr><td><span style="color:${colourOf(panel.cells[one.cell])}">●</span> ${escaped(panel.cells[one.cell].name)}</td>`
      + `<td style="padding-left:10px">expected <b>${figures(one.expected[g])}</b></td><td style="padding-left:10px">${seen}</td></tr>`;
  });
  return `generation ${Math.round(generation)}<table style="width:auto;font-size:12px">${rows.join("")}</table>`;
}

function lawTable(panel, law) {
  const rows = law.series.flatMap((one) => one.g.map((g, i) => {
    const look = one.at.indexOf(g);
    const seen = look < 0 ? [null, null, null, null] : [one.observed[look], one.z[look], one.n[look], one.ended[look]];
    return [panel.cells[one.cell].name, g, one.expected[i], one.low[i], one.high[i], ...seen];
  }));
  return { heads: ["Setting", "Generation", "Expected", "95 % from", "to", "Measured", "z", "n", "Of n, at rest"], rows };
}

/** Brings one figure of class `law` to life. */
function lawFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  const law = panel.laws[figure.dataset.law];
  lazily(figure.querySelector(".plot"), () => lawOption(panel, law));
  tableBehind(figure, () => lawTable(panel, law));
}
