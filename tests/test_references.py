"""Identifiers in every shape that authorities print, what only looks like one, and whose they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.prose.blocks import read_flow
from parsers.prose.flow import Flow
from parsers.references.identifiers import same_case
from parsers.references.reading import find_references, read_references
from schemas.document import CHAR_WIDTH, LINE_HEIGHT, BBox, Document, Page, Word
from schemas.register.organisation_numbers import is_organisation_number
from schemas.vocabulary import Engine, TextSource


def _flow(text: str) -> Flow:
    """The reading flow of a page of plain text."""
    words: list[Word] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        for match in re.finditer(r"(\S+)(\s*)", line):
            left, right = (CHAR_WIDTH * m for m in match.span(1))
            box = BBox(left, LINE_HEIGHT * (number - 1), right, LINE_HEIGHT * number)
            words.append(Word(match[1], box, number, match[2]))
    page = Page(1, 600.0, LINE_HEIGHT * len(lines), tuple(words), geometry=False)
    source = TextSource.BORN_DIGITAL
    return read_flow(Document("0" * 64, "x.txt", "text/plain", 1, Engine.TEXT, source, (page,)), frozenset())


DNR, DECISION, SFS = "diarienummer", "decision_number", "sfs"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Regeringskansliet
        ("S2018/03799/FST (delvis)**Socialdepartementet**Socialstyrelsen", [(DNR, "S2018/03799/FST", True)]),
        ("(S2020/04363)", [(DNR, "S2020/04363", False)]),
        ("S2020/09593 (delvis)", [(DNR, "S2020/09593", True)]),
        ("Fi2004/960", [(DNR, "Fi2004/960", False)]),  # unpadded before 2015
        ("S2011/11229/VS\n(delvis)", [(DNR, "S2011/11229/VS", True)]),  # line break before (delvis)
        (
            "S2010/1791/FST (delvis) S2011/3354/FST (delvis)",
            [(DNR, "S2010/1791/FST", True), (DNR, "S2011/3354/FST", True)],
        ),
        (
            "Fi2020/02868/RS (delvis)\nFi2020/02902/RS",  # delvis belongs to one of the two
            [(DNR, "Fi2020/02868/RS", True), (DNR, "Fi2020/02902/RS", False)],
        ),
        ("Fi2015/00379/K", [(DNR, "Fi2015/00379/K", False)]),
        ("FA2016/01034/JA", [(DNR, "FA2016/01034/JA", False)]),
        ("103 52 STOCKHOLMS2005/5177/FH", [(DNR, "S2005/5177/FH", False)]),  # glued to the city
        ("103 15 STOCKHOLMFi2003/6567 (delvis)", [(DNR, "Fi2003/6567", True)]),
        ("KN2023/04567", [(DNR, "KN2023/04567", False)]),
        ("LI2023/03948", [(DNR, "LI2023/03948", False)]),
        # committees and decision numbers
        ("(S2019:04)", [("committee", "S2019:04", False)]),
        ("S 2019:04 Utredningen", [("committee", "S2019:04", False)]),
        ("regeringsbeslut 2018-06-20 nr II:7", [(DECISION, "II:7", False)]),
        (
            "Regeringsbeslut II:1 2011-03-24 S2010/1791/FST",
            [(DECISION, "II:1", False), (DNR, "S2010/1791/FST", False)],
        ),
        ("Regeringsbeslut\nIII 6", [(DECISION, "III:6", False)]),  # a space for the colon
        ("Regeringsbeslut33", [(DECISION, "33", False)]),
        (
            "regeringsbeslut I:2 från den 9 maj 2019 (dnr S2019/02244)",
            [(DECISION, "I:2", False), (DNR, "S2019/02244", False)],
        ),
        ("Bilaga till regeringsbeslut 2020-12-22 nr 33", [(DECISION, "33", False)]),
        ("regeringsbeslut nr 9 den 13 november 2003", [(DECISION, "9", False)]),
        ("regeringsbeslut den 20 juni 2018 nr II:7", [(DECISION, "II:7", False)]),
        ("Protokoll vid regeringssammanträde 2020-12-22 nr I:33", [(DECISION, "I:33", False)]),
        # acts, riksdag, inquiries, EU
        (
            "lagen (2013:388) om tillämpning av Europeiska unionens statsstödsregler",
            [(SFS, "SFS 2013:388", False)],
        ),
        ("förordningen om statsbidrag till kommuner (2020:1234)", [(SFS, "SFS 2020:1234", False)]),
        ("SFS 2018:1277", [(SFS, "SFS 2018:1277", False)]),
        (
            "prop. 2020/21:1 utg.omr. 9, bet. 2020/21:SoU1, rskr. 2020/21:156",
            [
                ("proposition", "prop. 2020/21:1", False),
                ("riksdag", "bet. 2020/21:SoU1", False),
                ("riksdag", "rskr. 2020/21:156", False),
            ],
        ),
        ("bet. 2009/2010:SoU1", [("riksdag", "bet. 2009/2010:SoU1", False)]),
        ("2017/18:1", [("riksdag", "2017/18:1", False)]),
        ("propositionen 2020/21:99", [("proposition", "prop. 2020/21:99", False)]),
        ("SOU 2021:52", [("sou", "SOU 2021:52", False)]),
        ("S0U2017:42", [("sou", "SOU 2017:42", False)]),  # zero read for O
        ("Ds 2024:14", [("ds", "Ds 2024:14", False)]),
        ("dir. 2020:142", [("directive", "dir. 2020:142", False)]),
        ("(EU) nr 1407/2013", [("eu_act", "(EU) nr 1407/2013", False)]),
        ("förordning (EG) nr 882/2004", [("eu_act", "(EG) nr 882/2004", False)]),
        ("förordning (EU) 2016/679", [("eu_act", "(EU) 2016/679", False)]),
        ("direktiv 2014/24/EU", [("eu_act", "2014/24/EU", False)]),
        # agencies, municipalities, regions
        ("Dnr 9.2-20447/2018 1(3)", [(DNR, "9.2-20447/2018", False)]),  # the page count is not swallowed
        ("Dnr: 5.7-1234/2020", [(DNR, "5.7-1234/2020", False)]),
        ("DNR: 3.1.1-2020-0188", [(DNR, "3.1.1-2020-0188", False)]),
        ("D N R : 3 . 1 . 1 - 2 0 2 0 - 0 1 8 8", [(DNR, "3.1.1-2020-0188", False)]),  # letter-spaced
        ("Dnr 8.1.2-2021:123", [(DNR, "8.1.2-2021:123", False)]),
        ("Dnr 1.2-9477-16", [(DNR, "1.2-9477-16", False)]),
        ("Dnr 9.3.1-00123-2021", [(DNR, "9.3.1-00123-2021", False)]),
        ("Dnr: 1.2.3-214-2010", [(DNR, "1.2.3-214-2010", False)]),
        ("Ärendebeteckning 424-5784-2017 1(10)", [(DNR, "424-5784-2017", False)]),
        ("Dnr 411-4762-05", [(DNR, "411-4762-05", False)]),
        ("ärendenumret 2020-11591", [(DNR, "2020-11591", False)]),
        ("Diarienr 2015/237-5", [(DNR, "2015/237-5", False)]),
        ("Dnr 1388/2014", [(DNR, "1388/2014", False)]),
        ("DNR:1/2007", [(DNR, "1/2007", False)]),
        ("DNR:0402-170/2012", [(DNR, "0402-170/2012", False)]),
        ("Dnr60902-188/2013", [(DNR, "60902-188/2013", False)]),
        ("Dnr KS 2018/14", [(DNR, "KS 2018/14", False)]),
        ("Dnr KS/2018:4", [(DNR, "KS/2018:4", False)]),
        ("KS/2020:12", [(DNR, "KS/2020:12", False)]),  # a known prefix needs no cue
        ("KS 2020/123", [(DNR, "KS 2020/123", False)]),
        ("Dnr ÄLN 2020/45", [(DNR, "ÄLN 2020/45", False)]),
        ("Diarienummer 2021/KS 0280 013", [(DNR, "2021/KS 0280 013", False)]),
        ("RS 2019-0123", [(DNR, "RS 2019-0123", False)]),
        ("Dnr SHS2018-0002", [(DNR, "SHS2018-0002", False)]),
        ("STY-2020/523", [(DNR, "STY-2020/523", False)]),
        ("Ärendenr: 20/01595", [(DNR, "20/01595", False)]),
        ("Dnr 2019/00136", [(DNR, "2019/00136", False)]),
        ("dnr 2914-2011", [(DNR, "2914-2011", False)]),
        ("Dnr 01234-2020-1.1.2", [(DNR, "01234-2020-1.1.2", False)]),  # number-year-class
        ("Dnr NV-01234-20", [(DNR, "NV-01234-20", False)]),
        ("Dnr Af-2020/0012 3456", [(DNR, "Af-2020/0012 3456", False)]),
        ("dnr 2020/12, 2020/13 och 2020/14", [(DNR, f"2020/{n}", False) for n in (12, 13, 14)]),
        # addresses
        ("på https://www.msb.se/sv/bidrag/.", [("url", "https://www.msb.se/sv/bidrag/", False)]),
        ("(se www.skolverket.se)", [("url", "www.skolverket.se", False)]),
        # documents cited by name
        ("enligt regleringsbrev för 2021", [("document", "regleringsbrev för 2021", False)]),
        (
            "(se Socialstyrelsens regleringsbrev 2020)",
            [("document", "Socialstyrelsens regleringsbrev 2020", False)],
        ),
        ("i budgetpropositionen för 2022.", [("document", "budgetpropositionen för 2022", False)]),
        ("enligt 2020 års överenskommelse.", [("document", "2020 års överenskommelse", False)]),
        (
            "Den 12 maj 2021 ingick parterna överenskommelsen om god vård, som gäller.",
            [("document", "överenskommelsen om god vård (12 maj 2021)", False)],
        ),
        ("enligt regeringens beslut den 9 maj 2019.", [("document", "regeringens beslut (9 maj 2019)", False)]),
        ("i rapporten Digital vardag 2019 framgår", [("document", "Digital vardag 2019", False)]),
        ("överenskommelsen ”Trygg hela vägen” gäller", [("document", "Trygg hela vägen", False)]),
    ],
)
def test_references(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(f.kind.value, f.value, f.partial) for f in find_references(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Telefon 075-247 30 00",
        "08-405 10 00",
        "010-240 54 10",
        "202100-0555",  # organisation number of an agency
        "Org nr: 222000-0315",
        "Org.nummer 212000-2049",  # its last four digits look like a year
        "Dnr 212000-2049",  # even after a cue
        "2018-07-03",
        "1(3)",
        "106 30 Stockholm",
        "2020–2022",
        "perioden 2019-2022",
        "årsskiftet 2020/2021",
        "läsåret 2020/21",
        "S 2019/20",  # party letter and riksmöte
        "anslaget 4:5 Stimulansbidrag",
        "anslag 1:6",
        "Delmål 10.2",
        "Agenda 2030",
        "ISBN 978-91-38-23265-1",
        "ISSN 0284-6012",
        "Artikelnummer 2019-5-13",
        "Val av justerare 65/18",
        "20 juni–31 december 2018",
        "Regeringsbeslut 1 bilaga",
        "Protokoll 1 (20)",
        "9 135 tkr",
        "0114\tUpplands Väsby\t1 310 223\t0,37",
        "Rapport 2016:27",
        "S/FS Carita Nyssölä Linde",
        "10-50 kunder 49 20 000",
        "Bankgiro 5052-5781",
        "Bilaga 14:3",
        "E4/E20",
        "A4-papper",
        "1904\tSkinnskatteberg",
        "2021 Vansbro 425 830",
        "utförar-",
        "N.N.",
        "kl. 16.00",
        "09.00–15.30",
        "0,37",
        "19121212-1212",
        "§ 44-2015",
        "namn@msb.se",
        "beslutet ska ange diarienummer och datum",  # a cue without a number
        "det diarienummer som beslutet har",
        "överenskommelsen",
        "regeringens beslut",
    ],
)
def test_no_references(text: str) -> None:
    assert find_references(text) == ()


def test_a_date_after_the_word_is_no_decision_number() -> None:
    assert [f.kind.value for f in find_references("regeringsbeslut 20 juni 2018")] == ["document"]


def test_the_name_is_not_cited_where_the_number_follows() -> None:
    text = "i budgetpropositionen för 2021 (prop. 2020/21:1)"
    assert [f.value for f in find_references(text)] == ["prop. 2020/21:1"]


def test_cases_are_told_apart_by_department_year_and_number() -> None:
    assert same_case("S2018/03799/FST") == same_case("S2018/3799")
    assert same_case("S2018/03799") != same_case("S2019/03799")


def test_organisation_numbers_have_a_check_digit() -> None:
    assert is_organisation_number("212000-2049")
    assert not is_organisation_number("212000-2048")


@given(
    st.sampled_from(["S", "Fi", "Ku", "KN", "LI"]),
    st.integers(1995, 2029),
    st.integers(1, 99999),
    st.sampled_from(["", "/FST", "/RS"]),
    st.sampled_from(["", " (delvis)"]),
)
def test_a_number_of_the_government_is_the_text_of_its_span(
    department: str, year: int, number: int, unit: str, partly: str
) -> None:
    value = f"{department}{year}/{number:05d}{unit}"
    printed = value + partly
    text = f"Beslutet har dnr {printed}, se ovan."
    (found,) = find_references(text)
    assert text[found.start : found.stop] == printed
    assert (found.value, found.partial, found.cue) == (value, bool(partly), "dnr")


_BODY = """

