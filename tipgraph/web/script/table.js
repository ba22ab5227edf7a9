// List the same claims as the map, for keyboard, screen reader and print.

const PAGE_ROWS = 150;
const sheet = byId("stage-table");
const COLUMNS = [
  ["Route", claimTitle],
  ["Through", viaOf],
  ["Victims", (claim) => listOf("victims", claim.victims)],
  ["Exploitation", (claim) => exploitationOf(claim.exploitation)],
  ["Sectors", (claim) => listOf("sector", claim.sectors)],
  ["Hedges", (claim) => [claim.status === "asserted" ? "" : labelOf("status", claim.status), listOf("qualifier", claim.hedges)].filter(Boolean).join(", ")],
  ["Year", (claim) => claim.year ?? ""],
  ["Citation", (claim) => claim.cite],
];
let sorting = { column: 0, down: false };
let rowsWanted = PAGE_ROWS;

function showTable(claims) {
  const rows = sorted(claims);
  const visible = rows.slice(0, rowsWanted);
  const more = rows.length > visible.length
    ? button(`Show ${Math.min(PAGE_ROWS, rows.length - visible.length)} more of ${rows.length}`, () => { rowsWanted += PAGE_ROWS; showTable(claims); }, { class: "more" })
    : null;
  const table = make("table", {},
    make("caption", {}, `${countOf(rows.length, "claim")}, the same as on the map. Those that are not drawn say why under Hedges.`),
    make("thead", {}, make("tr", {}, COLUMNS.map(([name], index) => headCell(name, index, claims)))),
    make("tbody", {}, visible.map(tableRow)));
  const download = button("Download CSV", saveCsv, { class: "plain" });
  sheet.replaceChildren(make("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": "Claims" }, download, table, more));
}

function sorted(claims) {
  const value = COLUMNS[sorting.column][1];
  const order = (a, b) => String(value(a)).localeCompare(String(value(b)), "en", { numeric: true }) || a.number - b.number;
  return [...claims].sort((a, b) => (sorting.down ? order(b, a) : order(a, b)));
}

function headCell(name, index, claims) {
  const active = sorting.column === index;
  const sort = () => {
    sorting = { column: index, down: active && !sorting.down };
    showTable(claims);
    sheet.querySelectorAll("th button")[index].focus();
  };
  return make("th", { scope: "col", "aria-sort": active ? (sorting.down ? "descending" : "ascending") : "none" }, button(name, sort));
}

function tableRow(claim) {
  const [[, title], ...rest] = COLUMNS;
  const open = () => setState({ strand: claim.strand ?? null, place: null });
  const head = claim.strand === undefined ? title(claim) : button(title(claim), open, { "aria-label": `Evidence for ${title(claim)}` });
  return make("tr", { "data-strand": claim.strand, class: claim.strand === undefined ? "undrawn" : null },
    make("th", { scope: "row" }, claim.strand === undefined ? null : swatch(styleOf(data.strands[claim.strand])), head),
    rest.map(([name, value]) => make("td", { class: name === "Citation" ? "cite" : null }, name === "Citation" ? citation(claim) : String(value(claim)))));
}
