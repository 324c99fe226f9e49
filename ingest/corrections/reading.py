"""A file of corrections, as people keep it -> :class:`Corrections`; what cannot be meant is refused, with its line.

CSV with commas, semicolons or tabs, in UTF-8 or what spreadsheets save; see ``docs/corrections.md``. It knows no
document: whether a correction's printed text stands anywhere is found when the document is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn

from ingest.corrections.fields import NOT_CORRECTED, correctable, read_value, written
from ingest.corrections.given import Corrections, Given
from ingest.errors import UsageError
from ingest.monospaced.encoding import decode
from ingest.output.inert import is_formula
from schemas.columns import DATASETS
from schemas.vocabulary import Verdict

COLUMNS = (
    "document_sha256", "dataset", "row", "field", "printed_text", "value", "reason", "who", "when",
    "verdict", "context",
)  # fmt: skip
_OPTIONAL = frozenset({"reason", "who", "when", "verdict", "context"})
_ALSO = dict.fromkeys(("sha256", "document_hash", "document_id", "document", "hash"), "document_sha256")
_HASH = re.compile(r"[0-9a-f]{16}(?:[0-9a-f]{48})?")
_DOCUMENT = re.compile(r"[0-9a-f]{8,64}")
_MOST_BYTES = 50 * 2**20
_LONGEST_CELL = 20_000  # characters
_UNFORMATTED = "keep the column as text in the spreadsheet"


class _Line(NamedTuple):
    """A line of the file: what to call it in a message, and its cells."""

    name: str
    cells: Mapping[str, str]

    def refuse(self, why: str) -> NoReturn:
        raise UsageError(f"{self.name}: {why}")


def read_corrections(path: Path) -> Corrections:
    """The corrections of a file; UsageError, one line that names file and line, for what cannot be meant."""
    name = path.as_posix()
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise UsageError(f"{name}: cannot be read ({error.strerror or error}); name a corrections file") from error
    if data is None:
        raise UsageError(f"{name}: larger than {_MOST_BYTES // 2**20} MB; no corrections file is")
    text = decode(data)
    if text is None or data.startswith(b"PK"):
        raise UsageError(f"{name}: no text; save the corrections as CSV, not as a workbook")
    return Corrections.of((_given(line) for line in _lines(name, text)), sha256(data).hexdigest())


def _lines(name: str, text: str) -> Iterator[_Line]:
    """The lines below the header that hold anything."""
    text = re.sub(r"\Asep=.(?=\r?\n)", "", text)  # Excel's own hint
    head = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] = []
    try:
        for cells in rows:
            place = f"{name}, line {rows.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(place, cells)
                continue
            if len(cells) != len(header) and any(cell.strip() for cell in cells[len(header) :]):
                raise UsageError(
                    f"{place}: {len(cells)} cells, and the header has {len(header)}; put texts with commas or "
                    "semicolons in quotation marks"
                )
            padded = [*cells, *[""] * (len(header) - len(cells))]
            yield _Line(place, {key: _plain(cell) for key, cell in zip(header, padded, strict=False)})
    except csv.Error as error:
        raise UsageError(f"{name}, line {rows.line_num}: no CSV ({error}); write the file again") from error
    if not header:
        raise UsageError(f"{name}: empty; its first line must be {','.join(COLUMNS)}")


def _header(place: str, cells: list[str]) -> list[str]:
    named = ["_".join(cell.strip().casefold().replace("_", " ").split()) for cell in cells]
    names = [_ALSO.get(n, n) for n in named]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the columns are {', '.join(COLUMNS)}"
            raise UsageError(f'{place}: there is no column "{name}" in a corrections file; {hint}')
        if names.count(name) > 1:
            raise UsageError(f"{place}: the column {name} is there twice; leave one out")
    lacking = [name for name in COLUMNS if name not in names and name not in _OPTIONAL]
    if lacking:
        raise UsageError(f"{place}: the header lacks {', '.join(lacking)}; it must be {','.join(COLUMNS)}")
    return names


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


def _given(line: _Line) -> Given:
    digest = line.cells["document_sha256"].casefold()
    if not _HASH.fullmatch(digest):
        line.refuse(
            f'document_sha256 "{digest}" is no SHA-256 (64 hex digits, or the first 16: the document_id); '
            f"copy it from the dataset documents, and {_UNFORMATTED}"
        )
    verdict = _verdict(line)
    dataset = line.cells["dataset"].casefold()
    if dataset not in DATASETS and not (verdict is Verdict.MISSING and not dataset):
        near = get_close_matches(dataset, DATASETS, n=1)
        line.refuse(f'there is no dataset "{dataset}"; {f"did you mean {near[0]}?" if near else _datasets()}')
    if dataset in NOT_CORRECTED and not (dataset == "findings" and verdict is Verdict.ACCEPTED):
        line.refuse(f"{dataset} are not corrected, they follow from the rest; {_datasets()}")
    address = _address(line, digest, dataset, verdict)
    field = line.cells["field"] if dataset == "findings" else line.cells["field"].casefold()
    return Given(
        sha256=digest,
        verdict=verdict,
        dataset=dataset,
        address=address,
        field=field,
        printed_text=line.cells["printed_text"],
        context=line.cells.get("context", ""),
        value=_value(line, verdict, dataset, field),
        reason=line.cells.get("reason", ""),
        who=line.cells.get("who", ""),
        when=line.cells.get("when", ""),
    )


def _datasets() -> str:
    return f"those that may be corrected are {', '.join(d for d in DATASETS if d not in NOT_CORRECTED)}"


def _verdict(line: _Line) -> Verdict:
    word = line.cells.get("verdict", "").casefold()
    if word and word not in list(Verdict):
        line.refuse(f'verdict "{word}" is none of {", ".join(Verdict)}; wrong is meant where it is left empty')
    return Verdict(word) if word else Verdict.WRONG


def _address(line: _Line, digest: str, dataset: str, verdict: Verdict) -> tuple[str, ...]:
    """What follows the document in an address, which may be written whole or without dataset and document."""
    written_row = line.cells["row"]
    parts = [" ".join(part.split()) for part in written_row.split("/") if part.strip()]
    if parts and parts[0].casefold() == dataset:
        parts = parts[1:]
    if parts and _DOCUMENT.fullmatch(parts[0].casefold()) and not (len(parts) == 1 and parts[0].isdecimal()):
        document, *parts = parts
        if not digest.startswith(document.casefold()[:16]):
            line.refuse(f"row is of document {document}, and document_sha256 is {digest[:16]}...; which is meant?")
    if verdict is Verdict.MISSING:
        return tuple(parts)
    numbers = {"allocations": 2, "documents": 0}.get(dataset, 1)
    if dataset == "findings" and not parts:
        return ()  # its check and message name it
    if dataset == "documents" and parts == ["1"]:
        return ()  # it has one row
    if dataset == "allocations" and len(parts) == 1 and parts[0].isdecimal():
        return ("", str(int(parts[0])))  # the table that prints the text there, if it is one alone
    rest_fits = len(parts) == numbers or (dataset == "allocations" and len(parts) == numbers + 1)
    if not rest_fits or not all(p.isascii() and p.isdecimal() for p in parts[:numbers]):
        form = {"allocations": "<document>/<table>/<row>[/<measure>]", "documents": "documents/<document>"}
        address = form.get(dataset, f"{dataset}/<document>/<number>")
        line.refuse(f'row "{written_row}" is no address of {dataset}; write {address}, as bilaga explain takes it')
    return (*(str(int(p)) for p in parts[:numbers]), *parts[numbers:])


def _value(line: _Line, verdict: Verdict, dataset: str, field: str) -> str:
    """The value as datasets write it; what is no value of a column is free text."""
    text = line.cells["value"]
    if any(len(cell) > _LONGEST_CELL for cell in line.cells.values()):
        line.refuse(f"a cell is longer than {_LONGEST_CELL} characters; is a quotation mark missing?")
    if verdict is Verdict.MISSING or dataset == "findings" or (verdict is Verdict.ACCEPTED and not text):
        return text
    columns = correctable(dataset)
    if field not in columns:
        if verdict is Verdict.ACCEPTED:
            return text
        near = get_close_matches(field, columns, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(columns)}"
        what = "is no column that may be corrected" if field else "says no column"
        line.refuse(f'field "{field}" {what} of {dataset}; {hint}')
    try:
        return written(read_value(columns[field], text))
    except ValueError as error:
        line.refuse(f'value "{text}" for {dataset}.{field}: {error}')
