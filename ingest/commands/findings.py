"""The commands that list findings and rows for people and for other programs.

Each command is one call, as in ``ingest.cli``, which offers them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.epilog import epilog
from ingest.commands.options import CorrectionsOption, OcrOption, WorkersOption, corrected_by, processors
from ingest.output.findings.wish import Detail, FailOn, Language, Wish
from ingest.output.formats import FindingsFormat, SheetFormat
from ingest.output.terminal import printable
from ingest.settings import Ocr, SecondReader, Settings

CHECK_HELP = epilog(
    "bilaga check annex.pdf decisions/ --fail-on warning",
    "bilaga check data --lang sv --verbose",
    "bilaga check data --format sarif --out findings.sarif --ignore recipient-order",
)
EXPORT_HELP = epilog("bilaga export data --out sheets", "bilaga export data --format xlsx --out sheets")


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT_OR_DATA", help="Files, folders, and dataset folders of bilaga.")
    ],
    form: Annotated[
        FindingsFormat, typer.Option("--format", help="text for people, the others for programs.")
    ] = FindingsFormat.TEXT,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write there instead of standard output.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The least severity of a failed check that gives exit code 1.")
    ] = FailOn.ERROR,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="SLUG", help="Only this check; again for more.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="SLUG", help="Not this check; again for more.")
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="The language of messages.")] = Language.ENGLISH,
    verbose: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--verbose", "-v", help="text and sarif: list passed and skipped checks too.")
    ] = False,
    ocr: OcrOption = Ocr.AUTO,
    corrections: CorrectionsOption = None,
    workers: WorkersOption = None,
) -> None:
    """Check documents, or make the checks of a dataset again from its rows alone, and list what failed.

    json, junit and csv hold every finding, passed and skipped ones too. Nothing is kept: see bilaga ingest.
    """
    from ingest.output.findings.command import Reading
    from ingest.output.findings.command import check as run
    from ingest.output.findings.selection import selection_of

    selection = selection_of(select or (), ignore or ())
    wish = Wish(language, Detail.EVERY if verbose else Detail.FAILED, fail_on)
    settings = corrected_by(corrections, Settings.of(SecondReader.AUTO, ocr))
    reading = Reading(settings, processors() if workers is None else workers)
    raise typer.Exit(run(inputs, selection, wish, (form, out), reading))


def export(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="A dataset folder of bilaga.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of the files to write.")],
    form: Annotated[SheetFormat, typer.Option("--format", help="CSV files or Excel books.")] = SheetFormat.CSV,
) -> None:
    """Write every dataset of DATA as a spreadsheet file, for people without a Parquet reader.

    Text that would be a formula is made inert; numbers stay numbers.
    """
    from ingest.output.export import export as run
    from ingest.store.dataset import open_snapshot

    for path in run(open_snapshot(data), form, out):
        typer.echo(printable(path.as_posix()))
