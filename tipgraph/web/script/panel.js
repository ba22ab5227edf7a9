// Show the evidence behind what is chosen.

const panel = byId("panel");

function showPanel() {
  const inside = state.strand !== null ? strandEvidence(state.strand)
    : state.place !== null ? placeEvidence(state.place) : introduction();
  panel.replaceChildren(...inside);
  panel.scrollTop = 0;
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
    make("ol", { class: "claims" }, claims.map(claimCard)),
  ];
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
  return [closeButton(), make("h2", {}, placeName(key)), ...lists];
}

function strandItem(number) {
  const strand = data.strands[number];
  const { narratives } = shown.get(number);
  return make("li", {}, button("", () => setState({ strand: number, place: null }), { class: "strand" }).appendChild(
    make("span", {}, swatch(styleOf(strand)), strandTitle(strand), make("small", {}, ` ${countOf(narratives, "narrative")}`)),
  ).parentElement);
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
  );
}

function citation(claim) {
  return link(data.documents[claim.doc]?.url, claim.cite);
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
  const flows = data.claims.filter(isFlow);
  const strongest = [...shown.keys()].slice(0, 5);
  const unseen = flows.filter((claim) => claim.strand === undefined).length;
  return [
    make("h2", {}, "Reading this map"),
    make("p", {}, "An arrow says: a document claims that people are moved or exploited this way. Choose an arrow, a ring or a place to see who says so, in which words, and where."),
    make("ul", { class: "plainlist" },
      make("li", {}, "Width counts narratives that mention a route. It never counts victims."),
      make("li", {}, "Dashes: every claim behind it is hedged (may, reportedly, to a lesser extent …)."),
      make("li", {}, "A ring: exploitation inside the country, with no border crossed."),
      make("li", {}, "A diamond with a dotted tie: people pass through, and the text gives no order of stops."),
      make("li", {}, "No arrow means no claim in these documents. It does not mean no trafficking.")),
    strongest.length ? make("h3", {}, "Most mentioned") : null,
    make("ul", { class: "strands" }, strongest.map(strandItem)),
    unseen ? make("p", { class: "note" }, `${countOf(unseen, "claim is", "claims are")} not drawn because the document denies it, says it ended, or found no evidence. They stand in the table.`) : null,
  ].filter(Boolean);
}
