"""A folder -> the documents in it and below, in the order of their paths.

An input is a file whose name ends as documents end (``DOCUMENT_SUFFIXES``), readers for it or not: a format that
cannot be read must show as failed, not vanish. So is any other file whose content is PDF, HTML, Word or Excel,
whatever it is called, and each document in a zip or tar archive. Left out: hidden files and folders, lock files of
office programs, data and program files (``OTHER_SUFFIXES``), the read-me and licence of a collection, and what
bilaga itself wrote. Only files of unknown suffix are opened here, and what bears the name of a file of ours.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from ingest.readers import find_reader
from ingest.sources.archives import in_archive, is_archive
from ingest.sources.own import pages_of_own, parts_of_output
from ingest.sources.source import MOST_BYTES, Source, failed, on_disk, printed_path, unreadable
from ingest.sources.suffixes import is_beside_documents, is_hidden, is_named_as_document

# Content that makes a document of a file with any name; text alone does not.
_CERTAIN = 5


Tell = Callable[[str], None]  # who hears what is left out and might be missed


def in_folder(folder: Path, tell: Tell, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Source]:
    """The documents below ``folder``; ``above`` are the folders that led here, for links that run in a ring."""
    try:
        here = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        return
    names = {entry.name for entry in entries}
    pages = pages_of_own(folder, names)
    if pages:
        tell(f"{printed_path(folder)}: bilaga wrote {', '.join(sorted(pages))}; left out")
    own = pages | parts_of_output(names)
    for entry in entries:
        if entry.name not in own and not is_hidden(PurePosixPath(entry.name)):
            yield from _entry(entry, tell, above | {identity})


def _entry(entry: Path, tell: Tell, above: frozenset[tuple[int, int]]) -> Iterator[Source]:
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        yield _unreadable(entry, error)
        return
    if stat.S_ISDIR(mode):
        yield from in_folder(entry, tell, above)
    elif not stat.S_ISREG(mode):
        yield on_disk(entry, mode)
    elif is_archive(entry):
        yield from in_archive(entry)
    elif _is_document(entry):
        yield on_disk(entry, mode)


def _is_document(path: Path) -> bool:
    name = PurePosixPath(path.name)
    if is_beside_documents(name):
        return False
    return is_named_as_document(name) or _looks_like_one(path)


def _looks_like_one(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            # A zip file lists its content at its end.
            data = head + file.read(MOST_BYTES) if head.startswith(b"PK") else head
    except OSError:
        return True  # the reason shows when it is read
    reader = find_reader(data)
    return reader is not None and reader.recognises(data) >= _CERTAIN


def _unreadable(path: Path, error: OSError) -> Source:
    reason = unreadable(printed_path(path), error)
    return failed(printed_path(path), reason.category, reason.message)
