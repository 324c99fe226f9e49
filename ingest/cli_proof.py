"""The commands about a dataset that is there: what differs, why a row says what it says, whether all of it holds.

Each command is one call, as in ``ingest.cli``, which offers them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.exits import Exit
from ingest.formats import TableFormat

DIFF_HELP = (
    "Examples: bilaga diff data (the latest two snapshots) | bilaga diff data 3f2a current | "
    "bilaga diff data-old data-new --format csv\n\n"
    "Exit codes: 0 the same, 1 different, 2 a dataset cannot be read, 64 wrong use."
)


def diff(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The output folder of bilaga ingest.")],
    one: Annotated[
        str | None,
        typer.Argument(
            metavar="A", help="A snapshot's id or its beginning, current, previous, or another output folder."
        ),
    ] = None,
    other: Annotated[str | None, typer.Argument(metavar="B", help="As A; current where it is left out.")] = None,
    form: Annotated[TableFormat, typer.Option("--format", help="How to write it.")] = TableFormat.TEXT,
) -> None:
    """Print what two snapshots differ in: documents and rows gained, lost and changed, column by column.

    Rows are matched by what they say, so that one that is inserted changes no other.
    """
    from ingest.difference import choose
    from ingest.difference_report import print_comparison

    same = print_comparison(choose(data, one, other), form)
    raise typer.Exit(Exit.FINE if same else Exit.FINDINGS)
