"""Tell how a verb stands in its clause: active or passive, with a subject of its own or without."""

from collections.abc import Sequence

from tipgraph.gazetteer.mentions import Word

_BETWEEN = frozenset(
    """also then often sometimes subsequently being further instead either both still already usually typically again
    frequently commonly allegedly later thus thereby now currently increasingly willingly knowingly forcibly
    fraudulently physically sexually unlawfully voluntarily continue continued to""".split()
)
_OBJECTS = frozenset({"them", "their", "these", "some", "many", "his", "her"})
_PLURALS = frozenset({"men", "women", "children"})
_INTRANSITIVE = frozenset({"undergo", "migrate", "occur", "transit"})
_TRADES = ("ers", "ors", "ists", "ants", "ians", "men")
# Base forms that are as often nouns: they count as verbs only where their surroundings say so.
_NOUN_LIKE = frozenset(
    """force forces use uses abuse abuses transport subject subjects traffic target targets face faces lure place places
    report reports work works press train charge charges demand demands hold holds increase increases contract contracts
    promise promises offer offers return returns travel rent purchase import imports export exports trap experience
    experiences leave leaves""".split()
)


def find_voice(words: Sequence[Word], at: int) -> tuple[str, bool]:
    """Return the voice of the verb at a position and whether it is finite.

    Voices: "passive", "active", "infinitive", "gerund", "reduced" (a participle without auxiliary), "noun" (no verb).
    """
    word = words[at]
    before = _skip_back(words, at - 1)
    kind = words[before].kind if before >= 0 else ""
    if word.form in ("past", "participle"):
        return _participle_voice(words, at, before, kind)
    if word.form == "gerund":
        return ("active", True) if kind == "be" and words[before].lower not in ("being", "been") else ("gerund", False)
    if kind == "to" or (kind == "in" and words[before].lower == "to"):
        return "infinitive", False
    if kind in ("modal", "do") or (kind == "hedge" and "may" in words[before].codes):
        return "active", True
    if word.lower == "subject" and kind == "be":
        return "passive", True
    if word.lower in _NOUN_LIKE and not _takes_subject(words, at, before):
        return "noun", False
    return "active", True


def _participle_voice(words: Sequence[Word], at: int, before: int, kind: str) -> tuple[str, bool]:
    word_class = set(words[at].codes)
    if kind == "be":
        return "passive", words[before].lower not in ("being", "been", "be") or _has_auxiliary(words, before)
    if kind == "have":
        return "active", True
    if word_class & _INTRANSITIVE and words[at].form == "past" and kind not in ("to", "in", "and", "comma"):
        return "active", True
    if _has_object(words, at) and kind in (
        "actor",
        "traffickers",
        "relative",
        "victims",
        "and",
        "comma",
        "place",
        "to",
        "pronoun",
        "word",
        "close",
        "dash",
    ):
        return ("active", True)
    return "reduced", False


def _has_auxiliary(words: Sequence[Word], at: int) -> bool:
    before = _skip_back(words, at - 1)
    return before >= 0 and words[before].kind in ("modal", "have", "be", "do", "hedge")


def _has_object(words: Sequence[Word], at: int) -> bool:
    """Whether people follow directly: "lured women", "forced them"."""
    for ahead in range(at + 1, min(at + 7, len(words))):
        word = words[ahead]
        if word.kind in ("victims", "pronoun", "actor") or (word.kind == "place" and word.form == "people"):
            return True
        if word.kind not in ("quantity", "adjective", "age", "foreign", "local", "place", "and", "verb", "comma"):
            return False
    return False


def _takes_subject(words: Sequence[Word], at: int, before: int) -> bool:
    """Whether a word like "force" or "use" is a verb here: it follows a subject and takes an object."""
    if before < 0:
        return False
    kind = words[before].kind
    follower = words[at + 1] if at + 1 < len(words) else None
    if follower is None or follower.kind in ("of", "comma", "semicolon", "stop", "by"):
        return False
    if kind in ("actor", "traffickers", "relative", "pronoun", "quantity", "verb", "hedge", "close"):
        return True
    if kind == "word" and words[before].lower.endswith(_TRADES):
        return True
    if words[at].lower == "work" and words[before].lower in _PLURALS:
        return True
    if kind in ("victims", "place"):
        return follower.kind not in ("in", "place") or words[before].lower.endswith("s")
    return kind in ("and", "comma", "dash") and follower.kind in (
        "victims",
        "quantity",
        "age",
        "adjective",
        "place",
        "foreign",
        "pronoun",
    )


def _skip_back(words: Sequence[Word], at: int) -> int:
    """Return the position of the word that rules a verb: past adverbs, hedges and verbs joined to it."""
    start = at
    while at >= 0:
        word = words[at]
        if (
            (word.lower in _BETWEEN and not (word.lower == "to" and at == start))
            or (word.kind == "hedge" and "may" not in word.codes)
            or word.kind in ("not", "apposition")
            or (word.kind == "word" and word.lower.endswith("ly"))
        ):
            at -= 1
        elif word.kind == "be" and word.lower in ("being", "been") and at > 0 and words[at - 1].kind in ("be", "have"):
            at -= 1 if words[at - 1].kind == "be" else 0
            return at
        elif word.kind in ("and", "comma") and at > 0 and words[at - 1].kind in ("verb", "comma"):
            previous = at - 1 if words[at - 1].kind == "verb" else at - 2
            if previous < 0 or words[previous].kind != "verb":
                return at
            at = previous - 1
        elif word.kind == "comma" and at > 0 and words[at - 1].kind == "hedge":
            at -= 1
        else:
            return at
    return at
