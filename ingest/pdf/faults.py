"""What is wrong with a PDF that could be opened all the same: its file, its tree of pages, the content of a page.

MuPDF mends and goes on, and says so in warnings only; which of them mean that text may be missing stands here.
Decides nothing about what was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unicodedata import category

import pymupdf
import regex

from schemas.document import Page

_END = b"%%EOF"
# Warnings after which text of the page may be missing; not those of fonts, colours and links.
_TEARS = regex.compile(
    r"""page\ may\ not\ be\ correct      # operators that no program knows, or without what they work on
    | content\ stream                    # that stops, or is none
    | non-page\ object                   # where the tree of pages should hold one
    | font\ and\ size\ not\ set
    | treating\ as\ end\ of\ file        # of what was compressed
    | indirection                        # an object that refers to itself
    | stack\ overflow                    # nested deeper than can be followed
    | image\ only\ stream
    | ignoring\ broken\ object
    | recursive""",
    regex.VERBOSE,
)
_LENGTH = "stream Length"  # a wrong length is mended by looking for the end
_TREE = "Page tree load failed"
_LETTERS = 10  # so many letters tell whether a page can be read
_MEANINGLESS = {"Cn", "Co", "Cs", "Cc"}
_UNKNOWN = "\ufffd"


def warnings_told() -> list[str]:
    """MuPDF's warnings since they were last asked for."""
    text: str = pymupdf.TOOLS.mupdf_warnings()
    return text.splitlines()


def is_torn(warnings: Sequence[str], page: Page) -> bool:
    """Whether text of the page may be missing or is made of signs without a meaning."""
    if any(_TEARS.search(warning) and _LENGTH not in warning for warning in warnings):
        return True
    letters = "".join([word.text for word in page.words])
    if letters.isprintable() and _UNKNOWN not in letters:  # as those of nearly all pages are
        return False
    odd = sum(c == _UNKNOWN or category(c) in _MEANINGLESS for c in letters)
    return len(letters) >= _LETTERS and 2 * odd > len(letters)


def is_cut(data: bytes) -> bool:
    """Whether an object begins after the last end: a later change of the file that was cut short."""
    rest = data[data.rfind(_END) + len(_END) :] if _END in data else b""
    return rest.lstrip()[:1].isdigit()


def is_miscounted(pdf: Any) -> bool:
    """Whether the tree of pages is damaged or holds another number of pages than it declares."""
    warnings_told()
    kind, count = pdf.xref_get_key(pdf.pdf_catalog(), "Pages/Count")
    pdf.page_xref(0)  # MuPDF trusts the number until it looks for a page, and then puts it right
    return any(_TREE in warning for warning in warnings_told()) or kind != "int" or int(count) != pdf.page_count


def is_dynamic(pdf: Any) -> bool:
    """Whether the pages are a placeholder for a form that a program makes up (XFA)."""
    return bool(pdf.xref_get_key(pdf.pdf_catalog(), "NeedsRendering") == ("bool", "true"))
