// Place the names so that none lies on another; what finds no room waits for a closer view.

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [-1, -1], [1, 1], [-1, 1]];

function labelFont(place) {
  return place.sort === "country" ? "600 12px system-ui, sans-serif" : "italic 500 11.5px system-ui, sans-serif";
}

// `names` come in order of importance: { place, at, clear } where `clear` is the radius to keep free; `lines` are
// points on arrows, which a name crosses only where every side is crossed. A chosen name may cover the dots of others.
// No name runs out of the frame.
function placeLabels(context, names, taken, lines, frame) {
  const boxes = [...taken, ...names.map(({ at }) => boxAround(at, 5, 5))];
  const placed = [];
  names.forEach((name, index) => {
    context.font = labelFont(name.place);
    const half = context.measureText(name.place.name).width / 2 + 2;
    const own = boxes[taken.length + index];
    const kept = name.chosen ? [...taken, ...placed.map((other) => other.box)] : boxes.filter((other) => other !== own);
    const free = [];
    for (const [x, y] of SIDES) {
      const gap = (name.clear + 4) * (x && y ? 0.75 : 1);
      const centre = { x: name.at.x + x * (gap + half), y: name.at.y + y * (gap + 8) };
      const box = boxAround(centre, half, 7.5);
      if (box.left < 2 || box.right > frame.width - 2 || box.top < 2 || box.bottom > frame.height - 2) continue;
      if (kept.some((other) => overlap(box, other))) continue;
      const crossed = lines.filter((point) => inside(point, box)).length;
      free.push({ ...name, centre, box, crossed });
      if (!crossed) break;
    }
    if (!free.length) return;
    const best = free.reduce((a, b) => (b.crossed < a.crossed ? b : a));
    boxes.push(best.box);
    placed.push(best);
  });
  return placed;
}

const inside = (point, box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;

function boxAround(at, halfWidth, halfHeight) {
  return { left: at.x - halfWidth, right: at.x + halfWidth, top: at.y - halfHeight, bottom: at.y + halfHeight };
}

function drawLabels(context, placed) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const { place, centre } of placed) {
    context.font = labelFont(place);
    context.lineWidth = 3.5;
    context.strokeStyle = inks.halo;
    context.strokeText(place.name, centre.x, centre.y);
    context.fillStyle = place.sort === "country" ? inks.text : inks.muted;
    context.fillText(place.name, centre.x, centre.y);
  }
}
