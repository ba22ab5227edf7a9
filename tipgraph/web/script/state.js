// Keep what is shown in the address of the page, so that a view can be shared, cited and gone back to.

const VIEWS = ["map", "table"];
const listeners = [];
let state = readState();

function readState() {
  const known = new URLSearchParams(location.hash.slice(1));
  const view = VIEWS.includes(known.get("view")) ? known.get("view") : "map";
  return { view, strand: numberIn(known, "strand", data.strands.length), place: placeIn(known, "place") };
}

function numberIn(known, name, limit) {
  const value = known.get(name);
  return value !== null && /^\d+$/.test(value) && Number(value) < limit ? Number(value) : null;
}

function placeIn(known, name) {
  return Object.hasOwn(data.places, known.get(name) ?? "") ? known.get(name) : null;
}

function writeState(next) {
  const words = new URLSearchParams();
  if (next.view !== "map") words.set("view", next.view);
  if (next.strand !== null) words.set("strand", next.strand);
  if (next.place !== null) words.set("place", next.place);
  return `#${words}`;
}

function onState(listener) {
  listeners.push(listener);
}

function setState(changes) {
  const before = state;
  state = { ...state, ...changes };
  const address = writeState(state);
  if (address !== writeState(before)) history.pushState(null, "", address);
  listeners.forEach((listener) => listener(state, before));
}

window.addEventListener("popstate", () => {
  const before = state;
  state = readState();
  listeners.forEach((listener) => listener(state, before));
});
