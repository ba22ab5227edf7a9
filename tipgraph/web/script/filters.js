// Offer the filters, with counts that say what each choice would leave.

const FIRST_OPTIONS = 8;
const filters = byId("filters");
const optionRows = new Map(); // facet -> code -> { row, box, count }
let player = 0;

function buildFilters() {
  const closer = button("Close", () => toggleFilters(false), { class: "plain narrow-only" });
  filters.replaceChildren(
    make("div", { class: "filterhead" }, make("h2", {}, "Filters"), button("Clear all", clearFilters, { class: "plain", id: "clear" }), closer),
    YEARS.length > 1 ? yearFilter() : "",
    countryFilter(),
    ...["exploitation", "victims", "sector", "actor", "hedge", "basis"].map(listFilter),
    leastFilter(),
    documentFilter(),
    tintFilter(),
  );
}

function yearFilter() {
  const bars = make("div", { class: "bars", id: "year-bars", "aria-hidden": "true" });
  const slider = (id, label) => make("input", {
    type: "range", id, min: YEARS[0], max: latestYear, step: 1, "aria-label": label, oninput: () => readYears(id),
  });
  return make("fieldset", { class: "facet years" }, make("legend", {}, "Report year"), bars,
    make("div", { class: "sliders" }, slider("year-first", "First report year"), slider("year-last", "Last report year")),
    make("div", { class: "yearline" }, make("output", { id: "year-words" }),
      button("Play", togglePlay, { id: "play", class: "plain" }), button("All years", () => setState({ years: null }), { class: "plain" })));
}

function readYears(moved) {
  let [first, last] = [Number(byId("year-first").value), Number(byId("year-last").value)];
  if (first > last) [first, last] = moved === "year-first" ? [first, first] : [last, last];
  stopPlay();
  setState({ years: [first, last] }, { quietly: true });
}

function togglePlay() {
  if (player) return stopPlay();
  const step = () => {
    const now = state.years && state.years[0] === state.years[1] ? YEARS.indexOf(state.years[0]) : -1;
    if (now === YEARS.length - 1 && player) return stopPlay();
    const year = YEARS[(now + 1) % YEARS.length];
    return setState({ years: [year, year] }, { quietly: true });
  };
  byId("play").textContent = "Stop";
  player = setInterval(step, 1200);
  return step();
}

function stopPlay() {
  clearInterval(player);
  player = 0;
  if (byId("play")) byId("play").textContent = "Play";
}

function countryFilter() {
  const codes = [...new Set(flows.flatMap(PLACES_BY_ROLE.any))].filter(Boolean).sort((a, b) => placeName(a).localeCompare(placeName(b)));
  const choice = (id, label, options, onchange) => make("label", {}, make("span", {}, label), make("select", { id, onchange }, options));
  const countries = codes.map((code) => make("option", { value: code }, longName(code)));
  const roles = ROLES.map((role) => make("option", { value: role }, ROLE_NAMES[role]));
  return make("fieldset", { class: "facet" }, make("legend", {}, "Country"),
    choice("country", "Place", [make("option", { value: "" }, "any place"), ...countries], (event) => setState({ country: event.target.value || null })),
    choice("role", "Role", roles, (event) => setState({ role: event.target.value })));
}

const longName = (key) => (data.places[key].sort === "beside" && data.places[key].code === "R:abroad"
  ? `${placeName(key)} (as told of ${placeName(data.places[key].subject)})` : placeName(key));

function listFilter(facet) {
  const total = new Map();
  flows.forEach((claim) => known.get(claim)[facet].forEach((code) => total.set(code, (total.get(code) ?? 0) + 1)));
  const codes = [...total.keys()].sort((a, b) => total.get(b) - total.get(a));
  if (!codes.length) return "";
  const rows = codes.map((code) => optionRow(facet, code));
  optionRows.set(facet, new Map(codes.map((code, index) => [code, rows[index]])));
  const list = make("div", { class: "options" }, rows.map(({ row }) => row));
  const extra = codes.length > FIRST_OPTIONS
    ? button(`${codes.length - FIRST_OPTIONS} more`, (event) => { list.classList.add("all"); event.target.remove(); }, { class: "plain more" }) : null;
  return make("details", { class: "facet", open: facet === "exploitation" || facet === "victims" },
    make("summary", {}, FACET_NAMES[facet], make("span", { class: "chosen", id: `chosen-${facet}` })),
    make("div", { role: "group", "aria-label": FACET_NAMES[facet] }, list, extra));
}

