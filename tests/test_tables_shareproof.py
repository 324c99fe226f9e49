"""Rows one space apart that their shares cut; what nothing cuts is told; titles as programs write them."""

from __future__ import annotations

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.rows import Extraction
from schemas.vocabulary import RowType, Status

ROWS = """\
1814 Lekeberg 98 294 474 759 11,42
1860 Laxå 21 755 605 077 14,55
1861 Hallsberg 133 599 845 282 20,32
1862 Degerfors 69 419 335 293 8,06
1863 Hällefors 41 714 201 570 4,85
1864 Ljusnarsberg 115 004 955 498 22,97
1880 Örebro 9 411 741 521 17,83
"""
TOTAL = "Summa 489 196 4 159 000 100,00\n"
TITLES = "Kod Kommun Antal barn Belopp (kr) Andel (%)\n"
AMOUNTS = [474759, 605077, 845282, 335293, 201570, 955498, 741521]


def read(table: str) -> Extraction:
    head = "Skolverket\n2025-02-03\nDnr 2025:311\nBeslut om statsbidrag för fritidshem 2025\n\n"
    return understand((head + table).encode(), "fil.txt", Settings())


def amounts(extraction: Extraction) -> list[int]:
    rows = (a for a in extraction.allocations if a.row_type is RowType.RECIPIENT and a.amount_sek is not None)
    return [int(a.amount_sek or 0) for a in rows]


def told(extraction: Extraction) -> list[str]:
    return [f.check for f in extraction.findings if f.status is Status.FAIL]


def test_shares_say_which_number_is_a_part_of_the_printed_total() -> None:
    extraction = read(TITLES + ROWS + TOTAL)
    assert amounts(extraction) == AMOUNTS
    assert told(extraction) == []


def test_shares_say_it_where_no_total_is_printed() -> None:
    assert amounts(read(TITLES + ROWS)) == AMOUNTS


def test_rows_that_nothing_cuts_are_told() -> None:
    wrong = (
        ROWS.replace("11,42", "31,42").replace("14,55", "2,55").replace("20,32", "41,32").replace("8,06", "1,06")
    )
    extraction = read(TITLES + wrong)
    assert amounts(extraction) == []
    assert "numbers-accounted" in told(extraction)


def test_titles_as_programs_write_them() -> None:
    table = "kommunkod\tkommun\tinvanare\tbelopp_kr\n1814\tLekeberg\t8294\t474759\n1860\tLaxå\t5755\t605077\n"
    extraction = read(table)
    assert amounts(extraction) == [474759, 605077]
    assert "unit-consistent" not in told(extraction)


def test_titles_that_touch_and_differ_in_their_number_are_one_to_each_column() -> None:
    rows = "".join(f"{n:<12}{a:>10}{a + 7:>10}{a + 9:>10}\n" for n, a in (("Lekeberg", 110), ("Laxå", 230)))
    extraction = read(f"{'Kommun':<12}{'Kvartal 1':>10}{'Kvartal 2':>10}{'Kvartal 3':>10}\n{rows}\nBelopp i tkr\n")
    assert [c.header for c in extraction.tables[0].columns][1:] == ["Kvartal 1", "Kvartal 2", "Kvartal 3"]


def groups(text: str) -> list[tuple[str | None, str | None]]:
    rows = (a for a in read(text).allocations if a.row_type is RowType.RECIPIENT)
    return [(a.recipient, a.group) for a in rows]


BLOCKS = """\
FÖRENINGSBIDRAG 2026

IDROTT
Almviks IF            12 000 kr
Bergs SK              63 000 kr
Summa                 75 000 kr

PENSIONÄRER
PRO Almvik            30 000 kr
SPF Seniorerna        33 000 kr
Summa                 63 000 kr
"""


def test_headings_that_empty_lines_part_from_the_rows_before_them() -> None:
    expected = [
        ("Almviks IF", "IDROTT"),
        ("Bergs SK", "IDROTT"),
        ("PRO Almvik", "PENSIONÄRER"),
        ("SPF Seniorerna", "PENSIONÄRER"),
    ]
    assert groups(BLOCKS) == expected
    without = "".join(line for line in BLOCKS.splitlines(keepends=True) if not line.startswith("Summa"))
    assert groups(without) == expected


def test_a_share_in_parentheses_is_no_part_of_the_name() -> None:
    text = "Region Uppsala (20,50 procent): 410 000 kr\nRegion Kalmar (30 %): 600 000 kr\n"
    text += "Region Halland (49,5 %): 990 000 kr\n"
    found = [(a.recipient, a.share_percent, a.amount_sek) for a in read(text).allocations]
    assert [(name, float(share or 0)) for name, share, _ in found] == [
        ("Region Uppsala", 20.5),
        ("Region Kalmar", 30.0),
        ("Region Halland", 49.5),
    ]


def test_titles_with_years_are_a_header_between_commas() -> None:
    text = 'Kod,Kommun,"Bidrag 2024, kr","Bidrag 2025, kr"\n1814,Lekeberg,47000,52500\n'
    text += "1860,Laxå,60500,58000\n1861,Hallsberg,9000,9500\n"
    assert amounts(read(text)) == [47000, 52500, 60500, 58000, 9000, 9500]


def test_a_sentence_of_names_and_sums_between_semicolons_is_no_table() -> None:
    text = (
        "Länsstyrelsen beviljar bidrag enligt följande: Ale 586 000 kr; Tjörn 772 500 kr; Orust\n"
        "772 500 kr; Öckerö 772 500 kr; Sotenäs 825 000 kr; Lysekil\n"
        "290 000 kr; Munkedal 79 000 kr; Tanum 715 000 kr; Mark\n"
        "31 500 kr; Vara 12 500 kr; Essunga 378 500 kr; Falköping 13 000 kr.\n"
    )
    assert read(text).allocations == ()


def test_codes_under_lan_are_no_amounts() -> None:
    rows = (("22", "2260", "Ånge", 648), ("22", "2262", "Timrå", 176), ("23", "2303", "Ragunda", 546))
    lines = "".join(f"{lan:<5}{code:<6}{name:<12}{amount:>8} 000\n" for lan, code, name, amount in rows)
    found = read(f"Län  Kod   Kommun         Stöd 2025\n{lines}\nBelopp i kronor.\n")
    assert amounts(found) == [648000, 176000, 546000]
