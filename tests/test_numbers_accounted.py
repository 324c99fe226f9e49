"""The ledger: what of a table is in no dataset is listed, and clean tables are left in peace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.output.show import document_as_json
from ingest.readers import read_document
from ingest.store.arrow import extraction_to_tables, settled, tables_to_extraction
from parsers.ledger import reading as ledger
from parsers.parse import parse_document
from parsers.prose.blocks import read_flow
from parsers.tables import read_tables
from schemas.checks.numbers_accounted import check
from schemas.document import Document
from schemas.rows import Evidence, Extraction, Finding, Place, Unread
from schemas.vocabulary import ColumnRole, DocumentKind, Gap, RowType, Status

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(  # but those with planted errors
    p for p in (ROOT / "samples").glob("[!.]*/*.*") if not p.name.endswith(".json") and "_fel" not in p.name
)

ANNEX = """\
Socialstyrelsen                                          Dnr 5.1-777/2021

Bilaga 1

Fördelning av medel till kommuner 2021

Kod     Kommun             Belopp (kr)    Andel (%)
0114    Upplands Väsby         627 308        20,20
0120    Värmdö                 944 956        30,43
0127    Botkyrka               858 612        27,65
0136    Haninge                674 124        21,71
        Summa                3 105 000        99,99
"""


def read(text: str) -> Document:
    return read_document(text.encode(), "annex.txt")


def unread(text: str) -> list[tuple[Gap, str]]:
    extraction = parse_document(read(text), "0")
    assert extraction.evidence is not None
    return [(u.gap, " ".join(u.text.split())) for u in extraction.evidence.unread]


def findings(extraction: Extraction, status: Status) -> list[Finding]:
    return [f for f in check(extraction) if f.status is status]


def test_a_clean_annex_passes():
    extraction = parse_document(read(ANNEX), "0")
    assert len(extraction.allocations) == 5
    assert [f.status for f in check(extraction)] == [Status.PASS]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a share that is missing is an empty cell, not a numeral that is lost
        ("        30,43\n", "            -\n", []),
        # a dash and the few that the law hides are the document's own words for no number
        ("944 956", "     <5", []),
        # a page number, a date and a footnote below
        ("99,99\n", "99,99\n\n1) Avser perioden 1 januari-30 juni 2021.\n", []),
        # two numbers in one cell, which are no number
        ("   944 956", "944 956 (2)", [(Gap.CELL, "944 956 (2)")]),
    ],
)
def test_what_a_cell_does_not_give_is_listed(old: str, new: str, expected: list[tuple[Gap, str]]):
    assert unread(ANNEX.replace(old, new)) == expected


def test_a_line_below_the_rows_that_looks_like_one_is_no_prose():
    below = "99,99\nEfter samråd med dem. Övriga mottagare tillsammans     250 000\n"
    assert any("250 000" in text for _, text in unread(ANNEX.replace("99,99\n", below)))


def test_an_organisation_number_alone_below_the_rows_is_told():
    assert any("802690-4867" in text for _, text in unread(ANNEX.replace("99,99\n", "99,99\n802690-4867\n")))


def test_an_organisation_number_within_a_name_is_told():
    annex = "Bidrag i kronor\n\n" + "\n".join(
        f"{name:<45}{amount}"
        for name, amount in [
            ("Mottagare", "Belopp, kr"),
            ("Kooperativet 802928-2820 Solrosen", "410 000"),
            ("Riksförbundet Havsbris (802400-1234)", "97 500"),
            ("Stiftelsen Klippan", "61 000"),
        ]
    )
    told = [text for gap, text in unread(annex + "\n") if gap is Gap.NAME]
    assert told == ["Kooperativet 802928-2820 Solrosen"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Söker 60 000 kr. Beviljas delvis.", []),
        ("Nämnden ger 25 000 kronor då verksamheten växer", []),
        ("25 000 kronor", ["25 000 kronor"]),
        ("Grums kommun 25 000 kronor", ["Grums kommun 25 000 kronor"]),
    ],
)
def test_a_sum_of_which_a_sentence_in_a_cell_speaks_is_no_amount_of_the_table(said: str, expected: list[str]):
    rows = "\n".join(
        f"| Teater {name} | {text} | 40 000 |" for name, text in (("Regn", said), ("Sol", "Nya kostymer"))
    )
    annex = f"# Bilaga 1 Bidrag\n\n| Sökande | Motivering | Belopp (kr) |\n|---|---|---|\n{rows}\n"
    document = read_document(annex.encode(), "annex.md")
    evidence = parse_document(document, "0").evidence
    assert evidence is not None
    assert [" ".join(u.text.split()) for u in evidence.unread] == expected


def dropped(number: int, *, everywhere: bool) -> Extraction:
    """The annex as if the row ``number`` had been lost: from the rows alone, or from the grid too."""
    document = read(ANNEX)
    (reading,) = read_tables(document)
    kept = tuple(a for a in reading.allocations if a.row != number)
    less = replace(reading, allocations=kept)
    if everywhere:
        record = reading.grid.records[reading.numbers[number - 1]]
        records = tuple(r for r in reading.grid.records if r is not record)
        rows = tuple(replace(a, row=a.row - (a.row > number)) for a in kept)
        grid = replace(reading.grid, records=records)
        words = reading.words - set(record.refs)
        numbers = reading.numbers[:-1]
        types = (*reading.types[: number - 1], *reading.types[number:])
        less = replace(reading, allocations=rows, grid=grid, words=words, numbers=numbers, types=types)
    rows_only = replace(parse_document(document, "0"), allocations=less.allocations)
    flow = read_flow(document, less.words)
    return replace(rows_only, evidence=Evidence(ledger.unread_numerals(document, (less,), flow, rows_only)))


@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize("number", [2, 3])
def test_a_dropped_row_is_found(number: int, everywhere: bool):  # noqa: FBT001
    found = findings(dropped(number, everywhere=everywhere), Status.FAIL)
    assert len(found) == 3  # code, amount and share
    assert {f.place.line for f in found if f.place} == {6 + number + 1}
    assert all("stands among the rows" in f.message for f in found)


def test_the_last_row_lost_stands_below_the_rows():
    found = findings(dropped(5, everywhere=True), Status.FAIL)
    assert [f.actual for f in found] == ["3 105 000", "99,99"]


def test_lines_like_rows_that_are_in_no_table_are_listed_together():
    # a space that the font cannot name makes the amounts unreadable: no table, but never silence
    broken = ANNEX.replace("627 308", "627\ufffd308").replace("944 956", "944\ufffd956")
    broken = broken.replace("858 612", "858\ufffd612").replace("674 124", "674\ufffd124")
    broken = broken.replace("3 105 000", "3\ufffd105\ufffd000")
    extraction = parse_document(read(broken), "0")
    (finding,) = findings(extraction, Status.FAIL)
    assert "line like a table's row" in finding.message
    assert "627\ufffd308" in (finding.actual or "")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # recipients of the register: any number apart from them is one of a table
        ("Ale           12,5    13,5\nAlvesta       17,0    18,5\nBorås         22,0    23,5\n", 6),
        ("Posten ett      12 500\nPosten två     130 000\nPosten tre      99 000\n", 3),
        # two lines are no table, and neither are accounts, telephones, boxes and chapters
        ("Ale           12,5    13,5\nAlvesta       17,0    18,5\n", 0),
        (
            "Bankgiro      5050-1055\nTelefon    010-205 20 00\nOrg.nr  2021-6545\nBox 7005     103 86 Stockholm\n",
            0,
        ),
        ("Inledning          3\nEkonomi            5\nUppföljning       12\nVillkor     14\n", 0),
    ],
)
def test_lines_like_rows_by_what_they_print(lines: str, expected: int):
    document = read("Regeringen beslutar enligt följande.\n\n" + lines)
    row = replace(parse_document(document, "0").document, kind=DocumentKind.GOVERNMENT_DECISION)
    found = ledger.unread_numerals(document, (), read_flow(document, frozenset()), Extraction(document=row))
    assert [u.gap for u in found] == [Gap.ROWS] * expected


def test_an_amount_in_a_recipients_name_is_listed():
    rows = "".join(f"{n}00 000  {name} 250 000\n" for n, name in enumerate(("Ale", "Borås", "Orust"), 1))
    extraction = parse_document(read(ANNEX), "0")
    assert unread(ANNEX + rows) != []
    assert unread(ANNEX.replace("Värmdö" + " " * 11, "Ale 46 658 Värmdö")) == [(Gap.NAME, "Ale 46 658 Värmdö")]
    assert extraction.evidence is not None
    assert replace(extraction.evidence, heads=()) == Evidence()


def test_numbers_of_a_column_that_nothing_names_are_listed_together():
    document = read(ANNEX)
    (reading,) = read_tables(document)
    roles = tuple(ColumnRole.OTHER if r is ColumnRole.AMOUNT else r for r in reading.roles)
    headers = tuple(h._replace(text="") for h in reading.grid.headers)
    less = replace(reading, roles=roles, measures=(), grid=replace(reading.grid, headers=headers))
    extraction = parse_document(document, "0")
    shares = replace(less, measures=tuple(m._replace(column=m.share) for m in reading.measures if m.share))
    found = ledger.unread_numerals(document, (shares,), read_flow(document, less.words), extraction)
    assert {u.gap for u in found if u.text == "627 308"} == {Gap.COLUMN}
    # a table of no amounts at all says with its columns what its numbers are
    assert ledger.unread_numerals(document, (less,), read_flow(document, less.words), extraction) == ()


def test_a_number_between_two_columns_is_listed():
    table = (
        "Bilaga 1. Belopp i kronor\n\n"
        "Kommun                Ansökt              Beviljat belopp\n"
        "Ale                    1 000 000                2 000 000\n"
        "Alvesta                  900 000                3 000 000\n"
        "Borås                  6 100 000   12           5 000 000\n"
        "Summa                  8 000 000               10 000 000\n"
    )
    assert unread(table) == [(Gap.COLUMN, "12")]
    assert unread(table.replace("   12 ", "      ")) == []


def test_none_is_a_count_like_any_other():
    tiers = "Kostnader\n\nKunder       Antal   Belopp per kund   Summa (kr)\n"
    rows = (
        "Hemtjänst        0            10 000            0\n",
        "Boende          12            20 000      240 000\n",
    )
    assert unread(tiers + "".join(rows) + "Dagvård          3            20 000       60 000\n") == []


def test_the_rows_of_a_document_of_no_known_kind_are_not_passed_over():
    letter = "Hej!\n\n" + "Vi skickar uppgifter som ni bad om, och tackar för i går.\n" * 30
    rows = (
        "Kommun        Belopp (kr)\nAle              370 181\nAlvesta          370 764\nBorås            812 000\n"
    )
    extraction = parse_document(read(letter + "\n" + rows), "0")
    assert not extraction.allocations
    (finding,) = findings(extraction, Status.FAIL)
    assert "3 numerals" in finding.message
    (skipped,) = check(parse_document(read(letter + "\nArbete    12 500 kr\nResor    1 200 kr\n"), "0"))
    assert skipped.status is Status.SKIP


def test_an_invoice_is_left_in_peace():
    invoice = "FAKTURA 1234\n\nBolaget AB\n\nArbete     12 500 kr\nMaterial    3 400 kr\nResor       1 100 kr\n"
    assert unread(invoice) == []


# a report back is of no known kind, and its table of regions is said to be unread
@pytest.mark.parametrize("path", [p for p in SAMPLES if p.stem != "aterrapportering"], ids=lambda p: p.name)
def test_the_samples_raise_no_alarm(path: Path):
    extraction = parse_document(read_document(path.read_bytes(), path.name), "0")
    left_out = 1 if path.name == "faktura.pdf" else 0  # an invoice's table is nobody's grant, and said to be unread
    assert extraction.evidence is not None
    assert (extraction.evidence.unread, extraction.evidence.tables_left_out) == ((), left_out)


def test_the_source_documents_raise_no_alarm(seeds: Path):
    for path in sorted(seeds.iterdir()):
        extraction = parse_document(read_document(path.read_bytes(), path.name), "0")
        assert extraction.evidence is not None
        assert extraction.evidence.unread == (), path.name


def test_rows_from_parquet_have_no_ledger_and_the_check_says_so():
    extraction = settled(parse_document(read(ANNEX), "0"))
    assert extraction.evidence is not None
    back = tables_to_extraction(extraction_to_tables(extraction))
    assert back.evidence is None
    (finding,) = check(back)
    assert (finding.status, finding.message) == (Status.SKIP, "made from rows only, without the document")


def test_a_document_without_tables_is_skipped():
    (finding,) = check(parse_document(read("Regeringen beslutar om bidrag.\n"), "0"))
    assert (finding.status, finding.message) == (Status.SKIP, "no table")


def test_what_has_one_cause_is_one_finding():
    extraction = parse_document(read(ANNEX), "0")
    table = extraction.tables[0].table_id
    many = tuple(Unread(table, f"{n} 000", Gap.UNIT, Place(1, n)) for n in range(1, 41))
    (finding,) = findings(replace(extraction, evidence=Evidence(many)), Status.FAIL)
    assert "40 numerals" in finding.message
    assert (finding.actual or "").count(";") == 39


def test_json_holds_datasets_only():
    assert '"evidence"' not in document_as_json(parse_document(read(ANNEX), "0"))


def test_a_sum_set_as_text_under_the_columns_is_read_or_listed():
    groups = (
        "Bilaga\n\nBidrag 2023, kr\n\nKommun       Belopp      Kommun       Belopp\n"
        "Ale         370 181      Grums       210 500\nArboga      288 631      Habo        190 400\n"
        "Arvika      410 300      Hofors      180 200\nTotalt 1 650 212\n"
    )
    extraction = parse_document(read(groups), "0")
    totals = [a.amount_sek for a in extraction.allocations if a.row_type is RowType.TOTAL]
    assert totals == [1_650_212] or [t for _, t in unread(groups) if "1 650 212" in t]


TWO_GROUPS = """\
Länsstyrelsen i Örebro län                               Dnr 100-2023

