"""The pages of the documentation do what they say: their commands run, their files work, their outputs are shown.

In a page, a file is a block under its path in a line of its own, a command a line of a ``bash`` block, and the
``text`` block that follows is what is shown, in this order, "..." standing for anything. A command ends with 0, or
with the code that its comment names.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import ingest.checking
import ingest.cli
from ingest.cli import run

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [DOCS / "tutorials" / "data-team.md", DOCS / "tutorials" / "validator.md"]
EXTENDING = DOCS / "extending.md"
BLOCK = re.compile(
    r"(?:^`(?P<path>[\w./-]+)`(?:, in `(?P<inside>\w+)`)?:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SHELL = re.compile(r"[|<>&;$*]")  # what needs a shell


class Block(NamedTuple):
    """A fenced block of a page, with the path that stands above it."""

    kind: str
    text: str
    path: str | None
    inside: str | None


def blocks(page: Path) -> Iterator[Block]:
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Block(found["kind"], found["text"], found["path"], found["inside"])


class Workplace:
    """A folder with the repository's documents, where the commands of one page run."""

    def __init__(self, folder: Path, code: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.code = code
        self.capture = capture
        shutil.copytree(DOCS / "tutorials" / "documents", folder / "docs" / "tutorials" / "documents")
        command = folder / "bin" / "bilaga"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec {sys.executable} -c "import ingest.cli; ingest.cli.main()" "$@"\n')
        command.chmod(0o755)

    def follow(self, page: Path) -> int:
        """Do what the page says; the number of commands."""
        shown, count = "", 0
        for block in blocks(page):
            if block.path:
                self.write(block)
            elif block.kind == "bash":
                shown = ""
                for line in block.text.splitlines():
                    shown += self.call(line)
                    count += 1
            elif block.kind == "text":
                assert_shown(block.text, shown)
        return count

    def write(self, block: Block) -> None:
        path = (self.code if (block.path or "").endswith(".py") else self.folder) / str(block.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if block.inside:
            head, line, tail = re.split(
                rf"(^class {block.inside}\b.*\n)", path.read_text(encoding="utf-8"), flags=re.MULTILINE
            )
            about, quotes, rest = re.split(r'("""\n\n)', tail, maxsplit=1)
            path.write_text(f"{head}{line}{about}{quotes}{block.text}{rest}", encoding="utf-8")
        else:
            assert not path.exists(), f"{path} is there already"
            path.write_text(block.text, encoding="utf-8")

    def call(self, line: str) -> str:
        command, _, comment = line.partition(" # ")
        told = re.search(r"exit code (\d+)", comment)
        if command.startswith("bilaga ") and not SHELL.search(command) and self.code == ROOT:
            code = run(shlex.split(command)[1:])
            shown = "".join(self.capture.readouterr())
        else:
            path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
            environment = {**os.environ, "PATH": path, "PYTHONPATH": str(self.code), "PYTHONUTF8": "1"}
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=self.folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            code, shown = done.returncode, done.stdout + done.stderr
        assert code == (int(told[1]) if told else 0), f"{command}: {code}\n{shown}"
        return shown


def assert_shown(expected: str, shown: str) -> None:
    """Each expected line stands in what was shown, after the one before; how the lines are broken is no matter."""
    flat, position = " ".join(shown.split()), 0
    for line in expected.splitlines():
        pattern = ".*?".join(re.escape(part.strip()) for part in " ".join(line.split()).split("..."))
        found = re.compile(pattern).search(flat, position)
        assert found, f"{line!r} is not in {flat[position:]!r}"
        position = found.end()


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Workplace:
    monkeypatch.chdir(tmp_path)
    for module in (ingest.cli, ingest.checking):
        monkeypatch.setattr(module, "processors", lambda: 0, raising=False)
    return Workplace(tmp_path, ROOT, capfd)


@pytest.mark.skipif(not shutil.which("bash"), reason="the pages are written for a Unix shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_tutorial_does_what_it_says(workplace: Workplace, page: Path) -> None:
    assert workplace.follow(page) > 5


@pytest.mark.skipif(not shutil.which("bash"), reason="the pages are written for a Unix shell")
def test_a_kind_and_a_check_written_from_the_page_work(workplace: Workplace) -> None:
    code = workplace.folder / "code"
    for package in ("ingest", "parsers", "schemas"):
        shutil.copytree(ROOT / package, code / package, ignore=shutil.ignore_patterns("__pycache__"))
    workplace.code = code
    assert workplace.follow(EXTENDING) > 3


def test_a_page_that_says_otherwise_is_found(workplace: Workplace, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```bash\nbilaga show docs/tutorials/documents/sommarjobb_2022.txt\n```\n\n```text\nkind notice\n```\n"
    )
    with pytest.raises(AssertionError, match="kind notice"):
        workplace.follow(page)
    page.write_text("```bash\nbilaga check docs/tutorials/documents\n```\n")
    with pytest.raises(AssertionError, match=r"check docs/tutorials/documents: 1"):
        workplace.follow(page)


def test_every_page_with_commands_is_followed() -> None:
    with_commands = {p for p in DOCS.rglob("*.md") if any(b.kind == "bash" for b in blocks(p))}
    assert with_commands == {*PAGES, EXTENDING}
