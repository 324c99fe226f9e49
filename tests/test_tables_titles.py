"""Titles over columns: where one ends and the next begins, what is none, and units in the page's title alone."""

from __future__ import annotations

import pymupdf
import pytest
from made_pages import Line, printed

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import SecondReader, Settings
from parsers.parse import parse_document
from schemas.rows import Allocation, Extraction
from schemas.vocabulary import RowType, Status

REGIONS = ("Region Skåne", "Region Halland", "Region Uppsala")


def read(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "x.txt"), "test")


def recipients(found: Extraction) -> list[Allocation]:
    return [a for a in found.allocations if a.row_type is RowType.RECIPIENT]


def measures(found: Extraction) -> list[str | None]:
    return list(dict.fromkeys(a.measure for a in recipients(found)))


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "Region Grunddel 2024 Rörlig del 2024 Grunddel 2025 Rörlig del 2025",
            "{} 76 827 2 189 60 352 7 124",
            ["Grunddel 2024", "Rörlig del 2024", "Grunddel 2025", "Rörlig del 2025"],
        ),
        (
            "Region Ram kr Rekvirerat kr Återstår kr",
            "{} 500 000 300 000 200 000",
            ["Ram kr", "Rekvirerat kr", "Återstår kr"],
        ),
        ("Region 2022 2023 Förändring", "{} 300 000 250 000 -50 000", ["2022", "2023", "Förändring"]),
        (
            "Region Preliminär tilldelning (kr) Slutlig tilldelning (kr)",
            "{} 76 827 2 189",
            ["Preliminär tilldelning (kr)", "Slutlig tilldelning (kr)"],
        ),
    ],
)
def test_titles_one_space_apart(head: str, row: str, expected: list[str]) -> None:
    rows = "\n".join(row.format(name) for name in REGIONS)
    found = read(f"Bilaga 1. Medel till regioner, kronor\n\n{head}\n{rows}\n")
    assert measures(found) == expected


def test_a_sentence_over_the_titles_is_none_of_them() -> None:
    found = read(
        "Bilaga 1 Bidrag till\nregionala teatrar (kronor)\nUtveckling mellan åren.\n\n"
        "  Teater               2022        2023\n\n  Kustteatern       784 000     258 000\n\n"
        "  Skogsteatern      571 000     755 000\n\n  Älvteatern        465 000     754 000\n"
    )
    assert measures(found) == ["2022", "2023"]


def test_a_heading_below_all_titles_on_one_line_is_the_first_group() -> None:
    found = read(
        "Bilaga till beslut om bidrag\n\nBelopp i tkr.\n\nMottagare Belopp\nUniversitet\n"
        "Uppsala universitet 54 991\nÖrebro universitet 4 368\nHögskolor\nHögskolan i Halmstad 14 224\n"
        "Högskolan i Gävle 12 499\n"
    )
    assert [a.group for a in recipients(found)] == ["Universitet", "Universitet", "Högskolor", "Högskolor"]


@pytest.mark.parametrize("title", ["Bilaga 2: fördelning per\nregion, tkr", "Bilaga 2 Fördelning (tkr)"])
def test_the_unit_of_the_page_s_title_holds_for_a_table_that_nothing_else_gives_one(title: str) -> None:
    rows = "\n".join(f"{name}\t{n} 827" for n, name in enumerate(REGIONS, 11))
    prose = "Parterna är överens om hur medlen ska användas och följas upp.\nMedlen betalas ut i maj.\n"
    found = read(f"{title}\n{prose}\nRegion\tBelopp\n{rows}\n")
    assert [int(a.amount_sek or 0) for a in recipients(found)] == [11_827_000, 12_827_000, 13_827_000]


def test_the_unit_of_the_table_s_own_caption_goes_before_that_of_the_page_s_title() -> None:
    rows = "\n".join(f"{name}\t{n} 827" for n, name in enumerate(REGIONS, 11))
    found = read(f"Bilaga 2 Fördelning (tkr)\n\nTabell 1. Medel i kronor\n\nRegion\tBelopp\n{rows}\n")
    assert [int(a.amount_sek or 0) for a in recipients(found)] == [11_827, 12_827, 13_827]


def test_owners_are_recipients_and_what_they_own_is_not() -> None:
    found = read(
        "Bilaga 1. Bidrag till byggnader\n\nByggnad\tÄgare\tBidrag (kr)\nKvarnen\tHembygdsföreningen Dal\t72 100\n"
        "Magasinet\tNorra byalaget\t408 800\nTornet\tStiftelsen Ruda\t583 300\n"
    )
    assert [a.recipient for a in recipients(found)] == [
        "Hembygdsföreningen Dal",
        "Norra byalaget",
        "Stiftelsen Ruda",
    ]