Beslut om statsbidrag till kommuner 2023

{first:<16}  Belopp, kr    Kommun            Belopp, kr
Tjörn               87 596    Vänersborg           250 000
Torsby               9 338    Värmdö             4 323 904
Tranås               4 777    Värnamo            8 640 748
Täby                69 254    Åre                   47 383
"""


@pytest.mark.parametrize(("first", "told"), [("", 8), ("Kommun", 0), ("Samordnande kommun", 0)])
def test_amounts_of_rows_with_two_recipients_are_told(first: str, told: int) -> None:
    found = unread(TWO_GROUPS.format(first=first))
    assert sum(gap is Gap.OWNERS for gap, _ in found) == told


GROUPED = """\
Länsstyrelsen i Örebro län                               Dnr 100-2023

Beslut om bidrag till föreningar 2023

{first:<16}  Förening           Ärende        Belopp, kr
{side:<16}  Föreningen Vågen   KUR 2023-11       87 596
                  Studio Kajutan     KUR 2023-12        9 338
                  Teater Masken      KUR 2023-13      204 777
Film              Kören Linden       KUR 2023-14       69 254
                  Klubben Ringen     KUR 2023-15       18 254
Dans              Teatern Skarven    KUR 2023-16      118 254
                  Sällskapet         KUR 2023-17       12 254
