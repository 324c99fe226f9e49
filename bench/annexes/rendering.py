"""A sheet to the bytes of a document, by the producer that its plan names.

Only PyMuPDF is needed for the plain slice; every other producer is imported when it is asked for.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from composing import fitted
from markup import html_of, typst_of
from pdfs import by_canvas, by_pymupdf
from sheets import Sheet
from texts import sheet_of, text_of

SUFFIX = {
    "html": "html",
    "docx": "docx",
    "xlsx": "xlsx",
    "text": "txt",
    "markdown": "md",
}


def render(sheet: Sheet) -> bytes:
    """The document of a sheet, its type made smaller where the table would not fit the page."""
    if sheet.plan.producer in _PAGED:
        sheet = fitted(sheet)
    return _MAKERS[sheet.plan.producer](sheet)


def _platypus(sheet: Sheet) -> bytes:
    from platypus import by_platypus

    return by_platypus(sheet)


def _weasyprint(sheet: Sheet) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=html_of(sheet)).write_pdf())


def name_of(sheet: Sheet) -> str:
    """A file name for a sheet, with the suffix of its format."""
    plan = sheet.plan
    return f"{plan.layout}-{plan.seed}-{plan.producer}.{SUFFIX.get(plan.producer, 'pdf')}"


def _typst(sheet: Sheet) -> bytes:
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "annex.typ"
        source.write_text(typst_of(sheet), encoding="utf-8")
        return bytes(typst.compile(source))


def _office(sheet: Sheet, wanted: str) -> bytes:
    """LibreOffice: HTML to Word, and Word to PDF, as an office does it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annex.html"
        path.write_text(html_of(sheet), encoding="utf-8")
        _convert(path, folder, "docx:MS Word 2007 XML", ["--infilter=HTML (StarWriter)"])
        path = path.with_suffix(".docx")
        if wanted == "pdf":
            _convert(path, folder, "pdf", [])
            path = path.with_suffix(".pdf")
        return path.read_bytes()


def _convert(path: Path, folder: str, form: str, options: list[str]) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", *options]
    command += ["--convert-to", form, "--outdir", folder, str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


_PAGED = {"pymupdf", "canvas", "platypus", "weasyprint", "typst", "office"}
_MAKERS: dict[str, Callable[[Sheet], bytes]] = {
    "pymupdf": by_pymupdf,
    "canvas": by_canvas,
    "platypus": _platypus,
    "weasyprint": _weasyprint,
    "typst": _typst,
    "office": lambda sheet: _office(sheet, "pdf"),
    "docx": lambda sheet: _office(sheet, "docx"),
    "xlsx": sheet_of,
    "html": lambda sheet: html_of(sheet).encode(),
    "text": lambda sheet: text_of(sheet).encode(),
    "markdown": lambda sheet: text_of(sheet).encode(),
}
