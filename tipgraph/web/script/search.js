// Find countries by any name, sectors, actors, and words of claims; keyboard first.

const MOST_HITS = 12;
const searchBox = byId("search");
const hitList = byId("hits");
let hits = [];
let hitAt = -1;

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
let index = null;

function searchIndex() {
  const places = Object.entries(data.places).filter(([, place]) => place.sort !== "beside").map(([key, place]) => ({
    names: [place.name, place.code, ...(place.also ?? [])], kind: place.sort === "country" ? "country" : "place group", label: place.name,
    open: () => (place.sort === "country" ? setState({ view: "country", place: key, strand: null }) : setState({ view: "map", place: key, strand: null })),
  }));
  const facet = (name) => [...new Set(flows.flatMap((claim) => known.get(claim)[name]))].map((code) => ({
    names: [labelOf(name, code)], kind: name === "actor" ? "actor" : name, label: labelOf(name, code), open: () => setState({ [name]: [code] }),
  }));
  const claims = data.claims.map((claim) => ({
    words: plain(`${claim.text} ${claim.quote ?? ""}`), kind: claim.cite, label: claim.text,
    open: () => (claim.strand === undefined ? setState({ view: "country", place: claim.country, strand: null }) : setState({ strand: claim.strand, place: null })),
  }));
  return { named: [...places, ...facet("exploitation"), ...facet("victims"), ...facet("sector"), ...facet("actor")].map((entry) => ({ ...entry, names: entry.names.map(plain) })), claims };
}

function findHits(words) {
  index ??= searchIndex();
  const wanted = plain(words.trim());
  if (!wanted) return [];
  const rank = ({ names }) => Math.min(...names.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(` ${wanted}`) ? 2 : 9)));
  const named = index.named.map((entry) => [rank(entry), entry]).filter(([score]) => score < 9).sort((a, b) => a[0] - b[0]).map(([, entry]) => entry);
  const terms = wanted.split(/\s+/);
  const claims = named.length >= MOST_HITS ? [] : index.claims.filter((entry) => terms.every((term) => entry.words.includes(term)));
  return [...named, ...claims].slice(0, MOST_HITS);
}

function showHits() {
  hitList.replaceChildren(...hits.map((hit, i) => make("li", {
    role: "option", id: `hit-${i}`, "aria-selected": String(i === hitAt), onmousedown: (event) => { event.preventDefault(); openHit(i); },
  }, make("span", {}, hit.label), make("small", {}, hit.kind))));
  const open = document.activeElement === searchBox && searchBox.value.trim() !== "";
  if (open && !hits.length) hitList.replaceChildren(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"));
  hitList.hidden = !open;
  searchBox.setAttribute("aria-expanded", String(open));
  if (hitAt >= 0) searchBox.setAttribute("aria-activedescendant", `hit-${hitAt}`);
  else searchBox.removeAttribute("aria-activedescendant");
  byId(`hit-${hitAt}`)?.scrollIntoView({ block: "nearest" });
}

function openHit(i) {
  const hit = hits[i];
  searchBox.value = "";
  hits = [];
  searchBox.blur();
  showHits();
  hit?.open();
  panel.focus({ preventScroll: true });
}

searchBox.addEventListener("input", () => { hits = findHits(searchBox.value); hitAt = hits.length ? 0 : -1; showHits(); });
searchBox.addEventListener("focus", showHits);
searchBox.addEventListener("blur", showHits);
searchBox.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) { hitAt = (hitAt + step + hits.length) % hits.length; showHits(); event.preventDefault(); }
  if (event.key === "Enter" && hitAt >= 0) { openHit(hitAt); event.preventDefault(); }
  if (event.key === "Escape") { searchBox.value = ""; hits = []; searchBox.blur(); event.stopPropagation(); }
});

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { searchBox.focus(); event.preventDefault(); }
});
