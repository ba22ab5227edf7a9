// Ask the graph in SPARQL, where a server stands behind the page.

const querySheet = byId("stage-query");
let answer = null; // the last answer: { variables, rows } or { failure }
let answerOrder = { column: -1, down: false };

const START = `SELECT ?origin ?destination (COUNT(DISTINCT ?narrative) AS ?narratives) WHERE {
  ?claim a tg:RouteClaim ; tg:live true ; tg:origin ?origin ; tg:destination ?destination ; tg:fromNarrative ?narrative .
} GROUP BY ?origin ?destination ORDER BY DESC(?narratives) LIMIT 20`;

function showQuery() {
  const { examples } = data;
  const editor = make("textarea", { id: "query-text", spellcheck: "false", rows: 12, "aria-label": "SPARQL query" });
  editor.value = state.query ?? START;
  const question = make("p", { class: "note" });
  const choose = (event) => {
    const example = examples[event.target.value];
    if (example) [editor.value, question.textContent] = [example.text, example.question];
  };
  const picker = make("select", { id: "query-example", onchange: choose },
    make("option", { value: "" }, "choose an example"), exampleGroups(examples));
  const run = button("Run", () => runQuery(editor.value), { id: "query-run" });
  editor.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) runQuery(editor.value); });
  querySheet.replaceChildren(make("div", { class: "scroller" },
    make("h2", {}, "Ask the graph"),
    make("p", { class: "note" }, "The prefixes tg:, rdfs:, skos:, dct: and prov: are known. Ctrl+Enter runs the query. Nothing leaves this machine."),
    examples.length ? make("label", { class: "picker" }, make("span", {}, "Examples"), picker) : null, question,
    editor, make("div", { class: "copies" }, run), make("div", { id: "answer", role: "status" })));
  showAnswer();
}

function exampleGroups(examples) {
  const topics = [...new Set(examples.map(({ topic }) => topic))];
  const option = (example) => make("option", { value: examples.indexOf(example) }, example.title);
  return topics.map((topic) => make("optgroup", { label: topic }, examples.filter((example) => example.topic === topic).map(option)));
}

async function runQuery(query) {
  setState({ query });
  try {
    const response = await fetch(data.endpoint, {
      method: "POST", body: query, headers: { "content-type": "application/sparql-query", accept: "application/sparql-results+json" },
    });
    answer = response.ok ? readAnswer(await response.json()) : { failure: await response.text() };
  } catch (problem) {
    answer = { failure: `The server does not answer (${problem.message}). Is tipgraph still running?` };
  }
  answerOrder = { column: -1, down: false };
  showAnswer();
}

function readAnswer(found) {
  if (typeof found.boolean === "boolean") return { variables: ["answer"], rows: [[{ value: String(found.boolean) }]] };
  return { variables: found.head.vars, rows: found.results.bindings.map((row) => found.head.vars.map((name) => row[name] ?? { value: "" })) };
}

function showAnswer() {
  const place = byId("answer");
  if (!place || !answer) return;
  if (answer.failure) { place.replaceChildren(make("p", { class: "failure" }, answer.failure)); return; }
  const { variables, rows } = answer;
  const drawable = variables.includes("origin") && variables.includes("destination");
  const save = (ending, type, write) => button(ending.toUpperCase(), () => saveFile(ending, type, write()), { class: "tiny" });
  place.replaceChildren(
    make("div", { class: "copies" }, make("span", {}, countOf(rows.length, "row")), save("csv", "text/csv", answerCsv), save("json", "application/json", () => JSON.stringify(rows.map(answerRecord), null, 1)),
      drawable ? button("Draw on the map", drawAnswer, { class: "tiny" }) : null),
    make("table", {}, make("thead", {}, make("tr", {}, variables.map(answerHead))), make("tbody", {}, orderedRows().slice(0, 1000).map((row) => make("tr", {}, row.map((cell) => make("td", {}, shortTerm(cell))))))));
}

function answerHead(name, column) {
  const active = answerOrder.column === column;
  const sort = () => { answerOrder = { column, down: active && !answerOrder.down }; showAnswer(); };
  return make("th", { scope: "col", "aria-sort": active ? (answerOrder.down ? "descending" : "ascending") : "none" }, button(name, sort));
}

function orderedRows() {
  const { column, down } = answerOrder;
  if (column < 0) return answer.rows;
  const order = (a, b) => a[column].value.localeCompare(b[column].value, "en", { numeric: true });
  return [...answer.rows].sort((a, b) => (down ? order(b, a) : order(a, b)));
}

function shortTerm({ type, value }) {
  if (type !== "uri") return value;
  const key = keyOfPlace(value);
  if (key && data.places[key]) return placeName(key);
  const [, scheme, code] = /vocab\/([a-z-]+)\/([^/]+)$/.exec(value) ?? [];
  if (scheme) return labelOf(scheme, decodeURIComponent(code));
  return value.startsWith(IRI) ? decodeURIComponent(value.slice(IRI.length)) : value;
}

const keyOfPlace = (iri) => (iri.startsWith(`${IRI}id/place/`) ? decodeURIComponent(iri.slice(`${IRI}id/place/`.length)) : null);
const answerRecord = (row) => Object.fromEntries(answer.variables.map((name, i) => [name, row[i].value]));
const answerCsv = () => [answer.variables, ...answer.rows.map((row) => row.map((cell) => cell.value))].map((row) => row.map(csvCell).join(",")).join("\r\n");

function drawAnswer() {
  const [from, to] = [answer.variables.indexOf("origin"), answer.variables.indexOf("destination")];
  const pairs = answer.rows.map((row) => [keyOfPlace(row[from].value), keyOfPlace(row[to].value)]).filter(([a, b]) => data.places[a] && data.places[b]);
  setState({ ...Object.fromEntries(FILTERS.map((name) => [name, EMPTY[name]])), view: "map", strand: null, place: null, pairs: [...new Set(pairs.map((pair) => pair.join("_")))].slice(0, 300) });
}
