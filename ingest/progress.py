"""How far a run has come, told on standard error: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_SECONDS_BETWEEN_LINES = 5.0


class BarProgress:
    """A progress bar."""

    def __init__(self) -> None:
        """The bar appears with the number of inputs."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._failures = 0
        self._bar: RichProgress = Progress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failures]} failed"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )

    def __enter__(self) -> Self:
        """Take the line."""
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        """Give the line back, whatever happened."""
        self._bar.stop()

    def begin(self, inputs: int) -> None:
        """The number of inputs is known."""
        self._task = self._bar.add_task("reading", total=inputs, failures=0)

    def finished(self, source: str, failure: str | None) -> None:  # noqa: ARG002 - the bar names no input
        """One input is finished."""
        self._failures += failure is not None
        self._bar.update(self._task, advance=1, failures=self._failures)


class LineProgress:
    """A plain line every few seconds."""

    def __init__(self) -> None:
        """Silent until the first interval is over: a short run prints its summary only."""
        self._inputs = self._done = self._failures = 0
        self._last = time.monotonic()

    def __enter__(self) -> Self:
        """Nothing to take."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        """Nothing to give back."""

    def begin(self, inputs: int) -> None:
        """The number of inputs is known."""
        self._inputs = inputs

    def finished(self, source: str, failure: str | None) -> None:  # noqa: ARG002 - as the bar
        """One input is finished."""
        self._done += 1
        self._failures += failure is not None
        if time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            line = f"bilaga: {self._done} of {self._inputs} read, {self._failures} failed"
            print(line, file=sys.stderr, flush=True)  # noqa: T201 - this module's purpose


def terminal_progress() -> BarProgress | LineProgress:
    """The bar on a terminal, lines elsewhere."""
    return BarProgress() if sys.stderr.isatty() else LineProgress()
