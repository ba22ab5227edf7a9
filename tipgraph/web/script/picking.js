// Find what the pointer is on, and choose it.

const NEAR = 7;

function ringAt(pointer) {
  const fine = fineness(network.getScale());
  for (const [key, rings] of marks.rings) {
    const at = network.canvasToDOM(spotOf(key));
    const distance = Math.hypot(pointer.x - at.x, pointer.y - at.y) / fine;
    const ring = rings.find(({ radius }) => Math.abs(radius - distance) <= RING_STEP / 2);
    if (ring) return ring.number;
  }
  return null;
}

function placeAt(pointer) {
  return places.find((key) => {
    const at = network.canvasToDOM(spotOf(key));
    return Math.hypot(pointer.x - at.x, pointer.y - at.y) <= (data.places[key].sort === "beside" ? 4 : NEAR);
  });
}

function thingAt(pointer) {
  const ring = ringAt(pointer);
  if (ring !== null) return { strand: ring, place: null };
  const place = placeAt(pointer);
  if (place) return { strand: null, place };
  return { strand: arrowAt(pointer), place: null };
}

// The arrow that runs nearest to the pointer, if it is near: in pixels, so that it is the same at every scale.
function arrowAt(pointer) {
  let [found, least] = [null, NEAR];
  for (const number of shown.keys()) {
    if (data.strands[number].ring) continue;
    for (const edge of edgesOf.get(number)) {
      const curve = curveOf(network.canvasToDOM(spotOf(edge.from)), network.canvasToDOM(spotOf(edge.to)), edge.roundness);
      const distance = distanceTo(curve, pointer, least);
      if (distance < least) [found, least] = [number, distance];
    }
  }
  return found;
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
  measureEdges(network.getScale());
  const chosen = state.strand === null || data.strands[state.strand].ring ? [] : edgesOf.get(state.strand).map((edge) => edge.id);
  network.setSelection({ nodes: [], edges: chosen }, { unselectAll: true, highlightEdges: false }); // and asks for a new frame
}

function recolour() {
  readInks();
  looks.clear();
  measureEdges(network.getScale());
  network.redraw();
}

// The middle of an arrow, or the left of a ring, in pixels of the window.
function screenPointOf(number) {
  const strand = data.strands[number];
  const box = stage.getBoundingClientRect();
  let point = network.canvasToDOM(spotOf(strand.stops[0]));
  if (strand.ring) {
    point.x -= fineness(network.getScale()) * marks.rings.get(strand.stops[0]).find((ring) => ring.number === number).radius;
  } else {
    const edge = edgesOf.get(number).at(-1);
    point = network.canvasToDOM(pointOn(curveOf(spotOf(edge.from), spotOf(edge.to), edge.roundness), 0.5));
  }
  return { x: point.x + box.left, y: point.y + box.top };
}
