// Country outlines with names in the reader's language: the codes of ISO 3166 for the region that reports come from and its neighbours.
import { vendor } from "./page.js";

const CODES =
  "004AF 008AL 012DZ 031AZ 032AR 036AU 040AT 048BH 050BD 051AM 056BE 070BA 072BW 076BR 100BG 108BI 112BY 120CM 124CA 140CF 144LK 148TD 156CN 178CG 180CD 191HR 196CY 203CZ 204BJ 208DK " +
  "231ET 232ER 233EE 246FI 250FR 262DJ 266GA 268GE 270GM 275PS 276DE 288GH 300GR 324GN 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 392JP 398KZ 400JO 404KE 410KR 414KW " +
  "417KG 422LB 428LV 430LR 434LY 440LT 450MG 454MW 458MY 466ML 478MR 484MX 496MN 498MD 499ME 504MA 508MZ 512OM 516NA 524NP 528NL 562NE 566NG 578NO 586PK 616PL 620PT 634QA 642RO 643RU " +
  "646RW 682SA 686SN 688RS 694SL 703SK 704VN 705SI 706SO 710ZA 716ZW 724ES 728SS 729SD 732EH 752SE 756CH 760SY 762TJ 764TH 768TG 784AE 788TN 792TR 795TM 800UG 804UA 807MK 818EG 826GB " +
  "834TZ 840US 854BF 860UZ 887YE 894ZM";
const LETTERS = new Map(CODES.split(" ").map((code) => [code.slice(0, 3), code.slice(3)]));

/** Outlines as GeoJSON, and beside them the names that are known in the language; null where the outlines are not here. */
export async function countries(language) {
  const answer = await fetch(vendor("countries.json")).catch(() => null);
  if (!answer?.ok) return null;
  const world = await answer.json();
  const found = window.topojson.feature(world, world.objects.countries);
  const names = new Intl.DisplayNames([language], { type: "region" });
  const labels = [];
  for (const country of found.features) {
    const letters = LETTERS.get(String(country.id ?? "").padStart(3, "0"));
    country.properties = {};
    if (letters) labels.push({ type: "Feature", properties: { label: names.of(letters) }, geometry: { type: "Point", coordinates: middle(country.geometry) } });
  }
  return { outlines: found, labels: { type: "FeatureCollection", features: labels } };
}

/** The middle of a country's largest piece: its name stands there once, not on each island. */
function middle(geometry) {
  const rings = geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map((piece) => piece[0]);
  const [west, south, east, north] = rings.map(box).reduce((most, next) => (area(next) > area(most) ? next : most));
  return [(west + east) / 2, (south + north) / 2];
}

function box(ring) {
  const [lons, lats] = [ring.map((point) => point[0]), ring.map((point) => point[1])];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

const area = ([west, south, east, north]) => (east - west) * (north - south);
