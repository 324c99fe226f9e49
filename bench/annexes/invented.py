"""What an annex of ``styled`` says, drawn from a seed: recipients, columns, groups, sums, and the rows to be read.

The printed cells and the truth are made of the same variables. Nothing here knows how it is set.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sheets import Row

from schemas.register import kommuner, lan_names, regioner

_PLACES = (
    "Norrköping", "Skellefteå", "Södra Öland", "Ystad", "Bergslagen", "Norra Bohuslän", "Umeå", "Västerdalarna",
    "Mälardalen", "Hisingen", "Tornedalen", "Åre", "Kinnekulle", "Göinge", "Roslagen", "Siljan", "Ådalen",
    "Sjuhärad",
)  # fmt: skip
_SHORT = (
    "Teater {n}", "{n} Folkdansgille", "Kulturföreningen {n}", "IF {n}", "{p}s Konsthall", "Förening {n}",
    "{n} Scout", "Studio {n}", "{p}s hembygdsförening", "Stiftelsen {n}", "{n} Film AB", "{n} ek. för.",
)  # fmt: skip
_LONG = (
    "Riksförbundet för {t} i Sverige",
    "Föreningen för {t} och {t} i {p} med omnejd",
    "Stiftelsen {n} – {t} för barn och unga",
    "Svenska {n}förbundets distriktsorganisation i {p}",
    "{n}, centrum för {t} och {t}",
    "Kooperativet {n} ekonomisk förening, {p}",
    "Samverkansnätverket för {t} – {n}",
    "{p}s ideella förening för {t}, {t} och {t}",
    "Samarbetsorganisationen för {t} ({n})",
    "Region {p}s intresseförening för {t}",
)
_NOUNS = (
    "Nordanvind", "Lyktan", "Skarven", "Gläntan", "Fyrklövern", "Ringen", "Tallkotten", "Brandbilen", "Polstjärnan",
    "Vågen", "Kronhjorten", "Linden", "Masken", "Trumman", "Kajutan", "Ekorren", "Sländan", "Humlan", "Klockan",
)  # fmt: skip
_THEMES = (
    "personer med hörselnedsättning", "cirkus", "nutida dans", "folkmusik", "musikteater", "jämställdhet",
    "funktionsnedsättning", "natur- och kulturmiljö", "integration", "läsfrämjande", "äldre", "friluftsliv",
    "psykisk hälsa", "våldsutsatta kvinnor", "hemslöjd", "språkstöd", "demokratiarbete", "digital delaktighet",
)  # fmt: skip
_COMPANIES = (
    "{n} AB", "{n} Teknik Aktiebolag", "{p} Energi AB", "{n} Consulting i {p} AB", "{p} Fastighetsförvaltning HB",
    "{n} & Söner Maskin Aktiebolag", "Handelsbolaget {n}",
    "{n} Biogasproduktion i {p} Aktiebolag", "AB {n} Industrier",
)  # fmt: skip
_UNIVERSITIES = (
    "Uppsala universitet", "Lunds universitet", "Göteborgs universitet", "Stockholms universitet",
    "Umeå universitet",
    "Linköpings universitet", "Karolinska institutet", "Kungl. Tekniska högskolan", "Luleå tekniska universitet",
    "Karlstads universitet", "Linnéuniversitetet", "Örebro universitet", "Mittuniversitetet",
    "Blekinge tekniska högskola", "Malmö universitet", "Mälardalens universitet", "Högskolan i Borås",
    "Sveriges lantbruksuniversitet", "Högskolan Dalarna", "Högskolan i Gävle", "Högskolan i Halmstad",
    "Högskolan Kristianstad", "Högskolan i Skövde", "Högskolan Väst", "Södertörns högskola",
)  # fmt: skip
_PROJECTS = (
    "Fler i rörelse", "Ung scen", "Digitala möten för {t}", "Vägar in i arbetslivet", "Kartläggning av {t}",
    "Tillsammans för {t}", "Nya former för {t} och {t}", "Metodutveckling", "Hela året runt", "Läslust på landet",
)  # fmt: skip
_GROUPS = (
    ("Dans", "Film", "Musik", "Teater", "Bild och form", "Litteratur", "Kulturarv", "Cirkus"),
    ("Verksamhetsbidrag", "Projektbidrag", "Organisationsbidrag", "Etableringsbidrag", "Investeringsstöd"),
    (
        "Barn och unga",
        "Äldre",
        "Integration och mångfald",
        "Folkhälsa",
        "Funktionshinder",
        "Internationellt utbyte",
    ),
    ("Forskning om hav och vatten", "Klimat och energi", "Livsmedel, jord och skog", "Hälsa och omsorg"),
)
_REMARKS = (
    "Villkorat",
    "Avser två år",
    "Delvis beviljat",
    "Fortsättning av tidigare projekt",
    "Nytt",
    "Se villkor",
)
_MARKS = ("1", "2", "3")
_MOST_NOTES, _NOTED = 3, 0.15
_NAMES = {
    "associations": ("Organisation", "Sökande", "Förening", "Mottagare", "Bidragsmottagare"),
    "companies": ("Företag", "Sökande", "Stödmottagare", "Mottagare"),
    "universities": ("Lärosäte", "Medelsförvaltare", "Universitet/högskola"),
    "kommuner": ("Kommun", "Kommunens namn", "Mottagare"),
    "regioner": ("Region", "Mottagare", "Regionens namn"),
}  # fmt: skip
_AMOUNTS = (
    ("Belopp",), ("Beviljat belopp",), ("Bidrag",), ("Sökt belopp", "Beviljat belopp"), ("Ansökt", "Beviljat"),
    ("2024", "2025"), ("2024", "2025", "2026"), ("År 1", "År 2", "Totalt"), ("Sökt", "Beviljat", "Utbetalt 2024"),
    ("Tilldelade medel",), ("Basbelopp", "Tillägg", "Summa"),
)  # fmt: skip
_SUMMED = {"Totalt", "Summa"}
_TOTALS = ("Summa", "Totalt", "Summa totalt", "Total", "SUMMA", "Totalsumma")
_FACTORS = {"kr": 1, "tkr": 1_000}
_SEPARATORS = ("\u00a0", " ", "\u202f", ".")
_NOTHING = ("–", "-", "—")
NUMERIC = ("amount", "share", "count")
_INTROS = (
    "Myndigheten har beslutat om fördelning av medel enligt nedan. Beslutet kan inte överklagas.",
    "Inkomna ansökningar har bedömts utifrån kvalitet och behov. Medlen betalas ut efter rekvisition.",
    "Av tabellen framgår vilka som beviljas bidrag. Redovisning ska lämnas i den form som myndigheten anvisar.",
)


@dataclass(frozen=True)
class Column:
    """A column: what it holds, and its title."""

    key: str  # group no case orgnr code name project remark count amount share
    title: str


@dataclass(frozen=True)
class Printed:
    """One printed row: row, group, subtotal or total, its cells by column, the group it stands in."""

    kind: str
    cells: tuple[str, ...]
    label: str = ""  # what a heading or sum says: it stands where the producer sets it
    group: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Table:
    """One table with its caption, and the notes above or below it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Printed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Annex:
    """All that one document prints, and the rows to be read from it."""

    seed: int
    title: str
    intro: tuple[str, ...]
    tables: tuple[Table, ...]
    groups_as: str  # none plain bold sums column: a heading, a heading with its sum, or a merged cell
    unit_in_titles: bool
    rows: tuple[Row, ...]


class _Drawer:
    """Draws the tables of one document: they have their columns, unit and manner in common."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.kind = rng.choice(("associations",) * 5 + ("companies", "universities", "kommuner", "regioner"))
        self.taken: set[str] = set()
        self.unit = rng.choice(("kr", "kr", "tkr"))
        self.unit_at = rng.choice(("header", "caption", "note", "cell", "header"))
        self.separator = rng.choice(_SEPARATORS)
        self.amounts = rng.choice(_AMOUNTS)
        self.nothing = rng.choice(_NOTHING)
        self.groups_as = rng.choice(("none", "none", "plain", "bold", "sums", "column", "column"))
        if self.kind == "regioner":
            self.groups_as = "none"
        self.total = rng.choice(("last", "last", "last", "first", "none"))
        self.subtotals = self.groups_as not in {"none", "sums"} and rng.random() < 0.4
        self.marks, self.starred = rng.random() < 0.25, rng.random() < 0.3
        self.case = rng.choice(("2024/{:05}", "{}/24", "KUR 2024/{}", "2.4-{}/2024", "2024-{:05}", "LIV 2024/{}"))
        self.rows: list[Row] = []
        self.columns = self._columns()

    def _columns(self) -> tuple[Column, ...]:
        texts = self._coded() if self.kind in {"kommuner", "regioner"} else self._described()
        if self._happens(0.25):
            texts.insert(self.rng.choice((0, 0, len(texts))), self._titled("case", "Dnr", "Diarienummer", "Ärende"))
        if self._happens(0.12):
            texts.insert(0, self._titled("no", "Nr", ""))
        if self.groups_as == "column":
            texts.insert(0, Column("group", "Län" if self.kind == "kommuner" else "Område"))
        return (*texts, *self._numbers())

    def _coded(self) -> list[Column]:
        name = self._titled("name", *_NAMES[self.kind])
        code = Column("code", "Kod" if self.kind == "kommuner" else "Länskod")
        return [code, name] if self._happens(0.5) else [name]

    def _described(self) -> list[Column]:
        texts = [self._titled("name", *_NAMES[self.kind])]
        if self._happens(0.3):
            texts.insert(self.rng.choice((0, 1)), self._titled("orgnr", "Org.nr", "Organisationsnummer"))
        if self._happens(0.35):
            project = self._titled("project", "Projekt", "Projektets namn", "Ändamål")
            texts.insert(0 if self._happens(0.15) else len(texts), project)
        return texts

    def _numbers(self) -> list[Column]:
        unit = self.rng.choice((" ({})", ", {}", " {}")).format(self.unit) if self.unit_at == "header" else ""
        columns = [Column("amount", title + unit) for title in self.amounts]
        if self._happens(0.15):
            columns.insert(0, self._titled("count", "Antal", "Antal deltagare"))
        if len(self.amounts) == 1 and self.total != "none" and self._happens(0.2):
            columns.append(self._titled("share", "Andel, %", "Andel (%)"))
        if self._happens(0.12):
            columns.append(self._titled("remark", "Kommentar", "Anmärkning"))
        return columns

    def _titled(self, key: str, *titles: str) -> Column:
        return Column(key, self.rng.choice(titles))

    def _happens(self, share: float) -> bool:
        return self.rng.random() < share

    def table(self, caption: str) -> Table:
        """One table; its truth goes to ``rows``."""
        rng = self.rng
        drawn = {g: [(n, c, self._values()) for n, c in members] for g, members in self._groups()}
        sums = {g: self._sum([v for _, _, v in rows]) for g, rows in drawn.items()}
        total = self._sum([v for rows in drawn.values() for _, _, v in rows])
        out: list[Printed] = []
        notes: list[str] = []
        for group, members in drawn.items():
            if self.groups_as in {"plain", "bold", "sums"}:
                summed = sums[group] if self.groups_as == "sums" else ()
                out.append(Printed("group", self._sum_cells(summed, None), group, group))
            for name, code, values in members:
                row = self._row(Row(name, code, (), None, group or None), values, total)
                mark = self._mark(notes)
                out.append(Printed("row", row, "", group, mark))
            if self.subtotals:
                label = rng.choice(("Summa {}", "Delsumma", "Summa {}")).format(group)
                out.append(Printed("subtotal", self._sum_cells(sums[group], None), label, group))
        if self.total in {"last", "first"}:
            line = Printed("total", self._sum_cells(total, total), rng.choice(_TOTALS))
            out.insert(0 if self.total == "first" else len(out), line)
        if self.unit_at == "note":
            notes.insert(0, f"Belopp i {'tusental kronor' if self.unit == 'tkr' else 'kronor'}.")
        unit = f" ({self.unit})" if self.unit_at == "caption" else ""
        return Table(caption + unit, self.columns, tuple(out), tuple(notes))

    def _mark(self, notes: list[str]) -> str:
        """Seldom the mark of a new footnote, which goes to ``notes``."""
        if not self.marks or len(notes) == _MOST_NOTES or self.rng.random() > _NOTED:
            return ""
        mark = ("*" if self.starred else _MARKS[len(notes)]) * (len(notes) + 1 if self.starred else 1)
        notes.append(f"{mark} {self.rng.choice(_REMARKS)} enligt beslut av styrelsen.")
        return mark

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        rng = self.rng
        if self.groups_as == "none":
            return [("", list(self._names(rng.randint(5, 38), "")))]
        if self.kind == "kommuner":
            counties = sorted(rng.sample(sorted(lan_names().items()), rng.randint(2, 5)))
            return [(lan, list(self._names(rng.randint(2, 9), code))) for code, lan in counties]
        names = rng.choice(_GROUPS)
        chosen = rng.sample(names, rng.randint(2, min(5, len(names))))
        return [(group, list(self._names(rng.randint(1, 8), ""))) for group in chosen]

    def _names(self, wanted: int, county: str) -> Iterator[tuple[str, str]]:
        rng = self.rng
        if self.kind in {"kommuner", "regioner"}:
            known = kommuner() if self.kind == "kommuner" else regioner()
            places = [(n, c) for c, n in known.items() if c.startswith(county) and n not in self.taken]
            most = len(places) if county else 15  # a table of nearly all regioner would lack some
            some = sorted(rng.sample(places, min(wanted, most, len(places))), key=lambda place: place[1])
            self.taken |= {name for name, _ in some}
            yield from some
            return
        for _ in range(wanted):
            name = self._name()
            for _ in range(30):
                if name not in self.taken:
                    break
                name = self._name()
            if name not in self.taken:
                self.taken.add(name)
                yield name, ""

    def _name(self) -> str:
        rng = self.rng
        if self.kind == "universities":
            return rng.choice(_UNIVERSITIES)
        shapes = _COMPANIES if self.kind == "companies" else _LONG if rng.random() < 0.4 else _SHORT
        return self._filled(rng.choice(shapes))

    def _filled(self, shape: str) -> str:
        for hole, words in (("{n}", _NOUNS), ("{t}", _THEMES), ("{p}", _PLACES)):
            for word in self.rng.sample(words, shape.count(hole)):
                shape = shape.replace(hole, word, 1)
        return shape

    def _values(self) -> tuple[int | None, ...]:
        """The amounts of one row as printed, in the unit."""
        rng = self.rng
        step = rng.choice((1, 500, 1_000, 10_000)) if self.unit == "kr" else 1
        most = 4_000_000 if self.unit == "kr" else 4_000
        values: list[int | None] = []
        for title in self.amounts:
            if title in _SUMMED:
                values.append(sum(v for v in values if v is not None))
            elif title.startswith(("Bevilj", "Utbet")) and len(self.amounts) > 1 and values[0]:
                values.append(max(step, round(values[0] * rng.uniform(0.2, 1) / step) * step))
            else:
                values.append(max(step, rng.randint(most // 100, most) // step * step))
        if len(values) > 1 and not set(self.amounts) & _SUMMED and rng.random() < 0.05:
            values[-1] = None
        return tuple(values)

    def _sum(self, values: list[tuple[int | None, ...]]) -> tuple[int, ...]:
        return tuple(sum(v for v in column if v is not None) for column in zip(*values, strict=True))

    def _number(self, value: int | None) -> str:
        if value is None:
            return self.nothing
        text = f"{value:,}".replace(",", self.separator)
        return text + ("\u00a0" + self.unit if self.unit_at == "cell" else "")

    def _row(self, truth: Row, values: tuple[int | None, ...], total: tuple[int, ...]) -> tuple[str, ...]:
        """The cells of one row as printed; its truth goes to ``rows``."""
        rng = self.rng
        amounts = iter(values)
        made: dict[str, Callable[[], str]] = {
            "group": str,
            "no": lambda: str(len(self.rows) + 1),
            "case": lambda: self.case.format(rng.randint(1000, 9999)),
            "orgnr": lambda: f"{rng.choice((80, 55, 76))}{rng.randint(2000, 2999)}-{rng.randint(1000, 9999)}",
            "code": lambda: truth.code or "",
            "name": lambda: truth.name,
            "project": lambda: self._filled(rng.choice(_PROJECTS)),
            "remark": lambda: rng.choice((*_REMARKS, *[""] * len(_REMARKS))),
            "count": lambda: str(rng.randint(2, 900)),
            "amount": lambda: self._number(next(amounts)),
            "share": lambda: f"{100 * (values[0] or 0) / total[0]:.2f}".replace(".", ","),
        }
        cells = tuple(made[column.key]() for column in self.columns)
        by_key = {column.key: cell for column, cell in zip(self.columns, cells, strict=True)}
        factor = _FACTORS[self.unit]
        sek = tuple(None if v is None else Decimal(v * factor) for v in values)
        code = by_key.get("code", by_key.get("orgnr"))
        self.rows.append(truth._replace(code=code, amounts=sek, share=by_key.get("share")))
        return cells

    def _sum_cells(self, values: tuple[int, ...], total: tuple[int, ...] | None) -> tuple[str, ...]:
        left = iter(values)
        out = []
        for column in self.columns:
            text = ""
            if column.key == "amount" and values:
                text = self._number(next(left))
            elif column.key == "share" and total:
                text = "100,00"
            out.append(text)
        return tuple(out)


def invent(seed: int) -> Annex:
    """The annex of a seed."""
    rng = random.Random(f"styled/{seed}")
    drawer = _Drawer(rng)
    captions = (
        ["Tabell 1. Beviljade bidrag", "Tabell 2. Beviljade bidrag, övriga"]
        if rng.random() < 0.15
        else [rng.choice(("Fördelning av medel", "Beviljade bidrag", "Fördelning per mottagare"))]
    )
    tables = tuple(drawer.table(caption) for caption in captions)
    title = rng.choice(("Bilaga 1", "Bilaga till beslut", "Bilaga 2 Fördelning av statsbidrag"))
    intro = tuple(rng.sample(_INTROS, rng.choice((0, 1, 1, 2))))
    return Annex(seed, title, intro, tables, drawer.groups_as, drawer.unit_at == "header", tuple(drawer.rows))
