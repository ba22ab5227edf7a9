// Show the strands that match as arrows and rings on the map.

const MOST_EDGES = 1000;
const stage = byId("map");
const edgesOf = Map.groupBy
  ? Map.groupBy(data.edges, (edge) => edge.strand)
  : data.edges.reduce((m, e) => m.set(e.strand, [...(m.get(e.strand) || []), e]), new Map());
const nodeSet = new vis.DataSet(data.nodes.map(({ id, x, y }) => ({ id, x, y })));
const edgeSet = new vis.DataSet(data.edges.filter((edge) => !data.strands[edge.strand].ring).map(styledEdge));
let shown = new Map(); // strand number -> { claims, narratives, hedged } of what is drawn now
let drawnAt = 0; // the scale for which widths were set last
let marks = { rings: [], placed: [] };

const edgeView = new vis.DataView(edgeSet, { filter: (edge) => shown.has(edge.strand) });
const network = new vis.Network(stage, { nodes: nodeSet, edges: edgeView }, {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: {
    hover: true, dragNodes: false, selectConnectedEdges: false, hoverConnectedEdges: false, hideEdgesOnDrag: false,
    keyboard: { enabled: true, bindToWindow: false }, zoomSpeed: 0.6, tooltipDelay: 100,
  },
  nodes: {
    shape: "dot", fixed: true, size: 6, label: undefined,
    color: { background: "transparent", border: "transparent", highlight: { background: "transparent", border: "transparent" }, hover: { background: "transparent", border: "transparent" } },
    chosen: false,
  },
  edges: { chosen: { edge: raiseEdge, label: false }, arrowStrikethrough: false, endPointOffset: { from: 0, to: 0 } },
});

function raiseEdge(values, id, selected, hovered) {
  values.width *= selected ? 2 : hovered ? 1.5 : 1;
}

function styledEdge(edge) {
  const colour = colourOf(styleOf(data.strands[edge.strand]));
  const { id, from, to, strand, head, smooth } = edge;
  return { id, from, to, strand, head, smooth, color: { color: colour, highlight: colour, hover: colour, opacity: 0.85 } };
}

// Widths count narratives, on a scale that keeps one mention visible and many bearable.
const widthOf = (narratives) => Math.min(1.6 + 1.5 * Math.log2(narratives), 9);

function measureEdges(scale) {
  const updates = [];
  for (const [number, { narratives, hedged }] of shown) {
    if (data.strands[number].ring) continue;
    for (const { id, head } of edgesOf.get(number)) updates.push({ id, ...edgeShape(head, narratives, hedged, scale) });
  }
  drawnAt = scale;
  edgeSet.update(updates);
}

function edgeShape(head, narratives, hedged, scale) {
  const type = head === "stop" ? "diamond" : "arrow";
  const pixel = fineness(scale) / scale;
  return {
    width: widthOf(narratives) * pixel,
    dashes: hedged ? [7 * pixel, 4.5 * pixel] : false,
    arrows: { to: { enabled: head !== "none", type, scaleFactor: (head === "stop" ? 0.3 : 0.42) * pixel } },
  };
}

// A crowded map is drawn finer, and grows to full size as one comes closer.
function fineness(scale) {
  if (shown.size <= 60) return 1;
  const crowd = Math.min(1, Math.max(0.42, 1.3 - 0.12 * Math.log2(shown.size)));
  return Math.min(1, crowd + 0.3 * Math.max(0, Math.log2(scale / 0.4)));
}

// Bundle the claims that match; a strand is hedged when every claim behind it is.
function showClaims(claims) {
  const behind = new Map();
  for (const claim of claims) {
    if (claim.strand === undefined) continue;
    if (!behind.has(claim.strand)) behind.set(claim.strand, []);
    behind.get(claim.strand).push(claim);
  }
  const all = [...behind].map(([number, members]) => ({
    number, claims: members, narratives: narrativesIn(members), hedged: members.every((claim) => claim.hedged),
  }));
  all.sort((a, b) => b.narratives - a.narratives || a.number - b.number);
  shown = new Map(all.slice(0, MOST_EDGES).map((strand) => [strand.number, strand]));
  edgeView.refresh();
  measureEdges(network.getScale());
  measureNodes();
  return { drawn: shown.size, left: all.length - shown.size };
}

