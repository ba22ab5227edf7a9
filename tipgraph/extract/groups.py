"""Read groups of people: "Chinese men and women, and girls from X, including Y"."""

from collections.abc import Sequence
from dataclasses import replace

from tipgraph.extract.chunks import Chunk, People, PlaceRef, merge_codes
from tipgraph.extract.members import MemberReader
from tipgraph.extract.places import PlaceReader
from tipgraph.gazetteer.mentions import Word

_JOINTS = frozenset({"and", "comma"})
# Names of actors who may be victims themselves.
_HARMED_TOO = frozenset({"farmers", "teachers", "farmers and herders"})
_BEFORE_OBJECTS = frozenset("verb of to for in by with word exploitation".split())


class GroupReader:
    """Reads groups of people in the words of one sentence, whose narrative is about the subject."""

    def __init__(self, words: Sequence[Word], subject: str) -> None:
        self._words = words
        self._places = PlaceReader(words, subject)
        self._members = MemberReader(words)

    def read_group(self, at: int, *, after_verb: bool) -> Chunk | None:
        """Return the group (or the actors, kind "actor") that starts at a word.

        `after_verb` says that the clause has its verb already, so that ", and men are ..." starts a new one.
        """
        found = self._members.read_member(at)
        if found is None:
            return None
        member, end = found
        if self._words[end - 1].kind in ("actor", "traffickers"):
            actor = self._words[end - 1]
            if self._is_harmed(at, end):
                victims = People(victims=("people",), origins=tuple(member.origins), local=member.local)
                return Chunk("group", at, end, self._words[at], actor.end, people=(victims,), word_end=actor.lower)
            hedges = (*member.hedges, *member.waiting)
            return Chunk("actor", at, end, actor, actor.end, places=tuple(member.origins), hedges=hedges)
        people = [self._members.name_people(member, end)]
        noun = self._words[end - 1].lower
        hedged = any(word.kind == "vulnerability" for word in self._words[at:end])
        definite = any(self._points_back(index) for index in range(at, end))
        end = self._read_rest(people, end, after_verb and self._is_object(at))
        return Chunk(
            "group",
            at,
            end,
            self._words[at],
            self._words[end - 1].end,
            people=tuple(people),
            word_end=noun,
            hedged=hedged,
            definite=definite,
        )

    def _is_harmed(self, at: int, end: int) -> bool:
        """Whether farmers or relatives are those who are forced, and not those who force."""
        noun = self._words[end - 1]
        if noun.lower not in _HARMED_TOO and "families" not in noun.codes:
            return False
        forced = at > 0 and self._words[at - 1].kind == "verb" and "force" in self._words[at - 1].codes
        if forced and self._words[at - 1].form != "participle":
            return self._words[end : end + 1] != [] and self._words[end].kind == "to"
        following = self._words[end : end + 2]
        suffers = [word.kind for word in following] == ["be", "verb"] and {"subject", "force"} & set(following[1].codes)
        return bool(suffers)

    def _points_back(self, at: int) -> bool:
        """Whether "these" or "some of the" points to people named before."""
        if self._words[at].lower in ("these", "those"):
            return True
        return self._words[at].lower == "the" and at > 0 and self._words[at - 1].lower.endswith("of")

    def _is_object(self, at: int) -> bool:
        """Whether what stands before makes people the object of something."""
        return at > 0 and self._words[at - 1].kind in _BEFORE_OBJECTS

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
        found = self._members.read_member(at)
        if found is None or self._words[found[1] - 1].kind in ("actor", "traffickers"):
            return end
        member, after = found
        if stop_at_clause and self._starts_clause(after):
            return end
        more = self._members.name_people(member, after)
        apart = bool(more.origins) or member.foreign or member.local or member.many
        previous = people[-1]
        apart = apart or self._words[at - 1].lower == "as well as" or (more.foreign and not previous.has_origin)
        apart = apart or (previous.migrant and not previous.origins and not more.foreign)
        named = bool(people[-1].origins) or people[-1].local
        if apart or (named and self._comes_from(after)):
            people.append(more)
        else:
            people[-1] = people[-1].joined(more)
        return after

    def _is_dash_and(self, at: int) -> bool:
        """Whether a dash stands before "and increasingly X"."""
        return self._words[at].kind == "dash" and self._members.next_kind(at) == "and"

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
        while at < len(self._words) and self._words[at].kind in ("comma", "apposition", "hedge") and at - end < 3:
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
            local = last.local and bool(last.origins)
            people[-1] = replace(last, origins=_join_origins(last.origins, chunk.places), local=local)
            self._share_origins(people)
        return chunk.last

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
        if at >= len(self._words) or not self._opens_apposition(at, at > end):
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
        found = self._members.read_member(at, apposed=True)
        if found is None or self._words[found[1] - 1].kind in ("actor", "traffickers"):
            return end
        inner.append(self._members.name_people(*found))
        after = self._read_rest(inner, found[1], True)
        self._merge_apposition(people, inner, spelled)
        return self._close(after, opened)

    def _opens_apposition(self, at: int, apart: bool) -> bool:
        """Whether "including", "especially" or, set apart, "often" stands before more about the people named."""
        word = self._words[at]
        return word.kind in ("including", "apposition") or (apart and word.kind == "hedge" and word.codes == ("often",))

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
        if word.lower in ("being", "been"):
            return False
        return word.kind in ("be", "modal", "have", "do") or (word.kind == "verb" and word.form in ("base", "third"))


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
