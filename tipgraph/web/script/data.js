// Read the data of the page and say it in words.

const data = JSON.parse(byId("tipgraph-data").textContent);
const documents = new Map(data.documents.map((document) => [document.id, document]));
// What can be told from the rest is left out of the file: ids are long, and a narrative is a country and a year.
data.claims.forEach((claim, number) => {
  claim.number = number;
  claim.doc = data.documents[claim.doc].id;
  claim.status ??= "asserted";
  claim.id = `${claim.doc}-${claim.id}`;
  claim.told = `${claim.country}-${claim.year ?? claim.doc}`;
  claim.cite = `${claim.doc}${claim.paragraph ? ` ¶${claim.paragraph}` : ""} [${claim.span.join(":")}]`;
});

const labelOf = (scheme, code) => data.labels[scheme]?.[code] ?? code;
const placeName = (key) => data.places[key]?.name ?? key;
const listOf = (scheme, codes) => (codes || []).map((code) => labelOf(scheme, code)).join(", ");
const isFlow = (claim) => claim.kind === "route" || claim.kind === "internal";
const styleOf = (strand) => data.styles[strand.style];
const strandTitle = (strand) => (strand.ring
  ? `Within ${placeName(strand.stops[0])}`
  : strand.stops.map(placeName).join(" → "));
const exploitationOf = (codes) => listOf("exploitation", codes) || "unspecified exploitation";

function claimTitle(claim) {
  if (claim.kind === "internal") return `Within ${placeName(claim.country)}`;
  if (claim.kind === "route") return `${placeName(claim.origin)} → ${placeName(claim.dest)}`;
  return placeName(claim.country);
}

function viaOf(claim) {
  if (!claim.via) return "";
  const names = claim.via.map(placeName);
  if (claim.order === "alternatives") return names.join(" or ");
  return claim.order === "unordered" ? `${names.join(", ")} (in no stated order)` : names.join(", then ");
}

// Whose narrative a route claim stands in: corroboration needs both ends.
function tellerOf(claim) {
  if (claim.kind !== "route") return `the narrative on ${placeName(claim.country)}`;
  const end = claim.country === claim.origin ? "origin" : claim.country === claim.dest ? "destination" : "third country";
  return `the narrative on ${placeName(claim.country)}, the ${end}`;
}

function newestFirst(claims) {
  return [...claims].sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.number - b.number);
}

const narrativesIn = (claims) => new Set(claims.map((claim) => claim.told)).size;

function yearsIn(claims) {
  const years = claims.map((claim) => claim.year).filter(Boolean);
  if (!years.length) return "";
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? `${first}` : `${first} to ${last}`;
}
