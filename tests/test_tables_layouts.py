"""Tables drawn in PDF over a grid of layouts, every row compared with what was drawn."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.tables import TableReading, read_tables
from schemas.register import kommuner
from schemas.vocabulary import RowType

WIDE = "Stiftelsen för forskning och utveckling av vård"
ORGANISATIONS = [
    WIDE,
    "Göteborgs universitet",
    "Föreningen Barn och ungdomar i glesbygd",
    "Kungliga Tekniska högskolan",
    "Riksförbundet för personer med nedsatt hörsel",
    "Umeå universitet", "Svenska kyrkans internationella arbete i norr", "Linköpings universitet",
    "Teknikföretagens branschgrupp för hjälpmedel", "Nordiska museet",
]  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What is drawn and how."""

    seed: int = 1
    columns: str = "code name amount share"
    rules: str = "none"  # none grid rows zebra header
    header: str = "one"  # one two repeated absent
    groups: int = 1
    total: str = "last"  # last first none
    names: str = "kommun"  # kommun organisation
    wrap: str = "top"  # top middle bottom: where a wrapped name stands against its row
    counties: bool = False
    separator: str = " "
    size: float = 9.0
    pitch: float = 14.0
    rows: int = 30
    landscape: bool = False
    rotation: int = 0
    prose: bool = True
    font: str = "helv"
    gaps: bool = False  # dashes, empty cells, zeros


@dataclass
class Truth:
    """The rows as drawn: label, code, amounts by column, share, group."""

    rows: list[tuple[str, str | None, tuple[int | None, ...], str | None, str | None]] = field(default_factory=list)
    total: tuple[int, ...] = ()


HEADERS = {
    "code": ("Kommun-", "kod"),
    "name": ("Mottagare", ""),
    "amount": ("Belopp,", "kr"),
    "old": ("Utfall", "2022, kr"),
    "new": ("Budget", "2023, kr"),
    "share": ("Andel i", "procent"),
    "population": ("Antal", "invånare"),
    "orgnr": ("Organisations-", "nummer"),
}
AMOUNTS = {"amount", "old", "new"}
WIDTHS = {"code": 58, "name": 118, "amount": 62, "old": 62, "new": 62, "share": 70, "population": 72, "orgnr": 70}


def grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)


def make_truth(plan: Plan) -> Truth:
    rng = random.Random(plan.seed)  # noqa: S311 - a replayable test, no secret
    truth = Truth()
    columns = plan.columns.split()
    amounts = [c for c in columns if c in AMOUNTS]
    if plan.names == "kommun":
        chosen = sorted(rng.sample(sorted(kommuner().items()), plan.rows))
        pairs: list[tuple[str | None, str]] = [(code if "code" in columns else None, name) for code, name in chosen]
    else:
        names = rng.sample(ORGANISATIONS, min(plan.rows, len(ORGANISATIONS)))
        pairs = [(None, name) for name in names]
    values = [
        tuple(rng.choice([rng.randint(1000, 99999), rng.randint(100000, 9999999)]) for _ in amounts) for _ in pairs
    ]
    sums = [sum(v[k] for v in values) for k in range(len(amounts))]
    for (code, name), value in zip(pairs, values, strict=True):
        share = f"{Decimal(100 * value[0]) / sums[0]:.2f}".replace(".", ",") if "share" in columns else None
        group = f"Grupp {code[:2]}" if plan.counties and code else None
        shown: tuple[int | None, ...] = value
        truth.rows.append((name, code, shown, share, group))
    truth.total = tuple(sums)
    return truth


