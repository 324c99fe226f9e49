"""Prose of PDFs with true geometry: letterheads, columns, boxes, running heads, headings by type."""

from __future__ import annotations

from collections.abc import Iterator

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.prose.blocks import read_flow
from parsers.prose.flow import BlockKind, Flow

NAMES = {"r": "tiro", "b": "tibo", "i": "tiit"}
FONTS = {face: pymupdf.Font(name) for face, name in NAMES.items()}


class Paper:
    """Writes lines where they are put, wraps paragraphs to a width."""

    def __init__(self) -> None:
        self.file = pymupdf.open()
        self.turn()

    def turn(self) -> None:
        self.page = self.file.new_page(width=595, height=842)

    def put(self, x: float, y: float, text: str, size: float = 11, face: str = "r") -> None:
        self.page.insert_text((x, y), text, fontsize=size, fontname=NAMES[face])

    def flow(self, x: float, y: float, width: float, text: str, size: float = 11, face: str = "r") -> float:
        for line in self.wrapped(width, text, size, face):
            self.put(x, y, line, size, face)
            y += size * 1.25
        return y

    def wrapped(self, width: float, text: str, size: float, face: str = "r") -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if FONTS[face].text_length(longer, size) > width and line:
                yield line
                longer = word
            line = longer
        yield line

    def read(self) -> Flow:
        return read_flow(read_document(self.file.tobytes(), "x.pdf"), frozenset())


def of(flow: Flow, kind: BlockKind) -> list[str]:
    return [b.text.string for b in flow.of_kind(kind)]


LONG = (
    "Myndigheten ska under året betala ut medlen till landets kommuner efter rekvisition. Varje kommun får "
    "rekvirera högst det belopp som anges i bilagan, och pengarna får användas för personal, utbildning och "
    "teknik i hemtjänsten eller på särskilda boenden. Den som inte har använt sina medel vid årets slut ska "
    "betala tillbaka resten."
)


@pytest.fixture(scope="module")
def decision() -> Flow:
    paper = Paper()
    paper.put(70, 60, "Regeringen", 20)
    paper.put(340, 60, "Regeringsbeslut", 11, "b")
    paper.put(500, 60, "III:4")
    paper.put(340, 80, "2024-05-16")
    paper.put(340, 94, "S2024/01234 (delvis)")
    paper.put(70, 120, "Socialdepartementet", 11, "b")
    paper.put(340, 120, "Kammarkollegiet")
    paper.put(340, 134, "Box 2218")
    paper.put(340, 148, "103 15 Stockholm")
    paper.put(70, 220, "Uppdrag att betala ut bidrag till kommuner för", 14, "b")
    paper.put(70, 238, "god vård hela natten", 14, "b")
    paper.put(70, 275, "Regeringens beslut", 11, "b")
    y = paper.flow(70, 292, 330, LONG)
    y = paper.flow(70, y + 8, 330, LONG.replace("Myndigheten", "Kammarkollegiet"))
    y = paper.flow(70, y + 8, 330, LONG.replace("Myndigheten", "Verket"))
    y = paper.flow(70, y + 8, 330, LONG.replace("Myndigheten", "Kollegiet"))
    paper.flow(
        70,
        y + 8,
        330,
        "Den som tar emot medel är skyldig att lämna de uppgifter som regeringen eller det kollegium",
    )
    paper.put(70, 790, "Postadress: 103 33 Stockholm", 7)
    paper.put(240, 790, "Telefonväxel: 08-405 10 00", 7)
    paper.put(430, 790, "E-post: registrator@exempel.se", 7)
    paper.turn()
    paper.put(500, 40, "2 (2)", 9)
    y = paper.flow(70, 90, 330, "som betalar ut dem begär in. Uppgifterna ska lämnas senast den 1 mars 2025.")
    paper.put(70, y + 20, "Skälen för beslutet", 11, "b")
    y = paper.flow(70, y + 36, 330, LONG)
    paper.put(70, y + 30, "På regeringens vägnar")
    paper.put(70, y + 80, "Eva Ek")
    paper.put(330, y + 110, "Per Alm")
    paper.put(70, y + 150, "Kopia till")
    paper.put(70, y + 166, "Statsrådsberedningen")
    paper.put(70, y + 180, "Finansdepartementet/BA")
    return paper.read()


