"""How long a report takes and how large it is: ``python bench/report.py --documents 200 [--keep FOLDER]``.

The documents are the samples again and again, each copy with other bytes and so another document. Prints the time
of ``bilaga report``, processor and wall, its size, and how long a browser takes to open and to filter the index.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PACKED = {".docx", ".odt", ".xlsx", ".ods", ".xls"}


def main() -> int:
    """Make, read and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument(
        "--keep", type=Path, help="a folder for sources, data and report; used again where it is there"
    )
    parser.add_argument("--pages", default="values")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        if not (folder / "data").is_dir():
            write_sources(folder / "sources", options.documents)
            bilaga("ingest", folder / "sources", "--out", folder / "data", "--second-reader", "never")
        wall, processor = bilaga("report", folder / "data", "--out", folder / "report", "--pages", options.pages)
        measure(folder / "report", options.documents, wall, processor)
    return 0


def write_sources(folder: Path, wanted: int) -> None:
    """Copies of the samples that are documents of their own."""
    samples = [p for p in sorted((ROOT / "samples").glob("*/*.*")) if not p.name.endswith(".expected.json")]
    folder.mkdir(parents=True)
    for number in range(wanted):
        sample = samples[number % len(samples)]
        copy = folder / f"{number:05d}_{sample.name}"
        if sample.suffix in _PACKED - {".xls"}:
            shutil.copy(sample, copy)
            with zipfile.ZipFile(copy, "a") as package:
                package.comment = str(number).encode()
        elif sample.suffix == ".xls":
            copy = copy.with_suffix(".txt")
            copy.write_text(f"Anteckning {number}\n")
        else:
            mark = f"\n% {number}\n" if sample.suffix == ".pdf" else "\n" * (2 + number // len(samples))
            copy.write_bytes(sample.read_bytes() + mark.encode())


def bilaga(*arguments: object) -> tuple[float, float]:
    """Run a command; its seconds, wall and processor."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    code = "import ingest.cli; ingest.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, check=False, capture_output=True
    )
    if done.returncode not in {0, 1, 2}:
        sys.exit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(report: Path, documents: int, wall: float, processor: float) -> None:
    """Print what it came to."""
    files = [path for path in report.rglob("*") if path.is_file()]
    kinds = {suffix: [p.stat().st_size for p in files if p.suffix == suffix] for suffix in (".html", ".webp")}
    size = sum(path.stat().st_size for path in files) / 1e6
    pictures, pages = (sum(kinds[s]) / 1e6 for s in (".webp", ".html"))
    print(f"{documents} documents, {len(kinds['.webp'])} pictures: {wall:.0f} s, processor {processor:.0f} s")
    print(f"{size:.0f} MB in {len(files)} files (pictures {pictures:.0f} MB, pages {pages:.0f} MB)")
    index = (report / "index.html").stat().st_size / 1e6
    print(f"index {index:.1f} MB; in a browser: {in_browser(report) or 'no browser here'}")


def in_browser(report: Path) -> str:
    """How long the index takes to open, to sort and to search, in ms."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        return ""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        page = play.chromium.launch(executable_path=chromium, args=root).new_page()
        page.goto((report / "index.html").as_uri())
        opened = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        timed = (
            "(f => { const t = performance.now(); f(); document.body.offsetHeight; return performance.now() - t; })"
        )
        sorted_in = page.evaluate(f"{timed}(() => document.querySelector('[data-sort=total]').click())")
        search = (
            "const s = document.getElementById('search'); s.value = 'kommun'; s.dispatchEvent(new Event('input'))"
        )
        searched = page.evaluate(f"{timed}(() => {{ {search} }})")
        return f"opened {opened:.0f} ms, sorted {sorted_in:.0f} ms, searched {searched:.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
