"""A sheet as HTML and as Typst source: the producers that lay out tables themselves.

Newspaper columns become one wide table for each page, as authors make them. What the producer does with rules,
breaks and hyphens is its own.
"""

from __future__ import annotations

from html import escape

from sheets import KERN, MARK, Block, Column, Line, Sheet

_FONT = {
    "sans": "Liberation Sans",
    "serif": "Liberation Serif",
    "mono": "Liberation Mono",
    "narrow": "Liberation Sans Narrow",
    "wide": "DejaVu Sans Condensed",
}


def pages_of(block: Block, sheet: Sheet) -> list[list[list[Line]]]:
    """The lines of a table as pages of column groups; one page and group for a plain table."""
    groups = sheet.plan.groups
    if groups == 1:
        return [[list(block.lines)]]
    depth = 52 if sheet.plan.size <= 8 else 40
    lines = list(block.lines)
    pages = []
    while lines:
        here, lines = lines[: depth * groups], lines[depth * groups :]
        each = -(-len(here) // groups)
        pages.append([here[n : n + each] for n in range(0, len(here), each)])
    return pages


def html_of(sheet: Sheet) -> str:
    """A whole page of HTML with the print rules of the plan."""
    body = [f"<p>{escape(t)}</p>" for t in sheet.letterhead] if len(sheet.prose) > 2 else []
    body.append(f"<h1>{escape(sheet.title)}</h1>")
    body += [f"<h2>{escape(t)}</h2>" if len(t) < 25 else f"<p>{escape(t)}</p>" for t in sheet.prose]
    if sheet.bullets:
        body.append("<ul>" + "".join(f"<li>{escape(t)}</li>" for t in sheet.bullets) + "</ul>")
    for block in sheet.blocks:
        body.append(f"<h2>{escape(block.caption)}</h2>")
        body += [f"<p>{escape(block.note)}</p>"] if block.note else []
        body += [_html_table(block, sheet, n) for n in range(len(pages_of(block, sheet)))]
        body += [f"<p class=foot>{escape(t)}</p>" for t in block.foot]
    body += [f"<p>{escape(t)}</p>" for t in sheet.closing]
    head = f'<meta charset="utf-8"><title>{escape(sheet.title)}</title><style>{_css(sheet)}</style>'
    return f'<!doctype html><html lang="sv"><head>{head}</head><body>{"".join(body)}</body></html>'


def _css(sheet: Sheet) -> str:
    plan = sheet.plan
    agency, number = sheet.running
    margins = (
        f'@top-left{{content:"{agency}";font-size:8pt}}@top-right{{content:"{number}";font-size:8pt}}'
        "@bottom-center{content:counter(page) ' (' counter(pages) ')';font-size:8pt}"
        if plan.furniture == "full"
        else ""
    )
    lines = {
        "grid": "td,th{border:0.5pt solid #000}",
        "rows": "tr{border-bottom:0.5pt solid #444}",
        "head": "thead tr:last-child{border-bottom:0.7pt solid #000}",
        "zebra": "tbody tr:nth-child(even){background:#e6eaf0}",
        "none": "",
    }[plan.rules]
    name = (
        f"td.name{{width:{plan.name_width}pt;max-width:{plan.name_width}pt}}"
        if plan.name_width
        else "td.name{white-space:nowrap}"
    )
    hyphens = {"auto": "td.name{hyphens:auto}", "break": "td.name{overflow-wrap:anywhere}"}.get(plan.hyphens, "")
    repeat = "" if plan.repeat == "repeated" else "thead{display:table-row-group}"
    return (
        f"@page{{size:A4 {'landscape' if plan.page == 'landscape' else 'portrait'};margin:20mm 17mm;{margins}}}"
        f"body{{font-family:'{_FONT[plan.font]}';font-size:10.5pt}}h1{{font-size:14pt}}h2{{font-size:11.5pt}}"
        f"table{{border-collapse:collapse;font-size:{plan.size}pt;margin-bottom:10pt}}"
        f"td,th{{padding:1pt {plan.gutter / 2}pt;text-align:left;vertical-align:{plan.wrap}}}"
        f"td.n,th.n{{text-align:right;white-space:nowrap}}td.code{{white-space:nowrap}}.foot{{font-size:8pt}}{lines}{name}{hyphens}{repeat}"
    )


def _html_cell(text: str) -> str:
    out = escape(text)
    if MARK in out:
        plain, _, mark = out.partition(MARK)
        out = f"{plain}<sup>{mark}</sup>"
    if KERN in out:
        first, *rest = out.split(KERN)
        out = first + "".join(f'<span style="margin-left:.22em">{r}</span>' for r in rest)
    return out


def _html_table(block: Block, sheet: Sheet, page: int) -> str:
    groups = pages_of(block, sheet)[page]
    head = ""
    if sheet.plan.header != "absent" and (page == 0 or sheet.plan.repeat == "repeated"):
        cells = "".join(
            f"<th class={'n' if c.is_number else c.key}>{'<br>'.join(escape(t) for t in c.header)}</th>"
            for c in block.columns
            if not _is_below(c, sheet)
        )
        head = f"<thead>{_html_over(block)}<tr>{cells * len(groups)}</tr></thead>"
    rows = []
    for n in range(max(len(g) for g in groups)):
        cells = ""
        for group in groups:
            number = ""
            line = group[n] if n < len(group) else None
            for place, column in enumerate(block.columns):
                if _is_below(column, sheet):
                    number = line.cells[place] if line else ""
                    continue
                text = _html_cell(line.cells[place]) if line else ""
                strong = f"<b>{text}</b>" if line and line.kind != "row" and text else text
                under = f"<br><small>{number}</small>" if number and column.key == "name" else ""
                cells += f"<td class={'n' if column.is_number else column.key}>{strong}{under}</td>"
        rows.append(f"<tr>{cells}</tr>")
    return f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"


def _is_below(column: Column, sheet: Sheet) -> bool:
    """Whether a column is none of its own, but stands below the names."""
    return column.key == "orgnr" and sheet.plan.orgnr == "below"


def _html_over(block: Block) -> str:
    if block.over is None:
        return ""
    text, first, last = block.over
    after = "<th></th>" * (len(block.columns) - last - 1)
    span = f'<th colspan="{last - first + 1}" style="text-align:center">{escape(text)}</th>'
    return f"<tr>{'<th></th>' * first}{span}{after}</tr>"


def typst_of(sheet: Sheet) -> str:
    """The sheet as a Typst document."""
    plan = sheet.plan
    agency, number = sheet.running
    furniture = (
        f"header: text(8pt)[{_typ(agency)} #h(1fr) {_typ(number)}], "
        'footer: align(center, text(8pt)[#context counter(page).display("1 (1)", both: true)]), '
        if plan.furniture == "full"
        else ""
    )
    flipped = "flipped: true, " if plan.page == "landscape" else ""
    hyphenate = "true" if plan.hyphens == "auto" else "false"
    out = [
        f'#set page(paper: "a4", {flipped}{furniture}margin: 20mm)',
        f'#set text(font: "{_FONT[plan.font]}", size: 10.5pt, lang: "sv", hyphenate: {hyphenate})',
    ]
    if len(sheet.prose) > 2:
        out += [_typ(t) + "\n" for t in sheet.letterhead]
    out.append(f"= {_typ(sheet.title)}")
    out += [(f"== {_typ(t)}" if len(t) < 25 else _typ(t)) + "\n" for t in sheet.prose]
    out += [f"- {_typ(t)}" for t in sheet.bullets]
    for block in sheet.blocks:
        out.append(f"== {_typ(block.caption)}\n")
        out += [_typ(block.note) + "\n"] if block.note else []
        out += [_typst_table(block, sheet, n) for n in range(len(pages_of(block, sheet)))]
        out += [f"#text(8pt)[{_typ(t)}]\n" for t in block.foot]
    out += [_typ(t) + "\n" for t in sheet.closing]
    return "\n".join(out)


def _typ(text: str) -> str:
    for sign in "\\#$*_`<>@[]~=/":
        text = text.replace(sign, "\\" + sign)
    if text.startswith(("-", "+")) or (text[:1].isdigit() and "." in text[:4]):
        text = "\\" + text
    text = (
        text.replace("--", "-\\-")
        .replace("..", ".\\.")
        .replace("\u00a0", "#sym.space.nobreak;")
        .replace(KERN, "#h(0.22em)")
    )
    if MARK in text:
        plain, _, mark = text.partition(MARK)
        text = f"{plain}#super[{mark}]"
    return text


def _typst_table(block: Block, sheet: Sheet, page: int) -> str:
    plan = sheet.plan
    groups = pages_of(block, sheet)[page]
    times = len(groups)
    widths = [
        f"{plan.name_width}pt" if c.key == "name" and plan.name_width else "auto" for c in block.columns
    ] * times
    aligns = [("right" if c.is_number else "left") for c in block.columns] * times
    across = {"top": "top", "middle": "horizon", "bottom": "bottom"}[plan.wrap]
    stroke = {"grid": "0.5pt", "rows": "(y: 0.4pt)"}.get(plan.rules, "none")
    fill = "(_, y) => if calc.even(y) { luma(232) }" if plan.rules == "zebra" else "none"
    cells = []
    if plan.header != "absent" and (page == 0 or plan.repeat == "repeated"):
        head = [f"[*{' #linebreak() '.join(_typ(t) for t in c.header)}*]" for c in block.columns] * times
        if block.over is not None:
            text, start, last = block.over
            over = [f"table.cell(colspan: {last - start + 1}, align: center)[*{_typ(text)}*]"]
            head = ["[]"] * start + over + ["[]"] * (len(block.columns) - last - 1) + head
        rule = ", table.hline(stroke: 0.6pt)" if plan.rules == "head" else ""
        repeat = "true" if plan.repeat == "repeated" else "false"
        cells.append(f"table.header(repeat: {repeat}, {', '.join(head)}{rule})")
    for n in range(max(len(g) for g in groups)):
        for group in groups:
            line = group[n] if n < len(group) else None
            for place in range(len(block.columns)):
                text = _typ(line.cells[place]) if line else ""
                cells.append(f"[*{text}*]" if line and line.kind != "row" and text else f"[{text}]")
    content = ",\n".join(cells)
    inset = f"(x: {plan.gutter / 2}pt, y: {2.5 if plan.rules != 'none' else 1.6}pt)"
    return (
        f"#text({plan.size}pt)[#table(columns: ({', '.join(widths)}), "
        f"align: ({', '.join(f'{a} + {across}' for a in aligns)}), "
        f"inset: {inset}, stroke: {stroke}, fill: {fill},\n{content})]\n"
    )
