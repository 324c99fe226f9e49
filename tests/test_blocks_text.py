"""Prose of text, Markdown and HTML: double spacing, paragraphs wrapped or not, page turns, lists, hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import read_document
from parsers.lines import lines_of
from parsers.prose.blocks import read_flow
from parsers.prose.flow import BlockKind, Flow
from parsers.prose.hyphens import run_on, spellings
from parsers.prose.sentences import sentences
from parsers.text import text_of
from schemas.document import Document, Page
from schemas.vocabulary import Engine, TextSource

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def flow(text: str, name: str = "x.txt") -> Flow:
    return read_flow(read_document(text.encode(), name), frozenset())


def of(read: Flow, kind: BlockKind) -> list[str]:
    return [b.text.string for b in read.of_kind(kind)]


def said(read: Flow) -> list[str]:
    return [s.text.string for s in read.sentences]


def joined(text: str) -> str:
    document = read_document(text.encode(), "x.txt")
    lines = [line.text for page in range(len(document.pages)) for line in lines_of(document.pages, page)]
    return run_on(lines, spellings(document.pages)).string


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("medlen ska använ-\ndas till vård", "medlen ska användas till vård"),  # a divided word
        ("arbetet med e-\nhälsa går framåt", "arbetet med e-hälsa går framåt"),  # one letter keeps its hyphen
        ("reglerna om icke-\nvinst gäller", "reglerna om icke-vinst gäller"),
        ("stöd till hälso-\noch sjukvård", "stöd till hälso- och sjukvård"),  # suspended
        ("antal vård-\nrespektive omsorgsplatser", "antal vård- respektive omsorgsplatser"),
        ("alla EU-\nmedel räknas", "alla EU-medel räknas"),  # an abbreviation
        ("under 2020-\n2022 betalas", "under 2020-2022 betalas"),  # numbers
        ("kontakta Anna-\nKarin Berg", "kontakta Anna-Karin Berg"),  # a capital follows
        ("ny GPS-larm finns och GPS-\nlarm köps", "ny GPS-larm finns och GPS-larm köps"),
        (
            "en digi-fysisk lösning och digi-\nfysisk vård",
            "en digi-fysisk lösning och digi-fysisk vård",
        ),  # elsewhere
        ("medlen betalas ut stimu\u00ad\nlerande", "medlen betalas ut stimulerande"),  # soft hyphen
        ("rapporten för 2019 -\nuppföljning av stödet", "rapporten för 2019 - uppföljning av stödet"),  # a dash
        (
            "se https://www.exempel.se/stod-\nlistan och www.exempel.se/annat",
            "se https://www.exempel.se/stod-listan och www.exempel.se/annat",  # as printed without proof
        ),
        (
            "se https://www.exempel.se/val-\nfard och sidan https://www.exempel.se/valfard",
            "se https://www.exempel.se/valfard och sidan https://www.exempel.se/valfard",  # proven elsewhere
        ),
    ],
)
def test_words_divided_at_line_ends(lines: str, whole: str) -> None:
    assert joined(lines) == whole


def test_joined_text_keeps_the_words_it_came_from() -> None:
    document = read_document("pengarna ska använ-\ndas i år".encode(), "x.txt")
    text = run_on([line.text for line in lines_of(document.pages, 0)], spellings(document.pages))
    start = text.string.index("användas")
    assert [document.pages[r.page].words[r.word].text for r in text.refs(start, start + 8)] == ["använ-", "das"]
    assert len(text.string) == len(text.owners)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Medlen betalas ut i maj. Resten betalas i juni.", 2),
        ("Stödet omfattar bl.a. Stockholm och t.ex. Malmö.", 1),
        ("Den 1. januari är helgdag.", 1),
        ("Se bilaga 1. Medlen fördelas lika.", 2),
        ("Det gäller lokaler, bilar m.m. Kommunen ska redovisa dem.", 2),
        ("Det gäller lokaler m.m. 2021 och senare.", 1),
        ("Kontakta A. Berg eller K. Alm vid frågor.", 1),
        ("Får vi söka? Ja, alla får söka!", 2),
        ("Medlen får användas under 2018. 15 000 000 kronor fördelas lika.", 2),
        ("Enligt 3 kap. 2 § ska det ske. Det gäller alla.", 2),
        ("Beloppet är 1.5 gånger högre (jfr prop. 2020/21:1). Det står fast.", 2),
        ("Han sade ”nej.” Sedan gick han.", 2),
        ("Gäller fr.o.m. 1 juli t.o.m. 31 december.", 1),
        ("Kommuner.", 1),
    ],
)
def test_sentences(text: str, parts: int) -> None:
    document = read_document(text.encode(), "x.txt")
    line = next(lines_of(document.pages, 0))
    assert len(list(sentences(text_of(document.pages, line.refs)))) == parts


INSTRUCTION = """
2023-02-14 Dnr 4.3-118/2023 1(2)

