// The map: each place as the circle of its accuracy; a name that may mean several places as hollow dashed circles, joined.
import { countries } from "./countries.js";
import { colour, interval, missing, rightToLeft, script, vendor } from "./page.js";
import { ground } from "./tiles.js";

const EARTH = 6371008.8;
const CORNERS = 64;

/** Draw `told` = {words, places, tiles} into the holder. */
export async function map(holder, told) {
  let library;
  try {
    library = await import("../vendor/maplibre-gl.mjs");
    await script("topojson.min.js");
  } catch {
    missing(holder, told.words.missing_map);
    return null;
  }
  const world = await countries(told.words.language);
  if (!world) {
    missing(holder, told.words.missing_map);
    return null;
  }
  const under = await ground(library, told.tiles).catch(() => ({ sources: {}, layers: [] })); // an address that does not answer leaves the outlines
  try {
    return draw(library, holder, told, world, under);
  } catch {
    missing(holder, told.words.no_webgl); // an old machine, or a browser told to draw nothing in three dimensions
    return null;
  }
}

function draw(library, holder, told, world, under) {
  const places = features(told.places);
  holder.replaceChildren();
  const view = new library.Map({
    container: holder,
    style: style(world, places, under),
    ...start(told.places),
    attributionControl: { compact: true, customAttribution: told.tiles ? told.words.tiles_by : "Natural Earth" },
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 15,
    fadeDuration: 0,
    locale: told.words.map_controls,
  });
  const corner = rightToLeft() ? "top-left" : "top-right";
  view.addControl(new library.NavigationControl({ showCompass: false }), corner);
  view.addControl(new library.ScaleControl({ unit: "metric" }), rightToLeft() ? "bottom-right" : "bottom-left");
  for (const layer of ["circle", "circle-edge", "doubt-edge", "dot", "doubt-dot"]) {
    view.on("click", layer, (event) => open(library, view, event, told));
    view.on("mouseenter", layer, () => (view.getCanvas().style.cursor = "pointer"));
    view.on("mouseleave", layer, () => (view.getCanvas().style.cursor = ""));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => view.setStyle(style(world, places, under)));
  view.getCanvas().setAttribute("aria-label", told.words.map_label);
  view.once("idle", () => (holder.dataset.drawn = "yes"));
  return view;
}

/** Where the map opens: all places, with room around them. */
function start(places) {
  const points = places.flatMap((place) => spots(place).map(({ lat, lon }) => [lon, lat]));
  if (!points.length) return { center: [40, 28], zoom: 3 };
  const [west, south, east, north] = [Math.min, Math.min, Math.max, Math.max].map((pick, at) => pick(...points.map((point) => point[at % 2])));
  return { bounds: [west - 0.3, south - 0.3, east + 0.3, north + 0.3], fitBoundsOptions: { padding: 30, maxZoom: 9 } };
}

const spots = (place) => (place.candidates.length ? place.candidates : [place]);

/** Features of all places: the true circle on the ground, a dot that stays visible from afar, and lines between the places a name may mean. */
function features(places) {
  const found = [];
  for (const [at, place] of places.entries()) {
    const doubt = place.candidates.length > 0;
    const properties = { at, doubt, label: place.name, count: place.incidents };
    for (const spot of spots(place)) {
      found.push({ type: "Feature", properties, geometry: { type: "Polygon", coordinates: [circle(spot.lat, spot.lon, spot.radius)] } });
      found.push({ type: "Feature", properties, geometry: { type: "Point", coordinates: [spot.lon, spot.lat] } });
    }
    if (place.candidates.length > 1) {
      found.push({ type: "Feature", properties: { at, between: true }, geometry: { type: "LineString", coordinates: place.candidates.map(({ lat, lon }) => [lon, lat]) } });
    }
  }
  return { type: "FeatureCollection", features: found };
}

/** The corners of a circle on the ground; `radius` in metres. */
export function circle(lat, lon, radius) {
  const [phi, lambda, arc] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180, radius / EARTH];
  const corners = [];
  for (let step = 0; step <= CORNERS; step += 1) {
    const turn = (step / CORNERS) * 2 * Math.PI;
    const north = Math.asin(Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(turn));
    const east = lambda + Math.atan2(Math.sin(turn) * Math.sin(arc) * Math.cos(phi), Math.cos(arc) - Math.sin(phi) * Math.sin(north));
    corners.push([(east * 180) / Math.PI, (north * 180) / Math.PI]);
  }
  return corners;
}

