"""Datasets as spreadsheets: every dataset of a snapshot as CSV files or Excel workbooks, row for row.

For people without a Parquet reader; the Parquet files remain the data. Text that a spreadsheet would take for a
formula is made inert (``ingest.output.inert``). Rows are read a batch at a time and nothing is left out: what does
not fit in a sheet goes on in the next, and what does not fit in a cell says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import OutputError
from ingest.output.formats import SheetFormat
from ingest.output.inert import csv_cell
from ingest.output.terminal import printable
from ingest.sources.own import EXPORT_MARK
from ingest.store.dataset import damage_as_input_error
from schemas.columns import SCHEMAS

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from ingest.store.snapshot import Snapshot

_BATCH = 8_192  # rows held at a time
_SHEET_ROWS = 1_048_576  # what a sheet holds, its header included
_CELL_CHARACTERS = 32_767
_CUT = " [cut: whole in CSV and Parquet]"


def export(snapshot: Snapshot, form: SheetFormat, folder: Path) -> list[Path]:
    """Write a file for each dataset of ``snapshot`` into ``folder``, made where missing; the files.

    OutputError where they cannot be written, InputError where the dataset cannot be read.
    """
    write = {SheetFormat.CSV: _write_csv, SheetFormat.XLSX: _write_xlsx}[form]
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for dataset, schema in SCHEMAS.items():
            path = folder / f"{dataset}.{form}"
            temporary = path.with_name(f"_tmp-{path.name}")
            write(temporary, schema.names, _rows(snapshot, dataset))
            temporary.replace(path)
            written.append(path)
    except OSError as error:
        raise OutputError(f"{folder.as_posix()}: cannot be written ({error.strerror or error})") from error
    return written


def _rows(snapshot: Snapshot, dataset: str) -> Iterator[list[object]]:
    """The rows of a dataset, a value for each column of its schema."""
    names = SCHEMAS[dataset].names
    with damage_as_input_error(snapshot):
        for batch in snapshot.batches(dataset, _BATCH):
            for row in batch.to_pylist():
                yield [row.get(name) for name in names]


def _write_csv(path: Path, names: list[str], rows: Iterable[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([csv_cell(value) for value in row] for row in rows)


def _write_xlsx(path: Path, names: list[str], rows: Iterable[list[object]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = EXPORT_MARK
    title = path.stem.removeprefix("_tmp-")
    sheet, held, sheets = _new_sheet(book.create_sheet(title), names), 1, 1
    for row in rows:
        if held == _SHEET_ROWS:
            sheets += 1
            sheet, held = _new_sheet(book.create_sheet(f"{title} {sheets}"), names), 1
        sheet.append([_cell(sheet, value) for value in row])
        held += 1
    book.save(path)


def _new_sheet(sheet: WriteOnlyWorksheet, names: list[str]) -> WriteOnlyWorksheet:
    sheet.freeze_panes = "A2"
    sheet.append(names)
    return sheet


def _cell(sheet: WriteOnlyWorksheet, value: object) -> Cell | Decimal | date | float | None:
    """Numbers, dates and truth values as such; everything else as text that stays text when it is edited."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or isinstance(value, Decimal | date | int | float):
        return value
    text = printable(value) if isinstance(value, str) else csv_cell(value)
    if len(text) > _CELL_CHARACTERS:
        text = text[: _CELL_CHARACTERS - len(_CUT)] + _CUT
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # or "=1+1" is a formula, and "#N/A" an error
    cell.quotePrefix = True
    return cell
