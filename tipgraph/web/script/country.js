// One country on one page: all that the documents claim of it, every line cited. Filters do not reach it.

const countrySheet = byId("stage-country");
const byCountry = new Map();
for (const claim of data.claims) byCountry.set(claim.country, [...(byCountry.get(claim.country) ?? []), claim]);

function showCountry() {
  const key = state.place && data.places[state.place].sort === "country" ? state.place : null;
  const codes = Object.keys(data.places).filter((code) => data.places[code].sort === "country").sort((a, b) => placeName(a).localeCompare(placeName(b)));
  const select = make("select", { id: "country-page", onchange: (event) => setState({ place: event.target.value || null, strand: null }) },
    make("option", { value: "" }, "choose a country"), codes.map((code) => make("option", { value: code }, placeName(code))));
  select.value = key ?? "";
  const head = make("label", { class: "noprint picker" }, make("span", {}, "Country page"), select);
  countrySheet.replaceChildren(make("div", { class: "scroller page", tabindex: "0", role: "group", "aria-label": "Country" }, head, key ? countryPage(key) : countryIndex(codes)));
}

function countryIndex(codes) {
  const read = codes.filter((code) => byCountry.has(code));
  const item = (code) => make("li", {}, button(placeName(code), () => setState({ place: code }), { class: "textlink" }), make("small", {}, ` ${countOf(narrativesIn(byCountry.get(code)), "narrative")}`));
  return [make("h2", {}, `${countOf(read.length, "country", "countries")} with a narrative`), make("ul", { class: "index" }, read.map(item))];
}

function countryPage(key) {
  const own = byCountry.get(key) ?? [];
  const live = flows.filter((claim) => claim.strand !== undefined);
  const routes = live.filter((claim) => claim.kind === "route");
  const kinds = (kind) => own.filter((claim) => claim.kind === kind);
  return [
    make("h2", {}, placeName(key)),
    coverage(own),
    part("Tiers", tiersOf(key, kinds("tier"))),
    part("Roles", listed(kinds("role"), (claim) => `${labelOf("role", claim.role)}${claim.status === "asserted" ? "" : ` (${labelOf("status", claim.status)})`}`)),
    part("Routes out", listed(routes.filter((claim) => claim.origin === key), routeLine)),
    part("Routes in", listed(routes.filter((claim) => claim.dest === key), routeLine)),
    part("Routes through", listed(routes.filter((claim) => claim.via?.includes(key)), routeLine)),
    part("Within the country", listed(live.filter((claim) => claim.kind === "internal" && claim.country === key), (claim) => `${listOf("victims", claim.victims)}: ${exploitationOf(claim.exploitation)}${sectorsOf(claim)}`)),
    part("Denied, ended, or without evidence", listed(flows.filter((claim) => claim.strand === undefined && claim.country === key), (claim) => claim.text)),
    part("Sectors", listedEach(own, "sectors", "sector")),
    part("Victims", listedEach(own, "victims", "victims")),
    part("Actors", listed(kinds("actor"), (claim) => labelOf("actor", claim.actor))),
    part("Conduct of officials", listed(kinds("conduct"), (claim) => claim.text)),
    part("Statistics", statistics(kinds("statistic"))),
    part("Law", listed(kinds("law"), (claim) => claim.text)),
    part("Recommendations that recur", listedEach(kinds("recommendation"), "topics", "topic")),
    part("Goods at risk", goodsOf(key)),
    make("p", { class: "note" }, `${DATA_LINE}. All report years. A claim is what a document says, not a fact.`),
  ].filter(Boolean);
}

const sectorsOf = (claim) => (claim.sectors?.length ? `, ${listOf("sector", claim.sectors)}` : "");
const routeLine = (claim) => `${claimTitle(claim)}: ${exploitationOf(claim.exploitation)}`;

function part(heading, content) {
  return content.length ? make("section", { class: "part" }, make("h3", {}, heading), content) : null;
}

function coverage(own) {
  const years = [...new Set(own.map((claim) => claim.year).filter(Boolean))].sort();
  const missing = YEARS.filter((year) => !years.includes(year));
  const words = years.length ? `Narratives read: ${years.join(", ")}.` : "No narrative on this country was read; what stands here is said by others.";
  const gap = years.length && missing.length ? ` None read for ${missing.join(", ")}: no document is not the same as no claim.` : "";
  return make("p", { class: "note" }, words + gap);
}

// Claims that say the same in the same words of ours become one line with its years and citations.
function listed(claims, wordsOf) {
  return claims.length ? [factList(claims, wordsOf)] : [];
}

function listedEach(claims, field, scheme) {
  const pairs = claims.flatMap((claim) => (claim[field] ?? []).map((code) => ({ claim, words: labelOf(scheme, code) })));
  return pairs.length ? [factRows(pairs)] : [];
}

const factList = (claims, wordsOf) => factRows(claims.map((claim) => ({ claim, words: wordsOf(claim) })));

const tiersByYear = (claims) => [...claims].sort((a, b) => (b.tier_year ?? 0) - (a.tier_year ?? 0)).map((claim) => ({ claim, words: claim.text }));

function factRows(pairs, strongestFirst = true) {
  const lines = new Map();
  for (const { claim, words } of pairs) lines.set(words, [...(lines.get(words) ?? []), claim]);
  const rows = [...lines];
  if (strongestFirst) rows.sort((a, b) => narrativesIn(b[1]) - narrativesIn(a[1]) || a[0].localeCompare(b[0]));
  return make("ul", { class: "facts" }, rows.map(([words, claims]) => make("li", {}, make("span", { class: "fact" }, words), yearMarks(claims), citations(claims))));
}

function yearMarks(claims) {
  const years = [...new Set(claims.map((claim) => claim.year).filter(Boolean))].sort();
  const words = years.length > 6 ? `${years.length} reports, ${years[0]} to ${years.at(-1)}` : years.join(", ");
  const hedged = claims.every((claim) => claim.hedged) ? " · hedged" : "";
  return make("span", { class: "when" }, words + hedged);
}

function citations(claims) {
  const ordered = newestFirst(claims);
  if (ordered.length === 1) return make("span", { class: "cite" }, citation(ordered[0]));
  return make("details", { class: "cites" }, make("summary", {}, countOf(ordered.length, "citation")), make("ul", {}, ordered.map((claim) => make("li", { class: "cite" }, citation(claim)))));
}

const SVG = "http://www.w3.org/2000/svg";
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}

// The table of placements, and beside it what the documents themselves state.
function tiersOf(key, claims) {
  const placements = data.tiers[key] ?? [];
  if (!placements.length && !claims.length) return [];
  const doubtful = placements.filter(([, , agreement]) => agreement === "conflict").map(([year]) => year);
  const note = `A tier rates a government's efforts. It does not say how much trafficking there is. Placements as the table that comes with tipgraph collects them${doubtful.length ? `; its sources disagree on ${doubtful.join(", ")}` : ""}.`;
  return [placements.length ? tierChart(placements) : "", make("p", { class: "note" }, note), claims.length ? factRows(tiersByYear(claims), false) : ""];
}

function tierChart(placements) {
  const LEVELS = ["1", "2", "2WL", "3", "SC"];
  const tiers = new Map(placements.map(([year, tier]) => [year, tier]));
  const years = [...tiers.keys()];
  const [first, last] = [years[0], years.at(-1)];
  const x = (year) => 90 + (last === first ? 0 : ((year - first) / (last - first)) * 440);
  const y = (tier) => 18 + LEVELS.indexOf(tier) * 22;
  const words = years.map((year) => `${year}: ${labelOf("tier", tiers.get(year))}`).join("; ");
  const lines = LEVELS.map((tier) => draw("line", { x1: 84, x2: 540, y1: y(tier), y2: y(tier), class: "rule" }));
  const names = LEVELS.map((tier) => draw("text", { x: 76, y: y(tier) + 4, "text-anchor": "end" }, labelOf("tier", tier).replace("Tier 2 Watch List", "Watch List")));
  const dots = years.map((year) => draw("circle", { cx: x(year), cy: y(tiers.get(year)), r: 5, class: "dot" }));
  const dates = years.filter((year) => last - first < 9 || (year - last) % 4 === 0).map((year) => draw("text", { x: x(year), y: 128, "text-anchor": "middle" }, String(year)));
  const joined = years.slice(1).filter((year, i) => year - years[i] === 1).map((year) => draw("line", { x1: x(year - 1), y1: y(tiers.get(year - 1)), x2: x(year), y2: y(tiers.get(year)), class: "join" }));
  return draw("svg", { viewBox: "0 0 560 136", role: "img", "aria-label": `Tiers by year. ${words}`, class: "chart" }, ...lines, ...names, ...joined, ...dots, ...dates);
}

function statistics(claims) {
  if (!claims.length) return [];
  const rows = [...claims].sort((a, b) => labelOf("indicator", a.indicator).localeCompare(labelOf("indicator", b.indicator)) || (a.stat_year ?? 0) - (b.stat_year ?? 0));
  const cells = (claim) => [labelOf("indicator", claim.indicator), claim.stat_year ?? "", figureOf(claim), labelOf("unit", claim.unit)];
  return [make("table", { class: "figures" },
    make("thead", {}, make("tr", {}, ["Indicator", "Year", "Figure", "Unit", "Citation"].map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, rows.map((claim) => make("tr", {}, cells(claim).map((cell) => make("td", {}, String(cell))), make("td", { class: "cite" }, citation(claim)))))),
  make("p", { class: "note" }, "Figures of different indicators or units are never added up.")];
}

function figureOf(claim) {
  const number = (value) => value.toLocaleString("en");
  const figure = claim.value !== undefined ? number(claim.value) : [claim.low, claim.high].filter((bound) => bound !== undefined).map(number).join(" to ");
  return claim.precision && claim.precision !== "exact" ? `${labelOf("precision", claim.precision)} ${figure}` : figure;
}

function goodsOf(key) {
  const goods = (data.goods ?? {})[key] ?? [];
  if (!goods.length) return [];
  return [make("ul", { class: "facts" }, goods.map(([good, sector, labor]) => make("li", {}, make("span", { class: "fact" }, good), make("span", { class: "when" }, sector ? labelOf("sector", sector) : ""), make("span", { class: "when" }, labor)))),
    make("p", { class: "note" }, "Goods that the US Department of Labor lists as made with child or forced labor. Not a claim of these narratives.")];
}