def test_a_row_that_begins_with_an_empty_cell_begins_no_page() -> None:
    found = read(
        "Bilaga – projektbidrag\n\nDnr | Lärosäte | Projekt | Belopp i kr\n"
        "1-22 | Lunds universitet | Arbete | 358 000\n2-22 | Umeå universitet | Omsorg | 369 000\n"
        "3-22 | Örebro universitet | Hem | 629 000\n | Totalt |  | 1 356 000\n"
    )
    assert found.document.page_count == 1
    assert [a.recipient for a in found.allocations][-1] == "Totalt"


def test_digits_that_begin_no_number_are_the_name_s_where_the_total_proves_the_others() -> None:
    text = (
        "Bilaga 1. Bidrag till projekt\n\nProjekt Belopp (kr)\nOmsorg i byn 2 358 000\nArbete efter 65 3 369 000\n"
        "Hemtjänst nu 2 629 000\nTotalt {}\n"
    )
    proved = recipients(read(text.format("8 356 000")))
    assert [(a.recipient, int(a.amount_sek or 0)) for a in proved][1] == ("Arbete efter 65", 3_369_000)
    open_ = read(text.format("8 356 100"))
    assert open_.evidence is not None
    assert not any(a.amount_sek for a in recipients(open_))
    assert [u.text for u in open_.evidence.unread][-1] == "8 356 100"


@pytest.mark.parametrize(
    "prose",
    [
        "Nämnden har beslutat om nya ramar. Beloppen är angivna i tusental\nkronor.",
        "Samtliga belopp anges i tusental kronor och avser hela året. Medlen\nbetalas ut i maj och november.",
        "Bidragen anges i tusental kronor.",
        "Ramarna gäller tills vidare.\n\nRamar per region",
    ],
)
def test_a_sentence_gives_all_amounts_their_unit_whatever_lines_it_runs_over(prose: str) -> None:
    rows = "\n".join(f"{name}\t{n} 827" for n, name in enumerate(REGIONS, 11))
    found = read(f"Bilaga 2 Ramar för mottagande\n\n{prose}\n\nRegion\tRam 2024\n{rows}\n")
    factor = 1000 if "tusental" in prose else 1
    assert [int(a.amount_sek or 0) for a in recipients(found)] == [n * factor for n in (11_827, 12_827, 13_827)]


def test_a_program_is_no_sum_of_money() -> None:
    found = read(
        "Bilaga 2. Platser per huvudman\n\nProgram Huvudman Platser Pris per plats (kr) Belopp (kr)\n"
        "Svets Region Dalarna 29 45 500 1 319 500\nBageri Sunne kommun 20 130 500 2 610 000\n"
        "Vård Region Skåne 25 66 500 1 662 500\nBuss Region Halland 33 75 500 2 491 500\n"
        "Plåt Norrmetall AB 8 92 500 740 000\nTotalt 115 8 823 500\n"
    )
    (table,) = found.tables
    assert [c.role.value for c in table.columns] == ["name", "count", "unit_amount", "amount"]


def test_shares_of_what_was_asked_have_an_average_and_no_sum() -> None:
    head = "Förening\tSökt (kr)\tBeviljat (kr)\tBeviljat i %"
    rows = f"{head}\nAlfa IF\t100 000\t50 000\t50\nBeta IF\t300 000\t150 000\t50\n"
    text = (
        f"Bilaga 1. Bidrag till föreningar\n\n{rows}Gamma IF\t200 000\t100 000\t50\nTotalt\t600 000\t300 000\t50\n"
    )
    found = understand(text.encode(), "x.txt", Settings.of(SecondReader.NEVER))
    assert "share-total" not in {f.check for f in found.findings if f.status is Status.FAIL}


def test_titles_of_a_series_on_one_line_are_no_row() -> None:
    found = read(
        "Bilaga 1 Beviljade medel, kr\n\nOrganisation Etapp 1 Etapp 2\nKällan 149652 575989\n"
        "Bergets vänner 28313 535130\nDalen 610811 530871\n"
    )
    assert measures(found) == ["Etapp 1", "Etapp 2"]


def test_a_row_of_a_markdown_table_that_begins_with_empty_cells() -> None:
    found = read(
        "# Bilaga 1 Bidrag\n\nNr | Byggnad | Ägare | Bidrag kronor\n--- | --- | --- | ---:\n"
        "1 | Kvarnen | Hemsjö byalag | 503 300\n2 | Boden | Stiftelsen Ruda | 472 600\n |  | Summa | 975 900\n"
    )
    assert [a.recipient for a in found.allocations] == ["Hemsjö byalag", "Stiftelsen Ruda", "Summa"]


def test_eight_years_one_space_apart() -> None:
    rows = "\n".join(
        f"{name} " + " ".join(str(1000 * n + 44 * k) for k in range(8)) for n, name in enumerate(REGIONS, 3)
    )
    found = read(f"Bilaga 5 Stöd 2018-2025, tkr\n\nRegion {' '.join(map(str, range(2018, 2026)))}\n{rows}\n")
    assert measures(found) == [str(year) for year in range(2018, 2026)]
    assert recipients(found)[-1].text == "5308"


