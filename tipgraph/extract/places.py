"""Read lists of places: "in X, Y, and other Z countries, including V"."""

from collections.abc import Sequence
from dataclasses import dataclass

from tipgraph.extract.chunks import Chunk, Hedge, PlaceRef
from tipgraph.gazetteer.mentions import Word

PREPOSITIONS = frozenset({"in", "to", "from", "via", "onward", "under", "of"})
_FILLERS = frozenset({"adjective", "quantity", "hedge", "local"})
# Behind an adjective of nationality, these nouns name a place in that country.
_LOCAL_NOUNS = frozenset(
    """industry industries sector sectors trade waters water territory homes home households soil camps brothels farms
    cities city capital markets mines ports factories territorial coast side shores projects villages economy
    communities plantations region regions province detention prisons prison tourism agriculture""".split()
)
_PORTS = frozenset({"ports", "port", "waters", "water"})
_MAX_FILLERS = 3


# The forms of places that stand by themselves; "" is "these countries".
_NAMES = frozenset({"name", "city", ""})
_JOINTS = frozenset({"comma", "and", "open", "close", "dash"})
_LISTED_HEDGES = frozenset({"may", "lesser-extent", "reported", "presumed", "small-number", "often", "primarily"})


@dataclass(slots=True)
class _Joint:
    """What joins two members of a list: where it ends, whether it spells out what stood before, and its hedges."""

    end: int
    spelled: bool = False
    apposed: bool = False
    hedges: tuple[Hedge, ...] = ()


