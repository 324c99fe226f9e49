"""How fast the whole extraction is: ``python bench/speed.py [--rounds N] [--pages 10,100,1000]`` (``make bench``).

All facts, tables and checks, without Parquet and without the second reader, over the sample PDFs (scans left out:
nobody compared reads them) and over a generated annex of 290 rows in ten layouts, for each page, as ratios in one
run against (a) bare ``page.get_text("words")`` and ``get_drawings()`` of PyMuPDF and (b) pdfplumber's
``extract_tables()``. Then how many of the annexes' rows bilaga and three others read exactly, the growth over 10,
100 and 1000 pages in time and memory, and where the time goes. A time is the best of the rounds, each of which
reads all documents, so that none is read twice in a row; pdfplumber, which is slow, gets one round.
"""

from __future__ import annotations

import argparse
import gc
import io
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pymupdf

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench" / "annexes"))

from comparing import read_bytes  # noqa: E402 - found in a folder beside this file
from rendering import render  # noqa: E402
from rivals import READERS, ungrouped  # noqa: E402
from sheets import Block, Column, Line, Plan, Sheet, build  # noqa: E402

from ingest.readers import read_document  # noqa: E402
from parsers import parse  # noqa: E402
from schemas.checks import all_checks  # noqa: E402

TEN = (
    Plan("plain", 1, rows=290),
    Plan("grid", 2, rows=290, rules="grid", columns="code name amount share"),
    Plan("rows", 3, rows=290, rules="rows", repeat="first"),
    Plan("zebra", 4, rows=290, rules="zebra", columns="code name amount share"),
    Plan("two groups", 5, rows=290, groups=2, size=8.0),
    Plan("three groups", 6, rows=290, groups=3, columns="name amount", size=7.5, gutter=8.0),
    Plan("län", 7, rows=290, counties="subtotal"),
    Plan("years", 8, rows=290, columns="code name y1 y2 y3 sum", size=8.0, page="landscape"),
    Plan("header of two", 9, rows=290, header="two", columns="code name population amount share"),
    Plan("small", 10, rows=290, size=6.0, separator="nbsp"),
)
STAGES = ("read_tables", "read_flow", "recognise", "read_references", "read_dates", "read_amounts", "read_forms")
STAGES += ("read_conditions", "read_appropriations", "read_people", "read_fields")


class Times(NamedTuple):
    """Seconds for one document, or for several."""

    pages: int
    ours: float
    bare: float
    plumber: float


def whole(data: bytes) -> None:
    """All facts, tables and checks of a document."""
    read_bytes(data, "bench.pdf")


def is_scan(path: Path) -> bool:
    """Whether a page holds no text."""
    with pymupdf.open(path) as document:
        return not all(page.get_text() for page in document)


def bare(data: bytes) -> None:
    """What any extraction must at least do: words and drawings."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            page.get_text("words")
            page.get_drawings()


def plumber(data: bytes) -> None:
    """What a ready-made table extraction does."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()


def seconds(work: Callable[[bytes], None], data: bytes) -> float:
    """Processor time of one reading: it is the same when the machine has other work."""
    gc.collect()
    start = time.process_time()
    work(data)
    return time.process_time() - start


def measure(documents: Mapping[str, bytes], rounds: int) -> dict[str, Times]:
    """The three times of each document: the best of the rounds, the works in turn."""
    found = {}
    for name, data in documents.items():
        with pymupdf.open(stream=data, filetype="pdf") as document:
            found[name] = Times(document.page_count, 1e9, 1e9, seconds(plumber, data))
    for _ in range(rounds):
        for name, data in documents.items():
            t = found[name]
            found[name] = t._replace(ours=min(t.ours, seconds(whole, data)), bare=min(t.bare, seconds(bare, data)))
    return found


def long_annex(pages: int) -> bytes:
    """One table over so many pages, of recipients that no register holds."""
    plan = Plan("long", pages, rows=21, columns="name amount share", recipients="region", total="none")
    sheet: Sheet = build(plan)
    count = 559 * pages // 10 - 10  # so many rows fill the pages
    columns = (Column("name", ("Förening",)), Column("amount", ("Belopp, kr",)))
    amounts = [Decimal(1000 + 7919 * n % 90000) for n in range(count)]
    lines = [
        Line("row", (f"Föreningen Samverkan i distrikt {n}", f"{a:,}".replace(",", " ")))
        for n, a in enumerate(amounts)
    ]
    total = f"{sum(amounts):,}".replace(",", " ")
    block = Block(sheet.blocks[0].caption, "", columns, (*lines, Line("total", ("Summa", total))))
    return render(replace(sheet, blocks=(block,)))


