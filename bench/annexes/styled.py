"""Annexes whose contents and typography are drawn apart: ``python bench/annexes/styled.py --annexes 60 --seed 1``.

Chromium prints the odd seeds and WeasyPrint the even ones; what is read is compared with what was drawn. Prints
each annex that is not read exactly, with the seed that replays it, then the sums: rows exactly right, told, silent
(those of which only the heading of the group is wrong apart), false alarms. ``--keep FOLDER`` writes the documents.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from invented import invent
from outcomes import Outcome, list_faults, outcome_of, silent_of, sum_up
from styles import page_of

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


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
        list_faults(outcome, options.misses)
    sum_up(outcomes)
    return 1 if any(silent_of(o) for o in outcomes) else 0


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
    return outcome_of(seed, list(invent(seed).rows), data, f"{seed}.pdf")


if __name__ == "__main__":
    sys.exit(main())
