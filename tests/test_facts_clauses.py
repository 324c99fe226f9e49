"""Facts told by the clause they stand in: whose time, whose number, who gives and who receives, what a sum is."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.dates.reading import find_dates
from parsers.dates.roles import Setting, roles_of
from parsers.parse import parse_document
from schemas.rows import Extraction

USE, OTHER = "use_period", "other"


def _read(text: str, name: str = "a.txt") -> Extraction:
    return parse_document(read_document(text.encode(), name), "test")


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Nämnden avsätter 4 500 000 kronor för ändamålet under 2026.", [USE]),
        ("Totalt finns 475 miljoner kronor för 2026.", [USE]),
        ("Av medlen för 2023 får högst 4 000 000 kronor användas för administration.", [USE]),
        ("För 2025 och 2026 beräknas 14 miljoner kronor per år.", [USE, USE]),
        ("Regeringen uppdrar åt Forte att under 2024–2026 stärka forskningen.", [USE]),
        (
            "Regeringen har för 2026 avsatt 28 miljoner kronor för bidraget, varav MUCF får använda 2 miljoner.",
            [USE],
        ),
        # who somebody is, a paper's name, an estimate of an appropriation, a power to commit the state
        ("Kommuner som under 2019 minskat sina kostnader är berättigade till bidrag.", [OTHER]),
        ("I regleringsbrevet för 2021 anges att verket ska lämna stöd till kommunerna.", [OTHER]),
        ("För 2018 beräknas anslaget till 500 miljoner kronor.", [OTHER]),
        ("Verket får under 2018 ingå ekonomiska åtaganden på högst 360 000 tkr.", [OTHER]),
        ("Under 2017 fick 61 projekt dela på 38 miljoner kronor.", [OTHER]),
        ("Region Dalarna medfinansierar projektet med 3 miljoner kronor under 2024–2026.", [USE]),
        ("Arbetet ska vara färdigt den 31 oktober 2025.", [USE]),
        ("Föreningen får statsbidrag för år 2026 med sammanlagt 3 184 220 kronor.", [USE]),
        ("Kommunen har beviljats 742 000 kronor i bidrag för skapande skola läsåret 2025/26.", [USE]),
        ("Kollegiet ska betala ut 7 000 000 kronor till teatern för teckenspråkig scenkonst under 2026.", [USE]),
        ("Medel som inte är förbrukade vid utgången av 2029 återförs till fakulteten.", [USE]),
        ("Ni får besked senast den 16 maj 2025 och projektet ska genomföras före sommaren.", [OTHER]),
        (
            "Stödet betalas ut med 9 000 kronor när beslutet vunnit laga kraft och resten i juni 2025.",
            ["payment"],
        ),
        # a whole year that ends a period is due for nothing that is said around it
        ("Kostnader får belasta anslagsposten till och med 2027.", [OTHER]),
        # the subject governs where only "utan rekvisition" stands nearer
        (
            "Utbetalning av första delen, 50 procent av bidraget, sker utan rekvisition under mars 2025.",
            ["payment"],
        ),
    ],
)
def test_times_that_money_is_for(sentence: str, roles: list[str]) -> None:
    assert [r.value for f in find_dates(sentence) for r in roles_of(sentence, f, Setting())] == roles


CALENDAR = """Skolverket

# Statsbidrag för lovskola

## Viktiga datum 2026

- april: beslut skickas ut
- maj: utbetalning

Medlen rekvireras tidigast den 1 mars och senast den 1 november 2025. Ansökan ska göras av huvudmannen.
"""


def test_months_of_a_calendar_and_a_last_day_behind_a_first() -> None:
    told = [(str(d.start), d.role.value) for d in _read(CALENDAR, "a.md").dates if d.text != "2026"]
    assert told == [
        ("2026-04-01", "other"),
        ("2026-05-01", "payment"),
        ("2025-03-01", "other"),
        ("2025-11-01", "requisition_deadline"),
    ]


CALL = """Formas
Diarienummer: 2025-00118

Utlysning: Klimatanpassning i städer

Utlysningens budget är 60 miljoner kronor. Varje projekt kan söka mellan 2 och 4 miljoner kronor per år, totalt
högst 12 miljoner kronor. Den som har ordinarie bidrag om 1 100 tkr kan inte söka.

Utlysningen öppnar 30 januari 2025
Utlysningen stänger 8 april 2025
Beslut 18 juni 2025

