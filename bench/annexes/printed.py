"""Annexes as general libraries and office programs print them: ``bench/annexes/printed.py --annexes 60 --seed 1``.

Each seed draws the contents and, in turn, the producer: fpdf2, PyMuPDF, WeasyPrint, ReportLab, matplotlib,
tabulate, PrettyTable, pandas, python-docx, openpyxl, CSV, and LibreOffice over Word and Excel. What is read is
compared with what was drawn. Prints each annex that is not read exactly, with the seed that replays it, then the
sums. ``--producer NAME`` takes one producer for all seeds; ``--keep FOLDER`` writes the documents. Producers that
are not installed are left out.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import libraries_office
import libraries_pdf
import libraries_text
from contents import Annex, contents_of
from outcomes import Outcome, list_faults, outcome_of, silent_of, sum_up


class Producer(NamedTuple):
    """What writes an annex, in which form; ``converted`` where LibreOffice makes a PDF of that."""

    write: Callable[[Annex, random.Random], bytes]
    suffix: str
    converted: bool = False

    @property
    def name(self) -> str:
        """How the command line calls it."""
        return self.write.__name__.replace("_plain", "") + ("_printed" if self.converted else "")


# in the order in which the seeds take them
PRODUCERS = (
    Producer(libraries_pdf.fpdf_table, "pdf"),
    Producer(libraries_pdf.fpdf_cells, "pdf"),
    Producer(libraries_pdf.mupdf_text, "pdf"),
    Producer(libraries_text.html_plain, "html"),
    Producer(libraries_pdf.html_printed, "pdf"),
    Producer(libraries_pdf.mupdf_story, "pdf"),
    Producer(libraries_text.tabulate_text, "txt"),
    Producer(libraries_text.tabulate_markdown, "md"),
    Producer(libraries_text.pretty_text, "txt"),
    Producer(libraries_text.pandas_text, "txt"),
    Producer(libraries_text.pandas_html, "html"),
    Producer(libraries_pdf.matplotlib_table, "pdf"),
    Producer(libraries_office.docx_plain, "docx"),
    Producer(libraries_office.docx_plain, "docx", converted=True),
    Producer(libraries_office.xlsx_plain, "xlsx"),
    Producer(libraries_office.xlsx_plain, "xlsx", converted=True),
    Producer(libraries_text.csv_plain, "csv"),
    Producer(libraries_pdf.reportlab_table, "pdf"),
)


class Made(NamedTuple):
    """A document: its seed, its producer and its file."""

    seed: int
    producer: str
    path: Path


def main() -> int:
    """Print, read, compare, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annexes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--producer", choices=[p.name for p in PRODUCERS])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--misses", type=int, default=3, help="faults to list of each annex")
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.annexes)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(options.jobs) as pool:
        made = list(_printed(seeds, options.producer, options.keep or Path(folder)))
        outcomes = list(pool.map(_outcome, made))
    for outcome in outcomes:
        list_faults(outcome, options.misses)
    sum_up(outcomes)
    return 1 if any(silent_of(o) for o in outcomes) else 0


def _printed(seeds: range, only: str | None, folder: Path) -> Iterator[Made]:
    """Each annex as a file; those of LibreOffice at last, converted together."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = []
    for seed in seeds:
        producer = next((p for p in PRODUCERS if p.name == only), PRODUCERS[seed % len(PRODUCERS)])
        path = folder / f"{seed}-{producer.name}.{producer.suffix}"
        try:
            path.write_bytes(producer.write(contents_of(seed), random.Random(seed * 7 + 1)))
        except ModuleNotFoundError as error:
            print(f"seed {seed} left out: {error}; pip install 'bilaga[bench]'", file=sys.stderr)
            continue
        made = Made(seed, producer.name, path)
        if producer.converted:
            sources.append(made)
        else:
            yield made
    yield from _converted(sources, folder)


def _converted(sources: list[Made], folder: Path) -> Iterator[Made]:
    """The PDFs of Word documents and workbooks, all by one LibreOffice."""
    if sources and shutil.which("soffice") is None:
        print(f"no LibreOffice on this machine: {len(sources)} annexes left out", file=sys.stderr)
        return
    for suffix in sorted({made.path.suffix for made in sources}):
        files = [str(made.path) for made in sources if made.path.suffix == suffix]
        with tempfile.TemporaryDirectory() as profile:
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
            subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True)
    for made in sources:
        yield made._replace(path=made.path.with_suffix(".pdf"))


def _outcome(made: Made) -> Outcome:
    """What is read of one annex."""
    rows = list(contents_of(made.seed).rows)
    return outcome_of(made.seed, rows, made.path.read_bytes(), made.path.name, made.producer)


if __name__ == "__main__":
    sys.exit(main())
