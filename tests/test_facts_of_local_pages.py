"""Facts as short pages of municipalities word them: a grant that is only named, listed days, aims, buttons."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.conditions.categories import category_of
from parsers.conditions.present import stated_clause
from parsers.conditions.wordorder import plainly
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.rows import Extraction
from schemas.vocabulary import Category, Status

HEAD = """Strandverket

Bidrag till strandvård 2022

Föreningar kan söka bidrag från Strandverket. Ansökan ska lämnas till Strandverket senast den 1 mars 2022.

"""


def _read(text: str, head: str = HEAD) -> Extraction:
    return parse_document(read_document((head + text).encode(), "sida.txt"), "t")


def _said(text: str) -> list[tuple[str, str, str]]:
    """The conditions below the head: category, modality, text."""
    return [(c.category.value, c.modality.value, c.text) for c in _read(text).conditions[2:]]


def test_a_word_that_names_a_grant_above_a_line_that_names_none_is_the_title() -> None:
    text = "Bidragsnormer\n\nDelar ur Fritidsnämndens mål för 2013\n\nFöreningen ska ha ett behov av bidrag.\n"
    assert _read(text, head="").document.title == "Bidragsnormer"


@pytest.mark.parametrize("title", ["Arrangemangsbidrag (2023)", "Lokalbidrag 2024/25", "Stöd till bygdegårdar"])
@pytest.mark.parametrize("asked", ["Förening", "Ansökan kräver följande dokument: Budget, Stadgar, Bokslut"])
def test_a_page_that_opens_with_the_name_of_a_grant_is_titled_so(title: str, asked: str) -> None:
    text = f"{title}\n\n{asked}\n\n\nFritidsnämnden får besluta om bidrag till föreningar för lokaler.\n"
    assert _read(text, head="").document.title == title


def test_buttons_behind_a_sentence_bind_nobody() -> None:
    text = "Inloggning krävs för att söka detta bidrag. Logga in\n"
    assert [said[2] for said in _said(text)] == ["Inloggning krävs för att söka detta bidrag."]


@pytest.mark.parametrize("aim", ["Bidragets syfte", "Syftet med projektstöden", "Avsikten med stödet"])
def test_what_a_grant_aims_at_is_its_purpose(aim: str) -> None:
    sentence = f"{aim} är att främja lokal konkurrenskraft."
    assert category_of(sentence, stated_clause(sentence), "") is Category.PURPOSE


@pytest.mark.parametrize(
    "days",
    [
        "den 20 januari 2022\n\nden 3 maj 2022\n\nden 26 oktober 2022.",
        "– den 20 januari 2022,\n– den 3 maj 2022, och\n– den 26 oktober 2022.",
        "20 januari 2022, 3 maj 2022 och 26 oktober 2022.",
    ],
)
def test_days_listed_below_what_is_done_on_them(days: str) -> None:
    text = f"Föreningen ska redovisa sin ekonomi vid nedanstående tillfällen.\n\n{days}\n"
    assert [d.role.value for d in _read(text).dates][-3:] == ["report_deadline"] * 3


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Lämnas till föreningar som har säte i kommunen.", ("eligibility", "statement")),
        ("Ges inte till enskilda.", ("purpose", "must_not")),
        ("Utgår med 40 kronor per deltagare.", ("allocation", "statement")),
        ("Betalas ut en gång per år.", ("payment", "statement")),
    ],
)
def test_the_grant_named_above_is_the_subject_of_what_has_none(sentence: str, told: tuple[str, str]) -> None:
    assert _said(f"{sentence}\n") == [(*told, sentence)]


def test_a_clause_of_condition_before_the_main_clause_keeps_its_subject() -> None:
    sentence = "Rekvireras inte ersättningen inom två månader går rätten till den förlorad."
    assert plainly(sentence) == sentence


def test_some_of_those_who_get_a_grant_are_no_terms() -> None:
    text = "Några av de föreningar som nu beviljas bidrag för första gången är:\n- Teater Vind\n- Ung Strand\n"
    assert _said(text) == []


@pytest.mark.parametrize("further", ["stödja ungas självständiga organisering", "främja strandvård i hela landet"])
def test_what_a_grant_is_to_further_is_its_purpose(further: str) -> None:
    sentence = f"Organisationsbidraget till ungdomsorganisationer ska {further}."
    assert _said(f"{sentence}\n") == [("purpose", "must", sentence)]


def test_an_aim_binds_nobody_whatever_its_clauses_say() -> None:
    sentence = "Stödets främsta syfte är inte att vinna tävlingar utan att fler unga kan delta."
    assert [said[1] for said in _said(f"{sentence}\n")] == ["statement"]


def test_what_was_applied_for_is_no_total_and_the_day_of_the_news_is_its_year() -> None:
    head = "Kulturförvaltningen\n\nNyhet\n\nPublicerad: 7 september 2022\n\n"
    day = "Den 7 september beslutade nämnden om bidrag för 2023."
    read = _read(f"{day} Det totala ansökningsbeloppet var 1 018 770 kr.\n", head)
    assert [a.role.value for a in read.amounts] == ["other"]
    assert [d.start for d in read.dates if d.start and d.start.month == 9] == [date(2022, 9, 7)] * 2


def test_a_rise_from_a_year_on_is_no_difference_of_two_sums() -> None:
    text = """Kommunerna föreslås få 10 miljarder kronor 2021, utöver höjningen på 12,5 miljarder från och med 2021.
För regionerna beräknas beloppen till 143 kronor per invånare.
"""
    checked = run_checks(_read(text))
    assert [f.message for f in checked if f.check == "parts-total" and f.status is Status.FAIL] == []