def test_letterhead_of_two_columns_is_cells(decision: Flow) -> None:
    assert set(of(decision, BlockKind.LETTERHEAD)) >= {
        "Regeringsbeslut",
        "III:4",
        "2024-05-16",
        "S2024/01234 (delvis)",
        "Socialdepartementet",
        "Kammarkollegiet",
        "Box 2218",
        "103 15 Stockholm",
        "Postadress: 103 33 Stockholm",
    }


def test_title_of_two_lines(decision: Flow) -> None:
    assert of(decision, BlockKind.TITLE) == ["Uppdrag att betala ut bidrag till kommuner för god vård hela natten"]


def test_bold_headings_of_body_size(decision: Flow) -> None:
    assert of(decision, BlockKind.HEADING) == ["Regeringens beslut", "Skälen för beslutet"]


def test_italic_headings_below_bold_ones() -> None:
    paper = Paper()
    paper.put(70, 60, "Uppdrag att betala ut bidrag till kommuner", 14, "b")
    paper.put(70, 95, "Regeringens beslut", 11, "b")
    y = paper.flow(70, 112, 330, LONG)
    paper.put(70, y + 14, "Närmare om uppdraget", 11, "b")
    paper.put(70, y + 34, "Fördelning av medel", 11, "i")
    y = paper.flow(70, y + 50, 330, LONG)
    paper.put(70, y + 14, "Användning av medel", 11, "i")
    paper.flow(70, y + 30, 330, LONG)
    headings = ["Regeringens beslut", "Närmare om uppdraget", "Fördelning av medel", "Användning av medel"]
    assert of(paper.read(), BlockKind.HEADING) == headings


def test_sentence_runs_over_the_page_and_its_foot(decision: Flow) -> None:
    assert any("det kollegium som betalar ut dem begär in." in s.text.string for s in decision.sentences)
    assert [t.string for t in decision.running] == ["2 (2)"]


def test_names_and_copies_stay_single_cells(decision: Flow) -> None:
    cells = of(decision, BlockKind.CELL)
    assert cells[-6:] == [
        "På regeringens vägnar",
        "Eva Ek",
        "Per Alm",
        "Kopia till",
        "Statsrådsberedningen",
        "Finansdepartementet/BA",
    ]


def test_paragraphs_are_parted_by_distance(decision: Flow) -> None:
    assert len(of(decision, BlockKind.PARAGRAPH)) == 6


@pytest.fixture(scope="module")
def newsletter() -> Flow:
    paper = Paper()
    for number in (1, 2):
        if number > 1:
            paper.turn()
        paper.put(60, 40, "Nytt om bidrag", 9)
        paper.put(460, 40, "Nummer 3, 2023", 9)
        paper.put(290, 815, str(number), 9)
        if number == 1:
            paper.put(60, 90, "Nya pengar till förskolan", 22, "b")
            y = paper.flow(60, 120, 470, LONG, 11, "b")
        else:
            y = 70
        paper.flow(60, y + 20, 220, (LONG + " ") * 4 + "Sista ordet i vänstra spalten är")
        paper.flow(310, y + 20, 220, "alltid fortsättningen i den högra. " + (LONG + " ") * 3)
    return paper.read()


def test_columns_are_read_one_after_the_other(newsletter: Flow) -> None:
    said = " ".join(s.text.string for s in newsletter.sentences)
    assert said.count("Sista ordet i vänstra spalten är alltid fortsättningen i den högra.") == 2
    assert said.count("Den som inte har använt sina medel vid årets slut ska betala tillbaka resten.") == 15


def test_running_heads_and_feet_of_a_newsletter(newsletter: Flow) -> None:
    running = [t.string for t in newsletter.running]
    assert "2" in running
    assert "1" in running
    assert "Nummer 3, 2023" in running
    assert of(newsletter, BlockKind.TITLE) == ["Nya pengar till förskolan"]


@pytest.fixture(scope="module")
def boxed() -> Flow:
    paper = Paper()
    paper.put(60, 80, "Så söker ni medel", 18, "b")
    text = (LONG + " ") * 2
    y = paper.flow(60, 120, 300, text + "En mening som börjar bredvid rutan och slutar")
    paper.put(400, 122, "Fakta", 11, "b")
    paper.flow(
        400,
        138,
        140,
        "Bidraget infördes 2019 och har sedan dess höjts två gånger. Det betalas ut en gång om året.",
        9,
    )
    paper.flow(60, y, 480, "under den, över hela sidans bredd, hör ihop. " + text)
    return paper.read()


