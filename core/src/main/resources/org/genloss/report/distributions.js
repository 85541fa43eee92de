"use strict";

// What the models drew: at the chosen generation in full colour, some earlier ones faint, real data grey.

/** Indices of at most five generations up to the chosen one, spread evenly, the chosen one last. */
function trail(chosen) {
  const kept = new Set();
  for (let i = 0; i <= 4; i++) kept.add(Math.round((chosen * i) / 4));
  return [...kept];
}

/** Faint for the first, 1 for the chosen one. */
function fade(position, count) {
  return count === 1 ? 1 : 0.2 + 0.8 * (position / (count - 1)) ** 2;
}

/** Lines of one setting: `shape` turns a row of the page's data into points. */
function lines(cell, rows, chosen, shape) {
  const series = [];
  if (rows[0]) {
    series.push(line(shape(rows[0]), { color: css("--real"), width: 1 },
      { z: 1, areaStyle: { color: css("--real"), opacity: 0.22, origin: "start" }, name: "real data" }));
  }
  const kept = trail(chosen).filter((i) => rows[i + 1]);
  kept.forEach((i, position) => series.push(line(shape(rows[i + 1]),
    { color: colourOf(cell), width: i === chosen ? 2.4 : 1.2, opacity: fade(position, kept.length) },
    { name: i === chosen ? "chosen" : `g${i}` })));
  return series;
}

function histogramOption(distribution, panel, index, chosen) {
  const [low, high] = distribution.range[0];
  const { rows } = distribution.cells[index];
  const width = (high - low) / rows.find((row) => row).length;
  const shape = (row) => row.map((density, i) => [low + (i + 0.5) * width, density]);
  const top = Math.max(...distribution.cells.flatMap((cell) => cell.rows.filter((row) => row).flat()));
  const real = 3 * Math.max(...distribution.cells.flatMap((cell) => cell.rows[0] || [Infinity]));
  const option = base();
  option.tooltip.formatter = (at) => `${escaped(distribution.columns[0] || "x")} ${figures(at[0].axisValue)}`
    + at.filter((p) => p.seriesName === "real data" || p.seriesName === "chosen")
      .map((p) => `<br>${p.seriesName === "chosen" ? "model" : "real data"} <b>${figures(p.data[1])}</b>`).join("");
  return {
    ...option,
    xAxis: axis("value", { min: low, max: high, name: distribution.columns[0] || "x", nameGap: 22, splitLine: { show: false },
      axisLabel: { color: css("--muted"), fontSize: 11, formatter: figures, showMinLabel: false, showMaxLabel: false } }),
    yAxis: axis("value", { min: 0, max: Math.min(top, real) * 1.05, axisLabel: { show: false }, axisTick: { show: false } }),
    series: lines(panel.cells[index], rows, chosen, shape).map((one) => ({ ...one, step: "middle" })),
  };
}

function rankOption(distribution, panel, index, chosen) {
  const pairs = (row) => Array.from({ length: row.length / 2 }, (_, i) => [row[2 * i], row[2 * i + 1]]);
  const option = base();
  option.tooltip.formatter = (at) => `rank ${figures(at[0].axisValue)}`
    + at.filter((p) => p.seriesName === "real data" || p.seriesName === "chosen")
      .map((p) => `<br>${p.seriesName === "chosen" ? "model" : "real data"} <b>${figures(p.data[1])}</b>`).join("");
  const floor = Math.min(...distribution.cells.flatMap((cell) => cell.rows.filter((row) => row && row.length > 0))
    .map((row) => row[row.length - 1]));
  const top = Math.max(...distribution.cells.flatMap((cell) => cell.rows.filter((row) => row && row.length > 0))
    .map((row) => row[row.length - 2]));
  return {
    ...option,
    xAxis: axis("log", { name: "rank", nameGap: 22, min: 1, max: top, splitLine: { show: false } }),
    yAxis: axis("log", { min: floor, max: 1 }),
    series: lines(panel.cells[index], distribution.cells[index].rows, chosen, pairs),
  };
}

