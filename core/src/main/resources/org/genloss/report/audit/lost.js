"use strict";

// Lost items: chosen by group and band, searched as one types. What comes from data is set as text, never as markup.

const MOST_ITEMS = 500;

function option(value, text) {
  const made = element("option", "", text);
  made.value = value;
  return made;
}

function lostItems(of, band, wanted) {
  const bands = band === "" ? of.bands : [of.bands[band]];
  return bands.flatMap((one) => one.items)
    .filter(([text]) => text.toLowerCase().includes(wanted))
    .sort((a, b) => b[1] - a[1]);
}

function lostRow([text, count, example, context]) {
  const row = element("tr");
  const word = element("td", "text");
  word.append(element("bdi", "", text));
  const where = element("td", "text");
  if (context) where.append(element("q", "", context), " ");
  where.append(element("small", "", example));
  row.append(word, element("td", "number", figures(count)), where);
  return row;
}

if (document.getElementById("finder")) {
  const group = document.getElementById("lost-group");
  const band = document.getElementById("lost-band");
  const search = document.getElementById("lost-search");
  const body = document.querySelector("#lost-items tbody");
  const told = document.getElementById("lost-count");

  const list = () => {
    const items = lostItems(DATA.lost[group.value], band.value, search.value.trim().toLowerCase());
    body.replaceChildren(...items.slice(0, MOST_ITEMS).map(lostRow));
    told.textContent = items.length > MOST_ITEMS ? `${MOST_ITEMS} of ${items.length} shown` : `${items.length} shown`;
  };
  const bands = () => {
    band.replaceChildren(option("", "any"), ...DATA.lost[group.value].bands.map((one, i) => option(i, one.range)));
    list();
  };
  group.replaceChildren(...DATA.lost.map((one, i) => option(i, one.group)));
  group.addEventListener("change", bands);
  band.addEventListener("change", list);
  search.addEventListener("input", list);
  bands();
}
