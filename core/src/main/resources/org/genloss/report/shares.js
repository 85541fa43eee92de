"use strict";

// Shares of classes: one map for each setting, classes by generation; what has no share at all is crossed out.

function sharesOption(exhibit, part) {
  const columns = [...(part.rows[0] ? ["real"] : []), ...exhibit.generations];
  const rows = part.rows[0] ? part.rows : part.rows.slice(1);
  const data = rows.flatMap((row, x) => (row || []).map((share, y) => [x, y, Math.min(num(share), exhibit.scale), num(share)]))
    .filter(([, , , share]) => Number.isFinite(share));
  const option = base();
  option.tooltip.trigger = "item";
  option.tooltip.axisPointer = { type: "none" };
  option.tooltip.formatter = ({ data: [x, y, , share] }) =>
    `${columns[x] === "real" ? "real data" : when(columns[x])}, class ${escaped(part.classes[y])}<br>share <b>${figures(share)}</b>`;
  return {
    ...option,
    grid: { ...option.grid, bottom: 26, top: 6 },
    xAxis: axis("category", { data: columns, name: "generation", nameGap: 24, splitLine: { show: false },
      axisLabel: { color: css("--muted"), fontSize: 11, interval: 0, hideOverlap: true, showMaxLabel: true } }),
    yAxis: axis("category", {
      data: part.classes, inverse: true, splitLine: { show: false },
      axisLabel: { color: css("--muted"), fontSize: 11, interval: part.classes.length > 12 ? "auto" : 0 },
    }),
    visualMap: { show: false, min: 0, max: exhibit.scale, dimension: 2, inRange: { color: CIVIDIS } },
    series: [{
      type: "heatmap", data, emphasis: { disabled: true },
      label: { show: true, fontSize: 11, color: "#ffffff", formatter: ({ data: [, , , share] }) => (share === 0 ? "×" : "") },
    }],
  };
}

function sharesTable(exhibit, panel) {
  return {
    heads: ["Setting", "Generation", "Class", "Share"],
    rows: exhibit.cells.flatMap((part) => part.rows.flatMap((row, i) => (row || []).map((share, k) =>
      [panel.cells[part.cell].name, i === 0 ? "real" : exhibit.generations[i - 1], part.classes[k], share]))),
  };
}

/** Brings one figure of class `shares` to life. */
function sharesFigure(figure) {
  const exhibit = exhibitOf(figure);
  for (const multiple of figure.querySelectorAll(".multiple")) {
    lazily(multiple.querySelector(".plot"), () => sharesOption(exhibit, partOf(exhibit, multiple)));
  }
  tableBehind(figure, () => sharesTable(exhibit, DATA.panels[figure.dataset.panel]));
}
