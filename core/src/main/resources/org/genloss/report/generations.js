"use strict";

// Curves of many generations over each other, each in the colour of its generation, and the slider that chooses one.

/** The colour of generation g among those that are drawn; real data are grey. */
function generationColour(g, generations) {
  return g < 0 ? css("--real") : sequence(generations.indexOf(g) / Math.max(1, generations.length - 1));
}

function when(g) {
  return g < 0 ? "real data" : `generation ${g}`;
}

/** A line for a generation: the first and the last stand out, real data are dashed and on top, and filled where asked for. */
function generationLine(g, generations, data, filled) {
  const ends = g === generations[0] || g === generations[generations.length - 1];
  const style = { color: generationColour(g, generations), width: g < 0 ? 1.8 : ends ? 2.2 : 1.2, type: g < 0 ? [5, 3] : "solid" };
  const area = filled && g < 0 ? { areaStyle: { color: css("--real"), opacity: 0.2, origin: "start" } } : {};
  return line(data, style, { name: when(g), z: g < 0 ? 5 : 3, ...area });
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
    const g = generations[Number(slider.value)];
    output.value = g < 0 ? "real" : g;
    slider.setAttribute("aria-valuetext", when(g));
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
  const top = 1.05 * Math.min(Math.max(...all.map(peak)), 8 * first);
  if (exhibit.log) {
    const factor = (high / low) ** 0.05 || 2;
    return { low: low / factor, high: high * factor, top };
  }
  const margin = 0.05 * (high - low) || 1;
  return { low: low - margin, high: high + margin, top };
}

function densityOption(exhibit, part) {
  const { low, high, top } = densityFrame(exhibit);
  const named = exhibit.unit === "1" ? "" : exhibit.unit;
  const option = base();
  option.tooltip.formatter = (at) => densityTooltip(exhibit, part, at[0].axisValue);
  return {
    ...option,
    grid: named === "" ? option.grid : { ...option.grid, bottom: 26 },
    xAxis: axis(exhibit.log ? "log" : "value", { min: low, max: high, splitLine: { show: false }, name: named, nameGap: 24,
      // powers of ten alone would leave a narrow axis with one number
      logBase: high / low < 200 ? 2 : 10,
      axisLabel: { color: css("--muted"), fontSize: 11, formatter: figures, showMinLabel: false, showMaxLabel: false } }),
    yAxis: axis("value", { min: 0, max: top, axisLabel: { show: false }, axisTick: { show: false } }),
    series: densityCurves(part).map((curve) => generationLine(curve.g, exhibit.generations,
      curve.x.map((x, i) => [x, num(curve.y[i])]), true)),
  };
}

/** Of an exhibit on a logarithmic scale the median tells more than the standard deviation, which the far tail rules. */
function densityTooltip(exhibit, part, at) {
  const rows = densityCurves(part).map(({ g, sd, median, x, y }) => {
    let near = 0;
    x.forEach((middle, i) => { if (Math.abs(middle - at) < Math.abs(x[near] - at)) near = i; });
    const centre = exhibit.log ? `median <b>${figures(median)}</b>` : `sd <b>${figures(sd)}</b>`;
    return generationRow(g, exhibit.generations, centre, `density ${figures(y[near])}`);
  });
  return tooltipTable(`at ${figures(at)}`, rows);
}

function densityTable(exhibit, panel) {
  return {
    heads: ["Setting", "Generation", exhibit.log ? "Median" : "Standard deviation", "At", "Density"],
    rows: exhibit.cells.flatMap((part) => densityCurves(part).flatMap(({ g, sd, median, x, y }) => x.map((middle, i) =>
      [panel.cells[part.cell].name, g < 0 ? "real" : g, exhibit.log ? median : sd, middle, y[i]]))),
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

/** The curves of a setting that share their axis of values: losses in one unit, which are there to be compared. */
function alike(curve, curves) {
  const loss = (one) => /loss$/.test(one.name) && one.unit === curve.unit;
  return loss(curve) ? curves.filter(loss) : [curve];
}

/** The ends of an axis on which all of these stand; as the chart likes where there is one alone. */
function fitFrame(curves) {
  const values = curves.flatMap((curve) => curve.runs.flatMap((run) => run.values.map(num))).filter(Number.isFinite);
  if (curves.length === 1 || values.length === 0) return { scale: true };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = 0.05 * (high - low) || 0.5;
  return { min: low - margin, max: high + margin,
    axisLabel: { color: css("--muted"), fontSize: 11, formatter: figures, showMinLabel: false, showMaxLabel: false } };
}

function fitOption(curve, curves, generations) {
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
    yAxis: axis("value", fitFrame(alike(curve, curves))),
    series: curve.runs.map((run) => generationLine(run.g, generations, run.values.map((value, i) => {
      const y = num(value);
      return [i + 1, Number.isFinite(y) ? y : null];
    }))).map((one) => ({ ...one, showSymbol: one.data.length === 1 })),
  };
}

/** Brings one figure of class `fit` to life. */
function fitFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  const curves = panel.fits[figure.dataset.cell];
  const curve = curves[figure.dataset.curve];
  lazily(figure.querySelector(".plot"), () => fitOption(curve, curves, panel.fitted));
  tableBehind(figure, () => ({
    heads: ["Generation", "Epoch", curve.name],
    rows: curve.runs.flatMap((run) => run.values.map((value, i) => [run.g, i + 1, value])),
  }));
}