def profile(documents: list[bytes]) -> None:
    """The share of each stage, by a clock around each."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object) -> object:
            start = time.process_time()
            try:
                return work(*given)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - start

        return run

    kept = {name: getattr(parse, name) for name in STAGES}
    reader = timed("read_document", read_document)
    try:
        for name, work in kept.items():
            setattr(parse, name, timed(name, work))
        for data in documents:
            document = reader(data, "bench.pdf")
            extraction = parse.parse_document(document, "bench")  # type: ignore[arg-type]
            for check in all_checks():
                timed("checks", lambda e, c=check: list(c.check(e)))(extraction)
                timed(f"  {check.SLUG}", lambda e, c=check: list(c.check(e)))(extraction)
    finally:
        for name, work in kept.items():
            setattr(parse, name, work)
    total = sum(seconds for name, seconds in spent.items() if not name.startswith(" "))
    print("\nwhere the time goes (samples and annexes)")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        if seconds > 0.005 * total:
            print(f"  {name:<24}{100 * seconds / total:>6.1f} %")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", default="10,100,1000")
    options = parser.parse_args()
    files = sorted((ROOT / "samples").rglob("*.pdf"))
    samples = {str(p.relative_to(ROOT / "samples")): p.read_bytes() for p in files if not is_scan(p)}
    sheets = [build(plan) for plan in TEN]
    annexes = {f"annex: {sheet.plan.layout}": render(sheet) for sheet in sheets}
    whole(next(iter(annexes.values())))  # the libraries are loaded, the patterns compiled
    head = f"{'document':<44}{'pages':>6}{'ms/page':>9}{'(a) ms':>8}{'(b) ms':>8}{'x (a)':>8}{'(b)/ours':>9}"
    for title, documents in (("samples", samples), ("annexes of 290 rows", annexes)):
        print(f"\n{title}\n{head}")
        rows = measure(documents, options.rounds)
        for name, times in rows.items():
            print_row(name, times)
        print_row("ALL", Times(*(sum(column) for column in zip(*rows.values(), strict=True))))
    print_rivals(list(zip(sheets, annexes.values(), strict=True)))
    print_growth([int(pages) for pages in options.pages.split(",")])
    profile([*samples.values(), *annexes.values()])
    return 0


def print_rivals(annexes: list[tuple[Sheet, bytes]]) -> None:
    """For each reader the rows of all annexes that it reads exactly, those it reads otherwise, and its time."""
    total = sum(len(sheet.rows) for sheet, _ in annexes)
    pages = sum(pymupdf.open(stream=data, filetype="pdf").page_count for _, data in annexes)
    print(f"\nthe {total} rows of the annexes{'exact':>16}{'otherwise':>11}{'ms/page':>9}")
    for name, read in READERS.items():
        exact = otherwise = 0
        start = time.process_time()
        for sheet, data in annexes:
            found = Counter(read(data, sheet))
            same = (found & Counter(map(ungrouped, sheet.rows))).total()
            exact, otherwise = exact + same, otherwise + found.total() - same
        spent = time.process_time() - start
        print(f"  {name:<38}{100 * exact / total:>6.1f} %{otherwise:>11}{1000 * spent / pages:>9.1f}")


def print_growth(sizes: list[int]) -> None:
    """Time and memory for one table over more and more pages."""
    print("\none table over many pages")
    for pages in sizes:
        data = long_annex(pages)
        with pymupdf.open(stream=data, filetype="pdf") as document:
            count = document.page_count
        ours, least = seconds(whole, data), seconds(bare, data)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
        ratio = f"{ours / least:>6.2f} x (a)"
        print(f"{count:>6} pages {1000 * ours / count:>8.2f} ms/page {ratio} {peak:>7.0f} MB at most")


def print_row(name: str, t: Times) -> None:
    """One line of the table."""
    per = [1000 * s / t.pages for s in (t.ours, t.bare, t.plumber)]
    ratios = f"{t.ours / t.bare:>8.2f}{t.plumber / t.ours:>9.1f}"
    print(f"{name:<44}{t.pages:>6}{per[0]:>9.2f}{per[1]:>8.2f}{per[2]:>8.1f}{ratios}")


if __name__ == "__main__":
    sys.exit(main())