class Drawer:
    """Draws a plan's table with PyMuPDF, row by row, page by page."""

    def __init__(self, plan: Plan, truth: Truth) -> None:
        self.plan, self.truth = plan, truth
        self.columns = plan.columns.split()
        self.rng = random.Random(plan.seed + 1)  # noqa: S311
        self.document = pymupdf.open()
        self.size = (842.0, 595.0) if plan.landscape else (595.0, 842.0)
        self.width = sum(WIDTHS[c] for c in self.columns)
        self.page = None
        self.number = 0

    def new_page(self) -> None:
        self.page = self.document.new_page(width=self.size[0], height=self.size[1])
        self.number += 1
        self.text(50, 40, "Socialdepartementet", 8)
        self.text(self.size[0] - 90, 40, "S2023/01234", 8)
        self.text(self.size[0] / 2, self.size[1] - 25, str(self.number), 8)

    def text(self, x: float, y: float, string: str, size: float | None = None, font: str | None = None) -> None:
        self.page.insert_text((x, y), string, fontname=font or self.plan.font, fontsize=size or self.plan.size)

    def length(self, string: str, font: str | None = None) -> float:
        return pymupdf.get_text_length(string, fontname=font or self.plan.font, fontsize=self.plan.size)

    def right(self, x: float, y: float, string: str) -> None:
        if self.plan.separator == "kern":
            for part in reversed(string.split("~")):
                x -= self.length(part)
                self.text(x, y, part)
                x -= 0.2 * self.plan.size
            return
        self.text(x - self.length(string), y, string)

    def wrapped(self, name: str) -> list[str]:
        lines, room = [""], WIDTHS["name"] - 8
        for word in name.split():
            trial = f"{lines[-1]} {word}".strip()
            if self.length(trial) <= room:
                lines[-1] = trial
            else:
                lines.append(word)
        return lines

    def heading(self, x: float, y: float) -> float:
        tall = self.plan.header == "two"
        for column in self.columns:
            first, second = HEADERS[column]
            numeric = column in AMOUNTS | {"share", "population"}
            if tall:
                lines = [first, second] if second else ["", first]
            else:
                lines = [(first[:-1] if first.endswith("-") else f"{first} ") + second]
            for number, line in enumerate(lines):
                at = x + WIDTHS[column] - 5 - self.length(line.strip()) if numeric else x + 3
                self.text(at, y + number * (self.plan.size + 2), line.strip())
            x += WIDTHS[column]
        return y + (self.plan.pitch + (self.plan.size + 2 if tall else 0))

    def row(self, x: float, y: float, values: dict[str, str], lines: list[str], index: int) -> float:
        plan = self.plan
        pitch = plan.size + 2
        height = plan.pitch + (len(lines) - 1) * pitch
        top = y - plan.size - (plan.pitch - plan.size) / 2 + 1.5
        if plan.rules == "zebra" and index % 2:
            self.page.draw_rect(
                (x, top, x + self.width, top + height), color=None, fill=(0.9, 0.9, 0.9), overlay=False
            )
        if plan.rules in {"grid", "rows"}:
            self.page.draw_line((x, top), (x + self.width, top), width=0.5)
            self.page.draw_line((x, top + height), (x + self.width, top + height), width=0.5)
        shift = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[plan.wrap] * (len(lines) - 1) * pitch
        for column in self.columns:
            if plan.rules == "grid":
                self.page.draw_line((x, top), (x, top + height), width=0.5)
            if column == "name":
                for number, line in enumerate(lines):
                    self.text(x + 3, y + number * pitch, line)
            elif column in {"code", "orgnr"}:
                self.text(x + 3, y + shift, values.get(column, ""))
            else:
                self.right(x + WIDTHS[column] - 5, y + shift, values.get(column, ""))
            x += WIDTHS[column]
        if plan.rules == "grid":
            self.page.draw_line((x, top), (x, top + height), width=0.5)
        return y + height

    def cells(self, code: str | None, amounts: tuple[int | None, ...], share: str | None) -> dict[str, str]:
        separator = "~" if self.plan.separator == "kern" else self.plan.separator
        values = {"code": code or "", "share": share or "", "orgnr": "802400-1234" if code is not None else ""}
        numbers = iter(amounts)
        for column in self.columns:
            if column in AMOUNTS:
                value = next(numbers)
                values[column] = "" if value is None else grouped(value, separator)
            if column == "population":
                values[column] = grouped(self.rng.randint(2000, 90000), separator) if share != "100" else ""
        return values

    def draw(self) -> bytes:  # noqa: C901, PLR0912 - one page maker, top to bottom
        plan, truth = self.plan, self.truth
        rows = []
        for name, code, amounts, share, group in truth.rows:
            rows.append((self.wrapped(name), self.cells(code, amounts, share), group))
        whole = (
            ["Summa"],
            self.cells(None, truth.total, "100" if "share" in self.columns else None),
            None,
        )
        if plan.total == "first":
            rows.insert(0, whole)
        if plan.total == "last":
            rows.append(whole)
        self.new_page()
        y = 80.0
        if plan.prose:
            self.text(50, y, "Regeringen beslutar att medlen ska fördelas enligt tabellen nedan.", 11)
            y += 30
            self.text(50, y, "Bilaga 1. Fördelning av bidrag", 13)
            y += 34
        bottom = self.size[1] - 60
        x, slot, start = 50.0, 0, y
        if plan.header != "absent":
            for n in range(plan.groups):
                y = self.heading(50 + n * (self.width + 24), start)
        start = y
        last = None
        for index, (lines, cells, group) in enumerate(rows):
            height = plan.pitch + (len(lines) - 1) * (plan.size + 2)
            needed = height + (20 if group != last and group else 0)
            if y + needed > bottom:
                slot += 1
                if slot == plan.groups:
                    self.new_page()
                    slot, start = 0, 80.0
                    if plan.header == "repeated":
                        for n in range(plan.groups):
                            start = self.heading(50 + n * (self.width + 24), 80.0)
                x, y = 50 + slot * (self.width + 24), start
            if group and group != last:
                y += 6
                self.text(x + 3, y, group, font="hebo")
                y += plan.pitch
                last = group
            y = self.row(x, y, cells, lines, index)
        if plan.prose and plan.groups == 1 and y < bottom - 60:
            self.text(
                50, y + 30, "Beslutet har fattats av statsrådet efter föredragning i ärendet den 3 maj 2023.", 11
            )
        for page in self.document:
            page.set_rotation(plan.rotation)
        data = self.document.tobytes()
        self.document.close()
        return bytes(data)