"""


@pytest.mark.parametrize(("side", "told"), [("Musik", 0), ("", 7)])
def test_rows_without_a_group_are_told_where_others_have_one(side: str, told: int) -> None:
    found = unread(GROUPED.format(first="Område", side=side))
    assert sum(gap is Gap.GROUP for gap, _ in found) == told


def test_labels_of_two_lines_are_labels_of_groups() -> None:
    two = GROUPED.replace("Film              ", "Film, foto och    ").replace(
        "                  Klubben", "rörlig bild       Klubben"
    )
    found = unread(two.format(first="", side=""))
    assert sum(gap is Gap.GROUP for gap, _ in found) == 7


@pytest.mark.parametrize(("parted", "told"), [("\n\n", []), ("  ", [(Gap.GLUED, "1 437 000 000")])])
def test_a_number_on_a_line_of_its_own_is_no_two(parted: str, told: list[tuple[Gap, str]]) -> None:
    rows = ["Län", "Medel i kronor", "Skåne", "193 119 375", "Halland", "46 829 549", "Örebro", "42 045 981"]
    rows += ["Dalarna", "39 406 559", "Kalmar", "33 864 497", "Totalt", "1 437 000 000"]
    text = "".join(f"{name}{parted}{number}\n\n" for name, number in zip(rows[::2], rows[1::2], strict=True))
    assert unread(f"Fördelning av medel\n\n{text}") == told


@pytest.mark.parametrize(("second", "told"), [("551", 0), ("480", 2)])
def test_a_row_named_by_its_sum_and_printed_twice_is_no_sum_of_nobody(second: str, told: int) -> None:
    found = unread(
        "Bilaga 1. Bidrag per ändamål, tkr\n\nMottagare                   Belopp\n"
        f"Beviljat belopp               551\nBeviljat belopp               {second}\n"
        "Föreningen Ale              3 809\nFöreningen Mora             2 565\nFöreningen Åsen             1 050\n"
    )
    assert sum(gap is Gap.NAMELESS for gap, _ in found) == told
