"""Fill a frame for each clause: who is moved or exploited, from, through and to where, for what, how certain."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tipgraph.extract.chunks import Chunk, Hedge, People, PlaceRef, merge_codes
from tipgraph.extract.clauses import Clause, has_verb

_TRANSITIVE = frozenset({"exploit", "force", "subject", "move", "recruit", "conscript", "abuse"})
_LABOR_VERBS = frozenset({"force", "exploit"})
_HOMES = frozenset({"private homes", "private residences", "houses", "homes", "private households"})
# What people are forced to do, where it is no work.
_FORCED_ACTS = {"marry": "marriage", "fight": "soldiering", "spy": "soldiering", "steal": "crime"}
# After "forced to ...", these words tell of no work.
_NO_WORK = frozenset(
    """migrate flee leave return go stay remain pay live become seek hide attend attempt move travel relocate marry
    wear drop transit turn repay be have give escape enter come take bring obtain choose accept participate""".split()
)
_SLOTS = {
    "via": "via",
    "places": "destination",
    "group": "victims",
    "sector": "sectors",
    "exploitation": "exploitation",
}
_SOFT_HEDGES = frozenset({"often", "primarily"})
_ITEM_HEDGES = frozenset({"lesser-extent", "small-number"})
_SOLDIERS = frozenset({"armed-groups", "military", "security-service"})


@dataclass(slots=True)
class Leg:
    """What is said to happen in some places: "sex trafficking in X" and "forced labor in Y" are two legs."""

    places: list[PlaceRef] = field(default_factory=list)
    exploitation: list[str] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    hedges: list[tuple[Hedge, str]] = field(default_factory=list)
    closed: bool = False

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
    where: bool = False

    @property
    def says_exploitation(self) -> bool:
        """Whether the statement tells of exploitation, so that it can be a claim."""
        return self.vulnerable or any(leg.exploitation for leg in self.legs) or any(p.exploitation for p in self.people)


class FrameFiller:
    """Walks through the chunks of a clause and fills a frame."""

    def __init__(self, clause: Clause, frame: Frame) -> None:
        self._chunks = clause.chunks
        self.frame = frame
        self._zone = ""
        self._mode = ""
        self._explicit = False
        self._at_place = False
        self._weak_labor = False
        self._waiting: list[Hedge] = []
        self._object_verb = self._find_object_verb()

    def fill(self) -> Frame:
        """Read every chunk of the clause."""
        for at, chunk in enumerate(self._chunks):
            reader = getattr(self, f"_read_{chunk.kind.replace('-', '_')}", None)
            if reader is not None:
                reader(at, chunk)
        self.frame.hedges.extend((hedge, "flow") for hedge in self._waiting if hedge.code not in _SOFT_HEDGES)
        self._recruit_soldiers()
        self._finish()
        return self.frame

    @property
    def _leg(self) -> Leg:
        return self.frame.legs[-1]

    def _find_object_verb(self) -> int:
        """Return the first active verb whose object is people: what stands before it is who does it."""
        relative = False
        for at, chunk in enumerate(self._chunks):
            if chunk.kind == "relative":
                relative = True
            if chunk.kind == "verb" and chunk.role == "active" and "facilitate" in chunk.word.codes:
                if not relative and any(
                    c.kind in ("exploitation", "traffickers") for c in self._chunks[at + 1 : at + 4]
                ):
                    return at
            if chunk.kind == "verb" and chunk.role in ("active", "gerund") and _TRANSITIVE & set(chunk.word.codes):
                if relative and at and self._chunks[at - 1].kind != "relative":
                    continue
                if self._takes_people(at):
                    return at
        return -1

    def _takes_people(self, at: int) -> bool:
        for chunk in self._chunks[at + 1 : at + 6]:
            if chunk.kind in ("group", "pronoun"):
                return True
            if chunk.kind not in (
                "and",
                "comma",
                "verb",
                "word",
                "hedge",
                "with",
                "hyphen",
                "quantity",
                "complicity",
                "of",
                "actor",
            ):
                return False
        return False

    def _kind_before(self, at: int) -> str:
        return self._chunks[at - 1].kind if at else ""

    def _read_while(self, at: int, chunk: Chunk) -> None:
        """Read "arriving in X before being exploited in Y": X lies on the way."""
        self._zone = ""
        harmed = [
            c for c in self._chunks[at + 1 : at + 4] if c.kind == "verb" and {"exploit", "force"} & set(c.word.codes)
        ]
        if chunk.word.lower == "before" and harmed:
            self.frame.via.extend(self._leg.places)
            self._leg.places.clear()

    def _read_group(self, at: int, chunk: Chunk) -> None:
        before = self._kind_before(at)
        if before == "by" or self._zone == "agent":
            self._zone = "agent"
            return
        if at < self._object_verb:
            return
        if before == "neutral" and self._chunks[at - 1].word.lower.startswith("cater"):
            return
        if before == "as" or before in ("to", "with", "for", "under", "including") and self.frame.people:
            if before in ("as", "including", "for"):
                self._take_work(chunk)
                if before == "for" and chunk.word_end == "victims" and self._makes_up(at):
                    self._add_exploitation(("unspecified",))
            elif self._chunks[at - 1].word.lower in ("among", "amongst"):
                self._take_origins(chunk)
            return
        if self.frame.people and not self.frame.implied and not self._is_object(at):
            listed = "undergo" in self.frame.predicates and self.frame.vulnerable
            if before not in ("and", "comma", "dash") or (has_verb(self._chunks[:at]) and not listed):
                self._take_predicate(at, chunk)
                return
            self._close_sectors()
        self._take_people(at, chunk)

    def _is_object(self, at: int) -> bool:
        """Whether people stand right after the active verb that the clause turns on, or in a list with those who do."""
        return (
            self._object_verb >= 0
            and at > self._object_verb
            and not any(chunk.kind == "group" for chunk in self._chunks[self._object_verb + 1 : at])
        )

    def _take_origins(self, chunk: Chunk) -> None:
        """Read "children among the Syrian refugees": the origin of the people named before."""
        named = chunk.people[0]
        self.frame.people = [
            p if p.has_origin else replace(p, origins=named.origins, foreign=named.foreign) for p in self.frame.people
        ]

    def _take_predicate(self, at: int, chunk: Chunk) -> None:
        """Read "are children", "become sex slaves": more about the people named before."""
        before = self._kind_before(at)
        plain = next((c.kind for c in reversed(self._chunks[:at]) if c.kind not in ("hedge", "apposition")), "")
        if self._lists_vulnerable(at):
            self._take_listed(at, chunk)
        elif plain in ("be", "verb") and self._speaks_of_victims(at):
            self.frame.people.clear()
            self._take_people(at, chunk)
            self._add_exploitation(("unspecified",))
        elif before in ("be", "verb", "adjective", "and", "comma", "hedge") or self._makes_up(at):
            self._take_work(chunk)
            if chunk.word_end in ("victims", "victim") and self._makes_up(at):
                self._add_exploitation(("unspecified",))
            if chunk.word_end.startswith("vulnerable") or chunk.hedged:
                self._read_vulnerability(at, chunk)

    def _lists_vulnerable(self, at: int) -> bool:
        """Whether "vulnerable groups include" or "are among the most vulnerable" is said."""
        subject = next((c for c in self._chunks[:at] if c.kind == "group"), None)
        included = any(c.kind == "verb" and c.word.lower.startswith("include") for c in self._chunks[:at])
        called = any(c.kind == "vulnerability" for c in self._chunks[:at])
        if not included or subject is None:
            return False
        named = subject.word_end.startswith(("vulnerable", "at - risk"))
        return named or (called and subject.word_end in ("groups", "populations", "communities", "persons", "group"))

    def _makes_up(self, at: int) -> bool:
        """Whether people "account for" or "make up" a part of the victims."""
        verbs = ("account", "constitut", "compris", "represent", "make up", "makes up", "made up")
        return any(c.kind == "verb" and c.word.lower.startswith(verbs) for c in self._chunks[max(0, at - 5) : at])

    def _take_listed(self, at: int, chunk: Chunk) -> None:
        if not self.frame.vulnerable:
            self.frame.people.clear()
            self.frame.vulnerable = True
            self.frame.predicates.add("undergo")
            first = next(c for c in self._chunks if c.kind == "group")
            self.frame.hedges.append((Hedge("vulnerable", first.word.start, first.word.end), "flow"))
        self._take_people(at, chunk)

    def _close_sectors(self) -> None:
        """Keep the work named so far with the people named so far, before others are named."""
        leg = self._leg
        last = self.frame.people[-1]
        self.frame.people[-1] = replace(last, sectors=merge_codes(last.sectors, tuple(leg.sectors)))
        leg.sectors.clear()

    def _speaks_of_victims(self, at: int) -> bool:
        """Whether "(foreign) victims" is the subject, of whom is said who they are or where they are from."""
        subject = next((c for c in self._chunks[:at] if c.kind == "group"), None)
        return (
            subject is not None
            and subject.word_end in ("victims", "victim")
            and not (set(self._leg.exploitation) - {"unspecified"})
        )

    def _take_work(self, chunk: Chunk) -> None:
        for people in chunk.people:
            self._leg.add(self._leg.sectors, people.sectors)
            self._add_exploitation(people.exploitation)
            if people.sectors and self._mode in _LABOR_VERBS and not self._explicit:
                self._add_exploitation(("labor",))

    def _take_people(self, at: int, chunk: Chunk) -> None:
        self.frame.definite = self.frame.definite or chunk.definite
        if self.frame.implied & {"victims"}:
            self.frame.people.clear()
            self.frame.implied.discard("victims")
        for people in chunk.people:
            hedges = tuple(h for h in self._waiting if h.code in _ITEM_HEDGES)
            if people.victims == ("people",) and people.exploitation == ("soldiering",):
                people = replace(people, exploitation=())
            self.frame.people.append(replace(people, hedges=people.hedges + hedges))
            self._explicit = self._explicit or bool(people.exploitation)
        self._waiting = [h for h in self._waiting if h.code not in _ITEM_HEDGES]

    def _read_pronoun(self, at: int, chunk: Chunk) -> None:
        if at > self._object_verb:
            self.frame.anaphor = True
            self.frame.object_pronoun = self.frame.object_pronoun or self._kind_before(at) == "verb"

    def _read_relative(self, at: int, chunk: Chunk) -> None:
        self._zone = "relative" if self._zone == "agent" and self._kind_before(at) == "actor" else ""

    def _read_actor(self, at: int, chunk: Chunk) -> None:
        codes = chunk.word.codes_of("actor")
        if "sex-tourists" in codes and "sex" in chunk.word.lower:
            self._add_exploitation(("sex",))
            if "child" in chunk.word.lower and not self.frame.people:
                self.frame.people.append(People(victims=("children",)))
        if chunk.word.kind == "traffickers" and self._kind_before(at) in ("be", "adjective") and self._is_predicate(at):
            self.frame.people.clear()
        if "begging" in chunk.word.lower:
            self._add_exploitation(("labor",))
            self._leg.add(self._leg.sectors, ("begging",))
        self.frame.agents.extend(codes)
        if "government" in codes and at < self._object_verb and not chunk.places:
            self.frame.ordered = True
        if at < self._object_verb:
            self._leg.add(self._leg.sectors, chunk.word.also.get("sector", ()))
        if chunk.word.kind == "traffickers" and (at < self._object_verb or self._kind_before(at) == "by"):
            self._read_traffickers(chunk)
        if self._kind_before(at) == "by":
            self._zone = "agent"

    def _is_predicate(self, at: int) -> bool:
        """Whether people are said to be the exploiters: "are the main exploiters of"."""
        return (
            any(c.kind == "be" for c in self._chunks[max(0, at - 3) : at])
            and at + 1 < len(self._chunks)
            and self._chunks[at + 1].kind == "of"
        )

    def _read_traffickers(self, chunk: Chunk) -> None:
        """Read what the name of traffickers says of their trade: "sex traffickers"."""
        work = {"sex": "sex", "labor": "labor"}.get(chunk.word.lower.split()[0])
        self._add_exploitation((work or "unspecified",) if work or self._is_targeting() else ())

    def _is_targeting(self) -> bool:
        """Whether traffickers "target" or "prey on" people, so that nothing more is said of the exploitation."""
        if self._object_verb < 0:
            return False
        return self._chunks[self._object_verb].word.lower.startswith(("target", "prey"))

    def _read_for(self, at: int, chunk: Chunk) -> None:
        self._end_agent()

    def _read_to(self, at: int, chunk: Chunk) -> None:
        self._end_agent()

    def _end_agent(self) -> None:
        if self._zone == "agent":
            self._zone = ""

    def _read_by(self, at: int, chunk: Chunk) -> None:
        self._zone = "agent"

    def _read_exchange(self, at: int, chunk: Chunk) -> None:
        self._zone = "aside"

    def _read_arrival(self, at: int, chunk: Chunk) -> None:
        self.frame.arrives = True

    def _read_promise(self, at: int, chunk: Chunk) -> None:
        self._zone = "promise"

    def _read_comma(self, at: int, chunk: Chunk) -> None:
        if self._zone == "agent":
            self._zone = ""
        elif self._zone == "promise" and not self._continues_promise(at):
            self._zone = ""

    def _continues_promise(self, at: int) -> bool:
        return any(c.kind in ("sector", "places") for c in self._chunks[at + 1 : at + 3]) and not any(
            c.kind in ("verb", "be") for c in self._chunks[at + 1 : at + 3]
        )

    def _read_be(self, at: int, chunk: Chunk) -> None:
        self._zone = ""

    def _read_but(self, at: int, chunk: Chunk) -> None:
        self._zone = ""

    def _read_denial(self, at: int, chunk: Chunk) -> None:
        self.frame.denial = chunk.word.codes[0]

    def _read_word(self, at: int, chunk: Chunk) -> None:
        if chunk.word.lower == "also":
            self.frame.also = True
        elif self._mode == "force" and self._kind_before(at) == "to" and not self._explicit:
            if chunk.word.lower not in _NO_WORK and self._follows_force(at):
                self._add_exploitation((_FORCED_ACTS.get(chunk.word.lower, "labor"),))
        elif self._mode == "force" and chunk.word.lower in _FORCED_ACTS and self._follows_force(at):
            self._add_exploitation((_FORCED_ACTS[chunk.word.lower],))

    def _follows_force(self, at: int) -> bool:
        return any(c.kind == "verb" and "force" in c.word.codes for c in self._chunks[max(0, at - 6) : at])

    def _read_verb(self, at: int, chunk: Chunk) -> None:
        classes = set(chunk.word.codes)
        if self._zone == "relative":
            return
        if self._zone in ("agent", "aside") or chunk.role in ("active", "passive"):
            self._zone = ""
        elif _TRANSITIVE & classes and chunk.role == "gerund":
            self._zone = ""
        self.frame.predicates |= classes
        further = chunk.word.also.get("exploitation", ())
        lower = chunk.word.lower
        if lower.startswith("report") and chunk.role == "active":
            self.frame.hedges.append((Hedge("reported", chunk.word.start, chunk.word.end), "flow"))
        if "occur" in classes:
            self.frame.occurs = self.frame.occurs or lower.startswith(("occur", "exist", "tak", "took"))
            return
        if _TRANSITIVE & classes and chunk.role != "infinitive" and not ("abuse" in classes and self._mode == "force"):
            self._mode = next(iter(classes))
            self._explicit = bool(further)
            self._at_place = False
        if further:
            self._add_exploitation(further)
        elif "exploit" in classes:
            self._mode = "traffic" if "traffick" in lower else "exploit"
            self._add_exploitation(("unspecified",))
        elif "conscript" in classes:
            self._add_exploitation(("soldiering",))
        elif "force" in classes and not lower.startswith("requir"):
            self._leg.closed = self._leg.closed
        if self._mode == "force" and chunk.role == "infinitive" and not self._explicit and self._follows_force(at):
            if lower.split()[0] not in _NO_WORK:
                self._weak_labor = "labor" not in self._leg.exploitation
                self._add_exploitation(("labor",))

    def _read_vulnerability(self, at: int, chunk: Chunk) -> None:
        if (
            self._kind_before(at) == "group"
            and "vulnerabilit" not in chunk.word.lower
            and has_verb(self._chunks[at + 1 :])
        ):
            return
        self.frame.vulnerable = True
        self._zone = ""
        self._mode = "vulnerable"
        self.frame.hedges.append((Hedge("vulnerable", chunk.word.start, chunk.word.end), "flow"))
        self._mode_reset()

    def _mode_reset(self) -> None:
        self._explicit = False
        self._at_place = False

    def _read_hedge(self, at: int, chunk: Chunk) -> None:
        for code in chunk.word.codes:
            hedge = Hedge(code, chunk.word.start, chunk.word.end)
            if code in _SOFT_HEDGES or code in _ITEM_HEDGES:
                self._waiting.append(hedge)
            else:
                self.frame.hedges.append((hedge, "flow"))

    def _take_hedges(self, kind: str) -> None:
        """Attach the hedges that wait for what they modify."""
        for hedge in self._waiting:
            target = self.frame.hedges if hedge.code in _SOFT_HEDGES and kind == "via" else self._leg.hedges
            if hedge.code not in _SOFT_HEDGES or kind == "via":
                target.append((hedge, _SLOTS[kind]))
        self._waiting = []

    def _read_in(self, at: int, chunk: Chunk) -> None:
        if chunk.word.lower == "into":
            self._end_agent()
        if self._explicit:
            self._at_place = True

    def _read_exploitation(self, at: int, chunk: Chunk) -> None:
        codes = chunk.word.codes
        if self._zone in ("agent", "aside") or at < self._object_verb or self._repeats_debt(chunk):
            return
        if self._zone == "promise" and codes == ("unspecified",):
            return
        self._open_leg(at)
        self._take_hedges("exploitation")
        self._add_exploitation(codes)
        self._leg.add(self._leg.sectors, chunk.word.also.get("sector", ()))
        self._explicit = True
        self._at_place = chunk.word.lower.startswith("brothel")
        self.frame.occurs = self.frame.occurs or self._states_problem(at) or "actor" in chunk.word.also
        victims = chunk.word.also.get("victims", ())
        if "sex-tourists" in chunk.word.also.get("actor", ()) and self._travels(at):
            self.frame.people.clear()
            self.frame.origins.clear()
            victims = victims or ("people",)
        if victims and not self.frame.people:
            self._take_facet(victims, chunk.word.codes)

    def _take_facet(self, victims: tuple[str, ...], codes: tuple[str, ...]) -> None:
        """Take the people that "child sex trafficking" names; what was named before is said of people unnamed."""
        told = tuple(code for code in self._leg.exploitation if code not in (*codes, "unspecified"))
        if told and self._object_verb < 0:
            self.frame.people.append(People(victims=("people",), exploitation=told))
            self.frame.people.append(People(victims=victims, exploitation=codes))
            self._leg.exploitation.clear()
        else:
            self.frame.people.append(People(victims=victims))

    def _travels(self, at: int) -> bool:
        """Whether people "travel to X for sex tourism": then they are no victims."""
        return any(
            c.kind == "verb" and c.role == "active" and c.word.lower.startswith("travel") for c in self._chunks[:at]
        )

    def _repeats_debt(self, chunk: Chunk) -> bool:
        """Whether "debt-based coercion" only tells how people are held in what was named before."""
        named = set(self._leg.exploitation) - {"unspecified"}
        return chunk.word.lower == "debt - based coercion" and bool(named)

    def _states_problem(self, at: int) -> bool:
        """Whether "the largest problem is forced labor" stands for a statement about people unnamed."""
        before = self._chunks[max(0, at - 3) : at]
        return any(c.word.lower == "problem" for c in before) and any(c.kind == "be" for c in before)

    def _read_sector(self, at: int, chunk: Chunk) -> None:
        if self._zone in ("agent", "aside", "relative") or (
            at < self._object_verb and "employers" not in self.frame.agents
        ):
            return
        if chunk.word.lower in _HOMES and "sex" in self._leg.exploitation and "labor" not in self._leg.exploitation:
            return
        self._open_leg(at)
        self._take_hedges("sector")
        self._leg.add(self._leg.sectors, chunk.word.codes)
        if "crime" in chunk.word.codes and self._mode in ("force", "exploit", "subject"):
            self._add_exploitation(("crime",) if self._kind_before(at) == "to" else ("labor", "crime"))
        elif self._names_exploitation(at):
            self._add_exploitation(("labor",))

    def _names_exploitation(self, at: int) -> bool:
        """Whether work is named as that into which people are forced, and not as the place of something else."""
        if self._at_place or self._zone == "promise":
            return False
        if self._mode in _LABOR_VERBS:
            return True
        return self._mode == "subject" and self._kind_before(at) in ("to", "comma", "and")

    def _add_exploitation(self, codes: Sequence[str]) -> None:
        leg = self._leg
        leg.add(leg.exploitation, codes)

    def _open_leg(self, at: int) -> None:
        """Open a leg where work follows places and has places of its own: "sex in X and labor in Y"."""
        leg = self._leg
        if (
            not leg.places
            or not leg.exploitation
            or self._kind_before(at) not in ("and", "comma", "adjective", "hedge", "in")
        ):
            return
        if self._kind_before(at) == "in" and not (at > 1 and self._chunks[at - 2].kind in ("and", "comma")):
            return
        if self._chunks[at].kind == "sector" and not self._follows_place(at):
            return
        kinds = ("places", "verb", "be", "group", "relative")
        ahead = next((i for i in range(at + 1, len(self._chunks)) if self._chunks[i].kind in kinds), -1)
        if ahead < 0 or self._chunks[ahead].kind != "places" or self._kind_before(ahead) in ("and", "comma"):
            return
        if self._chunks[ahead].role in ("in", "to"):
            self.frame.legs.append(Leg())

    def _follows_place(self, at: int) -> bool:
        before = next(
            (c.kind for c in reversed(self._chunks[:at]) if c.kind not in ("and", "comma", "in", "adjective")), ""
        )
        return before == "places"

    def _read_places(self, at: int, chunk: Chunk) -> None:
        if self._belongs_to_actor(at, chunk) or self._zone == "relative":
            return
        role = chunk.role
        if (
            role in ("from", "in")
            and self._kind_before(at) in ("be", "adjective", "hedge", "verb")
            and self._speaks_of_victims(at)
        ):
            self._add_exploitation(("unspecified",))
        refs = list(chunk.places)
        self._take_place_hedges(role)
        if role == "from":
            self.frame.origins.extend(refs)
        elif role == "via":
            self.frame.via.extend(refs)
        elif role == "onward":
            self.frame.onward.extend(refs)
        elif role == "flag":
            self.frame.flags.extend(refs)
        elif role in ("in", "to") or self._is_reached(at):
            self._add_destinations(at, refs)

    def _follows_actor(self, at: int) -> bool:
        before = next(
            (c.kind for c in reversed(self._chunks[:at]) if c.kind not in ("dash", "apposition", "comma")), ""
        )
        return before == "actor"

    def _is_apposition(self, at: int) -> bool:
        """Whether "including in X" or "particularly X" names a place by itself."""
        before = [c for c in self._chunks[max(0, at - 2) : at] if c.kind != "adjective"]
        return bool(before) and before[-1].kind in ("including", "apposition")

    def _read_sign(self, at: int, chunk: Chunk) -> None:
        """Read unpaid wages and kept passports as forced labor, where nothing else is named."""
        if self._leg.exploitation or not self.frame.predicates & {"undergo", "subject"}:
            return
        codes = chunk.word.codes
        if codes == ("labor-with-work",):
            codes = ("labor",) if self._leg.sectors or any(p.sectors for p in self.frame.people) else ()
        self._add_exploitation(codes)

    def _belongs_to_actor(self, at: int, chunk: Chunk) -> bool:
        """Whether places tell where those who exploit are or come from: "tourists from X", "agencies in Y"."""
        if chunk.role in ("in", "from", "of") and (self._zone == "agent" or self._follows_actor(at)):
            return True
        first = next((i for i, c in enumerate(self._chunks) if c.kind in ("actor", "group", "pronoun")), at)
        return first < at < self._object_verb

    def _acts_by_itself(self, at: int) -> bool:
        """Whether countries are the subject of a verb: "many countries, including X, restrict ..."."""
        following = self._chunks[at + 1] if at + 1 < len(self._chunks) else None
        before = {c.kind for c in self._chunks[:at]} <= {"adjective", "quantity"}
        return before and following is not None and following.kind == "verb" and following.finite

    def _is_reached(self, at: int) -> bool:
        """Whether a bare place is the object of "enter", "reach" or the like."""
        if self._chunks[at].role != "bare":
            return False
        if self._is_apposition(at):
            return True
        before = [c for c in self._chunks[max(0, at - 2) : at] if c.kind == "verb"]
        return bool(before) and before[-1].word.lower.startswith(("enter", "reach"))

    def _add_destinations(self, at: int, refs: list[PlaceRef]) -> None:
        if self._zone == "promise":
            self.frame.promised.extend(refs)
            return
        if self._is_border(at):
            return
        if self._comes_here(at):
            self.frame.comes.extend(refs)
        leg = self._leg
        worked = leg.places and leg.exploitation and self._kind_before(at) in ("and", "comma")
        if worked and self._follows_work(at) and self._has_more_work(at):
            self.frame.legs.append(Leg())
        self._leg.places.extend(refs)

    def _comes_here(self, at: int) -> bool:
        """Whether people migrate or are brought to the places."""
        before = [c for c in self._chunks[max(0, at - 2) : at] if c.kind == "verb"]
        return bool(before) and before[-1].word.lower.startswith(
            ("migrat", "enter", "immigrat", "travel", "arriv", "came", "come")
        )

    def _is_border(self, at: int) -> bool:
        if self._chunks[at].role == "to":
            return False
        return any(c.kind == "border" for c in self._chunks[max(0, at - 2) : at]) and self._chunks[at].word.kind != "of"

    def _follows_work(self, at: int) -> bool:
        before = [c.kind for c in self._chunks[:at] if c.kind in ("places", "exploitation", "sector")]
        return bool(before) and before[-1] != "places"

    def _has_more_work(self, at: int) -> bool:
        return any(c.kind == "exploitation" for c in self._chunks[at + 1 :])

    def _take_place_hedges(self, role: str) -> None:
        kind = "via" if role == "via" else "places"
        if self._waiting:
            self._take_hedges(kind)

    def _finish(self) -> None:
        """Leave out work that only tells of a soldier's tasks, and name the work that a state orders."""
        leg = self._leg
        if self._weak_labor and set(leg.exploitation) == {"labor", "sex"} and not leg.sectors:
            leg.exploitation.remove("labor")
        trafficked = self._object_verb >= 0 and self._chunks[self._object_verb].role == "active"
        if trafficked and self._by_traffickers() and not any(one.exploitation for one in self.frame.legs):
            self._add_exploitation(("unspecified",))
        if "soldiering" in leg.exploitation:
            leg.sectors = [code for code in leg.sectors if code not in ("hospitality", "services")]
        if self.frame.ordered and "labor" in leg.exploitation:
            leg.add(leg.sectors, ("public-works",))

    def _by_traffickers(self) -> bool:
        return any(chunk.word.kind == "traffickers" for chunk in self._chunks[: self._object_verb])

    def _recruit_soldiers(self) -> None:
        """Read children "recruited" by armed groups as soldiers where nothing else is said."""
        frame = self.frame
        fighting = _SOLDIERS & set(frame.agents) and frame.predicates & {"recruit", "conscript"}
        children = any("children" in people.victims for people in frame.people)
        if fighting and children and not any(leg.exploitation for leg in frame.legs):
            self._add_exploitation(("soldiering",))


def merge_people(frames: Sequence[Frame]) -> list[People]:
    """Return the people of the last frame that has some."""
    for frame in reversed(frames):
        if frame.people:
            return list(frame.people)
    return []


__all__ = ["Frame", "FrameFiller", "Leg", "merge_codes", "merge_people"]
