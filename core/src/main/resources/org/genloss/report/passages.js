"use strict";

// Text that models wrote; always set as text, never as markup.

function passages(multiple, distribution, chosen) {
  const { rows } = distribution.cells[Number(multiple.dataset.cell)];
  const box = multiple.querySelector(".text");
  const text = rows[chosen + 1];
  box.replaceChildren(...(text ? text.map((passage) => element("p", "", passage))
    : [element("p", "doc", "Nothing was kept of this generation.")]));
}
