"""What an annex of ``printed`` says, drawn from a seed: recipients, columns, sums, and the rows to be read.

Amounts of one to three columns beside codes, case numbers, projects, populations and shares; headings of groups,
a total above or below, a unit in the title or above the table.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from recipients import recipients_of
from sheets import Row

from schemas.register import lan_names

_PROJECTS = (
    "Språkcafé", "Läger för unga", "Mötesplatsen", "Digital delaktighet", "Utställning", "Kurs i simning",
    "Lovaktiviteter", "Rådgivning och stöd",
)  # fmt: skip
_AREAS = ("Kultur", "Idrott", "Miljö", "Folkbildning", "Barn och unga", "Funktionsrätt", "Integration")
_ONE_TITLE = (
    "Belopp", "Belopp (kr)", "Bidrag", "Beviljat belopp", "Tilldelat belopp", "Statsbidrag",
    "Beslutat belopp, kronor", "Fördelade medel", "Bidrag, kr", "Belopp {year}",
)  # fmt: skip
_TWO_TITLES = (
    ("Sökt belopp", "Beviljat belopp"), ("{year}", "{next}"), ("Bidrag {year}", "Bidrag {next}"),
    ("Grundbelopp", "Prestationsbelopp"), ("Del 1", "Del 2"), ("Personal", "Lokaler"),
)  # fmt: skip
_THREE_TITLES = (
    ("{year}", "{next}", "{last}"), ("Grundbidrag", "Rörligt bidrag", "Summa"),
    ("Förskola", "Grundskola", "Totalt"),
)  # fmt: skip
_RANGES = ((2000, 90000), (50000, 900000), (100000, 9000000), (1000000, 40000000))
_NAME_TITLES = {
    "kommun": ("Kommun", "Kommun", "Kommunnamn", "Mottagare"),
    "region": ("Region", "Regioner", "Mottagare"),
    "org": ("Organisation", "Förening", "Sökande", "Mottagare", "Bidragsmottagare"),
    "uni": ("Lärosäte", "Universitet/högskola", "Mottagare"),
}
_CASES = ("KUR {y}/{n}", "{y}-{n:05d}", "U{y}/{n:05d}", "{n}/{y}", "5.2-{n}-{y}", "AD {y}/{n}")
_ABOUT = (
    "Fördelning av statsbidrag", "Beviljade bidrag", "Fördelning av medel", "Tilldelade medel",
    "Beslutade statsbidrag", "Utbetalning av statsbidrag",
)  # fmt: skip
_INTROS = (
    "Tabellen visar hur medlen fördelas.", "Nedan framgår fördelningen av medel per mottagare.",
    "Statsbidraget fördelas enligt följande.",
)  # fmt: skip
_UNITS = ("Belopp i tkr", "Belopp anges i tusental kronor", "(tkr)")
_FOOTS = (
    "Källa: SCB, folkmängd den 31 december.", "Beloppen är avrundade till hela kronor.",
    "Bidragen betalas ut i mars.",
)  # fmt: skip
_LABELS = ("Summa", "Totalt", "Summa totalt", "TOTALT", "Total")
_CHOSEN = {
    "project": _PROJECTS,
    "place": ("Stockholm", "Malmö", "Luleå", "Kalmar", "Visby", "Falun"),
    "remark": ("", "", "", "Delvis avslag", "Ny sökande"),
}
_LABELLED = ("name", "code", "lan", "case", "number")  # columns that may bear the word for the sum


class Column(NamedTuple):
    """A column: what it holds, its title, whether its cells are set to the right."""

    key: str
    title: str
    is_right: bool


class Line(NamedTuple):
    """A printed row of the kind row, group or total; that of a group has its heading alone."""

    kind: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Annex:
    """All that a producer prints, and the rows that must be read from it."""

    title: str
    intro: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    foot: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return tuple(c.title for c in self.columns)

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines, each with a cell for every column."""
        width = len(self.columns)
        return tuple(Line(kind, (*cells, *[""] * width)[:width]) for kind, cells in self.lines)

    @property
    def widths(self) -> tuple[int, ...]:
        """The characters of each column's longest cell."""
        lines = [self.titles, *(line.cells for line in self.lines if line.kind != "group")]
        return tuple(max(map(len, cells)) + 2 for cells in zip(*lines, strict=True))


