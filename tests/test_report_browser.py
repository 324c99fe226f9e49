"""The report in a real Chromium, opened from disk: what a reader does, with and without a mouse, on a telephone."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pymupdf
import pytest
from PIL import Image

from ingest.cli import run
from ingest.store.dataset import extractions, open_snapshot

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
CHOSEN = (
    "government_decision/bibliotek_fel.pdf",
    "government_decision/kulturskola_fel.html",
    "agreement/hjalpmedel.txt",
)
PICTURES = ROOT / "build" / "screenshots"  # not kept: to be looked at
HOSTILE = """Länsstyrelsen i Skåne
Dnr 5.1-101/2021
2021-03-01

Beslut om <script>window.hit=1</script> "bidrag" 'till' </title><img src=x onerror=window.hit=2>

Kommunen ska senast den 1 maj 2021 redovisa 500 000 kronor </script><script>window.hit=3</script> \u2028
och \u202e000 1\u202c.
"""


class Report(NamedTuple):
    """A report, the dataset it was made of, and what the browser complained of while a test had it open."""

    folder: Path
    data: Path
    browser: Browser
    complaints: list[str]

    def open(self, name: str, width: int = 1440, height: int = 1000) -> Page:
        page = self.browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("request", lambda r: None if r.url.startswith("file:") else self.complaints.append(r.url))
        page.on("dialog", lambda d: self.complaints.append(d.message))
        path, _, state = name.partition("#")
        page.goto(f"{(self.folder / path).as_uri()}#{state}")
        return page

    def document(self, name: str) -> str:
        """The page of the document that was read from a file."""
        found = (e.document for e in extractions(open_snapshot(self.data)) if e.document.source.endswith(name))
        return f"documents/{next(found).document_id}.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("browser")
    sources = folder / "in"
    sources.mkdir()
    for name in CHOSEN:
        shutil.copy(SAMPLES / name, sources)
    (sources / "fientlig.txt").write_text(HOSTILE, encoding="utf-8")
    (sources / "trasig.pdf").write_bytes(b"%PDF-1.7 nothing")
    run(["ingest", str(sources), "--out", str(folder / "data"), "--workers", "0", "--second-reader", "never"])
    assert run(["report", str(folder / "data"), "--out", str(folder / "report"), "--workers", "0"]) == 0
    return folder / "report", folder / "data"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'"
    )
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=root)
        yield browser
        browser.close()


@pytest.fixture
def report(built: tuple[Path, Path], browser: Browser) -> Iterator[Report]:
    opened = Report(*built, browser, [])
    yield opened
    for context in browser.contexts:
        context.close()
    assert opened.complaints == []


def shot(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def test_a_failed_document_is_found_and_its_failing_cell_is_outlined_where_it_is_printed(report: Report):
    page = report.open("index.html")
    shot(page, "index")
    page.get_by_label("Bara med brister").check()
    page.get_by_label("Sök").fill("folkbibliotek")
    assert page.locator("#documents tbody tr:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1 av 4 visas"
    page.get_by_role("link", name="Uppdrag att fördela bidrag till folkbibliotek").click()
    shot(page, "document")
    finding = page.locator(".finding", has_text="Västerås")
    finding.get_by_role("link", name="Sida 6").click()
    fault = page.locator(".mark.selected .fault")
    assert fault.get_attribute("data-field") == "share_percent"
    picture = "document.querySelector('.mark.selected').closest('.paper').querySelector('img')"
    page.wait_for_function(f"() => {picture}.complete && {picture}.naturalWidth > 0")
    shot(page, "failing-cell")
    # the row of the same finding is lit, and leads back to it
    assert page.locator("tr.row.selected").inner_text().split("\t")[2].strip() == "Västerås"
    assert "1,43" in page.locator("#selected").inner_text()
    # on the cell: as the PDF has it, and as the picture shows it
    box = fault.evaluate("r => { const b = r.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; }")
    (printed,) = [w for w in pymupdf.open(SAMPLES / CHOSEN[0])[5].get_text("words") if w[4] == "1,43"]
    assert box[0] <= printed[0] + 0.1
    assert box[2] >= printed[2] - 0.1
    assert max(abs(a - b) for a, b in zip(box, printed[:4], strict=True)) < 4
    place = fault.bounding_box()
    assert place is not None
    page.evaluate("document.querySelectorAll('svg.over').forEach(svg => svg.remove())")
    ink = Image.open(io.BytesIO(page.screenshot(clip=place))).convert("L")  # type: ignore[arg-type]
    dark = sum(count for level, count in enumerate(ink.histogram()) if level < 128)
    assert dark > 0.05 * ink.width * ink.height


def test_keys_go_from_finding_to_finding_and_from_document_to_document(report: Report):
    page = report.open("index.html#failed=1&sort=-findings")
    listed = page.locator("#documents tbody tr:visible").evaluate_all("rows => rows.map(r => r.dataset.id)")
    page.locator("#documents tbody tr:visible a").first.click()
    page.wait_for_url(f"**/{listed[0]}.html")
    page.keyboard.press("n")
    page.keyboard.press("j")
    assert page.locator(".finding.selected").get_attribute("id") == "f2"
    assert page.evaluate("document.activeElement.id") == "f2"
    page.keyboard.press("p")
    assert page.locator(".finding.selected").get_attribute("id") == "f1"
    page.keyboard.press("]")
    page.wait_for_url(f"**/{listed[1]}.html")
    page.keyboard.press("[")
    page.wait_for_url(f"**/{listed[0]}.html")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.get_by_label("Kortkommandon med en tangent").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert page.locator(".finding.selected").count() == 0
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible()


def test_a_row_leads_to_its_place_an_outline_to_its_row_and_an_arrow_to_the_next_value(report: Report):
    page = report.open(report.document("kulturskola_fel.html"))
    page.evaluate(
        "addEventListener('bilaga:select', e => { window.told = e.detail && {...e.detail, element: null}; })"
    )
    page.evaluate(
        "document.addEventListener('bilaga:select', e => { window.told = {...e.detail, element: null}; })"
    )
    row = page.locator("tr.row", has_text="Olofström").last
    row.locator("td.seq a").first.click()
    assert page.locator("g.mark.selected").count() == 1
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    told = page.evaluate("window.told")
    assert (told["dataset"], told["field"], told["printed"]) == ("allocations", "amount_sek", "310 000")
    assert told["row"].split("/")[1:3] == [told["key"].split("-")[0], told["key"].split("-")[1]]
    chosen = page.locator("g.mark .chosen")
    assert chosen.get_attribute("data-row") == told["row"]
    page.keyboard.press("Escape")
    assert page.locator("g.mark.selected").count() == 0
    page.locator("g.mark.conditions .outline").first.click(force=True)
    assert page.locator("#conditions li.selected").count() == 1


def test_ticks_and_language_are_kept(report: Report):
    page = report.open(report.document("hjalpmedel.txt"))
    page.locator("[data-tick]").first.check()
    page.get_by_role("button", name="English").click()
    assert page.locator("#findings-heading").inner_text().startswith("Findings")
    assert page.locator("html").get_attribute("lang") == "en"
    page.reload()
    assert page.locator("[data-tick]").first.is_checked()
    assert page.locator("#conditions-heading").inner_text().startswith("Conditions")
    page.get_by_role("link", name="All documents").click()
    page.locator("h1", has_text="Grant documents").wait_for()  # the script of the page that was gone to has run
    page.get_by_role("button", name="Svenska").click()
    assert page.get_by_label("Sök").get_attribute("placeholder") == "Titel, avsändare, diarienummer, fil"


def test_the_index_sorts_and_tells_when_nothing_fits(report: Report):
    page = report.open("index.html")
    page.get_by_role("button", name="Totalt, kr").click()
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    totals = page.locator("#documents tbody .c-total").all_inner_texts()
    numbers = [int("".join(filter(str.isdigit, t))) for t in totals if t]
    assert numbers == sorted(numbers, reverse=True)
    page.keyboard.press("/")
    page.keyboard.type("finns inte")
    assert page.locator("#none").is_visible()
    page.get_by_role("button", name="Rensa").click()
    page.wait_for_function("() => document.getElementById('none').hidden")
    page.get_by_role("button", name="table-total").first.click()
    assert page.locator("#documents tbody tr:visible").count() == 2


@pytest.mark.parametrize(("width", "height"), [(375, 800), (320, 256)])  # a telephone; 1280 pixels at 400 %
def test_nothing_is_cut_on_a_narrow_screen(report: Report, width: int, height: int):
    for name in (
        "index.html",
        "grants.html",
        report.document("bibliotek_fel.pdf"),
        report.document("hjalpmedel.txt"),
    ):
        page = report.open(name, width, height)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        if width == 375:
            shot(page, f"mobile-{name.split('/')[0].removesuffix('.html')}")


def test_text_of_a_document_is_text(report: Report):
    page = report.open(report.document("fientlig.txt"))
    assert page.evaluate("window.hit") is None
    assert page.locator("main script, main img[src='x']").count() == 0
    held = page.locator("main").inner_text()
    assert "\\u202e000 1" in held
    assert "<script>window.hit=3</script>" in held
    page.goto((report.folder / "index.html").as_uri())
    assert page.evaluate("window.hit") is None


def test_axe_finds_nothing(report: Report):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name, language in (
        ("index.html", "sv"),
        ("grants.html", "en"),
        (report.document("kulturskola_fel.html"), "en"),
    ):
        page = report.open(name)
        page.locator(f"[data-language={language}]").click()
        if name.startswith("documents"):
            page.keyboard.press("n")
        found = axe.run(page, options={"preload": False}).response["violations"]
        assert [(v["id"], [n["html"][:90] for n in v["nodes"][:3]]) for v in found] == [], name


def test_print_leaves_the_tools_out(report: Report):
    page = report.open(report.document("bibliotek_fel.pdf"))
    page.emulate_media(media="print")
    assert not page.locator(".masthead-tools").is_visible()
    assert not page.locator(".toolbar").is_visible()
    assert page.locator(".ledger .folded").first.is_visible()
