"""Worker processes: a document that kills, hangs or swells one costs that document or that page only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import ingest.engines.processes
from ingest import stages
from ingest.engines.attempt import Failure, Task
from ingest.engines.processes import Workshop, run_in_processes
from ingest.engines.tries import Death, Try
from ingest.engines.worker import LastWords, last_words
from ingest.limits import Limits
from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.vocabulary import FailureCategory, Status

SAMPLES = Path(__file__).resolve().parent.parent / "samples"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")

# A document of this engine is its instructions, a line for each page.
HOSTILE = """
import ctypes, json, os, time
from pathlib import Path
from ingest import stages
from ingest.engines.attempt import Batch, Done, Failure
from schemas.vocabulary import FailureCategory

def attempt(tasks, settings):
    read = [attempt_one(task) for task in tasks]
    done = [Done(t.document_id, t.source, r if isinstance(r, Failure) else 1) for t, r in zip(tasks, read)]
    packed = {t.source: r.decode() for t, r in zip(tasks, read) if isinstance(r, bytes)}
    return Batch(tuple(done), json.dumps(packed).encode())

def attempt_one(task):
    stages.begin()
    pages = task.data.decode().split(",")
    stages.pages(len(pages))
    read = [obey(page) for number, page in enumerate(pages, 1) if not stages.leaves_out(number)]
    stages.stage("parsing")
    if task.source == "unparsable":
        ctypes.string_at(0)
    if task.source == "endless":
        ctypes.PyDLL(None).sleep(60)  # with the interpreter's lock held
    if task.source == "swelling":
        try:
            bytearray(8 * 2**30)
        except MemoryError:
            return Failure(FailureCategory.MEMORY, "too much")
    return ",".join(read).encode()

def obey(page):
    if page == "dies":
        os.kill(os.getpid(), 9)
    if page == "segfaults":
        ctypes.string_at(0)
    if page == "hangs":
        while True:
            time.sleep(1)
    if page.startswith("once="):
        mark = Path(page.removeprefix("once="))
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), 9)
        return "once"
    return page
