"""What became of generated annexes: those not read exactly, with the seed that replays each, and the sums."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from comparing import Fault, compare_rows, read_bytes
from run import shown
from sheets import Row

from ingest.errors import InputError


class Outcome(NamedTuple):
    """What became of one annex; ``maker`` is what printed it, where that is drawn."""

    seed: int
    rows: int
    right: int
    faults: tuple[Fault, ...] = ()
    alarms: tuple[str, ...] = ()
    crash: str = ""
    maker: str = ""


def outcome_of(seed: int, printed: list[Row], data: bytes, name: str, maker: str = "") -> Outcome:
    """What is read of one annex."""
    try:
        result = compare_rows(printed, read_bytes(data, name))
    except InputError as error:
        return Outcome(seed, len(printed), 0, crash=str(error), maker=maker)
    alarms = tuple(f"{f.check} {f.severity}: {f.message}" for f in result.alarms)
    return Outcome(seed, len(printed), result.right, tuple(result.faults), alarms, maker=maker)


def _is_heading_only(fault: Fault) -> bool:
    """Whether all of a row is right but the heading that it stands under."""
    printed, read = fault.printed, fault.read
    return printed is not None and read is not None and printed._replace(group=read.group) == read


def silent_of(outcome: Outcome) -> list[Fault]:
    """The faults that no finding tells of."""
    return [f for f in outcome.faults if not f.reported]


def list_faults(outcome: Outcome, misses: int) -> None:
    """The first faults of an annex, silent ones before others."""
    if not (outcome.faults or outcome.alarms or outcome.crash):
        return
    silent = silent_of(outcome)
    heads = sum(map(_is_heading_only, silent))
    print(
        f"\n--annexes 1 --seed {outcome.seed}   ({outcome.maker and outcome.maker + '; '}"
        f"{outcome.right} of {outcome.rows} right, "
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


def sum_up(outcomes: list[Outcome]) -> None:
    """The share of rows that are right, and how many are told, silent, or right and told of."""
    if not outcomes:
        print("nothing was printed")
        return
    count = Counter[str]()
    for o in outcomes:
        silent = silent_of(o)
        heads = sum(map(_is_heading_only, silent))
        count.update(rows=o.rows, right=o.right, told=len(o.faults) - len(silent), crashes=int(bool(o.crash)))
        count.update(silent=len(silent) - heads, heading=heads, alarms=len(o.alarms))
    share = 100 * count["right"] / count["rows"]
    print(
        f"\n{len(outcomes)} annexes from seed {outcomes[0].seed}, {count['rows']} rows: {share:.2f} % exactly right"
    )
    print(", ".join(f"{name} {count[name]}" for name in ("told", "silent", "heading", "alarms", "crashes")))
