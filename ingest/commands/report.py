"""The command that makes a report: pages for people, with every value outlined where it is printed.

One call, as in ``ingest.cli``, which offers it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.epilog import epilog
from ingest.commands.options import WorkersOption, processors
from ingest.exits import Exit
from ingest.output.findings.wish import Language
from ingest.output.terminal import printable
from ingest.report.wish import PagePolicy, ReportWish

REPORT_HELP = epilog(
    "bilaga report data --out report",
    "bilaga report data --out report --sources decisions/ --lang en",
    exit_codes="Exit codes: 0 written, 2 the dataset cannot be read or a page not be made, 64 wrong use, "
    "74 output not writable.",
)


def report(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The output folder of bilaga ingest.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The folder of the report; open its index.html.")
    ],
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="DIR", help="Where the source files lie; else the recorded paths."),
    ] = None,
    pages: Annotated[
        PagePolicy, typer.Option("--pages", help="Pages to show: those with a value or a finding, all, or none.")
    ] = PagePolicy.VALUES,
    language: Annotated[
        Language, typer.Option("--lang", help="The language that pages open in; a reader can switch.")
    ] = Language.SWEDISH,
    workers: WorkersOption = None,
) -> None:
    """Write a report of a dataset: static pages that open from disk, with every value outlined on its page.

    An index to sort, filter and search; for each document its findings, sums, conditions, dates and tables beside
    the pages. It needs no server and no network. The source files are found by their bytes.
    """
    from ingest.report.build import build
    from ingest.store.dataset import open_snapshot

    wish = ReportWish(language, pages, sources)
    built = build(open_snapshot(data), out, wish, processors() if workers is None else workers)
    typer.echo(printable(f"Report: {(out / 'index.html').as_posix()}"))
    megabytes = f"{built.size_bytes / 1_000_000:.1f} MB"
    typer.echo(f"Documents: {built.documents}, pages shown: {built.pages}, size: {megabytes}")
    for fault in built.faults:
        typer.echo(printable(f"bilaga: {fault}"), err=True)
    if built.without_pages and pages is not PagePolicy.NONE:
        advice = "no values, or no source file found; name its folder with --sources"
        typer.echo(f"Without pages: {built.without_pages} ({advice})")
    raise typer.Exit(Exit.UNREADABLE if built.faults else Exit.FINE)
