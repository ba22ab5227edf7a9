// Wire the parts together.

const claimsShown = data.claims.filter(isFlow);

function showViews() {
  byId("views").replaceChildren(...VIEWS.map((view) => button(view[0].toUpperCase() + view.slice(1), () => setState({ view }), {
    "aria-current": state.view === view ? "page" : null,
  })));
  byId("stage-map").hidden = state.view !== "map";
  byId("stage-table").hidden = state.view !== "table";
}

function showLegend() {
  const used = new Set(data.strands.map((strand) => strand.style));
  const kinds = Object.values(data.styles).filter((style) => used.has(style.code));
  const line = (kind, words) => make("li", {}, make("span", { class: `sample ${kind}`, "aria-hidden": "true" }), words);
  byId("legend").replaceChildren(
    make("ul", {}, kinds.map((style) => make("li", {}, swatch(style), style.label))),
    make("ul", { class: "lines" },
      line("thin", "one narrative"), line("thick", "many narratives (mentions, not victims)"), line("dashed", "all claims hedged"),
      line("ring", "inside one country"), line("tie", "passes through, in no stated order"), line("told", "country with a narrative read")));
}

function showSummary() {
  const routes = claimsShown.filter((claim) => claim.kind === "route" && claim.strand !== undefined).length;
  const internal = claimsShown.filter((claim) => claim.kind === "internal" && claim.strand !== undefined).length;
  const parts = [countOf(routes, "route claim"), `${internal} internal`, countOf(narrativesIn(data.claims), "narrative"), yearsIn(data.claims)];
  byId("summary").textContent = parts.filter(Boolean).join(" · ");
}

function showFoot() {
  const names = Object.entries(data.documents).map(([id, document]) => document.title ?? id);
  const source = names.length > 3 ? `${countOf(names.length, "document")}` : names.join("; ");
  byId("foot").textContent = `Read from ${source} by tipgraph ${data.version} · data ${data.digest.slice(0, 12)} · outlines: Natural Earth. A claim is what a document says, not a fact.`;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme === "dark" ? "Light" : "Dark";
  recolour();
}

byId("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
byId("zoom-in").addEventListener("click", () => zoomBy(1.5));
byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5));
byId("zoom-fit").addEventListener("click", fitMap);
byId("skip").addEventListener("click", () => { setState({ view: "table" }); sheet.focus(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") setState({ strand: null, place: null });
});

onState(() => { showViews(); showPanel(); chooseOnMap(); });

setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
showClaims(claimsShown);
showTable(claimsShown);
showViews();
showLegend();
showSummary();
showFoot();
showPanel();
fitMap();
chooseOnMap();
document.documentElement.dataset.ready = "yes";

// What a page around this one, or a test, may ask for: the state, what is drawn, and where on the screen it is.
window.tipgraph = {
  setState,
  state: () => ({ ...state }),
  drawn: () => [...shown].map(([number, { narratives, hedged }]) => ({ number, narratives, hedged, ring: data.strands[number].ring })),
  pointOf: screenPointOf,
};
