"""Help that teaches: every command ends its help with examples, and each of them runs. Shells complete them."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import typer

from ingest.cli import app, run
from ingest.commands.epilog import EXAMPLE
from ingest.corrections.reading import COLUMNS
from ingest.doctor import examination
from ingest.exits import Exit

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ANNEX = SAMPLES / "unknown" / "stodundervisning_97_fel.xls"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
# Found something to tell, and that is what the examples are for.
TOLD = {Exit.FINE, Exit.FINDINGS}


def examples() -> list[str]:
    lines = (line for command in COMMANDS.values() for line in (command.epilog or "").splitlines())
    return [line.removeprefix(EXAMPLE) for line in lines if line.startswith(EXAMPLE)]


def test_every_command_has_an_example_of_itself():
    for name, command in COMMANDS.items():
        own = re.findall(rf"(?m)^{EXAMPLE}bilaga {name}\b", command.epilog or "")
        assert own, f"bilaga {name} --help has no example"
        assert "Examples:" not in command.epilog


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the examples suppose it: decisions, an annex, datasets of them, a corrections file."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "decisions").mkdir()
    shutil.copy(SAMPLES / "government_decision" / "kulturskola_fel.html", folder / "decisions")
    shutil.copy(ANNEX, folder / "annex.pdf")  # what it is shows in its bytes
    (folder / "corrections.csv").write_text(",".join(COLUMNS), encoding="utf-8")
    inputs = [str(folder / "decisions"), str(folder / "annex.pdf")]
    for arguments in (inputs[:1], inputs):
        run(["ingest", *arguments, "--out", str(folder / "data"), "--workers", "0"])
    for name in ("data-old", "data-new"):
        shutil.copytree(folder / "data", folder / name, symlinks=True)
    return folder


def document_in(folder: Path) -> str:
    """The beginning of the annex's id, for the one that the examples name."""
    return sha256((folder / "annex.pdf").read_bytes()).hexdigest()[:8]


@pytest.mark.parametrize("example", examples())
def test_every_example_runs(example: str, workplace: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(workplace)
    given = example.replace("9f2c41d0", document_in(workplace)).replace("s3://bucket", "store")
    name, *arguments = shlex.split(given.replace("/srv/bilaga", "srv").replace("/1/17", "/1/7"))
    assert name == "bilaga"
    if arguments[0] in {"ingest", "check", "report"} and "--workers" not in arguments:
        arguments += ["--workers", "0"]  # what workers do has tests of its own
    monkeypatch.setattr(examination, "_worker", lambda: "")
    assert run(arguments) in TOLD, given


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str], list[str]]:
    def completed(line: str) -> list[str]:
        monkeypatch.setenv("_BILAGA_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
        with pytest.raises(SystemExit):  # Typer's answer to a shell
            run([])
        return capsys.readouterr().out.split()

    return completed


def test_a_shell_completes_commands_options_and_their_words(complete: Callable[[str], list[str]]):
    assert complete("bilaga ing") == ["ingest"]
    assert "--corrections" in complete("bilaga ingest --c")
    assert complete("bilaga check --format ju") == ["junit"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_one(shell: str, capsys: pytest.CaptureFixture[str]):
    assert run(["completion", shell]) == Exit.FINE
    script = capsys.readouterr().out
    assert "_BILAGA_COMPLETE" in script
    program = shutil.which(shell)
    if program:
        checked = subprocess.run([program, "-n"], input=script, text=True, capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr
