"""Generated annexes, printed and read back: ``python bench/annexes/run.py --documents 300 --seed 1 [--layout L]``.

Prints for each layout the rows right, wrong and missed (with and without a finding) and the false alarms, then
every miss with the command that replays it, then the mutations: the share that a check of the right slug tells of.
``--keep FOLDER`` writes the documents.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from comparing import Fault, compare, read_bytes
from layouts import LAYOUTS, crossed, plan_of
from mutations import SLUGS, kinds_for, mutate
from rendering import name_of, render
from sheets import Row, Sheet, build

from ingest.errors import InputError
from schemas.vocabulary import Severity, Status


class Outcome(NamedTuple):
    """What became of one plan."""

    layout: str
    seed: int
    producer: str
    right: int
    total: int
    faults: tuple[Fault, ...]
    alarms: tuple[str, ...]
    mutation: tuple[str, bool, str]  # kind, told, what failed instead; ("", ...) for none
    crash: str = ""


def main() -> int:
    """Run the plans that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", action="append", help="only this layout (again for more)")
    parser.add_argument(
        "--crossed",
        type=int,
        nargs="?",
        const=2,
        help="so many layouts at once, of all that there are; 2 by default",
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--misses", type=int, default=3, help="faults to list of each document")
    parser.add_argument("--without", action="append", default=[], help="skip plans of this producer")
    options = parser.parse_args()
    names = options.layout or (
        crossed(options.seed, options.documents, options.crossed) if options.crossed else list(LAYOUTS)
    )
    plans = [
        (names[n % len(names)], options.seed + n // len(names), options.keep, options.without)
        for n in range(options.documents)
    ]
    started = time.monotonic()
    outcomes: list[Outcome] = []
    if options.jobs > 1:
        with ProcessPoolExecutor(options.jobs) as pool:
            outcomes = [o for o in pool.map(run_plan, plans, chunksize=4) if o]
    else:
        outcomes = [o for plan in plans if (o := run_plan(plan))]
    report(outcomes, options.misses)
    print(f"seed {options.seed}, {len(outcomes)} documents, {time.monotonic() - started:.0f} s")
    return 0


def run_plan(given: tuple[str, int, Path | None, list[str]]) -> Outcome | None:
    """Print and read one plan, then once more with one mutation."""
    layout, seed, keep, avoided = given
    plan = plan_of(layout, seed)
    if plan.producer in avoided:
        return None
    sheet = build(plan)
    try:
        data = render(sheet)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / name_of(sheet)).write_bytes(data)
        result = compare(sheet, read_bytes(data, name_of(sheet)))
        mutation = _mutated(sheet, seed, keep) if result.is_clean else ("", False, "")
    except InputError as error:  # a crash is a result of its own, reported with its seed
        return Outcome(layout, seed, plan.producer, 0, len(sheet.rows), (), (), ("", False, ""), str(error))
    alarms = tuple(f"{f.check} {f.severity}: {f.message}" for f in result.alarms)
    return Outcome(
        layout, seed, plan.producer, result.right, len(sheet.rows), tuple(result.faults), alarms, mutation
    )


def _mutated(sheet: Sheet, seed: int, keep: Path | None) -> tuple[str, bool, str]:
    rng = random.Random(f"mutation/{sheet.plan.layout}/{seed}")
    kinds = kinds_for(sheet)
    if not kinds:
        return ("", False, "")
    kind = rng.choice([*kinds, "unit", "unit"] if "unit" in kinds else kinds)
    changed = mutate(sheet, kind, rng)
    if changed.blocks == sheet.blocks:  # a unit that stands in a title over several columns
        return ("", False, "")
    data = render(changed)
    if keep:
        (keep / f"{kind}-{name_of(sheet)}").write_bytes(data)
    extraction = read_bytes(data, name_of(sheet))
    failed = {f.check for f in extraction.findings if f.status is Status.FAIL and f.severity is not Severity.INFO}
    return (kind, bool(failed & SLUGS[kind]), ", ".join(sorted(failed)))


def report(outcomes: list[Outcome], misses: int) -> None:
    """The table of layouts, the misses and the mutations."""
    by_layout: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_layout[outcome.layout].append(outcome)
    _table(by_layout)
    _list_misses(outcomes, misses)
    _list_mutations(outcomes)


def _table(by_layout: dict[str, list[Outcome]]) -> None:
    form = "{:<30}{:>6}{:>8}{:>8}{:>8}{:>8}{:>9}{:>8}"
    print(form.format("layout", "docs", "rows", "right", "silent", "silent", "reported", "false"))
    print(form.format("", "", "", "%", "wrong", "missed", "", "alarms"))
    sums: Counter[str] = Counter()
    for layout, some in by_layout.items():
        counts = _counts(some)
        sums.update(counts)
        _print_counts(form, layout, counts)
    _print_counts(form, "ALL", sums)


def _counts(some: list[Outcome]) -> Counter[str]:
    faults = [f for o in some for f in o.faults]
    return Counter(
        docs=len(some),
        rows=sum(o.total for o in some),
        right=sum(o.right for o in some),
        wrong=sum(not f.reported and f.kind != "missed" for f in faults),
        missed=sum(not f.reported and f.kind == "missed" for f in faults) + sum(o.total for o in some if o.crash),
        reported=sum(f.reported for f in faults),
        alarms=sum(len(o.alarms) for o in some),
    )


def _print_counts(form: str, name: str, c: Counter[str]) -> None:
    share = f"{100 * c['right'] / c['rows']:.2f}" if c["rows"] else "-"
    print(form.format(name, c["docs"], c["rows"], share, c["wrong"], c["missed"], c["reported"], c["alarms"]))


def _list_misses(outcomes: list[Outcome], misses: int) -> None:
    for o in outcomes:
        if not (o.faults or o.alarms or o.crash):
            continue
        silent = sum(not f.reported for f in o.faults)
        print(
            f"\n--layout {o.layout} --seed {o.seed} --documents 1   "
            f"({o.producer}; {o.right} of {o.total} right, {len(o.faults)} faults, {silent} silent)"
        )
        for fault in o.faults[:misses]:
            kind = fault.kind if fault.reported else f"{fault.kind} SILENT"
            print(f"  {kind}: {shown(fault.printed)} -> {shown(fault.read)}")
        for alarm in o.alarms:
            print(f"  FALSE ALARM {alarm}")
        if o.crash:
            print("  CRASH " + o.crash.strip().replace("\n", "\n    "))


def shown(row: Row | None) -> str:
    """A row on one line, for a list of misses."""
    if row is None:
        return "nothing"
    amounts = " ".join("-" if a is None else f"{a:f}" for a in row.amounts)
    return f"[{row.code or ''}|{row.name}|{amounts}|{row.share or ''}]"


def _list_mutations(outcomes: list[Outcome]) -> None:
    made = [o for o in outcomes if o.mutation[0]]
    print("\nmutation   made  told")
    for kind in SLUGS:
        some = [o for o in made if o.mutation[0] == kind]
        print(f"{kind:<10}{len(some):>5}{sum(o.mutation[1] for o in some):>6}")
    for o in made:
        if not o.mutation[1]:
            print(
                f"  UNTOLD {o.mutation[0]} --layout {o.layout} --seed {o.seed} --documents 1 ({o.producer}); "
                f"failed: {o.mutation[2] or 'nothing'}"
            )


if __name__ == "__main__":
    sys.exit(main())
