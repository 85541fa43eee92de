"use strict";

// Starts the page: every figure, then the switches.

const FIGURES = {
  curve: curveFigure, survival: survivalFigure, extinction: extinctionFigure, distribution: distributionFigure,
  law: lawFigure, density: densityFigure, shares: sharesFigure, survivors: survivorsFigure, frames: framesFigure,
  fit: fitFigure, continuations: continuationsFigure, documents: documentsFigure, words: wordsFigure,
};

for (const [kind, start] of Object.entries(FIGURES)) {
  document.querySelectorAll(`figure.${kind}`).forEach(start);
}

document.querySelectorAll("button.key").forEach((button) => button.addEventListener("click", () => {
  const colour = Number(button.dataset.colour);
  if (!state.hidden.delete(colour)) state.hidden.add(colour);
  button.setAttribute("aria-pressed", String(!state.hidden.has(colour)));
  redraw();
}));

document.getElementById("thin").addEventListener("change", (event) => {
  state.thin = event.target.checked;
  redraw();
});

document.getElementById("laws").addEventListener("change", (event) => {
  state.laws = event.target.checked;
  redraw();
});
document.getElementById("laws").parentElement.hidden = DATA.panels.every((panel) => panel.laws.length === 0);

document.getElementById("log-x").addEventListener("click", (event) => {
  state.logX = !state.logX;
  event.currentTarget.setAttribute("aria-pressed", String(state.logX));
  redraw();
});
