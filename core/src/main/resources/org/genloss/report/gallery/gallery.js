"use strict";

// The pictures of checks: lines, clouds and bars on plain or logarithmic axes.

/** The colour of series i: the next one for each that is not dashed, the one before for a dashed one. */
function seriesColour(chart, i) {
  const solid = chart.series.slice(0, i + 1).filter((one) => !one.dashed).length;
  if (chart.kind === "generations") {
    const all = chart.series.filter((one) => !one.dashed).length;
    return chart.series[i].dashed ? css("--real") : sequence((solid - 1) / Math.max(1, all - 1));
  }
  return solid === 0 ? css("--real") : css(`--c${(solid - 1) % 7}`);
}

/** The name of series i; one without a name is the law of the one before it. */
function seriesName(chart, i) {
  const { name } = chart.series[i];
  return name || (i > 0 ? `${seriesName(chart, i - 1)}, law` : "law");
}

/** What an axis can show of a value. */
function onAxis(of, value) {
  const x = num(value);
  return Number.isFinite(x) && (!of.log || x > 0) ? x : null;
}

function pairs(chart, series) {
  return series.x.map((x, i) => [onAxis(chart.x, x), onAxis(chart.y, series.y[i])]).filter(([x]) => x !== null);
}

/** A band as one polygon, cut at the lower end of a logarithmic axis. */
function chartBand(chart, series, colour) {
  const floor = chart.y.log ? num(chart.y.low) || Number.MIN_VALUE : -Infinity;
  const rows = series.x.map((x, i) => [onAxis(chart.x, x), num(series.low[i]), num(series.high[i])])
    .filter(([x, low, high]) => x !== null && Number.isFinite(low) && Number.isFinite(high) && high > floor)
    .map(([x, low, high]) => [x, Math.max(low, floor), high]);
  return {
    type: "custom", silent: true, clip: true, z: 1, data: rows, encode: { x: 0, y: [1, 2] }, tooltip: { show: false },
    renderItem: (params, api) => {
      if (params.dataIndex > 0) return undefined;
      const points = rows.map(([x, , high]) => api.coord([x, high]))
        .concat(rows.map(([x, low]) => api.coord([x, low])).reverse());
      return { type: "polygon", shape: { points }, style: { fill: colour, opacity: 0.15 } };
    },
  };
}

function drawnSeries(chart, series, i) {
  const colour = seriesColour(chart, i);
  const data = pairs(chart, series);
  if (chart.kind === "scatter") {
    return [{ type: "scatter", name: series.name, data, symbolSize: 2.5, silent: true, itemStyle: { color: colour, opacity: 0.55 } }];
  }
  const one = {
    type: "line", name: seriesName(chart, i), data, showSymbol: data.length === 1, symbol: "circle", symbolSize: 5,
    lineStyle: { color: colour, width: series.dashed ? 1.4 : 1.7, type: series.dashed ? [6, 4] : "solid" },
    itemStyle: { color: colour }, emphasis: { disabled: true }, z: series.dashed ? 4 : 3,
  };
  if (chart.kind === "bars") {
    one.step = "middle";
    if (!series.dashed) one.areaStyle = { color: colour, opacity: 0.13, origin: "start" };
  }
  return series.low ? [chartBand(chart, series, colour), one] : [one];
}

function chartAxis(of, more) {
  const range = {};
  if (of.low !== null) range.min = of.low;
  if (of.high !== null) range.max = of.high;
  return axis(of.log ? "log" : "value", { scale: true, ...range, ...more });
}

/** The point of a series nearest to where the reader points, on the axis as it is drawn. */
function nearest(chart, series, at) {
  const place = (x) => (chart.x.log ? Math.log(x) : x);
  let best = -1;
  series.x.forEach((x, i) => {
    const here = onAxis(chart.x, x);
    if (here === null) return;
    if (best < 0 || Math.abs(place(here) - place(at)) < Math.abs(place(num(series.x[best])) - place(at))) best = i;
  });
  return best;
}

function chartTooltip(chart, at) {
  const rows = chart.series.map((series, i) => {
    const k = nearest(chart, series, at);
    return k < 0 ? "" : `<tr><td><span style="color:${seriesColour(chart, i)}">${series.dashed ? "┅" : "●"}</span> `
      + `${escaped(seriesName(chart, i))}</td><td style="padding-left:10px"><b>${figures(series.y[k])}</b></td></tr>`;
  });
  return `${escaped(chart.x.name)} ${figures(at)}<table style="width:auto;font-size:12px">${rows.join("")}</table>`;
}

function chartOption(chart) {
  const option = base();
  option.tooltip.formatter = (at) => chartTooltip(chart, at[0].axisValue);
  if (chart.kind === "scatter") option.tooltip.show = false;
  return {
    ...option,
    grid: { ...option.grid, bottom: 26 },
    xAxis: chartAxis(chart.x, { name: chart.x.name, nameGap: 24, splitLine: { show: false } }),
    yAxis: chartAxis(chart.y),
    series: chart.series.flatMap((series, i) => drawnSeries(chart, series, i)),
  };
}

function chartTable(chart) {
  const banded = chart.series.some((series) => series.low);
  const heads = ["Series", chart.x.name, chart.y.name, ...(banded ? ["from", "to"] : [])];
  const rows = chart.series.flatMap((series, s) => series.x.map((x, i) => [
    seriesName(chart, s), x, series.y[i],
    ...(banded ? (series.low ? [series.low[i], series.high[i]] : [null, null]) : []),
  ]));
  return { heads, rows };
}

document.querySelectorAll("figure.chart").forEach((figure) => {
  const chart = DATA.plates[figure.dataset.plate][figure.dataset.chart];
  lazily(figure.querySelector(".plot"), () => chartOption(chart));
  tableBehind(figure, () => chartTable(chart));
});
