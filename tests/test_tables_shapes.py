"""Shapes of annexes seen at agencies, drawn on PDF pages: each row as printed or told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pymupdf

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables
from schemas.vocabulary import ColumnRole, RowType

Placed = tuple[float, float, str]  # x, base line, text; a negative x ends there


def drawn(*pages: Sequence[Placed], size: float = 9.0) -> tuple[TableReading, ...]:
    """The tables of a document with the given texts on its pages."""
    document = pymupdf.open()
    for texts in pages:
        page = document.new_page()
        for x, y, text in texts:
            left = x if x >= 0 else -x - pymupdf.get_text_length(text, fontsize=size)
            page.insert_text((left, y), text, fontsize=size)
    return read_tables(read_document(document.tobytes(), "drawn.pdf"))


def rows(
    names: Sequence[str], columns: Sequence[tuple[float, Sequence[str]]], top: float, x: float = 60
) -> list[Placed]:
    """A line for each name, with the columns' texts set to the right of it."""
    placed: list[Placed] = []
    for n, name in enumerate(names):
        y = top + 14 * n
        placed.append((x, y, name))
        placed += [(-right, y, texts[n]) for right, texts in columns]
    return placed


KOMMUNER = ("Ale", "Bjuv", "Ekerö", "Flen", "Gnesta")


def line(y: float, *texts: tuple[float, str]) -> list[Placed]:
    """Texts on one base line."""
    return [(x, y, text) for x, text in texts]


def test_an_appropriation_its_agencies_and_its_items() -> None:
    """The anslag and what an agency disposes of are sums of the ap. rows; the unit stands in the heading."""
    texts = [
        *line(60, (60, "4.1 Tilldelade anslag/anslagsposter (belopp angivna i tkr)")),
        *line(80, (60, "9:1 Stöd till föreningar inom det regionala området (Ramanslag)")),
        *line(94, (60, "9:1"), (100, "Stöd till föreningar inom det regionala området"), (-480, "1 350 000")),
        *line(108, (60, "Disponeras av Boverket"), (-480, "950 000")),
        *line(122, (60, "ap.1"), (106, "Samlingslokaler (ram)"), (-480, "900 000")),
        *line(136, (60, "ap.4"), (106, "Utvärdering (ram)"), (-480, "50 000")),
        *line(150, (60, "Disponeras av Kulturrådet"), (-480, "400 000")),
        *line(164, (60, "ap.2"), (106, "Bibliotek (ram)"), (-480, "310 000")),
        *line(178, (60, "ap.3"), (106, "Läsfrämjande (ram)"), (-480, "90 000")),
    ]
    (reading,) = drawn(texts)
    own = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    assert [(a.code_text, a.amount_sek) for a in own] == [
        ("ap.1", Decimal(900_000_000)),
        ("ap.4", Decimal(50_000_000)),
        ("ap.2", Decimal(310_000_000)),
        ("ap.3", Decimal(90_000_000)),
    ]
    assert reading.table.caption == texts[0][2]
    assert {a.group for a in own} == {texts[1][2]}


def test_applicants_without_an_amount_are_rows_of_their_own() -> None:
    applicants = (
        ("Skolan Eken AB", "556712-3344", "Beviljas", "410 000"),
        ("Norra skolan ek. för.", "769601-2231", "Avslås", ""),
        ("Stiftelsen Väst", "857203-4412", "Beviljas", "77 000"),
        ("Södra skolan i Kalmar AB", "556998-1201", "Avslås", ""),
        ("Östra skolan AB", "556998-1202", "Avslås", ""),
        ("Täby kommun", "212000-0118", "Beviljas", "350 200"),
    )
    texts = line(80, (60, "Huvudman"), (200, "Organisationsnummer"), (310, "Beslut"), (-450, "Belopp, kr"))
    for n, (name, number, verdict, amount) in enumerate(applicants):
        texts += line(94 + 12 * n, (60, name), (200, number), (310, verdict), (-450, amount))
    (reading,) = drawn(texts)
    assert [(a.recipient, a.text or "") for a in reading.allocations] == [(n, a) for n, _, _, a in applicants]


def test_a_minus_may_stand_after_its_number() -> None:
    amounts = ("-12 300", "45 000", "7 800-", "-300", "0")
    (reading,) = drawn([*line(80, (60, "Kommun"), (-340, "Justering, kr")), *rows(KOMMUNER, [(340, amounts)], 94)])
    assert [a.amount_sek for a in reading.allocations] == [-12300, 45000, -7800, -300, 0]


LONG_NAMES = ("Samordningsförbundet", "Arbetarrörelsens folkhögskolor", "Hjälpmedelsinstitutet Väst")