Eva Torn
handläggare
08-775 40 00
"""


def test_a_decision_still_to_come_stands_among_the_days_of_the_round() -> None:
    told = [(str(d.start), d.role.value) for d in _read(CALL).dates]
    assert told == [("2025-01-30", "other"), ("2025-04-08", "requisition_deadline"), ("2025-06-18", "other")]


def test_what_each_may_have_in_all_is_no_total() -> None:
    told = {int(a.amount_sek or 0): a.role.value for a in _read(CALL).amounts}
    assert (told[12_000_000], told[1_100_000]) == ("other", "other")


def test_an_officer_with_a_number_at_the_foot_is_asked_and_signs_nothing() -> None:
    assert [(p.role.value, p.name) for p in _read(CALL).people] == [("contact", "Eva Torn")]


PAGE = """<html><head><title>Bidrag</title></head><body><h1>Sök bidrag ur Sparbanksstiftelsen Nordbygd</h1>
<p>Sparbanksstiftelsen Nordbygd delar årligen ut omkring 12 miljoner kronor till föreningar.</p>
<h2>{heading}</h2><p>Vi tar emot ansökningar 15 januari–15 februari. Besked lämnas i april.</p>
<h2>Efter beslutet</h2><p>Projekten ska vara avslutade senast 31 december 2027.</p></body></html>"""


@pytest.mark.parametrize(
    ("heading", "years"),
    [("Ansökningsperioder 2026", ["2026", "2026"]), ("Ansökan", ["None", "None"])],
)
def test_the_year_of_a_round_is_that_of_its_heading_and_not_that_of_the_last_day_of_use(
    heading: str, years: list[str]
) -> None:
    found = _read(PAGE.format(heading=heading), "a.html")
    assert [str(d.start)[:4] for d in found.dates[:2]] == years


HEAD = """Svenska rådet för Europeiska socialfonden

Samordningsförbundet Västra Vidden          Beslutsdatum
Esplanaden 5                                2025-01-20
531 50 Lidköping                            Dnr ESF/412/2024

Beslut om stöd

Svenska ESF-rådet beslutar att bevilja Samordningsförbundet Västra Vidden stöd med 50 procent av godkända
kostnader, dock högst 1 845 000 kronor. Tidigare stöd redovisades 2021 (ESF/88/2021). Av stödet hålls 184 500
kronor inne tills slutrapporten har godkänts. Övrig finansiering består av 900 000 kronor från tre kommuner
(300 000 kronor vardera) och 945 000 kronor i privat medfinansiering. Anstånd söks hos handläggare Ida Torn Ek,
0470-77 38 00. Medlen ska användas senast den 31 december 2025.
"""


def test_who_is_granted_does_not_speak() -> None:
    found = _read(HEAD)
    assert found.document.issuer == "Svenska ESF-rådet"
    assert found.document.addressee == "Samordningsförbundet Västra Vidden"


def test_a_number_that_looks_like_the_own_one_is_cited() -> None:
    found = _read(HEAD)
    numbers = [(r.role.value, r.value) for r in found.references if r.kind.value == "diarienummer"]
    assert numbers == [("own", "ESF/412/2024"), ("cites", "ESF/88/2021")]


def test_what_sums_are_to_one_who_is_granted() -> None:
    told = {str(a.amount_sek): a.role.value for a in _read(HEAD).amounts}
    assert told == {
        "1845000.00": "allocation",
        "184500.00": "reserve",
        "900000.00": "other",
        "300000.00": "other",
        "945000.00": "other",
    }


def test_whoever_has_a_number_in_a_sentence_is_asked() -> None:
    assert [(p.role.value, p.name) for p in _read(HEAD).people] == [("contact", "Ida Torn Ek")]


MEMO = """Region Dalarna
Regionkontoret

Tjänsteskrivelse
2024-02-12

Regionstyrelsen

Medfinansiering av projektet En väg in

Förslag till beslut

Regionstyrelsen beslutar att medfinansiera projektet En väg in med 3 000 000 kronor. Därutöver får Dalarnas
idrottsförbund i samverkan 12 000 kronor. Av regionens bidrag avser 250 000 kronor lokaler. Styrelsen har i dag
beslutat att bevilja Orsa byalag 185 000 kronor till ventilation. Projektet har en total budget om
24,8 miljoner kronor.
"""


def test_what_is_given_by_name_or_by_taking_a_part_and_what_the_whole_costs() -> None:
    told = {int(a.amount_sek or 0): a.role.value for a in _read(MEMO).amounts}
    assert told.pop(3_000_000) in {"allocation", "total"}
    assert told == {12_000: "allocation", 250_000: "allocation", 185_000: "allocation", 24_800_000: "other"}


def test_a_press_release_is_no_contact_section() -> None:
    text = """# Klart: så fördelas årets miljoner

