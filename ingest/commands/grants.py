"""The command about the grants of a dataset: which documents belong together, and what is in force when.

One call, as in ``ingest.cli``, which offers it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.epilog import epilog
from ingest.errors import UsageError
from ingest.output.formats import TableFormat

GRANTS_HELP = epilog(
    "bilaga grants data",
    "bilaga grants data --in-force 2022-12-31 --format csv",
    exit_codes="Exit codes: 0 fine, 2 the dataset cannot be read, 64 wrong use.",
)


def grants(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The output folder of bilaga ingest.")],
    in_force: Annotated[
        str | None, typer.Option(metavar="DATE", help="Who had how much on that day, amendments made.")
    ] = None,
    form: Annotated[TableFormat, typer.Option("--format", help="How to write it.")] = TableFormat.TEXT,
) -> None:
    """Print the grants of a dataset: which documents belong together, what they say, and who says otherwise."""
    from ingest.grants import print_grants, print_in_force
    from ingest.store.dataset import open_snapshot

    day = None if in_force is None else _day(in_force)
    if day is None:
        print_grants(open_snapshot(data), form)
    else:
        print_in_force(open_snapshot(data), day, form)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--in-force {text}: no date; write it as 2022-12-31") from error
