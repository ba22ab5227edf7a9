"""Write files whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

from tipgraph.errors import InputError


def write_file(path: Path, content: bytes | str) -> Path:
    """Write a file atomically and make its folder; what was there before stays if anything fails.

    Text is written as UTF-8. Pipes and devices are written to as they are. Raises `InputError` for a folder and for
    what can not be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_dir():
        raise InputError(f"{path} is a folder: give the name of a file")
    in_the_way = next((parent for parent in path.parents if parent.is_file()), None)
    if in_the_way is not None:
        raise InputError(f"{in_the_way} is a file, not a folder: {path} can not be written")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise InputError(f"{path} can not be written: {error.strerror or error}") from error
    return path


def write_folder(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder, which is made if it is not there; other files in it stay as they are."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file: give the name of a folder")
    return [write_file(folder / name, content) for name, content in files.items()]


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