def test_decimals_of_a_titled_annex_that_are_in_no_table_are_told() -> None:
    found = read(
        "Bilaga B. Bidrag till regioner\n\nRegion Skåne\nRegion Halland\n\nmnkr\n67,1\n53,0\n29,4\n55,8\n25,9\n"
    )
    assert found.evidence is not None
    assert found.evidence.unread


@pytest.mark.parametrize("heading", ["Norr", "Östra"])
def test_a_first_heading_that_is_only_near_a_kommun_s_name_is_a_heading(heading: str) -> None:
    found = read(
        f"Bilaga 1 Bidrag till aktörer\n\nAktör\tBeviljat\nTotalt\t1 905 tkr\n\n{heading}\nStigens skola\t410 tkr\n"
        "Urkällan\t695 tkr\n\nSöder\nBackens gård\t800 tkr\n"
    )
    assert [a.group for a in recipients(found)] == [heading, heading, "Söder"]


def test_names_that_end_in_decimals_are_another_column_s() -> None:
    found = read(
        "Bilaga 1: ersättning per stift\n\nStift       2023 (mnkr)         2024 (mnkr)\n"
        "Uppsala stift        40,5         12,2\nLinköpings stift        46,9         52,4\n"
        "Skara stift        26,9       24,9\nSträngnäs stift       37,0    16,6\n"
        "Västerås stift        43,9    40,8\nVisby stift     10,3         71,0\n"
        "Summa       277,2     287,9\n"
    )
    assert [a.recipient for a in recipients(found)][::2][:2] == ["Uppsala stift", "Linköpings stift"]


def test_titles_over_rounds_before_one_more_column() -> None:
    rows = "".join(f"{name:<20}  50 100   61 200   50 100   61 200  222 600\n" for name in REGIONS)
    head = f"{'':<20}     Mål 1               Mål 2\n{'Region':<20}    Fast  Rörligt     Fast  Rörligt   Totalt\n"
    found = read(f"Bilaga 1. Medel till regioner, kronor\n\n{head}{rows}")
    assert measures(found) == ["Mål 1 Fast", "Mål 1 Rörligt", "Mål 2 Fast", "Mål 2 Rörligt", "Totalt"]


def test_years_a_space_apart_stand_over_a_column_each() -> None:
    words = [(60, 90, "Region"), (200, 90, "2023 2024"), (262, 90, "Differens")]
    for n, name in enumerate(("Halland", "Skåne", "Uppsala")):
        words += [(x, 110 + 16 * n, text) for x, text in ((60, name), (200, "12,4"), (232, "13,1"), (262, "0,7"))]
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 60), "Tabell 1. Statsbidrag per region, mnkr", fontsize=10)
        for x, y, text in words:
            page.insert_text((x, y), text, fontsize=11)
        found = parse_document(read_document(bytes(pdf.tobytes()), "x.pdf"), "test")
    assert [(c.header) for c in found.tables[0].columns] == ["Region", "2023", "2024", "Differens"]


def test_what_is_paid_at_one_rate_for_each_of_its_numbers_makes_them_counts() -> None:
    """A header that names things, under a caption in kronor: 12 000 for each of 5, 13, 69 and 21."""
    rows = (("Region Skåne", 5), ("Region Halland", 13), ("Region Uppsala", 69), ("Region Dalarna", 21))
    lines = [f"{name:<16}{count:>8}   {12_000 * count:>10_}".replace("_", " ") for name, count in rows]
    text = "Bilaga 1. Bidrag per region, kronor\n\n{:<16}{:>8}   {:>10}\n" + "\n".join(lines)
    assert [c.role.value for c in read(text.format("Region", "Småhus", "Belopp")).tables[0].columns] == [
        "name",
        "count",
        "amount",
    ]


def test_a_bold_title_broken_around_the_others_heads_no_group_over_a_name_of_several_lines() -> None:
    lines: list[Line] = [(80, [(50, "#Sökande hu-")]), (87, [(-400, "#Belopp (kr)"), (-500, "#Andel")])]
    lines += [(94, [(50, "#vudman")])]
    for n, (first, rest) in enumerate([("Lantbrukets", "högskola"), ("Fyrens", "vänner"), ("Kvarnens", "byalag")]):
        y = 110 + 26 * n
        lines += [(y, [(50, first)]), (y + 5, [(-400, f"{n + 1}2 000"), (-500, "12,91")]), (y + 10, [(50, rest)])]
    found = recipients(printed([(50, [(50, "Bilaga 1 Beviljade bidrag")]), *lines]))
    assert {(r.recipient, r.group) for r in found} == {
        (name, None) for name in ("Lantbrukets högskola", "Fyrens vänner", "Kvarnens byalag")
    }
