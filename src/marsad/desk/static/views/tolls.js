// Running totals: one row a source, each total an interval on its day. They are never added, and never joined over sources.
import { chart, isolated, side, timeScale } from "./charts.js";
import { colour } from "./page.js";

/** `told` is {words, series: [{source, totals: [{as_of, min, max, note, label, address}]}]}. */
export function tolls(holder, told) {
  const totals = told.series.flatMap((line) => line.totals.map((one) => ({ ...one, source: line.source, day: new Date(one.as_of) })));
  if (!totals.length) return;
  const days = totals.map((one) => Number(one.day));
  const domain = [new Date(Math.min(...days) - 864e5), new Date(Math.max(...days) + 864e5)];
  const top = Math.max(1, ...totals.map((one) => one.max ?? one.min)) * 1.1;
  const names = told.series.map((line) => line.source);
  chart(holder, told.words, (Plot, width) => ({
    width,
    height: 40 + names.length * 84,
    marginTop: 24,
    x: timeScale(told.words, domain, width),
    y: { domain: [0, top], nice: true },
    fy: { domain: names, axis: null, padding: 0.22 },
    marks: [
      Plot.axisY({ anchor: side(), ticks: 3, label: null, tickFormat: "d" }),
      Plot.gridY({ ticks: 3, stroke: colour("--line") }),
      Plot.ruleY([0], { stroke: colour("--line") }),
      Plot.text(names, { fy: (name) => name, text: isolated, frameAnchor: side() === "right" ? "top-right" : "top-left", dy: -12, textAnchor: side() === "right" ? "end" : "start", fontWeight: 600, fill: colour("--ink") }),
      ...marks(Plot, totals, top, told.words),
    ],
  }));
}

function marks(Plot, totals, top, words) {
  const ink = colour("--blood");
  const title = (one) => [one.source, one.label, one.range, one.note ? words[`note_${one.note.replaceAll(" ", "_")}`] ?? one.note : null].filter(Boolean).join("\n");
  const high = (one) => one.max ?? one.min;
  const open = totals.filter((one) => one.max === null);
  return [
    Plot.line(totals, { x: "day", y: "min", fy: "source", z: "source", curve: "step-after", stroke: ink, strokeOpacity: 0.35 }),
    Plot.link(open, { x: "day", y1: "min", y2: top, fy: "source", stroke: ink, strokeDasharray: "1 3", markerEnd: "arrow", title }),
    Plot.link(totals, { x: "day", y1: "min", y2: high, fy: "source", stroke: ink, strokeWidth: 6, strokeOpacity: 0.45, title }),
    Plot.dot(totals, { x: "day", y: "min", fy: "source", r: 3, fill: ink, title, href: "address" }),
    // a total that falls, or differs on its own day, has a mark of its own shape
    Plot.dot(totals.filter((one) => one.note), { x: "day", y: high, fy: "source", r: 6, symbol: "times", stroke: colour("--warn"), strokeWidth: 2, title, href: "address" }),
  ];
}
