"""What text goes through before it is read: bullets, page turns, double spacing, letter-spacing, marks.

Each case prints one short instruction, or a part of it, as some program does; what is read must stay the same.
"""

from __future__ import annotations

import pytest

from ingest.pipeline import understand
from ingest.readers import read_document
from ingest.settings import Settings
from parsers.prose.blocks import read_flow
from parsers.prose.flow import BlockKind, Flow
from parsers.references.reading import find_references
from schemas.rows import Extraction

HEAD = (
    "Statens kulturråd                    2022-03-09\nDnr KUR 2022/1234\n\n"
    "Anvisningar för bidrag till läsning 2022\n\n"
)
DUE = "\nKommunerna ska redovisa bidraget till Statens kulturråd senast den 1 mars 2023."


def read(text: str, name: str = "prov.txt") -> Extraction:
    return understand(text.encode(), name, Settings())


def flow(text: str, name: str = "prov.txt") -> Flow:
    return read_flow(read_document(text.encode(), name), frozenset())


def conditions(text: str) -> list[str]:
    return [c.text for c in read(text).conditions]


@pytest.mark.parametrize(
    "bullet", ["•", "\uf0b7", "\u25cf", "\u2023", "\uf0a7", "–", "-", "—", "*", "□", "▪", "►", "✓"]
)
def test_every_bullet_makes_an_item(bullet: str) -> None:
    listed = (
        f"{HEAD}Medlen får användas för\n\n{bullet} inköp av böcker,\n{bullet} utbildning av personal.\n{DUE}\n"
    )
    items = [b.text.string for b in flow(listed).of_kind(BlockKind.ITEM)]
    assert items == ["inköp av böcker,", "utbildning av personal."]
    assert conditions(listed)[:2] == [
        "Medlen får användas för inköp av böcker,",
        "Medlen får användas för utbildning av personal.",
    ]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2007", "\u2009", "\u202f"])
def test_every_space_parts_words(space: str) -> None:
    text = "Medlen ska rekvireras senast den 31 mars 2023.".replace(" ", space)
    rows = read(HEAD + text + "\n")
    assert [str(d.start) for d in rows.dates if d.role == "requisition_deadline"] == ["2023-03-31"]


CUT = "Medel som inte har använts ska återbetalas till rådet"
REST = "senast den 31 mars 2023."
FILLER = "Bidraget lämnas för ett kalenderår i taget."


@pytest.mark.parametrize(
    "turn",
    [
        "\n\x0c",  # a form feed alone
        "\n\x0cStatens kulturråd                    2022-03-09\nDnr KUR 2022/1234\n\n",  # and a running head
        "\n\n2 (2)\n\n",  # the mark of a page on a line of its own
        "\n\n\x0c2(2)\n\n",
        "\n\n– 2 –\n\n",
        "\n\nSida 2 av 2\n\n",
        "\n\n2022-03-09        Dnr KUR 2022/1234        2(2)\n\n",
    ],
)
def test_a_sentence_over_the_turn_of_a_page(turn: str) -> None:
    assert f"{CUT} {REST}" in conditions(f"{HEAD}{FILLER}\n{CUT}{turn}{REST}\n")


def test_pages_of_which_each_begins_with_a_space() -> None:
    pages = f"{HEAD}{FILLER}\n{CUT}\n {REST} {FILLER}\nKommunerna ska redovisa bidraget\n till rådet varje år.\n"
    found = conditions(pages)
    assert f"{CUT} {REST}" in found
    assert "Kommunerna ska redovisa bidraget till rådet varje år." in found


def test_numbers_of_pages_alone_between_empty_lines() -> None:
    page = "Kommunen ska lämna uppgifter till rådet om antalet böcker som har köpts för bidraget och\n\n{}\n\n"
    text = HEAD + "".join(page.format(n) for n in (1, 2, 3)).replace("och\n\n3", "och lånen.\n\n3")
    assert not [line for line in flow(text).blocks if line.text.string in {"1", "2", "3"}]


