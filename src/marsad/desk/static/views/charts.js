// Charts by Observable Plot under a policy that allows no inline style: Plot's own style element is left out, its rules are in views.css.
import { missing, redrawn, rightToLeft, script } from "./page.js";

/** Draw a chart into its holder, and again when the width changes. `options` is called with Plot and the width, and gives Plot's options. */
export async function chart(holder, words, options) {
  try {
    await script("d3.min.js");
    await script("plot.min.js");
  } catch {
    missing(holder, words.missing_charts);
    return;
  }
  redrawn(holder, () => {
    const drawn = window.Plot.plot({ ...base(), ...options(window.Plot, Math.max(280, holder.clientWidth)) });
    for (const style of drawn.querySelectorAll("style")) style.remove();
    for (const svg of drawn.tagName === "svg" ? [drawn] : drawn.querySelectorAll("svg")) svg.classList.add("plot");
    // the table beside it says the same, with the same links: the drawing is for the eye and the mouse
    drawn.setAttribute("aria-hidden", "true");
    for (const link of drawn.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    holder.replaceChildren(drawn);
  });
}

function base() {
  return { marginTop: 18, marginBottom: 30, ...(rightToLeft() ? { marginRight: 46, marginLeft: 14 } : { marginLeft: 46, marginRight: 14 }) };
}

/** Steps of the axis of time, the widest last: how many days a chart of 10 ticks holds, the step, how its ticks are named. */
const STEPS = [
  [12, "day", (day, words) => `${day.getUTCDate()} ${words.months[day.getUTCMonth()]}`],
  [80, "week", (day, words) => `${day.getUTCDate()} ${words.months[day.getUTCMonth()]}`],
  [400, "month", (day, words) => (day.getUTCMonth() ? words.months[day.getUTCMonth()] : `${words.months[0]}\n${day.getUTCFullYear()}`)],
  [1300, "3 months", (day, words) => `${words.months[day.getUTCMonth()]}\n${day.getUTCFullYear()}`],
  [2600, "6 months", (day, words) => `${words.months[day.getUTCMonth()]}\n${day.getUTCFullYear()}`],
  [Infinity, "year", (day) => String(day.getUTCFullYear())],
];

/** The scale of time: it runs as the reader reads. */
export function timeScale(words, domain, width) {
  const days = ((domain[1] - domain[0]) / 864e5) * (1000 / width);
  const [, ticks, name] = STEPS.find(([most]) => days <= most);
  return { type: "utc", domain, reverse: rightToLeft(), label: null, ticks, tickFormat: (day) => isolated(name(day, words)) };
}

export const side = () => (rightToLeft() ? "right" : "left");

/** Words in whichever direction they run themselves: a drawing has one direction, its labels have two. */
export const isolated = (words) =>
  words
    .split("\n")
    .map((line) => `\u2068${line}\u2069`)
    .join("\n");
