"""Read and write claims as JSON Lines: a document line, then the claims of the document."""

import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from tipgraph.errors import InputError
from tipgraph.files import write_file
from tipgraph.model import Claim, Document
from tipgraph.rdf import claim_place


def read_claims_file(path: Path) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Return the documents and claims of a file; a line that is neither raises `InputError` with its number."""
    documents, claims = [], []
    for number, line in _lines_of(path):
        try:
            values = json.loads(line)
            if values.pop("record", None) == "document":
                documents.append(Document.from_json(values))
            else:
                claims.append(Claim.from_json(values))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}, line {number} is neither a document nor a claim: {error}") from error
    return tuple(documents), tuple(claims)


def write_claims_file(path: Path, documents: Iterable[Document], claims: Iterable[Claim]) -> None:
    """Write documents and claims without any words of theirs: places, digests and facts only.

    A name that ends in ".gz" is compressed; the same claims give the same bytes.
    """
    by_document = {
        name: list(group)
        for name, group in groupby(sorted(claims, key=claim_place), key=lambda claim: claim.evidence.document)
    }
    lines = []
    for document in sorted(documents, key=lambda d: d.id):
        lines.append(_to_line({"record": "document", **document.to_json()}))
        lines += [_to_line(_without_quote(claim.to_json())) for claim in by_document.pop(document.id, [])]
    lines += [_to_line(_without_quote(claim.to_json())) for left in by_document.values() for claim in left]
    content = "".join(lines).encode("utf-8")
    write_file(path, gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def _lines_of(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not a file of claims: it is not UTF-8 text") from error
    except (OSError, EOFError) as error:
        raise InputError(f"{path} can not be read: {getattr(error, 'strerror', None) or error}") from error


def _without_quote(values: dict[str, Any]) -> dict[str, Any]:
    values["evidence"].pop("quote", None)
    return values


def _to_line(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(", ", ": ")) + "\n"
