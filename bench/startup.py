"""How long a person waits: `bilaga --help` and `bilaga show FILE` of one page, beside a bare Python.

    python bench/startup.py [FILE]

Prints the median and the least of eleven runs of the whole process, taken in turn, and the ratios to a bare start.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 11


def seconds(command: list[str]) -> float:
    """The wall-clock time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Time the three commands in turn."""
    page = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "samples" / "agency_instruction" / "laromedel.pdf")
    bilaga = [str(Path(sys.executable).with_name("bilaga"))]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "bilaga --help": [*bilaga, "--help"],
        f"bilaga show {Path(page).name}": [*bilaga, "show", page],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    bare = statistics.median(times["python -c pass"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(
            f"{name:<32} median {middle:6.3f} s   least {min(taken):6.3f} s   {middle / bare:6.1f} x a bare start"
        )


if __name__ == "__main__":
    main()
