// Draw over and under the arrows of vis-network, in pixels of the screen.

function screenOf(context) {
  const { a, e, f } = context.getTransform();
  const ratio = window.devicePixelRatio || 1;
  return ({ x, y }) => ({ x: (x * a + e) / ratio, y: (y * a + f) / ratio });
}

network.on("beforeDrawing", (context) => {
  if (state.view !== "network") drawWorld(context, network.getScale());
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
      const curve = curveOf(place(spotOf(edge.from)), place(spotOf(edge.to)), edge.roundness);
      for (const key of viaPlaces(number)) {
        const at = place(spotOf(key));
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
      const at = place(spotOf(key));
      for (const ring of marks.rings.get(key) ?? []) {
        context.globalAlpha = isFaint(ring.number) ? 0.2 : 1;
        drawRing(context, ring, at, fine, ring.number === state.strand);
      }
      context.globalAlpha = 1;
      drawPlace(context, data.places[key], at, fine, key === state.place);
    }
    drawChain(context, state.chain.map((key) => place(spotOf(key))));
    for (const number of tiedStrands()) {
      for (const key of viaPlaces(number)) drawDiamond(context, place(spotOf(key)), styleOf(data.strands[number]));
    }
    const taken = [boxInStage(byId("stage-map").querySelector(".zoom"))];
    if (fine === 1) drawBadges(context, place, taken);
    const lines = shown.size <= 80 ? pointsOnArrows(place) : [];
    marks.placed = placeLabels(context, namesToPlace(place, fine), taken, lines, stage.getBoundingClientRect());
    drawLabels(context, marks.placed);
  });
});

// Where a control lies over the map, no name is put.
function boxInStage(element) {
  const [box, frame] = [element.getBoundingClientRect(), stage.getBoundingClientRect()];
  return { left: box.left - frame.left, right: box.right - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top };
}

// What belongs to the choice is named first, then countries; "abroad" beside every country would only crowd a far view.
function namesToPlace(place, fine) {
  const named = places.filter((key) => fine === 1 || data.places[key].sort !== "beside");
  const chosen = new Set(isChosen() ? [...shown.keys()].filter((number) => !isFaint(number)).flatMap((number) => data.strands[number].stops) : []);
  const rank = (key) => (chosen.has(key) ? 0 : data.places[key].sort === "country" ? 1 : 2);
  const ordered = named.map((key, order) => ({ key, order })).sort((a, b) => rank(a.key) - rank(b.key) || a.order - b.order);
  return ordered.map(({ key }) => ({ place: data.places[key], at: place(spotOf(key)), clear: clearOf(key, fine), chosen: chosen.has(key) }));
}

function pointsOnArrows(place) {
  const edges = [...shown.keys()].filter((number) => !data.strands[number].ring).flatMap((number) => edgesOf.get(number));
  return edges.flatMap((edge) => {
    const curve = curveOf(place(spotOf(edge.from)), place(spotOf(edge.to)), edge.roundness);
    return Array.from({ length: 40 }, (_, i) => pointOn(curve, i / 39));
  });
}

function drawBadges(context, place, taken) {
  for (const number of shown.keys()) {
    const strand = data.strands[number];
    if (strand.ring || isFaint(number)) continue;
    const edge = edgesOf.get(number).at(-1);
    const curve = curveOf(place(spotOf(edge.from)), place(spotOf(edge.to)), edge.roundness);
    if (Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y) < 60) continue;
    drawBadge(context, pointOn(curve, 0.5), styleOf(strand), taken);
  }
  for (const [key, rings] of marks.rings) {
    const at = place(spotOf(key));
    rings.filter((ring) => !isFaint(ring.number)).forEach((ring, i) => {
      const turn = -Math.PI / 2 + (i - (rings.length - 1) / 2) * 0.9;
      drawBadge(context, { x: at.x + (ring.radius + 7) * Math.cos(turn), y: at.y + (ring.radius + 7) * Math.sin(turn) }, ring.style, taken);
    });
  }
}
