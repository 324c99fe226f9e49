"""How Swedish authorities number their cases, decisions, acts and papers: each shape of each numbering system."""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from parsers.references.reading import find_references
from schemas.rows import Extraction


def values(text: str) -> list[str]:
    return [f.value for f in find_references(text)]


@pytest.mark.parametrize(
    ("text", "value", "partial"),
    [
        ("Ju2016/04411/KRIM", "Ju2016/04411/KRIM", False),
        ("IJ2008/1777/DISK (delvis)", "IJ2008/1777/DISK", True),
        ("L2012/456", "L2012/456", False),
        ("Fi 2016/00379", "Fi2016/00379", False),
        ("S 2011/4502", "S2011/4502", False),
        ("S2017/ 04711/FST", "S2017/04711/FST", False),  # a line may end beside each slash
        ("S2017/04711/ FST", "S2017/04711/FST", False),
        ("S2017/04711 /FST", "S2017/04711/FST", False),
        ("S2017 / 04711 / FST", "S2017/04711/FST", False),
        ("S2017/04711/FST(delvis)", "S2017/04711/FST", True),
        ("S2017/04711/FST delvis", "S2017/04711/FST", True),
        ("S2017/04711/FST, delvis", "S2017/04711/FST", True),
        ("I beslutet S2017/04711 delvis ändrade villkor", "S2017/04711", False),
        ("631 04 ESKILSTUNAFi2009/1122", "Fi2009/1122", False),  # glued to any city
        ("831 25 ÖstersundU2014/5177/S", "U2014/5177/S", False),
        ("KARLSKRONAS2015/08193/FST", "S2015/08193/FST", False),
        ("2004-12-09S2004/8732/SK", "S2004/8732/SK", False),  # and to a date
    ],
)
def test_numbers_of_the_government_offices(text: str, value: str, *, partial: bool) -> None:
    (found,) = find_references(text)
    assert (found.value, found.partial) == (value, partial)


@pytest.mark.parametrize(
    "text",
    [
        "I 2010/2011 års siffror",  # a turn of the year
        "läsåret HT 2023/2024 och EU 2021/1060",  # and an act of the EU
        "(0150-47 00 12), (2023-2024), (864500-3321) och (HT 2023/24)",
    ],
)
def test_letters_and_years_that_are_no_case_of_the_government(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("KN 2023/219 är ett nummer", "KN 2023/219"),  # an agency's letters stand apart from an unpadded number
        ("enligt dnr MK KS 2024/118 ska", "MK KS 2024/118"),
        ("enligt beslutet RAÄ 2024-00118 ska", "RAÄ 2024-00118"),
        ("styrelsens beslut (Ks 2023-1188)", "Ks 2023-1188"),
        ("länsstyrelsens beslut (451-1022-2024)", "451-1022-2024"),
        ("kanslibeslut (PTS 24-6132)", "PTS 24-6132"),
        ("I ärende 2024/0412 beviljades bidrag", "2024/0412"),
    ],
)
def test_numbers_of_any_office(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Regeringsbeslut IV:3", "IV:3"),
        ("Regeringsbeslut II 9", "II:9"),
        ("Regeringsbeslut I 17, 2016-03-03", "I:17"),
        ("Regeringsbeslut13", "13"),
        ("regeringsbeslut den 7 juni 2018, nr II:4", "II:4"),
        ("regeringsbeslut 2018-06-07, II:4", "II:4"),
        ("regeringens beslut II:4 den 7 juni 2018", "II:4"),
        ("regeringens beslut den 9 maj 2019 (II:2)", "II:2"),
        ("regeringsbeslutet (nr III:4)", "III:4"),
        ("regeringens beslut nr 14 den 12 december 2002", "14"),
    ],
)
def test_numbers_of_decisions(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Dnr 5.7-31/2020", "5.7-31/2020"),  # Socialstyrelsen
        ("Dnr 8.1.2-2022:77", "8.1.2-2022:77"),  # Skolverket
        ("Dnr 3.1.1-2020-0190", "3.1.1-2020-0190"),  # Riksrevisionen
        ("Dnr 1.2-9478-16", "1.2-9478-16"),  # Kammarkollegiet
        ("Ärendebeteckning: 424-5785-2017", "424-5785-2017"),  # länsstyrelserna
        ("Diarienr. 2020-11593", "2020-11593"),  # MSB
        ("DIARIENR 2015/238-5", "2015/238-5"),  # Statskontoret
        ("ESV Dnr 2021-00345", "2021-00345"),
        ("Dnr 1389/2014", "1389/2014"),
        ("Vårt ärendenummer: 01235-2020-1.1.2", "01235-2020-1.1.2"),  # Folkhälsomyndigheten
        ("STY-2020/524", "STY-2020/524"),  # SPSM
        ("dnr 2915-2011", "2915-2011"),  # JO
        ("dnr 1880-02-40", "1880-02-40"),  # JK
        ("Vårt dnr 20/01596", "20/01596"),  # SKR
        ("Dnr KS/2018:5", "KS/2018:5"),  # kommuner
        ("Dnr KS-2021-45", "KS-2021-45"),
        ("D.nr: 2020/55", "2020/55"),
        ("Diarienummer 2021/KS 0281 013", "2021/KS 0281 013"),
        ("DNR. 2/2007", "2/2007"),
        ("Dnr 2021-FI-45", "2021-FI-45"),
        ("Dnr RS2019-00123", "RS2019-00123"),  # regioner
        ("Dnr LJ2014/1369", "LJ2014/1369"),
        ("Vår ref. 2021-00345", "2021-00345"),
    ],
)
def test_numbers_of_agencies_kommuner_and_regioner(printed: str, value: str) -> None:
    assert values(printed) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("regeringsformen (1974:152)", ["SFS 1974:152"]),
        ("2 § förordningen (2016:400)", ["SFS 2016:400"]),
        ("instruktionen (2007:825)", ["SFS 2007:825"]),
        ("lagarna (1993:387) och (2001:453)", ["SFS 1993:387", "SFS 2001:453"]),
        ("tabellen (2001:453)", []),
        ("bet. 2015/16: FiU1", ["bet. 2015/16:FiU1"]),
        ("rskr. 2020/21:63 och 2020/21:64", ["rskr. 2020/21:63", "rskr. 2020/21:64"]),
        ("prop. 2017/18:1, bet. SoU1, rskr. 64", ["prop. 2017/18:1", "bet. 2017/18:SoU1", "rskr. 2017/18:64"]),
        ("bet. SoU1", []),  # without a session it says nothing
        ("SOU 2021:53 och 2021:54", ["SOU 2021:53", "SOU 2021:54"]),
        ("Ds.2024:15", ["Ds 2024:15"]),
        ("dir 2020:143", ["dir. 2020:143"]),
        ("tilläggsdirektiv 2020:143", ["dir. 2020:143"]),
        ("U 2015:01", ["U2015:01"]),
        ("(EU) No 651/2014", ["(EU) nr 651/2014"]),
        ("(EU, Euratom) 2018/1046", ["(EU, Euratom) 2018/1046"]),
        ("rådets direktiv 2000/78/EG", ["2000/78/EG"]),
        ("Boverkets föreskrifter (BFS 2011:6)", ["BFS 2011:6"]),
    ],
)
def test_acts_and_papers(text: str, expected: list[str]) -> None:
    assert values(text) == expected


