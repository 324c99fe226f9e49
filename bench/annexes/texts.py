"""A sheet as text, Markdown and Excel: the formats without a printed page."""

from __future__ import annotations

import io

from sheets import KERN, MARK, Block, Line, Sheet


def text_of(sheet: Sheet) -> str:
    """Plain text in the shape that the plan names."""
    out = [*(sheet.letterhead if len(sheet.prose) > 2 else ()), "", sheet.title, ""]
    for text in sheet.prose:
        out += [*_folded(text), ""]
    out += [f"- {t}" for t in sheet.bullets]
    for block in sheet.blocks:
        out += [
            "",
            block.caption,
            *([block.note] if block.note else []),
            "",
            *_table(block, sheet),
            "",
            *block.foot,
        ]
    return "\n".join([*out, "", *sheet.closing]) + "\n"


def _folded(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 75:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _plain(text: str) -> str:
    text = text.replace(KERN, " ")
    plain, _, mark = text.partition(MARK)
    return f"{plain} {mark})" if mark else plain


def _table(block: Block, sheet: Sheet) -> list[str]:
    rows = [[_plain(c) for c in line.cells] for line in block.lines]
    head = [" ".join(c.header).replace("- ", "") for c in block.columns]
    shape = sheet.plan.shape
    if sheet.plan.header != "absent" and shape in {
        "table",
        "tabs",
        "lines",
        "columns",
        "pipes",
        "collapsed",
        "walls",
    }:
        rows.insert(0, head)
    if shape == "tabs":
        return ["\t".join(row) for row in rows]
    if shape == "pipes":
        rows.insert(1, ["---:" if c.is_number else "---" for c in block.columns])
        return ["| " + " | ".join(row) + " |" for row in rows]
    if shape in {"lines", "columns", "walls"}:
        return _one_to_a_line(rows, shape)
    if shape == "collapsed":
        return [" ".join(cell for cell in row if cell) for row in rows]
    if shape in {"bullets", "colon", "turned", "leaders", "dotted"}:
        return [_item(line, block, shape) for line in block.lines]
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return [
        "   ".join(
            cell.rjust(w) if c.is_number else cell.ljust(w)
            for cell, w, c in zip(row, widths, block.columns, strict=True)
        ).rstrip()
        for row in rows
    ]


def _one_to_a_line(rows: list[list[str]], shape: str) -> list[str]:
    """Each cell on a line of its own: row by row, column by column, or with half of its walls as the web does."""
    if shape == "walls":
        return [
            text for first, *rest in rows for text in (f"{first} |", *(x for cell in rest for x in (cell, "|")))
        ]
    by_row = rows if shape == "lines" else zip(*rows, strict=True)
    return [line for cells in by_row for cell in cells for line in (cell, "")]


def _item(line: Line, block: Block, shape: str) -> str:
    """One list item: "- Danderyd 1 132 368 kr (0,32 %)" or "Danderyd: 1 132 368 kronor"."""
    keys = [c.key for c in block.columns]
    name, amount = line.cells[keys.index("name")], line.cells[keys.index("amount")].split("\u00a0k")[0]
    if line.kind == "group":
        return _plain(name)
    printed = line.cells[keys.index("share")].removesuffix("\u00a0%") if "share" in keys else ""
    share = f" ({printed} %)" if printed else ""
    amount = amount or "–"
    kr, kronor = (" kr", " kronor") if any(map(str.isdigit, amount)) else ("", "")  # "Avslag" has no unit
    if shape == "turned":
        return (
            f"- {_plain(amount)} kronor till {_plain(name)}" if line.kind == "row" else f"Summa {_plain(amount)} kr"
        )
    if shape == "leaders":
        return f"{_plain(name)} {'.' * (60 - len(name))} {_plain(amount)}{kr}"
    if shape == "dotted":  # leaders that touch name and number
        return f"{_plain(name)}{'.' * (60 - len(name) - len(amount))}{_plain(amount)}"
    if shape == "bullets":
        return f"- {_plain(name)} {_plain(amount)}{kr}{share}"
    return f"{_plain(name)}: {_plain(amount)}{kronor}{share}"


def sheet_of(sheet: Sheet) -> bytes:
    """An Excel file: numbers as numbers, or as texts with every third seed."""
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    page = book.active
    page.title = "Fördelning"
    page.append([sheet.title])
    for block in sheet.blocks:
        page.append([block.caption])
        page.append([block.note or None])
        if sheet.plan.header != "absent":
            page.append([" ".join(c.header).replace("- ", "") for c in block.columns])
        for line in block.lines:
            page.append([_value(cell, c.key, sheet) for cell, c in zip(line.cells, block.columns, strict=True)])
            for cell, column in zip(page[page.max_row], block.columns, strict=True):
                if line.kind != "row":
                    cell.font = Font(bold=True)
                if isinstance(cell.value, (int, float)):
                    cell.number_format = (
                        "0.00" if column.key == "share" else "#,##0.0" if sheet.plan.unit == "mnkr" else "#,##0"
                    )
        for text in block.foot:
            page.append([text])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _value(cell: str, key: str, sheet: Sheet) -> str | int | float | None:
    text = _plain(cell)
    digits = "".join(c for c in text if c.isdigit() or c == ",").replace(",", ".")
    as_text = sheet.plan.seed % 3 == 0 or key in {"code", "name", "orgnr"} or not digits or text[:1] == "<"
    if as_text or not text[:1].isdigit() or text.endswith(")"):
        return text or None
    if digits.count(".") > 1:
        return text  # two numbers that a mutation made one
    return float(digits) if "." in digits else int(digits)
