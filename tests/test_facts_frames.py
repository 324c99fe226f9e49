"""What a sentence says together with its neighbours: whole and parts, the lead of a list, the head of a memo."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction

_MEMO = """Örnstads kommun                                    TJÄNSTESKRIVELSE
Kulturförvaltningen                                2023-02-06
{official}                                         Dnr KUN 2023/41
Kulturutvecklare

Kulturnämnden

Statsbidrag till folkbiblioteken 2023

Förslag till beslut

Kulturnämnden beslutar att

- fördela 740 000 kronor till filialerna,
- avsätta 60 000 kronor till fortbildning.

Ärendet

{matter}

Lena Wikman
Kulturchef

Beslutet skickas till
Örnstads museum
Statens kulturråd
"""
_GRANTED = "Statens kulturråd har beviljat kommunen 800 000 kronor för 2023."


def read(matter: str = _GRANTED, official: str = "Ester Norden ") -> Extraction:
    return understand(_MEMO.format(matter=matter, official=official).encode(), "memo.txt", Settings())


def sums(read_: Extraction) -> dict[int, str]:
    return {int(a.amount_sek): str(a.role) for a in read_.amounts if a.amount_sek}


def test_what_the_parts_add_up_to_is_all_there_is() -> None:
    assert sums(read()) == {740_000: "allocation", 60_000: "reserve", 800_000: "total"}


@pytest.mark.parametrize(
    "matter",
    [
        "Statens kulturråd har beviljat kommunen 810 000 kronor för 2023.",  # the parts do not add up
        "Regeringen satsar totalt 20 miljoner kronor. Kommunen har beviljats 800 000 kronor för 2023.",
    ],
)
def test_a_part_of_something_greater_stays_a_part(matter: str) -> None:
    assert {role for value, role in sums(read(matter)).items() if value in {800_000, 810_000}} == {"allocation"}


def test_round_sums_of_a_sentence_that_happen_to_fit_are_alike() -> None:
    found = sums(
        read("Av medlen ska 120 000 kronor gå till lån, 80 000 kronor till böcker och 40 000 kronor till kurser.")
    )
    assert {found[v] for v in (120_000, 80_000, 40_000)} == {"allocation"}


def test_items_are_the_boards_that_decides() -> None:
    assert [c.actor for c in read().conditions][:2] == ["Kulturnämnden", "Kulturnämnden"]


def test_a_decision_made_long_before_is_anothers() -> None:
    roles = {str(d.start): str(d.role) for d in read(f"{_GRANTED} Beslutet fattades den 9 november 2022.").dates}
    assert roles["2022-11-09"] == "cited_decision"


def test_who_wrote_a_memo_stands_below_the_unit() -> None:
    people = [(str(p.role), p.name, p.title) for p in read().people if p.name]
    assert ("contact", "Ester Norden", "Kulturutvecklare") in people
    assert [p[1] for p in people if p[0] == "signatory"] == ["Lena Wikman"]


def test_what_a_memo_is_sent_to_signs_nothing() -> None:
    assert [p.organisation for p in read().people if p.role == "copy_to"] == [
        "Örnstads museum",
        "Statens kulturråd",
    ]


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        (
            "Medel som inte har använts den 30 juni 2024 ska senast den 1 september samma år återbetalas.",
            "2024-09-01",
        ),
        ("Medel som inte har använts under 2023 ska återbetalas senast den 1 mars året därpå.", "2024-03-01"),
        ("Medlen ska redovisas senast den 1 juni.", "2023-06-01"),
    ],
)
def test_the_year_of_a_deadline_is_that_of_its_date(sentence: str, deadline: str) -> None:
    found = read(f"{_GRANTED} {sentence}")
    assert str(found.conditions[-1].deadline) == deadline
    assert deadline in {str(d.end) for d in found.dates}


_TERMS = """Rådet för folkbildning                           BESLUT
                                                 2024-02-08
                                                 Dnr 3.1-77/2024
Örnstads kommun
800 10 Örnstad

Beslut om bidrag till läsfrämjande

