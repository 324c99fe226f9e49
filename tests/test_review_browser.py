"""A review in a real browser: judge a value, export, apply with ``bilaga ingest``, see it in data and report."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingest.cli import run
from ingest.corrections.reading import COLUMNS, read_corrections

pytest.importorskip("playwright", reason="the browser tests need playwright")
from playwright.sync_api import Page, sync_playwright

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "government_decision" / "kulturskola_fel.html"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser tests need chromium")


def ingest_and_report(folder: Path, corrections: Path | None = None) -> Path:
    """The report's one document page."""
    arguments = ["ingest", str(SAMPLE), "--out", str(folder / "data"), "--workers", "0"]
    run([*arguments, "--corrections", str(corrections)] if corrections else arguments)
    run(["report", str(folder / "data"), "--out", str(folder / "report"), "--workers", "0", "--lang", "en"])
    (page,) = (folder / "report" / "documents").glob("*.html")
    return page


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ingest_and_report(tmp_path_factory.mktemp("review"))


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_context(accept_downloads=True, viewport={"width": 1400, "height": 900}).new_page()
        faults: list[str] = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        yield opened
        browser.close()
        assert not faults


def exported(page: Page, path: Path, which: str = "document") -> Path:
    with page.expect_download() as download:
        page.click(f"[data-export={which}]")
    download.value.save_as(path)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def select_lost_amount(page: Page) -> None:
    page.click('.v.lost[data-printed="1 20 000"]')


def test_a_correction_goes_from_the_page_to_the_data_and_back(reported: Path, page: Page, tmp_path: Path):
    page.goto(reported.as_uri())
    page.fill("[data-who]", "Åsa")
    page.locator("[data-who]").blur()
    select_lost_amount(page)
    page.keyboard.press("w")
    page.keyboard.type("1.200")  # a thousand or a decimal: refused
    page.keyboard.press("Enter")
    assert page.locator(".reviewed li").count() == 0
    page.fill(".judge [name=value]", "1 200 000")
    page.fill(".judge [name=note]", '=SUM(1) says "so"; yes')
    page.press(".judge [name=note]", "Enter")
    assert page.locator(".reviewed li").count() == 1
    page.click('[data-accept="minimum-amount"]')
    page.keyboard.press("m")
    page.fill(".missing [name=printed]", "Danderyd 90 000")
    page.fill(".missing [name=note]", "<b>overleaf</b>")
    page.press(".missing [name=note]", "Enter")
    file = exported(page, tmp_path / "corrections.csv")
    assert [r["verdict"] for r in rows_of(file)] == ["wrong", "accepted", "missing"]
    assert rows_of(file)[0]["reason"].startswith("'=SUM")

    after = ingest_and_report(tmp_path, file)
    rows = pq.read_table(tmp_path / "data" / "current" / "allocations").to_pylist()
    (row,) = [r for r in rows if r["corrected"]]
    assert (row["amount_sek"], row["text"], row["name"]) == (Decimal("1200000.00"), "1 20 000", "Kungsbacka")
    said = pq.read_table(tmp_path / "data" / "current" / "corrections").to_pylist()
    assert sorted(r["outcome"] for r in said) == ["accepted", "applied", "noted"]
    assert {r["who"] for r in said} == {"Åsa"}

    page.goto(after.as_uri())
    cell = page.locator(".v.corrected")
    assert cell.count() == 1
    assert "1 200 000" in cell.inner_text().replace("\u00a0", " ")
    assert "1 20 000" in cell.inner_text()
    assert "applied" in page.locator("#review tbody").inner_text()
    assert page.locator("#review b").count() == 0


def test_what_is_said_is_kept_taken_back_and_imported_again(reported: Path, page: Page, tmp_path: Path):
    page.goto(reported.as_uri())
    page.click('.v[data-field="recipient"][data-printed="Olofström"]')
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("a")
    page.reload()
    assert page.locator(".reviewed li").count() == 1
    assert page.locator(".v.is-accepted").count() == 1
    one = exported(page, tmp_path / "one.csv")
    (held,) = read_corrections(one).of_documents.values()
    assert (held[0].verdict, held[0].field, held[0].context) == ("accepted", "amount_sek", "Olofström")
    page.click(".reviewed li button")
    assert page.locator(".v.is-accepted").count() == 0
    page.set_input_files("[data-import]", one)
    page.wait_for_selector(".v.is-accepted")
    assert rows_of(exported(page, tmp_path / "all.csv", "all")) == rows_of(one)
    page.set_input_files("[data-import]", SAMPLE)
    page.locator("[data-status]", has_text="no corrections file").wait_for()


def test_a_field_of_the_document_and_a_code_can_be_corrected(reported: Path, page: Page, tmp_path: Path):
    page.goto(reported.as_uri())
    page.click("[data-language=sv]")
    page.click('.v[data-field="issuer"]')
    page.keyboard.press("w")
    page.select_option(".judge [name=field]", "title")
    page.fill(".judge [name=value]", "Kulturskolor 2022")
    page.press(".judge [name=value]", "Enter")
    page.click('.v[data-field="recipient"][data-printed="Olofström"]')
    page.keyboard.press("w")
    page.select_option(".judge [name=field]", "kommunkod")
    page.fill(".judge [name=value]", "0380")
    page.press(".judge [name=value]", "Enter")
    file = exported(page, tmp_path / "corrections.csv")
    assert file.read_text(encoding="utf-8-sig").splitlines()[0] == ",".join(COLUMNS)
    ingest_and_report(tmp_path, file)
    (document,) = pq.read_table(tmp_path / "data" / "current" / "documents").to_pylist()
    assert (document["title"], document["corrected"]) == ("Kulturskolor 2022", True)
    rows = pq.read_table(tmp_path / "data" / "current" / "allocations").to_pylist()
    assert {r["name"] for r in rows if r["corrected"]} == {"Uppsala"}
