"use strict";

// Tables: built when opened, sorted by their heads, copied as CSV.

/** Summaries of the measures over trials, real data as generation "real". */
function curveTable(panel, measures, withBand) {
  const columns = ["n", "ended", "median", "low5", "high95", "mean", "meanLow", "meanHigh"];
  const rows = [];
  for (const measure of measures) {
    for (const series of measure.series) {
      const lead = [panel.cells[series.cell].name, ...(withBand ? [measure.band] : [])];
      if (series.base) rows.push([...lead, "real", ...columns.map((column) => series.base[column][0])]);
      series.g.forEach((g, i) => rows.push([...lead, g, ...columns.map((column) => series[column][i])]));
    }
  }
  const heads = ["Setting", ...(withBand ? ["Band"] : []), "Generation", "n", "of them ended", "Median", "5 %", "95 %", "Mean",
    "Mean, 95 % from", "to"];
  return { heads, rows };
}

function isNumber(value) {
  return value === null || typeof value === "number" || value === "Infinity" || value === "-Infinity";
}

function csv({ heads, rows }) {
  const field = (value) => {
    const text = value === null ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
  };
  return [heads, ...rows].map((row) => row.map(field).join(",")).join("\n") + "\n";
}

/** Compares numbers as numbers, before any text; missing ones come last. */
function compare(a, b) {
  const [x, y] = [sortKey(a), sortKey(b)];
  if (typeof x === "number" && typeof y === "number") {
    return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : x - y || 0;
  }
  if (typeof x === typeof y) return x.localeCompare(y, "en");
  return typeof x === "number" ? -1 : 1;
}

function sortKey(value) {
  if (value === "real") return -1;
  return isNumber(value) ? num(value) : value;
}

/** Makes the heads of a table buttons that sort its body; `keyOf(td)` is what a cell is sorted by. */
function sortable(table, keyOf) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = element("button", "", head.textContent);
    button.type = "button";
    head.replaceChildren(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const body = table.tBodies[0];
      const rows = [...body.rows];
      rows.sort((a, b) => (up ? 1 : -1) * compare(keyOf(a.cells[column]), keyOf(b.cells[column])));
      body.append(...rows);
    });
  });
}

function tableOf({ heads, rows }) {
  const table = element("table");
  const head = table.createTHead().insertRow();
  const right = heads.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  heads.forEach((text, column) => {
    const cell = element("th", right[column] ? "number" : "", text);
    cell.scope = "col";
    head.append(cell);
  });
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((value, column) => {
      const cell = line.insertCell();
      cell.textContent = isNumber(value) ? figures(value) : value;
      cell.raw = value;
      if (right[column]) cell.className = "number";
    });
  }
  sortable(table, (cell) => cell.raw);
  return table;
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // no permission, as in some browsers for files: the old way
    const area = element("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = "copied";
  setTimeout(() => { button.textContent = "copy as CSV"; }, 1500);
}

/** Fills the figure's table when it is opened; returns what to call when its numbers have changed. */
function tableBehind(figure, content) {
  const details = figure.querySelector("details.table");
  const fill = () => {
    if (!details.open) return;
    const now = content();
    const button = element("button", "copy", "copy as CSV");
    button.type = "button";
    button.addEventListener("click", () => copy(csv(content()), button));
    const tools = element("div", "tools");
    tools.append(button);
    const scroll = element("div", "scroll");
    scroll.tabIndex = 0;
    scroll.append(tableOf(now));
    details.replaceChildren(details.querySelector("summary"), tools, scroll);
  };
  details.addEventListener("toggle", fill);
  return fill;
}
