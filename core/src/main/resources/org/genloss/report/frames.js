"use strict";

// Images that change from generation to generation: the slider moves all settings at once, and can be let run.

const FRAME_MS = 600;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** An image of a sheet that is already the size it will have. */
function sheetImage(png, { width, height }, alt) {
  const image = element("img", "pixels");
  image.width = width;
  image.height = height;
  image.alt = alt;
  image.src = `data:image/png;base64,${png}`;
  return image;
}

/** Fills the place of one setting; returns what shows the i-th generation there. */
function stage(multiple, exhibit, name) {
  const part = partOf(exhibit, multiple);
  const box = multiple.querySelector(".stage");
  const missing = element("p", "doc", "Nothing was kept of this generation.");
  const images = part.frames.map((png, i) => (png === null ? missing
    : sheetImage(png, part, `${part.count} images, ${name}, generation ${exhibit.generations[i]}`)));
  box.style.minHeight = `${part.height}px`;
  return (i) => box.replaceChildren(images[i]);
}

/** Lets the slider run to its end, from the start if it is there; who wants no motion gets one step instead. */
function player(button, slider) {
  let timer = null;
  const label = () => { button.textContent = timer !== null ? "pause" : calm.matches ? "next" : "play"; };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    label();
  };
  const go = (to) => {
    slider.value = to;
    slider.dispatchEvent(new Event("input"));
  };
  const atEnd = () => slider.value === slider.max;
  const step = () => {
    go(atEnd() ? 0 : Number(slider.value) + 1);
    if (timer !== null && atEnd()) stop();
  };
  button.addEventListener("click", () => {
    if (timer !== null) {
      stop();
      return;
    }
    step();
    if (!calm.matches && !atEnd()) timer = setInterval(step, FRAME_MS);
    label();
  });
  // whoever takes the slider in hand does not want it to run away
  for (const by of ["pointerdown", "keydown"]) slider.addEventListener(by, stop);
  calm.addEventListener("change", stop);
  label();
}

/** Brings one figure of class `frames` to life. */
function framesFigure(figure) {
  const exhibit = exhibitOf(figure);
  const { cells } = DATA.panels[figure.dataset.panel];
  const show = [...figure.querySelectorAll(".multiple")]
    .map((multiple) => stage(multiple, exhibit, cells[Number(multiple.dataset.cell)].name));
  const slider = chooser(figure, exhibit.generations, (i) => show.forEach((one) => one(i)));
  player(figure.querySelector(".play"), slider);
}