def test_side_box_does_not_cut_a_sentence(boxed: Flow) -> None:
    said = [s.text.string for s in boxed.sentences]
    assert "En mening som börjar bredvid rutan och slutar under den, över hela sidans bredd, hör ihop." in said
    assert "Bidraget infördes 2019 och har sedan dess höjts två gånger." in said
    assert "Fakta" in of(boxed, BlockKind.HEADING)


@pytest.fixture(scope="module")
def memo() -> Flow:
    paper = Paper()
    paper.put(60, 50, "Norrby kommun", 10)
    paper.put(330, 50, "Tjänsteskrivelse", 12, "b")
    paper.put(500, 50, "1(2)", 10)
    paper.put(60, 64, "Socialförvaltningen", 10)
    paper.put(330, 64, "2022-11-03", 10)
    paper.put(420, 64, "SN 2022/118", 10)
    paper.put(60, 90, "Handläggare", 8)
    paper.put(60, 102, "Karin Berg", 10)
    paper.put(330, 102, "Socialnämnden", 10)
    paper.put(60, 150, "Fördelning av prestationsmedel 2023", 12, "b")
    paper.put(60, 180, "Förslag till beslut", 11, "b")
    y = 196.0
    for number, text in enumerate(
        (
            "Socialnämnden godkänner förvaltningens förslag till fördelning mellan hemtjänst och boenden.",
            "Socialnämnden ger förvaltningen i uppdrag att rekvirera medlen.",
            "Paragrafen justeras omedelbart.",
        ),
        1,
    ):
        paper.put(60, y, f"{number}.")
        y = paper.flow(78, y, 400, text) + 3
    paper.put(60, y + 14, "Ärendet i korthet", 11, "b")
    y = paper.flow(60, y + 30, 440, LONG + " Pengarna får gå till:")
    for text in (
        "vikarier när personal utbildas",
        "handledare, som ska ha minst två års erfarenhet av arbetet och god kännedom om rutinerna i verksamheten",
        "läromedel",
    ):
        paper.put(66, y, "•")
        y = paper.flow(84, y, 400, text)
    paper.flow(60, y + 8, 440, (LONG + " ") * 8 + "Medlen ska rekvireras senast den 31")
    paper.turn()
    paper.put(60, 50, "Norrby kommun", 10)
    paper.put(330, 50, "2022-11-03", 10)
    paper.put(420, 50, "SN 2022/118", 10)
    paper.put(500, 50, "2(2)", 10)
    paper.flow(60, 100, 440, "januari 2023 på den blankett som Socialstyrelsen tillhandahåller.")
    paper.put(60, 160, "Lena Ström")
    paper.put(320, 160, "Olle Dahl")
    paper.put(60, 174, "Förvaltningschef")
    paper.put(320, 174, "Ekonomichef")
    paper.put(60, 220, "Bilagor", 11, "b")
    paper.put(60, 236, "1. Förslag till fördelning")
    paper.put(60, 250, "2. Regeringens beslut")
    return paper.read()


def test_memo_headings_in_bold_of_body_size(memo: Flow) -> None:
    assert of(memo, BlockKind.TITLE) == ["Fördelning av prestationsmedel 2023"]
    assert of(memo, BlockKind.HEADING) == ["Förslag till beslut", "Ärendet i korthet", "Bilagor"]


def test_memo_proposals_are_items_under_their_heading(memo: Flow) -> None:
    items = [b for b in memo.of_kind(BlockKind.ITEM) if b.section == "Förslag till beslut"]
    assert [b.marker for b in items] == ["1.", "2.", "3."]
    assert items[0].text.string.endswith("mellan hemtjänst och boenden.")


def test_bullets_have_the_sentence_before_them_as_lead(memo: Flow) -> None:
    items = [b for b in memo.of_kind(BlockKind.ITEM) if b.marker not in ("1.", "2.", "3.")]
    assert len(items) == 3
    assert {b.lead.string for b in items if b.lead} == {"Pengarna får gå till:"}
    assert items[1].text.string.endswith("rutinerna i verksamheten")


