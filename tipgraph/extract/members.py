"""Read one name of people: what stands before the head, and the head."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tipgraph.extract.chunks import Hedge, People, PlaceRef, merge_codes
from tipgraph.gazetteer.mentions import Word

_PREMODIFIERS = frozenset(
    {"quantity", "adjective", "age", "foreign", "local", "hedge", "place", "sector", "apposition"}
)
_JOINTS = frozenset({"and", "comma"})
_PREDICATES = frozenset({"be", "have", "do", "modal", "verb"})
_PARTICIPLES = frozenset({"trafficked", "smuggled", "exploited", "detained", "trapped"})
# Unknown nouns with these endings name people by what they do.
_TRADES = ("ers", "ors", "ists", "ants", "ians", "men")
_NO_TRADES = frozenset(
    """others numbers borders waters centers papers orders carriers containers trawlers freighters powers matters
    restaurants officers leaders ministers registers newspapers producers manufacturers exporters prices""".split()
)
# Adjectives of nationality that are nouns as well.
_NOUNS_TOO = ("ese", "turkmen", "kyrgyz", "lao")
_POSSESSIVES = frozenset({"'s", "'", "\u2019"})
# What may stand inside a name of people.
_INSIDE = frozenset("adjective age foreign local hedge quantity and comma hyphen word apposition dash".split())
_MAX_PREMODIFIERS = 14


@dataclass(slots=True)
class Member:
    """One head with what stands before it.

    `hedges` size the people, `waiting` hedges belong to the next nationality; `many` tells that a new quantity begins.
    """

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


class MemberReader:
    """Reads single names of people in the words of one sentence."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words

    def read_member(self, at: int, *, apposed: bool = False) -> tuple[Member, int] | None:
        """Read what may stand before a head, then the head; the head is the last word read."""
        member = Member()
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
            if at > start and self._is_aside(at):
                self._add_premodifier(member, at + 2)
                at += 4
                continue
            if not self._is_premodifier(at, start, bool(member.origins)):
                break
            self._add_premodifier(member, at)
            at += 1
        adjective = bool(member.origins) and at > start and self._words[at - 1].form == "adjective"
        closed = apposed and at < len(self._words) and self._words[at].kind in ("comma", "dash", "close")
        return (member, at) if adjective and (closed or self._stands_alone(at)) else None

    def _is_aside(self, at: int) -> bool:
        """Whether "—especially Afghan—" stands inside a name of people."""
        kinds = [word.kind for word in self._words[at : at + 4]]
        return kinds == ["dash", "apposition", "place", "dash"] and self._leads_on(at + 4)

    def _is_premodifier(self, at: int, start: int, named: bool) -> bool:
        word = self._words[at]
        if word.kind == "place" and word.form != "adjective":
            return self._names_people(at)
        if word.kind == "hedge" and at == start:
            return word.codes in (("small-number",), ("primarily",)) or self._leads_on(at + 1)
        if word.kind == "sector":
            return self.next_kind(at) == "victims" or (at > start and self._joins_sector(at))
        if word.kind in _PREMODIFIERS or word.lower in _PARTICIPLES or word.kind == "vulnerability":
            return self._leads_on(at + 1) or word.kind != "vulnerability"
        if at == start:
            return word.kind == "exploitation" and self.next_kind(at) == "victims"
        if word.kind == "comma" and self.next_kind(at) == "and" and not named:
            return False
        if word.kind in _JOINTS:
            return self._words[at - 1].kind in (*_PREMODIFIERS, *_JOINTS) and self._leads_on(at + 1)
        if word.kind in ("hyphen", "word") and word.lower not in ("'s", "'"):
            return self.next_kind(at) in ("victims", "age", "hyphen", "word") and self._leads_on(at + 1)
        return word.kind == "exploitation" and self.next_kind(at) == "victims"

    def _is_trade(self, at: int) -> bool:
        """Whether an unknown noun names people by what they do, before a verb: "Tajik welders face"."""
        word = self._words[at]
        people = word.kind == "word" and word.lower.endswith(_TRADES) and word.lower not in _NO_TRADES
        return people and self.next_kind(at) in (*_PREDICATES, "vulnerability")

    def _names_people(self, at: int) -> bool:
        """Whether the name of a place stands as an adjective: "PRC and Cuban nationals", "overseas workers"."""
        following = self.next_kind(at)
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

    def next_kind(self, at: int) -> str:
        """Return the kind of the word after a position."""
        return self._words[at + 1].kind if at + 1 < len(self._words) else ""

    def _leads_on(self, at: int) -> bool:
        """Whether more of a name of people follows."""
        for ahead in range(at, min(at + 4, len(self._words))):
            kind = self._words[ahead].kind
            if kind in ("victims", "place", "actor"):
                return True
            if kind not in _INSIDE:
                return False
        return False

    def _add_premodifier(self, member: Member, at: int) -> None:
        word = self._words[at]
        if word.kind == "place" and word.codes:
            previous = self._words[at - 1] if at else word
            if previous.lower == "ethnic":
                member.local = True
                return
            if member.origins and previous.kind == "place" and previous is not word:
                member.origins.pop()
            member.origins.append(PlaceRef(word.codes[0], word.start, word.end, True, tuple(member.waiting)))
            member.waiting = []
        elif word.kind == "foreign":
            member.foreign = True
            before = at - 2 if at > 1 and self._words[at - 1].kind == "quantity" else at - 1
            member.mixed = member.mixed or self._words[before].kind == "and" or self.next_kind(at) == "and"
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

    def _add_hedge(self, member: Member, word: Word) -> None:
        hedges = [Hedge(code, word.start, word.end) for code in word.codes]
        if word.codes == ("small-number",):
            member.hedges.extend(hedges)
        else:
            member.waiting.extend(hedges)

    def _read_head(self, member: Member, at: int) -> tuple[Member, int] | None:
        """Read the head; of "refugee women" and "migrant farm workers" the last noun is the head."""
        while self._words[at].kind == "victims" and self._is_noun(at + 1):
            word = self._words[at]
            member.foreign = member.foreign or "foreign" in word.also
            member.sectors = merge_codes(member.sectors, word.also.get("sector", ()))
            if word.codes == ("children",):
                member.ages.append("children")
            if word.codes == ("lgbti",):
                member.ages.append("lgbti")
            at += 1
        following = self._words[at + 1] if at + 1 < len(self._words) else None
        if following is not None and following.lower in _POSSESSIVES and not self._has_vulnerability(at + 2):
            return None
        return member, at + 1

    def _is_noun(self, at: int) -> bool:
        """Whether a word is a noun for people."""
        if at >= len(self._words):
            return False
        word = self._words[at]
        return word.kind in ("victims", "actor") or (word.kind == "place" and word.form == "people")

    def _has_vulnerability(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].kind == "vulnerability"

    def _stands_alone(self, at: int) -> bool:
        """Whether adjectives without a noun name people: "many Vietnamese are ..."."""
        if at >= len(self._words):
            return True
        if self._words[at].codes == ("R:abroad",):
            return True
        noun = self._words[at - 1].lower.endswith(_NOUNS_TOO)
        if noun and self._words[at].lower in ("also", "in"):
            return not any(word.kind in ("sector", "country-noun") for word in self._words[at + 1 : at + 2])
        return self._words[at].kind in (*_PREDICATES, "relative", "vulnerability", "from", "as")

    def name_people(self, member: Member, end: int) -> People:
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
