"""Lists whose items give each number with words for it: rows of a table with those words as titles."""

from __future__ import annotations

from collections.abc import Callable

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

ROWS = (
    ("Väddö Hembygdsförening", 300, 220, "802400-1231"),
    ("Teater Gryningen", 350, 310, "802411-5432"),
    ("Föreningen Musik i Bygden", 120, 95, "802433-1100"),
    ("Roslunda Konstförening", 500, 405, "814000-7788"),
)
_HEAD = (
    "Fördelning av bidrag till kulturföreningar\n\nNämnden beslutade den 3 mars 2023 om bidrag enligt nedan.\n\n"
)
Row = tuple[str, int, int, str]


def read(*lines: str) -> Extraction:
    text = _HEAD + "\n".join(lines) + "\n\nBidragen ska redovisas senast den 1 mars 2024.\n"
    return parse_document(read_document(text.encode(), "a.txt"), "t")


def printed(extraction: Extraction) -> list[tuple[str | None, str | None, int | None]]:
    rows = [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, a.measure, a.amount_sek and int(a.amount_sek) // 1000) for a in rows]


FORMS: dict[str, tuple[Callable[[Row], str], str | None, str | None]] = {
    "colon": (lambda r: f"- {r[0]}: sökt {r[1]} 000 kr, beviljat {r[2]} 000 kr", "sökt", "beviljat"),
    "commas": (
        lambda r: f"{r[0]}, sökt belopp {r[1]} 000 kronor, beviljat belopp {r[2]} 000 kronor",
        "sökt belopp",
        "beviljat belopp",
    ),
    "numbered": (lambda r: f"1. {r[0]}, ansökt: {r[1]} 000 kr, föreslås: {r[2]} 000 kr", "ansökt", "föreslås"),
    "year in brackets": (lambda r: f"• {r[0]} – {r[1]} 000 kr (2022: {r[2]} 000 kr)", None, "2022"),
    "years behind": (lambda r: f"- {r[0]} får {r[1]} 000 kr för 2023 och {r[2]} 000 kr för 2024", "2023", "2024"),
    "bare years": (lambda r: f"- {r[0]}: {r[1]} 000 kr 2023, {r[2]} 000 kr 2024", "2023", "2024"),
    "of what was asked": (lambda r: f"- {r[0]}: {r[1]} 000 kr av sökta {r[2]} 000 kr", None, "sökta"),
    "for what, in the next line": (
        lambda r: f"- {r[0]} har ansökt om {r[1]} 000 kr och beviljas {r[2]} 000 kr för en\n  fest för {r[0][:5]}.",
        "har ansökt om",
        "beviljas",
    ),
    "asked in brackets": (lambda r: f"* {r[0]}, {r[1]} 000 kronor (sökt {r[2]} 000 kronor)", None, "sökt"),
}


@pytest.mark.parametrize("form", FORMS)
def test_numbers_with_a_word_for_each_are_columns(form: str) -> None:
    line, first, second = FORMS[form]
    extraction = read(*map(line, ROWS))
    cells = [((r[0], first, r[1]), (r[0], second, r[2])) for r in ROWS]
    assert printed(extraction) == [cell for pair in cells for cell in pair]
    assert all(a.text and a.text[-1] in "rn" for a in extraction.allocations)  # no comma or bracket of the line
    assert not [f for f in run_checks(extraction) if f.status is Status.FAIL and f.check != "identity"]
    years = {a.year for a in extraction.allocations} - {None}
    assert years == {int(t) for t in (first, second) if t and t.isdigit()}


@pytest.mark.parametrize(
    "form", ["{0} (org.nr {3}) {1} 000 kr", "{0}, org.nr {3}, {1} 000 kronor", "{0} ({3}): {1} 000 kr"]
)
def test_an_organisation_number_within_the_line_is_no_part_of_the_name(form: str) -> None:
    extraction = read(*(form.format(*row) for row in ROWS))
    assert [name for name, _, _ in printed(extraction)] == [r[0] for r in ROWS]
    assert [value for _, _, value in printed(extraction)] == [r[1] for r in ROWS]


CASES = (
    "• KUN 2023/11{4} {0}, {1} 000 kronor",
    "- {0}, {1} 000 kr (dnr KUN 2023/11{4})",
    "- {0}: {1} 000 kr, dnr 2023-11{4}",
    "{4}. {0} (Dnr 11{4}/2023) {1} 000 kr",
    "11{4}/2023: {0}, {1} 000 kr",
    "- {0}, {1} 000 kr. Ärendenummer: KS2023/11{4}-3.1.2",
    "- RUN/11{4}/2023 {0} {1} 000 kr",
)


@pytest.mark.parametrize("form", CASES)
def test_a_case_number_within_the_line_is_no_part_of_the_name(form: str) -> None:
    extraction = read(*(form.format(*row, n) for n, row in enumerate(ROWS, 1)))
    assert printed(extraction) == [(r[0], None, r[1]) for r in ROWS]
    assert not [f for f in run_checks(extraction) if f.status is Status.FAIL and f.severity > "warning"]


def test_behind_a_case_number_an_amount_needs_no_unit() -> None:
    rows = (*ROWS, ("Roslagens Slöjdare", 80, 60, ""))
    extraction = read(*(f"- RUN/{n}/2023 {r[0]} {r[1]} 000" for n, r in enumerate(rows, 100)))
    assert printed(extraction) == [(r[0], None, r[1]) for r in rows]


def test_a_case_number_stands_beside_columns_in_words() -> None:
    extraction = read(*(f"- {r[0]}: sökt {r[1]} 000 kr, beviljat {r[2]} 000 kr (KUN/2023/{r[1]})" for r in ROWS))
    cells = [((r[0], "sökt", r[1]), (r[0], "beviljat", r[2])) for r in ROWS]
    assert printed(extraction) == [cell for pair in cells for cell in pair]


ASIDES = {
    "Summan för 2022 inom parentes.": ("Summan för 2022", 2022),
    "Inom parentes anges sökt belopp.": ("sökt belopp", None),
    "Siffran inom parentes avser 2022 års bidrag.": ("2022 års bidrag", 2022),
    "Här är alla belopp – med 2022 års siffror inom parentes:": ("2022 års siffror", 2022),
}


@pytest.mark.parametrize("said", ASIDES)
@pytest.mark.parametrize(
    "form", ["{0} {1} 000 kr ({2} 000 kr)", "- {0}, {1} 000 kr ({2} 000 kr)", "{0}: {1} 000 kr ({2} 000)"]
)
def test_a_sentence_tells_what_stands_in_brackets(said: str, form: str) -> None:
    extraction = read(said, "", *(form.format(*row) for row in ROWS))
    title, year = ASIDES[said]
    cells = [((r[0], None, r[1]), (r[0], title, r[2])) for r in ROWS]
    assert printed(extraction) == [cell for pair in cells for cell in pair]
    assert {a.year for a in extraction.allocations if a.measure} == {year}


def test_numbers_in_brackets_of_which_nothing_tells_are_told() -> None:
    extraction = read(*(f"{r[0]} {r[1]} 000 kr ({r[2]} 000)" for r in ROWS))
    assert printed(extraction) == [(r[0], None, r[1]) for r in ROWS]
    assert [f for f in run_checks(extraction) if f.check == "numbers-accounted" and f.status is Status.FAIL]


def test_points_of_a_decision_are_rows_of_those_who_get_something() -> None:
    lines = [f"att bevilja {r[0]} {r[1]} 000 kronor" for r in ROWS]
    extraction = read("Nämndens beslut", "Nämnden beslutar", *lines, "att avslå ansökan från Jazzklubben Ton")
    assert printed(extraction) == [(r[0], None, r[1]) for r in ROWS]
    assert not [f for f in run_checks(extraction) if f.status is Status.FAIL and f.check != "identity"]


def test_who_got_nothing_and_a_total_of_one_column_are_rows() -> None:
    lines = [f"- {r[0]}: sökt {r[1]} 000 kr, beviljat {r[2]} 000 kr" for r in ROWS]
    lines.insert(2, "- Norra Bygdens IF: sökt 40 000 kr, avslag")
    extraction = read(*lines, "", f"Summa beviljat: {sum(r[2] for r in ROWS):,} 000 kr".replace(",", " "))
    refused = [a for a in extraction.allocations if a.recipient == "Norra Bygdens IF"]
    assert [(a.measure, a.text) for a in refused] == [("sökt", "40 000 kr"), ("beviljat", "avslag")]
    totals = {a.measure: a.amount_sek for a in extraction.allocations if a.row_type is RowType.TOTAL}
    assert totals == {"sökt": None, "beviljat": sum(r[2] for r in ROWS) * 1000}


@pytest.mark.parametrize(
    "form", ["• {0}, {1} 000 kronor.", "- {0} ({1} 000 kr).", "- {0} {1} 000 kr;", "- {1} 000 kr till {0}."]
)
def test_the_mark_that_ends_an_item_is_no_part_of_its_cells(form: str) -> None:
    extraction = read(*(form.format(*row) for row in ROWS))
    assert printed(extraction) == [(r[0], None, r[1]) for r in ROWS]
    assert all((a.text or "")[-1] in "rn" and (a.text or "")[0].isdigit() for a in extraction.allocations)


def test_what_is_decided_later_has_no_amount() -> None:
    lines = [f"{r[0]}, {r[1]} 000" for r in ROWS]
    extraction = read("Beviljade bidrag, kr", *lines[:2], "Bygdens museum, Bordlagt", *lines[2:])
    assert [(a.recipient, a.text) for a in extraction.allocations][2] == ("Bygdens museum", "Bordlagt")


def test_who_got_nothing_but_of_whom_other_words_tell_is_no_row_of_the_list() -> None:
    lines = [f"- {r[0]}: sökt {r[1]} 000 kr, föreslaget {r[2]} 000 kr, beviljat 10 000 kr" for r in ROWS]
    refused = "- Norra IF: sökt 80 000 kr, {} 55 000 kr, avslag"
    extraction = read(*lines, refused.format("föreslaget"), refused.format("egna medel"))
    own = [a for a in extraction.allocations if a.recipient == "Norra IF"]
    assert [(a.measure, a.text) for a in own] == [
        ("sökt", "80 000 kr"),
        ("föreslaget", "55 000 kr"),
        ("beviljat", "avslag"),
    ]
    assert [int(a.amount_sek or 0) for a in extraction.amounts][-2:] == [80_000, 55_000]


NO_ROWS = {
    "levels": [f"- {n} kommuner får {a} 000 kr per år och högst {b} 000 kr totalt" for n, a, b, _ in ROWS],
    "sentences": [
        f"{n} har ansökt om {a} 000 kronor, och nämnden bedömer att {b} 000 kronor kan beviljas."
        for n, a, b, _ in ROWS
    ],
    "fees": [f"- Grupp {n}: {a} kr per termin, {b} kr för syskon" for n, (_, a, b, _) in enumerate(ROWS, 1)],
}


@pytest.mark.parametrize("case", NO_ROWS)
def test_levels_and_sentences_are_no_rows(case: str) -> None:
    extraction = read(*NO_ROWS[case])
    assert not extraction.allocations
    assert len(extraction.amounts) >= 2 * len(ROWS)


WRAPPED = {
    "two numbers": (lambda r: f": sökt {r[1]} 000 kr,\n  beviljat {r[2]} 000 kr", 2),
    "year in brackets": (lambda r: f",\n  {r[1]} 000 kr (2022: {r[2]} 000 kr)", 2),
    "one number": (lambda r: f":\n  {r[1]} 000 kr", 1),
}


@pytest.mark.parametrize("form", WRAPPED)
def test_an_item_goes_on_right_of_its_bullet(form: str) -> None:
    numbers, count = WRAPPED[form]
    long = ("Riksförbundet för levande kulturmiljöer och\n  byggnadsvård i Roslagen", 600, 300, "")
    extraction = read(*(f"• {r[0]}{numbers(r)}" for r in (*ROWS, long)))
    names = [name for name, _, _ in printed(extraction)][::count]
    assert names == [*(r[0] for r in ROWS), long[0].replace("\n ", "")]
    assert [value for _, _, value in printed(extraction)] == [v for r in (*ROWS, long) for v in r[1 : 1 + count]]


@pytest.mark.parametrize(
    "note", ["Källa: Kammarkollegiet", "Anm. Region Gotland ingår", "Not: Alvesta kommun avstår"]
)
def test_what_is_said_below_a_list_is_no_row(note: str) -> None:
    places = ("Ale kommun", "Eda kommun", "Region Skåne")
    extraction = read(
        *(f"- {name}, {n} miljoner kronor (sökt {n + 2} mnkr)" for n, name in enumerate(places, 3)), note
    )
    assert [a.recipient for a in extraction.allocations][::2] == list(places)


def test_a_number_in_brackets_has_the_unit_of_the_one_before_it() -> None:
    places = ("Region Skåne", "Region Halland", "Region Blekinge")
    lines = [f"- {name}: 1{n},6 miljoner kronor (1{n},1)" for n, name in enumerate(places)]
    told = read("Medlen har fördelats (föregående års belopp inom parentes).", "", *lines)
    assert [a.amount_sek for a in told.allocations] == [
        a for n in range(3) for a in (10_600_000 + n * 1_000_000, 10_100_000 + n * 1_000_000)
    ]
    untold = read("Medlen har fördelats.", "", *lines)
    assert not [a for a in untold.allocations if a.amount_sek and a.amount_sek < 1_000]


@pytest.mark.parametrize(
    "form", ["- {0}: sökt {1} 000 kr, beviljat {2} 000 kr", "- {0}: sökt {1} 000 kr, beviljat {2} 000 kr (62 %)"]
)
def test_a_list_goes_on_past_an_item_of_another_kind(form: str) -> None:
    lines = [form.format(*row) for row in (*ROWS[:3], ("Eken konstförening", 15, 10, ""))]
    total = f"Summa beviljat: {sum(r[2] for r in ROWS[:3]) + 10} 000 kr"
    extraction = read(*lines[:3], "- Dansens vänner (återkallad ansökan)", lines[3], "", total)
    wanted = (*ROWS[:3], ("Eken konstförening", 15, 10, ""))
    assert printed(extraction) == [c for r in wanted for c in ((r[0], "sökt", r[1]), (r[0], "beviljat", r[2]))]
    assert not [f for f in run_checks(extraction) if f.status is Status.FAIL and f.check != "identity"]


@pytest.mark.parametrize(
    "alone", ["Dansens vänner", "Dansens vänner (återkallad ansökan)", "Dansens vänner – avslag"]
)
@pytest.mark.parametrize("mark", ["-", "•", "3."])
def test_an_item_without_a_sum_heads_no_group(alone: str, mark: str) -> None:
    lines = [f"{mark} {r[0]}: {r[1]} 000 kr" for r in ROWS]
    extraction = read(*lines[:2], f"{mark} {alone}", *lines[2:])
    rows = [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]
    assert {a.group for a in rows} == {None}
    assert [a.recipient for a in rows if a.amount_sek] == [r[0] for r in ROWS]


PURPOSES = (
    "ett läger",
    "en resa till Gävle den 3 maj",
    "möten",
    "en utställning om bönder, präster och hantverkare",
)
FOR_SOMETHING = {
    "colon": "• {0}: {1} 000 kronor till {p}",
    "comma and full stop": "- {0}, {1} 000 kr för {p}.",
    "dashes": "{0} – {1} 000 kr – {p}",
    "brackets": "{0} ({1} 000 kronor): {p}",
    "a verb": "{0} beviljas {1} 000 kronor för {p}.",
}


@pytest.mark.parametrize("form", FOR_SOMETHING)
def test_what_an_amount_is_for_is_no_part_of_its_row(form: str) -> None:
    line = FOR_SOMETHING[form]
    extraction = read(*(line.format(*r, p=p) for r, p in zip(ROWS, PURPOSES, strict=True)))
    assert [(name, value) for name, _, value in printed(extraction)] == [(r[0], r[1]) for r in ROWS]
    assert not extraction.amounts
    assert not [f for f in run_checks(extraction) if f.status is Status.FAIL and f.check != "identity"]


def test_an_amount_before_its_recipient_may_have_a_long_purpose_behind_it() -> None:
    long = "ett mycket "
    lines = [f"• {r[1]} 000 kr till {r[0]} för {long * n}långt läger" for n, r in enumerate(ROWS)]
    assert [value for _, _, value in printed(read(*lines))] == [r[1] for r in ROWS]


@pytest.mark.parametrize(
    "form", ["- Varje skola: högst {1} 000 kr till {0}", "{0} får {1} 000 kr till resor och {2} 000 kr om året."]
)
def test_levels_and_sentences_for_something_are_no_rows(form: str) -> None:
    extraction = read(*(form.format(*r) for r in ROWS))
    assert not extraction.allocations
    assert len(extraction.amounts) >= len(ROWS)


def test_the_bold_line_of_an_item_is_its_name_and_no_total_goes_on_with_it() -> None:
    listed = [("Scenen", "Röster", "450 000 kr"), ("Unga Röster", "Min arena", "75 500 kr")]
    listed += [("Teskeden", "Tolerans på schemat", "100 000 kr"), ("Malvas förbund", "Språkbad", "40 000 kr")]
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 60), "Beviljade projekt 2021", fontsize=14)
    for n, (name, project, amount) in enumerate(listed):
        for x, text in ((60, f"{n + 1}."), (80, name)):
            page.insert_text((x, 90 + 35 * n), text, fontsize=10, fontname="hebo")
        page.insert_text((80, 103 + 35 * n), project, fontsize=10)
        page.insert_text((400, 103 + 35 * n), amount, fontsize=10)
    page.insert_text((80, 229), "Totalt", fontsize=10, fontname="hebo")
    page.insert_text((400, 229), "665 500 kr", fontsize=10)
    found = parse_document(read_document(document.tobytes(), "bilaga.pdf"), "t")
    own = [(a.recipient, a.text) for a in found.allocations if a.row_type is RowType.RECIPIENT]
    assert own == [(name, amount) for name, _, amount in listed]


