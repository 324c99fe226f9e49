"""The promises that hold the house together: layers, plug-ins, documentation, packaging."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import ingest
import parsers
import schemas
from schemas.checks import all_checks
from schemas.describe import columns_as_markdown
from schemas.grants.checks import grant_slugs
from schemas.vocabulary import DocumentKind

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = (ingest, parsers, schemas)
SOURCES = sorted(p for package in PACKAGES for p in Path(package.__path__[0]).rglob("*.py"))


def test_the_three_packages_share_one_parent():
    assert len({Path(p.__path__[0]).resolve().parent for p in PACKAGES}) == 1


def test_exception_is_caught_in_one_place_only():
    broad = [
        (path.name, node.lineno)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
    ]
    assert [name for name, _ in broad] == ["pipeline.py"]


def test_every_column_is_documented_as_it_is(request: pytest.FixtureRequest):
    path = ROOT / "docs" / "datasets.md"
    text = path.read_text(encoding="utf-8")
    head, _, written = text.partition("-->\n")
    wanted = columns_as_markdown()
    if written != wanted and request.config.getoption("--update-expected"):
        path.write_text(f"{head}-->\n{wanted}", encoding="utf-8")
        pytest.fail("docs/datasets.md was written anew: read the diff and run again")
    assert written == wanted


@pytest.mark.parametrize("kind", [k for k in DocumentKind if k is not DocumentKind.UNKNOWN])
def test_every_kind_is_a_file_and_has_a_sample(kind: DocumentKind):
    assert (ROOT / "parsers" / "kinds" / f"{kind}.py").is_file()
    assert any((ROOT / "samples" / kind).iterdir())


def test_every_check_is_documented():
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| ([a-z-]+) \|", text, flags=re.MULTILINE)) - {"slug", "---"}
    assert documented == {c.SLUG for c in all_checks()} | grant_slugs() | {
        "roundtrip-parquet",
        "readers-agree",
        "corrected",
    }


def test_no_file_carries_an_address_of_a_package_registry():
    for name in ("constraints.txt", "pyproject.toml", "Makefile"):
        assert "://" not in re.sub(
            r'(?m)^\s*"?(Homepage|Repository|Documentation).*$', "", (ROOT / name).read_text()
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_source_and_data_file(wheel: Path):
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in ("ingest", "parsers", "schemas")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= held


def test_the_built_wheel_reads_a_document(wheel: Path, tmp_path: Path):
    installed = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    note = tmp_path / "note.txt"
    note.write_text("Dnr 5.1-101/2021\n\nHej!\n", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r}); import ingest.cli, ingest; "
        f"assert ingest.__file__.startswith({str(installed)!r}); ingest.cli.main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "show", str(note)], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert "5.1-101/2021" in result.stdout, result.stderr