function optionRow(facet, code) {
  const toggle = () => {
    const chosen = state[facet].includes(code) ? state[facet].filter((other) => other !== code) : [...state[facet], code];
    setState({ [facet]: chosen });
  };
  const box = make("input", { type: "checkbox", onchange: toggle, value: code });
  const count = make("span", { class: "count" });
  return { box, count, row: make("label", { class: "option" }, box, make("span", {}, optionLabel(facet, code)), count) };
}

function leastFilter() {
  const input = make("input", { type: "number", id: "least", min: 1, max: 1, onchange: (event) => setState({ least: Math.min(Math.max(1, Math.round(Number(event.target.value)) || 1), Number(event.target.max)) }) });
  return make("label", { class: "facet inline" }, make("span", {}, "At least this many narratives"), input);
}

function documentFilter() {
  const ids = [...documents.keys()];
  if (ids.length < 2) return "";
  const options = ids.map((id) => make("option", { value: id }, optionLabel("document", id)));
  return make("label", { class: "facet" }, make("span", {}, "Document"),
    make("select", { id: "document", onchange: (event) => setState({ document: event.target.value || null }) }, make("option", { value: "" }, "any document"), options));
}

function tintFilter() {
  const names = { narratives: "narratives read", roles: "roles claimed", tiers: "tier in the last year shown", plain: "nothing" };
  return make("label", { class: "facet" }, make("span", {}, "Countries tinted by"),
    make("select", { id: "tint", onchange: (event) => setState({ tint: event.target.value }) }, TINTS.map((tint) => make("option", { value: tint }, names[tint]))));
}

function updateFilters(counts, most) {
  for (const [facet, rows] of optionRows) {
    for (const [code, { row, box, count }] of rows) {
      const number = counts[facet].get(code) ?? 0;
      count.textContent = number.toLocaleString("en");
      box.checked = state[facet].includes(code);
      box.disabled = !number && !box.checked;
      row.classList.toggle("empty", box.disabled);
    }
    byId(`chosen-${facet}`).textContent = state[facet].length ? ` · ${state[facet].length} chosen` : "";
  }
  for (const option of byId("country").options) {
    const number = option.value ? counts.country.get(option.value) ?? 0 : 1;
    option.disabled = !number && option.value !== state.country;
    if (option.value) option.textContent = `${longName(option.value)} (${number})`;
  }
  for (const option of byId("role").options) option.disabled = counts.role?.get(option.value) === 0 && option.value !== state.role;
  byId("country").value = state.country ?? "";
  byId("role").value = state.role;
  byId("least").value = state.least;
  byId("least").max = Math.max(most, state.least);
  byId("tint").value = state.tint;
  byId("clear").disabled = !isFiltered();
  if (byId("document")) updateDocuments(counts.document);
  if (YEARS.length > 1) updateYears(counts.years);
}

function updateDocuments(counts) {
  for (const option of byId("document").options) option.disabled = Boolean(option.value) && !counts.get(option.value) && option.value !== state.document;
  byId("document").value = state.document ?? "";
}

function updateYears(counts) {
  const [first, last] = state.years ?? [YEARS[0], latestYear];
  [byId("year-first").value, byId("year-last").value] = [first, last];
  byId("year-words").textContent = first === last ? `${first}` : `${first} to ${last}`;
  const most = Math.max(...counts.values(), 1);
  byId("year-bars").replaceChildren(...Array.from({ length: latestYear - YEARS[0] + 1 }, (_, i) => {
    const bar = make("span", { class: YEARS[0] + i >= first && YEARS[0] + i <= last ? "in" : null });
    bar.style.height = `${Math.round((100 * (counts.get(YEARS[0] + i) ?? 0)) / most)}%`;
    return bar;
  }));
}

function toggleFilters(open) {
  document.body.classList.toggle("filtering", open);
  byId("show-filters").setAttribute("aria-expanded", String(document.body.classList.contains("filtering")));
  if (open) filters.focus();
}