def test_memo_running_head_is_taken_out_of_page_two_only(memo: Flow) -> None:
    assert [t.string for t in memo.running] == ["1(2)", "Norrby kommun", "2022-11-03", "SN 2022/118", "2(2)"]
    head = of(memo, BlockKind.LETTERHEAD)
    assert {"Norrby kommun", "2022-11-03", "SN 2022/118", "Socialnämnden", "Karin Berg"} <= set(head)
    said = [s.text.string for s in memo.sentences]
    assert (
        "Medlen ska rekvireras senast den 31 januari 2023 på den blankett som Socialstyrelsen tillhandahåller."
        in said
    )


def test_signatures_side_by_side_are_single_cells(memo: Flow) -> None:
    assert of(memo, BlockKind.CELL)[:4] == ["Lena Ström", "Olle Dahl", "Förvaltningschef", "Ekonomichef"]


@pytest.fixture(scope="module")
def report() -> Flow:
    paper = Paper()
    paper.put(60, 60, "Vinnkraft", 30, "b")
    paper.put(330, 60, "2021-04-05")
    paper.put(170, 120, "Anvisningar för stöd till energibyar", 14, "b")
    paper.put(60, 160, "Vem kan söka")
    y = paper.flow(170, 160, 350, LONG)
    paper.put(60, y + 10, "Så redovisar du")
    paper.put(60, y + 24, "stödet")
    y = paper.flow(170, y + 10, 350, LONG + " " + LONG)
    y = paper.flow(170, y + 10, 350, "Stödet regleras i förordningen. " * 6 + "Den som vill veta mer om vad som")
    paper.put(170, 760, "1", 6)
    paper.put(176, 762, "Förordningen trädde i kraft den 1 juli 2019.", 8)
    paper.turn()
    y = paper.flow(170, 60, 350, "gäller kan läsa på nätet. Ansökan ska ha kommit in senast den 1 maj till")
    paper.put(170, y, "Energimyndigheten i Eskilstuna, som prövar den inom", 11, "b")
    paper.flow(170, y + 14, 350, "en månad. " + LONG)
    return paper.read()


def test_headings_in_the_margin(report: Flow) -> None:
    assert of(report, BlockKind.HEADING) == ["Vem kan söka", "Så redovisar du stödet"]
    assert {b.section for b in report.of_kind(BlockKind.PARAGRAPH)} >= {"Vem kan söka", "Så redovisar du stödet"}
    assert len(of(report, BlockKind.CELL)) == 0


def test_logo_is_no_title(report: Flow) -> None:
    assert of(report, BlockKind.TITLE) == ["Anvisningar för stöd till energibyar"]


def test_footnote_does_not_cut_the_sentence_over_the_page(report: Flow) -> None:
    texts = [s.text.string for s in report.sentences]
    assert "Den som vill veta mer om vad som gäller kan läsa på nätet." in texts
    assert "Förordningen trädde i kraft den 1 juli 2019." in texts


def test_bold_in_mid_sentence_is_no_heading(report: Flow) -> None:
    texts = [s.text.string for s in report.sentences]
    assert any(
        t.endswith("den 1 maj till Energimyndigheten i Eskilstuna, som prövar den inom en månad.") for t in texts
    )


def test_narrow_paragraph_has_its_own_margin() -> None:
    paper = Paper()
    paper.put(60, 60, "Riktlinjer för bidrag till teatrar", 16, "b")
    y = paper.flow(60, 100, 470, LONG + " " + LONG)
    text = "stöd som betalas ut efter prövning hos en myndighet som utreder saken med hjälp av andra " * 3
    paper.flow(
        120, y + 10, 200, f"Med stöd avses {text} och enligt vad kulturminister Anna-Karin Södergren beslutar."
    )
    said = [s.text.string for s in paper.read().sentences]
    assert said[-1].startswith("Med stöd avses")
    assert said[-1].endswith("kulturminister Anna-Karin Södergren beslutar.")


def test_a_title_is_not_cut_where_a_cell_of_the_head_begins() -> None:
    paper, title = Paper(), "Uppdrag att fördela medel för elevhälsa"
    second = 76 + FONTS["b"].text_length("Uppdrag att fördela medel för ", 16)
    paper.put(82, 92, "Socialdepartementet", 10)
    paper.put(second, 92, "Regeringsbeslut III:4", 10)
    paper.put(82, 106, "Statens skolverk", 10)
    paper.put(second, 106, "U2024/01877", 10)
    paper.put(76, 128, title, 16, "b")
    paper.put(76, 150, "Regeringens beslut", 12, "b")
    paper.flow(76, 168, 440, LONG, 10)
    assert of(paper.read(), BlockKind.TITLE) == [title]
