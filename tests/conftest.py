"""Options and paths shared by the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how long an example takes is the machine's business: performance is measured in bench/
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="write the golden files anew; the tests that wrote one then fail, so that it is looked at",
    )


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five source documents, which are not ours to copy into the repository."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip(f"the source documents are not on this machine ({folder.name}/ is absent)")
    return folder