@pytest.mark.parametrize("form", ["* {0}: {1} 000 kr ({2})", "- {0}, {1} 000 kr, {2}"])
def test_what_a_sum_is_for_may_follow_it_and_who_was_refused_is_no_part_of_a_name(form: str) -> None:
    purposes = ("upprustning av badplats", "skyltar", "tak", "ny scen")
    lines = [form.format(r[0], r[1], purpose) for r, purpose in zip(ROWS, purposes, strict=True)]
    refused = form[:1] + " Lingheds FUB: avslag"
    extraction = read(*lines[:3], refused, lines[3])
    own = [(a.recipient, a.amount_sek and int(a.amount_sek) // 1000) for a in extraction.allocations]
    assert own == [*((r[0], r[1]) for r in ROWS[:3]), ("Lingheds FUB", None), (ROWS[3][0], ROWS[3][1])]


def test_who_was_refused_in_a_list_of_a_page_is_an_item_whatever_parts_its_name() -> None:
    items = "".join(f"<li><b>{r[0]}</b>, {r[1]} 000 kronor, läger" for r in ROWS)
    page = f"<h1>Beviljade bidrag</h1><ul>{items}<li><b>Södra Vi Byalag</b>, avslag</ul>"
    found = parse_document(read_document(page.encode(), "a.html"), "t")
    own = [(a.recipient, a.amount_sek and int(a.amount_sek) // 1000) for a in found.allocations]
    assert own == [*((r[0], r[1]) for r in ROWS), ("Södra Vi Byalag", None)]


def test_what_a_sum_is_for_may_stand_between_it_and_the_name() -> None:
    purposes = ("för ledarutbildning", "till sommarens spel", "för inköp av noter", "till en ny brygga")
    for form in ("{0} {2} {1} 000 kr", "- {0} {2}: {1} 000 kr", "- {0}, {3}: {1} 000 kr", "{0} – {3} – {1} 000 kr"):
        pairs = zip(ROWS, purposes, strict=True)
        found = read(*(form.format(r[0], r[1], p, p.split(maxsplit=1)[1]) for r, p in pairs))
        assert [(name, amount) for name, _, amount in printed(found)] == [(r[0], r[1]) for r in ROWS]


@pytest.mark.parametrize(
    "name", ["Riksförbundet för barnens {}", "Svenska föreningen för {}", "Lunds universitet, {}institutionen"]
)
def test_names_may_say_what_they_are_for(name: str) -> None:
    names = [name.format(word) for word in ("rätt", "hälsa", "språk")]
    found = read(*(f"- {n}: {r[1]} 000 kr" for n, r in zip(names, ROWS, strict=False)))
    assert [own for own, *_ in printed(found)] == names


def test_what_a_sum_is_for_may_go_on_below_it_in_a_list_without_marks() -> None:
    names = ("Väddö Hembygdsförening", "Teater Gryningen", "Roslunda Konstförening", "Vallens IF")
    purposes = (
        "för iordningställande av den gamla\nmuseijärnvägen",
        "för nya stolar",
        "för en vårsalong",
        "för mål",
    )
    lines = [f"{n} erhåller {k + 2}4 000 kronor {p}." for k, (n, p) in enumerate(zip(names, purposes, strict=True))]
    own = printed(read(*(f"{line}\n" for line in lines)))
    assert [(name, amount) for name, _, amount in own] == [(n, 10 * (k + 2) + 4) for k, n in enumerate(names)]
