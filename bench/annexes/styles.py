"""The typography of an annex of ``styled``, drawn from its seed: a page of HTML with its CSS.

Borders of every style on every side, padding, alignment, type, widths, breaks, zebra, page, running heads,
newspaper columns. Only what an author would pass as readable is drawn: no cell runs into the next.
"""

from __future__ import annotations

import random
from html import escape
from itertools import groupby

from invented import NUMERIC, Annex, Column, Printed, Table

_FONTS = (
    "Liberation Sans", "Liberation Serif", "DejaVu Sans", "Carlito", "Caladea", "Liberation Sans Narrow",
    "DejaVu Sans Condensed", "C059", "Nimbus Sans", "Bitstream Charter", "TeX Gyre Pagella, Liberation Serif",
)  # fmt: skip
_BORDERS = ("solid", "solid", "solid", "dotted", "dashed", "double", "ridge", "inset", "groove")
_WIDTHS = {"name": (22, 34), "project": (18, 26), "group": (12, 18), "remark": (12, 18)}
_HEIGHTS = ("top", "middle", "bottom")
_PORTRAIT = 6  # columns
_AGENCIES = ("Myndigheten för kultur och delaktighet", "Länsstyrelsen Västra Norrland", "Bidragsnämnden")


def page_of(annex: Annex) -> str:
    """The whole document as HTML."""
    rng = random.Random(f"style/{annex.seed}")
    style = _Style(annex, rng)
    body = [f"<h1>{escape(annex.title)}</h1>"] if rng.random() < 0.9 else []
    body += [f"<p>{escape(text)}</p>" for text in annex.intro]
    for table in annex.tables:
        unit = [n for n in table.notes if n.startswith("Belopp i")]
        below = [n for n in table.notes if n not in unit]
        above = bool(unit) and style.unit_above
        body.append(f"<h2>{escape(table.caption)}</h2>")
        body += [f"<p class=note>{escape(n)}</p>" for n in unit if above]
        body.append(f"<div class=flow>{style.table(table)}</div>")
        body += [f"<p class=note>{_noted(n)}</p>" for n in ([] if above else unit) + below]
    head = f'<meta charset="utf-8"><title>{escape(annex.title)}</title><style>{style.css()}</style>'
    return f'<!doctype html><html lang="sv"><head>{head}</head><body>{"".join(body)}</body></html>'


def _noted(note: str) -> str:
    mark, _, rest = note.partition(" ")
    return escape(note) if note.startswith("Belopp") else f"<sup>{escape(mark)}</sup> {escape(rest)}"