/** Points on the ellipse of two standard deviations: mean + 2 L u, with L L' the covariance. */
function ellipse([mx, my, xx, xy, yy]) {
  const a = Math.sqrt(Math.max(0, xx));
  const b = a > 0 ? xy / a : 0;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  return Array.from({ length: 65 }, (_, i) => {
    const [u, v] = [Math.cos((i * Math.PI) / 32), Math.sin((i * Math.PI) / 32)];
    return [mx + 2 * a * u, my + 2 * (b * u + c * v)];
  });
}

function planeOption(distribution, panel, index, chosen) {
  const { rows } = distribution.cells[index];
  const pairs = (flat) => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);
  const dots = (row, colour, opacity, z) => ({
    type: "scatter", data: pairs(row.points), symbolSize: 3.5, silent: true, z,
    itemStyle: { color: colour, opacity }, clip: true,
  });
  const series = [];
  if (rows[0]) {
    series.push(dots(rows[0], css("--real"), 0.35, 1));
    series.push(line(ellipse(rows[0].moments), { color: css("--real"), width: 1.6, type: [4, 3] }, { z: 2 }));
  }
  const cell = panel.cells[index];
  const kept = trail(chosen).filter((i) => rows[i + 1]);
  kept.forEach((i, position) => {
    const row = rows[i + 1];
    if (i === chosen) series.push(dots(row, colourOf(cell), 0.55, 2));
    series.push(line(ellipse(row.moments),
      { color: colourOf(cell), width: i === chosen ? 2.4 : 1.2, opacity: fade(position, kept.length) }));
  });
  const [x, y] = distribution.range;
  const inner = { axisLabel: { color: css("--muted"), fontSize: 11, formatter: figures, showMinLabel: false, showMaxLabel: false } };
  return {
    ...base(),
    tooltip: { show: false },
    xAxis: axis("value", { min: x[0], max: x[1], name: distribution.columns[0], nameGap: 22, ...inner }),
    yAxis: axis("value", { min: y[0], max: y[1], name: distribution.columns[1], nameGap: 34, ...inner }),
    series,
  };
}

const DISTRIBUTIONS = { line: histogramOption, symbols: rankOption, plane: planeOption };

/** The table behind the drawings: of the chosen generation, for the plane the moments of all. */
function distributionTable(distribution, panel, chosen) {
  const generation = distribution.generations[chosen];
  const rows = [];
  for (const { cell, rows: drawn } of distribution.cells) {
    const { name } = panel.cells[cell];
    if (distribution.kind === "plane") {
      drawn.forEach((row, i) => {
        if (row) rows.push([name, i === 0 ? "real" : distribution.generations[i - 1], ...row.moments]);
      });
    } else if (distribution.kind === "line") {
      const [low, high] = distribution.range[0];
      (drawn[chosen + 1] || []).forEach((density, i, all) => rows.push(
        [name, generation, low + ((high - low) * i) / all.length, density, drawn[0] ? drawn[0][i] : null]));
    } else {
      const row = drawn[chosen + 1] || [];
      for (let i = 0; i < row.length; i += 2) rows.push([name, generation, row[i], row[i + 1]]);
    }
  }
  const [a, b] = distribution.columns || [];
  const heads = {
    plane: ["Setting", "Generation", `Mean ${a}`, `Mean ${b}`, `Variance ${a}`, "Covariance", `Variance ${b}`],
    line: ["Setting", "Generation", `${a || "x"} from`, "Density", "Real density"],
    symbols: ["Setting", "Generation", "Rank", "Share"],
  };
  return { heads: heads[distribution.kind], rows };
}

/** Brings one figure of class `distribution` to life. */
function distributionFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  const { distribution } = panel;
  const multiples = [...figure.querySelectorAll(".multiple")];
  if (distribution.kind === "tokens") {
    chooser(figure, distribution.generations,
      (i) => multiples.forEach((multiple) => passages(multiple, distribution, i)));
    return;
  }
  let chosen = distribution.generations.length - 1;
  const option = DISTRIBUTIONS[distribution.kind];
  const mine = multiples.map((multiple) => lazily(multiple.querySelector(".plot"),
    () => option(distribution, panel, Number(multiple.dataset.cell), chosen)));
  const refresh = tableBehind(figure, () => distributionTable(distribution, panel, chosen));
  chooser(figure, distribution.generations, (i) => {
    chosen = i;
    redraw(mine);
    refresh();
  });
}
