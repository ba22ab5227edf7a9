"""Open what the user names: files, folders, globs and standard input."""

import codecs
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tipgraph.errors import InputError, NotFoundError

# The longest TIP Report is about four million characters; a PDF or a page carries pictures and markup beside them.
MAX_TEXT_BYTES = 16_000_000
MAX_MARKUP_BYTES = 100_000_000
SUFFIXES = frozenset({".txt", ".text", ".md", ".jsonl", ".ndjson", ".json", ".html", ".htm", ".xhtml", ".pdf"})
MARKUP_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".pdf", ".json"})

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as decoded, and a warning if not every byte was understood."""

    text: str
    warnings: tuple[str, ...] = ()


def find_files(sources: Iterable[str]) -> Iterator[Path | None]:
    """Yield every file that the sources name, once and in order; `None` stands for standard input ("-").

    A folder gives the readable files below it by name. Raises `NotFoundError` for what is not there and `InputError`
    for a folder without a readable file.
    """
    seen: set[Path] = set()
    for source in sources:
        if source == "-":
            yield None
            continue
        for path in _files_of(source):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def read_bytes(path: Path | None) -> bytes:
    """Return the bytes of a file or of standard input; too large a file is refused before it is read."""
    if path is None:
        return _checked(sys.stdin.buffer.read(MAX_TEXT_BYTES + 1), "standard input")
    limit = MAX_MARKUP_BYTES if path.suffix.lower() in MARKUP_SUFFIXES else MAX_TEXT_BYTES
    try:
        size = path.stat().st_size
        if size > limit:
            raise InputError(_too_large(str(path), size, limit))
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} can not be read: {error.strerror or error}") from error


def decode(content: bytes, name: str) -> Decoded:
    """Return the text of a file: UTF-8, or UTF-16 with its mark; line ends and the mark stay as they are.

    Bytes that are not UTF-8 become U+FFFD, and a warning names the first. Raises `InputError` for a file that is
    empty or is not text.
    """
    if not content.strip():
        raise InputError(f"{name} is empty: there is nothing to read")
    encoding = _UTF16.get(content[:2], "utf-8")
    if encoding == "utf-8" and _is_binary(content):
        raise InputError(f"{name} is not a text: it holds binary data")
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        count = content.decode(encoding, "replace").count("\ufffd")
        return Decoded(
            content.decode(encoding, "replace"),
            (
                f"{name}: byte {error.start} (0x{content[error.start]:02x}) is not valid {encoding.upper()}; "
                f"such bytes ({count} here) are read as U+FFFD, and offsets count characters of the text so decoded",
            ),
        )


def _files_of(source: str) -> list[Path]:
    path = Path(source)
    if path.is_dir():
        found = sorted(
            p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file() and not _hidden(p, path)
        )
        if not found:
            raise InputError(f"the folder {source} holds no file that tipgraph reads ({', '.join(sorted(SUFFIXES))})")
        return found
    if path.exists():
        return [path]
    matches = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    if not matches:
        raise NotFoundError(f"there is no file {source}")
    return [file for match in matches for file in (_files_of(str(match)) if match.is_dir() else [match])]


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _checked(content: bytes, name: str) -> bytes:
    if len(content) > MAX_TEXT_BYTES:
        raise InputError(_too_large(name, len(content), MAX_TEXT_BYTES))
    return content


def _too_large(name: str, size: int, limit: int) -> str:
    return (
        f"{name} has {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that one document may have: "
        "split it, or give its narratives as JSON Lines"
    )


def _is_binary(content: bytes) -> bool:
    """Tell whether bytes are no text: a zero byte, or more control characters than a text ever has."""
    head = content[:65536]
    controls = sum(head.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return b"\0" in content or controls > max(2, len(head) // 100)
