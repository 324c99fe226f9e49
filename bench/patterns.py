"""Looks for patterns that take more than their share of time: ``python bench/patterns.py [--longest 8000]``.

Every compiled pattern of parsers, schemas and ingest searches hostile texts of 1 000, 2 000, 4 000 and 8 000
characters: runs of digits, of blanks, of hyphens, of brackets, of words, mixed, each with an end that fits nothing.
Prints those whose time grows with more than the square of the length, or that take longer than a tenth of a second.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import math
import pkgutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex

import ingest
import parsers
import schemas

ROOT = Path(__file__).resolve().parents[1]

_UNITS = (
    *(
        "9",
        "1 ",
        "1\u00a0",
        "12 345 ",
        "0,5 ",
        "-",
        "a-",
        "- ",
        " ",
        "\t",
        "\n",
        "(",
        "((",
        ")",
        "[",
        "a",
        "Aa ",
        "a.",
        "a,",
    ),
    *(
        "a b ",
        "och ",
        "1.",
        "1.1 ",
        "2021-",
        "2021-01-",
        "den 1 ",
        "kr ",
        "tkr ",
        "%",
        "1 % ",
        "§ ",
        "1 kap. ",
        "/",
        "dnr ",
        "A1/",
    ),
    *(
        "<p ",
        "<!--",
        "&",
        "|",
        "| ",
        "*",
        "_",
        "`",
        "#",
        "> ",
        ";",
        ":",
        "a: ",
        "å",
        "Ö ",
        "I",
        "S2021/",
        "och, ",
        "samt ",
        "januari ",
    ),
    *(
        "fast väg ",
        "Bilaga ",
        "Ale 370 ",
        "...",
        ". ",
        "@",
        "a@",
        "www.",
        "http://",
        "\u00ad",
        "−",
        "–",
        "1–",
        "en miljon ",
    ),
)
_END = "\x00!"  # fits nothing
_STEEP = 2.3  # the exponent of a time that grows
_SLOW = 0.1  # seconds for the longest
_LEAST = 0.005  # below it a clock says nothing of growth
_GIVEN_UP = 2.0


def patterns() -> Iterator[tuple[str, regex.Pattern[str]]]:
    """Every compiled pattern of text at the top of a module, with its name."""
    seen = set()
    for package in (parsers, schemas, ingest):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            try:
                module = importlib.import_module(found.name)
            except ImportError:
                continue  # an extra that is not installed
            for name, value in vars(module).items():
                for number, pattern in enumerate(_within(value)):
                    if pattern not in seen:
                        seen.add(pattern)
                        yield f"{found.name}.{name}[{number}]", pattern


def _within(value: Any) -> Iterator[regex.Pattern[str]]:
    if isinstance(value, regex.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from itertools.chain.from_iterable(map(_within, [*value, *value.values()]))
    elif isinstance(value, tuple | list | frozenset):
        yield from itertools.chain.from_iterable(map(_within, value))


def is_anchored(name: str) -> bool:
    """Whether a pattern is only ever asked what stands at one place, which a search tries at each.

    ``name`` is "package.module.NAME[0]". Others may ask a public one too.
    """
    module, _, pattern = name.partition("[")[0].rpartition(".")
    inner = Path(importlib.import_module(module).__file__ or "")
    packages = (ROOT / package for package in ("parsers", "schemas", "ingest"))
    files = [inner] if pattern.startswith("_") else [file for package in packages for file in package.rglob("*.py")]
    uses = {use for file in files for use in regex.findall(rf"\b{pattern}\.(\w+)", file.read_text("utf-8"))}
    return bool(uses) and uses <= {"match", "fullmatch", "pattern"}


def seconds(pattern: regex.Pattern[str], text: str, *, anchored: bool) -> float:
    """How long it takes to find everything, or what stands at the beginning."""
    begun = time.process_time()
    try:
        if anchored:
            pattern.match(text, timeout=_GIVEN_UP)
            pattern.fullmatch(text, timeout=_GIVEN_UP)
        else:
            for _ in pattern.finditer(text, timeout=_GIVEN_UP):
                pass
    except TimeoutError:
        return _GIVEN_UP
    return time.process_time() - begun


def main() -> int:
    """Print the steep and the slow; 1 when there are any."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--longest", type=int, default=8_000)
    longest = parser.parse_args().longest
    every, bad = list(patterns()), 0
    for name, pattern in every:
        anchored = is_anchored(name)
        worst: tuple[float, float, str] | None = None
        for unit in _UNITS:
            text = unit * (longest // len(unit) + 1)
            last = seconds(pattern, text[:longest] + _END, anchored=anchored)
            if last < _LEAST or (worst and last <= worst[0]):
                continue
            before = max(seconds(pattern, text[: longest // 4] + _END, anchored=anchored), 1e-5)
            worst = (last, math.log(last / before, 4), unit)
        if worst and (worst[0] > _SLOW or (worst[1] > _STEEP and worst[0] > 10 * _LEAST)):
            bad += 1
            print(
                f"{name}: {worst[0]:.2f} s for {longest} characters of {worst[2]!r}, power {worst[1]:.1f}",
                flush=True,
            )
    print(f"{len(every)} patterns, {len(_UNITS)} texts, {bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
