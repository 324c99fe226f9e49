"""The documentation site builds without a warning, and its pages load nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.cli import app
from schemas.checks import all_checks
from schemas.columns import DATASETS

ROOT = Path(__file__).resolve().parents[1]
LOADED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?(?:https?:)?//|<link\b[^>]*\bhref=["']?(?:https?:)?//"""
    r"""|@import\s+["']?(?:url\()?["']?(?:https?:)?//|url\(["']?(?:https?:)?//"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going"),
            *("-d", str(folder / "trees"), str(ROOT / "docs"), str(folder / "site")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    pages = [p for p in site.rglob("*") if p.suffix in {".html", ".css"}]
    assert len(pages) > 20
    assert not {p.name: found[0] for p in pages if (found := LOADED.search(p.read_text(encoding="utf-8")))}
    assert LOADED.search('<link rel="stylesheet" href="https://fonts.example/css">')


def test_the_reference_is_what_the_code_says(site: Path) -> None:
    shown = {p.stem: p.read_text(encoding="utf-8") for p in site.rglob("*.html")}
    for command in app.registered_commands:
        name = (command.name or command.callback.__name__).replace("_", "-")  # type: ignore[union-attr]
        assert f'id="bilaga-{name}"' in shown["commands"], name
    checks = (site / "reference" / "generated" / "checks.html").read_text(encoding="utf-8")
    for check in all_checks():
        assert f'id="{check.SLUG}"' in checks
    for dataset in DATASETS:
        assert f">{dataset}<" in shown["datasets"] or f'id="{dataset.replace("_", "-")}"' in shown["datasets"]
