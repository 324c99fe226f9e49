"""One document's work as every engine does it: bytes in, packed rows or a reason out."""

from __future__ import annotations

import traceback
from typing import NamedTuple, TypeAlias

from ingest.errors import InputError
from ingest.settings import Settings
from schemas.vocabulary import FailureCategory


class Task(NamedTuple):
    """A document to read: its bytes, and the name it was given under, for messages."""

    document_id: str
    source: str
    data: bytes


class Failure(NamedTuple):
    """Why a document could not be read: one line, and the traceback of a bug of ours (else empty)."""

    category: FailureCategory
    message: str
    traceback: str = ""


Attempt: TypeAlias = "bytes | Failure"


class Done(NamedTuple):
    """What became of a task: the packed document or the failure."""

    document_id: str
    source: str
    outcome: Attempt


def attempt(task: Task, settings: Settings) -> Attempt:
    """The packed document, or why there is none. Raises nothing."""
    from ingest.pipeline import extract
    from ingest.store.staging import pack

    try:
        return pack(extract(task.data, task.source, settings))
    except InputError as error:
        cause = error.__cause__ if error.category is FailureCategory.CRASH else None
        return Failure(error.category, error.message, "".join(traceback.format_exception(cause)) if cause else "")
    except MemoryError:
        return Failure(FailureCategory.MEMORY, f"{task.source}: not enough memory for its rows; try it alone")
