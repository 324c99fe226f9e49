"""Whether what a document lays down stands from year to year, so that a day without a year is one of every year.

Asked by ``dates`` and ``conditions`` before they infer a year: "senast den 15 februari" in a municipality's rules
for grants, adopted once, has none to infer. Goes by the title alone; one that names a year is about that year.
"""

from __future__ import annotations

import regex

from parsers.prose.flow import BlockKind, Flow

# "Regler för föreningsbidrag", "Bidragsbestämmelser", "Avtal om partnerskap"; not "Riktlinjer för ansökan 2024"
_RULES = regex.compile(
    r"(?i)\b(?:\p{L}*regler(?:na)?|regelverk(?:et)?|\p{L}*bestämmelser(?:na)?|\p{L}*normer(?:na)?|\p{L}*reglemente(?:t)?"
    r"|riktlinjer(?:na)?\s(?:för|om)\s\p{L}*(?:bidrag|stöd))\b"
    r"|^(?:\p{L}*avtal|\p{L}*överenskommelse|\p{L}*kontrakt|(?:\p{L}+\s){0,2}partnerskap)\b"
)
_YEAR = regex.compile(r"\b(?:19|20)\d{2}\b")


def stands(flow: Flow) -> bool:
    """True where the title names rules or a contract, and no year."""
    title = next((b.text.string for b in flow.of_kind(BlockKind.TITLE)), "")
    return _RULES.search(title) is not None and _YEAR.search(title) is None
