"""A notice that says no year of its own is linked by the day of the decision and the subject."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.grants.brief import brief_of
from schemas.grants.together import see_together

MUSIC, BOOKS = "musikskolor i glesbygd", "skolbibliotek på sommaren"


def decision(subject: str, dnr: str, number: str) -> str:
    return f"""Regeringsbeslut                    {number}

Kulturdepartementet                2023-02-09
                                   {dnr}

                                   Statens kulturråd

Uppdrag att fördela bidrag till kommuner för {subject}

Regeringens beslut

Regeringen ger Statens kulturråd i uppdrag att fördela bidrag till kommuner för {subject}.
Bidraget får användas under 2023. Totalt 38 500 000 kronor fördelas till kommuner.

På regeringens vägnar

Mia Ekbladh
"""


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        (f"Regeringen gav den 9 februari 2023 Statens kulturråd i uppdrag att stödja {MUSIC}.", {"notis.md"}),
        (f"Grunden är regeringens beslut den 9 februari 2023 om {MUSIC}.", {"notis.md"}),  # names no agency
        (f"Grunden är regeringens beslut den 16 februari 2023 om {MUSIC}.", set()),  # another day
    ],
)
def test_a_notice_is_linked_by_the_day_of_the_decision(body: str, linked: set[str]) -> None:
    told = f"# Bidrag till {MUSIC}\n\nPublicerad 4 april 2023\n\n{body} Orust kan rekvirera 900 000 kronor.\n"
    texts = {
        "beslut.txt": decision(MUSIC, "Ku2023/00210", "III:4"),
        "annat.txt": decision(BOOKS, "Ku2023/00310", "III:5"),
        "notis.md": told,
    }
    read = [understand(text.encode(), name, Settings()) for name, text in texts.items()]
    names = {e.document.document_id: e.document.source for e in read}
    grants = {names[g.document_id]: g for g in see_together(map(brief_of, read)).grants}
    assert {names[link.document_id] for link in grants["beslut.txt"].links} == linked
