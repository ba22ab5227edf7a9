// Keep what is shown in the address of the page, so that a view can be shared, cited and gone back to.

const VIEWS = ["map", "network", "chains", "table", "country", ...(data.endpoint ? ["query"] : [])];
const VIEW_NAMES = { map: "Map", network: "Network", chains: "Chains", table: "Table", country: "Country", query: "SPARQL" };
const LISTS = ["victims", "exploitation", "sector", "actor", "hedge", "basis"];
const ROLES = ["any", "origin", "destination", "through", "within", "narrative"];
const TINTS = ["narratives", "roles", "tiers", "plain"];
const EMPTY = {
  view: "map", strand: null, place: null, years: null, country: null, role: "any", document: null,
  ...Object.fromEntries(LISTS.map((name) => [name, []])),
  pairs: [], least: 1, tint: "narratives", from: null, to: null, chain: [], query: null,
};
const FILTERS = ["years", "country", "role", ...LISTS, "document", "pairs", "least"];

// In an address a strand is told by what it is: its number would mean another one when the data change.
const strandWord = ({ stops, exploitation }) => [...stops, exploitation.join("-")].join(".");
const strandNumbers = new Map(data.strands.map((strand, number) => [strandWord(strand), number]));

const oneOf = (known, word) => (known.includes(word) ? word : null);
const placeKey = (word) => (Object.hasOwn(data.places, word) ? word : null);
const numberBelow = (word, limit) => (/^\d+$/.test(word) && Number(word) < limit ? Number(word) : null);

// How each word of the address is read; what makes no sense is passed over.
const READERS = {
  view: (word) => oneOf(VIEWS, word),
  strand: (word) => strandNumbers.get(word) ?? null,
  place: placeKey,
  country: placeKey,
  from: placeKey,
  to: placeKey,
  role: (word) => oneOf(ROLES, word),
  tint: (word) => oneOf(TINTS, word),
  years: yearRange,
  document: (word) => (documents.has(word) ? word : null),
  least: (word) => numberBelow(word, 1000) || null,
  query: (word) => word,
  chain: (word) => word.split(".").filter((key) => placeKey(key)),
  pairs: (word) => word.split(".").filter((pair) => pair.includes("_")),
  ...Object.fromEntries(LISTS.map((name) => [name, (word) => word.split(".").filter(Boolean)])),
};

function yearRange(word) {
  const found = /^(\d{4})(?:-(\d{4}))?$/.exec(word);
  if (!found) return null;
  const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
  return first <= last ? [first, last] : null;
}

function readState() {
  const next = { ...EMPTY };
  for (const [name, word] of new URLSearchParams(location.hash.slice(1))) {
    const value = Object.hasOwn(READERS, name) ? READERS[name](word) : null;
    if (value !== null) next[name] = value;
  }
  return next;
}

const WRITERS = {
  strand: (number) => strandWord(data.strands[number]),
  years: ([first, last]) => (first === last ? first : `${first}-${last}`),
};

function writeState(shownState) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(shownState)) {
    if (String(value) === String(EMPTY[name])) continue;
    words.set(name, name in WRITERS ? WRITERS[name](value) : Array.isArray(value) ? value.join(".") : value);
  }
  return `#${words}`;
}

const listeners = [];
let state = readState();

function onState(listener) {
  listeners.push(listener);
}

// `quietly` keeps a drag or a play from filling the history of the browser.
function setState(changes, { quietly = false } = {}) {
  const before = state;
  state = { ...state, ...changes };
  if (writeState(state) !== writeState(before)) writeAddress(quietly);
  listeners.forEach((listener) => listener(state, before));
}

// Inside a notebook the page has no address of its own; there the state just is not kept.
function writeAddress(quietly) {
  if (location.protocol === "about:") return;
  history[quietly ? "replaceState" : "pushState"](null, "", writeState(state));
}

const isFiltered = () => FILTERS.some((name) => String(state[name]) !== String(EMPTY[name]));
const clearFilters = () => setState(Object.fromEntries(FILTERS.map((name) => [name, EMPTY[name]])));

window.addEventListener("popstate", () => {
  const before = state;
  state = readState();
  listeners.forEach((listener) => listener(state, before));
});
