"""What a generated annex says: its recipients, amounts, prose and printed cells, drawn from one seed.

The ground truth and the printed cells are made of the same variables here; the renderers only set them. Nothing
here knows where anything stands on a page. What is no character is kept as a private one: ``KERN`` (digit groups
apart by a move) and ``MARK`` (the next character is a raised note).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from wording import CAPTIONS, ORGANISATIONS, Plan, header_of, letterhead_of, prose_of

from schemas.register import kommuner, lan_names, regioner

KERN = "\ue000"
MARK = "\ue001"
FACTORS = {"kr": 1, "tkr": 1_000, "mnkr": 1_000_000}
SEPARATORS = {
    "space": " ", "nbsp": "\u00a0", "thin": "\u2009", "narrow": "\u202f", "kern": KERN, "dot": ".", "comma": ",",
}  # fmt: skip
PARTS = ("y1", "y2", "y3", "q1", "q2", "q3", "q4", "old", "new")  # what a row's sum is the sum of
MONEY = (*PARTS, "amount", "asked", "sum", "part", "each")
NUMBERS = (*MONEY, "share", "population", "percap", "count")
NEVER_SUMMED = ("share", "each", "percap")


class Row(NamedTuple):
    """One recipient as it must be read; amounts in SEK, None for a named non-value."""

    name: str
    code: str | None
    amounts: tuple[Decimal | None, ...]
    share: str | None
    group: str | None = None  # the heading that it stands under


class Line(NamedTuple):
    """One printed row: ``kind`` is row, group, subtotal or total."""

    kind: str
    cells: tuple[str, ...]
    row: Row | None = None


class Column(NamedTuple):
    """A column: its key and the printed lines of its header."""

    key: str
    header: tuple[str, ...]

    @property
    def is_number(self) -> bool:
        """Whether its cells are set to the right."""
        return self.key in NUMBERS


@dataclass(frozen=True)
class Block:
    """One table with its caption and the notes above and below it."""

    caption: str
    note: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    foot: tuple[str, ...] = ()
    over: tuple[str, int, int] | None = None  # a heading over the columns from first to last


@dataclass(frozen=True)
class Sheet:
    """A whole annex as printed."""

    plan: Plan
    letterhead: tuple[str, ...]
    title: str
    prose: tuple[str, ...]
    bullets: tuple[str, ...]
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    running: tuple[str, str] = ("", "")

    @property
    def rows(self) -> list[Row]:
        """The recipients of all tables, in reading order."""
        return [line.row for block in self.blocks for line in block.lines if line.row is not None]


def build(plan: Plan) -> Sheet:
    """The annex of a plan; the same plan always gives the same annex."""
    rng = random.Random(f"{plan.seed}/{plan.layout}")
    keys = plan.columns.split()
    blocks = []
    used: set[str] = set()
    for number in range(plan.tables):
        people = _recipients(plan, rng, used)
        if not people:  # one table has named them all
            break
        used |= {name for _, name in people}
        caption = f"Tabell {number + 1}. {CAPTIONS[number % len(CAPTIONS)]}" if plan.tables > 1 else CAPTIONS[0]
        blocks.append(_block(plan, rng, (keys, people), caption))
    total = _printed_total(plan, blocks)
    prose, bullets, closing = prose_of(plan, rng, total)
    letterhead, running = letterhead_of(plan, rng)
    title = rng.choice(("Bilaga 1", "Bilaga", "Bilaga till beslut"))
    return Sheet(plan, letterhead, title, prose, bullets, tuple(blocks), closing, running)


def _recipients(plan: Plan, rng: random.Random, used: set[str]) -> list[tuple[str, str]]:
    if plan.recipients == "kommun":
        pairs = sorted((c, n) for c, n in kommuner().items() if n not in used)
        chosen = sorted(rng.sample(pairs, min(plan.rows, len(pairs))))
        if "code" not in plan.columns and plan.counties == "none":
            chosen.sort(key=lambda p: p[1].translate(str.maketrans("åäöÅÄÖ", "{|}{|}")).casefold())
        return chosen
    if plan.recipients == "region":
        return sorted(regioner().items())[: plan.rows]
    names = [n for n in ORGANISATIONS if n not in used]
    rng.shuffle(names)
    return [
        (f"{rng.choice(('802', '212', '556'))}{rng.randint(400, 999)}-{rng.randint(1000, 9999)}", n)
        for n in names[: plan.rows]
    ]


def _printed(value: Decimal | int, plan: Plan) -> str:
    """A number in Swedish form with the plan's separator."""
    number = Decimal(value)
    whole, _, decimals = f"{number:.1f}".partition(".") if plan.unit == "mnkr" else (f"{number:.0f}", "", "")
    grouped = f"{abs(int(whole)):,}".replace(",", SEPARATORS[plan.separator])
    grouped = f"{grouped},{decimals}" if decimals else grouped
    if number >= 0:
        return grouped
    return {"after": f"{grouped}-", "minus": f"\u2212{grouped}"}.get(plan.signs, f"-{grouped}")


