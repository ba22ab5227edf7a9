// Draw what vis-network does not: land, place marks, rings of internal trafficking, ties to transit places.

const RING_STEP = 5.5;
const colourOf = (style) => (isDark() ? style.dark : style.light);
const isDark = () => document.documentElement.dataset.theme === "dark";
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

let inks = {};
function readInks() {
  const names = ["sea", "land", "told", "border", "grid", "text", "muted", "halo", "mark", ...Object.values(TINT_LEGENDS).flat().map(([name]) => name)];
  inks = Object.fromEntries(names.map((name) => [name, ink(name)]));
}

function pathOf(rings, close) {
  const path = new Path2D();
  for (const ring of rings) {
    path.moveTo(ring[0], ring[1]);
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i], ring[i + 1]);
    if (close) path.closePath();
  }
  return path;
}

const globe = pathOf(data.graticule.slice(0, 1), true);
const grid = pathOf(data.graticule.slice(1), false);
const countries = Object.entries(data.outlines).map(([code, rings]) => [code, pathOf(rings, true)]);
const toldOf = new Set(data.claims.map((claim) => claim.country));

// What the tint of a country says; a role that is claimed is no flow, and a tier no measure of trafficking.
const rolesOf = new Map();
for (const claim of data.claims) {
  if (claim.kind === "role") rolesOf.set(claim.country, new Set([...(rolesOf.get(claim.country) ?? []), claim.role]));
}

// The tier of the last year that is shown, or the latest there is.
function tierTint(code) {
  const known = (data.tiers[code] ?? []).filter(([year]) => !state.years || year <= state.years[1]);
  return known.length ? `tier-${known.at(-1)[1].toLowerCase()}` : "none";
}

function tintOf(code) {
  if (state.tint === "narratives") return toldOf.has(code) ? inks.told : inks.land;
  if (state.tint === "tiers") return inks[tierTint(code)] ?? inks.land;
  if (state.tint === "roles") return inks[roleTint(rolesOf.get(code))] ?? inks.land;
  return inks.land;
}

function roleTint(roles) {
  if (!roles) return "none";
  if (roles.has("source") && roles.has("destination")) return "role-both";
  return roles.has("source") ? "role-source" : roles.has("destination") ? "role-destination" : "role-other";
}

const TINT_LEGENDS = {
  narratives: [["told", "country with a narrative read"]],
  tiers: [["tier-1", "Tier 1"], ["tier-2", "Tier 2"], ["tier-2wl", "Watch List"], ["tier-3", "Tier 3"], ["tier-sc", "Special Case"]],
  roles: [["role-source", "called a source"], ["role-destination", "a destination"], ["role-both", "both"], ["role-other", "transit or internal only"]],
  plain: [],
};

function drawWorld(context, scale) {
  context.fillStyle = inks.sea;
  context.fill(globe);
  context.strokeStyle = inks.grid;
  context.lineWidth = 0.6 / scale;
  context.stroke(grid);
  context.strokeStyle = inks.border;
  context.lineJoin = "round";
  for (const [code, path] of countries) {
    context.fillStyle = tintOf(code);
    context.fill(path, "evenodd");
    context.stroke(path);
  }
}

function drawPlace(context, place, at, fine, chosen) {
  const radius = (place.sort === "country" ? 4 : 4.5) * Math.max(fine, 0.7);
  context.beginPath();
  if (place.sort === "country") context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  else if (place.sort === "group") context.roundRect(at.x - radius, at.y - radius, 2 * radius, 2 * radius, 2);
  else context.arc(at.x, at.y, 2.6 * fine, 0, 2 * Math.PI);
  context.fillStyle = place.sort === "country" ? inks.mark : inks.halo;
  context.fill();
  context.lineWidth = place.sort === "country" ? 1.5 * fine : 1.8 * fine;
  context.strokeStyle = place.sort === "country" ? inks.halo : inks.mark;
  context.stroke();
  if (!chosen) return;
  context.beginPath();
  context.arc(at.x, at.y, radius + 5, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = inks.mark;
  context.stroke();
}

function drawRing(context, ring, at, fine, chosen) {
  context.beginPath();
  context.arc(at.x, at.y, ring.radius * fine, 0, 2 * Math.PI);
  context.setLineDash(ring.hedged ? [5 * fine, 3.5 * fine] : []);
  context.lineWidth = ring.width * fine + (chosen ? 4 : 2.4 * fine);
  context.strokeStyle = inks.halo;
  context.stroke();
  context.lineWidth = ring.width * fine + (chosen ? 1.8 : 0);
  context.strokeStyle = colourOf(ring.style);
  context.stroke();
  context.setLineDash([]);
}

// A chain that tipgraph computed is never drawn like an arrow: a dotted band with stars.
function drawChain(context, points) {
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [from, to] = [points[i], points[i + 1]];
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.setLineDash([2, 7]);
    context.lineCap = "round";
    context.lineWidth = 5;
    context.strokeStyle = inks.mark;
    context.stroke();
    context.setLineDash([]);
    context.lineCap = "butt";
    drawStar(context, { x: (from.x + 2 * to.x) / 3, y: (from.y + 2 * to.y) / 3 });
  }
}

