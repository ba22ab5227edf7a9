"""Give every result the same shape: a row of plain values that becomes JSON."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from tipgraph.model import Claim
from tipgraph.wording import describe_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a result; its fields are codes, words, numbers, claims, other records, or tuples of these."""

    def to_json(self) -> dict[str, Any]:
        """Return the row as JSON values.

        A claim is given by its id, its citation, what it says in plain words, and its quotation where that is known.
        """
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Claim):
        said = {"id": value.id, "citation": value.evidence.citation, "text": describe_claim(value)}
        return said if value.evidence.quote is None else {**said, "quote": value.evidence.quote}
    if isinstance(value, Record):
        return value.to_json()
    return round(value, 4) if isinstance(value, float) else value
