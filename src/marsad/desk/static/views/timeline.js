// Incidents over time: how many begin in each period, and below them how many people are said to have been killed, as intervals.
import { chart, side, timeScale } from "./charts.js";
import { colour } from "./page.js";

/** `told` is {words, unit, periods: [{start, end, incidents, min, max, open, address}]}. A click on a period keeps to it. */
export function timeline(holder, told) {
  const periods = told.periods.map((one) => ({ ...one, from: new Date(one.start), to: new Date(one.end) }));
  if (!periods.length) return;
  const domain = [periods[0].from, periods.at(-1).to];
  const top = Math.max(1, ...periods.map((one) => one.max ?? one.min ?? 0));
  const [counted, killed] = [document.createElement("div"), document.createElement("div")];
  holder.replaceChildren(heading(told.words.incidents), counted, heading(told.words.killed), killed);
  chart(counted, told.words, (Plot, width) => ({
    width,
    height: 120,
    x: timeScale(told.words, domain, width),
    y: { grid: true, ticks: 3 },
    marks: [
      Plot.axisY({ anchor: side(), ticks: 3, label: null, tickFormat: "d" }),
      Plot.rectY(periods, {
        x1: "from",
        x2: "to",
        y: "incidents",
        fill: colour("--ink-soft"),
        inset: 0.5,
        href: "address",
        title: (one) => `${one.label}\n${told.words.incidents}: ${one.incidents}`,
      }),
      Plot.ruleY([0], { stroke: colour("--line") }),
    ],
  }));
  chart(killed, told.words, (Plot, width) => ({
    width,
    height: 150,
    x: timeScale(told.words, domain, width),
    y: { domain: [0, top], grid: true, ticks: 4 },
    marks: [
      Plot.axisY({ anchor: side(), ticks: 4, label: null, tickFormat: "d" }),
      ...intervals(Plot, periods.filter((one) => one.min !== null), top, told.words),
      Plot.ruleY([0], { stroke: colour("--line") }),
    ],
  }));
}

function heading(words) {
  const made = document.createElement("p");
  made.className = "hint";
  made.textContent = words;
  return made;
}

/** Bars from the least to the most; where the most is open the bar is dotted to the top and ends in an arrow. */
function intervals(Plot, periods, top, words) {
  const middle = (one) => new Date((Number(one.from) + Number(one.to)) / 2);
  const title = (one) => `${one.label}\n${words.killed}: ${one.range}`;
  const ink = colour("--blood");
  return [
    Plot.link(periods.filter((one) => one.open), { x: middle, y1: (one) => one.max ?? one.min, y2: top, stroke: ink, strokeDasharray: "1 3", markerEnd: "arrow", title }),
    Plot.link(periods, { x: middle, y1: "min", y2: (one) => one.max ?? one.min, stroke: ink, strokeWidth: 5, strokeOpacity: 0.45, title, href: "address" }),
    Plot.dot(periods, { x: middle, y: "min", r: 2.5, fill: ink, title }),
    Plot.dot(periods.filter((one) => !one.open), { x: middle, y: (one) => one.max ?? one.min, r: 2.5, fill: colour("--page"), stroke: ink, title }),
  ];
}
