"""What the checks say of whole short papers: an error is told by the right check at its place, what fits is not."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.document import Document
from schemas.rows import Finding
from schemas.vocabulary import Severity, Status, UnitSource

DECISION = """\
Länsstyrelsen Skåne

Beslut
2025-04-09
Dnr 604-914-2025

Statsbidrag till kommuner i Skåne län 2025

Länsstyrelsen beslutar att fördela 2 645 000 kronor till 6 kommuner för lovaktiviteter. Medlen ska fördelas
till kommunerna i enlighet med bilagan.

Jämfört med 2024, då 2 100 000 kronor fördelades, innebär det en ökning med 545 000 kronor.

Av medlen går 612 000 kronor till Burlöv.

Bidraget ska användas senast den 31 december 2025.

Bilaga. Fördelning av lovbidrag 2025, kronor

Kod     Kommun            Belopp (kr)
1214    Svalöv                 412 000
1230    Staffanstorp           533 000
1231    Burlöv                 612 000
1233    Vellinge               358 000
1256    Östra Göinge           270 000
1257    Örkelljunga            460 000
        Summa                2 645 000
"""


def read(text: str) -> Document:
    return read_document(text.encode(), "beslut.txt")


def failed(text: str) -> list[Finding]:
    return [f for f in run_checks(parse_document(read(text), "0")) if f.status is Status.FAIL]


def loud(text: str) -> list[tuple[str, int]]:
    """The checks that fail with a warning or an error, and the lines that they name."""
    told = [f for f in failed(text) if f.severity is not Severity.INFO]
    return [(f.check, f.place.line if f.place else 0) for f in told]


def test_a_paper_whose_sums_fit_raises_no_alarm() -> None:
    assert loud(DECISION) == []


@pytest.mark.parametrize(
    ("old", "new", "slug", "line"),
    [
        ("fördela 2 645 000", "fördela 2 465 000", "text-total", 20),
        ("går 612 000 kronor", "går 621 000 kronor", "text-total", 14),
        ("med 545 000", "med 554 000", "parts-total", 12),
        ("senast den 31 december 2025", "senast den 31 december 2024", "date-order", 16),
        ("1256    Östra Göinge", "1382    Falkenberg  ", "recipient-known", 25),
    ],
)
def test_an_error_is_told_where_it_stands(old: str, new: str, slug: str, line: int) -> None:
    assert DECISION.count(old) == 1
    assert (slug, line) in loud(DECISION.replace(old, new))


def test_a_sum_that_another_sentence_states_rightly_is_told_at_the_wrong_one() -> None:
    wrong = DECISION.replace("Av medlen går", "Medlen, 2 654 000 kronor, betalas ut i maj.\n\nAv medlen går")
    assert ("text-total", 14) in loud(wrong)


def test_a_sum_taken_up_again_was_stated_before() -> None:
    again = "\nAv de 2 654 000 kronorna betalas hälften ut i maj.\n\nAv medlen går"
    wrong = DECISION.replace("2 645 000 kronor", "2 645 tkr").replace("\nAv medlen går", again)
    assert any(slug in {"parts-total", "text-total"} and line == 14 for slug, line in loud(wrong))
    assert loud(wrong.replace("2 654 000", "2 645 000")) == []


def test_a_list_of_amounts_that_a_table_prints_otherwise() -> None:
    text = DECISION.replace(
        "Av medlen går 612 000 kronor till Burlöv.",
        "Mest går till tre kommuner: 612 000 kronor, 533 000 kronor och 640 000 kronor. Övriga får 412 000 kronor, "
        "358 000 kronor och 270 000 kronor.",
    )
    assert "text-total" in {slug for slug, _ in loud(text)}
    assert loud(text.replace("640 000", "460 000")) == []


def test_the_number_of_recipients_that_get_the_money() -> None:
    titled = DECISION.replace(
        "Statsbidrag till kommuner i Skåne län 2025", "{} kommuner i Skåne län får statsbidrag"
    )
    assert "recipient-coverage" in {slug for slug, _ in loud(titled.replace("{}", "7"))}
    assert loud(titled.replace("{}", "6")) == []


def test_a_deadline_that_was_is_no_deadline_before_the_paper() -> None:
    text = "Ansökan {} lämnas in senast den 15 mars 2025.\n\nBidraget ska användas"
    assert loud(DECISION.replace("Bidraget ska användas", text.format("skulle"))) == []
    assert ("date-order", 16) in loud(DECISION.replace("Bidraget ska användas", text.format("ska")))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Bidraget får användas senast den 31 december 2024.", True),
        ("Bidrag som har beviljats enligt beslut 2023 fick användas senast den 31 december 2024.", False),
    ],
)
def test_money_to_be_used_before_it_is_given(sentence: str, *, told: bool) -> None:
    text = DECISION.replace("Bidraget ska användas senast den 31 december 2025.", sentence)
    assert (("date-order", 16) in loud(text)) is told


def test_names_in_a_sentence_are_no_row_run_on() -> None:
    names = "Bidraget går till Värmlands, Dalarnas och Blekinge län."
    sums = "Totalt fördelas 22 916 400 kronor där."
    assert loud(DECISION.replace("Av medlen går", f"{names} {sums} Av medlen går")) == []


TWO = """\
Bilaga 1. Fördelning av statsbidrag 2025

