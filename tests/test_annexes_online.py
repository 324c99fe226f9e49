"""Annexes as web pages and saved text print them: terms, panels, cards, titles that tell the unit, stray totals."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status


def _read(text: str, name: str = "annex.txt") -> Extraction:
    return understand(text.encode(), name, Settings())


def _rows(extraction: Extraction) -> list[tuple[str | None, str | None, int | None]]:
    cells = [a for a in extraction.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, a.group, None if a.amount_sek is None else int(a.amount_sek)) for a in cells]


def _page(body: str) -> str:
    return f"<html><body><main><h1>Sida 4</h1><p>Verket för prov</p>{body}</main></body></html>"


STIFTS = [("Västerås stift", "12,5"), ("Växjö stift", "30,0"), ("Karlstads stift", "7,5")]


@pytest.mark.parametrize(
    ("title", "column"),
    [("Ram per stift", "Mnkr"), ("Stöd till stiften", "Mnkr"), ("Uppgifter 2024", "Ersättning (mnkr)")],
)
def test_recipients_under_words_of_giving_make_an_annex_though_no_register_has_them(
    title: str, column: str
) -> None:
    cells = "".join(f"<tr><td>{name}</td><td>{amount}</td></tr>" for name, amount in STIFTS)
    prose = "<p>Här finns mer att läsa om hur arbetet går till och vem som svarar på frågor om det.</p>" * 4
    table = f"<h2>{title}</h2><table><tr><th>Stift</th><th>{column}</th></tr>{cells}</table>"
    rows = _rows(_read(_page(table + prose), "page.html"))
    assert rows == [
        ("Västerås stift", None, 12_500_000),
        ("Växjö stift", None, 30_000_000),
        ("Karlstads stift", None, 7_500_000),
    ]


def test_recipients_without_a_word_of_giving_make_none() -> None:
    cells = "".join(f"<tr><td>{name}</td><td>{amount}</td></tr>" for name, amount in STIFTS)
    prose = "<p>Här finns mer att läsa om hur arbetet går till och vem som svarar på frågor om det.</p>" * 4
    table = f"<h2>Underskott</h2><table><tr><th>Stift</th><th>Kostnad (mnkr)</th></tr>{cells}</table>"
    assert _rows(_read(_page(table + prose), "page.html")) == []


def test_terms_with_a_description_each_are_rows() -> None:
    terms = "".join(
        f"<dt>{name}</dt><dd>{amount} mnkr ({share} %)</dd>"
        for (name, amount), share in zip(STIFTS, ("25,0", "60,0", "15,0"), strict=True)
    )
    read = _read(_page(f"<h2>Bilaga 1. Stöd per stift</h2><dl>{terms}</dl>"), "page.html")
    assert [(a.recipient, a.text, a.share_text) for a in read.allocations] == [
        ("Västerås stift", "12,5 mnkr", "(25,0 %)"),
        ("Växjö stift", "30,0 mnkr", "(60,0 %)"),
        ("Karlstads stift", "7,5 mnkr", "(15,0 %)"),
    ]


def test_terms_below_names_are_cards_and_their_labels_no_strays() -> None:
    cards = "".join(
        f"<h3>{name}</h3><dl><dt>Anslag 2:1</dt><dd>{a}</dd><dt>Tillägg</dt><dd>{b}</dd></dl>"
        for name, a, b in [
            ("Kalmar län", "1 200", "15"),
            ("Hallands län", "870", "0"),
            ("Örebro län", "2 040", "31"),
        ]
    )
    read = _read(_page(f"<h2>Bilaga 1. Medel per län (tkr)</h2>{cards}<p>Uppdaterad: 3 mars 2024</p>"), "page.html")
    assert [(a.recipient, a.measure, a.text) for a in read.allocations][-2:] == [
        ("Örebro län", "Anslag 2:1", "2 040"),
        ("Örebro län", "Tillägg", "31"),
    ]
    assert [f.message for f in read.findings if f.check == "numbers-accounted" and f.status is Status.FAIL] == []


@pytest.mark.parametrize("hidden", ["hidden", 'style="display:none"', ""])
def test_the_panel_that_a_heading_opens_is_read_with_the_heading(hidden: str) -> None:
    table = "<table><tr><th>Kommun</th><th>Bidrag (kr)</th></tr>{}</table>"
    parts = {
        "Kalmar län": [("Emmaboda", "12 000"), ("Nybro", "31 500")],
        "Hallands län": [("Hylte", "9 900"), ("Laholm", "8 100")],
    }
    body = "".join(
        f'<h2><button aria-expanded="false" aria-controls="p{n}">{county}</button></h2><div id="p{n}" {hidden}>'
        + table.format("".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in rows))
        + "</div>"
        for n, (county, rows) in enumerate(parts.items())
    )
    menu = '<header><a aria-expanded="false" aria-controls="m">Meny</a><div id="m" hidden>5 000</div></header>'
    read = _read(_page(f"{menu}<h2>Statsbidrag till kommuner</h2>{body}"), "page.html")
    assert _rows(read) == [
        ("Emmaboda", "Kalmar län", 12_000),
        ("Nybro", "Kalmar län", 31_500),
        ("Hylte", "Hallands län", 9_900),
        ("Laholm", "Hallands län", 8_100),
    ]


def test_a_column_of_sorts_of_recipients_holds_no_names() -> None:
    card = "<h3>{}</h3><p><b>Huvudmannatyp:</b> {}</p><p><b>Bidrag (kr):</b> {}</p>"
    cards = [
        ("Tranemo kommun", "Kommun", "51 000"),
        ("Skolan Ek AB", "Enskild", "7 200"),
        ("Skolan Alm AB", "Enskild", "6 100"),
    ]
    body = "<h2>Bilaga 1. Beviljat bidrag</h2>" + "".join(card.format(*c) for c in cards)
    assert [name for name, _, _ in _rows(_read(_page(body), "page.html"))] == [name for name, _, _ in cards]


TOTALLED = """Statsbidrag till kommuner 2024

