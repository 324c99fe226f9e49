"""Kills runs at random moments and looks at what is left.

    python bench/killing.py [--kills 100] [--documents 500] [--seed 1]

A folder in which a tenth of the documents is published is given all of them, and the run is killed: its parent, its
whole process group, or one of its workers. Whatever readers see then must be the old snapshot or the new one, byte
for byte, every dataset readable, and no worker may outlive its parent. A run that was killed is started again until
it finishes; its bytes must be those of a run that nobody disturbed. The seed replays the moments.
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

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.store.staging import staged_documents

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-c", "from ingest.cli import main; main()", "ingest", "--workers", "2"]
WAYS = ("parent", "group", "worker")
NOTICE = """Dnr S2025/{number:05d}

Besked om statsbidrag 2025

Kommunen får {sum} kronor. Bidraget ska redovisas senast den 1 mars 2026.

Kommun      Kronor
Ale         {number}
Arboga      {number}
Avesta      {number}
"""  # short, so that many runs fit into an hour
_PART = 0.6  # of an undisturbed run, within which a run is killed: several times until all is read
_FINISHED = {0, 1, 2}


def write_corpus(folder: Path, documents: int, hostile: int) -> None:
    """Short notices, each with a sum, a term and a table, and files that are torn, empty or nonsense."""
    folder.mkdir()
    pdfs = sorted((ROOT / "samples").rglob("*.pdf"))
    for number in range(documents - hostile):
        (folder / f"{number:05d}.txt").write_text(
            NOTICE.format(number=number, sum=5 * number + 3), encoding="utf-8"
        )
    for number in range(hostile):
        data = pdfs[number % len(pdfs)].read_bytes()
        torn = (data[: len(data) * number // hostile], b"%PDF-1.7\n" + bytes(99), data.replace(b"obj", b"objj"))
        (folder / f"hostile-{number:03d}.pdf").write_bytes(torn[number % 3] + str(number).encode())


def start(place: Path, given: str, out: Path) -> subprocess.Popen[bytes]:
    """A run in a process group of its own."""
    return subprocess.Popen(
        [*COMMAND, given, "--out", str(out)],
        cwd=place,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def workers_of(pid: int) -> list[int]:
    """The processes in which ``pid`` has documents read."""
    found = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid=,args="], capture_output=True, text=True, check=False
    )
    lines = (line.split(maxsplit=1) for line in found.stdout.splitlines())
    return [int(child) for child, command in lines if "spawn_main" in command]


def kill(process: subprocess.Popen[bytes], way: str, choice: random.Random) -> Iterator[str]:
    """End the parent, all of its group, or one of its workers; what is wrong at once."""
    workers = workers_of(process.pid)
    if way == "worker":
        if workers:
            os.kill(choice.choice(workers), signal.SIGKILL)
        return
    if way == "group":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        if time.monotonic() > deadline:
            yield "a worker outlived its parent"
            return
        time.sleep(0.02)


def digests(out: Path) -> dict[str, str]:
    """Every file of what readers see, with its hash."""
    current = out / "current"
    files = sorted(p for p in current.rglob("*") if p.is_file())
    return {p.relative_to(current).as_posix(): sha256(p.read_bytes()).hexdigest() for p in files}


def faults(out: Path, snapshots: tuple[dict[str, str], ...]) -> Iterator[str]:
    """What is wrong with what readers see, which should be one of ``snapshots``."""
    if digests(out) not in snapshots:
        yield "readers see neither the old snapshot nor the new one"
    for folder in (out / "current").iterdir():
        if folder.is_dir():
            try:
                rows = pq.read_table(folder)
            except (OSError, pa.ArrowException) as error:
                yield f"{folder.name}: unreadable ({error})"
                continue
            if folder.name == "documents" and max(Counter(rows["document_id"].to_pylist()).values()) > 1:
                yield "a document stands there twice"


def undisturbed(place: Path) -> tuple[float, tuple[dict[str, str], dict[str, str]]]:
    """How long a run takes that nobody kills, and what readers see before and after."""
    some = [f"in/{path.name}" for path in sorted((place / "in").iterdir())[::10]]
    (place / "some").mkdir()
    for name in some:
        shutil.copy(place / name, place / "some")
    start(place, "some", place / "begun").wait()
    shutil.copytree(place / "begun", place / "whole", symlinks=True)
    begun = time.perf_counter()
    start(place, "in", place / "whole").wait()
    return time.perf_counter() - begun, (digests(place / "begun"), digests(place / "whole"))


class Count:
    """What happened."""

    def __init__(self) -> None:
        self.killed: Counter[str] = Counter()
        self.finished = 0
        self.publishing = 0
        self.wrong: list[str] = []


def chain(
    place: Path, seconds: float, snapshots: tuple[dict[str, str], ...], choice: random.Random, count: Count
) -> None:
    """Kill a run and start it again until it finishes."""
    out = place / "killed"
    shutil.copytree(place / "begun", out, symlinks=True)
    ended = None
    while ended not in _FINISHED:
        process = start(place, "in", out)
        way = choice.choice(WAYS)
        try:
            process.wait(choice.uniform(0, _PART * seconds))
        except subprocess.TimeoutExpired:
            count.publishing += any((out / "snapshots").glob("_*"))
            count.killed[way] += 1
            count.wrong += [f"after killing the {way}: {fault}" for fault in kill(process, way, choice)]
            process.wait()
        ended = process.returncode
        count.wrong += [f"after killing the {way}: {fault}" for fault in faults(out, snapshots)]
    count.finished += 1
    if digests(out) != snapshots[-1]:
        count.wrong.append("a finished run left other bytes than the undisturbed one")
    if staged_documents(out / "_staging"):
        count.wrong.append("a finished run left documents staged")
    shutil.rmtree(out)


def main() -> int:
    """Print each kind of kill with what it left; 1 when anything was."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--hostile", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    choice, count = random.Random(options.seed), Count()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_corpus(place / "in", options.documents, options.hostile)
        seconds, snapshots = undisturbed(place)
        print(
            f"{options.documents} documents, {options.hostile} of them hostile; undisturbed {seconds:.1f} s",
            flush=True,
        )
        while count.killed.total() < options.kills:
            chain(place, seconds, snapshots, choice, count)
            print(f"killed {dict(count.killed)}, faults {len(count.wrong)}", flush=True)
    print(
        f"killed {dict(count.killed)}, {count.publishing} while publishing; runs that finished {count.finished}, "
        f"faults {len(count.wrong)}, seed {options.seed}"
    )
    print("\n".join(count.wrong))
    return 1 if count.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