let tied = new Set(); // transit places that are marked
let places = []; // the places that are drawn, the most mentioned first
function measureNodes() {
  const weight = new Map();
  const rings = new Map();
  for (const { number, narratives, hedged } of shown.values()) {
    const strand = data.strands[number];
    const keys = new Set([...strand.stops, ...viaPlaces(number)]);
    keys.forEach((key) => weight.set(key, (weight.get(key) || 0) + narratives));
    if (!strand.ring) continue;
    const at = strand.stops[0];
    if (!rings.has(at)) rings.set(at, []);
    const width = Math.min(widthOf(narratives), 3.4);
    rings.get(at).push({ number, hedged, style: styleOf(strand), width, radius: 9.5 + RING_STEP * rings.get(at).length });
  }
  marks.rings = rings;
  tied = new Set(tiedStrands().flatMap(viaPlaces));
  places = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || (a < b ? -1 : 1));
  sizeNodes(network.getScale());
}

const clearOf = (key, fine) => fine * Math.max((marks.rings.get(key)?.at(-1)?.radius ?? 4) + 2.5, tied.has(key) ? 9 : 0);

// Arrows end outside the rings of a place.
function sizeNodes(scale) {
  const fine = fineness(scale);
  nodeSet.update(places.map((key) => ({ id: key, size: clearOf(key, fine) / scale })));
}

function viaPlaces(number) {
  const strand = data.strands[number];
  const unordered = (shown.get(number)?.claims ?? []).filter((claim) => claim.via);
  return [...new Set(unordered.flatMap((claim) => claim.via))].filter((key) => !strand.stops.includes(key));
}

function screenOf(context) {
  const { a, e, f } = context.getTransform();
  const ratio = window.devicePixelRatio || 1;
  return ({ x, y }) => ({ x: (x * a + e) / ratio, y: (y * a + f) / ratio });
}

network.on("beforeDrawing", (context) => {
  drawWorld(context, network.getScale());
  drawTies(context);
});

function onScreen(context, draw) {
  const place = screenOf(context);
  const ratio = window.devicePixelRatio || 1;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(place);
  context.restore();
}

// Ties would cover a crowded map: there they belong to the arrow that is chosen.
function tiedStrands() {
  const few = shown.size <= 60;
  return [...shown.keys()].filter((number) => few || number === state.strand).filter((number) => viaPlaces(number).length);
}

function drawTies(context) {
  onScreen(context, (place) => {
    for (const number of tiedStrands()) {
      const [edge] = edgesOf.get(number);
      const curve = curveOf(place(data.places[edge.from]), place(data.places[edge.to]), edge.smooth.roundness);
      for (const key of viaPlaces(number)) {
        const at = place(data.places[key]);
        drawTie(context, at, nearestOn(curve, at), styleOf(data.strands[number]), number === state.strand);
      }
    }
  });
}

network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  const fine = fineness(scale);
  onScreen(context, (place) => {
    for (const key of places) {
      const at = place(data.places[key]);
      for (const ring of marks.rings.get(key) ?? []) drawRing(context, ring, at, fine, ring.number === state.strand);
      drawPlace(context, data.places[key], at, fine, key === state.place);
    }
    for (const number of tiedStrands()) {
      for (const key of viaPlaces(number)) drawDiamond(context, place(data.places[key]), styleOf(data.strands[number]));
    }
    const taken = [];
    if (fine === 1) drawBadges(context, place, taken);
    const lines = shown.size <= 80 ? pointsOnArrows(place) : [];
    marks.placed = placeLabels(context, namesToPlace(place, fine), taken, lines);
    drawLabels(context, marks.placed);
  });
});

// Names of countries come first; "abroad" beside every country would only crowd a far view.
function namesToPlace(place, fine) {
  const named = places.filter((key) => fine === 1 || data.places[key].sort !== "beside");
  const rank = (key) => (key === state.place ? 0 : data.places[key].sort === "country" ? 1 : 2);
  const ordered = named.map((key, order) => ({ key, order })).sort((a, b) => rank(a.key) - rank(b.key) || a.order - b.order);
  return ordered.map(({ key }) => ({ place: data.places[key], at: place(data.places[key]), clear: clearOf(key, fine) }));
}

function pointsOnArrows(place) {
  const edges = [...shown.keys()].filter((number) => !data.strands[number].ring).flatMap((number) => edgesOf.get(number));
  return edges.flatMap((edge) => {
    const curve = curveOf(place(nodeSet.get(edge.from)), place(nodeSet.get(edge.to)), edge.smooth.roundness);
    return Array.from({ length: 40 }, (_, i) => pointOn(curve, i / 39));
  });
}

function drawBadges(context, place, taken) {
  for (const number of shown.keys()) {
    const strand = data.strands[number];
    if (strand.ring) continue;
    const edge = edgesOf.get(number).at(-1);
    const curve = curveOf(place(nodeSet.get(edge.from)), place(nodeSet.get(edge.to)), edge.smooth.roundness);
    if (Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y) < 60) continue;
    drawBadge(context, pointOn(curve, 0.5), styleOf(strand), taken);
  }
  for (const [key, rings] of marks.rings) {
    const at = place(data.places[key]);
    rings.forEach((ring, i) => {
      const turn = -Math.PI / 2 + (i - (rings.length - 1) / 2) * 0.9;
      drawBadge(context, { x: at.x + (ring.radius + 7) * Math.cos(turn), y: at.y + (ring.radius + 7) * Math.sin(turn) }, ring.style, taken);
    });
  }
}

