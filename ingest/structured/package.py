"""Office files: zip packages of XML parts.

Reads parts by name, safely: no entity is expanded, no part larger than its share of memory is unpacked. Knows
nothing of what the parts mean.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from ingest.errors import InputError
from schemas.vocabulary import FailureCategory

_MOST_BYTES = 300 * 2**20  # of one part; a long report has some megabytes


class Package:
    """The parts of an office file."""

    def __init__(self, data: bytes, source: str) -> None:
        self._source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError) as error:
            raise self._damaged(error) from error
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where the package has none of that name."""
        if name not in self.names:
            return None
        if self._zip.getinfo(name).file_size > _MOST_BYTES:
            message = f"{self._source}: unpacks to more than {_MOST_BYTES // 2**20} MB; split it"
            raise InputError(FailureCategory.TOO_LARGE, message)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._zip.read(name), parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> InputError:
        reason = " ".join(str(error).split())
        message = f"{self._source}: the office file is damaged ({reason}); fetch it again"
        return InputError(FailureCategory.DAMAGED, message)