Bidrag till bibliotek i glesbygd

Regeringens beslut

Regeringen beslutar att fördela medel till kommunerna för inköp av litteratur. Uppdraget lämnades i ett annat
beslut (Ku2019/00812/KO) och redovisas enligt förordningen (2010:1058). Läs mer på www.kulturradet.se.
"""


def _rows(text: str) -> list[tuple[str, str, str, bool]]:
    return [(r.role.value, r.kind.value, r.value, r.partial) for r in read_references(_flow(text))]


@pytest.mark.parametrize(
    ("head", "own"),
    [
        (
            "Regeringsbeslut       III 6\n\n2020-10-22            Ku2020/01234 (delvis)\n\nKulturdepartementet",
            [(DECISION, "III:6", False), (DNR, "Ku2020/01234", True)],
        ),
        ("Kulturrådet           2020-10-22\nDnr KUR 2020/6604", [(DNR, "KUR 2020/6604", False)]),
        (  # the cue stands in a cell above the number
            "Datum                 Diarienummer\n2020-10-22            704-10877-2020",
            [(DNR, "704-10877-2020", False)],
        ),
        ("Region Jönköpings län       RJL 2020/2841", [(DNR, "RJL 2020/2841", False)]),  # no cue at all
    ],
)
def test_the_letterhead_owns_and_a_sentence_cites(head: str, own: list[tuple[str, str, bool]]) -> None:
    rows = _rows(head + _BODY)
    assert [r[1:] for r in rows if r[0] == "own"] == own
    assert [r[1:] for r in rows if r[0] == "cites"] == [
        (DNR, "Ku2019/00812/KO", False),
        (SFS, "SFS 2010:1058", False),
        ("url", "www.kulturradet.se", False),
    ]


@pytest.mark.parametrize(
    "number",
    [
        "505-1234-2023",
        "9.1-1234-2023",
        "31-1234/2023",
        "8.4-2023/123",
        "01234-2023-1.1.2",
        "1234/2023",
        "2023/123-5",
        "2023-012345",
        "2023-O000123",
        "23RS1234",
        "RS230456",
        "NV-01234-23",
    ],
)
def test_a_line_of_a_letterhead_that_is_a_case_number_needs_no_word_for_it(number: str) -> None:
    rows = _rows(f"Länsverket\n\nBeslut\n2023-05-11\n{number}" + _BODY)
    assert [r[2] for r in rows if r[:2] == ("own", DNR)] == [number]


@pytest.mark.parametrize(
    "line", ["2023/24", "2021-2023", "212000-1355", "08-123 45 67", "103 33", "1(3)", "2023:15", "202100-2023"]
)
def test_a_line_of_a_letterhead_that_is_another_number_is_no_case(line: str) -> None:
    rows = _rows(f"Länsverket\n\nBeslut\n2023-05-11\n{line}" + _BODY)
    assert [r[2] for r in rows if r[:2] == ("own", DNR)] == []


def test_their_number_is_not_our_own() -> None:
    rows = _rows("Boverket      2021-03-04\nDnr 1234/2021      Er beteckning Fi2020/05001" + _BODY)
    assert ("own", DNR, "1234/2021", False) in rows
    assert ("cites", DNR, "Fi2020/05001", False) in rows


def test_an_own_number_is_not_also_cited() -> None:
    rows = _rows("2019-10-22\nKu2019/00812/KO\nKulturdepartementet" + _BODY)
    assert [r[:3] for r in rows if r[1] == DNR] == [("own", DNR, "Ku2019/00812/KO")]
