"""The exit codes of every command."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a command came to; where several apply, the one further down here is given."""

    FINE = 0
    FINDINGS = 1  # a finding of severity error
    UNREADABLE = 2  # some inputs could not be read; the others were
    USAGE = 64  # the command was called wrongly
    OUTPUT = 74  # the output folder cannot be written
    BUSY = 75  # another run holds the output folder
    INTERRUPTED = 130  # Ctrl-C (143: SIGTERM); finished work is kept


EXIT_CODES = (
    "Exit codes: 0 fine, 1 findings of severity error, 2 some inputs could not be read (weighs more than 1), "
    "64 wrong use, 74 output not writable, 75 output in use by another run, 130 interrupted (143 by SIGTERM)."
)