def broken(name: str, width: float) -> list[str]:
    """The lines of a name in a column that is narrower than its longest word."""
    lines = [""]
    for word in name.split():
        fits = pymupdf.get_text_length(f"{lines[-1]} {word}", fontsize=9) <= width
        lines.append(f"{lines.pop()} " if fits else "")
        for letter in word:
            if pymupdf.get_text_length(lines[-1] + letter, fontsize=9) > width:
                lines.append("")
            lines[-1] += letter
    return [text.strip() for text in lines if text]


def test_words_broken_where_their_column_ends_are_whole() -> None:
    texts = line(80, (60, "Mottagare"), (-240, "Belopp, kr"))
    y = 94
    for amount, name in enumerate(LONG_NAMES, 3):
        texts += line(y, (-240, f"{amount}10 000"))
        for part in broken(name, 72):
            texts += line(y, (60, part))
            y += 11
        y += 4
    (reading,) = drawn(texts)
    read = [a.recipient for a in reading.allocations]
    assert read == list(LONG_NAMES)


def test_a_column_without_which_no_row_adds_up_is_money() -> None:
    base, each, extra = ("100 000",) * 5, ("240 012", "90 036", "51 000", "77 004", "12 012"), ("0", "15 000") * 3
    total = ("340 012", "205 036", "151 000", "192 004", "112 012")
    header = [
        *line(68, (-300, "Per invånare")),
        *line(
            80, (60, "Kommun"), (-220, "Grundbelopp"), (-300, "(12 kr)"), (-370, "Tillägg"), (-450, "Totalt, kr")
        ),
    ]
    columns = [(220.0, base), (300.0, each), (370.0, extra), (450.0, total)]
    (reading,) = drawn([*header, *rows(KOMMUNER, columns, 94)])
    assert [c.role for c in reading.table.columns[1:]] == [ColumnRole.AMOUNT] * 4
    assert reading.table.row_count == len(KOMMUNER)


def test_a_header_whose_first_lines_hold_no_word_of_headers() -> None:
    header = [
        *line(60, (60, "Mottagande"), (-340, "Beslutad")),
        *line(70, (60, "kommun"), (-340, "andel av")),
        *line(80, (-340, "potten, kr")),
    ]
    amounts = ("250 000", "1 204 331", "96 249", "410 020", "250 000")
    (reading,) = drawn([*header, *rows(KOMMUNER, [(340, amounts)], 92)])
    assert [c.header for c in reading.table.columns] == ["Mottagande kommun", "Beslutad andel av potten, kr"]


def test_a_unit_noted_among_the_rows_is_no_row() -> None:
    texts = rows(KOMMUNER, [(340, ("250", "1 204", "96", "410", "2 250"))], 94)
    texts = [(x, y + (14 if y > 120 else 0), t) for x, y, t in texts]
    texts += [*line(80, (60, "Kommun"), (-340, "Bidrag")), *line(122, (60, "Belopp i tusental kronor"))]
    (reading,) = drawn(texts)
    assert [a.recipient for a in reading.allocations] == list(KOMMUNER)
    assert reading.allocations[0].amount_sek == 250_000


def test_a_note_below_the_header_of_the_next_page_parts_no_table() -> None:
    def page(names: Sequence[str], note: str) -> list[Placed]:
        texts = line(80, (60, "Kommun"), (-450, "Bidrag, kr"))
        texts += line(92, (60, note))
        for n, name in enumerate(names):
            texts += line(104 + 12 * n, (60, name), (-450, f"{n + 1}0 000"))
        return texts

    first, second = ("Ale", "Bjuv", "Boden"), ("Eda", "Eksjö", "Gagnef")
    (reading,) = drawn(
        page(first, ""), page(second, "Beloppet för Boden avser både förra årets och årets ansökan.")
    )
    assert [a.recipient for a in reading.allocations] == [*first, *second]


def test_two_cells_that_go_on_below_their_row_end_no_table() -> None:
    texts = line(80, (60, "Organisation"), (-300, "Belopp, kr"), (330, "Anmärkning"))
    texts += line(94, (60, "Museet Dimma"), (-300, "410 000"), (330, "Nytt bidrag"))
    texts += line(108, (60, "Ideella föreningen för"), (-300, "250 000"), (330, "Villkor: redovisning lämnas"))
    texts += line(118, (60, "ett öppet och levande Hising"), (330, "senast den 31 mars 2026."))
    texts += line(132, (60, "Teater Regn"), (-300, "90 000"), (330, "Nytt bidrag"))
    (reading,) = drawn(texts)
    assert [(a.recipient, a.text) for a in reading.allocations] == [
        ("Museet Dimma", "410 000"),
        ("Ideella föreningen för ett öppet och levande Hising", "250 000"),
        ("Teater Regn", "90 000"),
    ]


