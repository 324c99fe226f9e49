"""Checks of tables against the text, and of the text against itself: totals and parts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_sums import FAIL, PASS, ROWS, SKIP, failed, made_of, row, said, table_of, verdict

from schemas.checks.parts_total import check as parts_total
from schemas.checks.text_total import check as text_total
from schemas.rows import Amount, Condition, Place
from schemas.vocabulary import (
    Category,
    Modality,
    RowType,
    Severity,
    Status,
)


@pytest.mark.parametrize(
    ("amounts", "status", "severity"),
    [
        ([], SKIP, None),
        ([said("minimum", "50 000 kr")], SKIP, None),
        ([said("allocation", "350 000 kr")], PASS, None),
        ([said("total", "400 000 kr"), said("allocation", "350 000 kr")], PASS, None),  # one of several is it
        ([said("total", "350 tkr")], PASS, None),
        ([said("total", "0,35 mnkr")], PASS, None),
        ([said("total", "0,4 mnkr")], PASS, None),  # within half of the coarser place
        ([said("other", "350 000 kr"), said("total", "900 000 kr")], PASS, None),
        ([said("allocation", "300 000 kr"), said("administration", "50 000 kr")], PASS, None),  # its parts
        ([said("total", "370 000 kr"), said("administration", "20 000 kr")], PASS, None),  # what is left
        ([said("total", "370 000 kr"), said("administration", "30 000 kr")], FAIL, Severity.WARNING),
        ([said("total", "360 000 kr")], FAIL, Severity.WARNING),
        ([said("allocation", "360 000 kr", "Enligt bilagan fördelas {}.")], FAIL, Severity.ERROR),
        ([said("allocation", "360 000 kr", "Se tabell 1, där {} fördelas.")], FAIL, Severity.ERROR),
        ([said("total", "0,35 mnkr"), said("total", "350 001 kr")], PASS, None),
    ],
)
def test_text_total(amounts: list[Amount], status: Status, severity: Severity | None) -> None:
    (found,) = text_total(made_of(ROWS, amounts))
    assert found.status is status
    assert severity is None or found.severity is severity


def test_text_total_names_both_sums() -> None:
    (found,) = failed(text_total, made_of(ROWS, [said("allocation", "360 000 kr", "Bilagan fördelar {}.")]))
    assert (found.expected, found.actual, found.difference) == ("360 000 kr", "350 000 kr", Decimal(-10_000))


@pytest.mark.parametrize(
    ("stands", "says", "status"),
    [
        ("8 460 000", "9 100 000 kr", FAIL),  # within a tenth
        ("8 460 000", "5 800 000 kr", SKIP),
        ("3 640 000", "3 040 000 kr", FAIL),  # one digit
        ("8 460 000", "4 860 000 kr", FAIL),  # two digits that changed places
        ("1 310 223", "131 223 kr", FAIL),  # a digit dropped
        ("350 235", "350 235 tkr", FAIL),  # another scale
        ("2 000 000", "3 000 000 kr", SKIP),  # round sums are one digit apart by chance
        ("200 000", "200 miljoner", SKIP),
        ("7 150 000", "14,3 miljoner", SKIP),
    ],
)
def test_text_total_fails_only_where_the_sum_may_be_meant(stands: str, says: str, status: Status) -> None:
    (found,) = text_total(made_of([row(1, "Summa", stands)], [said("total", says)]))
    assert found.status is status
    assert status is SKIP or found.severity is Severity.WARNING


def test_text_total_of_a_table_of_what_is_left() -> None:
    whole, first = said("allocation", "500 000 kr"), said("allocation", "150 000 kr", "Av medlen delas {} lika.")
    (found,) = text_total(made_of(ROWS, [whole, first]))
    assert (found.status, "500 000 kr - 150 000 kr" in found.message) == (PASS, True)
    linked = said("allocation", "360 000 kr", "Enligt bilagan fördelas {}.")
    assert [f.severity for f in failed(text_total, made_of(ROWS, [whole, first, linked]))] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("line", "between", "severity"),
    [(2, [], Severity.ERROR), (9, [], Severity.WARNING), (3, [2], Severity.WARNING)],
)
def test_next_sentence_may_speak_of_the_annex(line: int, between: list[int], severity: Severity) -> None:
    amounts = [said("total", "360 000 kr")]
    amounts += [said("other", "9 kr", "Avgiften är {}.", place=Place(1, n)) for n in between]
    after = Condition(
        seq=7,
        category=Category.ALLOCATION,
        modality=Modality.STATEMENT,
        text="Bidraget fördelas enligt bilagan.",
        place=Place(1, line),
    )
    extraction = replace(made_of(ROWS, amounts), conditions=(after,))
    assert [f.severity for f in failed(text_total, extraction)] == [severity]


def test_a_sum_of_the_text_belongs_to_the_table_that_is_nearest_to_it() -> None:
    one = made_of(table_of("150 000", "200 000", "350 000"), [said("total", "350 000 kr")])
    second = [replace(r, table_id="0/2") for r in table_of("150 000", "190 000", "340 000")]
    both = replace(
        one,
        tables=(*one.tables, replace(one.tables[0], table_id="0/2", seq=2)),
        allocations=(*one.allocations, *second),
    )
    assert verdict(text_total, both) == [PASS, SKIP]


def test_text_total_is_reported_against_the_nearest_column() -> None:
    columns = [
        row(n, name, text, measure=measure)
        for measure, texts in (("Drift", ("100 000", "100 000")), ("Totalt", ("340 000", "340 000")))
        for n, (name, text) in enumerate(zip("AS", texts, strict=True), start=1)
    ]
    columns = [replace(r, row_type=RowType.TOTAL) if r.recipient == "S" else r for r in columns]
    (found,) = failed(text_total, made_of(columns, [said("total", "350 000 kr")]))
    assert (found.actual, found.difference) == ("340 000 kr", Decimal(-10_000))


def test_exact_sum_outweighs_the_same_sum_rounded() -> None:
    rows = table_of("150 000", "190 000", "340 000")
    amounts = [said("total", "0,4 mnkr"), said("allocation", "400 000 kr", "Bilagan fördelar {}.")]
    assert [f.severity for f in failed(text_total, made_of(rows, amounts))] == [Severity.ERROR]


def test_selection_without_a_total_is_not_held_against_the_sum_of_all() -> None:
    assert verdict(text_total, made_of(ROWS[:2], [said("total", "900 000 kr")])) == [SKIP]


def test_sentence_about_another_annex_is_no_error() -> None:
    amounts = [said("allocation", "360 000 kr", "Enligt bilaga 2 fördelas {}.")]
    (found,) = failed(text_total, made_of(ROWS, amounts, caption="Bilaga 1. Fördelning"))
    assert found.severity is Severity.WARNING


WHOLE = "Myndigheten får använda {}."
PARTS = "Av dessa medel ska 350 000 kr fördelas enligt bilagan och 500 kr användas för eget arbete."


def division(whole: str, parts: str = PARTS) -> list[Amount]:
    return [
        said("total", whole, WHOLE),
        said("allocation", "350 000 kr", parts),
        said("administration", "500 kr", parts),
    ]


@pytest.mark.parametrize(
    ("whole", "status"),
    [("350 500 kr", PASS), ("350 400 kr", FAIL), ("350 600 kr", FAIL), ("900 000 kr", FAIL)],
)
def test_parts_in_the_next_sentence(whole: str, status: Status) -> None:
    (found,) = parts_total(made_of([], division(whole)))
    assert found.status is status
    assert status is PASS or found.severity is Severity.ERROR  # the sentence speaks of the annex


@pytest.mark.parametrize(
    ("sentence", "amounts", "expected"),
    [
        ("Totalt 10 mnkr varav staden får 2 mnkr.", ["10 mnkr", "2 mnkr"], SKIP),  # one part need not be all
        ("Totalt 10 mnkr varav staden får 12 mnkr.", ["10 mnkr", "12 mnkr"], FAIL),
        ("Totalt 10 mnkr, varav 7 mnkr till A och 3 mnkr till B.", ["10 mnkr", "7 mnkr", "3 mnkr"], PASS),
        ("Totalt 10 mnkr, varav 7 mnkr till A och 4 mnkr till B.", ["10 mnkr", "7 mnkr", "4 mnkr"], FAIL),
        ("Totalt 10 mnkr, varav 3 mnkr till A och 4 mnkr till B.", ["10 mnkr", "3 mnkr", "4 mnkr"], SKIP),
        ("De 10 mnkr går dels till A, 6 mnkr, dels till B, 4 mnkr.", ["10 mnkr", "6 mnkr", "4 mnkr"], PASS),
        ("De 10 mnkr går dels till A, 6 mnkr, dels till B, 3 mnkr.", ["10 mnkr", "6 mnkr", "3 mnkr"], FAIL),
        ("A får 10 mnkr och B får 3 mnkr.", ["10 mnkr", "3 mnkr"], SKIP),  # no word of parts
        (
            "Av 10 mnkr är 6 mnkr nya, varav 5 mnkr till A och 1 mnkr till B.",
            ["10 mnkr", "6 mnkr", "5 mnkr", "1 mnkr"],
            PASS,
        ),
    ],
)
def test_parts_in_one_sentence(sentence: str, amounts: list[str], expected: Status) -> None:
    facts = [said("allocation", text, sentence) for text in amounts]
    assert verdict(parts_total, made_of([], facts)) == [expected]


@pytest.mark.parametrize(
    ("before", "sentence", "amounts", "expected"),
    [
        # the sentence says the whole itself
        (
            "Till lägren gavs {}.",
            "Av de 125 mnkr som fanns använde länen 117 mnkr.",
            "9 mnkr|125 mnkr|117 mnkr",
            SKIP,
        ),
        (
            "Vi har {}.",
            "Av dessa 110 mnkr får A 100 mnkr och B 10 mnkr.",
            "110 mnkr|110 mnkr|100 mnkr|10 mnkr",
            PASS,
        ),
        (
            "Vi har {}.",
            "Av medlen om 110 mnkr får A 100 mnkr och B 12 mnkr.",
            "9 mnkr|110 mnkr|100 mnkr|12 mnkr",
            FAIL,
        ),
        # a part is divided again
        (
            "Staten satsar {}.",
            "Av dessa medel går 150 mnkr till skolor: 50 mnkr delas lika och 100 mnkr efter antalet elever.",
            "160 mnkr|150 mnkr|50 mnkr|100 mnkr",
            SKIP,
        ),
        # "av medlen" may mean a sum that was named earlier, "av detta" means the last
        ("Ramen är {0} och {1} fick flyttas.", "Av medlen får 4 mnkr gå till lön.", "14 mnkr|3 mnkr|4 mnkr", SKIP),
        ("Vi har {}.", "Av medlen får 4 mnkr gå till lön.", "3 mnkr|4 mnkr", FAIL),
        ("Vi har {}.", "Av detta får 4 mnkr gå till lön.", "3 mnkr|4 mnkr", FAIL),
    ],
)
def test_whole_that_the_parts_are_of(before: str, sentence: str, amounts: str, expected: Status) -> None:
    first, *others = amounts.split("|")
    sentences = [before.format(first, *others), *[sentence] * len(others)]
    if "{1}" in before:
        sentences[1] = sentences[0]
    facts = [said("allocation", text, said_in) for text, said_in in zip((first, *others), sentences, strict=True)]
    assert verdict(parts_total, made_of([], facts)) == [expected]


FRAME = "Regeringen har avsatt {}."
OWN = "Av beloppet får {} användas för administration."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([(FRAME, "900 kr"), (OWN, "50 kr"), ("Resterande {} fördelas.", "850 kr")], [PASS]),
        ([(FRAME, "900 kr"), (OWN, "50 kr"), ("Återstående medel, {}, fördelas.", "840 kr")], [FAIL]),
        # the rest of another sum that the text states
        (
            [(FRAME, "900 kr"), (OWN, "50 kr"), ("Först får A {}.", "600 kr"), ("Resterande {} delas.", "250 kr")],
            [SKIP],
        ),
        ([(FRAME, "900 kr"), ("Resterande {} fördelas.", "840 kr")], [SKIP]),  # of what, nobody says
    ],
)
def test_rest_of_a_sum(texts: list[tuple[str, str]], expected: list[Status]) -> None:
    facts = [said("other", text, sentence) for sentence, text in texts]
    assert verdict(parts_total, made_of([], facts)) == expected


@pytest.mark.parametrize(("rest", "expected"), [("58 kr", SKIP), ("57 kr", FAIL)])
def test_parts_and_rest_that_make_another_sum_are_of_that_one(rest: str, expected: Status) -> None:
    facts = [
        said("allocation", "648 kr", "Kommunen får {}."),
        said("other", "591 kr", "I fjol fick kommunen {}."),
        said("reserve", "320 kr", "Av medlen avsätts 320 kr till kurser och 270 kr till team."),
        said("reserve", "270 kr", "Av medlen avsätts 320 kr till kurser och 270 kr till team."),
        said("reserve", rest, "Resterande {} hålls i reserv."),
    ]
    assert verdict(parts_total, made_of([], facts)) == [expected]


@pytest.mark.parametrize(
    ("sentence", "amounts", "expected"),
    [
        (
            "Medlen ges dels lika, totalt 6 mnkr, dels med 12 kr per elev, totalt 4 mnkr.",
            "6 mnkr|12 kr|4 mnkr",
            PASS,
        ),
        (
            "Medlen ges dels lika, totalt 6 mnkr, dels med 12 kr per elev, totalt 5 mnkr.",
            "6 mnkr|12 kr|5 mnkr",
            FAIL,
        ),
        (
            "Medlen ges dels lika, 6 mnkr, dels med 12 kr per elev, 5 mnkr.",
            "6 mnkr|12 kr|5 mnkr",
            SKIP,
        ),  # which one
        ("Länen får dels 6 mnkr, dels 5 mnkr.", "6 mnkr|5 mnkr", SKIP),  # nothing says that it is of that sum
    ],
)
def test_parts_of_the_sum_before(sentence: str, amounts: str, expected: Status) -> None:
    facts = [said("total", "10 mnkr", FRAME), *(said("allocation", text, sentence) for text in amounts.split("|"))]
    assert verdict(parts_total, made_of([], facts)) == [expected]


@pytest.mark.parametrize(
    ("sentence", "amounts", "expected"),
    [
        # the whole is said anew
        ("Får du 500 kr, varav 335 kr av oss och 165 kr av andra, söker du 500 kr.", "500|335|165|500", PASS),
        ("Får du 500 kr, varav 335 kr av oss och 175 kr av andra, söker du 500 kr.", "500|335|175|500", FAIL),
        # what follows the parts is no part
        ("Av 500 kr, varav 335 kr av oss och 165 kr av andra, blev 90 kr kvar.", "500|335|165|90", PASS),
    ],
)
def test_parts_end_where_they_add_up(sentence: str, amounts: str, expected: Status) -> None:
    facts = [said("allocation", f"{number} kr", sentence) for number in amounts.split("|")]
    assert verdict(parts_total, made_of([], facts)) == [expected]


def test_rest_that_another_sentence_names_is_no_gap() -> None:
    facts = [*division("500 500 kr"), said("allocation", "150 000 kr", "Till regionerna går {}.")]
    assert verdict(parts_total, made_of([], facts)) == [SKIP]


def test_minimum_in_the_parts_is_no_part() -> None:
    sentence = "Av medlen ska 300 000 kr fördelas, minst 500 kr till var och en."
    facts = [
        said("total", "900 000 kr", WHOLE),
        said("allocation", "300 000 kr", sentence),
        said("minimum", "500 kr", sentence),
    ]
    assert verdict(parts_total, made_of([], facts)) == [SKIP]
