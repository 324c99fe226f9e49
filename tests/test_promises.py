"""What README and CONTRIBUTING promise a newcomer: the commands run, and every check has a sample that trips it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from ingest.pipeline import understand
from ingest.settings import Ocr, SecondReader, Settings
from schemas.grants.brief import brief_of
from schemas.grants.together import findings_among, see_together
from schemas.vocabulary import Status

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PLANTED = sorted(p for p in (ROOT / "samples").glob("*/*_fel.*") if not p.name.endswith(".expected.json"))
TOGETHER = [ROOT / "samples" / "government_decision" / "skyfall.txt"]  # what planted ones disagree with
# quick to read, with a table each: two pass every check of sums, one is full of errors
FEW = ("board_memo/anhorigstod.txt", "board_memo/trygghetsboende_fel.txt", "government_decision/oversvamning.txt")

# Checks that no document can trip, each with its reason
UNTRIPPABLE = {
    "roundtrip-parquet": "compares what the store wrote with what it reads back: only a bug of the store trips it",
    "roundtrip-print": "compares what the parsers read with what is printed: only a bug of the parsers trips it",
    "corrected": "what a person says of a document: test_corrections.py says it",
    "ocr-confidence": "needs Tesseract, which not every machine has: test_ocr.py plays it",
    "readers-agree": "needs two libraries that read one PDF differently: test_second_reader.py plays both",
}


def test_every_check_has_a_sample_that_trips_it():
    documented = set(
        re.findall(r"(?m)^\| ([a-z]+(?:-[a-z]+)*) \|", (ROOT / "docs" / "checks.md").read_text(encoding="utf-8"))
    )
    unseeing = Settings.of(SecondReader.AUTO, Ocr.NEVER)
    read = [understand(path.read_bytes(), path.name, unseeing) for path in [*PLANTED, *TOGETHER]]
    together = see_together(brief_of(extraction) for extraction in read)
    found = (f for extraction in read for f in findings_among(extraction, together))
    tripped = {finding.check for finding in found if finding.status is Status.FAIL}
    assert documented - {"slug"} - tripped == set(UNTRIPPABLE) - tripped


def commands() -> list[str]:
    """The lines of README that call bilaga, without their comments."""
    lines = re.findall(r"(?m)^ {4}(?:\.venv/bin/)?(bilaga .*)$", README)
    return [line.partition("#")[0].strip() for line in lines]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as README supposes it, with a few of the samples."""
    folder = tmp_path_factory.mktemp("readme")
    for name in FEW:
        target = folder / "samples" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "samples" / name, target)
    return folder


def call(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    names = {"INPUT...": "samples", "DIR": "data", "FILE": f"samples/{FEW[0]}"}
    names |= {
        "INPUT_OR_DATA...": "data",
        "DATA": "data",
        "A": "current",
        "B": "current",
        "ROW": "anhorigstod.txt/1/1",
    }
    arguments = [names.get(word, word) for word in shlex.split(command)][1:]
    code = "import ingest.cli; ingest.cli.main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_commands_of_the_readme_run(workplace: Path):
    told = {c.split()[1] for c in commands()}
    assert told == {
        "ingest",
        "check",
        "export",
        "show",
        "diff",
        "explain",
        "verify",
        "status",
        "grants",
        "report",
        "schema",
    }
    for command in commands():
        result = call(workplace, command)
        # 1 says that a document has findings of severity error, which one of the samples has
        assert result.returncode in {0, 1}, f"{command}: {result.stderr}"
        assert result.stdout


def test_the_pandas_lines_of_the_readme_run(workplace: Path, monkeypatch: pytest.MonkeyPatch):
    if not (workplace / "data").exists():
        call(workplace, "bilaga ingest samples --out data")
    monkeypatch.chdir(workplace)
    imported, *lines = re.findall(r"(?m)^ {4}>>> (.*)$", README)
    assert imported == "import pandas as pd"
    assert lines
    for line in lines:
        frame = eval(line, {"pd": pd})  # noqa: S307  # README is ours
        assert len(frame)
        assert not frame["amount_sek"].isna().all()
