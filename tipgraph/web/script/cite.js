// Say where a claim stands, in the forms that people paste.

function documentOf(claim) {
  return documents.get(claim.doc);
}

function yearOfIssue(claim) {
  return /^\d{4}/.exec(documentOf(claim).issued ?? "")?.[0] ?? (claim.year ? String(claim.year) : "n.d.");
}

const placeInDocument = (claim) => [claim.paragraph && `¶${claim.paragraph}`, `characters ${claim.span[0]}–${claim.span[1]}`].filter(Boolean).join(", ");

function citePlain(claim) {
  return `${claim.text} (${claim.cite})`;
}

function citeChicago(claim) {
  const { publisher, title, issued, url } = documentOf(claim);
  const date = issued ? new Date(issued.slice(0, 10)).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) : yearOfIssue(claim);
  return `${[publisher, `“${title ?? claim.doc},”`, claim.doc !== title && claim.doc].filter(Boolean).join(", ").replace(",”,", ",”")}, ${date}, ${placeInDocument(claim)}${url ? `, ${url}` : ""}.`;
}

function citeBibtex(claim) {
  const safe = (text) => String(text).replace(/\\/g, "\\textbackslash ").replace(/([#$%&_{}])/g, "\\$1");
  const { publisher, title, url } = documentOf(claim);
  const fields = [
    ["title", `{${safe(title ?? claim.doc)}}`],
    ["author", publisher && `{${safe(publisher)}}`],
    ["year", yearOfIssue(claim)],
    ["howpublished", safe(claim.doc)],
    ["note", safe(placeInDocument(claim))],
    ["url", url],
  ].filter(([, value]) => value);
  const key = claim.doc.replace(/[^A-Za-z0-9-]/g, "");
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}`;
}

const DATA_LINE = `tipgraph ${data.version}, data ${data.digest.slice(0, 12)}`;
const sentence = (words) => `${words[0].toUpperCase()}${words.slice(1)}.`;
const viewLine = () => `${data.title}. ${sentence(filterWords())} ${DATA_LINE}.`;

async function copyText(text, control) {
  const said = control.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
  control.textContent = "Copied";
  announce("Copied");
  setTimeout(() => { control.textContent = said; }, 1500);
}

// Where the clipboard is closed to the page (a file opened in some browsers), the selection still copies.
function copyBySelection(text) {
  const area = make("textarea", { class: "offscreen" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function announce(words) {
  byId("announce").textContent = words;
}

function copyButtons(claim) {
  const copy = (label, write) => {
    const control = button(label, () => copyText(write(claim), control), { class: "tiny", "aria-label": `Copy citation, ${label}` });
    return control;
  };
  return make("div", { class: "copies", role: "group", "aria-label": "Copy citation" }, copy("plain", citePlain), copy("Chicago", citeChicago), copy("BibTeX", citeBibtex));
}

const IRI = "https://w3id.org/tipgraph/";
const placeIri = (key) => `<${IRI}id/place/${encodeURIComponent(key)}>`;
const wholeEncoded = (id) => encodeURIComponent(id).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
const conceptIri = (scheme, code) => `<${IRI}vocab/${scheme}/${encodeURIComponent(code)}>`;

// The query that gives the claims behind an arrow or ring, with the filters in force.
function queryOf(number) {
  const { stops, exploitation, ring } = data.strands[number];
  const lines = ring
    ? [`?claim a tg:InternalClaim ; tg:country ${placeIri(stops[0])}`]
    : [`?claim a tg:RouteClaim ; tg:origin ${placeIri(stops[0])} ; tg:destination ${placeIri(stops.at(-1))}`];
  lines.push("?claim tg:live true ; rdfs:label ?says ; tg:hasEvidence/tg:citation ?citation", "OPTIONAL { ?claim tg:year ?year }");
  if (!ring) lines.push(...hopLines(stops.slice(1, -1)));
  lines.push(...exploitation.map((code) => `?claim tg:exploitation ${conceptIri("exploitation", code)}`));
  const others = Object.keys(data.labels.exploitation).filter((code) => !exploitation.includes(code));
  lines.push(`FILTER NOT EXISTS { ?claim tg:exploitation ?other . FILTER(?other IN (${others.map((code) => conceptIri("exploitation", code)).join(", ")})) }`);
  lines.push(...filterLines(ring));
  return `PREFIX tg: <${IRI}ontology#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nSELECT DISTINCT ?year ?says ?citation WHERE {\n${lines.map((line) => `  ${line} .`).join("\n")}\n} ORDER BY DESC(?year) ?citation`;
}

function hopLines(hops) {
  const ordered = `FILTER(?order IN (${conceptIri("via-order", "single")}, ${conceptIri("via-order", "ordered")}))`;
  if (!hops.length) return [`FILTER NOT EXISTS { ?claim tg:viaOrder ?order . ${ordered} }`];
  return [...hops.map((key) => `?claim tg:via ${placeIri(key)}`), "?claim tg:viaOrder ?order", ordered];
}

// The filters in force, each as a pattern that the claims behind an arrow or ring must fit.
function filterLines(ring) {
  const lines = [];
  if (state.years) lines.push(`FILTER(?year >= ${state.years[0]} && ?year <= ${state.years[1]})`);
  if (state.country) lines.push(`?claim ${ring ? "tg:country" : PLACE_PATHS[state.role]} ${placeIri(state.country)}`);
  if (state.document) lines.push(`?claim tg:statedIn <${IRI}id/document/${wholeEncoded(state.document)}>`);
  for (const facet of LISTS) {
    if (state[facet].length) lines.push(`FILTER(${FACET_PATTERNS[facet].map((pattern) => pattern(state[facet])).filter(Boolean).join(" || ")})`);
  }
  return lines;
}

const PLACE_PATHS = {
  any: "(tg:origin|tg:destination|tg:via)", origin: "tg:origin", destination: "tg:destination", through: "tg:via", within: "tg:country", narrative: "tg:country",
};
const hasOneOf = (path, scheme) => (codes) => `EXISTS { ?claim ${path} ?code . FILTER(?code IN (${codes.map((code) => conceptIri(scheme, code)).join(", ")})) }`;
const isFirm = `EXISTS { ?claim tg:hedged false ; tg:status ${conceptIri("status", "asserted")} . FILTER NOT EXISTS { ?claim tg:hedge ?any } }`;
const FACET_PATTERNS = {
  victims: [hasOneOf("tg:victims", "victims")],
  exploitation: [hasOneOf("tg:exploitation", "exploitation")],
  sector: [hasOneOf("tg:sector", "sector")],
  actor: [hasOneOf("tg:fromNarrative/^tg:fromNarrative/tg:actor", "actor")],
  basis: [hasOneOf("tg:originBasis", "basis")],
  hedge: [hasOneOf("tg:hedge", "qualifier"), hasOneOf("tg:status", "status"), (codes) => (codes.includes("firm") ? isFirm : "")],
};