@pytest.mark.parametrize("blank", ["", " "])
def test_lines_each_followed_by_an_empty_one(blank: str) -> None:
    lines = f"{CUT}\n{REST}\n\nKommunerna ska rekvirera bidraget\nsenast den 1 juni 2022.\n"
    spaced = HEAD.replace("\n", f"\n{blank}\n") + lines.replace("\n", f"\n{blank}\n")
    assert conditions(spaced) == [f"{CUT} {REST}", "Kommunerna ska rekvirera bidraget senast den 1 juni 2022."]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("stöd till 16-\nåringar", "stöd till 16-åringar"),
        ("e-\nlegitimation", "e-legitimation"),
        ("E-\nlegitimation", "E-legitimation"),
        ("wi-\nfi", "wi-fi"),
        ("icke-\nstatliga medel", "icke-statliga medel"),
        ("läs- \noch skrivstöd", "läs- och skrivstöd"),
        ("läs- eller\nskrivstöd", "läs- eller skrivstöd"),
        ("barn- samt\nungdomsbidrag", "barn- samt ungdomsbidrag"),
        ("IT-\nstöd", "IT-stöd"),
        ("läs-\nfrämjande bidrag", "läsfrämjande bidrag"),
    ],
)
def test_hyphens_at_the_end_of_a_line(broken: str, whole: str) -> None:
    text = f"{HEAD}Bidraget får användas till {broken} i\nkommunen. Bidraget betalas ut i maj.\n"
    assert conditions(text)[0] == f"Bidraget får användas till {whole} i kommunen."


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("D N R : 4 . 2 . 1 - 2 0 2 1 - 0 3 3 1", "4.2.1-2021-0331"),
        ("Dnr: 4 . 2 . 1 - 2 0 2 1 - 0 3 3 1", "4.2.1-2021-0331"),
    ],
)
def test_numbers_set_with_space_between_the_letters(printed: str, value: str) -> None:
    assert [f.value for f in find_references(printed)] == [value]


@pytest.mark.parametrize("words", ["A B C D", "a b c", "Del A och B 1 2 3", "1 2 3 4 5 6 7"])
def test_single_letters_that_are_no_number(words: str) -> None:
    assert find_references(words) == ()


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Medlen** ska rekvireras *senast* den 1 juni 2022.", "Medlen ska rekvireras senast den 1 juni 2022."),
        ("Medlen ska **rekvireras senast den 1 juni 2022**.", "Medlen ska rekvireras senast den 1 juni 2022."),
        ("__Medlen__ ska rekvireras _senast_ den 1 juni 2022.  ", "Medlen ska rekvireras senast den 1 juni 2022."),
        (
            "Medlen ska rekvireras\\nsenast den 1 juni 2022.".replace("\\n", "  \n"),
            "Medlen ska rekvireras senast den 1 juni 2022.",
        ),
        ("> Medlen ska rekvireras senast den 1 juni 2022.", "Medlen ska rekvireras senast den 1 juni 2022."),
        (
            "Medlen ska rekvireras senast den [1 juni 2022](https://x.se/a).",
            "Medlen ska rekvireras senast den 1 juni 2022.",
        ),
    ],
)
@pytest.mark.parametrize("name", ["prov.md", "prov.txt"])
def test_what_is_left_of_markdown(marked: str, plain: str, name: str) -> None:
    rows = read(HEAD.replace("Anvisningar", "# Anvisningar") + marked + "\n", name)
    assert [c.text for c in rows.conditions] == [plain]
    assert rows.document.title == "Anvisningar för bidrag till läsning 2022"


def test_bold_that_parts_fields_on_one_line() -> None:
    text = "2019-06-20**S2019/03799/FST (delvis)****Socialdepartementet**Socialstyrelsen\n\n"
    text += "## **Uppdrag att betala ut medel**\n"
    rows = read(
        text + "\n## **Regeringens beslut**\n\nRegeringen uppdrar åt Socialstyrelsen att betala ut medel.\n", "b.md"
    )
    assert (rows.document.department, rows.document.addressee) == ("Socialdepartementet", "Socialstyrelsen")
    assert (rows.document.diarienummer, rows.references[0].partial) == ("S2019/03799/FST", True)


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("S0U 2017:42", "SOU 2017:42"),  # of these letters the form says what they are
        ("M2017/01407/K1", "M2017/01407/K1"),
    ],
)
def test_misread_signs_in_references(printed: str, kept: str) -> None:
    (found,) = find_references(f"enligt {printed}")
    assert (found.value, f"enligt {printed}"[found.start : found.stop]) == (kept, printed)


@pytest.mark.parametrize(
    "head",
    [
        "Regeringsbeslut13\n2004-12-09Socialstyrelsen\n106 30 STOCKHOLMS2004/8731/SK (delvis)\nSocialdepartementet",
        (
            "Protokoll\nvid regeringssammanträde\n2004-12-09\nS2004/8731/SK (delvis)\nI:13\n1 bilaga\n"
            "Socialdepartementet\nSocialstyrelsen"
        ),
    ],
)
def test_heads_as_converters_run_them_together(head: str) -> None:
    row = read(
        f"{head}\n\nUppdrag att betala ut medel\n\nRegeringens beslut\n\nRegeringen uppdrar åt Socialstyrelsen "
        "att betala ut medel.\n\nPå regeringens vägnar\n\nEva Alm\nOla Bask\n"
    ).document
    assert (row.kind, row.issuer, row.department) == ("government_decision", "Regeringen", "Socialdepartementet")
    assert (row.diarienummer, str(row.document_date)) == ("S2004/8731/SK", "2004-12-09")
    assert (row.decision_number or "").endswith("13")
    assert row.addressee == "Socialstyrelsen"