## Pressmeddelande från Region Kalmar län, 26 februari 2026

Regionala utvecklingsnämnden beslutade i dag att fördela 6,5 miljoner kronor till service på landsbygden. Störst
stöd får Alsterbro lanthandel, som får 1,9 miljoner kronor till nya kyldiskar. Totalt beviljas elva av 19
ansökningar. – Det räcker inte, säger Mats Hedin, ordförande i nämnden.

Presskontakt: Eva Kind, kommunikatör, 0480-845 00
"""
    assert [p.name for p in _read(text, "a.md").people if p.role.value == "contact"] == ["Eva Kind"]


RECLAIM = """Tillväxtverket

Beslut
2026-03-03
Ärende-ID Ä 2023-4410

Beslut om återkrav av stöd

Tillväxtverket beslutar att Besöksmål Öland ekonomisk förening ska betala tillbaka 212 430 kronor av det stöd på
1 600 000 kronor som föreningen beviljades den 14 november 2023. Beloppet ska vara inbetalt senast
den 30 april 2026.
I handläggningen har chefen Inga Roos, beslutande, och utredaren Moa Frid, föredragande, deltagit.
"""


def test_a_decision_that_claims_money_back_is_the_agencys_own() -> None:
    found = _read(RECLAIM)
    assert (found.document.kind.value, found.document.issuer) == ("agency_instruction", "Tillväxtverket")
    told = [(p.role.value, p.name) for p in found.people]
    assert told == [("signatory", "Inga Roos"), ("rapporteur", "Moa Frid")]


def test_what_a_board_writes_to_the_reader() -> None:
    text = """Region Halland

Region Halland har beviljat er 95 000 kr i projektbidrag. För att få pengarna behöver ni skicka en faktura till oss
senast den 15 november 2024. Redovisa i kulturportalen senast den 31 augusti 2025.

Hör av er om något är oklart! Petronella Dahl, kulturstrateg, 035-13 48 00
"""
    found = _read(text)
    assert found.document.kind.value == "agency_instruction"
    assert [d.role.value for d in found.dates] == ["requisition_deadline", "report_deadline"]
    assert [p.name for p in found.people] == ["Petronella Dahl"]


def test_a_word_in_capitals_beside_a_county_boards_name_is_no_place() -> None:
    text = "Länsstyrelsen INFORMATION 2025-12-17\nUppsala län\n\nRekvirera bidrag\n\nNi rekvirerar.\n"
    assert "INFORMATION" not in (_read(text).document.issuer or "")


def test_a_sum_behind_a_rate_is_of_what_is_named_in_between() -> None:
    text = """Avtal om bidrag till Norrbottens teater

Region Norrbotten, 232100-0230, nedan kallad regionen, och Norrbottens teater AB, nedan kallad bolaget.

Regionen betalar ett bidrag om 41 000 000 kronor till bolaget. Bolaget bekostar
eget arbete om 200 timmar à 150 kronor samt kontanta medel, 11 000 kronor.

Avtalet gäller 2025-01-01–2027-12-31.

För Region Norrbotten                 För Norrbottens teater AB
Kenneth Backlund                      Ida Vestlund
"""
    told = {int(a.amount_sek or 0): a.role.value for a in _read(text).amounts}
    assert told[11_000] == "other"


@pytest.mark.parametrize("number", ["1.1/123/2023", "KS-2023/123.456", "RUN-RUN24-0044", "RUN/412/2024"])
def test_a_number_alone_in_a_letterhead(number: str) -> None:
    head = f"Region Dalarna\n\nBeslut\n2024-05-11\n{number}\n\nBeslut om bidrag\n\n"
    text = f"{head}Region Dalarna beviljar Orsa kommun 3 000 kronor.\n"
    assert _read(text).document.diarienummer == number


def test_our_number_said_in_a_sentence_is_the_own() -> None:
    for said in ("Vårt diarienummer är", "Ärendets diarienummer är"):
        text = f"Beslut om bidrag\n\nSkolverket har beslutat att ni får bidrag. {said} 8.1.2-2025:117.\n"
        assert _read(text).document.diarienummer == "8.1.2-2025:117"


def test_who_presents_in_brackets() -> None:
    text = f"{HEAD}\nBeslutet har fattats av chefen Rik Torn. Utredaren Jens Aho (föredragande) har deltagit.\n"
    assert ("rapporteur", "Jens Aho") in [(p.role.value, p.name) for p in _read(text).people]
