"""The commands about an output folder as a whole: how it stands, and its copy elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.epilog import epilog
from ingest.output.formats import ReportFormat

STATUS_HELP = epilog(
    "bilaga status data",
    "bilaga status data --format json",
    exit_codes="Exit codes: 0 told, 64 no such folder.",
)

PUBLISH_HELP = epilog(
    "bilaga publish data s3://bucket/bilaga",
    "bilaga publish data /srv/bilaga",
    exit_codes="Exit codes: 0 published or there already, 64 no dataset, 74 the address cannot be written.",
)


def status(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The output folder of bilaga ingest.")],
    form: Annotated[ReportFormat, typer.Option("--format", help="How to write it.")] = ReportFormat.TEXT,
) -> None:
    """Print how an output folder stands: what is published, what waits for the next run, what failed."""
    from ingest.store.status import folder_status, status_as_json, status_as_text

    found = folder_status(data)
    typer.echo("\n".join(status_as_text(found)) if form is ReportFormat.TEXT else status_as_json(found))


def publish(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The output folder, or one of its snapshots.")],
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="s3://bucket/prefix, or a folder.")],
) -> None:
    """Copy one snapshot to an object store, its manifest last: readers see the old one or the new, whole."""
    from ingest.store.dataset import open_snapshot
    from ingest.store.publishing import publish as published

    done = published(open_snapshot(data), address)
    what = f"{done.files} files, {done.size_bytes} bytes" if done.files else "there already"
    typer.echo(f"Published: {done.address} ({what})")
