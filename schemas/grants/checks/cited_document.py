"""cited-document: a cited diarienummer, or a decision cited by number and day, is among the documents.

For information: few datasets hold everything. A document that two grants claim alike is told here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemas.checks._findings import DOCUMENT, Measured, Message, Verdicts, at_place, listed
from schemas.grants.brief import Brief, Citation
from schemas.grants.checks import Seen
from schemas.rows import Finding
from schemas.vocabulary import Severity

SLUG = "cited-document"
_SAY = Verdicts(SLUG, Severity.INFO)


def check(seen: Seen) -> Iterator[Finding]:
    """One finding for each cited document that is not at hand, one for all that are."""
    yield from _torn(seen)
    cited = {_key(c): c for c in reversed(seen.brief.citations) if c.case or (c.number and c.day)}
    if not cited:
        no_case = "cites no diarienummer and no numbered decision"
        yield _SAY.skipped(DOCUMENT, Message(no_case, "hänvisar inte till något diarienummer eller beslutsnummer"))
        return
    here: list[Brief] = []
    for citation in reversed(cited.values()):
        found = seen.linked.lookup.cited_by(seen.brief, citation)
        here += found
        if not found:
            yield _missing(citation)
    if here:
        names = listed(list(dict.fromkeys(b.label for b in here)))
        yield _SAY.passed(DOCUMENT, Message(f"cites {names}", f"hänvisar till {names}"))


def _key(citation: Citation) -> str:
    return citation.case.key if citation.case else f"{citation.day} {citation.number}"


def _missing(citation: Citation) -> Finding:
    text = " ".join(citation.text.split())
    message = Message(
        f"cites {text}, which is not among these documents",
        f"hänvisar till {text}, som inte finns bland dokumenten",
    )
    return _SAY.failed(at_place(citation.place), message, Measured(expected=text))


def _torn(seen: Seen) -> Iterator[Finding]:
    families = seen.linked.torn.get(seen.brief.document_id, ())
    if families:
        names = listed([f.founder.label for f in families])
        yield _SAY.failed(
            DOCUMENT,
            Message(
                f"can belong to several grants, and nothing tells which: {names}; linked to none",
                f"kan höra till flera bidrag, och inget avgör vilket: {names}; inte kopplat till något",
            ),
        )