function style(world, places, under) {
  const [land, sea, line, ink, harm] = ["--land", "--sea", "--border", "--ink", "--blood"].map(colour);
  const font = ["Noto Sans Arabic"];
  const doubt = ["==", ["get", "doubt"], true];
  const sure = ["==", ["get", "doubt"], false];
  const point = ["==", ["geometry-type"], "Point"];
  const area = ["==", ["geometry-type"], "Polygon"];
  const size = ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 4, 20, 16];
  const halo = { "text-color": ink, "text-halo-color": land, "text-halo-width": 1.5 };
  return {
    version: 8,
    "font-faces": { "Noto Sans Arabic": [{ url: vendor("sans-arabic.woff2") }] },
    sources: {
      world: { type: "geojson", data: world.outlines },
      countries: { type: "geojson", data: world.labels },
      places: { type: "geojson", data: places },
      ...under.sources,
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": land } },
      ...under.layers,
      { id: "border", type: "line", source: "world", paint: { "line-color": line, "line-width": 1 } },
      { id: "country", type: "symbol", source: "countries", maxzoom: 7, layout: { "text-field": ["get", "label"], "text-font": font, "text-size": 12 }, paint: { ...halo, "text-opacity": 0.55 } },
      { id: "between", type: "line", source: "places", filter: ["has", "between"], paint: { "line-color": harm, "line-width": 1, "line-dasharray": [1, 3] } },
      { id: "circle", type: "fill", source: "places", filter: ["all", area, sure], paint: { "fill-color": harm, "fill-opacity": 0.16 } },
      { id: "circle-edge", type: "line", source: "places", filter: ["all", area, sure], paint: { "line-color": harm, "line-width": 1 } },
      { id: "doubt-edge", type: "line", source: "places", filter: ["all", area, doubt], paint: { "line-color": harm, "line-width": 1.5, "line-dasharray": [3, 2] } },
      { id: "dot", type: "circle", source: "places", filter: ["all", point, sure], paint: { "circle-color": harm, "circle-opacity": 0.55, "circle-radius": size, "circle-stroke-color": harm, "circle-stroke-width": 1 } },
      { id: "doubt-dot", type: "circle", source: "places", filter: ["all", point, doubt], paint: { "circle-color": land, "circle-opacity": 0.3, "circle-radius": size, "circle-stroke-color": harm, "circle-stroke-width": 1.5 } },
      {
        id: "name",
        type: "symbol",
        source: "places",
        filter: point,
        layout: { "text-field": ["case", doubt, ["concat", ["get", "label"], "؟"], ["get", "label"]], "text-font": font, "text-size": 12, "text-offset": [0, 1.1], "text-anchor": "top", "symbol-sort-key": ["-", 0, ["get", "count"]] },
        paint: halo,
      },
    ],
  };
}

/** What a place stands for, in a small window with a way to its incidents. Words come as text, never as markup. */
function open(library, view, event, told) {
  const place = told.places[event.features[0].properties.at];
  const box = document.createElement("div");
  box.className = "place-note";
  box.dir = document.documentElement.dir;
  box.append(line("strong", place.name + (place.candidates.length ? "؟" : "")));
  if (place.candidates.length) box.append(line("p", told.words.ambiguous), list(place.candidates.map((one) => one.label)));
  box.append(line("p", `${told.words.incidents}: ${place.incidents}`), line("p", `${told.words.killed}: ${interval(place.min, place.max)}`));
  if (place.address) {
    const link = line("a", told.words.show_place);
    link.href = place.address;
    box.append(link);
  }
  new library.Popup({ maxWidth: "260px" }).setLngLat(event.lngLat).setDOMContent(box).addTo(view);
}

function line(tag, words) {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
}

function list(words) {
  const made = document.createElement("ul");
  made.append(...words.map((one) => line("li", one)));
  return made;
}
