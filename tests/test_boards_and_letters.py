"""Rules in paragraphs and bare lines, minutes, appropriation letters, contracts: what their grammar asks for."""

from __future__ import annotations

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.conditions.actors import actor_of
from parsers.conditions.categories import category_of
from parsers.conditions.clauses import binding_clause
from parsers.dates.forms import find_dates
from parsers.parse import parse_document
from schemas.rows import Extraction


def parsed(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


RULES = """LINDVIKS KOMMUN
Kulturnämnden

Bidragsbestämmelser för byalag

Antagna av kommunfullmäktige 1998-10-26, § 88.

Allmänt

1 § Bidrag lämnas till byalag som har minst tio medlemmar.

2 § Ansökan lämnas senast den 1 april.

Lokalbidrag

- 40 % av godkänd hyra
- högst 15 000 kr per år och byalag
- hyresavtal ska bifogas ansökan
- ej till kommunens egna lokaler

Kurser

Bidrag med högst 250 kr per deltagare.
"""


def test_paragraphs_and_bare_lines_of_rules_are_terms() -> None:
    extraction = parsed(RULES)
    assert (extraction.document.kind, extraction.document.issuer) == ("agency_instruction", "Lindviks kommun")
    found = [(c.item, c.category, c.modality, c.text) for c in extraction.conditions]
    assert found[0][0] == "1 §"
    assert found[0][3].startswith("Bidrag lämnas")
    assert ("•", "allocation", "statement", "högst 15 000 kr per år och byalag") in [
        ("•", *row[1:]) for row in found
    ]
    assert ("eligibility", "must_not", "ej till kommunens egna lokaler") in [row[1:] for row in found]
    assert ("allocation", "statement", "Bidrag med högst 250 kr per deltagare.") in [row[1:] for row in found]


def test_what_a_board_has_decided_is_minutes_and_no_instruction() -> None:
    text = """Sammanträdesprotokoll
Kommunstyrelsen 2011-03-08

§ 31 Dnr 2011-KS0077

Ansökan om bidrag till Lindviks teater

Kommunstyrelsen beslutar att bevilja Lindviks teater 80 000 kronor. Medlen ska redovisas senast den 1 mars 2012.

Yrkanden
Eva Lund (s) yrkar bifall.

Beslutsgång
Ordföranden finner bifall.

Utdragsbestyrkande
"""
    extraction = parsed(text)
    assert extraction.document.kind == "unknown"
    assert not extraction.conditions


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Uppstår överskott ska parterna föra det vidare till nästa år.", "parterna"),
        ("Av medlen ska kommunerna avsätta en tredjedel till utbildning.", "kommunerna"),
        ("Styrgruppen ska lämna en redovisning senast den 1 mars.", "Styrgruppen"),
        ("Ersättningens storlek justeras årligen den 1 januari.", None),
        ("Föreningar och samfund ska varje år lämna en redovisning.", "Föreningar och samfund"),
    ],
)
def test_who_is_bound_when_the_verb_comes_first(sentence: str, actor: str | None) -> None:
    clause = binding_clause(sentence)
    assert clause is not None
    assert actor_of(sentence, clause) == actor


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("senast den 15 mars 2016 och 2017", ["2016-03-15", "2017-03-15"]),
        ("senast den 15 mars 2016, 2017 och 2018", ["2016-03-15", "2017-03-15", "2018-03-15"]),
        ("den 15 mars 2016 och under 2017", ["2016-03-15", "2017-01-01"]),
        ("den 15 mars 2016 och 2017 års medel", ["2016-03-15", "2017-01-01"]),
        ("den 29 februari 2016 och 2017", ["2016-02-29", "2017-01-01"]),
    ],
)
def test_a_day_of_several_years(text: str, days: list[str]) -> None:
    assert [str(d.first) for d in find_dates(text)] == days


LETTER = """Kulturdepartementet

Regeringsbeslut
7

2005-12-15
Ku2005/8123/Ka

Statens kulturråd

Regleringsbrev för budgetåret 2006 avseende anslag 28:2

Regeringen beslutar att följande ska gälla under budgetåret 2006.

Utgiftsområde 17 Kultur, medier, trossamfund och fritid

28:2Bidrag till kulturella ändamål (Ramanslag)
Disponeras av Statens kulturråd91 400
ap.1Bidrag till läger (ram)61 400
28:2 ap.3 EBU:s samarbete (Ram) 30 000

Villkor för anslag 28:2

Medlen disponeras av Statens kulturråd och ska betalas ut i februari 2006. Ett läger får
tilldelas högst 90 000 kronor.

På regeringens vägnar

Eva Lund
"""


