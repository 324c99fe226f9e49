"""Rows of many lines: names as narrow as their column, units below their amounts, groups beside, notes below."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from ingest.pipeline import understand
from ingest.settings import SecondReader, Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

Text = tuple[float, float, str]  # left, baseline, what is printed; a number is set to the right
SIZE = 10


def _read(texts: Sequence[Text]) -> Extraction:
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        for x, y, text in texts:
            number = text.replace(" ", "").replace(",", "").isdigit() or text == "SEK"
            left = x - pymupdf.get_text_length(text, fontsize=SIZE) if number else x
            page.insert_text((left, y), text, fontsize=SIZE)
        data = bytes(pdf.tobytes())
    return understand(data, "bilaga.pdf", Settings.of(SecondReader.NEVER))


def _rows(found: Extraction) -> list[tuple[str | None, int]]:
    rows = [a for a in found.allocations if a.row_type is RowType.RECIPIENT]
    return [(a.recipient, int(a.amount_sek or 0)) for a in rows]


def _told(found: Extraction) -> list[str]:
    return [f.message for f in found.findings if f.check == "numbers-accounted" and f.status is Status.FAIL]


def _wide(rows: Sequence[tuple[str, str, str]], unit: str) -> list[Text]:
    """Rows of a name and a purpose in lines set wide, the amount on the first line and its unit on the second."""
    texts: list[Text] = [(15, 80, "Dnr"), (500, 80, "2025")] if unit else []
    texts += [(60, 80, "Sökande"), (160, 80, "Ändamål"), (400, 80, "2024")]
    y = 104.0
    for name, purpose, amount in rows:
        lines = name.split("/")
        texts += [(60, y + 14.5 * n, line) for n, line in enumerate(lines)]
        texts += [(160, y + 14.5 * n, line) for n, line in enumerate(purpose.split("/"))]
        texts += [
            (400, y, amount),
            *([(15, y, "17/2024"), (400, y + 14.5, unit), (500, y, amount), (500, y + 14.5, unit)] if unit else []),
        ]
        y += 14.5 * len(lines) + 14
    return texts


PAID = [
    ("Hemgården/Strimman/i Olofsfors", "Lovaktivite/ter", "1327500"),
    ("Kören/Vågen", "Mötesplats/er", "958500"),
    ("Byalaget/Rimforsen/och bygden", "Kurs i/simning", "2163000"),
    ("Teatern/Lanternan", "Digital/scen", "1550000"),
]


def test_units_below_amounts_beside_the_rest_of_texts_begin_no_table() -> None:
    found = _rows(_read(_wide(PAID, "SEK")))
    assert [amount for _, amount in found] == [int(amount) for *_, amount in PAID for _ in range(2)]


def test_plain_numbers_of_rows_in_no_table_are_told() -> None:
    texts: list[Text] = [(60, 50, "Bilaga 1. Fördelning av statsbidrag 2024")]
    for n, (name, _, amount) in enumerate(PAID):
        y = 90 + 130 * n
        texts += [(60, y, name.split("/", maxsplit=1)[0]), (300, y, amount)]
        texts += [
            (60, y + 14 * k, "Det som sägs om saken i övrigt hör inte hit och är löpande text.") for k in (2, 3, 4)
        ]
    found = _read(texts)
    assert _rows(found) or _told(found)


def test_a_name_of_many_lines_ends_no_table() -> None:
    long = "Sällskapet/för psykisk/hälsa och/friluftsliv i/norra/delen av/länet/med omnejd"
    rows = [PAID[0], (long, "Vandring", "1345000"), ("Bygdens/konsthall", "Möten", "1014567")]
    assert _rows(_read(_wide(rows, ""))) == [
        ("Hemgården Strimman i Olofsfors", 1_327_500),
        (long.replace("/", " "), 1_345_000),
        ("Bygdens konsthall", 1_014_567),
    ]


def test_notes_below_a_table_part_no_columns() -> None:
    texts: list[Text] = [(60, 80, "Organisationsnummer"), (190, 80, "Mottagare"), (330, 80, "Ändamål")]
    texts += [(480, 80, "Belopp"), (540, 80, "Andel (%)")]
    names = ["Viks högskola", "Sundets universitet", "Åsens museum", "Norra arkivet", "Holmens teater", "Fors scen"]
    for n, name in enumerate(names):
        y = 104 + 16 * n
        texts += [(60, y, f"80244{n}-714{n}"), (190, y, f"{name} {n + 1}"), (330, y, "Läslust på landet")]
        texts += [(500, y, f"{n + 1}00"), (560, y, f"{n + 1},51")]
    notes = [
        "Se villkor enligt beslut av styrelsen.",
        "Nytt enligt beslut av styrelsen.",
        "Utan revisor i år ännu.",
    ]
    for n, note in enumerate(
        [*notes, "Delvis beviljat enligt beslut av styrelsen.", "Se även bilagan till beslutet."]
    ):
        texts.append((60, 220 + 14 * n, f"{n + 1} {note}"))
    found = {(row.recipient or "").rstrip(" 123456") for row in _read(texts).allocations}
    assert set(names) <= found


def test_lines_beside_a_group_stay_in_order() -> None:
    texts: list[Text] = [(60, 80, "Område"), (130, 80, "Sökande"), (330, 80, "Grund"), (400, 80, "Summa")]
    for n, (first, second, third) in enumerate(
        [("Ringen & Co", "Maskin", "Aktiebolag"), ("Vågen", "Teknik", "i Norr")]
    ):
        y = 104.0 + 36 * n
        texts += [(130, y, first), (130, y + 7 * 1.6, second), (130, y + 2 * 7 * 1.6, third)]
        texts += [(330, y, f"{n + 1}38"), (400, y, f"{n + 3} 640")]
    names = {row.recipient for row in _read(texts).allocations}
    assert names == {"Ringen & Co Maskin Aktiebolag", "Vågen Teknik i Norr"}


def test_a_word_broken_in_the_left_of_two_columns_is_whole() -> None:
    texts: list[Text] = []
    halves = (
        ["Ekens", "Fastighetsförval/tning", "Ån", "Skogens", "Fastighetsförval/tning"],
        ["Bron", "Viken", "Åsen"],
    )
    for k, names in enumerate(halves):
        left, y = 50 + 260 * k, 104.0
        texts += [(left, 80, "Mottagare"), (left + 200, 80, "Belopp (kr)")]
        for n, name in enumerate(names):
            lines = name.split("/")
            texts += [(left, y + 12 * m, line) for m, line in enumerate(lines)]
            texts.append((left + 230, y, f"{n + 2} 000"))
            y += 12 * len(lines) + 12
    assert "Fastighetsförvaltning" in {name for name, _ in _rows(_read(texts))}


def test_names_in_the_first_column_are_no_groups_of_the_rows() -> None:
    texts: list[Text] = [(60, 180, "Mottagare"), (190, 180, "Organisationsnummer"), (310, 180, "Projektets namn")]
    texts += [(400, 180, "Sökt (kr)"), (480, 180, "Beviljat (kr)")]
    rows = [
        ("Teater Hamnen", "Hela året runt", 208, 208),
        ("Kajen ek. för.", "Metodutveckling", 219, 219),
        ("Stiftelsen Masken och cirkus/för barn och unga", "Digitala möten för/äldre", 231, 236),
        ("Region Västra/intresseförening för/skidåkning", "Nya former för/friluftsliv och/musik", 252, 262),
        ("Åsarnas ideella förening/för jämställdhet/och cirkus", "Nya former för/hemslöjd och/lek", 283, 293),
        ("Bergens/hembygdsförening", "Metodutveckling", 314, 318),
        ("Kulturföreningen/Ljuset", "Läslust på landet", 335, 340),
        ("Sjöns konsthall", "Hela året runt", 357, 357),
        ("Dalens konsthall", "Kartläggning av/hemslöjd", 373, 373),
    ]
    for n, (name, purpose, y, middle) in enumerate(rows):
        texts += [(60, y + 10 * k, line) for k, line in enumerate(name.split("/"))]
        lines = purpose.split("/")
        texts += [(310, middle - 5 * (len(lines) - 1) + 10 * k, line) for k, line in enumerate(lines)]
        texts += [(190, middle, f"80244{n}-714{n}"), (430, middle, f"{n + 2} 500"), (530, middle, f"{n + 1} 500")]
    names = {name.replace("/", " ") for name, *_ in rows}
    assert {row.recipient for row in _read(texts).allocations} == names
