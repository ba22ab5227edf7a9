// Save the view: picture, drawing, geography, rows. Each file says what it shows, from which data.

const fileName = (ending) => `${data.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60).toLowerCase() || "tipgraph"}.${ending}`;

function saveFile(ending, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const anchor = make("a", { href: URL.createObjectURL(blob), download: fileName(ending) });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}

// A cell that begins like a formula would run in a spreadsheet.
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const CSV_COLUMNS = {
  claim: (c) => c.id, kind: (c) => c.kind, country: (c) => c.country, year: (c) => c.year, status: (c) => c.status, origin: (c) => c.origin,
  via: (c) => (c.via ?? []).join(" "), via_order: (c) => c.order, destination: (c) => c.dest, victims: (c) => (c.victims ?? []).join(" "),
  exploitation: (c) => (c.exploitation ?? []).join(" "), sectors: (c) => (c.sectors ?? []).join(" "), hedges: (c) => (c.hedges ?? []).join(" "),
  drawn: (c) => (c.strand === undefined ? "no" : "yes"), says: (c) => c.text, citation: (c) => c.cite, document: (c) => c.doc,
  paragraph: (c) => c.paragraph, start: (c) => c.span[0], end: (c) => c.span[1], quote: (c) => c.quote,
};

function saveCsv() {
  const rows = [Object.keys(CSV_COLUMNS), ...newestFirst(matched).map((claim) => Object.values(CSV_COLUMNS).map((of) => of(claim)))];
  const footer = ["", `# ${viewLine()}`];
  saveFile("csv", "text/csv;charset=utf-8", `${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n${footer.map(csvCell).join("\r\n")}\r\n`);
}

function saveGeoJson() {
  const features = [...shown].map(([number, { claims, narratives, hedged }]) => {
    const strand = data.strands[number];
    const properties = {
      route: strandTitle(strand), stops: strand.stops, exploitation: strand.exploitation, narratives, claims: claims.length, hedged,
      through: viaPlaces(number), years: yearsIn(claims), citations: claims.map((claim) => claim.cite),
    };
    return { type: "Feature", geometry: geometryOf(strand), properties };
  });
  saveFile("geojson", "application/geo+json", JSON.stringify({ type: "FeatureCollection", description: viewLine(), features }, null, 1));
}

// A line that would cross the whole map is cut at the antimeridian, as RFC 7946 asks.
function geometryOf({ stops, ring }) {
  const points = stops.map((key) => [data.places[key].lon, data.places[key].lat]);
  if (ring) return { type: "Point", coordinates: points[0] };
  const lines = [[points[0]]];
  points.slice(1).forEach(([lon, lat], i) => {
    const [before, beforeLat] = points[i];
    if (Math.abs(lon - before) > 180) {
      const side = before > 0 ? 180 : -180;
      const share = (180 - Math.abs(before)) / (360 - Math.abs(lon - before));
      const cut = Math.round(100 * (beforeLat + share * (lat - beforeLat))) / 100;
      lines.at(-1).push([side, cut]);
      lines.push([[-side, cut]]);
    }
    lines.at(-1).push([lon, lat]);
  });
  return lines.length === 1 ? { type: "LineString", coordinates: lines[0] } : { type: "MultiLineString", coordinates: lines };
}

const footLines = () => [viewLine(), "A claim is what a document says, not a fact. Widths count narratives: mentions, not victims. Outlines: Natural Earth."];

function savePng() {
  const source = stage.querySelector("canvas");
  const ratio = source.width / source.clientWidth;
  const [head, foot] = [56 * ratio, 78 * ratio];
  const picture = make("canvas", {});
  [picture.width, picture.height] = [source.width, source.height + head + foot];
  const context = picture.getContext("2d");
  context.fillStyle = ink("raised");
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = ink("page");
  context.fillRect(0, head, picture.width, source.height);
  context.drawImage(source, 0, head);
  context.scale(ratio, ratio);
  writeHeading(context, source.clientWidth, (head + source.height) / ratio);
  picture.toBlob((blob) => saveFile("png", "image/png", blob));
}

function writeHeading(context, width, below) {
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillStyle = ink("text");
  context.font = "650 21px Georgia, serif";
  context.fillText(data.title, 18, 36, width - 36);
  let left = 18;
  for (const style of stylesShown()) {
    context.font = "700 11px system-ui, sans-serif";
    context.fillStyle = colourOf(style);
    context.fillRect(left, below + 16, 18, 4);
    context.fillText(style.letter, left + 22, below + 22);
    left += 26 + context.measureText(style.letter).width + 4;
    context.font = "12px system-ui, sans-serif";
    context.fillStyle = ink("text");
    context.fillText(style.label, left, below + 22);
    left += context.measureText(style.label).width + 20;
  }
  context.fillStyle = ink("muted");
  context.font = "12px system-ui, sans-serif";
  footLines().forEach((line, i) => context.fillText(line, 18, below + 46 + 18 * i, width - 36));
}