def test_an_appropriation_letter_lists_its_items_in_glued_rows() -> None:
    extraction = parsed(LETTER)
    listed = [(r.anslag, r.anslagspost, r.anslagspost_name or r.anslag_name) for r in extraction.appropriations]
    assert ("28:2", "1", "Bidrag till läger") in listed
    assert ("28:2", "3", "EBU:s samarbete") in listed
    assert [c.modality for c in extraction.conditions] == ["must", "may"]


CONTRACT = """Partnerskap kring Hamnhuset 2025-2027

Lindviks stad och Föreningen Hamnhuset ingår denna överenskommelse.

1. Ekonomi

Stadens bidrag uppgår till 640 000 kronor per år. Upptäcks brister kan staden kräva att bidraget betalas tillbaka.

2. Insyn och uppsägning

Staden äger rätt till insyn i föreningens räkenskaper. Vid grovt avtalsbrott har motparten rätt att häva
överenskommelsen.

Överenskommelsen är upprättad i två exemplar.

Ort och datum: Lindvik 2024-11-05      Ort och datum: Lindvik 2024-11-08

För Lindviks stad                      För Föreningen Hamnhuset

Eva Lund                               Per Ek
Ordförande                             Ordförande
"""


def test_a_contract_is_signed_where_place_and_day_are_labelled() -> None:
    extraction = parsed(CONTRACT)
    signed = [str(d.start) for d in extraction.dates if d.role == "signature"]
    assert signed == ["2024-11-05", "2024-11-08"]
    bound = {c.text.split()[0]: (c.category, c.modality, c.actor) for c in extraction.conditions}
    assert bound["Upptäcks"] == ("repayment", "may", "staden")
    assert bound["Staden"][1:] == ("may", "Staden")
    assert bound["Vid"][1:] == ("may", "motparten")


MEMO = """Region Fjärdmark
Regionala utvecklingsförvaltningen

Handläggare        Datum             Dnr
Mats Vik           2022-04-11        RUN/77/2022
Strateg

Regionala utvecklingsnämnden

Medfinansiering av Skärgårdsleden

Förslag till beslut

1. Regionala utvecklingsnämnden beviljar Lindviks kommun högst 310 000 kronor i medfinansiering av projektet.
2. att uppdra åt förvaltningen att redovisa resultatet senast den 1 maj 2024.

Ärendet

Kommunen ska senast den 1 september 2022 lämna en plan för hur medlen ska användas. Kommunen ska informera om att
leden finansieras av regionen.

Anna Berg
Utvecklingsdirektör
"""


def test_a_memo_joins_a_project_and_gives_orders() -> None:
    extraction = parsed(MEMO)
    head = extraction.document
    assert (head.issuer, head.diarienummer) == ("Regionala utvecklingsförvaltningen", "RUN/77/2022")
    assert [(a.role, int(a.amount_sek or 0)) for a in extraction.amounts] == [("allocation", 310_000)]
    assert [(p.name, p.title) for p in extraction.people if p.role == "signatory"] == [
        ("Anna Berg", "Utvecklingsdirektör")
    ]
    plan = next(d for d in extraction.dates if str(d.end) == "2022-09-01")
    assert plan.role != "use_period"
    told = {c.text.split(" ")[-1]: (c.category, c.modality) for c in extraction.conditions}
    assert told["2024."][0] == "reporting"
    assert told["regionen."] == ("information", "must")


def test_the_head_stands_on_the_first_page_that_holds_text() -> None:
    pdf = pymupdf.open()
    pdf.new_page()  # a cover that is a picture
    page = pdf.new_page()
    page.insert_text((72, 72), "Lindviks kommun", fontsize=10)
    page.insert_text((72, 120), "Riktlinjer för bidrag till studieförbund", fontsize=20)
    page.insert_text(
        (72, 170), "Bidraget betalas ut i maj. Studieförbundet ska lämna in sin ansökan senast den 1 mars."
    )
    extraction = parse_document(read_document(pdf.tobytes(), "prov.pdf"), "test")
    assert extraction.document.title == "Riktlinjer för bidrag till studieförbund"
    assert extraction.document.issuer == "Lindviks kommun"


def test_what_auditors_report_of_grants_is_no_instruction() -> None:
    text = """Granskning av statsbidrag

Vi har på uppdrag av kommunens revisorer granskat hur statsbidrag söks. Nämnden ska redovisa bidraget till
Skolverket senast den 31 januari. Vi rekommenderar att bidragen används i tid.
"""
    assert parsed(text).document.kind == "unknown"


