"""Reads hostile files together with good ones: ``python bench/hostile/run.py [--seed 1] [--kind K] [--timeout 5]``.

Every file is made here, of bare bytes, the same for the same seed. ``bilaga ingest`` must give each one outcome from
the closed list, say in a finding when pages or words are missing of what it read, keep to its limits, leave the rows
of the good documents as they are without the hostile ones, and write nothing outside its output. Prints a table of
kinds and outcomes, then each fault; 1 when there is any. Most of its time goes to the files that use up theirs,
twice each. ``--keep FOLDER`` leaves the files there.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
from bare import Case
from contents import CONTENTS
from packages import PACKAGES
from structures import STRUCTURES

from schemas.vocabulary import FailureCategory

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from ingest.cli import main; main()", "ingest"]
READ = "read"
TOLD = "read, with a finding"
_CLOSED = {READ, *FailureCategory}
# Checks that say that something of a document was not read.
_TELLING = ("reading-complete", "hidden-text")


class Reading(NamedTuple):
    """What the dataset says of one file."""

    outcome: str
    pages: int
    days: frozenset[str]
    told: bool


def cases(seed: int) -> Iterator[Case]:
    """Every hostile file."""
    for family in (*STRUCTURES, *CONTENTS, *PACKAGES):
        yield from family(random.Random(seed))


def file_name(case: Case) -> str:
    """A name that sorts by kind."""
    suffix = case.kind if case.kind in {"docx", "odt", "xlsx", "html"} else "txt" if case.kind == "text" else "pdf"
    return f"{case.kind.replace(' ', '_').replace('/', '')}-{case.name}.{suffix}"


def write_good(folder: Path) -> None:
    """The good documents: the samples."""
    folder.mkdir(parents=True)
    for path in sorted((ROOT / "samples").rglob("*")):
        if path.suffix in {".pdf", ".txt", ".md", ".html", ".docx", ".odt", ".xlsx"}:
            shutil.copy(path, folder / f"{path.parent.name}-{path.name}")


def ingest(place: Path, out: str, inputs: Iterable[str], options: Iterable[str]) -> tuple[int, float]:
    """Exit code and seconds of one run; how far it has come and what fails stands on standard error."""
    begun = time.perf_counter()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*COMMAND, *inputs, "--out", out, *options]
    done = subprocess.run(command, cwd=place, env=env, stdout=subprocess.DEVNULL, check=False)
    return done.returncode, time.perf_counter() - begun


def readings(out: Path) -> dict[str, Reading]:
    """What the dataset says, by the name of the file."""
    current = out / "current"
    pages = _by_document(current, "documents", "page_count")
    days = _by_document(current, "dates", "start")
    table = pq.read_table(current / "findings", columns=["document_id", "check", "status"])
    rows = zip(*(table[name].to_pylist() for name in table.column_names), strict=True)
    told = {document for document, check, status in rows if status == "fail" and check in _TELLING}
    found: dict[str, Reading] = {}
    for row in pq.read_table(current / "inputs").to_pylist():
        document = row["document_id"]
        outcome = row["category"] or row["outcome"]
        name = Path(row["source"]).name
        found[name] = Reading(outcome, sum(pages[document]), frozenset(map(str, days[document])), document in told)
    return found


def _by_document(current: Path, dataset: str, column: str) -> defaultdict[str, list[object]]:
    found: defaultdict[str, list[object]] = defaultdict(list)
    table = pq.read_table(current / dataset, columns=["document_id", column])
    for document, value in zip(table["document_id"].to_pylist(), table[column].to_pylist(), strict=True):
        found[document].append(value)
    return found


def fault_of(case: Case, reading: Reading | None) -> str:
    """What is wrong with the outcome of a file; "" when nothing is."""
    if reading is None:
        return "no outcome"
    if reading.outcome not in _CLOSED:
        return f"outcome {reading.outcome}"
    if reading.outcome == FailureCategory.CRASH:
        return "killed its reader, or a bug of ours"
    if reading.outcome != READ or reading.told:
        return ""
    if case.pages is not None and reading.pages != case.pages:
        return f"read in silence with {reading.pages} pages of {case.pages}"
    missing = sorted({*case.days} - reading.days)
    return (
        f"read in silence without {', '.join(missing[:3])} ({len(missing)} of {len(case.days)} days)"
        if missing
        else ""
    )


def good_rows(out: Path, good: set[str]) -> dict[str, str]:
    """A hash of the rows of the good documents in each dataset."""
    hashes = {}
    for folder in sorted(p for p in (out / "current").iterdir() if p.is_dir()):
        table = pq.read_table(folder)
        if "document_id" in table.column_names:
            rows = [r for r in table.to_pylist() if r["document_id"] in good]
            hashes[folder.name] = sha256(repr(rows).encode()).hexdigest()
    return hashes


def files_of(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def print_table(found: list[tuple[Case, Reading | None]]) -> None:
    """Kinds of hostility with their outcomes."""
    by_kind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case, reading in found:
        outcome = reading.outcome if reading else "none"
        by_kind[case.kind][TOLD if outcome == READ and reading and reading.told else outcome] += 1
    print(f"{'kind':24} {'files':>5}  outcomes")
    for kind, outcomes in by_kind.items():
        print(f"{kind:24} {outcomes.total():5}  {', '.join(f'{n} {o}' for o, n in outcomes.most_common())}")
    print(
        f"{'all':24} {len(found):5}  {', '.join(f'{n} {o}' for o, n in sum(by_kind.values(), Counter()).most_common())}"
    )


def main() -> int:
    """Run, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", help="only kinds with this word")
    parser.add_argument("--timeout", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    limits = ("--timeout", str(options.timeout), "--workers", "2")
    with tempfile.TemporaryDirectory() as temporary:
        place = options.keep or Path(temporary)
        (place / "hostile").mkdir(parents=True)
        write_good(place / "good")
        every = [case for case in cases(options.seed) if not options.kind or options.kind in case.kind]
        for case in every:
            (place / "hostile" / file_name(case)).write_bytes(case.data)
        given = files_of(place)
        _, alone = ingest(place, "alone", ["good"], limits)
        print(f"{len(every)} hostile files; the good ones alone {alone:.0f} s", flush=True)
        code, together = ingest(place, "together", ["good", "hostile"], limits)
        found = readings(place / "together")
        print_table([(case, found.get(file_name(case))) for case in every])
        faults = [f"{file_name(c)}: {fault}" for c in every if (fault := fault_of(c, found.get(file_name(c))))]
        good = set(
            pq.read_table(place / "alone/current/documents", columns=["document_id"])["document_id"].to_pylist()
        )
        before, after = (good_rows(place / name, good) for name in ("alone", "together"))
        faults += [f"{name}: rows of good documents differ" for name in before if before[name] != after[name]]
        strays = {f for f in files_of(place) - given if f.split("/")[0] not in {"alone", "together"}}
        faults += [f"{stray}: written outside the output" for stray in sorted(strays)]
        print(f"the good ones with the hostile {together:.0f} s, exit code {code}")
    print(f"faults: {len(faults)}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
