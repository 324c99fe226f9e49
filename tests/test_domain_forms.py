"""Forms of identifiers, dates, money and letterheads that documents print now and then, each a row of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from parsers.amounts.reading import find_amounts
from parsers.dates.forms import find_dates
from parsers.references.reading import find_references
from schemas.rows import Extraction
from schemas.vocabulary import ReferenceKind, ReferenceRole

_DEPARTMENTS = ["Ju", "UD", "Fö", "S", "Fi", "U", "M", "N", "Ku", "A", "FA", "SB", "Jo", "I", "KN", "LI", "L", "IJ"]


@pytest.mark.parametrize("department", _DEPARTMENTS)
def test_every_department_registers(department: str) -> None:
    for number in (f"{department}2014/960", f"{department}2019/00960/RS", f"{department}2021/00960"):
        assert [f.value for f in find_references(f"Regeringens ärende {number}.")] == [number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("M2016/00311/K1", "M2016/00311/K1"),  # the letter that was read as a digit is kept as read
        ("dnr 2016/00311/FS", "2016/00311/FS"),  # the department's letter lost
        ("dnr 1879-02-40", "1879-02-40"),
        ("Dnr LJ2015/2204", "LJ2015/2204"),
        ("Vår beteckning: 5.7-31/2020", "5.7-31/2020"),
        ("Vårt dnr 2020/31", "2020/31"),
        ("Fi2017/8016/OFA/SF", "Fi2017/8016/OFA/SF"),  # two units
        ("Regeringsbeslut Nr: 9", "9"),
        ("Ärendenummer 2020-11592", "2020-11592"),
        ("D.nr 2020/31", "2020/31"),
    ],
)
def test_numbers_with_their_cues(text: str, value: str) -> None:
    assert [f.value for f in find_references(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("bet. 2017/18:SoU1, rskr. 64", ["bet. 2017/18:SoU1", "rskr. 2017/18:64"]),  # the session stands before
        ("rskr. 64", ["rskr. 64"]),
        ("prop. 1999/2000:1", ["prop. 1999/2000:1"]),
        ("rskr. 2017/18:64", ["rskr. 2017/18:64"]),
    ],
)
def test_letters_of_the_riksdag(text: str, values: list[str]) -> None:
    assert [f.value for f in find_references(text)] == values


_BODY = """

Uppdrag att betala ut medel för bryggor

Regeringens beslut

Regeringen uppdrar åt Kammarkollegiet att betala ut 12 000 000 kronor till kommunerna under 2021.

På regeringens vägnar

