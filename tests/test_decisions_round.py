"""Decisions, agreements and memos as offices print them: glued fields, lost letters, labels, headings of posts."""

from __future__ import annotations

from functools import cache

import pytest

from ingest.readers import read_document
from parsers.amounts.forms import find_amounts
from parsers.parse import parse_document
from parsers.references.reading import find_references
from schemas.checks import run_checks
from schemas.rows import Extraction


@cache
def _read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "paper.txt"), "test")


@pytest.mark.parametrize(
    ("text", "value", "partial"),
    [
        ("dnr 2014/02317/FS", "2014/02317/FS", False),  # the letters of the department dropped
        ("2017/04410/RS (delvis)", "2017/04410/RS", True),
        ("2006-11-09Fi2006/3312\n(delvis)", "Fi2006/3312", True),  # glued to the date
        ("LS 1104-0563", "LS 1104-0563", False),  # a county council: year and month, then the number
        ("Dnr HSN 1302-0177", "HSN 1302-0177", False),
    ],
)
def test_numbers_in_odd_prints(text: str, value: str, partial: bool) -> None:  # noqa: FBT001
    assert [(f.value, f.partial) for f in find_references(text)] == [(value, partial)]


@pytest.mark.parametrize("text", ["2021/KS 0280", "se 2014/02317 ovan", "Protokoll 12"])
def test_what_lacks_letters_and_cue_is_no_number_of_the_government(text: str) -> None:
    assert [f.value for f in find_references(text)] in ([], [text])


@pytest.mark.parametrize(
    ("text", "number"),
    [("Protokoll35", "35"), ("Protokoll 18\nvid regeringssammanträde", "18")],
)
def test_the_number_of_minutes_of_the_government(text: str, number: str) -> None:
    assert [f.value for f in find_references(text)] == [number]


def test_a_number_glued_to_a_word_has_no_value() -> None:
    assert [a.value_sek for a in find_amounts("Disponeras av Boverket3 150 000 kronor")] == [None]
    assert [int(a.value_sek or 0) for a in find_amounts("(ram)3 150 000 kronor")] == [3_150_000]


LETTER = """Miljödepartementet


Regeringsbeslut
I:12

2017-11-30
M2017/02114/Nm (delvis)
M2017/02230/Nm
Naturvårdsverket
106 48 Stockholm
Regleringsbrev för budgetåret 2018 avseende anslaget 1:14 Skydd av våtmarker.

Regeringen beslutar att följande ska gälla under budgetåret 2018 för nedan angivna anslag.

Utgiftsområde 20 Allmän miljö- och naturvård

Villkor för anslag 1:14

ap.2 Lokala våtmarksprojekt

Av medlen får Naturvårdsverket använda högst 900 000 kronor för administration.

ap.5 Regeringens disposition

Av medlen får 1 400 000 kronor användas för information.

På regeringens vägnar
Tuva Stålnacke
Ivar Brolin
"""


def test_a_title_may_end_with_a_stop() -> None:
    title = "Regleringsbrev för budgetåret 2018 avseende anslaget 1:14 Skydd av våtmarker."
    assert _read(LETTER).document.title == title


def test_the_posts_of_an_appropriation_are_named_by_headings() -> None:
    area = (20, "Allmän miljö- och naturvård", "1:14")
    rows = [
        (a.utgiftsomrade, a.utgiftsomrade_name, a.anslag, a.anslagspost, a.anslagspost_name)
        for a in _read(LETTER).appropriations
        if a.anslagspost
    ]
    assert rows == [(*area, "2", "Lokala våtmarksprojekt"), (*area, "5", "Regeringens disposition")]


def test_parts_of_different_posts_are_no_parts_of_each_other() -> None:
    assert not [f for f in run_checks(_read(LETTER)) if f.check == "parts-total" and f.status == "fail"]


CONTRACT = """Avtal 1(2)
Datum: 2018-03-14
Diarienummer: TRV 2018/20417

Avtal avseende bidrag till cykelfrämjande arbete

Bidragsgivare:
Trafikverket
781 89 Borlänge

Bidragstagare:
Riksförbundet Trampkraft
Box 77
702 10 Örebro

1. Bidrag
Trafikverket lämnar ett bidrag om 430 000 kr.

2. Redovisning
Slutrapporten ska vara Trafikverket tillhanda 2019-01-31.

3. Ändringar
Trafikverket ska underrättas om ändringar i projektet.

4. Utbetalning
Bidraget betalas ut när avtalet har undertecknats av båda parter.
"""


def test_a_contract_whose_parties_are_labelled() -> None:
    row = _read(CONTRACT).document
    assert (row.kind, row.issuer) == ("agreement", "Trafikverket och Riksförbundet Trampkraft")


def test_what_must_be_at_hand_on_a_day_is_due_that_day() -> None:
    due = [(c.category, str(c.deadline)) for c in _read(CONTRACT).conditions if c.deadline]
    assert due == [("reporting", "2019-01-31")]


