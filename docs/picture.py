"""Takes docs/report.png, the picture of the README: a page of the report, at a share that a check found wrong.

python docs/picture.py
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from ingest.cli import run

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "government_decision" / "bibliotek_fel.pdf"
WIDTH, HEIGHT = 1360, 720
COLOURS = 128


def report_of(folder: Path) -> Path:
    """The document's page in a report of the sample alone."""
    run(["ingest", str(SAMPLE), "--out", str(folder / "data"), "--workers", "0"])
    run(["report", str(folder / "data"), "--out", str(folder / "report"), "--lang", "en", "--workers", "0"])
    return next((folder / "report" / "documents").iterdir())


def picture_of(path: Path) -> Image.Image:
    """The page with its failing share selected, in the machine's own Chromium."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium on this machine")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=root)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.goto(path.as_uri())
        page.locator("[data-zoom='1']").click()
        page.evaluate("scrollTo(0, document.querySelector('.desk').offsetTop)")
        page.locator(".finding", has_text="Västerås").locator("[data-to=mark]").click()
        picture = "document.querySelector('.mark.selected').closest('.paper').querySelector('img')"
        page.wait_for_function(f"{picture}.complete && {picture}.naturalWidth > 0")
        return Image.open(io.BytesIO(page.screenshot()))


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        picture = picture_of(report_of(Path(folder)))
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(ROOT / "docs" / "report.png", optimize=True)


if __name__ == "__main__":
    main()
