"""Papers printed on one line, as transcripts give them: head, headings and signatures are found again."""

from __future__ import annotations

from functools import cache

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from parsers.prose.blocks import read_flow
from schemas.rows import Extraction

DECISION = (
    "1 Regeringsbeslut III:4 2013-05-16 U2012/4417/S (delvis) U2013/2981/S Utbildningsdepartementet "
    "Statens skolverk 106 20 Stockholm Uppdrag att betala ut medel för läsning på fritidshem 2 bilagor "
    "Regeringens beslut Regeringen uppdrar åt Statens skolverk att under 2013 betala ut 48 500 000 kronor "
    "till kommunerna. Verket får använda högst 1 500 000 kronor för egna kostnader. Kommunerna skall "
    "rekvirera medlen senast den 30 september 2013. Medel som inte har förbrukats skall återbetalas till "
    "verket senast den 28 februari 2014. Bakgrund I budgetpropositionen för 2013 aviserades en satsning "
    "på läsning. På regeringens vägnar Gunilla Ekwall Petter Lindroth Kopia till Finansdepartementet/BA "
    "Sveriges Kommuner och Landsting"
)
MEMO = (
    "1 Kulturförvaltningen Stab och nämnd Elsa Wikner Datum Dnr 2019/0311 Till Kulturnämnden Ansökan om "
    "statsbidrag till öppna bibliotek Förslag till beslut Kulturnämnden beslutar att ansöka om 640 000 "
    "kronor hos Kulturrådet. Bakgrund Kulturrådet fördelar under 2019 medel till folkbibliotek. Kommunen "
    "ska redovisa hur medlen har använts senast den 31 mars 2020. Ärendet har beretts i samråd med "
    "skolförvaltningen, som tillstyrker ansökan."
)
TERMS = (
    "1 Villkor för bidrag till byalag 1. Användning Bidraget får endast användas till det som anges i "
    "beslutet. 2. Rekvisition och utbetalning Bidraget betalas ut efter rekvisition till Länsstyrelsen i "
    "Dalarnas län. Rekvisitionen ska vara undertecknad av behörig företrädare. 3. Redovisning "
    "Bidragsmottagaren ska redovisa bidraget senast den 1 mars året efter. 4. Återbetalning Bidrag som "
    "inte har använts ska betalas tillbaka."
)


@cache
def _read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "paper.txt"), "test")


def test_the_head_of_a_decision_on_one_line() -> None:
    row = _read(DECISION).document
    assert (row.kind, row.title) == (
        "government_decision",
        "Uppdrag att betala ut medel för läsning på fritidshem",
    )
    assert (row.issuer, row.department, row.addressee) == (
        "Regeringen",
        "Utbildningsdepartementet",
        "Statens skolverk",
    )
    assert (row.diarienummer, row.decision_number, str(row.document_date)) == (
        "U2012/4417/S",
        "III:4",
        "2013-05-16",
    )


def test_all_its_own_numbers_and_which_is_in_part() -> None:
    own = [(r.value, r.partial) for r in _read(DECISION).references if r.role == "own"]
    assert own == [("III:4", False), ("U2012/4417/S", True), ("U2013/2981/S", False)]


def test_its_sums_duties_and_days() -> None:
    facts = _read(DECISION)
    assert [int(a.amount_sek or 0) for a in facts.amounts] == [48_500_000, 1_500_000]
    assert [(c.category, c.modality, str(c.deadline)) for c in facts.conditions[-2:]] == [
        ("requisition", "must", "2013-09-30"),
        ("repayment", "must", "2014-02-28"),
    ]


def test_who_signs_it_and_who_gets_copies() -> None:
    people = [(p.role, p.name or p.organisation) for p in _read(DECISION).people]
    assert people == [
        ("signatory", "Gunilla Ekwall"),
        ("rapporteur", "Petter Lindroth"),
        ("copy_to", "Finansdepartementet/BA"),
        ("copy_to", "Sveriges Kommuner och Landsting"),
    ]


def test_every_fact_stands_on_the_line_of_the_file() -> None:
    facts = _read(DECISION)
    rows = [*facts.conditions, *facts.amounts, *facts.dates, *facts.people, *facts.references]
    assert {(r.place.page, r.place.line, r.place.bbox) for r in rows if r.place} == {(1, 1, None)}


def test_a_memo_with_a_name_among_its_fields() -> None:
    row = _read(MEMO).document
    assert (row.kind, row.title) == ("board_memo", "Ansökan om statsbidrag till öppna bibliotek")
    assert (row.issuer, row.addressee, row.diarienummer) == ("Kulturförvaltningen", "Kulturnämnden", "2019/0311")


def test_numbered_headings_part_the_text() -> None:
    sections = [c.section for c in _read(TERMS).conditions]
    assert sections == [
        "1. Användning",
        "2. Rekvisition och utbetalning",
        "2. Rekvisition och utbetalning",
        "3. Redovisning",
        "4. Återbetalning",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a long paragraph that names the words of headings is one paragraph
        "Bakgrunden är känd. Regeringens beslut innebär att medel fördelas, och villkor för dem meddelas senare. "
        * 6,
        # five capitalised words cannot be parted into two names
        DECISION.replace("Gunilla Ekwall Petter Lindroth", "Ann Marie Ekwall Petter Lindroth"),
    ],
)
def test_what_cannot_be_parted_is_left_whole(text: str) -> None:
    names = [p.name for p in _read(text).people]
    assert "Ann Marie" not in names
    assert "Ekwall Petter Lindroth" not in names


def test_the_number_of_an_annex_begins_no_item() -> None:
    """A paragraph of one line whose sentences end in "bilaga 1." and "tabellerna 2 och 3." is no list."""
    sentences = (
        "Av beloppet ska 312 miljoner kronor fördelas till regionerna som ett stöd för arbetet enligt bilaga 1.",
        "Vidare ska 50 miljoner kronor fördelas till de kommuner som har störst behov enligt tabellerna 2 och 3.",
        "Myndigheten får använda högst 6 miljoner kronor för att administrera uppdraget enligt alternativ 4.",
        "Medlen ska betalas ut engångsvis efter rekvisition.",
    )
    page = f"<h1>Beslut om bidrag till läsning</h1><h2>Regeringens beslut</h2><p>{' '.join(sentences)}</p>"
    flow = read_flow(read_document(page.encode(), "x.html"), frozenset())
    assert [s.text.string for s in flow.sentences][-4:] == list(sentences)
