"""Bytes of a PDF, or of a picture, -> the sheets that PyMuPDF sees in them."""

from __future__ import annotations

from typing import Any

# The mark of a PDF stands first; producers and mail systems put some lines before it.
MARK = b"%PDF-"


def opened(data: bytes) -> Any:
    """The file as it is; a PDF without what stands before it, where its places are counted from its mark."""
    import pymupdf

    start = data.find(MARK)
    if start < 0:
        return pymupdf.open(stream=data)
    pdf = pymupdf.open(stream=data, filetype="pdf")
    if not pdf.is_repaired or start == 0:
        return pdf
    bare = pymupdf.open(stream=data[start:], filetype="pdf")
    return pdf if bare.is_repaired else bare
