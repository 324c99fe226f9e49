"""What happens inside a worker process: documents, each under its limits, and last words for when it is killed.

The last words lie in a small file that survives the process: the stage and page it was at, whether a limit ended
it, and where in the code. Nothing is kept between documents.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple, cast

from ingest import stages
from ingest.engines.attempt import Batch, Failure, Task
from ingest.errors import InputError
from ingest.limits import Limits
from ingest.settings import Settings
from schemas.vocabulary import FailureCategory

_WIDTH = 64  # of the line that says where the work stands; what follows it is the traceback
_OUT_OF_MEMORY = "out of memory"
_LEAST = 0.01  # seconds
_STANDARD_ERROR = 2
_TIME_IS_UP = "Timeout ("  # how faulthandler begins when time is up


class LastWords(NamedTuple):
    """What a worker that was killed had been doing: ``category`` says what ended it, as far as it is known."""

    stage: str = ""
    page: int | None = None
    category: FailureCategory = FailureCategory.CRASH
    trace: str = ""
    document: int | None = None  # of its job's, counted from 0; None before the first, and at work for all together

    @property
    def place(self) -> tuple[str, int | None]:
        """Where in the document it ended."""
        return self.stage, self.page


class _Notes:
    """Writes down where the work stands, and ends the process when its time is up."""

    def __init__(self, file: BinaryIO, limits: Limits, left_out: frozenset[int]) -> None:
        self._file = file
        self._limits = limits
        self._left_out = left_out
        self._documents = 0  # that have begun
        os.lseek(file.fileno(), _WIDTH, os.SEEK_SET)  # where the traceback will go
        self._open()

    def begin(self) -> None:
        self._documents += 1
        self._open()

    def _open(self) -> None:
        self._deadline = time.monotonic() + self._limits.seconds_for(0)
        self.stage("opening", None)

    def stage(self, name: str, page: int | None) -> None:
        self._stage, self._page = name, page
        if name == stages.RECOGNISING:
            self._deadline += self._limits.seconds_per_recognition
        self._write("")
        self._wind()

    def _write(self, ended_by: str) -> None:
        line = f"{self._stage}|{self._page or ''}|{ended_by}|{self._documents}|".ljust(_WIDTH - 1) + "\n"
        with suppress(OSError):  # on a full disk, say: the parent will find that out
            os.pwrite(self._file.fileno(), line.encode(), 0)

    def pages(self, count: int) -> None:
        self._deadline += self._limits.seconds_for(count) - self._limits.seconds_for(0)
        self._wind()

    def _wind(self) -> None:
        """Set the clock that ends the process: what is left of the document's time, or a page's own."""
        left = max(self._deadline - time.monotonic(), _LEAST)
        own = self._limits.seconds_on_one_page
        if self._stage == stages.RECOGNISING:
            own += self._limits.seconds_per_recognition
        most = left if self._page is None else min(left, own)
        faulthandler.dump_traceback_later(most, exit=True, file=self._file)

    def leaves_out(self, page: int) -> bool:
        return page in self._left_out

    def out_of_memory(self) -> None:
        self._write(_OUT_OF_MEMORY)


def begin(parent: int, limits: Limits) -> None:
    """Make a fresh process a worker: it dies with its parent and has a limit on its memory."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:  # it died before that was said
            os._exit(1)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # held back while it was started
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = limits.megabytes * 2**20
        resource.setrlimit(
            resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )


class Job(NamedTuple):
    """One try at some documents: without the pages that killed earlier tries, last words to ``notes``."""

    tasks: tuple[Task, ...]
    settings: Settings
    limits: Limits
    notes: Path
    left_out: frozenset[int]


def serve(pipe: Connection, parent: int, limits: Limits) -> None:
    """Answer the functions and their arguments that come through ``pipe`` until it ends."""
    begin(parent, limits)
    # What libraries print, and Python out of memory, would stand among the lines that programs read.
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STANDARD_ERROR)
    with suppress(EOFError, BrokenPipeError):
        while True:
            function, arguments = pipe.recv()
            pipe.send(function(*arguments))


def work_or_nothing(attempt: Callable[[Sequence[Task], Settings], Batch], job: Job) -> Batch | None:
    """As :func:`work`; None where its documents must go one by one."""
    try:
        return work(attempt, job)
    except (InputError, OSError):
        return None


def work(attempt: Callable[[Sequence[Task], Settings], Batch], job: Job) -> Batch:
    """What ``attempt`` makes of the documents, under their limits.

    Out of memory, the process ends, for the next one is fresh.
    """
    with _watched(job) as notes, stages.told_to(notes):
        batch = attempt(job.tasks, job.settings)
        outcomes = (done.outcome for done in batch.done)
        if any(isinstance(o, Failure) and o.category is FailureCategory.MEMORY for o in outcomes):
            notes.out_of_memory()
            os._exit(1)
    with suppress(OSError):
        job.notes.unlink()
    return batch


@contextmanager
def _watched(job: Job) -> Iterator[_Notes]:
    with _open_notes(job.notes) as file:
        faulthandler.enable(file=file)
        notes = _Notes(file, job.limits, job.left_out)
        try:
            yield notes
        finally:
            faulthandler.cancel_dump_traceback_later()
            faulthandler.disable()


def _open_notes(path: Path) -> BinaryIO:
    """A file for last words; where the output folder is of another machine or gone, they are heard by nobody."""
    with suppress(OSError):
        return path.open("w+b", buffering=0)
    return cast("BinaryIO", TemporaryFile(buffering=0))


def last_words(notes: Path) -> LastWords:
    """What the killed worker left at ``notes``, which is removed."""
    try:
        said = notes.read_bytes()
    except OSError:
        return LastWords()
    notes.unlink(missing_ok=True)
    stage, page, ended_by, documents, *_ = (said[:_WIDTH].decode(errors="replace") + "|||").split("|")
    trace = said[_WIDTH:].decode(errors="replace")
    category = FailureCategory.CRASH
    if ended_by == _OUT_OF_MEMORY:
        category = FailureCategory.MEMORY
    elif _TIME_IS_UP in trace:
        category = FailureCategory.TIMEOUT
    begun = int(documents) if documents.isdigit() and stage != stages.PACKING else 0
    return LastWords(stage, int(page) if page.isdigit() else None, category, trace, begun - 1 if begun else None)
