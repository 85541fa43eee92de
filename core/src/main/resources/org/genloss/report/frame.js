"use strict";

// What every page does: tables sort, the theme turns, paper gets everything.

document.querySelectorAll("table.sortable").forEach((table) => sortable(table, (cell) => {
  if (cell.dataset.value !== undefined) return cell.dataset.value === "" ? null : Number(cell.dataset.value);
  const number = Number(cell.textContent.replaceAll("−", "-"));
  return cell.className !== "number" ? cell.textContent : cell.textContent === "–" ? null : number;
}));

// the theme: as the system until the reader chooses
const THEMES = ["auto", "light", "dark"];
const themeButton = document.getElementById("theme");

function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  themeButton.querySelector("span").textContent = theme;
  redraw();
}

themeButton.addEventListener("click", () => {
  const now = document.documentElement.dataset.theme || "auto";
  setTheme(THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw());

// paper: light, everything open but the tables, which a reader opens before printing if they are wanted
let beforePaper = null;

addEventListener("beforeprint", () => {
  const closed = [...document.querySelectorAll("details:not([open]):not(.table)")];
  beforePaper = { theme: document.documentElement.dataset.theme || "auto", closed };
  closed.forEach((details) => { details.open = true; });
  setTheme("light");
  drawAll();
  toPaper();
});

addEventListener("afterprint", () => {
  if (!beforePaper) return;
  beforePaper.closed.forEach((details) => { details.open = false; });
  toScreen();
  setTheme(beforePaper.theme);
  beforePaper = null;
});