MEMO = """Stockholms läns landsting
Landstingsrådsberedningen SKRIVELSE

2012-05-09 LS 1203-0418

LANDSTINGSSTYRELSEN

Bidrag till skärgårdstrafiken 2013

Föredragande landstingsråd: Maja Ek

Förslag till beslut

Landstingsrådsberedningen föreslår landstingsstyrelsen besluta att anvisa 12 000 000 kronor till skärgårdstrafiken.
"""
FIVE = """TJÄNSTESKRIVELSE 1 (2)

Datum Vår beteckning

Socialkontoret

2018-10-02 SN 18/0144 Socialnämnden

Postadress: Flens kommun, 642 81 Flen Besöksadress: Sveavägen 1, Flen Telefon: 0157-43 00 00 E-post: info@flen.se

UBK1005, v2.0, 2014-11-03

Bidrag till stödboende

Förslag till beslut

Socialnämnden godkänner att 300 000 kronor söks hos Socialstyrelsen.

Karin Alm

Socialchef Tor Ekdahl

Avdelningschef
"""
EXTRACT = """KUNGÄLVS KOMMUN
Utdrag ur PROTOKOLL
2016-04-12 KS 2016/0188

Fördelning av tillfälligt stöd

Beslut

Arbetsutskottets förslag:
1. Kommunstyrelsen föreslås besluta att avsätta 9 Mkr till grundskolan.
2. Kommunstyrelsen föreslås besluta att resten används av socialnämnden.
"""


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        (MEMO, "LS 1203-0418", "Bidrag till skärgårdstrafiken 2013"),
        (FIVE, "SN 18/0144", "Bidrag till stödboende"),
        (EXTRACT, "KS 2016/0188", "Fördelning av tillfälligt stöd"),
    ],
)
def test_papers_that_lay_a_proposal_before_a_board(text: str, number: str, title: str) -> None:
    row = _read(text).document
    assert (row.kind, row.diarienummer, row.title) == ("board_memo", number, title)


def test_an_extract_of_what_was_decided_is_none() -> None:
    decided = EXTRACT.replace("föreslås besluta", "beslutar").replace("Utdrag ur PROTOKOLL", "PROTOKOLLSUTDRAG")
    assert _read(decided).document.kind == "unknown"


def test_names_and_titles_that_lost_their_columns() -> None:
    people = [(p.name, p.title) for p in _read(FIVE).people if p.role == "signatory"]
    assert people == [("Karin Alm", "Socialchef"), ("Tor Ekdahl", "Avdelningschef")]


def test_cells_between_bars_are_cells() -> None:
    piped = (
        "KOMMUNKANSLIET\nHandläggare Eva Ek | Datum 2016-08-29 | Diarienummer KSN-2016-1422 |\nKommunstyrelsen\n"
    )
    row = _read(piped + "Riktlinjer för bidrag\nFörslag till beslut\nKommunstyrelsen föreslås besluta\n").document
    assert (row.diarienummer, str(row.document_date)) == ("KSN-2016-1422", "2016-08-29")
    assert row.title == "Riktlinjer för bidrag"


AMENDED = """Kulturdepartementet

Regeringsbeslut     I:7
2024-09-12
Ku2024/00871
Ku2023/00455 (delvis)

länsstyrelserna

Ändring av uppdrag om bidrag till bygdespel

Regeringens beslut

Regeringen ändrar beslutet den 4 maj 2023 (Ku2023/00455) på så sätt att slutredovisningen
ska lämnas senast den 15 maj 2025 i stället för den 31 januari 2025.

Av de 12 kulturmiljarder som riksdagen anvisat fördelas en del som bygdemedel.
Länsstyrelserna har i en skrivelse (KUR-01873-24) begärt tid.
Myndigheten ska underrättas om bidragen ändras. Regionerna ska besluta om bidragsramar för scenerna.

På regeringens vägnar
Vera Holm
Nils Åkerblad

Sändlista

Region Dalarna
Region Gotland

Kopia till

Finansdepartementet/BA
"""


def test_several_may_be_addressed_by_what_they_are() -> None:
    assert _read(AMENDED).document.addressee == "länsstyrelserna"


def test_what_an_amendment_sets_is_a_condition_with_its_new_day() -> None:
    row = _read(AMENDED).conditions[0]
    assert (row.category, row.modality, str(row.deadline)) == ("reporting", "must", "2025-05-15")


def test_who_must_only_be_told_is_not_bound() -> None:
    rows = {c.text.split()[0]: (c.category, c.actor) for c in _read(AMENDED).conditions}
    assert rows["Myndigheten"] == ("information", None)
    assert rows["Regionerna"] == ("allocation", "Regionerna")


def test_milliards_of_something_are_money() -> None:
    assert [int(a.amount_sek or 0) for a in _read(AMENDED).amounts] == [12_000_000_000]


def test_a_number_in_brackets_needs_no_cue() -> None:
    assert "KUR-01873-24" in [r.value for r in _read(AMENDED).references]


def test_one_list_of_receivers_ends_where_the_next_begins() -> None:
    copies = [p.organisation for p in _read(AMENDED).people if p.role == "copy_to"]
    assert copies == ["Region Dalarna", "Region Gotland", "Finansdepartementet/BA"]


GRANTED = """CIVILDEPARTEMENTET            REGERINGSBESLUT  9
                              1993-03-11        C93/412/K

Riksförbundet Byalagen
118 82 STOCKHOLM

Bidrag till försök med bygdekontor

Regeringen beviljar härmed Riksförbundet Byalagen ett bidrag om 350 000 kr till försök med bygdekontor.

Förbundet åligger att senast den 1 mars 1994 inkomma med redovisning. Ej förbrukade medel skall inlevereras.

På regeringens vägnar

Elsa Brandt
"""


def test_a_grant_of_the_nineties() -> None:
    facts = _read(GRANTED)
    assert (facts.document.kind, facts.document.addressee) == ("government_decision", "Riksförbundet Byalagen")
    assert [c.category for c in facts.conditions] == ["allocation", "reporting", "repayment"]
