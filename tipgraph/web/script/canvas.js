// Show the strands that match as arrows and rings on the map.

const MOST_EDGES = 1000;
const stage = byId("map");
const edgesOf = new Map(data.strands.map((_, number) => [number, []]));
data.edges.forEach((edge) => edgesOf.get(edge.strand).push(edge));
const spots = new Map(data.nodes.map(({ id, x, y }) => [id, { x, y }])); // where each node stands in the present view
const nodeSet = new vis.DataSet(data.nodes.map(({ id, x, y }) => ({ id, x, y })));
const edgeSet = new vis.DataSet(data.edges.filter((edge) => !data.strands[edge.strand].ring).map(plainEdge));
let shown = new Map(); // strand number -> { claims, narratives, hedged } of what is drawn now
let drawnAt = 0; // the scale for which widths were set last
let marks = { rings: [], placed: [] };

const network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: {
    dragNodes: false, selectable: false, keyboard: { enabled: true, bindToWindow: false }, zoomSpeed: 0.6,
  },
  nodes: {
    shape: "dot", fixed: true, size: 6, label: undefined,
    color: { background: "transparent", border: "transparent" }, chosen: false,
  },
  edges: { chosen: { edge: raiseEdge, label: false }, arrowStrikethrough: false, endPointOffset: { from: 0, to: 0 } },
});

function raiseEdge(values) {
  values.width *= 2.2;
}

function plainEdge(edge) {
  const { id, from, to, roundness } = edge;
  return { id, from, to, smooth: { enabled: true, type: "curvedCW", roundness }, hidden: true };
}

// Widths count narratives, on a scale that keeps one mention visible and many bearable.
const widthOf = (narratives) => Math.min(1.6 + 1.5 * Math.log2(narratives), 9);

// Show what is drawn, in its width, dashes, head and strength, and hide the rest. All edges stay in the network, and what
// looks as before is left alone: that is several times faster than a view that adds and removes them.
const looks = new Map(); // strand number -> how it looked when it was last shown
const visible = new Set();
function measureEdges(scale) {
  const pixel = fineness(scale) / scale;
  const updates = [];
  for (const [number, edges] of edgesOf) {
    if (data.strands[number].ring) continue;
    const drawn = shown.get(number);
    const change = drawn ? dressStrand(number, drawn, pixel) : null;
    if (!change && Boolean(drawn) === visible.has(number)) continue;
    visible[drawn ? "add" : "delete"](number);
    for (const { id, head } of edges) updates.push({ id, hidden: !drawn, ...change?.(head) });
  }
  drawnAt = scale;
  if (updates.length) edgeSet.update(updates);
}

// Return what gives the edges of a strand their new look, or nothing if they have it.
function dressStrand(number, drawn, pixel) {
  const strength = strengthOf(number);
  const size = isChosen() && !isFaint(number) ? 1 / network.getScale() : pixel; // what is chosen is drawn in full size
  const look = `${drawn.narratives} ${drawn.hedged} ${strength} ${size}`;
  if (looks.get(number) === look) return null;
  looks.set(number, look);
  return (head) => ({ ...edgeShape(head, drawn, size), color: edgeColour(number, strength) });
}

function edgeShape(head, { narratives, hedged }, pixel) {
  const type = head === "stop" ? "diamond" : "arrow";
  return {
    width: widthOf(narratives) * pixel,
    dashes: hedged ? [7 * pixel, 4.5 * pixel] : false,
    arrows: { to: { enabled: head !== "none", type, scaleFactor: (head === "stop" ? 0.3 : 0.42) * pixel } },
  };
}

function edgeColour(number, opacity) {
  const colour = colourOf(styleOf(data.strands[number]));
  return { color: colour, highlight: colour, opacity };
}

// In a crowd each arrow is paler, so that the places and what is chosen stand out.
function strengthOf(number) {
  const crowded = shown.size > 300;
  if (isFaint(number)) return crowded ? 0.1 : 0.2;
  return crowded && !isChosen() ? 0.55 : 0.85;
}

const isChosen = () => (state.strand === null ? places.includes(state.place) : shown.has(state.strand));

// What has nothing to do with the choice steps back.
function isFaint(number) {
  if (!isChosen()) return false;
  if (state.strand !== null) return state.strand !== number;
  return !data.strands[number].stops.includes(state.place) && !viaPlaces(number).includes(state.place);
}

