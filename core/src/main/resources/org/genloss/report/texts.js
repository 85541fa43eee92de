"use strict";

// Texts that models wrote: the same prompt continued, and texts token by token. Always set as text, never as markup.

/** Brings one figure of class `continuations` to life: all is there, only one prompt is shown. */
function continuationsFigure(figure) {
  const prompts = [...figure.querySelectorAll(".continued")];
  const select = figure.querySelector("select");
  if (!select) return;
  select.addEventListener("change", () => prompts.forEach((one, i) => { one.hidden = i !== Number(select.value); }));
}

// nats from which a token is shaded more strongly than the ones before
const SURPRISES = [1, 2, 4, 6, 9];

/** A token: shaded by how little it was expected, with the number for whoever points at it. */
function token(piece, surprise) {
  if (surprise === null) return document.createTextNode(piece);
  const value = num(surprise);
  const made = element("span", `s${SURPRISES.filter((from) => value >= from).length}`, piece);
  made.title = `${figures(value)} nats`;
  return made;
}

/** Text of one setting: the chosen one of the chosen generation. */
function readText(multiple, text) {
  const box = multiple.querySelector(".text");
  if (!text) {
    box.replaceChildren(element("p", "doc", "Nothing was kept of this generation."));
    return;
  }
  const passage = element("p", "tokens");
  passage.dir = "auto";
  passage.append(...text.pieces.map((piece, i) => token(piece, text.surprise[i])));
  const shown = text.pieces.length < text.tokens ? `, the first ${text.pieces.length} of ${text.tokens} tokens` : "";
  box.replaceChildren(element("p", "doc", `perplexity ${figures(text.perplexity)} under generation 0${shown}`), passage);
}

/** Brings one figure of class `documents` to life. */
function documentsFigure(figure) {
  const exhibit = exhibitOf(figure);
  const { cells } = DATA.panels[figure.dataset.panel];
  const select = figure.querySelector("select");
  const chosen = { generation: exhibit.generations.length - 1, text: 0 };
  const textOf = (part) => part.rows[chosen.generation][chosen.text];
  let refill = () => {};
  const show = () => {
    figure.querySelectorAll(".multiple").forEach((multiple) => readText(multiple, textOf(partOf(exhibit, multiple))));
    refill();
  };
  if (select) {
    select.addEventListener("change", () => {
      chosen.text = Number(select.value);
      show();
    });
    chosen.text = Number(select.value);
  }
  refill = tableBehind(figure, () => ({
    heads: ["Setting", "Place", "Token", "Surprise in nats"],
    rows: exhibit.cells.filter(textOf).flatMap((part) => textOf(part).pieces.map((piece, i) =>
      [cells[part.cell].name, i + 1, `“${piece}”`, textOf(part).surprise[i]])),
  }));
  chooser(figure, exhibit.generations, (i) => {
    chosen.generation = i;
    show();
  });
}
