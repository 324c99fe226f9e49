"""How fine the picture of a page is: by its largest pictures, which may be masked, squeezed or photographs."""

import pymupdf
import pytest

from ingest.ocr.pages import _as_a_sheet, _native, _readable
from schemas.document import Page


def page_with(width: int, height: int, *, mask: bool = False) -> pymupdf.Page:
    page = pymupdf.open().new_page(width=612, height=792)
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, width, height))
    pixels.clear_with(255)
    veil = pixels.tobytes() if mask else None
    page.insert_image(page.rect, stream=pixels.tobytes(), keep_proportion=False, mask=veil)
    return page


@pytest.mark.parametrize(
    ("width", "height", "mask", "dpi"),
    [
        (1700, 2200, False, 200),
        (1734, 1078, False, 204),  # fax: half as fine down the page
        (212, 275, True, 300),  # letters as a mask over their colours
    ],
)
def test_the_finest_side_of_a_picture_tells(width: int, height: int, mask: bool, dpi: int) -> None:  # noqa: FBT001
    assert round(_native(page_with(width, height, mask=mask))) == dpi


def test_a_photograph_is_as_large_as_a_sheet() -> None:
    shown = pymupdf.open().new_page(width=3024, height=4032)
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 3024, 4032))
    pixels.clear_with(255)
    shown.insert_image(shown.rect, pixmap=pixels)
    page = _as_a_sheet(shown, Page(1, 3024.0, 4032.0, ()))
    assert (round(page.width, 1), page.height) == (631.5, 842.0)


def test_a_large_sheet_in_a_scanner_is_not_taken_for_a_photograph() -> None:
    page = Page(1, 1684.0, 2384.0, ())
    shown = pymupdf.open().new_page(width=1684, height=2384)
    pixels = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 3508, 4967))
    pixels.clear_with(255)
    shown.insert_image(shown.rect, pixmap=pixels)
    assert _as_a_sheet(shown, page) is page


@pytest.mark.parametrize(("native", "read"), [(20, 72), (150, 300), (200, 200), (600, 600)])
def test_a_coarse_picture_is_read_at_twice_its_size(native: float, read: float) -> None:
    assert _readable(native) == read
