"""A zip or tar archive -> the documents in it, as ``archive.zip/name.pdf``. Nothing is unpacked to disk.

The same names count as documents as in a folder. Refused, each with its reason: an archive that unpacks to far more
than it holds, a member whose name leads out of the archive, an archive within an archive, links and devices.
"""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from ingest.errors import InputError
from ingest.sources.source import MOST_BYTES, Source, failed, printed_path, too_large, unreadable
from ingest.sources.suffixes import is_beside_documents, is_hidden, is_named_as_archive, is_named_as_document
from schemas.vocabulary import FailureCategory

# Pages of text shrink to a twentieth; what shrinks to less than a hundredth was made to burst.
_MOST_GROWTH = 100
_FREE_GROWTH = 2**30
_ZIP = ".zip"  # by name: a tar archive that ends with a zip file looks like one
_OFFICE_MARK = "[Content_Types].xml"
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)


def is_archive(path: Path) -> bool:
    """Whether the file is named as an archive; a Word or Excel file under such a name is none."""
    if not is_named_as_archive(PurePosixPath(path.name)):
        return False
    try:
        with zipfile.ZipFile(path) as package:
            return _OFFICE_MARK not in package.namelist()
    except (OSError, *_DAMAGE):
        return True  # no zip file, or one whose reason shows when it is opened


def in_archive(path: Path) -> Iterator[Source]:
    """The documents in the archive at ``path``, in its order; one input that fails when it cannot be opened."""
    name = printed_path(path)
    archive = _Archive(path)
    try:
        members = archive.documents()
    except InputError as error:
        yield failed(name, error.category, error.message)
        return
    if not members:
        yield failed(
            name, FailureCategory.EMPTY, f"{name}: no documents in this archive; unpack it to see what it holds"
        )
    times: Counter[str] = Counter()
    for member in members:
        times[member.name] += 1
        # Two members of one name are two inputs.
        again = f"#{times[member.name]}" if times[member.name] > 1 else ""
        yield archive.source(member, f"{name}/{member.name}{again}")


class _Member(NamedTuple):
    """A file in an archive: its name there, the bytes it says it has, how it is opened (None: no plain file)."""

    name: str
    size: int
    open: Callable[[], IO[bytes] | None]


class _Archive:
    """An archive on disk, open from when it is listed until its last document has been read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = printed_path(path)
        self._unread = 0
        self._close: Callable[[], None] = lambda: None

    def documents(self) -> list[_Member]:
        """Its documents; InputError when it bursts, is damaged or cannot be opened."""
        try:
            documents = [member for member in self._members() if _is_document(PurePosixPath(member.name))]
        except (OSError, RuntimeError, *_DAMAGE) as error:
            self._close()
            raise self._reason(error, self._name) from error
        self._unread = len(documents)
        return documents

    def _members(self) -> Iterator[_Member]:
        """Every file, counted up to where the archive bursts: the next is looked for by unpacking this one."""
        most = max(_FREE_GROWTH, _MOST_GROWTH * self._path.stat().st_size)
        total = 0
        for member in self._zipped() if self._path.suffix.lower() == _ZIP else self._tarred():
            total += member.size
            if total > most:
                message = f"{self._name}: unpacks to more than {most // 2**20} MB; unpack what you need of it"
                raise InputError(FailureCategory.TOO_LARGE, message)
            yield member

    def _zipped(self) -> Iterator[_Member]:
        package = zipfile.ZipFile(self._path)
        self._close = package.close
        for info in package.infolist():
            if not info.is_dir():
                yield _Member(_printable(info.filename), info.file_size, partial(package.open, info))

    def _tarred(self) -> Iterator[_Member]:
        package = tarfile.open(self._path)  # noqa: SIM115 - closed after its last document
        self._close = package.close
        for info in package:
            if not info.isdir():
                opened = partial(package.extractfile, info) if info.isfile() else _no_file
                yield _Member(_printable(info.name), info.size, opened)

    def source(self, member: _Member, name: str) -> Source:
        """The input for one of its documents."""

        def fetch() -> bytes:
            try:
                return self._read(member, name)
            finally:
                self._unread -= 1
                if not self._unread:
                    self._close()

        return Source(name, fetch, self._path)

    def _read(self, member: _Member, name: str) -> bytes:
        inner = PurePosixPath(member.name)
        if inner.is_absolute() or ".." in inner.parts:
            message = f"{name}: its name leads out of the archive; refused, unpack it by hand if you trust it"
            raise InputError(FailureCategory.UNSUPPORTED, message)
        if is_named_as_archive(inner):
            raise InputError(FailureCategory.UNSUPPORTED, f"{name}: an archive within an archive; unpack it first")
        if member.size > MOST_BYTES:
            raise too_large(name)
        try:
            content = member.open()
            if content is None:
                raise InputError(
                    FailureCategory.UNSUPPORTED, f"{name}: a link or device and no file; unpack it first"
                )
            with content:
                data = content.read(MOST_BYTES + 1)
        except (OSError, RuntimeError, *_DAMAGE) as error:
            raise self._reason(error, name) from error
        if len(data) > MOST_BYTES:
            raise too_large(name)
        return data

    def _reason(self, error: Exception, name: str) -> InputError:
        if isinstance(error, RuntimeError) and "password" in str(error):
            message = f"{name}: the archive asks for a password; unpack it first"
            return InputError(FailureCategory.ENCRYPTED, message)
        if isinstance(error, _DAMAGE):
            return InputError(FailureCategory.DAMAGED, f"{name}: the archive is damaged; fetch it again")
        return unreadable(name, error)


def _no_file() -> None:
    """What a link or device has to read."""


def _is_document(name: PurePosixPath) -> bool:
    if is_hidden(name):
        return ".." in name.parts and is_named_as_document(name)
    if is_named_as_archive(name):
        return True
    return is_named_as_document(name) and not is_beside_documents(name)


def _printable(name: str) -> str:
    r"""A member's name with forward slashes; bytes that are no text as ``\xe5``."""
    return (
        name.replace("\\", "/").encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")
    )
