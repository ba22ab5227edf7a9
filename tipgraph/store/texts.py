"""Attach the texts of documents, so that their quotations appear."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tipgraph.corpus import find_files, read_documents
from tipgraph.errors import InputError, NotFoundError
from tipgraph.model import Claim, Document

# A text that does not say whom it is about needs a country to be read; to be attached, any will do.
_ANY_COUNTRY = "AD"


def attach_texts(
    documents: Sequence[Document], claims: Iterable[Claim], folder: Path
) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """Return the documents with the texts that a folder holds of them, and the claims with their quotations.

    A text belongs to a document if its digest is the document's. Where the folder has only a text with the document's
    id and another digest, `InputError` is raised: offsets into another text would quote the wrong words.
    """
    if not folder.is_dir():
        raise NotFoundError(f"there is no folder {folder} to take texts from")
    by_digest = {document.sha256: document for document in documents}
    by_id = {document.id: document for document in documents}
    texts: dict[str, str] = {}
    others: dict[str, str] = {}
    for found in _documents_in(folder):
        known = by_digest.get(found.sha256)
        if known is not None and found.text is not None:
            texts[known.id] = found.text
        elif found.id in by_id:
            others[found.id] = found.sha256
    for name in sorted(others.keys() - texts.keys()):
        raise InputError(
            f"the text of {name} in {folder} is not the one that was read: its SHA-256 is {others[name]}, "
            f"and the graph's claims were read from {by_id[name].sha256}"
        )
    if not texts:
        raise InputError(f"no text in {folder} belongs to a document of the graph: none has its digest or its id")
    return (
        tuple(dataclasses.replace(document, text=texts.get(document.id)) for document in documents),
        tuple(_quote(claim, texts) for claim in claims),
    )


def _documents_in(folder: Path) -> Iterator[Document]:
    """Yield every document of a folder; a file that can not be read as one is not one of the texts looked for."""
    for path in find_files([str(folder)]):
        with suppress(InputError):
            yield from (source.document for source in read_documents([str(path)], country=_ANY_COUNTRY))


def _quote(claim: Claim, texts: dict[str, str]) -> Claim:
    evidence = claim.evidence
    if evidence.document not in texts:
        return claim
    words = texts[evidence.document][evidence.start : evidence.end]
    try:
        return dataclasses.replace(claim, evidence=dataclasses.replace(evidence, quote=words))
    except ValueError as error:
        raise InputError(f"the claim {claim.id} does not fit its text: {error}") from error
