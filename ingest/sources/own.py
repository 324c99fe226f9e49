"""What bilaga wrote is no input: the parts of an output folder, of a report and of an export that lie in a folder.

Known by marks that these bear, never by a name alone; whatever else lies beside them is an input as anywhere.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection
from pathlib import Path

REPORT_MARK = "bilaga report"  # a key in its report.json
EXPORT_MARK = "bilaga export"  # who made a workbook

_OUTPUT = frozenset({"_lock", "_staging", "snapshots"})
_OUTPUT_AND_MORE = _OUTPUT | {"current", "_log", "_run.json"}
_WORKBOOK = ".xlsx"
_REPORT = "report.json"
_REPORTED = frozenset({_REPORT, "index.html", "grants.html", "documents", "pages", "assets"})
_ABOUT = "docProps/core.xml"


def parts_of_output(names: Collection[str]) -> frozenset[str]:
    """Those of the ``names`` in a folder that are parts of a dataset and of runs: data and notes, no documents."""
    return _OUTPUT_AND_MORE.intersection(names) if _OUTPUT.issubset(names) else frozenset()


def pages_of_own(folder: Path, names: Collection[str]) -> frozenset[str]:
    """Those of the ``names`` in ``folder`` that a person could take for documents: a report's, an export's."""
    found = {name for name in _workbooks(names) if _is_export(folder / name)}
    if _REPORT in names and _is_report(folder / _REPORT):
        found |= _REPORTED.intersection(names)
    return frozenset(found)


def _workbooks(names: Collection[str]) -> frozenset[str]:
    """Those that are named as an export names them."""
    if not any(name.endswith(_WORKBOOK) for name in names):
        return frozenset()
    from schemas.columns import SCHEMAS  # and with it Arrow, which is slow to load

    return frozenset(f"{dataset}{_WORKBOOK}" for dataset in SCHEMAS).intersection(names)


def _is_report(marker: Path) -> bool:
    try:
        return REPORT_MARK in json.loads(marker.read_bytes())
    except (OSError, ValueError, TypeError):
        return False


def _is_export(workbook: Path) -> bool:
    try:
        with zipfile.ZipFile(workbook) as package:
            return f">{EXPORT_MARK}</dc:creator>".encode() in package.read(_ABOUT)
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False
