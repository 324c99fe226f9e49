"""Office files: zip packages of XML parts.

Opened whole or not at all: every part is unpacked and its checksum compared first, within a limit of size, and no
entity is expanded. Knows nothing of what the parts mean.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from ingest.errors import InputError
from schemas.vocabulary import FailureCategory

_MOST_BYTES = 300 * 2**20  # of all parts; a long report has some megabytes
# What zipfile raises for packages that are damaged in one place or another.
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)


class Package:
    """The XML parts of an office file; InputError when it is damaged or unpacks to too much."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                parts = [part for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
                if sum(part.file_size for part in parts) > _MOST_BYTES:
                    message = f"{source}: unpacks to more than {_MOST_BYTES // 2**20} MB; split it"
                    raise InputError(FailureCategory.TOO_LARGE, message)
                self._parts = {part.filename: package.read(part) for part in parts}
        except _ZIP_ERRORS as error:
            raise damaged(source, error) from error

    def names(self, folder: str) -> list[str]:
        """The names of the XML parts in a folder, sorted."""
        return sorted(name for name in self._parts if name.startswith(folder) and name.endswith(".xml"))

    def holds(self, name: str, mark: bytes) -> bool:
        """Whether a part has these bytes in it."""
        return mark in self._parts.get(name, b"")

    def part(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where the package has none of that name."""
        if name not in self._parts:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._parts[name], parser)
        except etree.XMLSyntaxError as error:
            raise damaged(self._source, error) from error


def damaged(source: str, error: BaseException) -> InputError:
    """The failure of an office file that cannot be taken apart."""
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return InputError(FailureCategory.DAMAGED, f"{source}: the office file is damaged ({reason}); fetch it again")