const stylesShown = () => {
  const used = new Set([...shown.keys()].map((number) => data.strands[number].style));
  return Object.values(data.styles).filter((style) => used.has(style.code));
};

// The same view as a drawing, in the frame of the window.
function saveSvg() {
  const { width, height } = stage.getBoundingClientRect();
  const place = (point) => network.canvasToDOM(point);
  const scale = network.getScale();
  const origin = place({ x: 0, y: 0 });
  const root = draw("svg", { xmlns: SVG, viewBox: `0 -48 ${width} ${height + 118}`, width, height: height + 118, "font-family": "system-ui, sans-serif" });
  const clip = draw("clipPath", { id: "frame" }, draw("rect", { x: 0, y: 0, width, height }));
  const inside = draw("g", { "clip-path": "url(#frame)" });
  root.append(clip, draw("rect", { x: 0, y: -48, width, height: height + 118, fill: ink("raised") }), inside);
  inside.append(draw("rect", { x: 0, y: 0, width, height, fill: ink("page") }));
  if (state.view !== "network") inside.append(svgWorld(origin, scale));
  for (const [number, strand] of shown) inside.append(...svgStrand(number, strand, place));
  for (const key of places) inside.append(...svgPlace(key, place));
  root.append(draw("text", { x: 18, y: -16, "font-size": 21, "font-family": "Georgia, serif", "font-weight": 600, fill: ink("text") }, data.title));
  root.append(...svgLegend(height + 22));
  footLines().forEach((line, i) => root.append(draw("text", { x: 18, y: height + 44 + 17 * i, "font-size": 11, fill: ink("muted") }, line)));
  saveFile("svg", "image/svg+xml", new XMLSerializer().serializeToString(root));
}

function svgLegend(y) {
  const ruler = stage.querySelector("canvas").getContext("2d");
  ruler.font = "12px system-ui, sans-serif";
  let x = 18;
  return stylesShown().map((style) => {
    const words = `${style.letter} = ${style.label}`;
    const text = draw("text", { x, y, "font-size": 12, fill: colourOf(style) }, words);
    x += ruler.measureText(words).width + 24;
    return text;
  });
}

function svgWorld(origin, scale) {
  const path = (rings) => rings.map((ring) => `M${ring.reduce((text, value, i) => text + (i ? (i % 2 ? "," : "L") : "") + value, "")}Z`).join("");
  const world = draw("g", { transform: `translate(${origin.x},${origin.y}) scale(${scale})`, stroke: ink("border"), "stroke-width": 0.6 / scale });
  world.append(draw("path", { d: path(data.graticule.slice(0, 1)), fill: ink("sea"), stroke: "none" }));
  for (const [code, rings] of Object.entries(data.outlines)) world.append(draw("path", { d: path(rings), fill: tintOf(code), "fill-rule": "evenodd" }));
  return world;
}

function svgStrand(number, { narratives, hedged }, place) {
  const strand = data.strands[number];
  const fine = fineness(network.getScale());
  const look = { fill: "none", stroke: colourOf(styleOf(strand)), "stroke-width": widthOf(narratives) * fine, ...(hedged ? { "stroke-dasharray": "7 4.5" } : {}) };
  if (strand.ring) {
    const ring = marks.rings.get(strand.stops[0]).find((other) => other.number === number);
    const at = place(spotOf(strand.stops[0]));
    return [draw("circle", { cx: at.x, cy: at.y, r: ring.radius * fine, ...look, "stroke-width": ring.width * fine })];
  }
  return edgesOf.get(number).flatMap((edge) => {
    const { from, knee, to } = curveOf(place(spotOf(edge.from)), place(spotOf(edge.to)), edge.roundness);
    const line = draw("path", { d: `M${from.x},${from.y}Q${knee.x},${knee.y} ${to.x},${to.y}`, ...look });
    return edge.head === "none" ? [line] : [line, svgHead(knee, to, clearOf(edge.to, fine), 5 + 2 * look["stroke-width"], look.stroke)];
  });
}

function svgHead(knee, to, clear, size, fill) {
  const angle = Math.atan2(to.y - knee.y, to.x - knee.x);
  const at = (back, side) => `${to.x - back * Math.cos(angle) - side * Math.sin(angle)},${to.y - back * Math.sin(angle) + side * Math.cos(angle)}`;
  return draw("polygon", { points: `${at(clear, 0)} ${at(clear + size, size * 0.4)} ${at(clear + size, -size * 0.4)}`, fill });
}

function svgPlace(key, place) {
  const at = place(spotOf(key));
  const mark = draw("circle", { cx: at.x, cy: at.y, r: 3.5, fill: ink("mark"), stroke: ink("halo") });
  const label = marks.placed.find((name) => name.place === data.places[key]);
  if (!label) return [mark];
  return [mark, draw("text", {
    x: label.centre.x, y: label.centre.y + 4, "font-size": 12, "font-weight": 600, "text-anchor": "middle",
    fill: ink("text"), stroke: ink("halo"), "stroke-width": 3, "paint-order": "stroke",
  }, label.place.name)];
}
