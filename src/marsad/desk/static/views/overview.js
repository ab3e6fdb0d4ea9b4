// The overview: its map, timeline and running totals, out of the numbers that the page and the map's address give.
import { map } from "./map.js";
import { interval, missing, numbers } from "./page.js";
import { timeline } from "./timeline.js";
import { tolls } from "./tolls.js";

const told = numbers("told");
const holder = (id) => document.getElementById(id);
if (holder("timeline")) timeline(holder("timeline"), told);
if (holder("tolls")) tolls(holder("tolls"), told);
await places(holder("map"));

async function places(place) {
  if (!place) return;
  const answer = await fetch(place.dataset.places, { headers: { "X-Desk": "map" } }).catch(() => null);
  if (!answer?.ok) {
    const said = await answer?.json().catch(() => null);
    missing(place, said?.error ?? told.words.map_away);
    return;
  }
  const found = await answer.json();
  table(holder("map-table"), found.places);
  await map(place, { ...found, words: told.words });
}

/** The same places as rows: what the map shows, for those who cannot see it. */
function table(box, found) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const words of box.dataset.headings.split("|")) head.append(cell("th", words, { scope: "col" }));
  const body = made.createTBody();
  for (const one of found.slice(0, 200)) {
    const row = body.insertRow();
    const name = cell("th", "", { scope: "row" });
    const link = cell("a", one.name, { href: one.address });
    name.append(link);
    row.append(name, cell("td", one.incidents, { className: "n" }), cell("td", interval(one.min, one.max), { className: "n" }), cell("td", one.candidates.length || "", {}));
  }
  box.replaceChildren(made);
}

function cell(tag, words, more) {
  return Object.assign(document.createElement(tag), { textContent: String(words) }, more);
}
