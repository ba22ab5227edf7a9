"""Name the pieces of a sentence that the readers hand to each other."""

from dataclasses import dataclass, field, replace

from tipgraph.gazetteer.mentions import Word


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge or restriction and where its words stand in the sentence."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place named in a sentence; `nationality` when it is known from an adjective or a people's name.

    `city` tells that a city or an area stands for its country.
    """

    code: str
    start: int
    end: int
    nationality: bool = False
    hedges: tuple[Hedge, ...] = ()
    city: bool = False

    @property
    def is_region(self) -> bool:
        """Whether it is a place group."""
        return self.code.startswith("R:")


@dataclass(frozen=True, slots=True)
class People:
    """People named together: who they are, where they come from, and what their name says of their work.

    `migrant` tells that only the noun says that they are foreign, and `mixed` tells "Bosnian and foreign women" (two
    sorts of people) from "Lao migrants" (one).
    """

    victims: tuple[str, ...]
    origins: tuple[PlaceRef, ...] = ()
    foreign: bool = False
    local: bool = False
    mixed: bool = False
    migrant: bool = False
    sectors: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    hedges: tuple[Hedge, ...] = ()

    def joined(self, other: "People") -> "People":
        """Return these people with others of the same origin."""
        return replace(
            self,
            victims=merge_codes(self.victims, other.victims),
            sectors=merge_codes(self.sectors, other.sectors),
            exploitation=merge_codes(self.exploitation, other.exploitation),
            hedges=self.hedges + other.hedges,
            foreign=self.foreign or other.foreign,
            migrant=self.migrant and other.migrant,
        )

    @property
    def has_origin(self) -> bool:
        """Whether the words tell where the people come from, if only that it is abroad or here."""
        return bool(self.origins) or self.foreign or self.local


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a sentence: a group of people, a list of places, a verb, or a single word.

    `first` and `last` are positions of words, `last` excluded; `word` is the first word (of actors, their noun) and
    `end` the offset where the last one ends. `role` is the preposition of places and the voice of a verb; `finite`
    tells whether a verb has a subject of its own. Of a group, `word_end` is the first noun, `hedged` tells that it is
    called vulnerable, and `definite` that it was spoken of before ("some of the women", "these migrants").
    """

    kind: str
    first: int
    last: int
    word: Word
    end: int
    people: tuple[People, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    role: str = ""
    finite: bool = False
    hedges: tuple[Hedge, ...] = field(default=())
    word_end: str = ""
    hedged: bool = False
    definite: bool = False


def merge_codes(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of both, each once, in order."""
    return tuple(dict.fromkeys((*first, *second)))
