"""Options that several commands have."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ingest.settings import Ocr, SecondReader, Settings

SecondReaderOption = Annotated[
    SecondReader,
    typer.Option(
        help="When pdfplumber reads a PDF table's numbers again: where its arithmetic fails, always or never."
    ),
]

OcrOption = Annotated[
    Ocr,
    typer.Option(
        "--ocr",
        help="When Tesseract reads the picture of a page: where its text is not what it shows, always or never.",
    ),
]

WorkersOption = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="Worker processes; 0 reads in this one. Default: one per processor."),
]


CorrectionsOption = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="A corrections file (CSV), as bilaga report exports: see docs/corrections.md.",
    ),
]


def corrected_by(file: Path | None, settings: Settings) -> Settings:
    """``settings`` with the corrections of a file."""
    if file is None:
        return settings
    from ingest.corrections.reading import read_corrections

    return replace(settings, corrections=read_corrections(file))


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