class _Style:
    """What is drawn once for a document."""

    def __init__(self, annex: Annex, rng: random.Random) -> None:
        self.annex, self.rng = annex, rng
        self.size = rng.choice((7.5, 8, 8.5, 9, 9.5, 10, 10, 11, 12))
        keys = {c.key for c in annex.tables[0].columns}
        narrow = len(keys) <= 4 and self.size <= 9 and not keys & {"project", "remark"}  # else words stick out
        self.newspaper = narrow and rng.random() < 0.25
        self.unit_above = rng.random() < 0.7
        self.heading_spans = rng.choice((True, True, False))
        self.label_spans = rng.random() < 0.5
        self.vertical = rng.choice(("top", "middle", "bottom", "baseline"))
        self.numbers = rng.choice(("right", "right", "right", "left", "center"))
        numbers = sum(c.key in NUMERIC for c in annex.tables[0].columns)
        self.head = rng.random() < 0.9 or annex.groups_as == "column" or numbers > 1 or annex.unit_in_titles
        self.titles = rng.choice(("normal", "nowrap"))
        self.fonts = rng.choice(_FONTS)

    def css(self) -> str:
        """The style sheet."""
        pick = self.rng.choice
        wide = len(self.annex.tables[0].columns) > _PORTRAIT or self.rng.random() < 0.12
        size = f"{pick(('A4', 'A4', 'A4', 'Letter'))} {'landscape' if wide else 'portrait'}"
        margin = pick(("12mm", "18mm", "20mm 25mm", "25mm", "30mm 20mm 20mm 35mm"))
        running = (
            f"@top-left{{content:'{pick(_AGENCIES)}';font-size:8pt}}"
            "@bottom-right{content:'Sida ' counter(page) ' av ' counter(pages);font-size:8pt}"
        )
        type_ = f"font-size:{pick((9, 10, 10.5, 11))}pt;line-height:{pick((1.15, 1.3, 1.5))}"
        return "".join(
            (
                f"@page{{size:{size};margin:{margin};{pick(('', '', running))}}}",
                f"body{{font-family:'{self.fonts}';margin:0;{type_}}}",
                "h1{font-size:15pt}h2{font-size:12pt}.note{font-size:8pt}",
                f"sup{{font-size:{pick((60, 70))}%;line-height:0}}",
                self._table_css(),
                self._cell_css(),
                self._border_css(),
                f".flow{{column-count:2;column-gap:{pick((8, 14, 20))}mm}}" if self.newspaper else "",
            )
        )

    def _table_css(self) -> str:
        pick = self.rng.choice
        width = "100%" if self.newspaper else pick(("auto", "100%", "100%", "90%"))
        spaced = pick((*["normal"] * 5, "0.2pt", "-0.1pt"))
        return "".join(
            (
                f"table{{border-collapse:{pick((*['collapse'] * 3, 'separate;border-spacing:2pt'))};",
                f"width:{width};font-size:{self.size}pt;letter-spacing:{spaced};",
                f"line-height:{pick((1.0, 1.1, 1.2, 1.35, 1.6))};margin:{pick(('0', '6pt 0', '12pt auto'))}}}",
                pick(("thead{display:table-row-group}", "", "", "")),
                pick(("tr{break-inside:avoid}", "")),
            )
        )

    def _cell_css(self) -> str:
        pick = self.rng.choice
        above, sides = pick((0.5, 1, 1, 2, 3, 4, 6)), pick((2.5, 3, 4, 6, 9))
        names = pick(("", "", "", "hyphens:auto", "overflow-wrap:anywhere", "word-break:normal"))
        heading = "normal" if self.annex.groups_as == "plain" else "bold"
        return "".join(
            (
                f"td,th{{padding:{above}pt {sides}pt;vertical-align:{self.vertical};text-align:left}}",
                f"th{{text-align:{pick(('left', 'left', 'center', 'right'))};vertical-align:{pick(_HEIGHTS)};",
                f"font-weight:{pick(('bold', 'bold', 'normal', '600'))};white-space:{self.titles}}}",
                f".n{{text-align:{self.numbers};white-space:nowrap}}th.n{{white-space:{self.titles}}}",
                f".k{{white-space:nowrap}}td.name{{{names}}}",
                f"td.group{{vertical-align:{pick(_HEIGHTS)};font-weight:{pick(('bold', 'normal', 'normal'))}}}",
                f".t td{{font-weight:{pick(('bold', 'bold', 'normal'))}}}",
                f".g td{{font-weight:{heading};padding-top:{above + pick((0, 0, 3, 6))}pt}}",
                pick(("tbody tr:nth-child(even) td{background:#e8eef4}", "", "", "")),
                pick(("th{background:#d5dde6}", "th{background:#1f3d5c;color:#fff}", "", "", "")),
            )
        )

    def _border_css(self) -> str:
        rng = self.rng
        kind, width = rng.choice(_BORDERS), rng.choice(("0.4pt", "0.75pt", "1pt", "1px", "2pt"))
        line = f"{width} {kind} {rng.choice(('#000', '#333', '#888', '#bbb', '#1f3d5c'))}"
        cells = rng.choice(("all", "all", "bottom", "bottom", "top", "sides", "head", "outer", "none", "none"))
        return {
            "all": f"td,th{{border:{line}}}",
            "bottom": f"td,th{{border-bottom:{line}}}",
            "top": f"td,th{{border-top:{line}}}",
            "sides": f"td,th{{border-left:{line};border-right:{line}}}",
            "head": f"th{{border-bottom:{line}}}.t td{{border-top:{line}}}",
            "outer": f"table{{border:{line}}}th{{border-bottom:{line}}}",
            "none": "",
        }[cells]

    def table(self, table: Table) -> str:
        """One table."""
        columns = table.columns
        widths = self._widths(columns)
        head = ""
        if self.head:
            cells = "".join(f"<th class={_class(c)}>{escape(c.title)}</th>" for c in columns)
            head = f"<thead><tr>{cells}</tr></thead>"
        out = []
        for group, some in groupby(table.rows, key=lambda row: row.group):
            members = list(some)
            inside = sum(row.kind == "row" for row in members)
            cell = f"<td class=group rowspan={inside}>{escape(group)}</td>"
            for row in members:
                if row.kind == "row":
                    out.append(_row(row, columns, cell))
                    cell = ""
                else:
                    out.append(self._sum(row, columns))
        return f"<table>{widths}{head}<tbody>{''.join(out)}</tbody></table>"

    def _sum(self, row: Printed, columns: tuple[Column, ...]) -> str:
        """A heading or a sum: its label in the first cell, or over all cells before the numbers."""
        label = escape(row.label)
        if row.kind == "group" and not any(row.cells) and self.heading_spans:
            return f"<tr class=g><td colspan={len(columns)}>{label}</td></tr>"
        before = next(n for n, c in enumerate(columns) if c.key in NUMERIC)
        keys = [c.key for c in columns]
        at = 0 if "group" in keys else keys.index("name")
        if self.label_spans:
            lead = f"<td colspan={before}>{label}</td>"
        else:
            lead = "".join(f"<td>{label if n == at else ''}</td>" for n in range(before))
        cells = "".join(
            f"<td class={_class(c)}>{escape(text)}</td>"
            for c, text in list(zip(columns, row.cells, strict=True))[before:]
        )
        return f"<tr class={'g' if row.kind == 'group' else 't'}>{lead}{cells}</tr>"

    def _widths(self, columns: tuple[Column, ...]) -> str:
        """Widths of the columns of texts, in percent of the table; those of numbers take what they need."""
        rng = self.rng
        if rng.random() < 0.45:
            return ""
        wide = {c.key: rng.randint(*_WIDTHS[c.key]) for c in columns if c.key in _WIDTHS}
        scale = min(1.0, 60 / max(1, sum(wide.values())))
        shares = (f"<col style='width:{wide[c.key] * scale:.0f}%'>" if c.key in wide else "<col>" for c in columns)
        return f"<colgroup>{''.join(shares)}</colgroup>"


def _class(column: Column) -> str:
    if column.key in NUMERIC:
        return "n"
    return column.key if column.key in _WIDTHS else "k"


def _row(row: Printed, columns: tuple[Column, ...], merged: str) -> str:
    """A recipient's row; ``merged`` is the cell of its group, where it is the group's first."""
    cells = ""
    for column, text in zip(columns, row.cells, strict=True):
        if column.key == "group":
            cells += merged
            continue
        mark = f"<sup>{escape(row.mark)}</sup>" if column.key == "name" and row.mark else ""
        cells += f"<td class={_class(column)}>{escape(text)}{mark}</td>"
    return f"<tr>{cells}</tr>"