def test_titles_that_touch_in_the_second_of_two_column_groups_head_it_all_the_same() -> None:
    names = ("Vallentuna", "Haninge", "Botkyrka", "Salem", "Ekerö", "Sigtuna")
    codes = ("0115", "0136", "0127", "0128", "0125", "0191")
    texts = line(60, (60, "Bilaga 1 Statsbidrag per kommun, kronor"))
    texts += line(80, (60, "Kod"), (84, "Kommun"), (-230, "Belopp"), (260, "Kod Kommun"), (-430, "Belopp"))
    for n in range(3):
        cells = (
            (60, f"{codes[n]} {names[n]}"),
            (-230, "12 500"),
            (260, f"{codes[n + 3]} {names[n + 3]}"),
            (-430, "9 300"),
        )
        texts += line(92 + 12 * n, *cells)
    (reading,) = drawn(texts)
    assert [(a.code_text, a.recipient) for a in reading.allocations] == list(zip(codes, names, strict=True))


def test_counties_over_two_column_groups_without_titles_are_headings_of_their_rows() -> None:
    texts = line(60, (60, "Bilaga 2. Fördelning per län (tkr)"))
    texts += line(80, (60, "Hallands län"), (260, "Blekinge län"))
    left = (("Hylte", "3 120"), ("Laholm", "724"), ("Falkenberg", "5 410"), ("Summa", "9 254"))
    right = (("Olofström", "808"), ("Ronneby", "1 123"), ("Sölvesborg", "5 012"), ("Summa", "6 943"))
    for n, ((a, x), (b, y)) in enumerate(zip(left, right, strict=True)):
        texts += line(92 + 11 * n, (66, a), (-220, x), (266, b), (-420, y))
    (reading,) = drawn(texts, size=8.0)
    own = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    assert [(a.recipient, a.group) for a in own] == [
        *((name, "Hallands län") for name, _ in left[:-1]),
        *((name, "Blekinge län") for name, _ in right[:-1]),
    ]


def test_codes_without_their_leading_zero_stand_in_column_groups_and_in_collapsed_text() -> None:
    towns = (
        ("126", "Huddinge"),
        ("180", "Stockholm"),
        ("305", "Håbo"),
        ("1292", "Ängelholm"),
        ("1415", "Stenungsund"),
        ("2083", "Hedemora"),
    )
    texts = line(
        80, (60, "Kod"), (100, "Kommun"), (-230, "Belopp, kr"), (260, "Kod"), (300, "Kommun"), (-430, "Belopp, kr")
    )
    for n in range(3):
        (a, b), (c, d) = towns[n], towns[n + 3]
        texts += line(
            92 + 12 * n, (60, a), (100, b), (-230, f"{n + 4}5 000"), (260, c), (300, d), (-430, f"{n + 7} 300")
        )
    (reading,) = drawn(texts)
    assert [(a.code_text, a.recipient) for a in reading.allocations] == list(towns)
    plain = "Kod Kommun Belopp (kr)\n" + "\n".join(
        f"{code} {name} {n + 4}5 000" for n, (code, name) in enumerate(towns)
    )
    (reading,) = read_tables(read_document(f"{plain}\n".encode(), "annex.txt"))
    assert [(a.code_text, a.recipient) for a in reading.allocations] == list(towns)


def test_running_numbers_a_hair_before_the_names_are_none_of_them() -> None:
    names = ("Byalaget Glim", "Klubben Fjäll", "Kören Nord", "Stiftelsen Hav")
    texts = line(60, (60, "Nr"), (116, "Förening"), (300, "Projekt"), (-480, "Belopp, kr"))
    for n, name in enumerate(names, 1):
        texts += line(60 + 14 * n, (-114, str(n)), (116, name), (300, "Läger"), (-480, f"{n} 250 000"))
    (reading,) = drawn(texts)
    assert [a.recipient for a in reading.allocations] == list(names)


def test_numbers_that_do_not_run_on_stay_in_the_names() -> None:
    names = ("1 maj-kommittén", "4 H Ale", "7 Kontinenter")
    texts = line(60, (60, "Förening"), (300, "Projekt"), (-480, "Belopp, kr"))
    for n, name in enumerate(names, 1):
        texts += line(60 + 14 * n, (60, name), (300, "Läger"), (-480, f"{n} 250 000"))
    (reading,) = drawn(texts)
    assert [a.recipient for a in reading.allocations] == list(names)
