"use strict";

// Words of real text that are left, by how often they occur there, and which were lost and gained.

/** Share of the words of a band that a generation still has. */
function kept({ of, lost }) {
  return of === 0 ? null : 1 - lost / of;
}

function wordsOption(exhibit, part, cell) {
  const colour = colourOf(cell);
  const option = base();
  const last = Math.max(1, ...exhibit.generations);
  const series = exhibit.bands.map((_, band) => line(
    exhibit.generations.map((g, i) => [g, part.rows[i] ? kept(part.rows[i].bands[band]) : null]),
    { color: colour, width: 2, type: DASHES[band] }, { connectNulls: true, showSymbol: exhibit.generations.length === 1 }));
  part.real.forEach((share, band) => series.push(line([[0, share], [last, share]],
    { color: css("--real"), width: 1.2, type: DASHES[band] }, { z: 2, silent: true })));
  option.tooltip.formatter = (at) => {
    const i = exhibit.generations.indexOf(Math.round(at[0].axisValue));
    const row = part.rows[i];
    if (!row) return "";
    return tooltipTable(when(exhibit.generations[i]), exhibit.bands.map((name, band) =>
      `<tr><td>${escaped(name)}</td><td style="padding-left:10px"><b>${figures(kept(row.bands[band]))}</b></td>`
      + `<td style="padding-left:10px;opacity:.7">${row.bands[band].lost} of ${row.bands[band].of} lost</td></tr>`));
  };
  return {
    ...option,
    grid: { ...option.grid, bottom: 26 },
    xAxis: axis("value", { name: "generation", nameGap: 24, min: 0, max: last, minInterval: 1, splitLine: { show: false } }),
    yAxis: axis("value", { min: 0, max: 1, interval: 0.25 }),
    series,
  };
}

/** A line of words with their counts: a head, then the words, then how many there are besides. */
function wordLine(head, words, counts, more) {
  const made = element("p");
  made.append(element("b", "", head), " ");
  if (words.length === 0) made.append(element("span", "doc", "none"));
  words.forEach((word, i) => {
    const one = element("bdi", "word", word);
    one.append(element("small", "", counts[i]));
    made.append(one, " ");
  });
  if (more > 0) made.append(element("span", "doc", `and ${more} more`));
  return made;
}

function wordLines(exhibit, row) {
  if (!row) return [element("p", "doc", "Nothing was kept of this generation.")];
  return [
    ...exhibit.bands.map((name, band) => {
      const { of, lost, words, counts } = row.bands[band];
      return wordLine(`Lost, ${name} in real text: ${lost} of ${of}`, words, counts, lost - words.length);
    }),
    wordLine("Written much more often", row.grown.words, row.grown.real.map((real, i) => `${figures(real)} → ${figures(row.grown.counts[i])}`), 0),
    wordLine("Not in real text", row.new.words, row.new.counts, 0),
  ];
}

/** Brings one figure of class `words` to life. */
function wordsFigure(figure) {
  const exhibit = exhibitOf(figure);
  const panel = DATA.panels[figure.dataset.panel];
  for (const multiple of figure.querySelectorAll(".multiples .multiple")) {
    lazily(multiple.querySelector(".plot"),
      () => wordsOption(exhibit, partOf(exhibit, multiple), panel.cells[Number(multiple.dataset.cell)]));
  }
  chooser(figure, exhibit.generations, (i) => figure.querySelectorAll(".passages .multiple").forEach((multiple) =>
    multiple.querySelector(".text").replaceChildren(...wordLines(exhibit, partOf(exhibit, multiple).rows[i]))));
  tableBehind(figure, () => ({
    heads: ["Setting", "Generation", "In real text", "Words", "Lost", "Share kept"],
    rows: exhibit.cells.flatMap((part) => part.rows.flatMap((row, i) => (row ? row.bands.map((band, k) =>
      [panel.cells[part.cell].name, exhibit.generations[i], exhibit.bands[k], band.of, band.lost, kept(band)]) : []))),
  }));
}
