// Trace chains over several claims, from here to there through where. What no claim states as a whole is starred.

const MOST_LEGS = 4;
const MOST_CHAINS = 40;
const chainSheet = byId("stage-chains");

// The stated hops between places, over the claims that match.
function foldLegs(claims) {
  const legs = new Map();
  for (const claim of claims) {
    if (claim.kind !== "route" || claim.strand === undefined) continue;
    const { stops } = data.strands[claim.strand];
    for (let i = 0; i + 1 < stops.length; i += 1) {
      if (!legs.has(stops[i])) legs.set(stops[i], new Map());
      const onward = legs.get(stops[i]);
      if (!onward.has(stops[i + 1])) onward.set(stops[i + 1], []);
      onward.get(stops[i + 1]).push(claim);
    }
  }
  return legs;
}

// How many hops each place is from the goal, walking backwards: whatever is too far is never tried.
function distancesTo(legs, goal) {
  const before = new Map();
  for (const [start, onward] of legs) for (const end of onward.keys()) before.set(end, [...(before.get(end) ?? []), start]);
  const distance = new Map([[goal, 0]]);
  for (const place of distance.keys()) {
    for (const start of before.get(place) ?? []) if (!distance.has(start)) distance.set(start, distance.get(place) + 1);
  }
  return distance;
}

function traceChains(legs, from, to) {
  const distance = distancesTo(legs, to);
  const chains = [];
  const walk = (trail) => {
    const here = trail.at(-1);
    if (here === to) { chains.push(chainOf(legs, trail)); return; }
    for (const next of legs.get(here)?.keys() ?? []) {
      if (trail.includes(next) || !(trail.length + distance.get(next) <= MOST_LEGS)) continue;
      // Nobody passes through "Europe" as such: a group is an end and never a stop.
      if (next !== to && data.places[next].sort !== "country") continue;
      walk([...trail, next]);
    }
  };
  walk([from]);
  const rank = ({ weakest, stops }) => [-weakest, stops.length];
  return chains.sort((a, b) => Number(a.computed) - Number(b.computed) || rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}

function chainOf(legs, stops) {
  const hops = stops.slice(1).map((end, i) => legs.get(stops[i]).get(end));
  const whole = hops[0].filter((claim) => String(data.strands[claim.strand].stops) === String(stops));
  return { stops, hops, computed: !whole.length, weakest: Math.min(...hops.map(narrativesIn)) };
}

function showChains(claims) {
  const legs = foldLegs(claims);
  const starts = [...legs.keys()].sort((a, b) => placeName(a).localeCompare(placeName(b)));
  const ends = [...new Set([...legs.values()].flatMap((onward) => [...onward.keys()]))].sort((a, b) => placeName(a).localeCompare(placeName(b)));
  const choice = (name, label, keys) => {
    const select = make("select", { id: `chain-${name}`, onchange: (event) => setState({ [name]: event.target.value || null }) },
      make("option", { value: "" }, "choose a place"), keys.map((key) => make("option", { value: key }, longName(key))));
    select.value = state[name] ?? "";
    return make("label", {}, make("span", {}, label), select);
  };
  const chains = state.from && state.to && state.from !== state.to ? traceChains(legs, state.from, state.to) : [];
  chainSheet.replaceChildren(make("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": "Chains" },
    make("h2", {}, "From here to there, through where"),
    make("p", { class: "note" }, "A starred chain is computed by tipgraph from several claims. No document says that anyone travels the whole of it. Chains obey the filters."),
    make("div", { class: "chainform" }, choice("from", "From", starts), choice("to", "To", ends)),
    state.from && state.to ? make("p", { role: "status" }, chainSummary(chains)) : null,
    make("ol", { class: "chains" }, chains.slice(0, MOST_CHAINS).map(chainItem))));
}

function chainSummary(chains) {
  if (!chains.length) return `No chain of at most ${MOST_LEGS} hops leads from ${placeName(state.from)} to ${placeName(state.to)} in the claims that match.`;
  const stated = chains.filter((chain) => !chain.computed).length;
  const left = chains.length > MOST_CHAINS ? ` The ${MOST_CHAINS} with the best weakest hop are listed.` : "";
  return `${countOf(chains.length, "chain")}: ${stated} stated, ${chains.length - stated} computed.${left}`;
}

function chainItem({ stops, hops, computed }) {
  const parts = [make("span", { class: "stop" }, placeName(stops[0]))];
  hops.forEach((claims, i) => {
    const number = claims[0].strand;
    const open = button(`${narrativesIn(claims)} →`, () => setState({ strand: number, place: null }), {
      class: claims.every((claim) => claim.hedged) ? "hop hedged" : "hop",
      "aria-label": `Evidence for ${placeName(stops[i])} to ${placeName(stops[i + 1])}, ${countOf(narrativesIn(claims), "narrative")}`,
    });
    parts.push(open, make("span", { class: "stop" }, placeName(stops[i + 1])));
  });
  const show = computed && button("Map", () => setState({ view: "map", chain: stops, strand: null, place: null }), { class: "tiny", "aria-label": `Show on the map: ${stops.map(placeName).join(" to ")}` });
  return make("li", { class: computed ? "computed" : null }, make("span", { class: "star" }, computed ? "*" : ""), parts, show || null);
}
