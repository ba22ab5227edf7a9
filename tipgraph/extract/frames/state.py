"""Hold what a statement says, and where the reading of its clause stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tipgraph.extract.chunks import Chunk, Hedge, People, PlaceRef

# The classes of verbs that are done to people.
TRANSITIVE = frozenset({"exploit", "force", "subject", "move", "recruit", "conscript", "abuse"})
# The verbs after which a kind of work is labor by itself: "forced into", "exploited in".
LABOR_VERBS = frozenset({"force", "exploit"})
# Hedges that only restrict what they stand before, and those that belong to one item of a list.
SOFT_HEDGES = frozenset({"often", "primarily"})
ITEM_HEDGES = frozenset({"lesser-extent", "small-number"})


@dataclass(slots=True)
class Leg:
    """What is said to happen in some places: "sex trafficking in X" and "forced labor in Y" are two legs.

    `beside` tells that a leg is an item of the list in the leg before, and happens in the same places.
    """

    places: list[PlaceRef] = field(default_factory=list)
    exploitation: list[str] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    hedges: list[tuple[Hedge, str]] = field(default_factory=list)
    origins: list[PlaceRef] = field(default_factory=list)
    beside: bool = False

    def add(self, slot: list[str], codes: Sequence[str]) -> None:
        """Add codes to one of the lists, each once."""
        slot.extend(code for code in codes if code not in slot)


@dataclass(slots=True)
class Frame:
    """What one statement says, before it is split into claims."""

    link: str = "start"
    people: list[People] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=lambda: [Leg()])
    origins: list[PlaceRef] = field(default_factory=list)
    via: list[PlaceRef] = field(default_factory=list)
    onward: list[PlaceRef] = field(default_factory=list)
    promised: list[PlaceRef] = field(default_factory=list)
    comes: list[PlaceRef] = field(default_factory=list)
    flags: list[PlaceRef] = field(default_factory=list)
    hedges: list[tuple[Hedge, str]] = field(default_factory=list)
    predicates: set[str] = field(default_factory=set)
    agents: list[str] = field(default_factory=list)
    implied: set[str] = field(default_factory=set)
    vulnerable: bool = False
    occurs: bool = False
    denial: str = ""
    anaphor: bool = False
    also: bool = False
    arrives: bool = False
    strangers: bool = False
    object_pronoun: bool = False
    ordered: bool = False
    definite: bool = False
    listed: bool = False
    flees: bool = False
    where: bool = False

    @property
    def says_exploitation(self) -> bool:
        """Whether the statement tells of exploitation, so that it can be a claim."""
        return self.vulnerable or any(leg.exploitation for leg in self.legs) or any(p.exploitation for p in self.people)


@dataclass(slots=True)
class State:
    """Where the reading of a clause stands.

    `zone` tells of whom or what the words at hand speak aside ("agent", "promise", "aside", "relative"); `mode` is the
    class of the last verb done to people; `explicit` whether exploitation was named since, and `at_place` whether work
    named now is only the place of it; `waiting` are hedges that wait for what they modify. What stands before the
    position `object_verb` speaks of those who exploit.
    """

    chunks: tuple[Chunk, ...]
    frame: Frame
    zone: str = ""
    mode: str = ""
    explicit: bool = False
    at_place: bool = False
    weak_labor: bool = False
    waiting: list[Hedge] = field(default_factory=list)
    object_verb: int = -1

    @property
    def leg(self) -> Leg:
        """The leg that is being read."""
        return self.frame.legs[-1]

    def kind_before(self, at: int) -> str:
        """Return the kind of the chunk before a position."""
        return self.chunks[at - 1].kind if at else ""

    def add_exploitation(self, codes: Sequence[str]) -> None:
        """Add exploitation to the leg that is being read."""
        self.leg.add(self.leg.exploitation, codes)

    def end_agent(self) -> None:
        """Leave what was said of an agent."""
        if self.zone == "agent":
            self.zone = ""

    def forget_work(self) -> None:
        """Forget that exploitation was named: a new predicate begins."""
        self.explicit = False
        self.at_place = False
