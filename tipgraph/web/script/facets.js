// Decide which claims match, and count what each further choice would leave.

const flows = data.claims.filter(isFlow);
const YEARS = [...new Set(flows.map((claim) => claim.year).filter(Boolean))].sort();
const latestYear = YEARS.at(-1);

const actorsIn = new Map(); // narrative -> actors that any claim of it names
for (const claim of data.claims) {
  if (!claim.actor) continue;
  if (!actorsIn.has(claim.told)) actorsIn.set(claim.told, new Set());
  actorsIn.get(claim.told).add(claim.actor);
}

// What a claim counts under, for each facet; places depend on the role that is asked for.
const PLACES_BY_ROLE = {
  origin: (claim) => [claim.origin],
  destination: (claim) => [claim.dest],
  through: (claim) => claim.via ?? [],
  within: (claim) => (claim.kind === "internal" ? [claim.country] : []),
  narrative: (claim) => [claim.country],
};
PLACES_BY_ROLE.any = (claim) => Object.values(PLACES_BY_ROLE).slice(0, 4).flatMap((of) => of(claim));

function hedgesOf(claim) {
  const codes = [...(claim.hedges ?? [])];
  if (claim.status !== "asserted") codes.push(claim.status);
  return claim.hedged || codes.length ? codes : ["firm"];
}

const known = new Map(flows.map((claim) => [claim, {
  years: [claim.year],
  victims: claim.victims ?? [],
  exploitation: claim.exploitation ?? [],
  sector: claim.sectors ?? [],
  actor: [...(actorsIn.get(claim.told) ?? [])],
  hedge: hedgesOf(claim),
  basis: claim.basis ? [claim.basis] : [],
  document: [claim.doc],
  pairs: [`${claim.origin}_${claim.dest}`],
  places: Object.fromEntries(ROLES.map((role) => [role, PLACES_BY_ROLE[role](claim).filter(Boolean)])),
}]));

const FACETS = {
  years: (values, chosen) => values[0] >= chosen[0] && values[0] <= chosen[1],
  country: (values, chosen) => values.includes(chosen),
  document: (values, chosen) => values[0] === chosen,
  pairs: (values, chosen) => chosen.includes(values[0]),
  ...Object.fromEntries(LISTS.map((name) => [name, (values, chosen) => values.some((value) => chosen.includes(value))])),
};

const isActive = (value) => value !== null && value.length !== 0;

function valuesOf(claim, facet) {
  return facet === "country" ? known.get(claim).places[state.role] : known.get(claim)[facet];
}

// One walk over the claims: those that pass every facet match; those that fail just one still count as a choice of it.
function matchClaims() {
  const names = Object.keys(FACETS);
  const active = names.filter((facet) => isActive(state[facet]));
  const counts = Object.fromEntries(names.map((facet) => [facet, new Map()]));
  const [matching, elsewhere] = [[], []]; // elsewhere: what only the choice of a place keeps out
  for (const claim of flows) {
    let [failed, failures] = [null, 0];
    for (const facet of active) {
      if (FACETS[facet](valuesOf(claim, facet), state[facet])) continue;
      [failed, failures] = [facet, failures + 1];
      if (failures > 1) break;
    }
    if (failures > 1) continue;
    if (!failed) matching.push(claim);
    if (failed === "country") elsewhere.push(claim);
    for (const facet of failed ? [failed] : names) count(counts[facet], valuesOf(claim, facet));
  }
  if (state.country) counts.role = countRoles([...matching, ...elsewhere]);
  return { matching, counts };
}

const countRoles = (claims) => new Map(ROLES.map((role) => [role, claims.filter((claim) => known.get(claim).places[role].includes(state.country)).length]));

function count(tally, values) {
  for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1);
}

function optionLabel(facet, code) {
  if (data.labels[facet]) return labelOf(facet, code);
  if (facet === "country") return placeName(code);
  if (facet === "document") return documents.get(code).title ? `${code}: ${documents.get(code).title}` : code;
  if (code === "firm") return "no hedge";
  return data.labels.qualifier[code] ?? labelOf("status", code);
}

// The choices that are in force, in words: for footers, files and citations.
function filterWords() {
  const words = [];
  if (state.years) words.push(`report years ${state.years[0] === state.years[1] ? state.years[0] : state.years.join(" to ")}`);
  if (state.country) words.push(`${placeName(state.country)} (${ROLE_NAMES[state.role]})`);
  for (const facet of LISTS) {
    if (state[facet].length) words.push(`${FACET_NAMES[facet].toLowerCase()}: ${state[facet].map((code) => optionLabel(facet, code)).join(", ")}`);
  }
  if (state.document) words.push(`document ${state.document}`);
  if (state.pairs.length) words.push(`the ${state.pairs.length} routes of a query`);
  if (state.least > 1) words.push(`at least ${state.least} narratives`);
  return words.length ? words.join("; ") : "no filter";
}

const FACET_NAMES = { basis: "How the origin is known", victims: "Victims", exploitation: "Exploitation", sector: "Sector", actor: "Actors in the narrative", hedge: "Hedges" };
const ROLE_NAMES = {
  any: "in any role", origin: "as origin", destination: "as destination", through: "passed through", within: "inside it", narrative: "as teller",
};
