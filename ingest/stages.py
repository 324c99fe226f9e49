"""Where in a document the work stands, told to whoever watches: a process that is killed cannot say it any more.

The pipeline and the readers tell; an engine listens. Without a listener telling costs next to nothing, and every
page is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

RECOGNISING = "recognising"  # the stage that takes seconds a page
PACKING = "packing"  # the stage of several documents together


class Listener(Protocol):
    """Who is told, and who may leave pages out."""

    def begin(self) -> None:
        """Another document begins."""

    def stage(self, name: str, page: int | None) -> None:
        """The work named so begins; on that page, if it is a page's."""

    def pages(self, count: int) -> None:
        """The document has so many pages."""

    def leaves_out(self, page: int) -> bool:
        """Whether the page is not to be read."""


class _Nobody:
    def begin(self) -> None:
        """Not listening."""

    def stage(self, name: str, page: int | None) -> None:
        """Not listening."""

    def pages(self, count: int) -> None:
        """Not listening."""

    def leaves_out(self, page: int) -> bool:  # noqa: ARG002 - every page
        """No."""
        return False


_LISTENER: ContextVar[Listener] = ContextVar("listener", default=_Nobody())  # noqa: B039 - has no state


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Within, ``listener`` is told."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def begin() -> None:
    """Tell that another document begins."""
    _LISTENER.get().begin()


def stage(name: str, page: int | None = None) -> None:
    """Tell that this work begins."""
    _LISTENER.get().stage(name, page)


def pages(count: int) -> None:
    """Tell how many pages there are."""
    _LISTENER.get().pages(count)


def leaves_out(page: int) -> bool:
    """Tell that a page is about to be read; True when it has killed a process before and is left out."""
    listener = _LISTENER.get()
    listener.stage("reading", page)
    return listener.leaves_out(page)
