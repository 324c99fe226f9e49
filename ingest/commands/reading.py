"""The options of ``bilaga ingest`` alone: what is read, where to, within which limits, on which machines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ingest.output.progress import LogFormat


class EngineName(StrEnum):
    """Where documents are read."""

    LOCAL = "local"
    RAY = "ray"


InputsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, patterns, zip and tar archives, s3:// addresses; - for a list of them.",
    ),
]

OutputOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="The output folder; readers use DIR/current.")
]

MemoryOption = Annotated[
    int, typer.Option("--memory", min=1024, metavar="MB", help="Address space that a worker may take.")
]

TimeoutOption = Annotated[
    float,
    typer.Option("--timeout", min=1, metavar="SECONDS", help="Time for a document; each of its pages adds 5 s."),
]

HttpsOption = Annotated[
    bool, typer.Option("--allow-https", help="Fetch https:// inputs; otherwise a run asks nothing of the web.")
]

EngineOption = Annotated[
    EngineName,
    typer.Option("--engine", help="Where documents are read: in local processes, or on a Ray cluster."),
]

AddressOption = Annotated[
    str | None,
    typer.Option("--address", metavar="HOST:PORT", help="The Ray cluster; else one is started here."),
]

LogFormatOption = Annotated[
    LogFormat, typer.Option("--log-format", help="On standard error: text, or JSON lines for programs.")
]
