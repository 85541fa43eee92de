"use strict";

// The rarest real images, the nearest drawn one below each, and whether that is near enough.

function survivorRow(label, png, part, alt) {
  const row = element("div", "strip");
  row.append(element("span", "of", label), sheetImage(png, part, alt));
  return row;
}

/** A mark below each nearest image, and a veil over those that are lost. */
function marks(part, row) {
  const list = element("ol", "marks");
  list.style.gridTemplateColumns = `repeat(${part.shown}, ${part.tile}px)`;
  list.style.columnGap = `${part.seam}px`;
  row.survives.forEach((one, i) => {
    const mark = element("li", one ? "kept" : "lost", one ? "✓" : "✗");
    const words = `${one ? "survives" : "lost"}: nearest at ${figures(row.distances[i])}, must be within ${figures(part.radius[i])}`;
    mark.title = words;
    mark.setAttribute("aria-label", `image ${i + 1} ${words}`);
    list.append(mark);
  });
  return list;
}

/** Fills the place of one setting with its i-th generation; real images are shown again only where they differ. */
function survivorStage(multiple, exhibit, i) {
  const part = partOf(exhibit, multiple);
  const before = exhibit.cells[exhibit.cells.indexOf(part) - 1];
  const box = multiple.querySelector(".stage");
  const row = part.rows[i];
  const parts = [];
  if (!before || before.real !== part.real) parts.push(survivorRow("real", part.real, part, `The ${part.shown} rarest real images`));
  if (row) {
    const nearest = survivorRow(`nearest, generation ${exhibit.generations[i]}: ${row.count} of ${part.all} survive`,
      row.nearest, part, `The nearest image to each, generation ${exhibit.generations[i]}`);
    nearest.append(marks(part, row));
    parts.push(nearest);
  } else {
    parts.push(element("p", "doc", "Nothing was kept of this generation."));
  }
  box.replaceChildren(...parts);
}

function survivorOption(exhibit, panel) {
  const drawn = exhibit.cells.filter((part) => shown(panel.cells[part.cell]));
  const option = base();
  option.tooltip.formatter = (at) => {
    const i = exhibit.generations.indexOf(Math.round(at[0].axisValue));
    return tooltipTable(`generation ${Math.round(at[0].axisValue)}`, drawn.filter((part) => part.rows[i]).map((part) =>
      `<tr><td><span style="color:${colourOf(panel.cells[part.cell])}">●</span> ${escaped(panel.cells[part.cell].name)}</td>`
      + `<td style="padding-left:10px"><b>${part.rows[i].count}</b> of ${part.all}</td></tr>`));
  };
  return {
    ...option,
    grid: { ...option.grid, bottom: 26 },
    xAxis: axis("value", {
      name: "generation", nameGap: 24, min: exhibit.generations[0], max: Math.max(1, exhibit.generations.at(-1)),
      minInterval: 1, splitLine: { show: false },
    }),
    yAxis: axis("value", { min: 0, max: Math.max(...exhibit.cells.map((part) => part.all)), minInterval: 1 }),
    series: drawn.map((part) => {
      const cell = panel.cells[part.cell];
      const data = exhibit.generations.map((g, i) => [g, part.rows[i] ? part.rows[i].count : null]);
      return line(data, { color: colourOf(cell), width: 2, type: dashOf(cell) }, { showSymbol: true });
    }),
  };
}

function survivorTable(exhibit, panel) {
  return {
    heads: ["Setting", "Generation", "Survive", "Of"],
    rows: exhibit.cells.flatMap((part) => part.rows.map((row, i) => [part, row, i]).filter(([, row]) => row)
      .map(([, row, i]) => [panel.cells[part.cell].name, exhibit.generations[i], row.count, part.all])),
  };
}

/** Brings one figure of class `survivors` to life. */
function survivorsFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  const exhibit = exhibitOf(figure);
  const multiples = [...figure.querySelectorAll(".multiple")];
  chooser(figure, exhibit.generations, (i) => multiples.forEach((multiple) => survivorStage(multiple, exhibit, i)));
  lazily(figure.querySelector(":scope > .plot"), () => survivorOption(exhibit, panel));
  tableBehind(figure, () => survivorTable(exhibit, panel));
}