Eva Alm
Ola Bask
"""


def _read(text: str) -> Extraction:
    return understand(text.encode(), "beslut.txt", Settings())


@pytest.mark.parametrize(
    "head",
    [
        # one below the other, in any order
        "Regeringsbeslut\nI:8\n2021-01-28\nS2021/00826 (delvis)\n\nSocialdepartementet\n\nKammarkollegiet\nBox 1",
        "Socialdepartementet\nRegeringsbeslut\nI:8\n2021-01-28\nS2021/00826 (delvis)\nKammarkollegiet\nBox 2218",
        (
            "Socialdepartementet\nKammarkollegiet\nBox 2218\n103 15 Stockholm\n2021-01-28\nRegeringsbeslut I:8\n"
            "S2021/00826 (delvis)"
        ),
        # as a converter runs them together
        "Regeringsbeslut I:8 2021-01-28 S2021/00826 (delvis) Socialdepartementet Kammarkollegiet Box 2218",
        (
            "Regeringsbeslut 2021-01-28 S2021/00826 (delvis) I:8 1 bilaga Socialdepartementet Kammarkollegiet "
            "Box 2218 103 15 Stockholm"
        ),
        (
            "Socialdepartementet Regeringsbeslut I:8 2021-01-28 S2021/00826 (delvis)\n"
            "Kammarkollegiet Box 2218 103 15 Stockholm"
        ),
        # in two columns
        (
            "Regeringsbeslut                       I:8\n2021-01-28          S2021/00826 (delvis)\n"
            "Socialdepartementet\n                    Kammarkollegiet\n                    Box 2218"
        ),
    ],
)
def test_the_head_of_a_decision_in_any_order(head: str) -> None:
    read = _read(head + _BODY)
    row = read.document
    assert (row.kind, row.title) == ("government_decision", "Uppdrag att betala ut medel för bryggor")
    assert (row.department, row.addressee) == ("Socialdepartementet", "Kammarkollegiet")
    assert (str(row.document_date), row.decision_number) == ("2021-01-28", "I:8")
    own = [(r.value, r.partial) for r in read.references if r.kind is ReferenceKind.DIARIENUMMER]
    assert own == [("S2021/00826", True)]


def test_a_list_of_numbers_that_goes_on_elsewhere() -> None:
    head = "Regeringsbeslut\nIII 6\n2020-12-17\nFi2020/02868/RS (delvis)\nFi2020/02902/RS m.fl.\nSe bilaga 1\n"
    rows = list(_read(head + "\nFinansdepartementet\n\nSkatteverket" + _BODY).references)
    assert [(r.role, r.value, r.partial) for r in rows] == [
        (ReferenceRole.OWN, "III:6", False),
        (ReferenceRole.OWN, "Fi2020/02868/RS", True),
        (ReferenceRole.OWN, "Fi2020/02902/RS", False),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("fr o m 2020-01-01 t o m 2020-12-31", "2020-01-01", "2020-12-31"),
        ("fr o m den 1 mars t o m den 30 april 2021", "2021-03-01", "2021-04-30"),
        ("jan–juni 2021", "2021-01-01", "2021-06-30"),
        ("okt.-dec. 2021", "2021-10-01", "2021-12-31"),
        ("kvartal 1–3 2020", "2020-01-01", "2020-09-30"),
        ("första och andra kvartalet 2020", "2020-01-01", "2020-06-30"),
        ("Q1–Q2 2021", "2021-01-01", "2021-06-30"),
        ("tertial 1 till 2 2021", "2021-01-01", "2021-08-31"),
        ("åren 2021-23", "2021-01-01", "2023-12-31"),
        ("perioden 2019–20 gäller", "2019-01-01", "2020-12-31"),
        ("2020 t.o.m. 2022", "2020-01-01", "2022-12-31"),
        ("perioden 2007 2011", "2007-01-01", "2011-12-31"),  # the dash lost
        ("månadsskiftet maj/juni 2021", "2021-05-31", "2021-06-01"),
        ("senast 180703", "2018-07-03", "2018-07-03"),
        ("2021.03.04", "2021-03-04", "2021-03-04"),
        ("senast \n den 1 december 2021", "2021-12-01", "2021-12-01"),
    ],
)
def test_periods_and_days(text: str, first: str, last: str) -> None:
    assert [(str(d.first), str(d.last)) for d in find_dates(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "180703",  # two figures of a year need a word before them
        "kvartal 1 och 3 2020",
        "inom kort",
        "i god tid",
        "vid samma tidpunkt",
        "två veckor efter beslutet",
        "version 2021.03",
        "09.00–15.30",
        "perioden 2019–18",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert not [d for d in find_dates(text) if d.precision.value == "day" and d.first == d.last]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("500 t kr", 500_000),
        ("12 m kr", 12_000_000),
        ("1,2 mn kr", 1_200_000),
        ("5 kkr", 5_000),
        ("5 tusental kronor", 5_000),
        ("2,5 mdr kr", 2_500_000_000),
        ("12 milj. kronor", 12_000_000),
        ("5 000 000,- kr", 5_000_000),
        ("350 500:-", 350_500),
        ("1.000,50 kr", Decimal("1000.50")),
        ("1 234¹ kr", None),  # what is the mark's and what the number's is not told
    ],
)
def test_money(text: str, value: Decimal | int | None) -> None:
    assert [a.value_sek for a in find_amounts(f"Stödet är {text} i år")] == [value]


@pytest.mark.parametrize("word", ["runt", "dryga", "knappa", "max.", "uppemot", "omkring", "närmare"])
def test_words_that_qualify(word: str) -> None:
    assert [a.qualifier for a in find_amounts(f"Det kostar {word} 5 mkr")] == [word]


_TERMS = (
    "Statens kulturråd\n2022-03-09\nDnr KUR 2022/1234\n\nAnvisningar för bidrag till läsning 2022\n\n"
    "Bidraget uppgår till 4 500 000 kronor. Medlen får\nanvändas till sådant som stärker e-\nhälsa, icke-\n"
    "kommersiella bokköp, hälso-\noch sjukvård, stöd till 12-\nåringar samt TV-\nspel. Medel som inte har förbru-\n"
    "kats ska återbetalas senast den 31\nmars 2023.\n"
)
_MARKED = (
    "2022-03-09  \n**Dnr KUR 2022/1234**\n\n**Statens kulturråd**\n\n"
    "## **Anvisningar för _bidrag_ till läsning 2022**\n\n"
    "**Bidraget** uppgår till **4 500 000** kronor. Medlen får *användas* till sådant som stärker e-hälsa, "
    "icke-kommersiella bokköp, hälso- och sjukvård, stöd till 12-åringar samt TV-spel. Medel som inte har "
    "förbrukats ska __återbetalas__ senast den **31 mars** 2023.  \n"
)


@pytest.mark.parametrize(
    "print_",
    [
        _TERMS,
        _TERMS.replace("\n\n", "\n\n\n").replace("\n", "\n\n"),  # every line followed by an empty one
        _TERMS.replace("ä", "a\u0308").replace("å", "a\u030a").replace("ö", "o\u0308"),  # letters and marks apart
        _TERMS.replace(" ", "\u00a0"),
        _TERMS.replace("förbru-\n", "förbru\u00ad\n"),
        _TERMS.replace("den 31\n", "den 31\n\x0cKULTURRÅDET 2022-03-09 Dnr KUR 2022/1234 2(2)\n\n"),  # a page turn
        _MARKED,
    ],
)
def test_one_text_in_many_prints(print_: str) -> None:
    read = _read(print_)
    assert (read.document.title, read.document.issuer) == (
        "Anvisningar för bidrag till läsning 2022",
        "Statens kulturråd",
    )
    assert [(r.role, r.value) for r in read.references] == [("own", "KUR 2022/1234")]
    assert [a.amount_sek for a in read.amounts] == [4_500_000]
    assert [(c.text, str(c.deadline)) for c in read.conditions][1:] == [
        (
            (
                "Medlen får användas till sådant som stärker e-hälsa, icke-kommersiella bokköp, hälso- och "
                "sjukvård, stöd till 12-åringar samt TV-spel."
            ),
            "None",
        ),
        ("Medel som inte har förbrukats ska återbetalas senast den 31 mars 2023.", "2023-03-31"),
    ]


def test_what_a_converter_dropped_is_not_made_up() -> None:
    read = _read(
        "Statens kulturråd\nDnr: /2008\nTelefon:\n\nAnvisningar för bidrag till bibliotek\n\n"
        "Kommunerna ska redovisa bidraget senast den 30 april Bakgrund\nRådet fördelar medel till kommuner.\n"
    )
    assert [(d.start, d.end) for d in read.dates] == [(None, None)]
    assert not read.references
    assert "identity" in {f.check for f in read.findings if f.status == "fail"}


def test_letters_read_for_digits_are_not_corrected() -> None:
    read = _read(_TERMS.replace("4 500 000 kronor", "4 5OO 000 kronor"))
    assert [a.amount_sek for a in read.amounts] == [None]
    assert "number-shape" in {f.check for f in read.findings if f.status == "fail"}