"""


@pytest.fixture
def outcomes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., dict[str, str | Failure]]]:
    """What becomes of documents, by source, with two workers that have little time."""
    (tmp_path / "hostile_attempt.py").write_text(HOSTILE)
    monkeypatch.syspath_prepend(tmp_path)
    module = __import__("hostile_attempt")
    monkeypatch.setattr(ingest.engines.processes, "attempt", module.attempt)
    workshop = Workshop(2, Limits(seconds=2, seconds_per_page=0.1, megabytes=4096), tmp_path)

    def run(**documents: str) -> dict[str, str | Failure]:
        tasks = [Task(f"{n:016x}", name, data.encode()) for n, (name, data) in enumerate(documents.items())]
        found: dict[str, str | Failure] = {}
        for batch in run_in_processes(tasks, Settings(), workshop):
            found |= {done.source: done.outcome for done in batch.done if isinstance(done.outcome, Failure)}
            found |= json.loads(batch.packed or "{}")
        return found

    yield run
    sys.modules.pop("hostile_attempt")
    assert list(tmp_path.glob("_at-*")) == [], "last words are read once and go"


def failure(outcome: str | Failure) -> Failure:
    assert isinstance(outcome, Failure)
    return outcome


def test_a_worker_that_dies_costs_no_other_document(outcomes: Callable[..., dict[str, str | Failure]]) -> None:
    found = outcomes(a="1", unparsable="1,2", b="1", c="1,2", d="1")
    assert {name: outcome for name, outcome in found.items() if name != "unparsable"} == {
        "a": "1",
        "b": "1",
        "c": "1,2",
        "d": "1",
    }
    lost = failure(found["unparsable"])
    assert lost.category is FailureCategory.CRASH
    assert lost.message.startswith(
        "unparsable: killed the process that read it while parsing (SIGSEGV), tried 2 times"
    )
    assert "hostile_attempt.py" in lost.traceback, "where in the code it was killed"


def test_of_many_that_are_read_together_only_the_one_that_kills_suffers(
    outcomes: Callable[..., dict[str, str | Failure]],
) -> None:
    many = {f"d{n}": "1" for n in range(60)} | {"d33": "1,dies,3", "d50": "dies," * 9}
    found = outcomes(**many)
    assert found.keys() == many.keys()
    assert {name: outcome for name, outcome in found.items() if outcome != "1"} == {
        "d33": "1,3",
        "d50": failure(found["d50"]),
    }


@pytest.mark.parametrize("way", ["dies", "segfaults", "hangs"])
def test_a_page_that_kills_leaves_the_others(outcomes: Callable[..., dict[str, str | Failure]], way: str) -> None:
    assert outcomes(a=f"1,{way},3") == {"a": "1,3"}


def test_a_page_that_hangs_does_not_use_up_the_time_of_a_thousand_others(
    outcomes: Callable[..., dict[str, str | Failure]],
) -> None:
    pages = ["hangs", *["2"] * 3000]  # five minutes in all
    assert outcomes(a=",".join(pages)) == {"a": ",".join(pages[1:])}


def test_what_kills_once_was_the_fault_of_another(
    outcomes: Callable[..., dict[str, str | Failure]], tmp_path: Path
) -> None:
    assert outcomes(a=f"1,once={tmp_path / 'mark'},3") == {"a": "1,once,3"}


def test_a_document_whose_pages_all_kill_is_given_up(outcomes: Callable[..., dict[str, str | Failure]]) -> None:
    lost = failure(outcomes(a=",".join(["dies"] * 9))["a"])
    assert (lost.category, "page 4 (SIGKILL)" in lost.message) == (FailureCategory.CRASH, True)


def test_time_is_up_for_a_document_that_hangs_outside_its_pages(
    outcomes: Callable[..., dict[str, str | Failure]],
) -> None:
    lost = failure(outcomes(endless="1")["endless"])
    assert lost.category is FailureCategory.TIMEOUT
    assert (
        lost.message
        == "endless: not finished within its time while parsing, tried 2 times; report it with the file"
    )


def test_a_document_that_swells_is_out_of_memory(outcomes: Callable[..., dict[str, str | Failure]]) -> None:
    found = outcomes(swelling="1", a="1")
    assert found["a"] == "1"
    lost = failure(found["swelling"])
    assert lost.category is FailureCategory.MEMORY
    assert lost.message.startswith(
        "swelling: needs more memory than a worker may have while parsing, tried 2 times"
    )


def test_workers_die_with_their_parent(tmp_path: Path) -> None:
    """Even one that is busy in a library's code, which no message reaches."""
    if sys.platform != "linux":
        pytest.skip("only Linux tells a process that its parent has died")
    (tmp_path / "spin.py").write_text(
        "import ctypes, os, pathlib\n"
        "def attempt(tasks, settings):\n"
        "    pathlib.Path(tasks[0].source).write_text(str(os.getpid()))\n"
        "    ctypes.PyDLL(None).sleep(30)\n"  # with the interpreter's lock held
    )
    script = (
        "import ingest.engines.processes as e, spin, pathlib, sys\n"
        "from ingest.limits import Limits; from ingest.settings import Settings\n"
        "if __name__ == '__main__':\n"
        "    e.attempt = spin.attempt\n"
        "    shop = e.Workshop(1, Limits(), pathlib.Path(sys.argv[1]))\n"
        "    list(e.run_in_processes([e.Task('0', sys.argv[1] + '/pid', b'')], Settings(), shop))\n"
    )
    (tmp_path / "parent.py").write_text(script)
    path = os.pathsep.join((str(tmp_path), str(Path(ingest.engines.processes.__file__).parents[2])))
    command = [sys.executable, str(tmp_path / "parent.py"), str(tmp_path)]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}) as parent:
        worker = tmp_path / "pid"
        wait_until(lambda: worker.is_file() and worker.read_text().isdigit())
        parent.kill()
    wait_until(lambda: not Path(f"/proc/{worker.read_text()}").exists())


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