EXTRACT = """Lindviks kommun
Kommunstyrelsens arbetsutskott

Utdrag ur protokoll
Sammanträdesdatum 2014-09-02

§ 91   Dnr KS 2014/155

Bidrag till Lindviks byalag

Kommunstyrelsen föreslås besluta att bevilja byalaget 40 000 kronor. Bidraget betalas ut när arbetet är klart.

Sändlista: Ekonomienheten, Kulturskolan
"""


def test_an_extract_with_its_paragraph_has_a_number_a_title_and_receivers() -> None:
    extraction = parsed(EXTRACT)
    head = extraction.document
    assert (head.kind, head.title, head.diarienummer) == (
        "board_memo",
        "Bidrag till Lindviks byalag",
        "KS 2014/155",
    )
    assert {p.organisation for p in extraction.people if p.role == "copy_to"} == {"Ekonomienheten", "Kulturskolan"}


def test_days_listed_below_a_sentence_are_what_it_says() -> None:
    text = LETTER.replace(
        "Villkor för anslag 28:2\n",
        "Prognoser\n\nKulturrådet ska redovisa prognoser vid nedanstående tillfällen.\n\n"
        "den 20 januari\n\nden 3 maj\n\nVillkor för anslag 28:2\n",
    )
    days = {str(d.start): d.role for d in parsed(text).dates}
    assert (days["2006-01-20"], days["2006-05-03"]) == ("report_deadline", "report_deadline")


def test_accounts_of_a_year_are_no_instruction() -> None:
    text = """Årsredovisning 2019
Lindviks kommun

Socialnämnden ska under 2020 återställa underskottet. Statsbidrag som inte förbrukats ska återbetalas senast i mars.
Nämnderna får ta med sig högst 2 procent av bidraget.
"""
    assert parsed(text).document.kind == "unknown"


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Av beloppet avser 8 300 000 kronor kommunerna.", "allocation"),
        ("Kostnader för kaffeservering får ej medräknas.", "purpose"),
        ("En huvudman som vill delta ska anmäla det till verket senast den 15 januari 2010.", "requisition"),
        ("Till ansökan skall fogas en balansräkning.", "requisition"),
        ("Ersättningen fastställs efter nedlagd tid som redovisas varje månad.", "allocation"),
    ],
)
def test_the_category_of_what_rules_and_decisions_say(sentence: str, category: str) -> None:
    assert category_of(sentence, binding_clause(sentence), "Ansökan och redovisning") == category


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Kommunen utser en samordnare på varje skola och ansvarar för att lagen följs.", "Kommunen"),
        ("Föreningar som driver gårdar och ansvarar för lokaler ska redovisa.", "Föreningar"),
    ],
)
def test_the_first_subject_is_that_of_the_second_verb(sentence: str, actor: str) -> None:
    clause = binding_clause(sentence)
    assert clause is not None
    assert actor_of(sentence, clause) == actor


FACTS = """# Riktlinjer för kulturbidrag i Lindviks kommun

Dokumenttyp: Riktlinje. Beslutad av: Kulturnämnden 2018-05-14, § 40. Diarienummer: KUN 2018/21

## 1. Verksamhetsbidrag

Ansökan lämnas till kulturnämnden, som beviljar bidraget.

- Söks senast 30 september året innan.
- Årsmötesprotokoll och revisorsrapport bifogas.
- Bidrag betalas ut i mars.
"""


def test_a_line_of_labelled_facts_is_the_head_of_rules() -> None:
    extraction = parse_document(read_document(FACTS.encode(), "prov.md"), "test")
    assert (extraction.document.diarienummer, str(extraction.document.document_date)) == (
        "KUN 2018/21",
        "2018-05-14",
    )
    found = {c.text.split()[0]: c.category for c in extraction.conditions}
    found.pop("Ansökan")
    assert found == {"Söks": "requisition", "Årsmötesprotokoll": "requisition", "Bidrag": "payment"}


def test_a_part_of_the_sum_is_no_total_and_a_label_no_number() -> None:
    text = """Tjänsteskrivelse

Ärendenr ON 2017.0093
Datum 2017-05-11

Omsorgsnämnden

Medel till bemanning

Förslag till beslut

att 3 100 000 kronor används för att utöka bemanningen. Av beloppet ska 500 000 kronor användas för utvärdering.
"""
    extraction = parsed(text)
    assert [r.value for r in extraction.references if r.role == "own"] == ["ON 2017.0093"]
    assert [(a.role, int(a.amount_sek or 0)) for a in extraction.amounts] == [
        ("allocation", 3_100_000),
        ("allocation", 500_000),
    ]
