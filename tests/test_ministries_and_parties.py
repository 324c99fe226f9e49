"""Agreements that the Government approves, amended directions, copies over a turn, parties with short names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.readers import read_document
from parsers.amounts.reading import find_amounts, role_of
from parsers.dates.reading import find_dates
from parsers.dates.roles import Setting, roles_of
from parsers.parse import parse_document
from schemas.rows import Extraction


def written(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


AGREEMENT = """Tillgänglig tandvård 2022

Överenskommelse mellan staten och Sveriges Kommuner och Regioner

Bilaga till protokoll vid regeringssammanträde 2022-02-03 nr II:9
S2022/00511

1. Inledning

Parterna är överens om att regionerna ska korta köerna till tandvården.

2. Ekonomiska villkor

Regionerna ska lämna en redovisning till Socialstyrelsen senast den 31 mars 2023.

För staten genom                         För Sveriges Kommuner
Socialdepartementet                      och Regioner

Stockholm den 3 februari 2022            Stockholm den 4 februari 2022

Miriam Söder                             Staffan Is
Statssekreterare                         Verkställande direktör
"""


def test_the_annex_that_a_paper_is_to_minutes_is_the_whole_paper() -> None:
    found = written(AGREEMENT)
    head = found.document
    assert (head.kind, head.decision_number, head.diarienummer) == ("agreement", "II:9", "S2022/00511")
    assert str(head.document_date) == "2022-02-03"
    assert [c.text.split()[0] for c in found.conditions] == ["Regionerna"]
    assert [d.role for d in found.dates if d.start and d.start.year == 2022][-2:] == ["signature", "signature"]


DIRECTION = """                                              Regeringsbeslut                 I:3

                                              2022-06-09
                                              A2022/00811 (delvis)
Arbetsmarknadsdepartementet

                                              Arbetsmiljöverket
                                              Box 9082
                                              171 09 Solna

Ändring av regleringsbrev för budgetåret 2022 avseende Arbetsmiljöverket

Regeringen beslutar att regleringsbrevet ska ändras på följande sätt.

ANSLAG

Utgiftsområde 14 Arbetsmarknad och arbetsliv

2:1   Arbetsmiljöverket och dess partner m.m.

ap.2 Regionala skyddsombud m.m.

Medlen ska betalas ut i förskott efter rekvisition till Kammarkollegiet. Rekvisitionen ska ske senast den
1 september 2022.

På regeringens vägnar

Eva Nord

                                              Henrik Sell
"""


def test_the_heading_of_an_anslag_above_those_of_its_posts() -> None:
    found = written(DIRECTION)
    (row,) = [a for a in found.appropriations if a.anslagspost]
    assert (row.utgiftsomrade, row.anslag, row.anslagspost) == (14, "2:1", "2")
    assert (row.anslag_name, row.anslagspost_name) == (
        "Arbetsmiljöverket och dess partner m.m.",
        "Regionala skyddsombud m.m.",
    )
    assert {c.section for c in found.conditions if c.deadline} == {"ap.2 Regionala skyddsombud m.m."}


def test_a_list_of_copies_goes_on_over_the_turn_of_a_page() -> None:
    text = (
        f"{DIRECTION}\nKopia till\n\nFinansdepartementet, BA\nKammarkollegiet\n\fSveriges Kommuner och Regioner\n"
    )
    copies = [p.organisation for p in written(text).people if p.role == "copy_to"]
    assert copies == ["Finansdepartementet, BA", "Kammarkollegiet", "Sveriges Kommuner och Regioner"]


def test_a_unit_in_small_letters_goes_with_its_region() -> None:
    text = f"{DIRECTION}\nKopia till\n\nRegion Skåne, kulturförvaltningen\nKammarkollegiet\n"
    copies = [p.organisation for p in written(text).people if p.role == "copy_to"]
    assert copies == ["Region Skåne, kulturförvaltningen", "Kammarkollegiet"]


CONTRACT = """Medfinansieringsavtal avseende cykelväg längs väg 12

1 Parter

Staten genom Trafikverket, org.nr 202100-6297, 781 89 Borlänge, nedan Trafikverket, och Hjo kommun, org.nr
212000-1728, nedan kommunen, har träffat följande avtal.

2 Kostnad

Trafikverket svarar för 7 miljoner kronor och kommunen för resterande 5 miljoner kronor. Mervärdesskatt tillkommer
inte på beloppet. Fakturorna ska betalas inom 30 dagar.

Avtalet har upprättats i två exemplar, varav parterna tagit var sitt.
"""


def test_parties_that_are_presented_with_their_short_names() -> None:
    found = written(CONTRACT)
    assert (found.document.kind, found.document.issuer) == ("agreement", "Staten genom Trafikverket och Hjo kommun")
    assert [a.role for a in found.amounts] == ["allocation", "allocation"]
    assert [(c.category, c.text.split()[0]) for c in found.conditions] == [
        ("allocation", "Trafikverket"),
        ("allocation", "Mervärdesskatt"),
        ("payment", "Fakturorna"),
    ]


def test_a_title_above_the_name_of_who_signs_a_form() -> None:
    text = """Socialstyrelsen                    Rekvisition
                                   Dnr 9.2-1187/2020

Rekvisition av statsbidrag till kommuner för dagpenning 2020

Rekvisitionen ska undertecknas av behörig företrädare för kommunen.

4. Underskrift

