"use strict";

// Curves of many generations over each other, each in the colour of its generation, and the slider that chooses one.

/** The colour of generation g among those that are drawn; real data are grey. */
function generationColour(g, generations) {
  return g < 0 ? css("--real") : sequence(generations.indexOf(g) / Math.max(1, generations.length - 1));
}

function when(g) {
  return g < 0 ? "real data" : `generation ${g}`;
}

/** A line for a generation: the first and the last stand out, real data are dashed and on top. */
function generationLine(g, generations, data) {
  const ends = g === generations[0] || g === generations[generations.length - 1];
  const style = { color: generationColour(g, generations), width: g < 0 ? 1.8 : ends ? 2.2 : 1.2, type: g < 0 ? [5, 3] : "solid" };
  return line(data, style, { name: when(g), z: g < 0 ? 5 : 3 });
}

/** A row of a tooltip. */
function generationRow(g, generations, ...values) {
  return `<tr><td><span style="color:${generationColour(g, generations)}">${g < 0 ? "┅" : "●"}</span> ${when(g)}</td>`
    + values.map((value) => `<td style="padding-left:10px">${value}</td>`).join("") + "</tr>";
}

function tooltipTable(head, rows) {
  return `${head}<table style="width:auto;font-size:12px">${rows.join("")}</table>`;
}

/** Calls `change(i)` with the place of the chosen generation, now and whenever the reader chooses another. */
function chooser(figure, generations, change) {
  const slider = figure.querySelector(".slider input");
  const output = figure.querySelector(".slider output");
  const say = () => {
    output.value = generations[Number(slider.value)];
    slider.setAttribute("aria-valuetext", `generation ${output.value}`);
    change(Number(slider.value));
  };
  slider.addEventListener("input", say);
  say();
  return slider;
}

/** The exhibit that a figure shows, and the part of it that a setting of the panel has. */
function exhibitOf(figure) {
  return DATA.panels[figure.dataset.panel].exhibits[figure.dataset.exhibit];
}

function partOf(exhibit, multiple) {
  return exhibit.cells.find((one) => one.cell === Number(multiple.dataset.cell));
}

/** The curves of a setting with their bins. */
function densityCurves(part) {
  return part.curves.map((curve) => ({ ...curve, x: curve.x || part.x }));
}

/** What all settings show, so that they can be compared: where any density is above a hundredth of the first one's peak. */
function densityFrame(exhibit) {
  const all = exhibit.cells.flatMap(densityCurves);
  const peak = (curve) => Math.max(...curve.y.map(num).filter(Number.isFinite));
  const first = peak(all[0]);
  const seen = all.flatMap((curve) => curve.x.filter((_, i) => num(curve.y[i]) > 0.01 * first));
  const [low, high] = [Math.min(...seen), Math.max(...seen)];
  const margin = 0.05 * (high - low) || 1;
  return { low: low - margin, high: high + margin, top: 1.05 * Math.min(Math.max(...all.map(peak)), 8 * first) };
}

function densityOption(exhibit, part) {
  const { low, high, top } = densityFrame(exhibit);
  const option = base();
  option.tooltip.formatter = (at) => densityTooltip(exhibit, part, at[0].axisValue);
  return {
    ...option,
    xAxis: axis("value", { min: low, max: high, splitLine: { show: false },
      axisLabel: { color: css("--muted"), fontSize: 11, formatter: figures, showMinLabel: false, showMaxLabel: false } }),
    yAxis: axis("value", { min: 0, max: top, axisLabel: { show: false }, axisTick: { show: false } }),
    series: densityCurves(part).map((curve) => generationLine(curve.g, exhibit.generations,
      curve.x.map((x, i) => [x, num(curve.y[i])]))),
  };
}

function densityTooltip(exhibit, part, at) {
  const rows = densityCurves(part).map(({ g, sd, x, y }) => {
    let near = 0;
    x.forEach((middle, i) => { if (Math.abs(middle - at) < Math.abs(x[near] - at)) near = i; });
    return generationRow(g, exhibit.generations, `sd <b>${figures(sd)}</b>`, `density ${figures(y[near])}`);
  });
  return tooltipTable(`at ${figures(at)}`, rows);
}

function densityTable(exhibit, panel) {
  return {
    heads: ["Setting", "Generation", "Standard deviation", "At", "Density"],
    rows: exhibit.cells.flatMap((part) => densityCurves(part).flatMap(({ g, sd, x, y }) => x.map((middle, i) =>
      [panel.cells[part.cell].name, g < 0 ? "real" : g, sd, middle, y[i]]))),
  };
}

/** Brings one figure of class `density` to life. */
function densityFigure(figure) {
  const exhibit = exhibitOf(figure);
  for (const multiple of figure.querySelectorAll(".multiple")) {
    lazily(multiple.querySelector(".plot"), () => densityOption(exhibit, partOf(exhibit, multiple)));
  }
  tableBehind(figure, () => densityTable(exhibit, DATA.panels[figure.dataset.panel]));
}

function fitOption(curve, generations) {
  const option = base();
  option.tooltip.formatter = (at) => {
    const epoch = Math.round(at[0].axisValue);
    return tooltipTable(`epoch ${epoch}`, curve.runs.filter((run) => run.values.length >= epoch)
      .map((run) => generationRow(run.g, generations, `<b>${figures(run.values[epoch - 1])}</b>`)));
  };
  const last = Math.max(2, ...curve.runs.map((run) => run.values.length));
  return {
    ...option,
    grid: { ...option.grid, bottom: 26 },
    xAxis: axis("value", { name: "epoch", nameGap: 24, min: 1, max: last, minInterval: 1, splitLine: { show: false } }),
    yAxis: axis("value", { scale: true }),
    series: curve.runs.map((run) => generationLine(run.g, generations, run.values.map((value, i) => {
      const y = num(value);
      return [i + 1, Number.isFinite(y) ? y : null];
    }))).map((one) => ({ ...one, showSymbol: one.data.length === 1 })),
  };
}

/** Brings one figure of class `fit` to life. */
function fitFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  const curve = panel.fits[figure.dataset.cell][figure.dataset.curve];
  lazily(figure.querySelector(".plot"), () => fitOption(curve, panel.fitted));
  tableBehind(figure, () => ({
    heads: ["Generation", "Epoch", curve.name],
    rows: curve.runs.flatMap((run) => run.values.map((value, i) => [run.g, i + 1, value])),
  }));
}
