"use strict";

// Which types survive: one map for each setting, bands of frequency by generation.

const CIVIDIS = ["#00224e", "#3b496c", "#707173", "#a69d75", "#fee838"];

function survivalOption(panel, cellIndex) {
  const bands = panel.survival.map((measure) => measure.band);
  const generations = [...new Set(panel.survival.flatMap((m) => m.series.flatMap((s) => s.g)))].sort((a, b) => a - b);
  const data = panel.survival.flatMap((measure, y) => {
    const series = measure.series.find((one) => one.cell === cellIndex);
    return series ? series.g.map((g, i) => [generations.indexOf(g), y, num(series.median[i])]) : [];
  });
  const option = base();
  option.tooltip.trigger = "item";
  option.tooltip.formatter = ({ data: [x, y, share] }) =>
    `generation ${generations[x]}, band ${escaped(bands[y])}<br><b>${figures(share)}</b> survive`;
  return {
    ...option,
    grid: { ...option.grid, bottom: 26, top: 6 },
    xAxis: axis("category", { data: generations, name: "generation", nameGap: 24, splitLine: { show: false } }),
    yAxis: axis("category", {
      data: bands, inverse: true, splitLine: { show: false }, axisLabel: { color: css("--muted"), fontSize: 11 },
    }),
    visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { color: CIVIDIS } },
    series: [{ type: "heatmap", data: data.filter(([, , share]) => Number.isFinite(share)), emphasis: { disabled: true } }],
  };
}

/** Brings one figure of class `survival` to life. */
function survivalFigure(figure) {
  const panel = DATA.panels[figure.dataset.panel];
  for (const multiple of figure.querySelectorAll(".multiple")) {
    lazily(multiple.querySelector(".plot"), () => survivalOption(panel, Number(multiple.dataset.cell)));
  }
  tableBehind(figure, () => curveTable(panel, panel.survival, true));
}
