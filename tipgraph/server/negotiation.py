"""Choose the form of an answer by what the asker accepts."""

from collections.abc import Iterable, Sequence


def choose_type(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type that an Accept header likes best, or `None` if it takes none of them.

    Weights (q) decide, and where they are equal the order of what is offered. The most specific range counts for a
    type; one with weight 0 refuses it. An empty header takes anything.

    >>> choose_type("text/*;q=0.5, text/csv, application/json;q=0.9", ["application/json", "text/csv"])
    'text/csv'
    """
    ranges = list(_read_ranges(accept)) or [("*/*", 1.0)]
    weights = {media: _weigh(media, ranges) for media in offered}
    best = max(offered, key=lambda media: weights[media], default=None)
    return best if best is not None and weights[best] > 0 else None


def _read_ranges(accept: str) -> Iterable[tuple[str, float]]:
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights = [parameter.removeprefix("q=") for parameter in parameters if parameter.startswith("q=")]
        if media:
            yield media, _read_weight(weights[0]) if weights else 1.0


def _read_weight(text: str) -> float:
    """Return a weight from 0 to 1; what is none counts as 0."""
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _weigh(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    family = f"{media.partition('/')[0]}/*"
    for wanted in (media, family, "*/*"):
        weights = [weight for said, weight in ranges if said == wanted]
        if weights:
            return max(weights)
    return 0.0
