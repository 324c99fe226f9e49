"""The commands about bilaga itself: its schemas, what works on this machine, completion for a shell.

Each command is one call, as in ``ingest.cli``, which offers them.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.epilog import epilog
from ingest.errors import OutputError
from ingest.exits import Exit

SCHEMA_HELP = epilog(
    "bilaga schema allocations",
    "bilaga schema --format json --out columns.json",
    "bilaga schema allocations --format arrow --out allocations.arrow",
    exit_codes="Exit codes: 0 printed, 64 no such table, 74 the file cannot be written.",
)
DOCTOR_HELP = epilog(
    "bilaga doctor",
    exit_codes="Exit codes: 0 what every run needs works, 1 something of it fails. What is lacking is optional.",
)
COMPLETION_HELP = epilog(
    "bilaga completion bash",
    exit_codes=(
        "Once for each shell:\n\n"
        "bash: bilaga completion bash > ~/.local/share/bash-completion/completions/bilaga\n\n"
        'zsh: bilaga completion zsh > "${fpath[1]}/_bilaga"\n\n'
        "fish: bilaga completion fish > ~/.config/fish/completions/bilaga.fish"
    ),
)


class SchemaFormat(StrEnum):
    """A table for people, JSON for programs, a serialised Arrow schema for code."""

    MARKDOWN = "markdown"
    JSON = "json"
    ARROW = "arrow"


class Shell(StrEnum):
    """A shell whose completion is known."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def schema(
    table: Annotated[
        str | None,
        typer.Argument(metavar="TABLE", help="A dataset, such as allocations; else all of them."),
    ] = None,
    form: Annotated[
        SchemaFormat, typer.Option("--format", help="arrow is a serialised Arrow schema, of one TABLE.")
    ] = SchemaFormat.MARKDOWN,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write there instead of standard output.")
    ] = None,
) -> None:
    """Print the columns of the datasets: type, unit, what they mean and the words that they may hold."""
    from ingest.output.schema import schema_bytes

    content = schema_bytes(table, form)
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror or error}); choose another --out") from error


def doctor() -> None:
    """Try everything that bilaga needs on this machine, and say of each in one line whether it works."""
    from ingest.doctor.examination import examine, line_of

    fine = True
    for one in examine():
        typer.echo(line_of(one))
        fine &= one.fine
    raise typer.Exit(Exit.FINE if fine else Exit.FINDINGS)


def completion(shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")]) -> None:
    """Print the script that makes a shell complete commands, options and their words."""
    from ingest.output.completion import completion_script

    typer.echo(completion_script(shell))
