"""What can go wrong with an input or with the use of the program.

Raised by readers and sources, turned into rows of ``inputs`` by the pipeline. A message is one line that names
the input and says what to do; it never holds a traceback.
"""

from __future__ import annotations

from schemas.vocabulary import FailureCategory


class InputError(Exception):
    """An input that cannot be read; ``message`` is one line for the person who gave it."""

    def __init__(self, category: FailureCategory, message: str) -> None:
        super().__init__(message)
        self.category = category
        self.message = message

    def __reduce__(self) -> tuple[type[InputError], tuple[FailureCategory, str]]:
        """Both arguments survive the way back from a worker process."""
        return InputError, (self.category, self.message)


class UsageError(Exception):
    """The command was called in a way that cannot work; the message is one line."""


class OutputError(Exception):
    """The output folder cannot be used or written; the message is one line. Earlier data is intact."""


class OutputBusyError(OutputError):
    """Another run holds the output folder."""
