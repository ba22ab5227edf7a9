"""Read groups of people: "Chinese men and women, and girls from X, including Y"."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tipgraph.extract.chunks import Chunk, Hedge, People, PlaceRef, merge_codes
from tipgraph.extract.places import PlaceReader
from tipgraph.gazetteer.mentions import Word

_PREMODIFIERS = frozenset(
    {"quantity", "adjective", "age", "foreign", "local", "hedge", "place", "sector", "apposition"}
)
_JOINTS = frozenset({"and", "comma"})
_PREDICATES = frozenset({"be", "have", "do", "modal", "verb"})
_PARTICIPLES = frozenset({"trafficked", "smuggled", "exploited", "detained", "trapped"})
_TRADES = ("ers", "ors", "ists", "ants", "ians", "men")
_NO_TRADES = frozenset(
    """others numbers borders waters centers papers orders carriers containers trawlers freighters powers matters
    restaurants officers leaders ministers registers newspapers producers manufacturers exporters prices""".split()
)
_MAX_PREMODIFIERS = 14


@dataclass(slots=True)
class _Member:
    """One head with what stands before it."""

    origins: list[PlaceRef] = field(default_factory=list)
    foreign: bool = False
    local: bool = False
    mixed: bool = False
    ages: list[str] = field(default_factory=list)
    sectors: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    hedges: list[Hedge] = field(default_factory=list)
    waiting: list[Hedge] = field(default_factory=list)
    many: bool = False


class GroupReader:
    """Reads groups of people in the words of one sentence, whose narrative is about the subject."""

    def __init__(self, words: Sequence[Word], subject: str) -> None:
        self._words = words
        self._subject = subject
        self._places = PlaceReader(words, subject)

    def read_group(self, at: int, *, after_verb: bool) -> Chunk | None:
        """Return the group (or the actors, kind "actor") that starts at a word.

        `after_verb` says that the clause has its verb already, so that ", and men are ..." starts a new one.
        """
        found = self._read_member(at)
        if found is None:
            return None
        member, end = found
        if self._words[end - 1].kind in ("actor", "traffickers"):
            actor = self._words[end - 1]
            hedges = (*member.hedges, *member.waiting)
            return Chunk("actor", at, end, actor, places=tuple(member.origins), hedges=hedges)
        people = [self._finish(member, end)]
        noun = self._words[end - 1].lower
        hedged = any(word.kind == "vulnerability" for word in self._words[at:end])
        definite = any(self._points_back(index) for index in range(at, end))
        end = self._read_rest(people, end, after_verb and self._is_object(at))
        return Chunk(
            "group", at, end, self._words[at], people=tuple(people), word_end=noun, hedged=hedged, definite=definite
        )

    def _points_back(self, at: int) -> bool:
        """Whether "these" or "some of the" points to people named before."""
        if self._words[at].lower in ("these", "those"):
            return True
        return self._words[at].lower == "the" and at > 0 and self._words[at - 1].lower.endswith("of")

    def _is_object(self, at: int) -> bool:
        return at > 0 and self._words[at - 1].kind in (
            "verb",
            "of",
            "to",
            "for",
            "in",
            "by",
            "with",
            "word",
            "exploitation",
        )

    def _read_rest(self, people: list[People], end: int, stop_at_clause: bool) -> int:
        """Read further members, their origins and what is said in apposition."""
        while True:
            after = self._read_origins(people, end)
            if after == end:
                after = self._read_apposition(people, end)
            if after == end:
                after = self._read_more_origins(people, end)
            if after == end:
                after = self._read_next(people, end, stop_at_clause)
            if after == end:
                return end
            end = after

    def _read_more_origins(self, people: list[People], end: int) -> int:
        """Read "and Asia" after "from Africa, including Malians,": one more origin of the same people."""
        at = end
        while at < len(self._words) and self._words[at].kind in _JOINTS:
            at += 1
        if at == end or self._words[at - 1].kind != "and" or not people[-1].origins:
            return end
        chunk = self._places.read_places(at)
        if chunk is None or chunk.role != "bare" or self._words[at].kind != "place":
            return end
        people[-1] = replace(people[-1], origins=_join_origins(people[-1].origins, chunk.places))
        return chunk.last

    def _read_next(self, people: list[People], end: int, stop_at_clause: bool) -> int:
        """Read a separator and one more member."""
        at = end
        while at < len(self._words) and (self._words[at].kind in _JOINTS or self._is_dash_and(at)):
            at += 1
        if at == end or at >= len(self._words):
            return end
        those = self._read_those(people, at)
        if those != at:
            return those
        found = self._read_member(at)
        if found is None or self._words[found[1] - 1].kind in ("actor", "traffickers"):
            return end
        member, after = found
        if stop_at_clause and self._starts_clause(after):
            return end
        more = self._finish(member, after)
        apart = bool(more.origins) or member.foreign or member.local or member.many
        previous = people[-1]
        apart = apart or self._words[at - 1].lower == "as well as" or (more.foreign and not previous.has_origin)
        apart = apart or (previous.migrant and not previous.origins and not more.foreign)
        named = bool(people[-1].origins) or people[-1].local
        if apart or (self._comes_from(after) and named):
            people.append(more)
        else:
            people[-1] = people[-1].joined(more)
        return after

    def _is_dash_and(self, at: int) -> bool:
        """Whether a dash opens "– and increasingly X –"."""
        return self._words[at].kind == "dash" and self._next_kind(at) == "and"

    def _read_those(self, people: list[People], at: int) -> int:
        """Read "those from X" and "an increasing number from X"."""
        ahead = at
        while ahead < len(self._words) and (
            self._words[ahead].kind == "quantity" or self._words[ahead].lower in ("those", "the", "to")
        ):
            ahead += 1
        if ahead == at or not self._comes_from(ahead):
            return at
        people.append(People(victims=people[-1].victims, exploitation=people[-1].exploitation))
        return self._read_origins(people, ahead)

    def _comes_from(self, at: int) -> bool:
        if at >= len(self._words):
            return False
        if self._words[at].kind == "of" and self._words[at - 1].lower in ("citizens", "nationals", "natives"):
            return self._places.read_places(at) is not None
        if self._words[at].kind != "from":
            return False
        return self._places.read_places(at) is not None

    def _read_origins(self, people: list[People], end: int) -> int:
        """Read "from X and Y" after a head: the origin of all heads that have none."""
        at = end
        hedges: list[Hedge] = []
        while at < len(self._words) and self._words[at].kind in ("comma", "apposition", "hedge") and at - end < 3:
            hedges.extend(Hedge(c, self._words[at].start, self._words[at].end) for c in self._words[at].codes)
            at += 1
        if not self._comes_from(at):
            return end
        chunk = self._places.read_places(at)
        if chunk is None:
            return end
        last = people[-1]
        if last.origins and len(last.victims) > 1 and at == end:
            people[-1] = replace(last, victims=last.victims[:-1])
            people.append(People(victims=last.victims[-1:], origins=chunk.places))
        else:
            people[-1] = replace(last, origins=_join_origins(last.origins, chunk.places))
            self._share_origins(people)
        after = chunk.last
        if (
            at > end
            and self._words[at - 1].kind != "comma"
            and after < len(self._words)
            and self._words[after].kind == "comma"
        ):
            return after
        return after

    def _share_origins(self, people: list[People]) -> None:
        """Give an origin to members before that have none: "women and young girls from X"."""
        for index in range(len(people) - 2, -1, -1):
            if people[index].has_origin:
                break
            people[index] = replace(people[index], origins=people[-1].origins)

    def _read_apposition(self, people: list[People], end: int) -> int:
        """Read ", including Cubans and women," and "especially Malagasy girls" after a head."""
        at = end
        while at < len(self._words) and self._words[at].kind in ("comma", "dash", "open"):
            at += 1
        if at >= len(self._words) or self._words[at].kind not in ("including", "apposition"):
            return end
        if at == end and self._words[at].kind == "apposition":
            return end
        opened = self._words[at - 1].kind if at > end else ""
        spelled = self._words[at].kind == "including"
        at += 1
        bare = self._places.read_places(at) if at < len(self._words) else None
        origin_named = self._words[at - 1].lower.endswith(" from")
        if bare is not None and bare.role == "bare" and (origin_named or any(p.origins for p in people)):
            people[-1] = replace(people[-1], origins=_join_origins(people[-1].origins, bare.places))
            return self._close(bare.last, opened)
        inner: list[People] = []
        found = self._read_member(at, apposed=True)
        if found is None or self._words[found[1] - 1].kind in ("actor", "traffickers"):
            return end
        inner.append(self._finish(*found))
        after = self._read_rest(inner, found[1], True)
        self._merge_apposition(people, inner, spelled)
        return self._close(after, opened)

    def _close(self, at: int, opened: str) -> int:
        closers = {"dash": "dash", "open": "close", "comma": "comma"}
        if at < len(self._words) and self._words[at].kind == closers.get(opened):
            return at + 1
        return at

    def _merge_apposition(self, people: list[People], inner: list[People], spelled: bool) -> None:
        """Add people named in apposition: named origins replace "foreign", named victims replace "people"."""
        main = people[-1]
        if any(p.origins for p in inner):
            named = [p if p.origins else replace(p, origins=main.origins, foreign=main.foreign) for p in inner]
            if main.local and main.mixed:
                people[-1] = replace(main, foreign=False, mixed=False)
                people.extend(_specify(p, main) for p in named)
            elif main.origins and not (spelled and all(o.is_region for o in main.origins)):
                people.extend(_specify(p, main) for p in named)
            else:
                people[-1:] = [_specify(p, main) for p in named]
            return
        if main.local and main.mixed:
            people[-1] = replace(main, foreign=False, mixed=False)
            people.extend(replace(p, foreign=True) for p in inner)
            return
        victims = tuple(code for p in inner for code in p.victims)
        if main.victims != ("people",):
            victims = tuple(code for code in victims if code != "people")
        kept = () if spelled and main.victims == ("people",) and victims != ("people",) else main.victims
        people[-1] = replace(
            main,
            victims=merge_codes(kept, victims),
            foreign=main.foreign or any(p.foreign for p in inner),
            sectors=merge_codes(main.sectors, tuple(s for p in inner for s in p.sectors)),
        )

    def _starts_clause(self, at: int) -> bool:
        """Whether a verb with a subject follows, so that what stands before it is that subject."""
        while at < len(self._words) and (
            self._words[at].kind in ("hedge", "adverb") or self._words[at].lower in ("also", "then")
        ):
            at += 1
        if at >= len(self._words):
            return False
        word = self._words[at]
        return word.kind in ("be", "modal", "have", "do") or (word.kind == "verb" and word.form in ("base", "third"))

    def _read_member(self, at: int, *, apposed: bool = False) -> tuple[_Member, int] | None:
        """Read what may stand before a head, then the head; the head is the last word read."""
        member = _Member()
        start = at
        while at < len(self._words) and at - start < _MAX_PREMODIFIERS:
            word = self._words[at]
            if word.kind in ("victims", "actor", "traffickers") or (word.kind == "place" and word.form == "people"):
                return self._read_head(member, at)
            if word.kind == "age" and not self._leads_on(at + 1):
                return (member, at + 1) if "victims" in word.also and at > start else None
            if word.kind == "adjective" and "victims" in word.also and not self._leads_on(at + 1):
                return member, at + 1
            if member.origins and self._is_trade(at):
                return member, at + 1
            if not self._is_premodifier(at, start, bool(member.origins)):
                break
            self._add_premodifier(member, at)
            at += 1
        if (
            member.origins
            and at > start
            and self._words[at - 1].form == "adjective"
            and (self._stands_alone(at) or (apposed and self._words[at].kind in ("comma", "dash", "close")))
        ):
            return member, at
        return None

    def _is_premodifier(self, at: int, start: int, named: bool) -> bool:
        word = self._words[at]
        if word.kind == "place" and word.form != "adjective":
            return self._names_people(at)
        if word.kind == "hedge" and at == start:
            return word.codes in (("small-number",), ("primarily",)) or self._leads_on(at + 1)
        if word.kind == "sector":
            return self._next_kind(at) == "victims" or (at > start and self._joins_sector(at))
        if word.kind in _PREMODIFIERS or word.lower in _PARTICIPLES or word.kind == "vulnerability":
            return self._leads_on(at + 1) or word.kind != "vulnerability"
        if at == start:
            return word.kind == "exploitation" and self._next_kind(at) == "victims"
        if word.kind == "comma" and self._next_kind(at) == "and" and not named:
            return False
        if word.kind in _JOINTS:
            return self._words[at - 1].kind in (*_PREMODIFIERS, *_JOINTS) and self._leads_on(at + 1)
        if word.kind in ("hyphen", "word") and word.lower not in ("'s", "'"):
            return self._next_kind(at) in ("victims", "age", "hyphen", "word") and self._leads_on(at + 1)
        return word.kind == "exploitation" and self._next_kind(at) == "victims"

    def _is_trade(self, at: int) -> bool:
        """Whether an unknown noun names people by what they do, before a verb: "Tajik welders face"."""
        word = self._words[at]
        people = word.kind == "word" and word.lower.endswith(_TRADES) and word.lower not in _NO_TRADES
        return people and self._next_kind(at) in (*_PREDICATES, "vulnerability")

    def _names_people(self, at: int) -> bool:
        """Whether the name of a place stands as an adjective: "PRC and Cuban nationals", "overseas workers"."""
        following = self._next_kind(at)
        if self._words[at].codes in (("R:abroad",), ("R:neighbors",)) or self._words[at].lower.startswith("the "):
            return following == "victims"
        return following in ("victims", "age", "foreign", "actor") or (following == "and" and self._leads_on(at + 2))

    def _joins_sector(self, at: int) -> bool:
        """Whether it is the first of two kinds of work before workers: "migrant construction and domestic workers"."""
        kinds = [word.kind for word in self._words[at + 1 : at + 3]]
        return (
            kinds == ["and", "victims"]
            and not self._words[at].lower.endswith(("industry", "sector", "sectors"))
            and bool(self._words[at + 2].also.get("sector"))
        )

    def _next_kind(self, at: int) -> str:
        return self._words[at + 1].kind if at + 1 < len(self._words) else ""

    def _leads_on(self, at: int) -> bool:
        """Whether more of a name of people follows."""
        for ahead in range(at, min(at + 4, len(self._words))):
            kind = self._words[ahead].kind
            if kind in ("victims", "place", "actor"):
                return True
            if kind not in (
                "adjective",
                "age",
                "foreign",
                "local",
                "hedge",
                "quantity",
                "and",
                "comma",
                "hyphen",
                "word",
                "apposition",
            ):
                return False
        return False

    def _add_premodifier(self, member: _Member, at: int) -> None:
        word = self._words[at]
        if word.kind == "place" and word.codes:
            previous = self._words[at - 1] if at else word
            if member.origins and previous.kind == "place" and previous is not word:
                member.origins.pop()
            member.origins.append(PlaceRef(word.codes[0], word.start, word.end, True, tuple(member.waiting)))
            member.waiting = []
        elif word.kind == "foreign":
            member.foreign = True
            before = at - 2 if at > 1 and self._words[at - 1].kind == "quantity" else at - 1
            member.mixed = member.mixed or self._words[before].kind == "and" or self._next_kind(at) == "and"
        elif word.kind == "local":
            member.local = True
        elif word.kind == "age":
            member.ages.extend(word.codes)
        elif word.kind == "sector":
            member.sectors = merge_codes(member.sectors, word.codes)
        elif word.kind == "exploitation":
            member.exploitation = merge_codes(member.exploitation, word.codes)
        elif word.kind == "quantity":
            member.many = True
        elif word.kind == "hedge":
            self._add_hedge(member, word)

    def _add_hedge(self, member: _Member, word: Word) -> None:
        hedges = [Hedge(code, word.start, word.end) for code in word.codes]
        if word.codes == ("small-number",):
            member.hedges.extend(hedges)
        else:
            member.waiting.extend(hedges)

    def _read_head(self, member: _Member, at: int) -> tuple[_Member, int] | None:
        """Read the head; of "refugee women" and "migrant farm workers" the last noun is the head."""
        while self._next_kind(at) in ("victims", "actor") and self._words[at].kind == "victims":
            word = self._words[at]
            member.foreign = member.foreign or "foreign" in word.also
            member.sectors = merge_codes(member.sectors, word.also.get("sector", ()))
            if word.codes == ("children",):
                member.ages.append("children")
            if word.codes == ("lgbti",):
                member.ages.append("lgbti")
            at += 1
        following = self._words[at + 1] if at + 1 < len(self._words) else None
        if following is not None and following.lower in ("'s", "'", "’") and not self._has_vulnerability(at + 2):
            return None
        return member, at + 1

    def _has_vulnerability(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].kind == "vulnerability"

    def _stands_alone(self, at: int) -> bool:
        """Whether adjectives without a noun name people: "many Vietnamese are ..."."""
        if at >= len(self._words):
            return True
        if all(self._words[at - 1].lower.startswith(d) for d in ("north", "south")):
            return False
        if self._words[at].codes == ("R:abroad",):
            return True
        if self._words[at - 1].lower.endswith(("ese", "turkmen", "kyrgyz", "lao")) and self._words[at].lower in (
            "also",
            "in",
        ):
            return not any(word.kind in ("sector", "country-noun") for word in self._words[at + 1 : at + 2])
        return self._words[at].kind in (*_PREDICATES, "relative", "vulnerability", "from", "as")

    def _finish(self, member: _Member, end: int) -> People:
        """Return the people of a member whose head is the word before `end`."""
        head = self._words[end - 1]
        victims: tuple[str, ...] = head.codes_of("victims") or ("people",)
        origins = list(member.origins)
        if head.kind == "place":
            victims = ("people",)
            if head.form == "people":
                origins.append(PlaceRef(head.codes[0], head.start, head.end, True, tuple(member.waiting)))
        hedges = [*member.hedges, *([] if origins else member.waiting)]
        return People(
            victims=_age_victims(victims, member.ages, bool(origins)),
            origins=tuple({o.code: o for o in origins}.values()),
            foreign=member.foreign or "foreign" in head.also,
            local=member.local,
            mixed=member.mixed,
            migrant="foreign" in head.also and not member.foreign,
            sectors=merge_codes(member.sectors, head.also.get("sector", ()) if head.kind != "sector" else head.codes),
            exploitation=merge_codes(member.exploitation, head.also.get("exploitation", ())),
            hedges=tuple(hedges),
        )


def _age_victims(victims: tuple[str, ...], ages: Sequence[str], named: bool) -> tuple[str, ...]:
    """Return the victims as "child", "female" or "young" before a head makes them."""
    known = [age for age in ages if age != "young"]
    if victims == ("people",) and known:
        return tuple(dict.fromkeys(known))
    if victims == ("people",) and ages and named:
        return ("children",)
    if victims == ("children",) and "women" in known:
        return ("girls",)
    if victims == ("children",) and "men" in known:
        return ("boys",)
    return victims


def _join_origins(first: tuple[PlaceRef, ...], second: tuple[PlaceRef, ...]) -> tuple[PlaceRef, ...]:
    return tuple({ref.code: ref for ref in (*first, *second)}.values())


def _specify(named: People, main: People) -> People:
    """Return named people; where their name says no more than where they come from, they are the main people."""
    victims = main.victims if named.victims == ("people",) else named.victims
    return replace(
        named,
        victims=victims,
        sectors=merge_codes(main.sectors, named.sectors),
        exploitation=merge_codes(main.exploitation, named.exploitation),
        hedges=main.hedges + named.hedges,
    )
