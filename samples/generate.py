"""Makes the sample PDFs and office files from ``samples/.source``. Run by hand; what it makes is committed.

Needs, beside bilaga's own dependencies: ``pip install weasyprint typst reportlab``, LibreOffice (``soffice``),
Chromium and the Liberation fonts. The text samples are written as they are and need no making.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf
import typst
import weasyprint

SAMPLES = Path(__file__).resolve().parent
SOURCE = SAMPLES / ".source"
NBSP = "\u00a0"
# PDF timestamps and identifiers would differ at every run.
STAMP = "D:20240101000000Z"


def grouped(number: str) -> str:
    """The number with no-break spaces between thousands."""
    return f"{int(number):,}".replace(",", NBSP)


def html_of(name: str, table: str) -> str:
    """The HTML source with ``{{rows}}`` replaced by the rows of a CSV file: texts left, amounts grouped right."""
    page = (SOURCE / name).read_text(encoding="utf-8")
    if not table:
        return page
    with (SOURCE / table).open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter=";"))[1:]
    return page.replace("{{rows}}", "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows))


def _cell(value: str) -> str:
    if re.fullmatch(r"[1-9]\d{4,}", value):
        return f'<td class="n">{grouped(value)}</td>'
    return f'<td class="n">{value}</td>' if "," in value else f"<td>{value}</td>"


def by_weasyprint(target: Path, name: str, table: str = "") -> None:
    """HTML with paged-media CSS."""
    weasyprint.HTML(string=html_of(name, table)).write_pdf(target)


def by_chromium(target: Path, name: str, table: str = "") -> None:
    """HTML as a browser prints it."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html_of(name, table), encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}",
        ]
        subprocess.run(
            ["chromium", *options, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True
        )


def by_libreoffice(target: Path, name: str, table: str = "") -> None:
    """HTML as Writer lays it out, or saves it for a word processor."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html_of(name, table), encoding="utf-8")
        converted(page, target, "--infilter=HTML (StarWriter)")


def by_calc(target: Path, name: str) -> None:
    """A workbook as Calc saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.xlsx"
        by_program(book, name)
        converted(book, target)


def converted(file: Path, target: Path, *options: str) -> None:
    """Have LibreOffice save a file in the format of the target's ending."""
    ending = target.suffix.removeprefix(".")
    form = {"pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML"}.get(ending, ending)
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = ["soffice", profile, "--headless", *options, "--convert-to", form, "--outdir", file.parent, file]
    subprocess.run(command, check=True, capture_output=True)
    shutil.move(file.with_suffix(target.suffix), target)


def by_typst(target: Path, name: str) -> None:
    """Typst source."""
    typst.compile(SOURCE / name, output=target)


def by_program(target: Path, name: str) -> None:
    """A Python module with ``build(target)``."""
    spec = importlib.util.spec_from_file_location(Path(name).stem, SOURCE / name)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.build(target)


def settle(target: Path) -> None:
    """Give the PDF a fixed date and identifier, so that making it again gives the same file."""
    with pymupdf.open(target) as paper:
        paper.set_metadata(paper.metadata | {"creationDate": STAMP, "modDate": STAMP})
        paper.del_xml_metadata()
        paper.xref_set_key(-1, "DocChecksum", "null")
        data = paper.tobytes(garbage=3, deflate=True, no_new_id=True)
    target.write_bytes(re.sub(rb"/ID\s*\[[^\]]*\]", b"", data))


JOBS = {
    "government_decision/brandskydd.pdf": (by_weasyprint, "brandskydd.html", "kommuner_andel.csv"),
    "government_decision/bibliotek_fel.pdf": (by_program, "bibliotek.py"),
    "government_decision/simkunnighet_fel.pdf": (by_program, "simkunnighet.py"),
    "government_decision/vantetider_andring.pdf": (by_chromium, "vantetider.html", "regioner.csv"),
    "agreement/samsjuklighet.pdf": (by_weasyprint, "samsjuklighet.html", "regioner_ar.csv"),
    "agency_instruction/lasframjande.pdf": (by_typst, "lasframjande.typ"),
    "agreement/nara_omsorg.pdf": (by_typst, "nara_omsorg.typ"),
    "agency_instruction/laromedel.pdf": (by_libreoffice, "laromedel.html"),
    "board_memo/foreningsstod.pdf": (by_libreoffice, "foreningsstod.html"),
    "board_memo/ungas_halsa.pdf": (by_chromium, "ungas_halsa.html"),
    "agency_instruction/laxhjalp_fel.pdf": (by_program, "laxhjalp.py"),
    "unknown/faktura.pdf": (by_program, "faktura.py"),
    "unknown/stodundervisning_fel.xlsx": (by_program, "stodundervisning.py"),
    "unknown/stodundervisning_calc_fel.ods": (by_calc, "stodundervisning.py"),
    "unknown/stodundervisning_97_fel.xls": (by_calc, "stodundervisning.py"),
    "government_decision/fritidsledare.docx": (by_libreoffice, "fritidsledare.html"),
    "agency_instruction/feriejobb.odt": (by_libreoffice, "feriejobb.html"),
}


def main(wanted: list[str]) -> None:
    """Make the files whose path holds one of ``wanted``; all without any."""
    for path, (make, *arguments) in JOBS.items():
        if wanted and not any(w in path for w in wanted):
            continue
        target = SAMPLES / path
        target.parent.mkdir(exist_ok=True)
        make(target, *arguments)
        if target.suffix == ".pdf":
            settle(target)
        print(f"{path}: {target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
