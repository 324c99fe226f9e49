"""How many rows of the same annexes others read exactly.

python bench/comparison.py [--rows 290] [--only LIBRARY]

The ten annexes of ``speed.py``, of 290 rows each, and every way of every library of ``rivals.py`` that is
installed. To measure all of them, make an environment apart (docling brings torch, tabula needs Java)::

    python -m venv rivals
    rivals/bin/python -m pip install --constraint constraints.txt . camelot-py tabula-py jpype1 docling
    rivals/bin/python bench/comparison.py

Prints a table in Markdown: rows read exactly, rows read otherwise (cells that fit the columns and hold something
else than what is printed), processor seconds for each page (all threads); below it the annexes one by one.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

import pymupdf

from speed import TEN  # isort: skip - it puts bench/annexes on the path
from rendering import render
from rivals import RIVALS, Reader, ungrouped
from sheets import Sheet, build


class Read(NamedTuple):
    """What one way of reading made of one annex."""

    exact: int
    otherwise: int
    seconds: float
    trouble: str = ""


def reading(read: Reader, data: bytes, sheet: Sheet) -> Read:
    """The rows against those that were printed; a library that gives up has read none."""
    start = time.process_time()
    try:
        found = Counter(read(data, sheet))
    except Exception as error:  # noqa: BLE001 - whatever a library of others raises
        return Read(0, 0, time.process_time() - start, f"{type(error).__name__}: {error}"[:160])
    exact = (found & Counter(map(ungrouped, sheet.rows))).total()
    return Read(exact, found.total() - exact, time.process_time() - start)


def installed(only: list[str]) -> Iterator[tuple[str, str]]:
    """The libraries to compare, with their versions."""
    for library in RIVALS:
        try:
            version = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            print(f"(not installed: {library})", file=sys.stderr)
            continue
        if not only or library in only:
            yield library, version


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=290, help="rows of each annex")
    parser.add_argument("--only", action="append", default=[], help="a library; again for more")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    sheets = [build(replace(plan, rows=options.rows)) for plan in TEN]
    annexes = [(sheet, render(sheet)) for sheet in sheets]
    rows = sum(len(sheet.rows) for sheet in sheets)
    pages = sum(pymupdf.open(stream=data, filetype="pdf").page_count for _, data in annexes)
    print(f"{datetime.now(UTC):%Y-%m-%d}: {rows} rows, {pages} pages, {len(annexes)} annexes\n")
    print("| reader | way | exactly right | otherwise | processor s a page |\n| --- | --- | --- | --- | --- |")
    single: list[tuple[str, list[Read]]] = []
    for library, version in installed(options.only):
        ways = []
        for way, read in RIVALS[library].items():
            reads = [reading(read, data, sheet) for sheet, data in annexes]
            single.append((f"{library}, {way}", reads))
            ways.append(reads)
            print_line(f"{library} {version}", way, reads, (rows, pages))
        if len(ways) > 1:
            best = [max(of_one, key=lambda r: (r.exact, -r.otherwise)) for of_one in zip(*ways, strict=True)]
            print_line(f"{library} {version}", "the best way for each annex", best, (rows, pages))
    print_each(sheets, single)
    return 0


def print_line(name: str, way: str, reads: list[Read], whole: tuple[int, int]) -> None:
    """One line of the table, and on standard error why a library gave up."""
    rows, pages = whole
    exact, otherwise = sum(r.exact for r in reads), sum(r.otherwise for r in reads)
    seconds = sum(r.seconds for r in reads) / pages
    print(f"| {name} | {way} | {100 * exact / rows:.1f} % | {otherwise} | {seconds:.3f} |", flush=True)
    for trouble in {r.trouble for r in reads if r.trouble}:
        print(f"({name}, {way}: {trouble})", file=sys.stderr)


def print_each(sheets: list[Sheet], single: list[tuple[str, list[Read]]]) -> None:
    """The share of rows that each way reads exactly of each annex."""
    print("\n| | " + " | ".join(sheet.plan.layout for sheet in sheets) + " |")
    print("| --- |" + " --- |" * len(sheets))
    for name, reads in single:
        shares = (f"{100 * read.exact / len(sheet.rows):.0f}" for sheet, read in zip(sheets, reads, strict=True))
        print(f"| {name} | " + " | ".join(shares) + " |")


if __name__ == "__main__":
    sys.exit(main())
