"""A case of a class of verbs: what its frames are about, where something is true of them.

Data for ``deciding`` and ``spending``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from parsers.conditions.framing import Frame
from schemas.vocabulary import Category


class Case(NamedTuple):
    """What a frame of which ``holds`` is true is about; a function where that depends on the paper."""

    category: Category | Callable[[Frame], Category | None] | None
    holds: Callable[[Frame], bool]


def always(_: Frame) -> bool:
    """What holds of every frame: the last case."""
    return True
