// What lies under the places: country outlines that are served from here, or tiles from the address in the settings.
import { colour, script } from "./page.js";

/** The source and the layers of an address: {z}/{x}/{y} images, or a PMTiles file of images or shapes. Empty where there is none. */
export async function ground(library, address) {
  if (!address) return { sources: {}, layers: [] };
  if (!/\.pmtiles(\?|$)/.test(address)) return images({ type: "raster", tiles: [address], tileSize: 256 });
  await script("pmtiles.js");
  const protocol = new window.pmtiles.Protocol();
  library.addProtocol("pmtiles", protocol.tile);
  const file = new window.pmtiles.PMTiles(address);
  protocol.add(file);
  const [head, about] = await Promise.all([file.getHeader(), file.getMetadata()]);
  const url = `pmtiles://${address}`;
  if (head.tileType !== 1) return images({ type: "raster", url, tileSize: 256 });
  return { sources: { tiles: { type: "vector", url } }, layers: (about.vector_layers ?? []).flatMap((layer) => shapes(layer.id)) };
}

function images(source) {
  return { sources: { tiles: source }, layers: [{ id: "tiles", type: "raster", source: "tiles", paint: { "raster-opacity": 0.85 } }] };
}

/** Shapes of a layer whose meaning we do not know: water is filled, everything has its outline, all of it faint. */
function shapes(layer) {
  const common = { source: "tiles", "source-layer": layer };
  const water = /water|ocean|sea|lake/.test(layer);
  return [
    ...(water ? [{ id: `${layer}-fill`, type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("--sea") }, ...common }] : []),
    { id: `${layer}-line`, type: "line", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": colour("--border"), "line-width": 0.8, "line-opacity": 0.7 }, ...common },
  ];
}