class PlaceReader:
    """Reads places in the words of one sentence, whose narrative is about the subject."""

    def __init__(self, words: Sequence[Word], subject: str) -> None:
        self._words = words
        self._subject = subject

    def read_places(self, at: int) -> Chunk | None:
        """Return the places that start at a word, with or without a preposition."""
        word = self._words[at]
        if word.kind == "here":
            return self._collect(at, at, "in")
        if word.kind in PREPOSITIONS:
            return self._collect(at, at + 1, self._preposition(at))
        if word.kind == "flag" or (word.kind == "place" and word.form in _NAMES):
            return self._collect(at, at, "bare")
        return self._collect(at, at, "bare") if self._read_member(at) else None

    def _preposition(self, at: int) -> str:
        """Return the preposition; "of" in "on the borders of X" takes the one before it."""
        kind = self._words[at].kind
        if kind == "in" and self._tells_origin(at):
            return "from"
        if kind == "under" and self._words[at].lower == "under the auspices of":
            return "in"
        if kind != "of":
            return kind
        for back in range(at - 1, max(-1, at - 12), -1):
            before = self._words[back].kind
            if before in ("in", "to", "from", "via"):
                return before
            if before not in (
                "adjective",
                "word",
                "neutral",
                "border",
                "sector",
                "role",
                "and",
                "country-noun",
                "comma",
            ):
                break
        return "of"

    def _tells_origin(self, at: int) -> bool:
        """Whether "from" stands before: "from rural areas in X"."""
        for back in range(at - 1, max(-1, at - 5), -1):
            kind = self._words[back].kind
            if kind == "from":
                return back < at - 1
            if kind not in ("adjective", "word", "country-noun", "local", "vulnerability"):
                return False
        return False

    def _collect(self, first: int, at: int, role: str) -> Chunk | None:
        """Read members and separators from a word on."""
        found = self._read_member(at)
        if found is None:
            return None
        refs, at = found
        carried: list[Hedge] = []
        while True:
            joint = self._read_joint(refs[-1], at, role)
            step = self._read_next(refs, joint, carried) if joint.end > at else None
            if step is None:
                break
            refs, at = step
        if self._words[first].lower.startswith("outside") and [ref.code for ref in refs] == [self._subject]:
            role, refs = "in", [PlaceRef("R:abroad", refs[0].start, refs[0].end)]
        places = _drop_vague(refs, self._subject)
        if role == "bare" and self._words[first].codes == ("R:abroad",):
            role = "in"
        return Chunk(
            "places",
            first,
            at,
            self._words[first],
            self._words[at - 1].end,
            places=places,
            role=self._role(role, refs),
        )

    def _role(self, role: str, refs: Sequence[PlaceRef]) -> str:
        if any(hedge.code == "border" for ref in refs for hedge in ref.hedges):
            return "border"
        if role == "via" and any(hedge.code == "port" for ref in refs for hedge in ref.hedges):
            return "in"
        return "flag" if all(ref.hedges and ref.hedges[0].code == "flag" for ref in refs) else role

    def _read_next(
        self, refs: list[PlaceRef], joint: _Joint, carried: list[Hedge]
    ) -> tuple[list[PlaceRef], int] | None:
        """Read the member after a joint; "to a lesser extent" is carried on to the end of the list."""
        found = self._read_member(joint.end)
        if found is None:
            return None
        more, end = found
        hedges = (*carried, *joint.hedges)
        carried.extend(hedge for hedge in joint.hedges if hedge.code == "lesser-extent")
        if hedges:
            more = [PlaceRef(m.code, m.start, m.end, m.nationality, m.hedges + hedges) for m in more]
        if joint.spelled and refs[-1].is_region:
            refs = refs[:-1]
        elif joint.apposed:
            refs = [ref for ref in refs if ref.code != "R:abroad"]
        return [*refs, *more], end

    def _lies_in(self, ref: PlaceRef, at: int) -> bool:
        """Whether "in X" names the country of the city before: "from Lyon in France"."""
        if at + 1 >= len(self._words) or self._words[at].kind != "in":
            return False
        found = self._read_member(at + 1)
        return found is not None and [one.code for one in found[0]] == [ref.code]

    def _read_joint(self, last: PlaceRef, at: int, role: str) -> _Joint:
        """Read what joins one member of a list to the next; the joint ends where it starts if nothing does."""
        joint = _Joint(at)
        joined = False
        while joint.end < len(self._words):
            word = self._words[joint.end]
            if word.kind in _JOINTS or word.lower in ("also", "then", "even", "/"):
                joined = True
            elif word.kind == "including":
                joint.spelled = joined = True
            elif word.kind == "apposition":
                joint.apposed = joined = True
            elif joined and word.kind == "hedge" and _LISTED_HEDGES.issuperset(word.codes):
                joint.hedges += tuple(Hedge(code, word.start, word.end) for code in word.codes)
                joint.apposed = joint.apposed or word.codes == ("primarily",)
            elif joined and self._repeats_preposition(joint.end, role):
                joint.hedges += (Hedge("onward", word.start, word.end),) if word.lower.startswith("onward") else ()
            else:
                break
            joint.end += 1
        refined = self._has_in(at) and (last.code == "R:abroad" or self._lies_in(last, at))
        if not joined:
            joint.end = at + 1 if refined else at
        return joint

    def _repeats_preposition(self, at: int, role: str) -> bool:
        """Whether "in", "to" or "from" goes on with the same list: no origin follows a list of destinations."""
        kind = self._words[at].kind
        if kind == "from" and role != "from":
            return False
        return kind in ("in", "to", "from") and self._names_place(at + 1)

    def _names_place(self, at: int) -> bool:
        return at < len(self._words) and self._read_member(at) is not None

    def _read_member(self, at: int) -> tuple[list[PlaceRef], int] | None:
        """Read one place, or adjectives that share a noun ("East African and European nations")."""
        start = at
        while at < len(self._words) and self._is_filler(at) and at - start < _MAX_FILLERS:
            if self._words[at].kind == "hedge" and at == start:
                break
            at += 1
        if at >= len(self._words):
            return None
        word = self._words[at]
        if word.codes == ("R:neighbors",) and word.form == "adjective" and self._next_is_name(at + 1):
            at += 1
            word = self._words[at]
        if word.kind == "here":
            return [PlaceRef(self._subject, word.start, word.end)], at + 1
        if word.kind == "flag":
            mark = Hedge("flag", word.start, word.end)
            return [PlaceRef(word.codes[0], word.start, word.end, True, (mark,))], at + 1
        if word.lower in ("countries", "nations") or (
            word.lower in ("locations", "destinations") and self._has_in(at + 1)
        ):
            return [PlaceRef("R:abroad", word.start, word.end)], at + 1
        if word.kind != "place" or not word.codes:
            return None
        if word.form in _NAMES and not self._is_adjective(at):
            marks = (Hedge("port", word.start, word.end),) if self._names_waters(at + 1) else ()
            city = word.form == "city"
            return [PlaceRef(word.codes[0], word.start, word.end, hedges=marks, city=city)], self._skip_possessive(
                at + 1
            )
        return self._read_adjectives(at)

    def _next_is_name(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].kind == "place" and self._words[at].form == "name"

    def _is_filler(self, at: int) -> bool:
        return self._words[at].kind in _FILLERS or self._words[at].lower.isdigit()

    def _has_in(self, at: int) -> bool:
        return at < len(self._words) and self._words[at].kind == "in"

    def _is_adjective(self, at: int) -> bool:
        """Whether a name stands as an adjective: "PRC nationals", "Caribbean countries"."""
        after = at + 1
        return (
            after < len(self._words)
            and self._words[after].kind in ("victims", "actor", "country-noun")
            and self._words[at].lower != "saudi arabia"
        )

    def _skip_possessive(self, at: int) -> int:
        return at + 1 if at < len(self._words) and self._words[at].lower in ("'s", "'", "\u2019", "region") else at

    def _names_waters(self, at: int) -> bool:
        """Whether "'s territorial waters" follows."""
        following = [word.lower for word in self._words[at : at + 3]]
        return following[:1] in (["'s"], ["'"], ["\u2019"]) and bool(_PORTS & set(following))

    def _read_adjectives(self, at: int) -> tuple[list[PlaceRef], int] | None:
        """Read adjectives that end in a noun for a place; anything else is no place."""
        refs: list[PlaceRef] = []
        end = at
        while end < len(self._words):
            word = self._words[end]
            if word.kind == "place" and word.form != "people" and word.codes:
                if refs and self._words[end - 1].kind == "place":
                    refs.pop()
                refs.append(PlaceRef(word.codes[0], word.start, word.end))
            elif word.kind == "country-noun":
                return refs, end + 1
            elif not (word.kind in ("comma", "and", "quantity", "adjective", "hedge") or word.lower in ("-", "member")):
                break
            end += 1
        return self._read_local_noun(at)

    def _read_local_noun(self, at: int) -> tuple[list[PlaceRef], int] | None:
        """Read "the Thai fishing and construction industries": the place is left, its noun stays unread."""
        refs: list[PlaceRef] = []
        end = at
        while end < len(self._words) and self._words[end].kind in ("place", "and", "comma"):
            word = self._words[end]
            if word.kind == "place":
                if word.form == "people":
                    return None
                refs.append(PlaceRef(word.codes[0], word.start, word.end))
                last = end
            end += 1
        for ahead in range(last + 1, min(last + 9, len(self._words))):
            word = self._words[ahead]
            if word.kind == "border":
                return [
                    PlaceRef(r.code, r.start, r.end, True, (Hedge("border", r.start, r.end),)) for r in refs
                ], last + 1
            if word.lower in _PORTS:
                return [
                    PlaceRef(r.code, r.start, r.end, True, (Hedge("port", r.start, r.end),)) for r in refs
                ], last + 1
            if word.lower in ("refugee", "refugee camps", "refugees"):
                return None
            if word.lower in _LOCAL_NOUNS or word.lower.rpartition(" ")[2] in _LOCAL_NOUNS:
                return refs, last + 1
            if word.lower in (
                "ships",
                "ship",
                "vessels",
                "vessel",
                "boats",
                "boat",
                "fishing vessels",
                "fishing boats",
            ):
                return [
                    PlaceRef(r.code, r.start, r.end, True, (Hedge("flag", r.start, r.end),)) for r in refs
                ], last + 1
            if word.kind not in ("sector", "and", "comma", "adjective", "word", "exploitation"):
                return None
        return None


def _drop_vague(refs: Sequence[PlaceRef], subject: str) -> tuple[PlaceRef, ...]:
    """Leave out "other countries" where the list names something more precise, and repetitions."""
    precise = any(ref.code not in ("R:abroad", subject) for ref in refs)
    kept = [ref for ref in refs if not (precise and ref.code == "R:abroad")]
    return tuple({ref.code: ref for ref in reversed(kept)}.values())[::-1]
