"""Many records of one kind made at once.

The constructor of a named tuple is a function of its own, which takes thrice as long as the tuple; a page has some
thousands of boxes, words and references to words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any, TypeVar

Record = TypeVar("Record", bound=tuple[Any, ...])


def made(kind: type[Record], values: Iterable[tuple[Any, ...]]) -> Iterator[Record]:
    """A record for each tuple of ``values``, which hold all of its fields in order."""
    return map(tuple.__new__, repeat(kind), values)
