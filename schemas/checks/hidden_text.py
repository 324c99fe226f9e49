"""hidden-text: what stands in the file and a reader of the print does not see, or sees otherwise.

Two strings at one place, text outside the page, in the colour of its background, without ink or painted over; in
office files hidden rows, columns, sheets and text, deletions that nobody has accepted, comments, files that a
message brings along, and cells that show another number than they hold. Witnessed while the document is read; each
message says whether the text was read. Text that recognition has put under the picture of a page is
reading-complete's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_place, listed
from schemas.document import Aside
from schemas.rows import Extraction, Finding, Place
from schemas.vocabulary import Severity, Unshown

SLUG = "hidden-text"
WITNESSED = True
_SAY = Verdicts(SLUG, Severity.WARNING)


class _Wording(NamedTuple):
    en: str
    sv: str
    severity: Severity = Severity.WARNING


_WORDING: Mapping[Unshown, _Wording] = MappingProxyType(
    {
        Unshown.UNPAINTED: _Wording("drawn without ink, and read", "ritat utan färg, och läst"),
        Unshown.BACKGROUND: _Wording(
            "in the colour of the background, and read", "i samma färg som bakgrunden, och läst"
        ),
        Unshown.OUTSIDE: _Wording("outside the page, and not read", "utanför sidan, och inte läst"),
        Unshown.COVERED: _Wording("painted over, and read", "övermålat, och läst"),
        Unshown.OVERPRINTED: _Wording("over other text at the same place", "ovanpå annan text på samma ställe"),
        Unshown.HIDDEN: _Wording("hidden, and not read", "dolt, och inte läst"),
        Unshown.ROW: _Wording("in hidden rows, and read", "i dolda rader, och läst"),
        Unshown.COLUMN: _Wording("in hidden columns, and read", "i dolda kolumner, och läst"),
        Unshown.SHEET: _Wording("on a hidden sheet, and not read", "på ett dolt blad, och inte läst"),
        Unshown.DELETED: _Wording(
            "deleted by a change that nobody has accepted, and not read",
            "struket i en ändring som ingen har godkänt, och inte läst",
        ),
        Unshown.COMMENT: _Wording("in comments, and not read", "i kommentarer, och inte läst", Severity.INFO),
        Unshown.ATTACHED: _Wording("in attached files, and not read", "i bifogade filer, och inte läst"),
        Unshown.SCALED: _Wording("shown in thousands or millions", "visat i tusental eller miljoner"),
        Unshown.ROUNDED: _Wording(
            "shown rounded, and read as shown", "visat avrundat, och läst som det visas", Severity.INFO
        ),
    }
)


def check(extraction: Extraction) -> Iterator[Finding]:
    """A finding for each page and way to hide, or one that nothing is hidden."""
    if extraction.evidence is None:
        en, sv = "pages: made from rows only, without the document", "sidor: gjord på enbart rader, utan dokumentet"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    asides = sorted(
        (page, a.why, n, a) for n, (page, a) in enumerate(extraction.evidence.asides) if a.why in _WORDING
    )
    for (page, why), group in groupby(asides, key=lambda item: item[:2]):
        yield _unshown(page, why, [aside for *_, aside in group])
    if not asides:
        count = extraction.document.page_count
        yield _SAY.passed(DOCUMENT, Message(f"{count} pages hide nothing", f"{count} sidor döljer inget"))


def _unshown(page: int, why: Unshown, asides: list[Aside]) -> Finding:
    wording, texts = _WORDING[why], listed([a.text for a in asides])
    message = Message(
        f"page {page}: text {wording.en} ({len(asides)}): {texts}",
        f"sida {page}: text {wording.sv} ({len(asides)}): {texts}",
    )
    site = at_place(Place(page, asides[0].line, asides[0].bbox))
    return _SAY.failed(site, message, Measured(None, texts), wording.severity)
