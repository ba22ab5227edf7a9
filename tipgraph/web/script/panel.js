// Show the evidence behind what is chosen.

const panel = byId("panel");

function showPanel() {
  const inside = state.strand !== null ? strandEvidence(state.strand)
    : state.place !== null ? placeEvidence(state.place) : introduction();
  panel.replaceChildren(...inside);
  panel.scrollTop = 0;
}

// Say that there is evidence now, and on a narrow screen, where it stands below, go there.
function bringEvidence() {
  announce(`Evidence: ${panel.querySelector("h2").textContent}`);
  if (matchMedia("(max-width: 760px)").matches && state.view !== "country") panel.scrollIntoView();
}

function closeButton() {
  return button("×", () => setState({ strand: null, place: null }), { class: "close", "aria-label": "Close the evidence" });
}

function strandEvidence(number) {
  const strand = data.strands[number];
  const claims = newestFirst(shown.get(number)?.claims ?? strand.claims.map((i) => data.claims[i]));
  const hedged = claims.filter((claim) => claim.hedged).length;
  const counts = [countOf(claims.length, "claim"), `${countOf(narrativesIn(claims), "narrative")}`, yearsIn(claims)];
  if (hedged) counts.push(`${hedged} hedged`);
  return [
    closeButton(),
    make("h2", {}, strandTitle(strand)),
    make("p", { class: "kind" }, swatch(styleOf(strand)), exploitationOf(strand.exploitation)),
    make("p", { class: "counts" }, counts.filter(Boolean).join(" · ")),
    strand.ring ? null : corroboration(claims, strand),
    make("ol", { class: "claims" }, claims.map(claimCard)),
    sharedHops(number),
    querySection(number),
  ].filter(Boolean);
}

// Two narratives can tell of one corridor. That a country's narrative was not read differs from its silence.
function corroboration(claims, strand) {
  const tellers = new Set(claims.map((claim) => claim.country));
  const ends = [["origin", strand.stops[0]], ["destination", strand.stops.at(-1)]];
  const said = ends.filter(([, key]) => tellers.has(key)).map(([end]) => end);
  const words = said.length === 2 ? "Told by both ends: the narratives on origin and destination."
    : said.length === 1 ? `Told by the ${said[0]}'s narrative. ${silenceOf(...ends.find(([end]) => end !== said[0]))}`
      : "Told only by a third country's narrative.";
  return make("p", { class: "note" }, words);
}

function silenceOf(end, key) {
  if (data.places[key].sort !== "country") return "The other end is no single country.";
  return toldOf.has(key) ? `The ${end}'s narratives do not mention it.` : `No narrative on the ${end} was read.`;
}

// Routes of one kind that share a hop share its line on the map.
function sharedHops(number) {
  const trackOf = (edge) => `${edge.from} ${edge.to} ${data.strands[edge.strand].style}`;
  const tracks = new Set(edgesOf.get(number).map(trackOf));
  const others = [...shown.keys()].filter((other) => other !== number && edgesOf.get(other).some((edge) => tracks.has(trackOf(edge))));
  if (!others.length || data.strands[number].ring) return null;
  return make("section", {}, make("h3", {}, "Routes that share a hop with this one"), make("ul", { class: "strands" }, others.map(strandItem)));
}

function querySection(number) {
  const query = queryOf(number);
  const copy = button("Copy", () => copyText(query, copy), { class: "tiny" });
  const open = data.endpoint ? button("Open", () => setState({ view: "query", query }), { class: "tiny" }) : null;
  return make("details", { class: "query" }, make("summary", {}, "SPARQL for these rows"), make("pre", { tabindex: "0" }, query), make("div", { class: "copies" }, copy, open));
}

