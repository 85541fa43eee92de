"use strict";

// When each type was last lost: one dot a type, by its number; the numbers of a vocabulary are its ranks.

function extinctionOption(panel, cellIndex) {
  const { items, g } = panel.extinction.find((one) => one.cell === cellIndex) || { items: [], g: [] };
  const all = panel.extinction.flatMap((one) => one.items);
  const option = base();
  option.tooltip.trigger = "item";
  option.tooltip.axisPointer = { type: "none" };
  option.tooltip.formatter = ({ data: [item, generation] }) =>
    `type ${figures(item)}<br>lost in generation <b>${figures(generation)}</b>`;
  return {
    ...option,
    xAxis: axis("log", { name: "type", nameGap: 22, min: 1, max: Math.max(...all) + 1, splitLine: { show: false } }),
    yAxis: axis("value", { min: 0, max: Math.max(...panel.extinction.flatMap((one) => one.g)) }),
    series: [{
      type: "scatter",
      data: items.map((item, i) => [item + 1, g[i]]),
      symbolSize: 4,
      itemStyle: { color: colourOf(panel.cells[cellIndex]), opacity: 0.6 },
    }],
  };
}

function extinctionTable(panel) {
  return {
    heads: ["Setting", "Type", "Lost in generation"],
    rows: panel.extinction.flatMap(({ cell, items, g }) => items.map((item, i) => [panel.cells[cell].name, item + 1, g[i]])),
  };
}

/** Brings one figure of class `extinction` to life. */
function extinctionFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  for (const multiple of figure.querySelectorAll(".multiple")) {
    lazily(multiple.querySelector(".plot"), () => extinctionOption(panel, Number(multiple.dataset.cell)));
  }
  tableBehind(figure, () => extinctionTable(panel));
}
