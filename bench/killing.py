"""Kills runs at random moments and looks at what is left.

    python bench/killing.py [--kills 100] [--documents 500] [--seed 1]

After each kill (of the parent, of the whole process group, or of one worker) whatever readers see must be whole:
every dataset readable, every document there once, with all its rows. A run that is killed is started again until it
finishes; its bytes must then be those of a run that nobody disturbed. The seed replays the moments.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-c", "from ingest.cli import main; main()", "ingest", "in", "--workers", "2", "--out"]
WAYS = ("parent", "group", "worker")


def write_corpus(folder: Path, documents: int, hostile: int) -> None:
    """Variants of the samples that are text, and files that are torn, empty or nonsense."""
    folder.mkdir()
    texts = sorted(p for p in (ROOT / "samples").rglob("*") if p.suffix in {".txt", ".md", ".html"})
    pdfs = sorted((ROOT / "samples").rglob("*.pdf"))
    for number in range(documents - hostile):
        sample = texts[number % len(texts)]
        mark = f"\n<!-- {number} -->\n".encode()
        (folder / f"{number:05d}{sample.suffix}").write_bytes(sample.read_bytes() + mark)
    for number in range(hostile):
        data = pdfs[number % len(pdfs)].read_bytes()
        torn = (data[: len(data) * number // hostile], b"%PDF-1.7\n" + bytes(99), data.replace(b"obj", b"objj"))
        (folder / f"hostile-{number:03d}.pdf").write_bytes(torn[number % 3] + str(number).encode())


def start(place: Path, out: Path) -> subprocess.Popen[bytes]:
    """A run in a process group of its own."""
    return subprocess.Popen(
        [*COMMAND, str(out)],
        cwd=place,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def children(pid: int) -> list[int]:
    """The processes that ``pid`` has started."""
    found = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]


def kill(process: subprocess.Popen[bytes], way: str, choice: random.Random) -> None:
    """End the parent, all of its group, or one of its workers."""
    if way == "group":
        os.killpg(process.pid, signal.SIGKILL)
    elif way == "parent":
        process.kill()
    elif workers := children(process.pid):
        os.kill(choice.choice(workers), signal.SIGKILL)


def digests(out: Path) -> dict[str, str]:
    """Every file of what readers see, with its hash."""
    current = out / "current"
    files = sorted(p for p in current.rglob("*") if p.is_file())
    return {p.relative_to(current).as_posix(): sha256(p.read_bytes()).hexdigest() for p in files}


def faults(out: Path, rows: dict[str, Counter[str]]) -> Iterator[str]:
    """What is wrong with what readers see; ``rows`` are the rows of each document of the undisturbed run."""
    if not (out / "current").exists():
        return
    for dataset, wanted in rows.items():
        try:
            table = pq.read_table(out / "current" / dataset, columns=["document_id"])
        except Exception as error:  # noqa: BLE001 - whatever a reader would meet is a fault
            yield f"{dataset}: unreadable ({error})"
            continue
        found = Counter(table["document_id"].to_pylist())
        if any(wanted[document] != count for document, count in found.items()):
            yield f"{dataset}: a document in part or twice"


def rows_of(out: Path) -> dict[str, Counter[str]]:
    """How many rows each document has in each dataset."""
    names = sorted(p.name for p in (out / "current").iterdir() if p.is_dir() and p.name not in {"inputs", "grants"})
    return {
        name: Counter(pq.read_table(out / "current" / name, columns=["document_id"])["document_id"].to_pylist())
        for name in names
    }


def undisturbed(place: Path) -> tuple[float, dict[str, str], dict[str, Counter[str]]]:
    """How long a run takes that nobody kills, and what it leaves."""
    begun = time.perf_counter()
    start(place, place / "whole").wait()
    return time.perf_counter() - begun, digests(place / "whole"), rows_of(place / "whole")


def main() -> int:
    """Print each kind of kill with what it left; 1 when anything was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--hostile", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    choice = random.Random(options.seed)
    killed: Counter[str] = Counter()
    wrong: list[str] = []
    finished = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_corpus(place / "in", options.documents, options.hostile)
        seconds, wanted, rows = undisturbed(place)
        print(f"{options.documents} documents, {options.hostile} of them hostile; undisturbed {seconds:.1f} s")
        out = place / "killed"
        while killed.total() < options.kills:
            process = start(place, out)
            way = choice.choice(WAYS)
            try:
                process.wait(choice.uniform(0, seconds))
            except subprocess.TimeoutExpired:
                kill(process, way, choice)
                killed[way] += 1
                process.wait()
            wrong += [f"after killing the {way}: {fault}" for fault in faults(out, rows)]
            if process.returncode in {0, 1, 2}:
                finished += 1
                if digests(out) != wanted:
                    wrong.append("a finished run left other bytes than the undisturbed one")
                shutil.rmtree(out)
    print(f"killed {dict(killed)}, runs that finished {finished}, faults {len(wrong)}, seed {options.seed}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
