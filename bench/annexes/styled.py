"""Annexes whose contents and typography are drawn apart: ``python bench/annexes/styled.py --annexes 60 --seed 1``.

Chromium prints the odd seeds and WeasyPrint the even ones; what is read is compared with what was drawn. Prints
each annex that is not read exactly, with the seed that replays it, then the sums: rows exactly right, told, silent
(those of which only the heading of the group is wrong apart), false alarms. ``--keep FOLDER`` writes the documents.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from comparing import Fault, compare_rows, read_bytes
from invented import invent
from run import shown
from styles import page_of

from ingest.errors import InputError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Outcome(NamedTuple):
    """What became of one annex."""

    seed: int
    rows: int
    right: int
    faults: tuple[Fault, ...] = ()
    alarms: tuple[str, ...] = ()
    crash: str = ""


def main() -> int:
    """Print, read, compare, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annexes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--misses", type=int, default=3, help="faults to list of each annex")
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.annexes)
    with ProcessPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(_outcome, _printed(seeds, options.keep)))
    for outcome in outcomes:
        _list_faults(outcome, options.misses)
    _sum_up(outcomes)
    return 1 if any(_silent(o) for o in outcomes) else 0


def _printed(seeds: range, keep: Path | None) -> Iterator[tuple[int, bytes]]:
    """Each annex as PDF."""
    from weasyprint import HTML

    browsed = _browsed([seed for seed in seeds if seed % 2])
    for seed in seeds:
        data = browsed.get(seed) or bytes(HTML(string=page_of(invent(seed))).write_pdf())
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}.pdf").write_bytes(data)
            (keep / f"{seed}.html").write_text(page_of(invent(seed)), encoding="utf-8")
        yield seed, data


def _browsed(seeds: list[int]) -> dict[int, bytes]:
    """Those that Chromium prints, all in one browser; told, and left to WeasyPrint, where there is none."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not seeds or found is None:
        print("" if found else "no Chromium on this machine: WeasyPrint prints all", file=sys.stderr)
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        page = play.chromium.launch(executable_path=found, args=["--no-sandbox"]).new_page()
        made = {}
        for seed in seeds:
            page.set_content(page_of(invent(seed)))
            made[seed] = page.pdf(prefer_css_page_size=True)
        return made


def _outcome(given: tuple[int, bytes]) -> Outcome:
    """What is read of one annex."""
    seed, data = given
    printed = list(invent(seed).rows)
    try:
        result = compare_rows(printed, read_bytes(data, f"{seed}.pdf"))
    except InputError as error:
        return Outcome(seed, len(printed), 0, crash=str(error))
    alarms = tuple(f"{f.check} {f.severity}: {f.message}" for f in result.alarms)
    return Outcome(seed, len(printed), result.right, tuple(result.faults), alarms)


def _is_heading_only(fault: Fault) -> bool:
    """Whether all of a row is right but the heading that it stands under."""
    printed, read = fault.printed, fault.read
    return printed is not None and read is not None and printed._replace(group=read.group) == read


def _silent(outcome: Outcome) -> list[Fault]:
    return [f for f in outcome.faults if not f.reported]


def _list_faults(outcome: Outcome, misses: int) -> None:
    if not (outcome.faults or outcome.alarms or outcome.crash):
        return
    silent = _silent(outcome)
    heads = sum(map(_is_heading_only, silent))
    print(
        f"\n--annexes 1 --seed {outcome.seed}   ({outcome.right} of {outcome.rows} right, "
        f"{len(outcome.faults)} faults, {len(silent)} silent, of these {heads} heading only)"
    )
    for fault in [*silent, *(f for f in outcome.faults if f.reported)][:misses]:
        kind = fault.kind if fault.reported else f"{fault.kind} SILENT"
        groups = [f" <{row.group}>" if row else "" for row in (fault.printed, fault.read)]
        print(f"  {kind}: {shown(fault.printed)}{groups[0]} -> {shown(fault.read)}{groups[1]}")
    for alarm in outcome.alarms:
        print(f"  FALSE ALARM {alarm}")
    if outcome.crash:
        print(f"  CRASH {outcome.crash}")


def _sum_up(outcomes: list[Outcome]) -> None:
    count = Counter[str]()
    for o in outcomes:
        silent = _silent(o)
        heads = sum(map(_is_heading_only, silent))
        count.update(rows=o.rows, right=o.right, told=len(o.faults) - len(silent), crashes=int(bool(o.crash)))
        count.update(silent=len(silent) - heads, heading=heads, alarms=len(o.alarms))
    share = 100 * count["right"] / count["rows"]
    print(
        f"\n{len(outcomes)} annexes from seed {outcomes[0].seed}, {count['rows']} rows: {share:.2f} % exactly right"
    )
    print(", ".join(f"{name} {count[name]}" for name in ("told", "silent", "heading", "alarms", "crashes")))


if __name__ == "__main__":
    sys.exit(main())