Tierp den 9 september 2020

Kommunchef
Lars Ahn
"""
    assert [(p.name, p.title) for p in written(text).people] == [("Lars Ahn", "Kommunchef")]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Högst 8 000 000 kronor får användas, i stället för som tidigare högst 7 000 000 kronor.", "other"),
        ("Utöver tidigare beviljade 7 000 000 kronor får verket använda medlen fritt.", "other"),
    ],
)
def test_a_sum_that_another_takes_the_place_of(sentence: str, role: str) -> None:
    found = find_amounts(sentence)
    assert found[-1].value_sek == Decimal(7_000_000)
    assert role_of(sentence, found[-1], found) == role


def test_money_not_used_up_to_a_day_closes_its_use() -> None:
    sentence = (
        "Medel som inte har förbrukats till och med den 31 december 2019 ska återbetalas senast den 31 mars 2020."
    )
    roles = [roles_of(sentence, found, Setting()) for found in find_dates(sentence)]
    assert roles == [("use_period",), ("repayment_deadline",)]


PARTNERS = """VINNOVA

BESLUT OM BIDRAG

Datum               Diarienummer           Ert datum
2021-11-22          2021-03811             2021-09-14

Koordinator
Provinstitutet AB
Org.nr 556464-6874
Box 857
501 15 Borås

1. Beslut

Vinnova beviljar parterna bidrag med högst 3 850 000 kronor.

Projektet pågår från den 1 december 2021 till den 30 november 2023.

3. Utbetalning

Vinnova håller inne minst 20 procent av bidraget till dess att slutrapporten har godkänts. Myndigheten får enligt
10 § besluta att bidraget inte ska betalas ut, eller att det ska återbetalas.
"""


def test_a_coordinator_is_written_to_and_told_when_the_project_runs() -> None:
    found = written(PARTNERS)
    assert found.document.addressee == "Provinstitutet AB"
    assert [c.category for c in found.conditions] == ["allocation", "use_period", "payment", "repayment"]


FORM = """Kammarkollegiet                    REKVISITION
                                   Datum 2021-11-18

Rekvisition av statsbidrag enligt regeringsbeslut

Blanketten ska vara Kammarkollegiet tillhanda senast den 1 december 2021.

Regeringsbeslut, nummer       Diarienummer         Ändamål
2021-06-24 nr II:9            S2021/05013          Psykisk hälsa

Rekvirerat belopp             Plusgiro
31 450 000 kronor             4 00 12-5

Rekvisitionen ska undertecknas av ekonomichef eller motsvarande.

Namnförtydligande             Titel
Agneta Ahl                    Ekonomidirektör
"""


def test_the_fields_of_a_form_that_is_filled_in() -> None:
    found = written(FORM)
    assert [(a.role, a.amount_sek) for a in found.amounts] == [("allocation", Decimal(31_450_000))]
    assert ("cites", "II:9") in [(r.role, r.value) for r in found.references]
    assert [d.role for d in found.dates] == ["document", "requisition_deadline", "cited_decision"]
    assert [p.name for p in found.people] == ["Agneta Ahl"]


def test_the_address_of_a_county_board_in_the_margin_is_its_own() -> None:
    text = """Länsstyrelsen                                     Beslut
Jönköpings län                                    2023-05-11
                                                  501-1187-2023

Länsstyrelsen i Jönköpings län                    Nässjö kommun
551 86 Jönköping                                  571 80 Nässjö

Bidrag till lokalt naturvårdsprojekt

Länsstyrelsen beviljar Nässjö kommun bidrag med högst 742 500 kronor. Kommunen ska lämna en slutrapport.
"""
    assert written(text).document.addressee == "Nässjö kommun"


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Rapporten ska lämnas senast den 30 november 2022 och avse perioden 1 januari–31 oktober 2022.", "other"),
        ("Staten och SKR enades den 21 december 2023 om en överenskommelse.", "cited_decision"),
    ],
)
def test_what_a_report_is_about_and_what_was_agreed(sentence: str, last: str) -> None:
    assert roles_of(sentence, find_dates(sentence)[-1], Setting()) == (last,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ap.3 Litteratur till förskolor (ram) 50 000 tkr", "allocation"),
        ("Högst 3 000 000 kronor får användas för information och uppföljning.", "administration"),
    ],
)
def test_posts_and_own_work(text: str, role: str) -> None:
    found = find_amounts(text)
    assert role_of(text, found[0], found) == role


def test_the_day_of_a_duty_that_a_decision_must_state() -> None:
    text = DIRECTION.replace(
        "Medlen ska betalas ut i förskott efter rekvisition till Kammarkollegiet.",
        "Verket ska i sina beslut ange att medel som inte förbrukats ska betalas tillbaka senast den 30 juni 2023.",
    )
    assert "2023-06-30" in [str(c.deadline) for c in written(text).conditions]


def test_parties_that_stand_between_title_and_day_with_their_numbers() -> None:
    text = """Dnr SSM2025-4471

Överenskommelse om bidrag till beredskap

mellan Strålsäkerhetsmyndigheten, org.nr 202100-5067, och Länsstyrelsen i Kalmar län, org.nr 202100-2304

2025-09-02

1 Bidrag

Strålsäkerhetsmyndigheten lämnar bidrag med högst 2 193 100 kronor till projektet.

Överenskommelsen undertecknas i två exemplar.
"""
    assert written(text).document.kind == "agreement"
