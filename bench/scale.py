"""Many small PDFs: speed on one and two workers, the parent's memory, publishing, a second run.

    python bench/scale.py [--documents 10000] [--seed 1]

Makes the PDFs on the fly, a page or two each. A serial loop over some of them (read, pack, nothing else) tells
what the work itself costs. Times are of a machine that may have other work: the load is printed, and processor
time beside the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pymupdf

from ingest.engines.attempt import Task
from ingest.engines.serial import run_serially
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-c", "from ingest.cli import main; main()", "ingest", "in", "--log-format", "json"]
_NAMES = (
    "Ale",
    "Alingsås",
    "Alvesta",
    "Aneby",
    "Arboga",
    "Arjeplog",
    "Arvidsjaur",
    "Arvika",
    "Askersund",
    "Avesta",
)
_SAMPLED = 200  # documents of the serial loop
_EARLY = 1_000  # documents, by which the parent holds all that it needs


class Measured(NamedTuple):
    """One run: seconds by the clock and of processor time, the parent's memory, seconds after the last was read."""

    seconds: float
    processor: float
    memory: Memory
    published: float


class Memory:
    """The parent's memory in MB while it reads, by documents done, and at most until it ends."""

    def __init__(self) -> None:
        self.reading: list[tuple[int, float]] = []
        self.highest = 0.0

    def __str__(self) -> str:
        """For a person."""
        if not self.reading:
            return "too few documents to be told of while they are read"
        first, early = next((told for told in self.reading if told[0] >= _EARLY), self.reading[0])
        done, last = self.reading[-1]
        return (
            f"{early:.0f} MB at {first}, {last:.0f} MB at {done} ({last / early:.2f}), "
            f"{self.highest:.0f} MB at most, while it publishes"
        )


def write_pdf(path: Path, number: int, choice: random.Random) -> None:
    """A notice with a small table, or a letter of two pages."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 90), f"Dnr S2025/{number:05d}")
        page.insert_text((72, 130), f"Besked om statsbidrag {2020 + number % 6}", fontsize=16)
        page.insert_text(
            (72, 160), f"Bidraget ska redovisas senast den {1 + number % 28} mars {2021 + number % 6}."
        )
        amounts = [choice.randrange(10_000, 900_000) for _ in _NAMES]
        for row, (name, amount) in enumerate(
            zip(("Kommun", *_NAMES, "Totalt"), ("Kronor", *amounts, sum(amounts)), strict=True)
        ):
            page.insert_text((72, 200 + 18 * row), name)
            page.insert_text(
                (300, 200 + 18 * row), f"{amount:,}".replace(",", " ") if isinstance(amount, int) else amount
            )
        if number % 2:
            pdf.new_page().insert_text((72, 90), "Pengarna betalas ut en gång om året till kommunens konto.")
        pdf.save(path, no_new_id=True)


def run(place: Path, out: str, workers: int) -> Measured:
    """Read everything into ``out``. What the run tells of itself says when all was read."""
    before, begun = _processor(), time.perf_counter()
    memory, last_read = Memory(), begun
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*COMMAND, "--out", out, "--workers", str(workers)]
    with subprocess.Popen(
        command, cwd=place, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        for line in process.stderr or ():
            event = json.loads(line)
            if event["event"] == "failure":
                print(line, end="")
            elif event["event"] == "progress":
                memory.reading.append((event["done"], _memory(process.pid, "VmRSS")))
                if event["done"] == event["inputs"]:
                    last_read = time.perf_counter()
            elif event["event"] == "end":
                memory.highest = _memory(process.pid, "VmHWM")
    ended = time.perf_counter()
    return Measured(ended - begun, _processor() - before, memory, ended - last_read)


def _memory(process: int, kind: str) -> float:
    """In MB; 0 when the process has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(kind)), 0.0)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def serial(paths: list[Path]) -> float:
    """Processor seconds of a loop that reads and packs these, and does nothing else."""
    tasks = [Task(f"{n:016x}", path.name, path.read_bytes()) for n, path in enumerate(paths)]
    list(run_serially(tasks[:5], Settings()))  # libraries loaded
    begun = time.process_time()
    list(run_serially(tasks, Settings()))
    return time.process_time() - begun


def main() -> int:
    """Make, read, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    count, choice = options.documents, random.Random(options.seed)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        (place / "in").mkdir()
        paths = [place / "in" / f"{n:06d}.pdf" for n in range(count)]
        for number, path in enumerate(paths):
            write_pdf(path, number, choice)
        pages = count + count // 2
        print(
            f"{count} documents, {pages} pages, {sum(p.stat().st_size for p in paths) / count / 1000:.0f} kB each"
        )
        print(f"load at the beginning {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
        alone = serial(paths[:: max(1, count // _SAMPLED)][:_SAMPLED]) * count / min(count, _SAMPLED)
        print(
            f"serial loop: {alone:.0f} s of processor ({1000 * alone / count:.1f} ms a document), from {_SAMPLED} documents"
        )
        clock = {}
        for workers in (1, 2):
            found = run(place, f"out{workers}", workers)
            clock[workers] = found.seconds
            print(
                f"{workers} workers: {found.seconds:.0f} s, {count / found.seconds:.1f} documents/s, {pages / found.seconds:.1f} pages/s; "
                f"processor {found.processor:.0f} s, {found.processor / alone:.2f} of the serial loop; load {os.getloadavg()[0]:.1f}"
            )
            print(f"  parent: {found.memory}")
            print(f"  published in {found.published:.1f} s")
            record = json.loads((place / f"out{workers}" / "_run.json").read_text())
            print(f"  exit code {record['exit_code']}, failed {record['failed']}, snapshot {record['snapshot_id']}")
        print(f"scaling {clock[1] / clock[2]:.2f}")
        again = run(place, "out2", 2)
        print(f"again, nothing new: {again.seconds:.1f} s, processor {again.processor:.1f} s")
        one, two = ((place / f"out{n}" / "current").resolve().name for n in (1, 2))
        print(f"same snapshot from 1 and 2 workers: {one == two}")
    return 0 if one == two else 1


if __name__ == "__main__":
    sys.exit(main())