Kommun        Bidrag (kr)   Andel (%)
Emmaboda          150 000        30,0
Nybro              99 000        19,8
Hylte             251 000        50,2
"""


@pytest.mark.parametrize("label", ["Summa:", "Totalt", "Summa"])
@pytest.mark.parametrize(("total", "status"), [("500 000 kr", Status.PASS), ("520 000 kr", Status.FAIL)])
def test_a_total_out_of_line_is_held_against_the_column_that_it_sums(
    label: str, total: str, status: Status
) -> None:
    read = _read(f"{TOTALLED}{label} {total}\n")
    assert [f.status for f in read.findings if f.check == "table-total"] == [status]


def test_the_title_of_the_page_tells_the_unit_where_other_lines_stand_between() -> None:
    text = "Ram per stift, miljoner kronor\n\nVerket för prov\nDnr 11-2024\n\nMedlen fördelas enligt nedan.\n\n"
    read = _read(text + "Stift             Ram\n" + "\n".join(f"{n:18}{a}" for n, a in STIFTS) + "\n")
    assert [amount for _, _, amount in _rows(read)] == [12_500_000, 30_000_000, 7_500_000]


def test_years_one_space_apart_head_one_column_each() -> None:
    text = "Bidrag (tkr)\n\nKommun     2021 2022 2023\nEmmaboda     10   12    9\nNybro        21    9   30\n"
    assert [(a.measure, a.year) for a in _read(text).allocations[:3]] == [
        ("2021", 2021),
        ("2022", 2022),
        ("2023", 2023),
    ]


def test_the_sum_of_a_group_that_rounding_leaves_off_is_not_the_total() -> None:
    text = (
        "Bilaga 1. Bidrag i kronor\n\nKalmar län\nEmmaboda             31 108 914\n"
        "Nybro                54 546 990\n"
        "Summa kommuner       85 655 905\nRegion Kalmar län    47 641 716\n\n"
        "Hallands län\nHylte                35 450 126\nRegion Halland       10 619 077\n"
    )
    rows = _read(text).allocations
    assert [(a.recipient, a.row_type) for a in rows if a.row_type is not RowType.RECIPIENT] == [
        ("Summa kommuner", RowType.SUBTOTAL)
    ]


def test_a_heading_over_each_card_is_its_name_and_the_line_below_a_text() -> None:
    card = '<div class="card"><h3>{}</h3><p>{}</p><p>Beviljat stöd: {} kronor</p></div>'
    cards = [("Blåbergshuset", "Trygg i parken", "310 000"), ("Läxverket", "Plugga ihop", "95 000")]
    cards += [("Byn i norr", "Byar som lever", "1 240 000")]
    body = "<h2>Bilaga 1. Beviljat stöd</h2>" + "".join(card.format(*c) for c in cards)
    assert _rows(_read(_page(body), "page.html")) == [
        ("Blåbergshuset", None, 310_000),
        ("Läxverket", None, 95_000),
        ("Byn i norr", None, 1_240_000),
    ]


@pytest.mark.parametrize("lead", ["Verket fördelar medel enligt nedan (tkr).", "Medlen fördelas så här (i tkr)."])
def test_the_sentence_above_a_table_may_end_in_its_unit(lead: str) -> None:
    rows = "".join(f"<tr><td>{n} kommun</td><td>{a}</td></tr>" for n, a in (("Ale", "120"), ("Mora", "75")))
    page = _page(f"<h2>Bilaga 1. Stöd</h2><p>{lead}</p><table><tr><th>Kommun</th><th>Stöd</th></tr>{rows}</table>")
    assert _rows(_read(page, "page.html")) == [("Ale kommun", None, 120_000), ("Mora kommun", None, 75_000)]