// Everything but land keeps its size on the screen.
let resizing = 0;
network.on("zoom", () => {
  clearTimeout(resizing);
  resizing = setTimeout(keepSizes, 60);
});

function keepSizes() {
  const scale = network.getScale();
  if (Math.abs(Math.log(scale / drawnAt)) < 0.03) return;
  measureEdges(scale);
  sizeNodes(scale);
}

function fitMap() {
  const at = places.map((key) => data.places[key]);
  const all = at.length ? at : [{ x: -900, y: -450 }, { x: 1000, y: 400 }];
  const [left, right] = [Math.min(...all.map((p) => p.x)), Math.max(...all.map((p) => p.x))];
  const [top, bottom] = [Math.min(...all.map((p) => p.y)), Math.max(...all.map((p) => p.y))];
  const { width, height } = stage.getBoundingClientRect();
  const whole = right - left > 1500; // then the edge of the globe is margin enough
  const margin = whole ? 60 : Math.min(Math.min(width, height) * 0.24, 110);
  const scale = Math.min((width - 1.6 * margin) / (right - left + 1), (height - margin) / (bottom - top + 1), 3.6);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
  keepSizes();
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  keepSizes();
}

function ringAt(pointer) {
  const fine = fineness(network.getScale());
  for (const [key, rings] of marks.rings) {
    const at = network.canvasToDOM(data.places[key]);
    const distance = Math.hypot(pointer.x - at.x, pointer.y - at.y) / fine;
    const ring = rings.find(({ radius }) => Math.abs(radius - distance) <= RING_STEP / 2);
    if (ring) return ring.number;
  }
  return null;
}

function thingAt(pointer) {
  const ring = ringAt(pointer);
  if (ring !== null) return { strand: ring, place: null };
  const node = network.getNodeAt(pointer);
  if (node !== undefined && data.places[node] && places.includes(node)) return { strand: null, place: node };
  const edge = network.getEdgeAt(pointer);
  return { strand: edge === undefined ? null : edgeSet.get(edge).strand, place: null };
}

network.on("click", ({ pointer }) => setState(thingAt(pointer.DOM)));

const tooltip = byId("tooltip");
stage.addEventListener("pointermove", (event) => {
  const box = stage.getBoundingClientRect();
  const pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
  const { strand, place } = thingAt(pointer);
  const words = strand !== null ? hintOfStrand(strand) : place !== null ? placeName(place) : "";
  tooltip.hidden = !words;
  tooltip.textContent = words;
  stage.classList.toggle("pointing", Boolean(words));
  tooltip.style.left = `${Math.min(pointer.x + 14, box.width - 240)}px`;
  tooltip.style.top = `${Math.min(pointer.y + 16, box.height - 60)}px`;
});
stage.addEventListener("pointerleave", () => { tooltip.hidden = true; });

function hintOfStrand(number) {
  const { claims, narratives } = shown.get(number) ?? { claims: [], narratives: 0 };
  const counts = `${countOf(claims.length, "claim")} in ${countOf(narratives, "narrative")}`;
  return `${strandTitle(data.strands[number])}: ${exploitationOf(data.strands[number].exploitation)} · ${counts}`;
}

function chooseOnMap() {
  const chosen = state.strand === null ? [] : edgesOf.get(state.strand).map((edge) => edge.id).filter((id) => edgeView.get(id));
  network.setSelection({ nodes: [], edges: chosen }, { unselectAll: true, highlightEdges: false });
  network.redraw();
}

function recolour() {
  readInks();
  edgeSet.update(data.edges.filter((edge) => !data.strands[edge.strand].ring).map((edge) => ({ id: edge.id, color: styledEdge(edge).color })));
  network.redraw();
}

// The middle of an arrow, or the left of a ring, in pixels of the window.
function screenPointOf(number) {
  const strand = data.strands[number];
  const box = stage.getBoundingClientRect();
  let point = network.canvasToDOM(data.places[strand.stops[0]]);
  if (strand.ring) {
    point.x -= fineness(network.getScale()) * marks.rings.get(strand.stops[0]).find((ring) => ring.number === number).radius;
  } else {
    const edge = edgesOf.get(number).at(-1);
    point = network.canvasToDOM(pointOn(curveOf(nodeSet.get(edge.from), nodeSet.get(edge.to), edge.smooth.roundness), 0.5));
  }
  return { x: point.x + box.left, y: point.y + box.top };
}