class LeavesOut:
    """Listens, and leaves one page out."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.heard: list[tuple[str, int | None]] = []

    def begin(self) -> None:
        self.heard.append(("begin", None))

    def stage(self, name: str, page: int | None) -> None:
        self.heard.append((name, page))

    def pages(self, count: int) -> None:
        self.heard.append(("pages", count))

    def leaves_out(self, page: int) -> bool:
        return page == self.page


def test_a_document_without_its_lost_page_is_read_with_a_finding() -> None:
    path = next(SAMPLES.glob("government_decision/*.pdf"))
    whole = understand(path.read_bytes(), path.name, Settings())
    listener = LeavesOut(2)
    with stages.told_to(listener):
        extraction = understand(path.read_bytes(), path.name, Settings())
    assert extraction.document.page_count == whole.document.page_count
    assert [f.place.page for f in extraction.dates if f.place] == [
        f.place.page for f in whole.dates if f.place and f.place.page != 2
    ]
    (finding,) = [f for f in extraction.findings if f.check == "reading-complete"]
    assert finding.status is Status.FAIL
    assert finding.message.endswith("pages were left out, reading them killed the program: 2")
    assert listener.heard[:3] == [("pages", whole.document.page_count), ("reading", 1), ("reading", 2)]


def a_try(*names: str) -> Try:
    return Try(tuple(Task(name, name, b"") for name in names))


def test_the_document_at_which_some_died_goes_on_alone() -> None:
    death = Death(-11, LastWords("reading", 2, document=1))
    others, alone = a_try("a", "b", "c").parted(death)
    assert others == a_try("a", "c")
    assert alone == a_try("b")._replace(deaths=1, before=death)
    assert isinstance(alone.after(death), Try), "its page is left out next"
    at_no_page = Death(-11, LastWords("parsing", document=1))
    *_, alone = a_try("a", "b").parted(at_no_page)
    assert isinstance(alone.after(at_no_page), Failure), "one retry, then it is given up"


@pytest.mark.parametrize("document", [None, 3])
def test_each_goes_on_alone_where_nothing_says_at_which_they_died(document: int | None) -> None:
    parted = a_try("a", "b", "c").parted(Death(0, LastWords(document=document)))
    assert [tried.tasks for tried in parted] == [a_try(name).tasks for name in "abc"]


@pytest.mark.parametrize(
    ("said", "document"),
    [
        (b"opening|||0||", None),  # before the first
        (b"reading|7||3||", 2),
        (b"packing|||3||", None),  # all of them
        (b"", None),
    ],
)
def test_last_words_name_the_document(tmp_path: Path, said: bytes, document: int | None) -> None:
    notes = tmp_path / "_at-x"
    notes.write_bytes(said)
    assert last_words(notes).document == document


def test_a_worker_prints_nothing_among_the_lines_for_programs(tmp_path: Path) -> None:
    (tmp_path / "loud_attempt.py").write_text(
        "import os\nfrom ingest.engines.attempt import Batch, Done\n"
        "def attempt(tasks, settings):\n"
        "    os.write(2, b'noise')\n"
        "    return Batch(tuple(Done(t.document_id, t.source, 1) for t in tasks))\n"
    )
    program = (
        "import sys\nfrom pathlib import Path\nimport ingest.engines.processes as engine\n"
        "from ingest.engines.attempt import Task\nfrom ingest.limits import Limits\n"
        "from ingest.settings import Settings\nimport loud_attempt\n"
        "if __name__ == '__main__':\n"
        "    engine.attempt = loud_attempt.attempt\n"
        "    workshop = engine.Workshop(1, Limits(), Path(sys.argv[1]))\n"
        "    batches = list(engine.run_in_processes([Task('a', 'a', b'')], Settings(), workshop))\n"
        "    print(sum(len(batch.done) for batch in batches))\n"
    )
    (tmp_path / "program.py").write_text(program)
    root = str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(
        [sys.executable, "program.py", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((root, str(tmp_path)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("1\n", "")
