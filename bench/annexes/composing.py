"""A sheet as pages: title, prose, tables and notes one below the other, and the order in which a page is written.

What ``drawn`` sets word by word is put together here. Nothing is rendered.
"""

from __future__ import annotations

import random
from dataclasses import replace

from drawn import BOLD, Ink, Leaf, Setter, TableSetter
from sheets import Plan, Sheet


def fitted(sheet: Sheet) -> Sheet:
    """The sheet in the largest type, at most its plan's, in which its tables fit the page."""
    while sheet.plan.size > 5:
        setter = Setter(sheet)
        tables = [TableSetter(setter, block) for block in sheet.blocks]
        if all(table.extent <= setter.right - setter.left for table in tables):
            break
        plan = sheet.plan
        sheet = replace(sheet, plan=replace(plan, size=plan.size - 0.5, gutter=max(3.0, plan.gutter - 1.0)))
    return sheet


def set_sheet(sheet: Sheet) -> list[Leaf]:
    """The pages of a sheet."""
    setter = Setter(sheet)
    plan = sheet.plan
    for text in sheet.letterhead if len(sheet.prose) > 2 else ():
        setter.paragraph(text, 10)
    setter.paragraph(sheet.title, 14, weight=BOLD)
    beside = plan.around == "beside"
    _set_prose(setter, replace(sheet, prose=sheet.prose[:3]) if beside else sheet)
    for block in sheet.blocks:
        table = TableSetter(setter, block)
        if setter.y + 90 > setter.bottom:
            setter.new_page()
        setter.paragraph(block.caption, 11, weight=BOLD)
        if block.note:
            setter.paragraph(block.note, 8)
        setter.y += plan.size
        start, lowest = setter.y, 0.0
        if beside:
            right = setter.right - table.whole - 18
            for text in sheet.prose[3:]:
                setter.paragraph(text, 9, (setter.left, right))
            lowest, setter.y = setter.y, start
        table.set()
        setter.y = max(setter.y, lowest)
        for text in block.foot:
            setter.paragraph(text, 8)
    for text in sheet.closing:
        setter.paragraph(text, 10)
    return setter.leaves


def _set_prose(setter: Setter, sheet: Sheet) -> None:
    for text in sheet.prose:
        setter.paragraph(text, 10.5, weight=int(len(text) < 25))
    for text in sheet.bullets:
        setter.put(setter.left + 12, setter.y, "•", 10.5)
        setter.paragraph(text, 10.5, (setter.left + 24, setter.right))


def in_stream_order(leaf: Leaf, plan: Plan) -> list[Ink]:
    """The strings of a page in the order in which they are written."""
    if plan.stream == "shuffled":
        inks = list(leaf.inks)
        random.Random(plan.seed).shuffle(inks)
        return inks
    if plan.stream == "columns":
        return sorted(leaf.inks, key=lambda i: (round(i.x / 40), i.y))
    return leaf.inks
