// A small map on which a person clicks where it was.
import { countries } from "./countries.js";
import { colour, missing, script, vendor } from "./page.js";

/** Draw a map into the holder; `at` is "lat, lon" or nothing, `told` hears each point that is clicked. */
export async function pick(holder, at, told) {
  let library, world;
  try {
    library = await import("../vendor/maplibre-gl.mjs");
    await script("topojson.min.js");
    world = await countries(document.documentElement.lang);
  } catch {
    world = null;
  }
  if (!world) { missing(holder, "—"); return; }
  const [lat, lon] = (at || "").split(",").map(Number);
  const known = Number.isFinite(lat) && Number.isFinite(lon);
  holder.replaceChildren();
  const [land, sea, line, ink] = ["--ground", "--sheet", "--line", "--ink"].map(colour);
  const view = new library.Map({
    container: holder,
    center: known ? [lon, lat] : [40, 30],
    zoom: known ? 9 : 3,
    maxZoom: 15,
    fadeDuration: 0,
    dragRotate: false,
    attributionControl: { compact: true, customAttribution: "Natural Earth" },
    style: {
      version: 8,
      "font-faces": { "Noto Sans Arabic": [{ url: vendor("sans-arabic.woff2") }] },
      sources: { world: { type: "geojson", data: world.outlines }, countries: { type: "geojson", data: world.labels } },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": sea } },
        { id: "land", type: "fill", source: "world", paint: { "fill-color": land } },
        { id: "border", type: "line", source: "world", paint: { "line-color": line, "line-width": 1 } },
        { id: "country", type: "symbol", source: "countries", maxzoom: 9, layout: { "text-field": ["get", "label"], "text-font": ["Noto Sans Arabic"], "text-size": 12 }, paint: { "text-color": ink, "text-halo-color": land, "text-halo-width": 1.5 } },
      ],
    },
  });
  const pin = new library.Marker();
  if (known) pin.setLngLat([lon, lat]).addTo(view);
  view.on("click", (event) => {
    pin.setLngLat(event.lngLat).addTo(view);
    told(event.lngLat.lat, event.lngLat.lng);
  });
  view.once("idle", () => (holder.dataset.drawn = "yes"));
}
