"""reading-complete: every page that shows something gave text, and no text was guessed by text recognition.

Which pages were silent, lost or damaged, what is wrong with the file as a whole, and which formulas of a workbook
have no result saved with them, is witnessed while the document is read; an empty page is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts, at_place, listed
from schemas.rows import Evidence, Extraction, Finding, Place
from schemas.vocabulary import Severity, TextSource, Unshown

SLUG = "reading-complete"
WITNESSED = True
_SAY = Verdicts(SLUG, Severity.WARNING)
_SILENT = Message("gave no text", "gav ingen text")
_LOST = Message("were left out, reading them killed the program", "utelämnades, läsningen av dem fällde programmet")
_TORN = Message("are damaged, text may be missing on them", "är skadade, text kan saknas på dem")
_WHOLE: Mapping[Unshown, Message] = MappingProxyType(
    {
        Unshown.MENDED: Message(
            "the file is damaged and was mended, pages or text may be missing; fetch it again",
            "filen är skadad och har lagats, sidor eller text kan saknas; hämta den igen",
        ),
        Unshown.CUT: Message(
            "the file ends within a change that was made to it, which is not read; fetch it again",
            "filen slutar mitt i en ändring av den, som inte läses; hämta den igen",
        ),
        Unshown.MISCOUNTED: Message(
            "the file declares other pages than it holds, some may be missing; fetch it again",
            "filen uppger andra sidor än den har, några kan saknas; hämta den igen",
        ),
        Unshown.DYNAMIC: Message(
            "the file is a form that a program fills in (XFA), its fields are not read; print it as PDF",
            "filen är ett formulär som ett program fyller i (XFA), dess fält läses inte; skriv ut det som PDF",
        ),
    }
)


def check(extraction: Extraction) -> Iterator[Finding]:
    """A finding for pages without text, one for text that was recognised, or one that neither is so."""
    failed = False
    if extraction.document.text_source is not TextSource.BORN_DIGITAL:
        failed = True
        en = "text was recognised from pictures of pages, its letters and digits are a guess"
        sv = "text har tolkats ur bilder av sidor, bokstäver och siffror är en gissning"
        yield _SAY.failed(DOCUMENT, Message(en, sv), Measured("text", extraction.document.text_source))
    if extraction.evidence is None:
        en, sv = "pages: made from rows only, without the document", "sidor: gjord på enbart rader, utan dokumentet"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    for finding in _uncalculated(extraction.evidence):
        failed = True
        yield finding
    for why in _of_whole_file(extraction.evidence):
        failed = True
        yield _SAY.failed(DOCUMENT, _WHOLE[why], Measured(None, why))
    for pages, what in _pages(extraction.evidence):
        if pages:
            failed = True
            listed = ", ".join(map(str, pages))
            count = extraction.document.page_count
            message = Message(
                f"{len(pages)} of {count} pages {what.en}: {listed}",
                f"{len(pages)} av {count} sidor {what.sv}: {listed}",
            )
            yield _SAY.failed(Site(place=Place(pages[0], 1)), message, Measured(None, listed))
    if not failed:
        count = extraction.document.page_count
        yield _SAY.passed(DOCUMENT, Message(f"all {count} pages were read", f"alla {count} sidor lästes"))


def _of_whole_file(evidence: Evidence) -> list[Unshown]:
    found = {aside.why for _, aside in evidence.asides}
    return [why for why in _WHOLE if why in found]


def _pages(evidence: Evidence) -> tuple[tuple[tuple[int, ...], Message], ...]:
    """Pages by what is wrong with them."""
    torn = tuple(sorted({page for page, aside in evidence.asides if aside.why is Unshown.TORN}))
    return (evidence.silent_pages, _SILENT), (evidence.lost_pages, _LOST), (torn, _TORN)


def _uncalculated(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each sheet with formulas that no program has calculated."""
    for page in sorted({page for page, aside in evidence.asides if aside.why is Unshown.UNCALCULATED}):
        found = [a for p, a in evidence.asides if p == page and a.why is Unshown.UNCALCULATED]
        texts = listed([aside.text for aside in found])
        message = Message(
            f"page {page}: {len(found)} formulas without a saved result gave no number (open the workbook in a "
            f"spreadsheet program and save it): {texts}",
            f"sida {page}: {len(found)} formler utan sparat resultat gav inget tal (öppna arbetsboken i ett "
            f"kalkylprogram och spara den): {texts}",
        )
        yield _SAY.failed(at_place(Place(page, found[0].line)), message, Measured(None, texts))
