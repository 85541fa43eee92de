"use strict";

// Numbers and text as people read them. JSON has no infinity: the page writes it as text.

const DATA = JSON.parse(document.getElementById("data").textContent);

/** The number behind a value of the page's JSON; NaN where there is none. */
function num(value) {
  return value === null || value === undefined ? NaN : Number(value);
}

/** Four significant digits: 0.01235, 1235, 1.235e−7. */
function figures(value) {
  const x = num(value);
  if (Number.isNaN(x)) return "–";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  if (x === 0) return "0";
  const size = Math.abs(x);
  const text = size >= 1e-4 && size < 1e6
    ? String(Number(x.toPrecision(4)))
    : Number(x.toPrecision(4)).toExponential().replace("e+", "e");
  return text.replaceAll("-", "−");
}

/** Text that may stand between tags. */
function escaped(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}

/** An element with a class and text. */
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