def _drawn(rng: random.Random, plan: Plan) -> Decimal:
    if plan.unit == "mnkr":
        return Decimal(rng.randint(2, 9999)) / 10
    if plan.unit == "tkr":
        return Decimal(rng.choice((rng.randint(15, 999), rng.randint(1000, 45999))))
    return Decimal(rng.choice((rng.randint(4000, 99999), rng.randint(100000, 9999999), 250000)))


def _values(plan: Plan, rng: random.Random, keys: list[str]) -> dict[str, Decimal]:
    """The numbers of one row by column."""
    values = {k: _drawn(rng, plan) for k in keys if k in MONEY}
    if "part" in values:
        values["part"] = max(
            (values["amount"] / rng.randint(3, 9)).quantize(Decimal("0.1") if plan.unit == "mnkr" else 1),
            Decimal("0.1"),
        )
    if "sum" in values:
        values["sum"] = sum((values[k] for k in keys if k in PARTS), Decimal(0))
    if "population" in keys:
        values["population"] = Decimal(rng.randint(2400, 180000))
    if "percap" in keys:
        values["percap"] = (FACTORS[plan.unit] * values["amount"] / values["population"]).quantize(Decimal("0.01"))
    if "count" in keys:
        values["count"] = Decimal(rng.randint(2, 90))
        values["each"] = Decimal(rng.choice((5, 12, 20, 40) if plan.unit == "tkr" else (5000, 12500, 20000, 40000)))
        values["amount"] = values["count"] * values["each"]
    return values


_REFUSED = ("–", "0", "Avslag", "")
_GAPS = ("–", "-", "..", "", "Inget", "<5")


