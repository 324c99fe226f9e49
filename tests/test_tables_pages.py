"""Lists and tables as pages of agencies, associations and papers print them: titles with colons, leads, prizes."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction
from schemas.vocabulary import Status

LEAD = "Fördelning av medel till länen\n\nI tabellen framgår hur årets statsbidrag fördelas.\n\n"
ROWS = (("Skåne", "1 200 000"), ("Halland", "900 000"), ("Dalarna", "850 000"), ("Kalmar", "700 000"))


def read(text: str, name: str = "sida.txt") -> Extraction:
    return understand(text.encode(), name, Settings.of(SecondReader.NEVER))


def printed(extraction: Extraction) -> list[tuple[str | None, str | None, int]]:
    return [(a.recipient, a.measure, int(a.amount_sek or 0)) for a in extraction.allocations]


@pytest.mark.parametrize("titles", [("Region:", "Summa:"), ("Län:", "Bidrag 2021:"), ("Region", "Summa")])
@pytest.mark.parametrize("form", ["cells", "html"])
def test_titles_may_end_in_a_colon(titles: tuple[str, str], form: str) -> None:
    rows = [titles, *ROWS]
    if form == "html":
        cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
        found = read(f"<html><body><h1>Fördelning av medel</h1><table>{cells}</table></body></html>", "sida.html")
    else:
        found = read(LEAD + "\n\n".join(cell for row in rows for cell in row) + "\n")
    assert printed(found) == [(name, titles[1], int(amount.replace(" ", ""))) for name, amount in ROWS]
    assert {a.group for a in found.allocations} == {None}
    assert {a.year for a in found.allocations} == {2021 if "2021" in titles[1] else None}


def test_an_item_that_announces_others_is_no_row() -> None:
    given = ["Gothemsby hembygdsförening", "Hejnums hembygdsförening", "Lärbygdens hembygdsförening"]
    items = "".join(f"  {name}\n\n  {n}0 000 kr\n\n" for n, name in enumerate(given, 1))
    found = read(f"Slutfördelning av bidrag\n\n • Följande föreningar beviljas bidrag ur verksamhet 491\n\n{items}")
    assert printed(found) == [(name, None, n * 10_000) for n, name in enumerate(given, 1)]


def test_who_is_given_a_prize_is_a_recipient_whatever_the_kind_of_paper() -> None:
    given = ["Jannike Hellström, Lysekil", "Eija Koskinen, Göteborg", "Conrad Palm, Helsingborg"]
    items = "\n".join(f"• {name}, {n}5 000 kronor" for n, name in enumerate(given, 1))
    found = read(f"De får kulturstipendium 2019\n\nTre stipendiater har utsetts av styrelsen.\n\n{items}\n")
    assert printed(found) == [(name, None, n * 10_000 + 5_000) for n, name in enumerate(given, 1)]


def test_a_name_of_a_kommun_and_a_region_is_told_as_what_it_is() -> None:
    rows = "Vätterns vattenvårdsförbund  1 200 000 kr\nGotland  1 100 000 kr\nRegion Skåne  900 000 kr\n"
    found = read(f"Fördelning av bidrag till mottagare\n\n{rows}")
    told = [f.message for f in found.findings if f.check == "recipient-known" and f.status is Status.FAIL]
    assert not any("nearest: Gotland" in message for message in told)


def test_prose_may_stand_between_cards_and_a_heading_over_some() -> None:
    cards = "".join(
        f"<h3>{name}</h3><p>Projekt: Läger {n}</p><p>Beviljat belopp: {n}00 000 kronor</p>"
        f"<p>Föreningen ordnar läger för unga.</p><p>Projektet pågår till december.</p>"
        for n, name in enumerate(("Stiftelsen Gatan", "Region Halland", "Unga Örnar Skåne"), 1)
    )
    found = read(f"<html><body><h1>Beviljade projekt</h1>{cards}</body></html>", "sida.html")
    assert printed(found) == [
        ("Stiftelsen Gatan", "Beviljat belopp", 100_000),
        ("Region Halland", "Beviljat belopp", 200_000),
        ("Unga Örnar Skåne", "Beviljat belopp", 300_000),
    ]


def test_an_item_may_be_long_where_a_comma_parts_its_amount() -> None:
    items = {
        "Bohus Orkesterförening: Höstspel": 10,
        "Föreningen Konst i Hamnen: Aktiviteter kring nätverket Norr": 12,
        "Teaterföreningen Unga Scenen: ”Hurra, min kropp!”, en pjäs om kropp, självbild och gränser": 15,
    }
    lines = "".join(f"• {name}, {n} 000 kr\n" for name, n in items.items())
    found = read(f"Fördelning av projektbidrag till föreningar\n\n{lines}\nTotalt 37 tkr.\n")
    rows = [(name, amount) for name, _, amount in printed(found)]
    assert rows == [*((name, n * 1000) for name, n in items.items()), ("Totalt", 37_000)]


GIVEN = (
    ("Brålunda Bygdegård", "nytt kök", 85),
    ("Dals Långeds IF", "omklädningsrum", 60),
    ("Föreningen Kanalen", "en vandringsled", 42),
    ("Åsens hembygdsförening", "takomläggning", 38),
)
BELOW = {
    "alone": "<h3>{0}</h3><p>{2} 000 kronor</p><p>Föreningen vill satsa på {1} under 2022.</p>",
    "with its purpose": "<p><strong>{0}</strong><br>{2} 000 kronor för {1}</p>",
    "in a sentence": "<h3>{0}</h3><p>{2} 000 kronor till {1}.</p>",
    "behind a word": "<h3>{0}</h3><p>Föreningen vill satsa på {1}.</p><p>Beviljat belopp: {2} 000 kronor</p>",
    "within the heading": "<h3>{0}, {2} 000 kronor</h3><p>Pengarna går till {1} under 2022.</p>",
    "told in the heading": "<h3>{0} har fått stöd med {2} 000 kr för {1}</h3><p>Ett projekt för 60 unga.</p>",
    "items": "<li>{0} får {2} 000 kronor för {1}.</li>",
    "granted": "<li>{0} beviljas {2} 000 kr till {1}</li>",
    "behind a colon": "<li>{0}: {2} 000 kr för att bygga {1}</li>",
    "behind a dash": "<li>{0} – {2} 000 kr – {1}</li>",
    "bold": "<p><strong>{0}</strong>: {2} 000 kronor för {1}.</p>",
    "points of a decision": "<p>att tilldela {0} {2} 000 kr för {1},</p>",
}


@pytest.mark.parametrize("form", BELOW)
def test_what_a_sum_is_for_is_no_part_of_a_row(form: str) -> None:
    lines = "".join(BELOW[form].format(*own) for own in GIVEN)
    found = read(
        f"<html><body><h1>Bygdemedel 2022</h1><p>Följande får bidrag:</p>{lines}</body></html>", "sida.html"
    )
    assert [(name, amount) for name, _, amount in printed(found)] == [(name, n * 1000) for name, _, n in GIVEN]
    assert {a.measure for a in found.allocations} <= {None, "Beviljat belopp"}


@pytest.mark.parametrize("form", ["html", "cells"])
def test_a_column_of_case_numbers_names_nobody(form: str) -> None:
    rows = [(f"KUN 2024/{112 + n}", own[0], f"{own[2]} 000 kr") for n, own in enumerate(GIVEN)]
    if form == "html":
        lines = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
        found = read(f"<html><body><h1>Beviljade bidrag</h1><table>{lines}</table></body></html>", "sida.html")
    else:
        lines = "".join(f"{a:16}{b:30}{c:>12}\n" for a, b, c in rows)
        found = read(f"Beviljade bidrag\n\n{lines}")
    assert printed(found) == [(name, None, n * 1000) for name, _, n in GIVEN]


def test_a_dash_between_a_sum_and_its_name_is_of_neither() -> None:
    lines = "".join(f"• {n} 000 kr – {name}\n" for name, _, n in GIVEN)
    assert printed(read(f"Beviljade bidrag\n\n{lines}")) == [(name, None, n * 1000) for name, _, n in GIVEN]


def test_a_larger_heading_over_headings_with_sums_is_that_of_a_group() -> None:
    lines = "".join(f"<h2>ORT {n}</h2>{BELOW['alone'].format(*own)}" for n, own in enumerate(GIVEN))
    found = read(
        f"<html><body><h1>Projektstöd 2022</h1><p>Följande får bidrag:</p>{lines}</body></html>", "sida.html"
    )
    assert [(a.group, a.recipient) for a in found.allocations] == [
        (f"ORT {n}", own[0]) for n, own in enumerate(GIVEN)
    ]


NOBODY = {
    "levels": "<li>Föreningar med fler än {2} medlemmar får {2} 000 kronor för {1}</li>",
    "grants": "<h3>Startbidrag {0}</h3><p>{2} 000 kronor per år</p><p>Bidraget är till för {1}.</p>",
    "several sums": "<h3>{0}</h3><p>{2} 000 kronor till {1}.</p><p>Föreningen sökte 100 000 kronor.</p>",
}


@pytest.mark.parametrize("form", NOBODY)
def test_levels_and_grants_with_sums_below_are_no_recipients(form: str) -> None:
    lines = "".join(NOBODY[form].format(*own) for own in GIVEN)
    found = read(f"<html><body><h1>Bidrag 2022</h1><p>Följande bidrag finns:</p>{lines}</body></html>", "sida.html")
    assert not found.allocations
    assert len(found.amounts) >= len(GIVEN)


def test_cases_that_were_granted_are_no_money() -> None:
    head = "<tr><th>Län<th>Antal ansökningar<th>Beviljade<th>Avslag<th>Beviljat belopp, mnkr</tr>"
    rows = [("Dalarna", 31, 22, 9, "6,80"), ("Skåne", 98, 61, 37, "24,15"), ("Kalmar", 14, 9, 5, "2,35")]
    cells = "".join("<tr>" + "".join(f"<td>{x}" for x in row) + "</tr>" for row in rows)
    found = read(f"<html><h2>Beviljade projektmedel 2022</h2><table>{head}{cells}</table></html>", "x.html")
    assert {a.measure for a in found.allocations} == {"Beviljat belopp, mnkr"}


def test_titles_that_end_a_page_stand_over_the_rows_of_the_next() -> None:
    text = f"{LEAD}{'Nämnden har vägt samman de ansökningar som kom in. ' * 2}\n\n{'Region':<30}Belopp (kr)\n\f"
    found = read(text + "\n".join(f"{a:<30}{b:>11}" for a, b in ROWS) + "\n")
    assert printed(found) == [(a, "Belopp (kr)", int(b.replace(" ", ""))) for a, b in ROWS]


def test_cases_that_came_in_are_no_money_of_the_caption() -> None:
    head = f"{'Region':<20}{'Inkomna':>9} {'Beviljade':>9} {'Utbetalt':>9}"
    rows = [
        ("Region Uppsala", 40, 25, "3 150"),
        ("Region Värmland", 18, 18, "2 044"),
        ("Region Skåne", 22, 11, "890"),
    ]
    lines = [f"{a:<20}{b:>9} {c:>9} {d:>9}" for a, b, c, d in rows]
    found = read("\n".join(["Ansökningar och beviljade medel 2021 (tkr)", "", head, *lines]) + "\n")
    assert printed(found) == [(a, "Utbetalt", int(d.replace(" ", "")) * 1000) for a, *_, d in rows]


def test_a_column_of_what_was_granted_makes_an_annex_of_a_bare_list() -> None:
    rows = ['Avtalspart,Insats,"Beviljat belopp"', 'Stadens Hem,Boende,"1 200 000 kr"', 'Ria,Kafé,"850 000 kr"']
    found = read("\n".join([*rows, 'Convictus,Natt,"2 410 500 kr"']), "lista.csv")
    assert [(a, v) for a, _, v in printed(found)] == [
        ("Stadens Hem", 1200000),
        ("Ria", 850000),
        ("Convictus", 2410500),
    ]


def test_counts_beside_each_of_two_amounts_are_summed_apart() -> None:
    head = "<tr><th rowspan=2>Kommun<th colspan=2>Bidrag 2022<th colspan=2>Bidrag 2023</tr>"
    head += "<tr><th>Antal barn<th>Belopp, kr<th>Antal barn<th>Belopp, kr</tr>"
    rows = [
        ("Eda", "12", "840 000", "15", "1 080 000"),
        ("Ale", "5", "350 000", "-", "-"),
        ("Mora", "8", "560 000", "9", "648 000"),
        ("Kil", "31", "2 170 000", "28", "2 016 000"),
    ]
    rows.append(("Totalt", "56", "3 920 000", "52", "3 744 000"))
    cells = "".join("<tr>" + "".join(f"<td>{x}" for x in row) + "</tr>" for row in rows)
    found = read(f"<html><h2>Beviljade bidrag</h2><table>{head}{cells}</table></html>", "x.html")
    assert not [f.message for f in found.findings if f.check == "table-total" and f.status is Status.FAIL]
