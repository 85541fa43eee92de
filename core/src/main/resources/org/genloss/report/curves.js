"use strict";

// A measure by generation: median, band and thin lines for each setting, real data dashed.

/** Lower and upper edge of the band at point i: over trials, or of the one trial's own limits. */
function band(series, i) {
  return series.n[i] > 1
    ? [num(series.low5[i]), num(series.high95[i])]
    : [num(series.meanLow[i]), num(series.meanHigh[i])];
}

/** Whether a logarithmic axis helps: all medians above 0, over more than two decades, or one of perplexities. */
function spansDecades({ name, series }) {
  const medians = series.flatMap((one) => one.median.map(num)).filter(Number.isFinite);
  const span = name.startsWith("perplexity") ? 10 : 100;
  return medians.length > 0 && Math.min(...medians) > 0 && Math.max(...medians) > span * Math.min(...medians);
}

/** The lowest value a logarithmic axis must show: far outliers of a band may leave it. */
function floorOf(all) {
  const medians = all.flatMap((series) => series.median.map(num)).filter((v) => v > 0 && Number.isFinite(v));
  const lows = all.flatMap((series) => series.low5.map(num)).filter((v) => v > 0);
  return medians.length === 0 ? 1e-3 : Math.max(Math.min(...medians, ...lows), Math.min(...medians) / 100);
}

/** A band as one polygon; its edges take part in the extent of the axes. */
function bandSeries(series, colour, floor, opacity) {
  const rows = series.g
    .map((g, i) => [g, ...band(series, i)])
    .filter(([g, low, high]) => (!state.logX || g > 0) && Number.isFinite(low) && Number.isFinite(high) && high >= floor)
    .map(([g, low, high]) => [g, Math.max(low, floor), high]);
  return {
    type: "custom", silent: true, clip: true, z: 1, data: rows, encode: { x: 0, y: [1, 2] }, tooltip: { show: false },
    renderItem: (params, api) => {
      if (params.dataIndex > 0) return undefined;
      const points = rows.map(([g, , high]) => api.coord([g, high]))
        .concat(rows.map(([g, low]) => api.coord([g, low])).reverse());
      return { type: "polygon", shape: { points }, style: { fill: colour, opacity } };
    },
  };
}

function line(data, style, more) {
  return {
    type: "line", data, showSymbol: false, symbol: "circle", symbolSize: 4, lineStyle: style,
    itemStyle: { color: style.color }, emphasis: { disabled: true }, z: 3, ...more,
  };
}

/** The points of a column that the axes can show; others break the line. */
function points(series, column, floor) {
  return series.g.map((g, i) => [g, num(column[i])])
    .filter(([g]) => !state.logX || g > 0)
    .map(([g, v]) => [g, Number.isFinite(v) && v >= floor ? v : null]);
}

/** The median: dotted from the point on where trials have ended, or have no number any more. */
function medianLines(series, cell, floor) {
  const full = Math.max(...series.n);
  const all = points(series, series.median, floor);
  const offset = series.g.length - all.length;
  const cut = series.n.findIndex((n, i) => n < full || series.ended[i] > 0);
  const colour = colourOf(cell);
  if (cut < 0) return [line(all, { color: colour, width: 2, type: dashOf(cell) })];
  const at = Math.max(0, cut - offset);
  return [
    line(all.slice(0, at), { color: colour, width: 2, type: dashOf(cell) }),
    line(all.slice(Math.max(0, at - 1)), { color: colour, width: 1.6, type: [1, 3], cap: "round" }),
  ];
}

/** Real data: one grey line where the settings agree on it, one for each in its colour where they do not. */
function baselines(shownSeries, cells, span, floor) {
  const bases = shownSeries.filter((series) => series.base && series.base.n[0] > 0);
  if (bases.length === 0) return [];
  const [first] = bases;
  const [low, high] = [num(first.base.low5[0]), num(first.base.high95[0])];
  const one = bases.every((series) => num(series.base.median[0]) >= low && num(series.base.median[0]) <= high);
  return (one ? [first] : bases).flatMap((series) => {
    const colour = one ? css("--real") : colourOf(cells[series.cell]);
    const flat = { ...series.base, g: span };
    for (const column of ["n", "median", "low5", "high95", "meanLow", "meanHigh"]) {
      flat[column] = span.map(() => series.base[column][0]);
    }
    return [
      bandSeries(flat, colour, floor, 0.12),
      line(points(flat, flat.median, floor), { color: colour, width: 1.5, type: [3, 3] }, { z: 2 }),
    ];
  });
}