def _block(plan: Plan, rng: random.Random, content: tuple[list[str], list[tuple[str, str]]], caption: str) -> Block:
    keys, people = content
    table = [(code, name, _values(plan, rng, keys)) for code, name in people]
    main = "sum" if "sum" in keys else "amount" if "amount" in keys else "new"
    blank = _blank(plan, rng, len(table)) if main == "amount" and "count" not in keys else {}
    for n in blank:
        table[n][2]["amount"] = Decimal(0)
    signed = plan.signs != "none" and main == "amount" and "count" not in keys
    for n in rng.sample(range(len(table)), len(table) // 4) if signed else ():
        table[n][2]["amount"] *= -1
    base = sum((v[main] for _, _, v in table), Decimal(0))
    lines = [_row(plan, keys, entry, (base, blank.get(n))) for n, entry in enumerate(table)]
    if plan.marks == "some":
        for n in rng.sample(range(len(lines)), min(3, len(lines))):
            lines[n] = _marked(lines[n], keys, rng)
    if plan.counties != "none":
        lines = _with_counties(plan, keys, lines, table)
    sums = {k: sum((v[k] for _, _, v in table), Decimal(0)) for k in keys if k in NUMBERS and k not in NEVER_SUMMED}
    whole = _sum_line(plan, keys, (rng.choice(("Summa", "Totalt", "SUMMA")), sums), "total")
    if plan.total == "last":
        lines.append(whole)
    elif plan.total == "first":
        lines.insert(0, whole)
    return Block(
        caption=caption + _unit_phrase(plan, "caption"),
        note="Belopp i " + _LONG[plan.unit] if plan.unit_at == "note" else "",
        columns=tuple(Column(k, header_of(plan, rng, k)) for k in keys),
        lines=tuple(lines),
        foot=_foot(plan),
        over=_over(plan, keys),
    )


def _blank(plan: Plan, rng: random.Random, count: int) -> dict[int, str]:
    """The rows without an amount, and what is printed there instead."""
    if plan.gaps == "none":
        return {}
    choices = _REFUSED if plan.gaps == "refused" else (*_GAPS, "0")
    return {n: rng.choice(choices) for n in rng.sample(range(1, count), min(count - 1, max(2, count // 7)))}


def _over(plan: Plan, keys: list[str]) -> tuple[str, int, int] | None:
    """The heading over the columns of years, which themselves print the year alone then."""
    years = [n for n, k in enumerate(keys) if k in PARTS]
    if plan.over == "none" or plan.header == "absent" or not years:
        return None
    unit = f", {plan.unit}" if plan.unit_at == "header" else ""
    return f"Bidrag{unit}", years[0], years[-1]


_LONG = {"kr": "kronor", "tkr": "tusental kronor", "mnkr": "miljoner kronor"}


def _unit_phrase(plan: Plan, where: str) -> str:
    return f", {_LONG[plan.unit]}" if plan.unit_at == where else ""


def _foot(plan: Plan) -> tuple[str, ...]:
    foot = []
    if plan.unit_at == "foot":
        foot.append(f"Beloppen är angivna i {_LONG[plan.unit]}.")
    if plan.marks == "some":
        foot.append("1) Beloppet omfattar även en justering för föregående bidragsår.")
    return tuple(foot)


def _row(
    plan: Plan, keys: list[str], entry: tuple[str, str, dict[str, Decimal]], basis: tuple[Decimal, str | None]
) -> Line:
    code, name, values = entry
    base, gap = basis
    main = "sum" if "sum" in keys else "amount" if "amount" in keys else "new"
    factor = FACTORS[plan.unit]
    share = None
    if "share" in keys:
        share = f"{(100 * values[main] / base).quantize(Decimal('0.01'), ROUND_HALF_UP):.2f}".replace(".", ",")
    shown = (code.lstrip("0") if plan.codes == "short" else code) if "code" in keys else None
    cells, amounts = [], []
    for key in keys:
        if key == "amount" and gap is not None:
            cells.append(gap)
            amounts.append(Decimal(0) if gap == "0" else None)
        elif key in MONEY:
            cells.append(_printed(values[key], plan) + (f"\u00a0{plan.unit}" if plan.unit_at == "cell" else ""))
            if key != "each":
                amounts.append(values[key] * factor)
        elif key in {"population", "count"}:
            cells.append(_printed(values[key], replace(plan, unit="kr")))
        elif key == "percap":
            cells.append(f"{values[key]:.2f}".replace(".", ","))
        elif key == "decision":
            cells.append("Bifall" if gap is None else "Avslag")
        else:
            cells.append({"code": shown or "", "orgnr": code, "name": name, "share": _signed(share, plan)}[key])
    printed = code if "orgnr" in keys and shown is None else shown
    return Line("row", tuple(cells), Row(name, printed, tuple(amounts), share))


def _signed(share: str | None, plan: Plan) -> str:
    return f"{share}\u00a0%" if share and plan.sign == "percent" else share or ""


def _marked(line: Line, keys: list[str], rng: random.Random) -> Line:
    """The line with a raised note mark after its name or its first amount."""
    place = keys.index("name") if rng.random() < 0.6 else next(n for n, k in enumerate(keys) if k in MONEY)
    if not line.cells[place][-1:].isalnum():
        place = keys.index("name")
    cells = list(line.cells)
    cells[place] += f"{MARK}1"
    return line._replace(cells=tuple(cells))


def _sum_line(plan: Plan, keys: list[str], said: tuple[str, dict[str, Decimal]], kind: str) -> Line:
    label, sums = said
    cells = []
    for key in keys:
        if key == "name":
            cells.append(label)
        elif key == "share" and kind == "total":
            cells.append("100,00" if plan.seed % 2 else "100")
        elif key in sums:
            money = key in MONEY
            cells.append(
                _printed(sums[key], plan if money else replace(plan, unit="kr"))
                + ("\u00a0" + plan.unit if plan.unit_at == "cell" and money else "")
            )
        else:
            cells.append("")
    return Line(kind, tuple(cells))


def _with_counties(
    plan: Plan, keys: list[str], lines: list[Line], table: list[tuple[str, str, dict[str, Decimal]]]
) -> list[Line]:
    """Län headings above their kommuner, with a subtotal below each where the plan has them."""
    out: list[Line] = []
    names = lan_names()
    for lan in sorted({code[:2] for code, _, _ in table}):
        own = [n for n, (code, _, _) in enumerate(table) if code[:2] == lan]
        out.append(Line("group", tuple(names[lan] if k == "name" else "" for k in keys)))
        out.extend(_under(names[lan], lines[n]) for n in own)
        if plan.counties == "subtotal":
            sums = {k: sum((table[n][2][k] for n in own), Decimal(0)) for k in keys if k in MONEY}
            out.append(_sum_line(plan, keys, (f"Summa {names[lan]}", sums), "subtotal"))
    return out


def _under(heading: str, line: Line) -> Line:
    return line._replace(row=line.row._replace(group=heading)) if line.row else line


def _printed_total(plan: Plan, blocks: list[Block]) -> str:
    """The sum that the prose states: of all tables, in kronor."""
    main = "sum" if "sum" in plan.columns else "amount" if "amount" in plan.columns else "new"
    sums = [c.key for c in blocks[0].columns if c.key in MONEY and c.key != "each"]
    rows = [line.row for block in blocks for line in block.lines if line.row]
    sek = sum((row.amounts[sums.index(main)] or Decimal(0) for row in rows), Decimal(0))
    return f"{int(sek):,}".replace(",", " ")


def without(sheet: Sheet, blocks: tuple[Block, ...]) -> Sheet:
    """The sheet with other tables, all else as it was."""
    return replace(sheet, blocks=blocks)


__all__ = ["Block", "Column", "Line", "Plan", "Row", "Sheet", "build", "without"]
