"""Some documents' work as every engine does it: bytes in, packed rows and reasons out."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from typing import NamedTuple

from ingest import stages
from ingest.corrections.given import NOTHING_GIVEN, Given
from ingest.errors import InputError
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import FailureCategory

# Seconds after which a batch is handed in: so much work a kill may cost. By the clock more, for a busy machine.
_ENOUGH_WORK = 0.5
_LONG_ENOUGH = 3.0


class Task(NamedTuple):
    """A document to read: its bytes, the name it was given under, for messages, and what people said of it."""

    document_id: str
    source: str
    data: bytes
    corrections: tuple[Given, ...] = NOTHING_GIVEN


class Failure(NamedTuple):
    """Why a document could not be read: one line, and the traceback of a bug of ours (else empty)."""

    category: FailureCategory
    message: str
    traceback: str = ""


class Done(NamedTuple):
    """What became of a task: the number of pages that were read, or the failure."""

    document_id: str
    source: str
    outcome: int | Failure


class Batch(NamedTuple):
    """What became of some tasks, and the pack of all documents that were read (empty where none was)."""

    done: tuple[Done, ...]
    packed: bytes = b""


def attempt(tasks: Sequence[Task], settings: Settings) -> Batch:
    """What becomes of the first of ``tasks``, one at least, until enough time has passed.

    InputError where several documents fail to be packed together: which of them is to blame shows one by one.
    """
    from ingest.pipeline import extract_unproven

    work_ends, time_ends = time.process_time() + _ENOUGH_WORK, time.monotonic() + _LONG_ENOUGH
    done: list[Done] = []
    read: list[Extraction] = []
    for task in tasks:
        stages.begin()
        try:
            read.append(extract_unproven(task.data, task.source, settings, task.corrections))
            done.append(Done(task.document_id, task.source, read[-1].document.page_count))
        except InputError as error:
            done.append(_failed(task, error))
        if time.process_time() > work_ends or time.monotonic() > time_ends:
            break
    stages.stage(stages.PACKING)
    try:
        return Batch(tuple(done), _packed(read, tasks[0].source))
    except InputError as error:
        if len(tasks) > 1:
            raise
        return Batch((_failed(tasks[0], error),))


def _packed(read: Sequence[Extraction], source: str) -> bytes:
    from ingest.pipeline import bugs_as_input_errors, proven
    from ingest.store.staging import pack

    if not read:
        return b""
    with bugs_as_input_errors(source):
        return pack(proven(read))


def _failed(task: Task, error: InputError) -> Done:
    cause = error.__cause__ if error.category is FailureCategory.CRASH else None
    trace = "".join(traceback.format_exception(cause)) if cause else ""
    return Done(task.document_id, task.source, Failure(error.category, error.message, trace))