_TERMS = (
    "\n\nAnvisningar för att rekvirera bidrag till simhallar 2021\n\nKommuner som har beviljats bidrag ska "
    "rekvirera medlen hos myndigheten senast den 1 oktober 2021. Uppdraget ges i regeringens beslut den 4 februari "
    "2021 (dnr Fi2021/00500).\n"
)
_DECISION = (
    "\n\nMedel till simhallar i glesbygd\n\nRegeringens beslut\n\nRegeringen uppdrar åt Boverket att betala ut "
    "12 000 000 kronor till kommunerna under 2021. Se regeringsbeslut 2020-06-20 nr II:7.\n\nPå regeringens vägnar"
    "\n\nEva Alm\nOla Bask\n"
)


def own_and_cited(text: str) -> tuple[list[tuple[str, bool]], list[str]]:
    read: Extraction = understand(text.encode(), "prov.txt", Settings())
    own = [(r.value, r.partial) for r in read.references if r.role == "own"]
    return own, [r.value for r in read.references if r.role == "cites"]


@pytest.mark.parametrize(
    ("head", "own", "cited"),
    [
        (
            "Socialstyrelsen\n2021-03-04\nVårt dnr: 5.7-123/2021\nErt dnr: S2021/00321",
            "5.7-123/2021",
            ["S2021/00321"],
        ),
        (
            "Statskontoret\nDATUM 2021-03-04    DIARIENR 2021/23-5\nER BETECKNING Fi2021/00122",
            "2021/23-5",
            ["Fi2021/00122"],
        ),
        (
            "LÄNSSTYRELSEN I KALMAR LÄN\n\nDatum          Ärendebeteckning\n2021-03-04     424-5784-2021",
            "424-5784-2021",
            [],
        ),
        ("Specialpedagogiska skolmyndigheten   2021-03-04   STY-2021/523", "STY-2021/523", []),
    ],
)
def test_our_number_their_number_and_a_number_in_a_sentence(head: str, own: str, cited: list[str]) -> None:
    assert own_and_cited(head + _TERMS) == ([(own, False)], [*cited, "Fi2021/00500"])


@pytest.mark.parametrize(
    ("head", "own"),
    [
        (
            "Regeringsbeslut II:9\n2021-03-04\nFi2021/00123 (delvis)\nFi2021/00124\n\nFinansdepartementet\n\nRådet",
            [("II:9", False), ("Fi2021/00123", True), ("Fi2021/00124", False)],
        ),
        (
            (
                "Finansdepartementet\n\nRegeringsbeslut             III 6\n\n2021-03-04        Fi2021/00123/K\n"
                "                  (delvis)\n\nBoverket"
            ),
            [("III:6", False), ("Fi2021/00123/K", True)],
        ),
        (
            "Regeringsbeslut33\n2005-03-04Boverket\n371 23 KARLSKRONAFi2005/960\n\nFinansdepartementet",
            [("33", False), ("Fi2005/960", False)],
        ),
        (
            (
                "Regeringsbeslut       I:4\n2021-03-04     S2021/00826, S2021/00827 (delvis) m.fl.\nSe bilaga 1\n\n"
                "Socialdepartementet\n\nBoverket"
            ),
            [("I:4", False), ("S2021/00826", False), ("S2021/00827", True)],
        ),
    ],
)
def test_the_numbers_of_a_decision_are_its_own(head: str, own: list[tuple[str, bool]]) -> None:
    assert own_and_cited(head + _DECISION) == (own, ["II:7"])