Belopp i tkr

Kommun            Grundbelopp    Tillägg
Svalöv                  4 412         90
Staffanstorp            3 533        105
Burlöv                  5 612        125

Kommunerna nedan har sökt senare.

Kommun            Grundbelopp    Tillägg
Vellinge                3 258         70
Örkelljunga             2 460         85
Höör                    1 380         75
"""


def test_a_unit_taken_from_the_table_before_is_told() -> None:
    text = DECISION.partition("Bilaga.")[0] + TWO
    extraction = parse_document(read(text), "0")
    assert {r.unit_source for r in extraction.allocations if r.table_id.endswith("/2")} == {UnitSource.BEFORE}
    told = [f for f in failed(text) if f.check == "unit-consistent"]
    assert [(f.severity, (f.table_id or "")[-2:]) for f in told] == [(Severity.INFO, "/2")] * 2
    assert "as the table before" in told[0].message


@pytest.mark.parametrize(
    ("amounts", "severity"),
    [
        (("4 412", "13 533", "5 612", "13 258", "12 460"), Severity.WARNING),
        (("4 500", "13 500", "5 500", "13 000", "12 000"), Severity.INFO),  # thousands are not as round
        (("4 412,00", "13 533,00", "5 612,00", "13 258,00", "12 460,00"), Severity.INFO),  # öre: kronor
        (("4 412 533", "13 533 258", "5 612 460", "13 258 412", "12 460 612"), Severity.INFO),
    ],
)
def test_amounts_that_no_word_calls_kronor(amounts: tuple[str, ...], severity: Severity) -> None:
    names = ("Svalöv", "Staffanstorp", "Burlöv", "Vellinge", "Höör")
    rows = "".join(f"{name:18}{text:>12}\n" for name, text in zip(names, amounts, strict=True))
    head = "Bilaga 1. Fördelning av statsbidrag 2025\n\nKommun                  Belopp\n"
    (told,) = [f for f in failed(DECISION.partition("Bilaga.")[0] + head + rows) if f.check == "unit-consistent"]
    assert told.severity is severity


@pytest.mark.parametrize(
    ("told", "check", "sentence"),
    [
        (True, "recipient-coverage", "Bidraget går till länets 7 kommuner, 2 645 000 kronor."),
        (False, "recipient-coverage", "Bidraget går till länets 6 kommuner, 2 645 000 kronor."),
        (
            True,
            "parts-total",
            "För 2024 fördelades 2 100 000 kronor, vilket innebär en ökning med 645 000 kronor.",
        ),
        (
            False,
            "parts-total",
            "För 2024 fördelades 2 100 000 kronor, vilket innebär en ökning med 545 000 kronor.",
        ),
        (
            True,
            "share-of-amount",
            "Jämfört med 2024 års 2 100 000 kronor är det en ökning med 545 000 kronor, alltså 52 procent.",
        ),
        (
            False,
            "share-of-amount",
            "Jämfört med 2024 års 2 100 000 kronor är det en ökning med 545 000 kronor, alltså 26 procent.",
        ),
        (True, "date-order", "Bidraget ska användas senast den 31 maj 2026 och redovisas senast den 31 mars 2026."),
        (
            False,
            "date-order",
            "Bidraget ska användas senast den 31 maj 2026 och redovisas senast den 31 mars 2027.",
        ),
        (True, "date-order", "Medel som inte har använts ska betalas tillbaka senast den 31 oktober 2025."),
        (False, "date-order", "Medel som inte har använts ska betalas tillbaka senast den 31 mars 2026."),
        (True, "text-total", "Medlen, 2 654 000 kronor, betalas ut i maj."),
        (False, "text-total", "Regeringen har avsatt 2 825 000 kronor för ändamålet."),
    ],
)
def test_a_sentence_more(sentence: str, check: str, *, told: bool) -> None:
    old = "Jämfört med 2024, då 2 100 000 kronor fördelades, innebär det en ökning med 545 000 kronor."
    text = DECISION.replace(old, sentence)
    assert (check in {slug for slug, _ in loud(text)}) is told
    assert told or loud(text) == []


def test_percentages_of_change() -> None:
    table = """\
Tabell 1. Bidrag per ändamål, tkr

Ändamål                     2024      2025    Förändring    Procent
Studieförbund              1 200     1 260            60        5,0
Lovverksamhet                800       720           –80      –10,0
Byalag                       400       450            50       {}
Teatergrupper                500       550            50       10,0
Summa                      2 900     2 980            80        2,8
"""
    text = DECISION.partition("Bilaga.")[0] + table
    slugs = {percent: {slug for slug, _ in loud(text.replace("{}", percent))} for percent in ("12,5", "21,5")}
    assert "row-total" in slugs["21,5"]
    assert not slugs["12,5"] & {"row-total", "share-total"}