/** Every trial as a dot, where there are few enough to be told apart. */
function dots(series, cell, floor) {
  if (!series.dots) return [];
  const data = series.thin.flatMap((trial) => points(series, trial, floor)).filter(([, v]) => v !== null);
  return [{
    type: "scatter", data, symbolSize: 4.5, silent: true, z: 4, tooltip: { show: false },
    itemStyle: { color: colourOf(cell), opacity: 0.65 },
  }];
}

function curveOption(panel, measure, logY) {
  const drawn = measure.series.filter((series) => shown(panel.cells[series.cell]));
  const last = Math.max(1, ...measure.series.flatMap((series) => series.g));
  const floor = logY ? floorOf(drawn) : -Infinity;
  const first = state.logX ? 1 : 0;
  const series = baselines(drawn, panel.cells, [first, last], floor);
  for (const one of drawn) {
    const cell = panel.cells[one.cell];
    series.push(bandSeries(one, colourOf(cell), floor, 0.17));
    if (state.thin) {
      for (const thin of one.thin || []) {
        series.push(line(points(one, thin, floor), { color: colourOf(cell), width: 0.7, opacity: 0.55 }, { silent: true }));
      }
    }
    series.push(...medianLines(one, cell, floor), ...dots(one, cell, floor));
  }
  series.push(...lawLines(panel, measure, drawn, floor));
  const option = base();
  option.tooltip.formatter = (at) => curveTooltip(panel, measure, drawn, at[0].axisValue);
  return {
    ...option,
    grid: { ...option.grid, bottom: 26 },
    xAxis: axis(state.logX ? "log" : "value", {
      name: "generation", nameGap: 24, min: first, max: last, minInterval: 1, splitLine: { show: false },
    }),
    yAxis: axis(logY ? "log" : "value", logY ? { min: floor } : { scale: true }),
    series,
  };
}

function curveTooltip(panel, measure, drawn, generation) {
  const rows = drawn.map((series) => {
    const i = series.g.indexOf(Math.round(generation));
    if (i < 0) return "";
    const cell = panel.cells[series.cell];
    const [low, high] = band(series, i);
    const range = Number.isNaN(low) ? "" : ` <span style="opacity:.7">[${figures(low)}, ${figures(high)}]</span>`;
    return `<tr><td><span style="color:${colourOf(cell)}">●</span> ${escaped(cell.name)}</td>`
      + `<td style="padding-left:10px"><b>${figures(series.median[i])}</b>${range}</td>`
      + `<td style="padding-left:10px;opacity:.7">n ${series.n[i]}</td></tr>`;
  });
  rows.push(...lawRows(panel, measure, drawn, generation));
  const base = drawn.find((series) => series.base);
  if (base) rows.push(`<tr><td>real data</td><td style="padding-left:10px"><b>${figures(base.base.median[0])}</b></td></tr>`);
  return `generation ${Math.round(generation)}<table style="width:auto;font-size:12px">${rows.join("")}</table>`;
}

/** What the chart cannot show, in words under it. */
function curveNote(panel, measure, logY) {
  const notes = [lawNote(panel, measure)].filter((note) => note !== "");
  const medians = measure.series.flatMap((series) => series.median.map(num));
  const infinite = medians.filter((v) => v === Infinity || v === -Infinity).length;
  const low = logY ? medians.filter((v) => v <= 0 && Number.isFinite(v)).length : 0;
  const fewer = measure.series.filter((series) => Math.min(...series.n) < Math.max(...series.n));
  if (fewer.length > 0) {
    notes.push(`Dotted: not all trials have a number any more (n falls to ${Math.min(...fewer.flatMap((s) => s.n))}).`);
  }
  const ended = Math.max(0, ...measure.series.flatMap((series) => series.ended));
  if (ended > 0) {
    notes.push(`Dotted: some trials (up to ${ended} of a setting) have ended and count with their last reading.`);
  }
  if (infinite > 0) notes.push(`${infinite} infinite ${infinite === 1 ? "median is" : "medians are"} not drawn.`);
  if (low > 0) notes.push(`${low} ${low === 1 ? "median" : "medians"} at or below 0 cannot stand on a logarithmic axis.`);
  return notes.join(" ");
}

/** Brings one figure of class `curve` to life. */
function curveFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  const measure = panel.measures[figure.dataset.measure];
  const button = figure.querySelector(".log-y");
  const note = figure.querySelector(".note");
  let logY = spansDecades(measure);
  const drawing = lazily(figure.querySelector(".plot"), () => curveOption(panel, measure, logY));
  const say = () => {
    button.setAttribute("aria-pressed", String(logY));
    note.textContent = curveNote(panel, measure, logY);
    note.hidden = note.textContent === "";
  };
  button.addEventListener("click", () => {
    logY = !logY;
    say();
    redraw([drawing]);
  });
  say();
  tableBehind(figure, () => curveTable(panel, [measure], false));
}