function placeEvidence(key) {
  const here = [...shown.keys()].filter((number) => data.strands[number].stops.includes(key) || viaPlaces(number).includes(key));
  const groups = [
    ["Out of here", (stops) => stops[0] === key && stops.at(-1) !== key],
    ["Into here", (stops) => stops.at(-1) === key && stops[0] !== key],
    ["Within", (stops) => stops[0] === key && stops.at(-1) === key],
    ["Through here", (stops) => stops[0] !== key && stops.at(-1) !== key],
  ];
  const lists = groups.flatMap(([heading, belongs]) => {
    const numbers = here.filter((number) => belongs(data.strands[number].stops));
    return numbers.length ? [make("h3", {}, heading), make("ul", { class: "strands" }, numbers.map(strandItem))] : [];
  });
  const page = data.places[key].sort === "country" && state.view !== "country"
    ? button("Open the country page", () => setState({ view: "country", place: key, strand: null }), { class: "plain" }) : null;
  const nothing = lists.length ? null : make("p", { class: "note" }, "No claim about this place matches the filters.");
  return [closeButton(), make("h2", {}, placeName(key)), page, nothing, ...lists].filter(Boolean);
}

function strandItem(number) {
  const strand = data.strands[number];
  const { narratives } = shown.get(number);
  const open = () => setState({ strand: number, place: null });
  const item = make("button", { type: "button", class: "strand", onclick: open }, swatch(styleOf(strand)),
    make("span", { class: "title" }, strandTitle(strand)), make("small", {}, countOf(narratives, "narrative")));
  return make("li", {}, item);
}

function claimCard(claim) {
  const facts = [
    ["Year of the report", claim.year],
    ["Through", viaOf(claim)],
    ["Said by", tellerOf(claim)],
    ["Section", claim.section && labelOf("section", claim.section)],
  ].filter(([, value]) => value);
  return make(
    "li", { class: "claim" },
    make("p", { class: "words" }, claim.text),
    hedgeList(claim),
    claim.quote ? make("blockquote", {}, ...highlightHedges(claim)) : null,
    make("dl", {}, facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, String(value))])),
    make("p", { class: "cite" }, citation(claim)),
    copyButtons(claim),
  );
}

function citation(claim) {
  return link(documents.get(claim.doc).url, claim.cite);
}

function hedgeList(claim) {
  const chips = (claim.words || []).map(([code, words]) => make("li", {}, labelOf("qualifier", code), words && words !== labelOf("qualifier", code) ? make("q", {}, words) : null));
  if (claim.status !== "asserted") chips.unshift(make("li", {}, labelOf("status", claim.status)));
  return chips.length ? make("ul", { class: "hedges", "aria-label": "How the document qualifies it" }, chips) : null;
}

// The quotation with the words of its hedges marked.
function highlightHedges(claim) {
  const spans = (claim.words || []).map(([, words]) => [claim.quote.toLowerCase().indexOf(words.toLowerCase()), words.length])
    .filter(([start, length]) => start >= 0 && length).sort((a, b) => a[0] - b[0]);
  const parts = [];
  let done = 0;
  for (const [start, length] of spans) {
    if (start < done) continue;
    parts.push(claim.quote.slice(done, start), make("mark", {}, claim.quote.slice(start, start + length)));
    done = start + length;
  }
  return [...parts, claim.quote.slice(done)];
}

function introduction() {
  const strongest = [...shown.keys()].filter((number) => !data.strands[number].ring).slice(0, 5);
  const unseen = matched.filter((claim) => claim.strand === undefined).length;
  const when = state.years ? `in the reports of ${state.years[0] === state.years[1] ? state.years[0] : state.years.join(" to ")}` : "in all reports";
  return [
    make("h2", {}, "What an arrow means"),
    make("p", {}, "An arrow says: a document claims that people are moved or exploited this way. Choose an arrow, a ring or a place to see who says so, in which words, and where."),
    strongest.length ? make("h3", {}, `Most mentioned ${when}`) : null,
    make("ul", { class: "strands" }, strongest.map(strandItem)),
    make("h3", {}, "What it does not mean"),
    make("ul", { class: "plainlist" },
      make("li", {}, "Width counts narratives that mention a route. It never counts victims."),
      make("li", {}, "Dashes: every claim behind it is hedged (may, reportedly, to a lesser extent …)."),
      make("li", {}, "A ring: exploitation inside the country, with no border crossed."),
      make("li", {}, "A diamond with a dotted tie: people pass through, and the text gives no order of stops."),
      make("li", {}, "No arrow means no claim in these documents. It does not mean no trafficking.")),
    unseen ? make("p", { class: "note" }, `${countOf(unseen, "claim is", "claims are")} not drawn because the document denies it, says it ended, or found no evidence. They stand in the table.`) : null,
  ].filter(Boolean);
}
