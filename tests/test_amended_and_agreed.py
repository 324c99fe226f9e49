"""Agreements titled by their matter, numbers of agencies with a ministry's letters, days of amended decisions."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from parsers.references.reading import find_references
from schemas.rows import Extraction


def written(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


AGREEMENT = """Digital vård 2025 – ordnat införande i regionerna

Överenskommelse mellan staten och Sveriges Kommuner och Regioner 2023

Ekonomiska medel

Av medlen fördelas 132 000 000 kronor till regionerna. Regionerna ska redovisa insatserna senast den 31 mars 2024.

Godkännande

För staten genom                         För Sveriges Kommuner
Socialdepartementet                      och Regioner

Stockholm den 19 april 2023              Stockholm den 21 april 2023

Miriam Söder                             Staffan Is
Statssekreterare                         Verkställande direktör
"""


def test_an_agreement_titled_by_its_matter() -> None:
    found = written(AGREEMENT)
    assert found.document.kind == "agreement"
    assert found.document.title == "Digital vård 2025 – ordnat införande i regionerna"
    assert [p.name for p in found.people] == ["Miriam Söder", "Staffan Is"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Dnr KN 2023/2190", "KN 2023/2190"),
        ("Dnr KN2023/2190", "KN2023/2190"),
        ("Dnr S 2012/123", "S2012/123"),
        ("Dnr KN 2023/02190", "KN2023/02190"),
    ],
)
def test_letters_of_a_ministry_and_of_an_agency(printed: str, value: str) -> None:
    assert [f.value for f in find_references(printed)] == [value]


DECISION = """Finansdepartementet            Regeringsbeslut II:6
2021-09-30                     Fi2021/03144

Länsstyrelsen i Norrbottens län
971 86 Luleå

Ändring av beslut om medel för gränsöar

Regeringens beslut

{}

På regeringens vägnar

Eva Alm
Ola Bask
"""


def test_the_day_of_the_decision_that_is_amended_is_no_last_day() -> None:
    text = (
        "Regeringen beslutar att sista dag för rekvisition enligt regeringens beslut den 17 december 2020"
        " (Fi2020/05001) ska vara den 1 december 2021. Sökt belopp är 140 000 kronor."
    )
    found = written(DECISION.format(text))
    days = {(d.role.value, d.start) for d in found.dates}
    assert ("cited_decision", date(2020, 12, 17)) in days
    assert ("requisition_deadline", date(2021, 12, 1)) in days
    assert not [c for c in found.conditions if c.text.startswith("Sökt")]


def test_a_partnership_of_a_city_and_an_association() -> None:
    found = written("""Borås Stad
Sociala omsorgsnämnden
Dnr SON 2022-00214

Överenskommelse om idéburet offentligt partnerskap mellan Borås Stad och Föreningen Lyktan

Ekonomi

Stödet betalas ut kvartalsvis efter rekvisition. Om verksamheten upphör ska föreningen betala tillbaka det som inte
har använts. Föreningen ska senast den 1 februari varje år lämna en rapport.
Staden har rätt till insyn i räkenskaperna.

Borås 2022-12-12

För Borås Stad                    För Föreningen Lyktan

Tobias Brand                      Agneta Sol
Förvaltningschef                  Ordförande
""")
    assert (found.document.kind, found.document.issuer) == ("agreement", "Borås Stad och Föreningen Lyktan")
