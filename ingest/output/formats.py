"""The forms in which a command writes what it found. Light: the command line names them in its help."""

from __future__ import annotations

from enum import StrEnum


class ReportFormat(StrEnum):
    """For a person, or for a program: one JSON value."""

    TEXT = "text"
    JSON = "json"


class TableFormat(StrEnum):
    """As :class:`ReportFormat`, or a line for each value."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class FindingsFormat(StrEnum):
    """A module ``as_<name>`` of ``ingest.output.findings``."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    CSV = "csv"


class SheetFormat(StrEnum):
    """A kind of spreadsheet file; its name is the file's suffix."""

    CSV = "csv"
    XLSX = "xlsx"
