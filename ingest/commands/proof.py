"""The commands about a dataset that is there: what differs, why a row says what it says, whether all of it holds.

Each command is one call, as in ``ingest.cli``, which offers them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.epilog import epilog
from ingest.exits import Exit
from ingest.output.formats import ReportFormat, TableFormat

DIFF_HELP = epilog(
    "bilaga diff data",
    "bilaga diff data previous current",
    "bilaga diff data-old data-new --format csv",
    exit_codes="Exit codes: 0 the same, 1 different, 2 a dataset cannot be read, 64 wrong use.",
)

VERIFY_HELP = epilog(
    "bilaga verify data",
    "bilaga verify data --sources decisions/ --format json",
    exit_codes="Exit codes: 0 everything holds, 1 something does not, 64 wrong use.",
)

EXPLAIN_HELP = epilog(
    "bilaga explain data annex.pdf/1/17",
    "bilaga explain data 9f2c41d0/1/17",
    "bilaga explain data tables/9f2c41d0/1 --sources decisions/ --format json",
    exit_codes="Exit codes: 0 explained, 2 the dataset cannot be read, 64 wrong use or no such row.",
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
    """Print what two snapshots differ in: documents, grants and rows gained, lost and changed, column by column.

    A file under the name of one that is gone has replaced it. Rows are matched by what they say, so that
    one that is inserted changes no other.
    """
    from ingest.proof.difference import choose
    from ingest.proof.difference_report import print_comparison

    same = print_comparison(choose(data, one, other), form)
    raise typer.Exit(Exit.FINE if same else Exit.FINDINGS)


def explain(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The output folder of bilaga ingest.")],
    row: Annotated[
        str,
        typer.Argument(
            metavar="ROW",
            help="<document>/<table>/<row>, with /<measure> for one amount column, or "
            "<dataset>/<document>/<number>, or grants/<document>/<year>; a document is the beginning of its id, "
            "or its file's name.",
        ),
    ],
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="DIR", help="Where the source files lie; else the recorded paths."),
    ] = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How to write it.")] = ReportFormat.TEXT,
) -> None:
    """Print why a row says what it says: printed line, page, box, rule, the unit's source, checks it took part in.

    A wrong or incomplete ROW lists what there is.
    """
    from ingest.proof.explain import explain as explained
    from ingest.proof.explain_report import as_json, as_text
    from ingest.proof.lookup import find_rows
    from ingest.proof.originals import Originals
    from ingest.store.dataset import open_snapshot

    originals = Originals(sources)
    explanations = [explained(found, originals) for found in find_rows(open_snapshot(data), row)]
    typer.echo("\n".join(as_text(explanations)) if form is ReportFormat.TEXT else as_json(explanations))


def verify(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="The output folder of bilaga ingest, or a snapshot.")
    ],
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", metavar="DIR", help="Open the source files again, found below DIR by their bytes."
        ),
    ] = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How to write it.")] = ReportFormat.TEXT,
) -> None:
    """Prove that a dataset is what was written, and that what was written is what is printed.

    Compares the hash, schema and metadata of every file, keys and references between the datasets; makes every
    check again from the rows; prints every amount, share and date again in Swedish; with --sources looks for every
    text at its page, line and box. Each fault is one line.
    """
    from ingest.proof.verification.report import as_json, as_text
    from ingest.proof.verification.verify import verify as verified

    name, report = verified(data, sources)
    typer.echo("\n".join(as_text(report, name)) if form is ReportFormat.TEXT else as_json(report, name))
    raise typer.Exit(Exit.FINE if report.holds else Exit.FINDINGS)
