"""Which documents are scanned, and how worn: annexes whose rows are known, samples whose facts are golden.

Each wear is one degradation alone at 300 and 200 dpi, then all of them together at three resolutions. Those of
``HANDLED`` are what an office does to paper, in colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from degrading import Wear
from layouts import plan_of
from rendering import render
from sheets import Row, build

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def _at_both(name: str, **how: object) -> tuple[Wear, ...]:
    return tuple(Wear(name=f"{name}-{dpi}", dpi=dpi, **how) for dpi in (300, 200))  # type: ignore[arg-type]


WEARS = {
    wear.name: wear
    for wear in (
        *_at_both("clean"),
        *_at_both("skew", skew=2.0),
        *_at_both("noise", noise=16.0),
        *_at_both("speckle", speckle=0.002),
        *_at_both("jpeg", quality=30),
        *_at_both("shade", shade=0.4),
        *_at_both("blur", blur=0.35),
        *_at_both("stamp", marks=("stamp", "pen")),
        *_at_both("signature", marks=("signature", "signature")),
        *_at_both("bilevel", bilevel=True, skew=0.7, speckle=0.0005),
        Wear(name="turned90-300", dpi=300, turned=90, skew=0.5),
        Wear(name="turned270-200", dpi=200, turned=270, skew=0.5),
        Wear(name="turned180-200", dpi=200, turned=180, skew=0.5),
        *_at_both(
            "worn",
            skew=1.0, noise=10.0, speckle=0.001, shade=0.2, quality=60, blur=0.2,
            marks=("stamp", "signature"),
        ),
        Wear(name="faded-200", dpi=200, faded=0.5, noise=4.0),
        Wear(name="clean-150", dpi=150),
        Wear(name="worn-150", dpi=150, skew=1.0, noise=8.0, speckle=0.0005, shade=0.2, quality=60),
    )
}  # fmt: skip

_CREAM, _BLUISH, _PINK, _RECYCLED = (250, 238, 205), (198, 220, 240), (246, 200, 205), (215, 210, 200)

HANDLED = {
    wear.name: wear
    for wear in (
        Wear(name="paper-300", dpi=300, paper=_BLUISH),
        Wear(name="paper-200", dpi=200, paper=_PINK, noise=5.0),
        *_at_both("highlighter", hands=("highlighter",)),
        *_at_both("ticks", hands=("ticks",), skew=0.4),
        *_at_both("rings", hands=("rings",), skew=0.4),
        *_at_both("round", hands=("round stamp",), skew=0.4),
        *_at_both("ballpen", hands=("blue signature", "blue signature"), skew=0.4),
        *_at_both("back", back=0.16, noise=4.0),
        *_at_both("bent", bend=0.08, noise=4.0),
        *_at_both("rim", rim=0.8, hands=("holes",), skew=1.0),
        Wear(name="fax-200", dpi=200, streaks=25, bilevel=True, skew=0.4),
        Wear(name="streaks-300", dpi=300, streaks=10),
        *_at_both(
            "office", paper=_RECYCLED, hands=("holes", "ticks", "round stamp", "highlighter"), back=0.08, skew=0.6,
            noise=5.0, quality=60, rim=0.5,
        ),
        Wear(name="copy-300", dpi=300, paper=_CREAM, hands=("rings", "blue signature"), blur=0.15, quality=50),
    )
}  # fmt: skip
# Printers that were old, type that is small, and telephones.
PRINTED = {
    wear.name: wear
    for wear in (
        *_at_both("gray", faded=0.55, noise=4.0),
        *_at_both("light", faded=0.72, noise=3.0, skew=0.4),
        *_at_both("needles", needles=True, skew=0.5, noise=4.0),
        Wear(name="small-400", dpi=400, size=0.62),
        *_at_both("small", size=0.62, skew=0.3),
        *_at_both("photo", tilt=0.02, noise=5.0, quality=70),
        *_at_both("tilted", tilt=0.05, noise=5.0, quality=60),
    )
}
SETS = {"worn": WEARS, "handled": HANDLED, "printed": PRINTED}

_LAYOUTS = (
    "rules-grid", "rules-none", "rules-rows", "rules-zebra", "header-two", "percent", "counties", "years",
    "subtotals", "codes-short", "varav", "gaps", "unit-tkr", "regioner", "organisationer", "total-first",
    "prose-around", "population", "tight", "landscape", "groups-two", "tiers",
)  # fmt: skip


def wear_of(name: str) -> Wear:
    """The wear of that name, of whichever set."""
    return next(wears[name] for wears in SETS.values() if name in wears)


class Task(NamedTuple):
    """One scan to make and read: ``origin`` is "layout/seed" of an annex or the path of a sample."""

    origin: str
    wear: str
    seed: int


def tasks(seed: int, rounds: int, wears: Iterable[str] = WEARS) -> Iterator[Task]:
    """``rounds`` annexes for each wear, in another layout each, then every sample PDF once."""
    wears = tuple(wears)
    for number in range(rounds):
        for place, wear in enumerate(wears):
            layout = _LAYOUTS[(place + 7 * number + seed) % len(_LAYOUTS)]
            yield Task(f"{layout}/{seed + number}", wear, seed)
    usable = [name for name in wears if not name.endswith("150")]
    for place, path in enumerate(sorted(SAMPLES.glob("*/*.pdf"))):
        yield Task(path.relative_to(SAMPLES).as_posix(), usable[(2 * place + seed) % len(usable)], seed)


def original_of(origin: str) -> tuple[bytes, list[Row] | None]:
    """The born-digital PDF, with the rows that it prints where the generator made it."""
    if origin.endswith(".pdf"):
        return (SAMPLES / origin).read_bytes(), None
    layout, _, seed = origin.partition("/")
    sheet = build(plan_of(layout, int(seed)))
    return render(sheet), sheet.rows