function drawStar(context, at) {
  context.font = "700 22px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.strokeStyle = inks.halo;
  context.strokeText("*", at.x, at.y + 5);
  context.fillStyle = inks.mark;
  context.fillText("*", at.x, at.y + 5);
}

// A transit place whose order is not stated: a dotted tie from the place to the arrow, and a small diamond.
function drawTie(context, from, to, style, chosen) {
  context.globalAlpha = chosen ? 1 : 0.5;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.setLineDash([0.1, 4.5]);
  context.lineCap = "round";
  context.lineWidth = 1.9;
  context.strokeStyle = colourOf(style);
  context.stroke();
  context.setLineDash([]);
  context.lineCap = "butt";
  context.globalAlpha = 1;
}

function drawDiamond(context, at, style) {
  const r = 9;
  context.beginPath();
  [[0, -r], [r, 0], [0, r], [-r, 0]].forEach(([x, y]) => context.lineTo(at.x + x, at.y + y));
  context.closePath();
  context.lineWidth = 3.4;
  context.strokeStyle = inks.halo;
  context.stroke();
  context.lineWidth = 1.8;
  context.strokeStyle = colourOf(style);
  context.stroke();
}

function drawBadge(context, at, style, taken) {
  context.font = "700 10px system-ui, sans-serif";
  const half = context.measureText(style.letter).width / 2 + 3.5;
  const box = { left: at.x - half, right: at.x + half, top: at.y - 7, bottom: at.y + 7 };
  if (taken.some((other) => overlap(box, other))) return;
  taken.push(box);
  context.beginPath();
  context.roundRect(box.left, box.top, 2 * half, 14, 7);
  context.fillStyle = inks.halo;
  context.fill();
  context.lineWidth = 1.2;
  context.strokeStyle = colourOf(style);
  context.stroke();
  context.fillStyle = colourOf(style);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(style.letter, at.x, at.y + 0.5);
}

// The quadratic curve that vis-network draws for "curvedCW" with the given roundness.
function curveOf(from, to, roundness) {
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const bend = roundness * 0.5 + 0.5;
  const angle = (Math.atan2(dy, dx) + bend * Math.PI) % (2 * Math.PI);
  const reach = bend * Math.hypot(dx, dy);
  const knee = { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
  return { from, knee, to };
}

function pointOn({ from, knee, to }, t) {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * knee.x + c * to.x, y: a * from.y + b * knee.y + c * to.y };
}

// How near a curve comes to a point, as far as it matters: beyond `limit` only the frame of the curve is looked at.
function distanceTo(curve, point, limit) {
  const { from, knee, to } = curve;
  if (point.x < Math.min(from.x, knee.x, to.x) - limit || point.x > Math.max(from.x, knee.x, to.x) + limit) return Infinity;
  if (point.y < Math.min(from.y, knee.y, to.y) - limit || point.y > Math.max(from.y, knee.y, to.y) + limit) return Infinity;
  const parts = 24;
  let least = Infinity;
  let before = from;
  for (let i = 1; i <= parts; i += 1) {
    const here = pointOn(curve, i / parts);
    least = Math.min(least, distanceToLine(point, before, here));
    before = here;
  }
  return least;
}

function distanceToLine(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy);
}

function nearestOn(curve, place) {
  const points = Array.from({ length: 25 }, (_, i) => pointOn(curve, 0.15 + i * 0.03));
  const distance = (point) => Math.hypot(point.x - place.x, point.y - place.y);
  return points.reduce((best, point) => (distance(point) < distance(best) ? point : best));
}
