"""Annexes of ``printed`` as text, Markdown, HTML and CSV: tabulate, PrettyTable, pandas, plain templates."""

from __future__ import annotations

import csv
import io
import random
from html import escape

from contents import Annex

_FORMS = (
    "plain", "simple", "grid", "outline", "psql", "pipe", "github", "presto", "rst", "orgtbl", "fancy_grid",
    "rounded_outline", "pretty", "tsv", "jira", "simple_grid",
)  # fmt: skip


def html_of(annex: Annex, rng: random.Random, style: str = "") -> str:
    """A web page with the annex in one table."""
    head = f'<meta charset="utf-8"><title>{escape(annex.title)}</title><style>{style}</style>'
    intro = "".join(f"<p>{escape(text)}</p>" for text in annex.intro)
    foot = "".join(f"<p>{escape(text)}</p>" for text in annex.foot)
    body = f"<h1>{escape(annex.title)}</h1>{intro}{_table(annex, rng)}{foot}"
    return f'<!DOCTYPE html><html lang="sv"><head>{head}</head><body>{body}</body></html>'


def _table(annex: Annex, rng: random.Random) -> str:
    heading = rng.choice(("<b>%s</b>", "%s"))
    titles = "".join(f"<th>{escape(title)}</th>" for title in annex.titles)
    out = [f'<table border="{rng.choice("01")}"><thead><tr>{titles}</tr></thead><tbody>']
    for line in annex.body:
        if line.kind == "group":
            cells = f'<td colspan="{len(annex.columns)}">{heading % escape(line.cells[0])}</td>'
        else:
            pairs = zip(annex.columns, line.cells, strict=True)
            cells = "".join(
                f'<td style="text-align:{"right" if c.is_right else "left"}">{escape(v)}</td>' for c, v in pairs
            )
        out.append(f"<tr>{cells}</tr>")
    return "".join((*out, "</tbody></table>"))


def html_plain(annex: Annex, rng: random.Random) -> bytes:
    """A page of a template."""
    return html_of(annex, rng).encode()


def pandas_html(annex: Annex, _: random.Random) -> bytes:
    """A page of ``DataFrame.to_html``."""
    import pandas as pd

    frame = pd.DataFrame([line.cells for line in annex.body], columns=list(annex.titles))
    intro = "".join(f"<p>{escape(text)}</p>" for text in annex.intro)
    body = f"<h2>{escape(annex.title)}</h2>{intro}{frame.to_html(index=False)}"
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def tabulate_text(annex: Annex, rng: random.Random) -> bytes:
    """Text by tabulate, in one of its forms."""
    return _text(annex, _tabulated(annex, rng.choice(_FORMS)))


def tabulate_markdown(annex: Annex, rng: random.Random) -> bytes:
    """Markdown by tabulate."""
    table = _tabulated(annex, rng.choice(("pipe", "github", "pipe")))
    return "\n".join(
        (f"# {annex.title}", "", *(f"{t}\n" for t in annex.intro), "", table, "", *annex.foot)
    ).encode()


def _tabulated(annex: Annex, form: str) -> str:
    from tabulate import tabulate

    sides = ["right" if c.is_right else "left" for c in annex.columns]
    cells = [line.cells for line in annex.body]
    return str(tabulate(cells, annex.titles, tablefmt=form, disable_numparse=True, colalign=sides))


def pretty_text(annex: Annex, rng: random.Random) -> bytes:
    """Text by PrettyTable."""
    from prettytable import PrettyTable

    table = PrettyTable()
    table.field_names = list(annex.titles)
    for column in annex.columns:
        table.align[column.title] = "r" if column.is_right else "l"
    for line in annex.body:
        table.add_row(list(line.cells))
    return _text(annex, str(table.get_string(border=rng.choice((True, True, False)))))


def pandas_text(annex: Annex, rng: random.Random) -> bytes:
    """Text by ``DataFrame.to_string``."""
    import pandas as pd

    frame = pd.DataFrame([line.cells for line in annex.body], columns=list(annex.titles))
    return _text(annex, frame.to_string(index=False, justify=rng.choice(("left", "right"))))


def _text(annex: Annex, table: str) -> bytes:
    return "\n".join((annex.title, "", *annex.intro, "", table, "", *annex.foot)).encode()


def csv_plain(annex: Annex, rng: random.Random) -> bytes:
    """Values with separators, and no word around them."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=rng.choice(";;,\t"), quoting=rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    writer.writerow(annex.titles)
    writer.writerows(line.cells for line in annex.body)
    return file.getvalue().encode(rng.choice(("utf-8", "utf-8-sig", "cp1252")))
