"""reading-complete: every page that shows something gave text, and no text was guessed by text recognition.

Which pages are pictures and what came of recognising them, which were lost or are damaged, what is wrong with the
file as a whole, and which formulas of a workbook have no result saved with them, is witnessed while the document is
read; an empty page is no fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from schemas.checks._findings import DOCUMENT, Measured, Message, Site, Verdicts, at_place, listed
from schemas.rows import Evidence, Extraction, Finding, Place
from schemas.vocabulary import Illegible, Recognition, Severity, TextSource, Unshown

SLUG = "reading-complete"
WITNESSED = True
_SAY = Verdicts(SLUG, Severity.WARNING)
_LOST = Message("were left out, reading them killed the program", "utelämnades, läsningen av dem fällde programmet")
_TORN = Message("are damaged, text may be missing on them", "är skadade, text kan saknas på dem")
_CLEARED = Message(
    "were recognised without stamps, signatures or lines of a pen that lie on them",
    "har tolkats utan stämplar, underskrifter eller pennstreck som ligger på dem",
)
_SCANS: Mapping[Illegible, Message] = MappingProxyType(
    {
        Illegible.PICTURE: Message("gave no text", "gav ingen text"),
        Illegible.UNDERLAID: Message("were recognised by another program", "har tolkats av ett annat program"),
        Illegible.GARBAGE: Message("hold signs without a meaning", "har tecken utan betydelse"),
        Illegible.PARTIAL: Message("show much more than their text holds", "visar mycket mer än deras text har"),
    }
)
_INSTALL = (
    "Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-swe; macOS: brew install tesseract tesseract-lang; "
    "Windows: winget install UB-Mannheim.TesseractOCR, {}"
)
_OUTCOMES: Mapping[Recognition, Message] = MappingProxyType(
    {
        Recognition.NOTHING: Message(
            "text recognition found none in their pictures", "ingen text kunde tolkas ur deras bilder"
        ),
        Recognition.OFF: Message("text recognition is turned off (--ocr)", "texttolkning är avstängd (--ocr)"),
        Recognition.NO_PROGRAM: Message(
            f"Tesseract, which reads pictures, is missing ({_INSTALL.format('with Swedish')}; then run again)",
            f"Tesseract, som läser bilder, saknas ({_INSTALL.format('med svenska')}; kör sedan om)",
        ),
        Recognition.NO_SWEDISH: Message(
            f"Tesseract has no data for Swedish ({_INSTALL.format('with Swedish')}; then run again)",
            f"Tesseract saknar data för svenska ({_INSTALL.format('med svenska')}; kör sedan om)",
        ),
        Recognition.LATE: Message(
            "Tesseract did not finish in time, run it again with less other work",
            "Tesseract blev inte klart i tid, kör om med mindre annat arbete",
        ),
        Recognition.BROKEN: Message(
            "Tesseract failed on their pictures", "Tesseract misslyckades med deras bilder"
        ),
    }
)
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
    """A finding for each thing that is wrong with the pages or the file, or one that nothing is."""
    evidence = extraction.evidence
    found = list(_recognised(extraction))
    if evidence is None:
        yield from found
        en, sv = "pages: made from rows only, without the document", "sidor: gjord på enbart rader, utan dokumentet"
        yield _SAY.skipped(DOCUMENT, Message(en, sv))
        return
    found += _uncalculated(evidence)
    found += (_SAY.failed(DOCUMENT, _WHOLE[why], Measured(None, why)) for why in _of_whole_file(evidence))
    found += _scans(extraction, evidence)
    cleared = tuple(page for page, scan in evidence.scans if scan.cleared)
    torn = tuple(sorted({page for page, aside in evidence.asides if aside.why is Unshown.TORN}))
    told = ((evidence.lost_pages, _LOST), (torn, _TORN), (cleared, _CLEARED))
    found += (_of_pages(extraction, pages, what) for pages, what in told if pages)
    yield from found
    if all(finding.severity is Severity.INFO for finding in found):
        count = extraction.document.page_count
        yield _SAY.passed(DOCUMENT, Message(f"all {count} pages were read", f"alla {count} sidor lästes"))


def _recognised(extraction: Extraction) -> Iterator[Finding]:
    """That text was recognised, whoever did it; of pages that nobody could read there is none."""
    source, evidence = extraction.document.text_source, extraction.evidence
    if source is TextSource.BORN_DIGITAL or (evidence is not None and evidence.wordless):
        return
    done = [(page, scan) for page, scan in (evidence.scans if evidence else ()) if scan.outcome is Recognition.DONE]
    which = which_sv = ""
    if done:
        by, listed = ", ".join(sorted({scan.engine for _, scan in done})), ", ".join(str(page) for page, _ in done)
        which, which_sv = f" by {by} (pages {listed})", f" av {by} (sidor {listed})"
    en = f"text was recognised from pictures of pages{which}, its letters and digits are a guess"
    sv = f"text har tolkats ur bilder av sidor{which_sv}, bokstäver och siffror är en gissning"
    yield _SAY.failed(DOCUMENT, Message(en, sv), Measured("text", source))


def _scans(extraction: Extraction, evidence: Evidence) -> Iterator[Finding]:
    """Pages whose pictures were not read, by what is wrong with their text and why they were not."""
    severity = Severity.ERROR if evidence.wordless else Severity.WARNING
    for outcome, why in sorted({(scan.outcome, scan.why) for _, scan in evidence.scans}):
        if outcome is Recognition.DONE or why is Illegible.ASKED:
            continue
        pages = tuple(page for page, scan in evidence.scans if (scan.outcome, scan.why) == (outcome, why))
        reason, what = _OUTCOMES[outcome], _SCANS[why]
        message = Message(f"{what.en}; {reason.en}", f"{what.sv}; {reason.sv}")
        nothing = outcome is Recognition.NOTHING
        yield _of_pages(extraction, pages, message, Severity.INFO if nothing else severity)


def _of_pages(
    extraction: Extraction, pages: tuple[int, ...], what: Message, severity: Severity = Severity.WARNING
) -> Finding:
    listed, count = ", ".join(map(str, pages)), extraction.document.page_count
    message = Message(
        f"{len(pages)} of {count} pages {what.en}: {listed}", f"{len(pages)} av {count} sidor {what.sv}: {listed}"
    )
    return _SAY.failed(Site(place=Place(pages[0], 1)), message, Measured(None, listed), severity)


def _of_whole_file(evidence: Evidence) -> list[Unshown]:
    found = {aside.why for _, aside in evidence.asides}
    return [why for why in _WHOLE if why in found]


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