VATTENMYNDIGHETEN
Box 123
651 08 Karlstad

Telefon 010-123 45 67

Så söker kommunen

bidrag för rent vatten 2023

Vattenmyndigheten har fått i uppdrag att under 2023 fördela bidrag till kommun-

erna för att rena sjöar och åar. Bidraget ska göra det möjligt att sätta fart på

arbetet i hela landet.

Vem kan söka?

Kommuner.

Vad kan bidraget användas till?

Bidraget kan användas för:

- provtagning av vatten (metaller, gifter

och bakterier)

- åtgärder vid badplatser

1. Varje kommun får lämna en ansökan genom den e-tjänst som myndigheten

tillhandahåller. Ansökan ska vara undertecknad.

2. Ansökan ska ha kommit in senast den 1 november

2023 och prövas löpande.

Vad gäller för redovisning och återbetalning av

bidraget?

Varje kommun ska senast den 1 mars 2024 redovisa hur pengarna har använts. Om ni

inte har använt allt under perioden 1 mars–31 december 2023 ska ni betala. Ni


VATTENMYNDIGHETEN 2023-02-14 Dnr 4.3-118/2023 2(2)


kan också bli återbetalningsskyldiga om villkoren inte har följts av kommunen i

fråga.

Kontaktpersoner

Eva Ek

eva.ek@vatten.example
"""


@pytest.fixture(scope="module")
def instruction() -> Flow:
    return flow(INSTRUCTION)


def test_double_spaced_lines_are_paragraphs(instruction: Flow) -> None:
    assert of(instruction, BlockKind.TITLE) == ["Så söker kommunen bidrag för rent vatten 2023"]
    assert of(instruction, BlockKind.PARAGRAPH)[0].endswith(
        "fördela bidrag till kommunerna för att rena sjöar och åar. Bidraget ska göra det möjligt att sätta fart "
        "på arbetet i hela landet."
    )


def test_headings_without_type(instruction: Flow) -> None:
    assert of(instruction, BlockKind.HEADING) == [
        "Vem kan söka?",
        "Vad kan bidraget användas till?",
        "Vad gäller för redovisning och återbetalning av bidraget?",
        "Kontaktpersoner",
    ]


def test_items_over_blank_lines_with_marker_and_lead(instruction: Flow) -> None:
    items = list(instruction.of_kind(BlockKind.ITEM))
    assert [(b.marker, b.text.string) for b in items[:2]] == [
        ("-", "provtagning av vatten (metaller, gifter och bakterier)"),
        ("-", "åtgärder vid badplatser"),
    ]
    assert [b.marker for b in items[2:]] == ["1.", "2."]
    assert items[0].lead is not None
    assert items[0].lead.string == "Bidraget kan användas för:"
    assert "den 1 november 2023 och prövas löpande." in items[3].text.string


def test_sentence_over_a_running_head(instruction: Flow) -> None:
    whole = "Ni kan också bli återbetalningsskyldiga om villkoren inte har följts av kommunen i fråga."
    assert whole in said(instruction)
    assert [t.string for t in instruction.running] == [
        "1(2)",
        "VATTENMYNDIGHETEN 2023-02-14 Dnr 4.3-118/2023 2(2)",
    ]
    assert of(instruction, BlockKind.LETTERHEAD)[:2] == ["2023-02-14 Dnr 4.3-118/2023", "VATTENMYNDIGHETEN"]


def test_contacts_are_cells_under_their_heading(instruction: Flow) -> None:
    cells = list(instruction.of_kind(BlockKind.CELL))
    assert [c.text.string for c in cells] == ["Eva Ek", "eva.ek@vatten.example"]
    assert {c.section for c in cells} == {"Kontaktpersoner"}


def test_one_line_a_paragraph_is_not_joined() -> None:
    long = "Regionen ska använda medlen för att korta köerna och förbättra tillgängligheten i hela länet. " * 2
    read = flow(
        f"Pengar till kortare köer i vården\n\n{long}\n{long}\nLäs mer på regionens webbplats>>\n\n{long}\n"
    )
    assert of(read, BlockKind.TITLE) == ["Pengar till kortare köer i vården"]
    assert len(of(read, BlockKind.PARAGRAPH)) == 4
    assert len(of(read, BlockKind.HEADING)) == 0


AGREEMENT = """1.   Inledning
Parterna vill att barn och unga ska få bättre tillgång till kultur i skolan och
på fritiden. Satsningen riktas till alla kommuner i hela landet och pågår till
och med 2026.