def read(plan: Plan) -> tuple[Truth, tuple[TableReading, ...]]:
    truth = make_truth(plan)
    data = Drawer(plan, truth).draw()
    return truth, read_tables(read_document(data, "drawn.pdf"))


def faults(plan: Plan) -> list[str]:
    """What differs between the rows drawn and the rows read."""
    truth, readings = read(plan)
    if len(readings) != 1:
        return [f"{len(readings)} tables"]
    reading = readings[0]
    amounts = [c for c in plan.columns.split() if c in AMOUNTS]
    if len(reading.measures) != len(amounts):
        return [f"{len(reading.measures)} measures: {reading.table.columns}"]
    width = len(amounts)
    found = [a for a in reading.allocations if a.row_type is RowType.RECIPIENT]
    got = [
        (
            found[n].recipient,
            found[n].code_text,
            tuple(None if a.amount_sek is None else int(a.amount_sek) for a in found[n : n + width]),
            found[n].share_text,
            found[n].group,
        )
        for n in range(0, len(found), width)
    ]
    wrong = [f"{a} != {b}" for a, b in zip(truth.rows, got, strict=False) if a != b]
    if len(truth.rows) != len(got):
        wrong.append(f"{len(truth.rows)} rows drawn, {len(got)} read")
    if plan.total != "none" and reading.table.stated_total_sek != truth.total[0]:
        wrong.append(f"total {truth.total[0]}, read {reading.table.stated_total_sek}")
    return wrong


SHAPES = ["code name amount share", "name amount", "name old new", "name population amount", "code name amount"]
PLANS = [
    Plan(seed=n, columns=columns, rules=rules, header=header, total=total)
    for n, (columns, (rules, header), total) in enumerate(
        product(
            SHAPES,
            [("none", "one"), ("grid", "two"), ("zebra", "repeated"), ("rows", "one"), ("none", "two")],
            ["last", "none"],
        )
    )
]
PLANS += [
    Plan(seed=100, columns="code name amount", groups=2, rows=60, header="repeated"),
    Plan(seed=101, columns="name amount", groups=3, rows=60, landscape=True, header="one"),
    Plan(seed=102, columns="name amount", groups=2, rows=80, header="absent"),
    Plan(seed=103, columns="code name amount share", groups=2, rows=80, landscape=True, pitch=11.5, rules="zebra"),
    Plan(seed=104, columns="code name amount share", header="absent", rows=60),
    Plan(seed=105, columns="name amount", header="absent", rows=60),
    Plan(seed=106, columns="code name amount", total="first"),
    Plan(seed=107, columns="code name amount share", separator="kern"),
    Plan(seed=108, columns="code name amount share", separator="."),
    Plan(seed=109, columns="code name old new", separator="\u00a0"),
    Plan(seed=110, columns="code name amount", counties=True),
    Plan(seed=111, columns="code name amount", counties=True, rows=60, rules="rows"),
    Plan(seed=112, columns="code name amount share", rotation=90),
    Plan(seed=113, columns="code name amount share", landscape=True, rows=60),
    Plan(seed=114, columns="code name amount share", font="cour", size=8),
    Plan(seed=115, columns="code name amount share", font="tiro", size=10),
    Plan(seed=116, columns="code name amount share", size=7, pitch=8.5, rows=60),
]
PLANS += [
    Plan(seed=200 + n, columns=columns, names="organisation", wrap=wrap, rules=rules, pitch=pitch)
    for n, (columns, wrap, rules, pitch) in enumerate(
        product(
            ["name amount", "name old new"], ["top", "middle", "bottom"], ["none", "grid", "zebra"], [14.0, 18.0]
        )
    )
]