def contents_of(seed: int) -> Annex:
    """The annex of a seed."""
    return _Drawer(random.Random(seed)).annex()


class _Drawer:
    """What is drawn once for an annex; the order of the draws is that of the seeds."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.what = rng.choice(("kommun", "kommun", "kommun", "region", "org", "org", "org", "uni"))
        self.count = rng.choice((5, 8, 12, 18, 25, 40, 70)) if self.what != "region" else rng.choice((6, 21))
        if self.what == "uni":
            self.count = rng.choice((5, 10, 18))
        self.separator = rng.choice((" ", " ", " ", "\u00a0", "\u00a0", ""))
        self.after = rng.choice(("", "", "", "", " kr", " kronor", ",00", " SEK"))
        self.in_thousands = rng.random() < 0.15
        if self.in_thousands:
            self.after = ""
        self.items = recipients_of(self.what, self.count, rng)
        self.unit_in_titles = False
        self.titles = self._titles()
        self.values = [self._values() for _ in self.items]
        self.empty = ""
        self.emptied = self._emptied()
        if rng.random() < 0.1:
            _ = [rng.random() for values in self.values for _ in values]  # held by the draws of known seeds
        self.total = sum(values[0] for values in self.values)
        self.has_code = False
        self.columns = self._columns()
        self.groups = self._groups()
        self.decimals = rng.choice((1, 2, 2))
        self.percent = rng.choice(("", "", " %"))
        self.case = rng.choice(_CASES)

    def annex(self) -> Annex:
        """Its lines and what stands around them."""
        rng = self.rng
        lines: list[Line] = []
        rows: list[Row] = []
        heading = None
        for position, (index, group) in enumerate(self.groups):
            if group and group != heading:
                lines.append(Line("group", (group,)))
                heading = group
            cells, row = self._line(position, index)
            lines.append(Line("row", cells))
            rows.append(row._replace(group=group))
        where = rng.choice(("last", "last", "last", "first", "none"))
        if where != "none":
            lines.insert(len(lines) if where == "last" else 0, Line("total", self._total_cells()))
        return Annex(self._title(), self._intro(), self.columns, tuple(lines), self._foot(), tuple(rows))

    def _titles(self) -> tuple[str, ...]:
        """The titles of the amounts; draws how large they are too."""
        rng = self.rng
        columns = rng.choice((1, 1, 1, 2, 2, 3))
        self.range = rng.choice(_RANGES)
        self.step = rng.choice((1, 1, 100, 1000, 5000))
        if self.in_thousands:
            self.range, self.step = (50, 9000), 1
        self.year = rng.choice((2019, 2021, 2022, 2023, 2024, 2025))
        drawn = (rng.choice(_ONE_TITLE),) if columns == 1 else rng.choice((_TWO_TITLES, _THREE_TITLES)[columns - 2])
        titles = [t.format(year=self.year, next=self.year + 1, last=self.year + 2) for t in drawn]
        if self.in_thousands:
            titles = [t.replace(" (kr)", "").replace(", kronor", "").replace(", kr", "") for t in titles]
            self.unit_in_titles = rng.random() < 0.6
        if self.unit_in_titles:
            titles = [t + rng.choice((" (tkr)", ", tkr")) for t in titles]
        return tuple(titles)

    @property
    def _last_is_sum(self) -> bool:
        return len(self.titles) == 3 and self.titles[2].startswith(("Summa", "Totalt"))

    def _values(self) -> list[int]:
        low, high = self.range
        values = [self.rng.randrange(low, high) // self.step * self.step or self.step for _ in self.titles]
        if self._last_is_sum:
            values[2] = values[0] + values[1]
        if self.titles[0] == "Sökt belopp":
            values.sort(reverse=True)
        return values

    def _emptied(self) -> set[tuple[int, int]]:
        """The amounts that are a dash, a zero or nothing."""
        rng = self.rng
        columns = len(self.titles)
        drawn = None
        if columns > 1 and not self._last_is_sum and self.count > 6:
            drawn = rng.choice((None, None, None, "-", "–", "0", ""))
        if drawn is None:
            return set()
        self.empty = drawn
        cells = {(i, rng.randrange(columns)) for i in range(self.count) if rng.random() < 0.15}
        return {(i, 1) for i, _ in cells} if self.titles[0] == "Sökt belopp" else cells

    def _columns(self) -> tuple[Column, ...]:
        """All columns, from left to right."""
        has_share = len(self.titles) == 1 and self.rng.random() < 0.35
        columns = self._named()
        self._add_beside(columns)
        amounts = [Column(f"amount{n}", title, is_right=True) for n, title in enumerate(self.titles)]
        return (*columns, *self._shared(amounts, has_share=has_share), *self._remark())

    def _named(self) -> list[Column]:
        """The running number, the code and the name."""
        rng = self.rng
        number = [Column("number", rng.choice(("Nr", "Nr.", "#")), is_right=True)] if rng.random() < 0.15 else []
        self.has_code = self.what == "kommun" and rng.random() < 0.55
        name = Column("name", rng.choice(_NAME_TITLES[self.what]), is_right=False)
        code = Column("code", rng.choice(("Kommunkod", "Kod", "Kommunkod")), is_right=rng.choice("lr") == "r")
        if not self.has_code:
            return [*number, name]
        return [*number, code, name] if rng.random() < 0.7 else [*number, name, code]

    def _add_beside(self, columns: list[Column]) -> None:
        """County, numbers of organisation and case, project, place, population, count: where there are such."""
        rng = self.rng
        is_org = self.what == "org"
        if self.what == "kommun" and rng.random() < 0.2:
            columns.insert(rng.choice((len(columns), 0)), Column("lan", "Län", is_right=False))
        if is_org and rng.random() < 0.3:
            title = rng.choice(("Organisationsnummer", "Org.nr", "Org nr"))
            columns.append(Column("orgnr", title, is_right=False))
        if is_org and rng.random() < 0.3:
            at = rng.choice((0, len(columns)))
            columns.insert(at, Column("case", rng.choice(("Dnr", "Diarienummer", "Ärendenummer")), is_right=False))
        if is_org and rng.random() < 0.25:
            columns.append(Column("project", rng.choice(("Projekt", "Projektnamn", "Ändamål")), is_right=False))
        if is_org and rng.random() < 0.15:
            columns.append(Column("place", rng.choice(("Ort", "Kommun")), is_right=False))
        if self.what in {"kommun", "region"} and rng.random() < 0.25:
            title = rng.choice(("Folkmängd", "Antal invånare", "Befolkning 31 dec"))
            columns.append(Column("population", title, is_right=True))
        if not is_org and rng.random() < 0.12:
            title = rng.choice(("Antal platser", "Antal deltagare", "Antal elever"))
            columns.append(Column("count", title, is_right=True))

    def _shared(self, amounts: list[Column], *, has_share: bool) -> list[Column]:
        """The amounts with their share beside them."""
        rng = self.rng
        if not has_share:
            return amounts
        if rng.random() < 0.75:
            title = rng.choice(("Andel", "Andel (%)", "Procent", "Andel av total"))
            return [*amounts, Column("share", title, is_right=True)]
        return [Column("share", "Andel (%)", is_right=True), *amounts]

    def _remark(self) -> list[Column]:
        rng = self.rng
        if rng.random() >= 0.08:
            return []
        return [Column("remark", rng.choice(("Anmärkning", "Kommentar")), is_right=False)]

    def _groups(self) -> list[tuple[int, str | None]]:
        """The recipients in the order in which they are printed, each with its heading."""
        rng = self.rng
        order = range(self.count)
        has_lan = any(c.key == "lan" for c in self.columns)
        if self.what == "kommun" and self.count >= 12 and rng.random() < 0.2 and not has_lan:
            lan = [(code or "")[:2] for code, _ in self.items]
            names = lan_names()
            return [(i, names[lan[i]]) for i in sorted(order, key=lan.__getitem__)]
        if self.what == "org" and self.count >= 8 and rng.random() < 0.2:
            areas = rng.sample(_AREAS, 3)
            cuts = sorted(rng.sample(range(2, self.count - 1), 2))
            return [(i, areas[sum(i >= cut for cut in cuts)]) for i in order]
        return [(i, None) for i in order]

    def _line(self, position: int, index: int) -> tuple[tuple[str, ...], Row]:
        """The cells of a recipient, and the row that is to be read from them."""
        code, name = self.items[index]
        cells = []
        amounts = []
        for column in self.columns:
            if column.key.startswith("amount"):
                cell, amount = self._amount(index, int(column.key.removeprefix("amount")))
                amounts.append(amount)
            else:
                cell = self._cell(column.key, position, index)
            cells.append(cell)
        by_key = {c.key: cell for c, cell in zip(self.columns, cells, strict=True)}
        share = by_key["share"].removesuffix(self.percent) if "share" in by_key else None
        return tuple(cells), Row(name, code if self.has_code else by_key.get("orgnr"), tuple(amounts), share)

    def _cell(self, key: str, position: int, index: int) -> str:
        """A cell that holds no amount."""
        rng = self.rng
        code, name = self.items[index]
        made: dict[str, Callable[[], str]] = {
            "number": lambda: str(position + 1),
            "code": lambda: code or "",
            "name": lambda: name,
            "lan": lambda: lan_names()[(code or "")[:2]],
            "orgnr": lambda: f"8{rng.randrange(10)}{rng.randrange(2000, 9999)}-{rng.randrange(1000, 9999)}",
            "case": lambda: self.case.format(y=self.year, n=rng.randrange(100, 9999)),
            "population": lambda: _grouped(rng.randrange(2500, 980000), self.separator or " "),
            "count": lambda: str(rng.randrange(1, 900)),
            "share": lambda: self._share(index),
        }
        return made[key]() if key in made else rng.choice(_CHOSEN[key])

    def _share(self, index: int) -> str:
        share = Decimal(self.values[index][0]) * 100 / self.total
        return str(share.quantize(Decimal(1).scaleb(-self.decimals))).replace(".", ",") + self.percent

    def _amount(self, index: int, column: int) -> tuple[str, Decimal | None]:
        if (index, column) in self.emptied:
            self.values[index][column] = 0
            return self.empty, Decimal(0) if self.empty == "0" else None
        value = self.values[index][column]
        return _grouped(value, self.separator) + self.after, Decimal(value * (1000 if self.in_thousands else 1))

    def _total_cells(self) -> tuple[str, ...]:
        cells = []
        for column in self.columns:
            cell = ""
            if column.key.startswith("amount"):
                at = int(column.key.removeprefix("amount"))
                cell = _grouped(sum(values[at] for values in self.values), self.separator) + self.after
            elif column.key == "share":
                drawn = self.rng.choice(("100", "100,00", "", "100,0"))
                cell = drawn and drawn + self.percent
            cells.append(cell)
        cells[next(n for n, c in enumerate(self.columns) if c.key in _LABELLED)] = self.rng.choice(_LABELS)
        return tuple(cells)

    def _title(self) -> str:
        number = self.rng.choice(("Bilaga 1", "Bilaga", "Bilaga 2", ""))
        about = f"{self.rng.choice(_ABOUT)} {self.year}"
        if not number:
            return about
        return f"{number}{'.' if self.rng.random() < 0.5 else ' –'} {about}"

    def _intro(self) -> tuple[str, ...]:
        rng = self.rng
        intro = []
        if rng.random() < 0.5:
            intro.append(f"Dnr {rng.randrange(100, 9999)}-{self.year}")
        if rng.random() < 0.5:
            intro.append(rng.choice(_INTROS))
        if self.in_thousands and not self.unit_in_titles:
            intro.append(rng.choice(_UNITS))
        return tuple(intro)

    def _foot(self) -> tuple[str, ...]:
        return (self.rng.choice(_FOOTS),) if self.rng.random() < 0.25 else ()


def _grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)
