"""How far a run has come, told on standard error: a bar on a terminal, lines elsewhere, or JSON lines.

Counts what the run tells it; decides nothing.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ingest.output.terminal import printable

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

_SECONDS_BETWEEN_LINES = 5.0


class LogFormat(StrEnum):
    """How a run tells of itself on standard error."""

    TEXT = "text"
    JSON = "json"


@dataclass(slots=True)
class Tally:
    """The inputs of a run, those that are finished, those that failed, and the pages that were read."""

    inputs: int = 0
    done: int = 0
    failures: int = 0
    pages: int = 0
    _begun: float = field(default_factory=time.monotonic)

    def begin(self, inputs: int) -> None:
        """The number of inputs is known: from here on time counts."""
        self.inputs, self._begun = inputs, time.monotonic()

    def finished(self, failure: str | None, pages: int) -> None:
        """One input more is finished."""
        self.done += 1
        self.failures += failure is not None
        self.pages += pages

    @property
    def all_read(self) -> bool:
        """Whether only publishing is left, which takes a while for many documents."""
        return self.done == self.inputs

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self._begun

    @property
    def documents_per_second(self) -> float:
        """So far, those that failed and those that were known among them."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def pages_per_second(self) -> float:
        """So far."""
        return self.pages / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """If it goes on as so far; None before the first input is finished."""
        return self.seconds / self.done * (self.inputs - self.done) if self.done else None

    def rates(self) -> str:
        """Documents and pages per second, for a person."""
        return f"{self.documents_per_second:.1f} documents/s, {self.pages_per_second:.1f} pages/s"


class BarProgress:
    """A progress bar."""

    def __init__(self) -> None:
        """The bar appears with the number of inputs."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.tally = Tally()
        self._bar: RichProgress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failures]} failed"),
            TextColumn("{task.fields[rates]}"),
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

    def left_out(self, message: str) -> None:
        """A line above the bar."""
        self._bar.console.print(f"bilaga: {printable(message)}", markup=False, highlight=False)

    def begin(self, inputs: int) -> None:
        """The number of inputs is known."""
        self.tally.begin(inputs)
        self._task = self._bar.add_task("reading", total=inputs, failures=0, rates="")

    def finished(self, source: str, failure: str | None, pages: int = 0) -> None:  # noqa: ARG002 - names no input
        """One input is finished."""
        self.tally.finished(failure, pages)
        self._bar.update(self._task, advance=1, failures=self.tally.failures, rates=self.tally.rates())
        if self.tally.all_read:
            self._bar.update(self._task, description="publishing")


class LineProgress:
    """A plain line every few seconds, and one when all is read."""

    def __init__(self) -> None:
        """Silent until the first interval is over: a short run prints its summary only."""
        self.tally = Tally()
        self._last = time.monotonic()
        self._told = False

    def __enter__(self) -> Self:
        """Nothing to take."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        """Nothing to give back."""

    def left_out(self, message: str) -> None:
        """A line at once."""
        _print(f"bilaga: {printable(message)}")

    def begin(self, inputs: int) -> None:
        """The number of inputs is known."""
        self.tally.begin(inputs)

    def finished(self, source: str, failure: str | None, pages: int = 0) -> None:
        """One input is finished."""
        self.tally.finished(failure, pages)
        if failure is not None:
            self._failed(source, failure)
        if time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES or (self._told and self.tally.all_read):
            self._last = time.monotonic()
            self._told = True
            self._tell()

    def _failed(self, source: str, failure: str) -> None:
        """Failures are listed in the summary."""

    def _tell(self) -> None:
        tally = self.tally
        left = "publishing" if tally.all_read else f"{tally.seconds_left or 0:.0f} s left"
        _print(f"bilaga: {tally.done} of {tally.inputs} read, {tally.failures} failed, {tally.rates()}, {left}")


class JsonProgress(LineProgress):
    """JSON lines: ``left_out``, ``begin``, each ``failure``, ``progress`` every few seconds and when all is read.

    The command adds ``end`` by :func:`log_event`.
    """

    def left_out(self, message: str) -> None:
        """A line at once."""
        log_event("left_out", message=message)

    def begin(self, inputs: int) -> None:
        """The number of inputs is known."""
        super().begin(inputs)
        log_event("begin", inputs=inputs)

    def _failed(self, source: str, failure: str) -> None:
        log_event("failure", source=source, message=failure)

    def _tell(self) -> None:
        tally = self.tally
        log_event(
            "progress",
            inputs=tally.inputs,
            done=tally.done,
            failed=tally.failures,
            pages=tally.pages,
            documents_per_second=round(tally.documents_per_second, 2),
            pages_per_second=round(tally.pages_per_second, 2),
            seconds_left=round(tally.seconds_left or 0, 1),
        )


def log_event(event: str, **values: str | float | None) -> None:
    """One JSON line, ASCII only: names of files may hold whatever acts on a terminal."""
    _print(json.dumps({"event": event, **values}))


def _print(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - this module's purpose


def open_progress(log_format: LogFormat) -> BarProgress | LineProgress:
    """JSON lines where asked for; else the bar on a terminal, lines elsewhere."""
    if log_format is LogFormat.JSON:
        return JsonProgress()
    return BarProgress() if sys.stderr.isatty() else LineProgress()