@pytest.mark.parametrize("plan", PLANS, ids=[str(p.seed) for p in PLANS])
def test_every_row_of_a_drawn_table_is_read(plan: Plan) -> None:
    assert faults(plan) == []


def test_a_header_that_is_repeated_belongs_to_the_table() -> None:
    plan = Plan(seed=300, columns="code name amount", header="repeated", rows=90)
    document = read_document(Drawer(plan, make_truth(plan)).draw(), "drawn.pdf")
    (reading,) = read_tables(document)
    headers = [
        (p, w)
        for p, page in enumerate(document.pages)
        for w, word in enumerate(page.words)
        if word.text == "Mottagare"
    ]
    assert len(headers) == len(document.pages) > 1
    assert set(headers) <= reading.words


PROSE = (
    "Staten har beslutat att insatserna ska fortsätta under året och att medlen ska "
    "användas för att stärka kvaliteten i verksamheten. Mottagarna ska redovisa hur de har använt "
    "bidraget och vilka resultat som har nåtts. Den som inte har använt hela bidraget ska betala "
    "tillbaka det som återstår när året är slut. Uppgifterna ska lämnas på den blankett som finns. "
)


@pytest.mark.parametrize("table_x", [60, 330], ids=["left", "right"])
def test_a_table_beside_prose(table_x: int) -> None:
    drawn = pymupdf.open()
    page = drawn.new_page()
    prose_x = 300 if table_x == 60 else 60
    page.insert_textbox((prose_x, 90, prose_x + 240, 400), PROSE * 2, fontsize=10, align=3)
    rows = [("Kommun", "Belopp, kr"), ("Ale", "120 000"), ("Alvesta", "1 340 000"), ("Borås", "5 600 000")]
    rows += [("Eda", "96 000"), ("Summa", "7 156 000")]
    for number, (name, amount) in enumerate(rows):
        y = 105 + 15 * number
        page.insert_text((table_x, y), name, fontsize=9)
        page.insert_text((table_x + 150 - pymupdf.get_text_length(amount, fontsize=9), y), amount, fontsize=9)
    (reading,) = read_tables(read_document(bytes(drawn.tobytes()), "drawn.pdf"))
    assert [(a.recipient, str(a.text)) for a in reading.allocations] == rows[1:]
    assert reading.table.stated_total_sek == reading.table.computed_total_sek == 7_156_000


def test_a_page_of_prose_is_no_table() -> None:
    drawn = pymupdf.open()
    page = drawn.new_page()
    page.insert_textbox((60, 60, 290, 700), PROSE * 4, fontsize=10, align=3)
    page.insert_textbox((310, 60, 540, 700), PROSE * 4, fontsize=10, align=3)
    assert read_tables(read_document(bytes(drawn.tobytes()), "drawn.pdf")) == ()


def test_a_footnote_mark_is_no_digit() -> None:
    drawn = pymupdf.open()
    page = drawn.new_page()
    for number, (name, amount) in enumerate(
        [("Kommun", "Belopp, kr"), ("Ale", "250"), ("Borås", "1 250"), ("Eda", "90")]
    ):
        page.insert_text((60, 100 + 15 * number), name, fontsize=10)
        left = 200 - pymupdf.get_text_length(amount, fontsize=10)
        page.insert_text((left, 100 + 15 * number), amount, fontsize=10)
    page.insert_text((200.2, 111), "9", fontsize=5.5)
    (reading,) = read_tables(read_document(bytes(drawn.tobytes()), "drawn.pdf"))
    assert [a.amount_sek for a in reading.allocations] == [250, 1250, 90]
