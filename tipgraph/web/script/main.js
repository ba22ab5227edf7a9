// Wire the parts together.

let matched = flows; // the claims that match the filters
let counted = null;
let mostNarratives = 1; // of any route that matches
let leftOut = ""; // what is not drawn, in words
const SHEETS = { table: showTable, chains: showChains, country: showCountry, query: showQuery };
const isDrawing = () => state.view === "map" || state.view === "network";

function applyFilters() {
  const { matching, counts } = matchClaims();
  counted = counts;
  const { left, most } = showClaims(matching, state.least);
  mostNarratives = most;
  matched = state.least > 1 ? matching.filter((claim) => shown.has(claim.strand)) : matching;
  updateFilters(counted, most);
  showLegend();
  showSummary(left);
}

function showViews() {
  byId("views").replaceChildren(...VIEWS.map((view) => button(VIEW_NAMES[view], () => setState({ view }), { "aria-current": state.view === view ? "page" : null })));
  byId("stage-map").hidden = !isDrawing();
  byId("stage-map").setAttribute("aria-label", state.view === "network" ? "Network of routes, senders left and receivers right" : "Map of routes");
  for (const name of Object.keys(SHEETS)) byId(`stage-${name}`).hidden = state.view !== name;
  SHEETS[state.view]?.(matched);
}

function showLegend() {
  const line = (kind, words) => make("li", {}, make("span", { class: `sample ${kind}`, "aria-hidden": "true" }), words);
  const tints = state.view === "network" ? [] : TINT_LEGENDS[state.tint];
  const numbers = [...shown.keys()];
  byId("legend").replaceChildren(
    make("ul", {}, stylesShown().map((style) => make("li", {}, swatch(style), style.label))),
    make("ul", { class: "lines" },
      line("thin", "one narrative"), line("thick", "many narratives (mentions, not victims)"),
      numbers.some((number) => shown.get(number).hedged) ? line("dashed", "all claims hedged") : null,
      numbers.some((number) => data.strands[number].ring) ? line("ring", "inside one country") : null,
      numbers.some((number) => viaPlaces(number).length) ? line("tie", "passes through, in no stated order") : null,
      places.some((key) => data.places[key].sort !== "country") ? line("group", "group of countries, or countries not named") : null,
      tints.map(([name, words]) => line(`tint ${name}`, words))));
}

function showSummary(left) {
  const routes = matched.filter((claim) => claim.kind === "route").length;
  const parts = [countOf(routes, "route claim"), `${(matched.length - routes).toLocaleString("en")} internal`, countOf(narrativesIn(matched), "narrative"), yearsIn(matched)];
  byId("summary").textContent = `${parts.filter(Boolean).join(" · ")}${isFiltered() ? " · filtered" : ""}`;
  leftOut = left ? `The ${MOST_EDGES.toLocaleString("en")} most mentioned routes are drawn; ${left.toLocaleString("en")} more match and stand in the table.` : "";
}

function showNotice() {
  const chain = state.chain.length > 1
    ? [`* ${state.chain.map(placeName).join(" → ")}: a chain that tipgraph computed from several claims. `, button("Remove", () => setState({ chain: [] }), { class: "tiny" })] : [leftOut];
  const nothing = ["No claim matches these filters. ", button("Clear all", clearFilters, { class: "tiny" })];
  byId("left-out").replaceChildren(...(shown.size || !flows.length ? chain : nothing));
  byId("left-out").hidden = !byId("left-out").textContent;
}

function showFoot() {
  const names = data.documents.map(({ id, title }) => title ?? id);
  const source = names.length > 3 ? countOf(names.length, "document") : names.join("; ");
  byId("foot").textContent = `Read from ${source} by ${DATA_LINE} · outlines: Natural Earth. A claim is what a document says, not a fact.`;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "Light" : "Dark";
  recolour();
}

const SAVERS = { PNG: savePng, SVG: saveSvg, GeoJSON: saveGeoJson, CSV: saveCsv };
byId("save").append(make("div", { class: "menu" }, Object.entries(SAVERS).map(([name, save]) => button(name, () => { save(); byId("save").open = false; }, { id: `save-${name.toLowerCase()}` }))));

byId("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
byId("zoom-in").addEventListener("click", () => zoomBy(1.5));
byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5));
byId("zoom-fit").addEventListener("click", () => fitMap({ all: true }));
byId("show-filters").addEventListener("click", () => toggleFilters(!document.body.classList.contains("filtering")));
byId("skip").addEventListener("click", () => { setState({ view: "table" }); sheet.querySelector(".scroller").focus(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("save").open = false;
  if (document.body.classList.contains("filtering")) toggleFilters(false);
  else if (state.strand !== null || (state.place !== null && isDrawing())) setState({ strand: null, place: null });
});

onState((now, before) => {
  const changed = (names) => names.some((name) => String(now[name]) !== String(before[name]));
  const moved = now.view !== before.view && (now.view === "network" || before.view === "network");
  if (changed(FILTERS)) applyFilters();
  else if (changed(["tint", "view"])) showLegend();
  if (changed(["tint"])) updateFilters(counted, mostNarratives);
  if (moved) placeNodes();
  if (changed([...FILTERS, "view", "from", "to"]) || now.view === "country") showViews();
  showPanel();
  showNotice();
  if (changed(["strand", "place"]) && (now.strand !== null || now.place !== null)) bringEvidence();
  if (isDrawing()) {
    if (moved || !fitted || changed(["country", "role"])) fitMap();
    chooseOnMap();
  }
});

// The first visit opens on the latest year, which is as much as a map can say at once.
if (location.hash.length < 2 && YEARS.length > 1) {
  state = { ...state, years: [latestYear, latestYear] };
  writeAddress(true);
}
setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
buildFilters();
if (state.view === "network") placeNodes();
applyFilters();
showViews();
showFoot();
showPanel();
showNotice();
fitMap();
chooseOnMap();
performance.mark("tipgraph-ready");
document.documentElement.dataset.ready = "yes";

// What a page around this one, or a test, may ask for: the state, what is drawn, and where on the screen it is.
window.tipgraph = {
  setState,
  queryOf,
  state: () => ({ ...state }),
  drawn: () => [...shown].map(([number, { claims, narratives, hedged }]) => ({ number, claims: claims.length, narratives, hedged, ring: data.strands[number].ring })),
  names: () => marks.placed.map(({ place }) => place.name),
  labels: () => marks.placed.map(({ box }) => box),
  pointOf: screenPointOf,
};
