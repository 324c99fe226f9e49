"""Scans read back: ``python bench/scans/run.py [--rounds 2] [--seed 1] [--only WORD] [--set handled] [--jobs 2]``.

Prints born-digital PDFs (generated annexes and the samples), scans them worn in a known way and reads the scans.
Says for each wear the rows exactly right, wrong or missed without a finding, told, right and yet flagged; the
recall of facts; every silent fault with the command that replays it; the pages a minute of reading alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "annexes"))

from comparing import Fault, compare_rows, read_bytes, rows_read
from degrading import scan
from facts import DATASETS, recalled
from plans import SETS, Task, original_of, tasks, wear_of
from sheets import Row

from ingest.errors import InputError


class Outcome(NamedTuple):
    """What became of one scan; ``facts`` are (wanted, found) by dataset, of samples only."""

    task: Task
    rows: int
    right: int
    flagged: int
    faults: tuple[Fault, ...]
    facts: dict[str, tuple[int, int]]
    pages: int
    seconds: float
    crash: str = ""


def main() -> int:
    """Run the tasks that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2, help="annexes for each wear")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="tasks whose origin or wear holds this word")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--set", choices=SETS, default="worn", help="of wears, in plans.py")
    parser.add_argument("--keep", type=Path, help="write the scans here")
    parser.add_argument("--told", action="store_true", help="list the faults that are told, too")
    options = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"  # as many pages at once as workers, not more
    wanted = [
        t for t in tasks(options.seed, options.rounds, SETS[options.set])
        if all(word in f"{t.origin} {t.wear}" for word in options.only)
    ]  # fmt: skip
    read = partial(run_task, keep=options.keep)
    started = time.monotonic()
    if options.jobs > 1:
        with ProcessPoolExecutor(options.jobs) as pool:
            outcomes = list(pool.map(read, wanted))
    else:
        outcomes = [read(task) for task in wanted]
    report(outcomes, with_told=options.told)
    print(f"\nseed {options.seed}, {len(outcomes)} scans, {time.monotonic() - started:.0f} s")
    return 0


def run_task(task: Task, keep: Path | None) -> Outcome:
    """Print, scan and read one document."""
    data, rows = original_of(task.origin)
    picture = scan(data, wear_of(task.wear), f"{task.origin}/{task.seed}")
    name = f"{task.origin.replace('/', '-').removesuffix('.pdf')}-{task.wear}.pdf"
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / name).write_bytes(picture)
    truth = None if rows is not None else read_bytes(data, task.origin)
    printed = rows if truth is None else [row for _, row in rows_read(truth)]
    started = time.monotonic()
    try:
        extraction = read_bytes(picture, name)
    except InputError as error:  # a crash is a result of its own, reported with its seed
        return Outcome(task, len(printed), 0, 0, (), {}, 0, 0.0, str(error))
    seconds = time.monotonic() - started
    result = compare_rows(printed, extraction)
    facts = recalled(truth, extraction) if truth else {}
    pages = extraction.document.page_count
    faults = tuple(result.faults)
    return Outcome(task, len(printed), result.right, result.flagged, faults, facts, pages, seconds)


def report(outcomes: list[Outcome], *, with_told: bool) -> None:
    """The table of wears, then by resolution, the faults, and the speed."""
    by_wear: dict[str, list[Outcome]] = defaultdict(list)
    by_dpi: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_wear[outcome.task.wear].append(outcome)
        by_dpi[f"{wear_of(outcome.task.wear).dpi} dpi"].append(outcome)
    _table({**by_wear, **by_dpi, "ALL": outcomes})
    _facts({**by_dpi, "ALL": outcomes})
    for outcome in outcomes:
        _faults(outcome, with_told=with_told)
    pages, seconds = sum(o.pages for o in outcomes), sum(o.seconds for o in outcomes)
    if seconds:
        print(f"\n{pages} pages read, {60 * pages / seconds:.1f} pages a minute and worker")


def _table(groups: dict[str, list[Outcome]]) -> None:
    form = "{:<16}{:>6}{:>7}{:>8}{:>8}{:>8}{:>7}{:>9}"
    print(form.format("wear", "scans", "rows", "right", "silent", "silent", "told", "right but"))
    print(form.format("", "", "", "%", "wrong", "missed", "", "flagged"))
    for name, some in groups.items():
        c = _counts(some)
        share = f"{100 * c['right'] / c['rows']:.2f}" if c["rows"] else "-"
        print(form.format(name, len(some), c["rows"], share, c["wrong"], c["missed"], c["told"], c["flagged"]))


def _counts(some: list[Outcome]) -> Counter[str]:
    faults = [f for o in some for f in o.faults]
    return Counter(
        rows=sum(o.rows for o in some),
        right=sum(o.right for o in some),
        wrong=sum(not f.reported and f.kind != "missed" for f in faults),
        missed=sum(not f.reported and f.kind == "missed" for f in faults) + sum(o.rows for o in some if o.crash),
        told=sum(f.reported for f in faults),
        flagged=sum(o.flagged for o in some),
    )


def _facts(groups: dict[str, list[Outcome]]) -> None:
    print("\nrecall of facts, with roles" + "".join(f"{dataset:>18}" for dataset in DATASETS))
    for name, some in groups.items():
        cells = []
        for dataset in DATASETS:
            pairs = [o.facts[dataset] for o in some if dataset in o.facts]
            wanted, found = sum(w for w, _ in pairs), sum(f for _, f in pairs)
            cells.append(f"{found} of {wanted} {found / wanted:.3f}" if wanted else "-")
        print(f"{name:<27}" + "".join(f"{cell:>18}" for cell in cells))


def _faults(outcome: Outcome, *, with_told: bool) -> None:
    task = outcome.task
    listed = [f for f in outcome.faults if with_told or not f.reported]
    if not listed and not outcome.crash:
        return
    print(
        f"\n--only {task.origin} --only {task.wear} --seed {task.seed}   ({outcome.right} of {outcome.rows} right)"
    )
    for fault in listed:
        kind = fault.kind if fault.reported else f"{fault.kind} SILENT"
        print(f"  {kind}: {_shown(fault.printed)} -> {_shown(fault.read)}")
    if outcome.crash:
        print("  CRASH " + outcome.crash.strip().replace("\n", "\n    "))


def _shown(row: Row | None) -> str:
    if row is None:
        return "nothing"
    amounts = " ".join("-" if a is None else f"{a:f}" for a in row.amounts)
    return f"[{row.code or ''}|{row.name}|{amounts}|{row.share or ''}|{row.group or ''}]"


if __name__ == "__main__":
    sys.exit(main())
