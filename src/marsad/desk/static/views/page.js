// What every chart of the desk needs: its numbers and words out of the page, colours of the theme, files that are loaded when wanted.

/** The numbers of a chart: the JSON block with this id, or null where the page has none. */
export function numbers(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
}

/** A colour of the theme as the page shows it now. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export const rightToLeft = () => document.documentElement.dir === "rtl";

/** An interval as it is read: 12, 10–15, ≥36; nothing stated is a dash, never 0. */
export function interval(min, max) {
  if (min === null || min === undefined) return "—";
  if (min === max) return String(min);
  return max === null || max === undefined ? `≥${min}` : `${min}–${max}`;
}

/** A built file beside this module; the address is given in full, so that a worker finds it too. */
export const vendor = (name) => new URL(`../vendor/${name}`, import.meta.url).href;

const loaded = new Map();

/** Load a script that defines a global; fails where `make assets` has not brought it. */
export function script(name) {
  if (!loaded.has(name)) {
    loaded.set(
      name,
      new Promise((resolve, reject) => {
        const tag = document.createElement("script");
        tag.src = vendor(name);
        tag.onload = resolve;
        tag.onerror = () => reject(new Error(name));
        document.head.append(tag);
      }),
    );
  }
  return loaded.get(name);
}

/** Say in the place of a chart why it is not there; its table stands beside it all the same. */
export function missing(holder, words) {
  const note = document.createElement("p");
  note.className = "missing";
  note.setAttribute("role", "note");
  note.textContent = words;
  holder.replaceChildren(note);
}

/** Draw again when the theme or the width of the window changes. */
export function redrawn(holder, draw) {
  let width = 0;
  new ResizeObserver(() => {
    if (Math.abs(holder.clientWidth - width) > 8) {
      width = holder.clientWidth;
      draw();
    }
  }).observe(holder);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}
