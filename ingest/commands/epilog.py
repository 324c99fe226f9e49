"""How the help of a command ends: examples that a test runs, then what its exit codes mean."""

from __future__ import annotations

from ingest.exits import EXIT_CODES

EXAMPLE = "Example: "


def epilog(*examples: str, exit_codes: str = EXIT_CODES) -> str:
    """The paragraphs under a command's options; each example is a command line that can be run as it is."""
    return "\n\n".join([*(f"{EXAMPLE}{example}" for example in examples), exit_codes])
