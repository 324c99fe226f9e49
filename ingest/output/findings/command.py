"""The command ``bilaga check``: inputs in, findings out in the format wanted, and the exit code they come to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TextIO, TypeAlias

from ingest.checking import Checked, Unreadable, check_all
from ingest.errors import OutputError
from ingest.exits import Exit
from ingest.output.findings.selection import Selection, Tally
from ingest.output.findings.wish import Wish
from ingest.output.formats import FindingsFormat
from ingest.output.terminal import printable
from ingest.settings import Settings

_Write: TypeAlias = Callable[[Iterable[Checked | Unreadable], TextIO, Wish], None]


class Reading(NamedTuple):
    """How documents are read: with what settings, by how many worker processes (0: in this one)."""

    settings: Settings
    workers: int


def check(
    inputs: Sequence[str],
    selection: Selection,
    wish: Wish,
    target: tuple[FindingsFormat, Path | None],
    reading: Reading,
) -> Exit:
    """Write the findings of ``inputs`` to ``target`` (None: standard output), and the exit code they come to."""
    form, path = target
    write: _Write = import_module(f"ingest.output.findings.as_{form}").write
    tally = Tally(selection)
    with _opened(path) as out:
        write(_told(tally.watch(check_all(inputs, reading.settings, reading.workers))), out, wish)
    return tally.exit_code(wish.fail_on)


def _told(documents: Iterable[Checked | Unreadable]) -> Iterator[Checked | Unreadable]:
    """The documents, each input that could not be read also being a line on standard error."""
    for one in documents:
        if isinstance(one, Unreadable):
            sys.stderr.write(printable(f"bilaga: {one.message}") + "\n")
        yield one


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name when it is whole."""
    if path is None:
        yield sys.stdout
        return
    temporary = path.with_name(f"_tmp-{path.name}")
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path.as_posix()}: cannot be written ({error.strerror or error})") from error
    finally:
        temporary.unlink(missing_ok=True)