// A crowded map is drawn finer, and grows to full size as one comes closer.
function fineness(scale) {
  if (shown.size <= 60) return 1;
  const crowd = Math.min(1, Math.max(0.42, 1.5 - 0.12 * Math.log2(shown.size)));
  // In steps, so that a filter seldom changes the size of everything.
  return Math.round(5 * Math.min(1, crowd + 0.3 * Math.max(0, Math.log2(scale / 0.4)))) / 5;
}

// Bundle the claims that match; a strand is hedged when every claim behind it is.
function showClaims(claims, least) {
  const behind = new Map();
  for (const claim of claims) {
    if (claim.strand === undefined) continue;
    if (!behind.has(claim.strand)) behind.set(claim.strand, []);
    behind.get(claim.strand).push(claim);
  }
  const all = [...behind].map(([number, members]) => ({
    number, claims: members, narratives: narrativesIn(members), hedged: members.every((claim) => claim.hedged),
  })).sort((a, b) => b.narratives - a.narratives || a.number - b.number);
  const enough = all.filter(({ narratives }) => narratives >= least);
  shown = new Map(enough.slice(0, MOST_EDGES).map((strand) => [strand.number, strand]));
  measureNodes();
  measureEdges(network.getScale());
  return { left: enough.length - shown.size, most: all[0]?.narratives ?? 1 };
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
const sizes = new Map();
function sizeNodes(scale) {
  const fine = fineness(scale);
  const changed = places.map((key) => ({ id: key, size: clearOf(key, fine) / scale })).filter(({ id, size }) => sizes.get(id) !== size);
  changed.forEach(({ id, size }) => sizes.set(id, size));
  if (changed.length) nodeSet.update(changed);
}

function viaPlaces(number) {
  const strand = data.strands[number];
  const unordered = (shown.get(number)?.claims ?? []).filter((claim) => claim.via);
  return [...new Set(unordered.flatMap((claim) => claim.via))].filter((key) => !strand.stops.includes(key));
}

const spotOf = (key) => spots.get(key);

// The network view sets the same nodes by structure; where the map wraps around, there is nothing to wrap.
function placeNodes() {
  const byStructure = state.view === "network";
  for (const { id, x, y } of data.nodes) {
    const place = data.places[id];
    spots.set(id, byStructure && place ? { x: place.nx, y: place.ny } : { x, y });
  }
  if (byStructure) {
    for (const { from, to } of data.edges.filter((edge) => !data.places[edge.to])) {
      const at = spotOf(from);
      spots.set(to, { x: at.x + 0.1, y: at.y });
      spots.set(to.replace("leaving", "entering"), at);
    }
  }
  nodeSet.update([...spots].map(([id, at]) => ({ id, ...at })));
}

// Everything but land keeps its size on the screen.
let resizing = 0;
network.on("resize", () => keepSizes());
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

// On a phone the whole world would be too small to read: there a first view is as tall as the screen lets it be, around
// the middle of the places, until all are asked for.
const PHONE = 600;

let fitted = false;
function fitMap({ all = false } = {}) {
  fitted = isDrawing();
  if (!fitted) return; // a hidden map has no size
  network.setSize("100%", "100%"); // or vis-network would notice a new size later, and scale the view with it
  const at = places.length ? places.map(spotOf) : [{ x: -900, y: -450 }, { x: 1000, y: 400 }];
  const across = at.map((p) => p.x).sort((a, b) => a - b);
  const [left, right, middle] = [across[0], across.at(-1), across[Math.floor(across.length / 2)]];
  const [top, bottom] = [Math.min(...at.map((p) => p.y)), Math.max(...at.map((p) => p.y))];
  const { width, height } = stage.getBoundingClientRect();
  const whole = state.view !== "network" && right - left > 1500; // then the edge of the globe is margin enough
  const margin = whole ? 36 : Math.min(Math.min(width, height) * 0.24, 110);
  const [wide, tall] = [(width - 1.6 * margin) / (right - left + 1), (height - margin) / (bottom - top + 1)];
  const part = whole && !all && width < PHONE;
  const scale = part ? Math.min(tall, 2.4 * wide) : Math.min(wide, tall, 3.6);
  network.moveTo({ position: { x: part ? middle : (left + right) / 2, y: (top + bottom) / 2 }, scale });
  keepSizes();
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  keepSizes();
}