1.1   Syfte
Syftet är att fler ska kunna delta. Det handlar om att staten och de mindre
kommunerna ska gå fram tillsammans och dela på ansvaret för en verksamhet som
\x0c2
växer. Stödet lämnas till dem som ansöker.

Insatser i skolan
- Skapande skola
- Besök på museer och teatrar samt vistelser vid lägergårdar och andra

institutioner

4.1.1   Stöd för utveckling av verksamhet på biblioteken och andra
lokala mötesplatser

Biblioteken ska vara öppna för alla. Medel rekvireras senast den 1 december
2025 hos Kulturrådet.

Stockholm  Stockholm
den 3 mars 2025  den 4 mars 2025

Eva Ek  Per Alm
Statssekreterare  Ordförande
\x0cBilaga 1. Uppgifter som ska lämnas

Sökande

Organisationsnummer

Diarienummer för
beslut om bidrag
"""


def test_agreement_without_title() -> None:
    read = flow(AGREEMENT)
    assert of(read, BlockKind.TITLE) == []
    headings = [(b.level, b.text.string) for b in read.of_kind(BlockKind.HEADING)]
    assert headings == [
        (1, "1. Inledning"),
        (2, "1.1 Syfte"),
        (1, "Insatser i skolan"),
        (3, "4.1.1 Stöd för utveckling av verksamhet på biblioteken och andra lokala mötesplatser"),
        (1, "Bilaga 1. Uppgifter som ska lämnas"),
    ]
    assert [t.string for t in read.running] == ["2"]
    assert any(s.endswith("dela på ansvaret för en verksamhet som växer.") for s in said(read))
    assert (
        of(read, BlockKind.ITEM)[-1]
        == "Besök på museer och teatrar samt vistelser vid lägergårdar och andra institutioner"
    )


def test_annex_runs_to_the_end_and_signatures_do_not_belong_to_it() -> None:
    read = flow(AGREEMENT)
    cells = [(b.annex, b.text.string) for b in read.of_kind(BlockKind.CELL)]
    assert (False, "Ordförande") in cells
    assert (True, "Diarienummer för beslut om bidrag") in cells
    assert (True, "Sökande") in cells
    assert not any("Eva Ek Per Alm" in text for _, text in cells)


def test_markdown_headings_levels_and_glued_letterhead() -> None:
    read = flow(
        "2022-05-05  \nU2022/01234 (delvis)**Utbildningsdepartementet**Skolverket  \n106 20 Stockholm\n\n"
        "## Uppdrag att betala ut bidrag\n\n### Regeringens beslut\n\nSkolverket ska betala ut bidrag.\n\n"
        "#### Villkor\n\nBidraget betalas ut i maj.\n\nPå regeringens vägnar\n\nEva Ek\n\nKopia till\n\n"
        "Statsrådsberedningen  \nKommunförbundet  \n"
    )
    assert of(read, BlockKind.LETTERHEAD) == [
        "2022-05-05",
        "U2022/01234 (delvis)",
        "Utbildningsdepartementet",
        "Skolverket",
        "106 20 Stockholm",
    ]
    assert of(read, BlockKind.TITLE) == ["Uppdrag att betala ut bidrag"]
    assert [(b.level, b.text.string) for b in read.of_kind(BlockKind.HEADING)] == [
        (1, "Regeringens beslut"),
        (2, "Villkor"),
    ]
    assert of(read, BlockKind.CELL) == [
        "På regeringens vägnar",
        "Eva Ek",
        "Kopia till",
        "Statsrådsberedningen",
        "Kommunförbundet",
    ]


def test_html_notice() -> None:
    read = flow(
        "<html><body><h1>Nu kan föreningar söka stöd</h1><p>Publicerad 3 februari 2021</p>"
        "<p>Kommunen har fått pengar av staten. Föreningar kan söka till och med den 1 mars 2021.</p>"
        "<h2>Så används stödet</h2><p>Stödet får användas till:</p><ul><li>hyror</li><li>ledare, till exempel "
        "tränare</li></ul></body></html>",
        "x.html",
    )
    assert of(read, BlockKind.TITLE) == ["Nu kan föreningar söka stöd"]
    assert of(read, BlockKind.LETTERHEAD) == ["Publicerad 3 februari 2021"]
    assert of(read, BlockKind.ITEM) == ["hyror", "ledare, till exempel tränare"]
    assert [b.lead.string for b in read.of_kind(BlockKind.ITEM) if b.lead] == ["Stödet får användas till:"] * 2
    assert {b.section for b in read.of_kind(BlockKind.ITEM)} == {"Så används stödet"}


def test_list_of_attachments_is_no_annex() -> None:
    read = flow(
        "Socialnämnden ska godkänna förslaget till fördelning av medel.\n\n\nBilaga\n\nFörslag till avtal.\n"
    )
    assert not any(b.annex for b in read.blocks)


def test_empty_document() -> None:
    page = Page(1, 595.0, 842.0, ())
    read = read_flow(
        Document("0" * 64, "x", "text/plain", 1, Engine.TEXT, TextSource.BORN_DIGITAL, (page,)), frozenset()
    )
    assert read.blocks == ()


@pytest.mark.skipif(not SEEDS.exists(), reason="the source documents lie beside the repository, not in it")
@pytest.mark.parametrize(
    ("name", "titles", "headings", "items", "running"),
    [("000", 1, 9, 9, 2), ("001", 1, 5, 0, 0), ("002", 1, 0, 7, 0), ("003", 0, 33, 5, 2), ("004", 1, 11, 11, 0)],
)
def test_source_documents(name: str, titles: int, headings: int, items: int, running: int) -> None:
    path = next(SEEDS.glob(f"{name}_*"))
    read = read_flow(read_document(path.read_bytes(), path.name), frozenset())
    assert len(of(read, BlockKind.TITLE)) == titles
    assert len(of(read, BlockKind.HEADING)) == headings
    assert len(of(read, BlockKind.ITEM)) == items
    assert len(read.running) == running


VOCABULARY = """
    medel kommunen ska Kommunen och betala 2021 1. • - a) 12 senast den 1(3) Bilaga 1 stöd: tillbaka. 2(3) § Dnr av
    1 500 000 kronor omsorgs- personal Malmö (delvis) www.exempel.se m.m. 2021-03-04 Villkor ........ ____ 7
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=80, derandomize=True)
@given(
    st.lists(
        st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "     "])), max_size=9), min_size=1, max_size=30
    )
)
def test_no_word_is_lost_or_read_twice(lines: list[list[tuple[str, str]]]) -> None:
    text = "\n".join("".join(word + gap for word, gap in line) for line in lines)
    document = read_document(("x" + text).encode(), "x.txt")
    read = read_flow(document, frozenset())
    seen = [ref for block in read.blocks for ref in set(block.text.words)]
    seen += [ref for running in read.running for ref in set(running.words)]
    drawn = [line for page in range(len(document.pages)) for line in lines_of(document.pages, page)]
    wanted = [ref for line in drawn if any(c.isalnum() for c in line.text.string) for ref in line.refs]
    assert sorted(seen) == sorted(wanted)