{matter}
"""


def decided(matter: str) -> Extraction:
    return understand(_TERMS.format(matter=matter).encode(), "beslut.txt", Settings())


def test_a_lead_without_a_colon_is_no_heading() -> None:
    found = decided("Villkor\n\nKommunen ska under 2024\n\n- utbilda ledare,\n- redovisa bidraget för rådet.")
    assert [(c.text, c.actor) for c in found.conditions] == [
        ("Kommunen ska under 2024 utbilda ledare,", "Kommunen"),
        ("Kommunen ska under 2024 redovisa bidraget för rådet.", "Kommunen"),
    ]


@pytest.mark.parametrize(
    ("sentence", "category", "modality"),
    [
        ("Vi har beslutat att ge er 386 400 kronor i bidrag.", "allocation", "statement"),
        ("Vi gör kontroller av bidraget på plats.", "audit", "statement"),
        ("Kommunen får för arbetet förfoga över 300 000 kronor.", "allocation", "may"),
        ("Kommunen ska delge rådet sina erfarenheter av bidraget.", "information", "must"),
        ("Bidraget får användas enligt förordningen (2023:122) om stöd till läsning.", "purpose", "may"),
        ("Den del av bidraget som finns kvar får inte användas påföljande år.", "use_period", "must_not"),
    ],
)
def test_the_class_of_the_verb_tells_the_category(sentence: str, category: str, modality: str) -> None:
    (condition,) = decided(f"Villkor\n\n{sentence}").conditions
    assert (str(condition.category), str(condition.modality)) == (category, modality)


def test_a_verb_after_inte_is_that_of_another_clause() -> None:
    assert decided("Bakgrund\n\nKostnaden ryms inom kommunens ram om medel inte beviljas.").conditions == ()


def test_who_handled_the_case_is_a_contact() -> None:
    found = decided(
        "Vi beviljar bidrag med 90 000 kronor. Enhetschefen Ida Lund har beslutat i ärendet. "
        "Hugo Norden har varit handläggare."
    )
    assert [(str(p.role), p.name) for p in found.people] == [("signatory", "Ida Lund"), ("contact", "Hugo Norden")]


def test_the_number_beside_the_word_of_a_meeting() -> None:
    text = (
        "                         Protokoll 5\nSocialdepartementet      vid regeringssammanträde      S2024/00214\n"
        "                         2024-02-15\n\nMedel till simhallar\n\nRegeringens beslut\n\nRegeringen beslutar "
        "att Örnstads kommun får disponera 2 000 000 kronor under 2024.\n"
    )
    row = understand(text.encode(), "beslut.txt", Settings()).document
    assert (row.decision_number, row.diarienummer) == ("5", "S2024/00214")


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Beslutet gäller från och med den 1 maj 2024 till och med den 30 november 2025.", "use_period"),
        ("Bidraget avser läsåret 2024/25.", "use_period"),
        ("Rådet har beslutat att bevilja Örnstads kommun 210 000 kronor i bidrag.", "allocation"),
        ("Medel som inte har fördelats före utgången av 2024 förs tillbaka till rådet.", "repayment"),
        ("Bidraget justeras årligen enligt konsumentprisindex.", "allocation"),
    ],
)
def test_terms_of_a_decision(sentence: str, category: str) -> None:
    assert [str(c.category) for c in decided(f"Villkor\n\n{sentence}").conditions] == [category]


def test_a_sentence_that_goes_on_about_a_report_is_about_reporting() -> None:
    found = decided("Villkor\n\nRedovisningen ska vara inne senast den 1 mars 2025. Den görs i rådets e-tjänst.")
    assert [str(c.category) for c in found.conditions] == ["reporting", "reporting"]


def test_who_signs_below_a_contact_section_is_no_contact() -> None:
    found = decided(
        "Bidraget ska redovisas för rådet senast den 1 mars 2025.\n\nKontakt\n\nHar ni frågor om bidraget? "
        "Ring Mehdi Rostami, 08-700 09 47.\n\nIda Lund\nEnhetschef\n"
    )
    assert ("signatory", "Ida Lund") in [(str(p.role), p.name) for p in found.people]


def test_what_a_party_is_to_do_stands_below_its_name() -> None:
    text = (
        "Överenskommelse om hemsjukvård 2024\n\nDnr KS 2023/118\n\nMellan Region Kronoberg (regionen) och "
        "Alvesta kommun (kommunen).\n\nKommunens ansvar\n\n- bemanna teamet\n- svara för lokaler\n\nErsättning"
        "\n\nRegionen ersätter kommunen med 6 200 000 kronor per år.\n\nVäxjö 2023-11-29\n\n"
        "För Region Kronoberg           För Alvesta kommun\n\nEva Alm                        Ola Bask\n"
    )
    found = understand(text.encode(), "avtal.txt", Settings()).conditions
    assert [(c.actor, str(c.modality)) for c in found][:2] == [("Kommunen", "must"), ("Kommunen", "must")]


def test_all_of_a_kind_are_written_to() -> None:
    text = _TERMS.replace("Örnstads kommun\n800 10 Örnstad", "Samtliga kommuner")
    assert understand(
        text.format(matter="Bidraget ska redovisas.").encode(), "b.txt", Settings()
    ).document.addressee == ("Samtliga kommuner")


def test_an_addition_to_an_agreement_is_an_agreement() -> None:
    text = (
        "Socialdepartementet\n\nBilaga till protokoll vid regeringssammanträde\n2021-06-03 nr II:11\n\n"
        "Tilläggsöverenskommelse till Överenskommelsen om god vård 2021\n\nMellan staten och Sveriges Kommuner och "
        "Regioner (SKR) träffas följande tilläggsöverenskommelse.\n\n1. Medel\n\nRegionerna tillförs ytterligare "
        "10 000 000 kronor för 2021.\n\n2. Godkännande\n\nTilläggsöverenskommelsen gäller under förutsättning att "
        "regeringen godkänner den.\n"
    )
    row = understand(text.encode(), "avtal.txt", Settings()).document
    assert (row.kind, row.decision_number) == ("agreement", "II:11")


def test_a_decision_named_by_its_number_and_day_is_cited() -> None:
    found = read(f"{_GRANTED} Medlen bygger på regeringsbeslut S2022/01331 den 10 november 2022.")
    assert {str(d.start): str(d.role) for d in found.dates}["2022-11-10"] == "cited_decision"


def test_what_was_paid_back_last_year_is_no_duty() -> None:
    found = read("I fjol fick kommunen 119 000 kronor, varav 8 400 kronor fick betalas tillbaka.")
    assert not [c for c in found.conditions if c.category == "repayment"]


def test_a_party_is_named_in_full() -> None:
    text = (
        "Avtal om bidrag till kulturhuset\n\nDnr KUN 2024/0077\n\nMellan Kulturnämnden i Örnstads kommun, "
        "212000-2015, nedan kallad kommunen, och Föreningen Stegen, 875002-1193, nedan kallad föreningen, har "
        "följande avtal träffats.\n\n§ 1 Bidrag\nKommunen betalar 1 860 000 kronor. Utöver bidraget lämnar "
        "kommunen 95 000 kronor per år till barn.\n\n"
        "Örnstad den 18 november 2024\n\nFör kommunen                  För föreningen\n\n"
        "Eva Alm                       Ola Bask\n"
    )
    found = understand(text.encode(), "avtal.txt", Settings())
    assert found.document.issuer == "Kulturnämnden i Örnstads kommun och Föreningen Stegen"
    assert [c.actor for c in found.conditions] == ["Kommunen", "kommunen"]


def test_a_time_that_money_is_given_for_is_when() -> None:
    (condition,) = decided("Villkor\n\nBidraget lämnas för perioden 1 januari–31 december 2024.").conditions
    assert condition.category == "use_period"


def test_a_form_is_handed_in_by_the_day_of_its_sentence_and_names_its_period_above() -> None:
    page = (
        "<h1>Rekvisition av bidrag</h1><p>Fylls i och skickas till Boverket senast den 30 november 2023.</p>"
        "<table><tr><td>Rekvirerat belopp</td><td>Avser perioden</td></tr>"
        "<tr><td>50 000 kr</td><td>2023-01-01\u20132023-12-31</td></tr></table>"
    )
    found = understand(page.encode(), "blankett.html", Settings())
    assert [str(d.role) for d in found.dates] == ["requisition_deadline", "use_period"]


def test_a_street_of_two_words_ends_an_address() -> None:
    text = (
        "Boverket\n\nKvinnojouren Iris i Borås\nStora Brogatan 14\n503 30 Borås\n\n2024-09-12\nDnr 117/2024\n\n"
        "Beslut om bidrag\n\nBoverket beviljar Kvinnojouren Iris i Borås bidrag med 1 243 500 kronor.\n"
    )
    assert understand(text.encode(), "beslut.txt", Settings()).document.addressee == "Kvinnojouren Iris i Borås"


def test_a_label_below_two_words_makes_nobody_of_them() -> None:
    text = (
        "Räddningstjänstförbundet\nMitt Bohuslän\nHandläggare\nJonna Skarp\n2024-03-05\nDnr 2024-000213\n\n"
        "Tjänsteskrivelse\n\nFördelning av statsbidrag\n\nFörslag till beslut\n\n"
        "Direktionen föreslås besluta att fördela 2 640 tkr.\n"
    )
    assert [p.name for p in understand(text.encode(), "memo.txt", Settings()).people] == ["Jonna Skarp"]


def test_the_parts_of_a_proposal_make_up_the_sum_told_before() -> None:
    text = (
        "Region Norrland\nRegionledningskontoret\n\nTjänsteskrivelse\n2024-04-16\nÄrendenummer RS/412/2024\n\n"
        "Regionstyrelsen\n\nFördelning av stimulansmedel\n\nÄrendebeskrivning\n\nRegionen har tilldelats 21,7 "
        "miljoner kronor. Kommunerna erhåller därutöver 12 500 tkr direkt från staten.\n\nFörslag till beslut\n\n"
        "1. 14,2 miljoner kronor fördelas till psykiatrin.\n2. 6,0 miljoner kronor fördelas till primärvården.\n"
        "3. 1,5 miljoner kronor avsätts för regional samordning.\n"
    )
    found = understand(text.encode(), "memo.txt", Settings())
    assert [str(a.role) for a in found.amounts if a.amount_sek == 21_700_000] == ["total"]
    assert [str(a.role) for a in found.amounts if a.amount_sek == 1_500_000] == ["reserve"]


def test_a_letterhead_with_an_address_is_no_table() -> None:
    page = (
        "<p>Boverket</p><table><tr><td>Stödcentrum Ljus<br>Att: Ekonomi<br>Norra Kyrkogatan 3<br>"
        "871 32 Härnösand</td><td>Beslut<br>2023-12-07</td><td>Dnr 4112/2023<br>Ert dnr -</td></tr></table>"
        "<h1>Beslut om bidrag till Stödcentrum Ljus</h1>"
        "<p>Boverket beslutar att bevilja Stödcentrum Ljus 475 000 kr.</p>"
    )
    found = understand(page.encode(), "beslut.html", Settings())
    assert not found.allocations
    assert (found.document.diarienummer, str(found.document.document_date)) == ("4112/2023", "2023-12-07")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Stort intresse för klimatklivet",
            "Naturvårdsverket har fått in 780 ansökningar. Totalt söker aktörerna stöd för 6 miljarder kronor.",
        ),
        (
            "Ändrade regler för investeringsstödet",
            "Regeringen har beslutat att ändra förordningen om stöd till bostäder. Du behöver inte göra något.",
        ),
        (
            "Utlysning på gång: smart industri",
            "Den 4 mars öppnar Tillväxtverket en utlysning för små företag. Budgeten är 25 miljoner kronor.",
        ),
    ],
)
def test_news_of_what_changes_or_comes_is_a_notice(title: str, text: str) -> None:
    page = f"<html><body><h1>{title}</h1><p>Publicerad 2024-05-02</p><p>{text}</p></body></html>"
    assert understand(page.encode(), "nyhet.html", Settings()).document.kind == "notice"


def test_news_that_one_may_apply_now_is_a_notice() -> None:
    page = (
        "<h1>Länsstyrelsen öppnar för ansökningar om våtmarker</h1><p>Nyhet | 16 september 2024</p>"
        "<p>Nu är det dags för kommuner och föreningar att söka bidrag till lokala naturvårdsprojekt. Sista "
        "ansökningsdag är 1 december.</p><p>Förra året beviljades 23 projekt sammanlagt 3,4 miljoner kronor.</p>"
    )
    assert understand(page.encode(), "nyhet.html", Settings()).document.kind == "notice"
