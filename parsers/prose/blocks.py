"""Words to prose: the document as a person would read it aloud, for the parsers of prose.

On the path between the tables, whose words are left out here, and the leaf grammars. One step a module:
``furniture`` takes out running heads, ``browser`` what a web page shows around its text, ``columns`` finds the
order, ``strips`` measures lines, ``headings`` and ``paragraphs`` group them, ``head`` finds letterhead and title,
``hyphens`` makes words whole, ``sentences`` cuts. Interprets no words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from parsers.lines import Line, lines_of
from parsers.prose.browser import without_controls
from parsers.prose.columns import Order, reading_order, set_footnotes_apart
from parsers.prose.flow import Block, BlockKind, Flow, Sentence
from parsers.prose.furniture import Body, take_out
from parsers.prose.head import find_head
from parsers.prose.headings import ANNEX, is_annex
from parsers.prose.hyphens import Spellings, run_on, spellings
from parsers.prose.leads import heads_list, introduces
from parsers.prose.letterhead import is_value
from parsers.prose.paragraphs import Group, Shape, groups, is_sentence
from parsers.prose.sentences import sentences, without_marks
from parsers.prose.strips import MARK, Column, Measure, Strip, measure, strips_of
from parsers.prose.unfold import unfolded
from parsers.text import Text, WordRef, join
from schemas.document import Document, Page

_LETTER, _NUMBER = regex.compile(r"\p{Ll}"), regex.compile(r"\d+")  # of a list's mark
# What stands after the decision itself is signed: everything below a table's heading there is an annex.
_SIGNED = regex.compile(
    r"på\s+regeringens\s+vägnar|(?:kopia|avskrift)\s+till|likalydande\s+\p{L}+\s+till|sändlista", regex.IGNORECASE
)
# A line without one is drawn: "-----", "* * *", "______".
_WORD = regex.compile(r"[\p{L}\p{N}]")
# Added to the kind of the marks of a list inside another with the same marks
_DEEPER = "+"


@dataclass(frozen=True, slots=True)
class _State:
    """What a block inherits from those before it."""

    section: str | None = None
    lead: Text | None = None  # introduces a list that has not begun
    lists: tuple[tuple[str, Text | None], ...] = ()  # the open lists, outermost first: kind of mark, lead
    outermost: Strip | None = None  # the first item of the outermost open list
    annex: bool = False
    signed: bool = False


def read_flow(document: Document, taken: frozenset[WordRef]) -> Flow:
    """The prose of ``document`` in reading order, without the words ``taken`` by tables."""
    pages = unfolded(document.pages)
    by_page: defaultdict[int, set[int]] = defaultdict(set)
    for page, word in taken:
        by_page[page].add(word)
    sheets = [tuple(_free(pages, i, frozenset(by_page.get(i, ())))) for i in range(len(pages))]
    body = take_out(pages, sheets)
    shown = without_controls(body.sheets)
    orders = [reading_order([line for line in sheet if _WORD.search(line.text.string)]) for sheet in shown]
    ordinary = measure(pages, (column.lines for order in orders for column in order.main))
    orders = [set_footnotes_apart(order, ordinary.size) for order in orders]
    main = [column for order in orders for column in order.main]
    tables = {page: sorted({pages[page].words[w].line for w in words}) for page, words in by_page.items()}
    grouped = groups(strips_of(main, ordinary, tables), ordinary)
    known = spellings(pages)
    maker = _Maker(known, _annex_page(body), pages)
    blocks = maker.blocks(grouped, _sides(orders, ordinary), body.foot)
    lines = tuple(line for sheet in body.sheets for line in sheet)
    return Flow(pages, blocks, tuple(_sentences(blocks)), body.running, lines)


def _free(pages: tuple[Page, ...], index: int, taken: frozenset[int]) -> Iterator[Line]:
    """The lines of a page without taken words and without words of nothing but white space."""
    words = pages[index].words
    for line in lines_of(pages, index, taken):
        kept = tuple([r for r in line.refs if words[r.word].text.strip("\ufeff\u200b \u00a0")])
        if kept:
            yield line if len(kept) == len(line.refs) else Line(pages, kept)


def _sides(orders: Sequence[Order], ordinary: Measure) -> Mapping[int, tuple[Group, ...]]:
    """The groups of the boxes beside the text, by page."""
    found: dict[int, tuple[Group, ...]] = {}
    for index, order in enumerate(orders):
        boxes = [groups(strips_of([column], ordinary, {}), _of_box(column, ordinary)) for column in order.sides]
        if boxes:
            found[index] = tuple(group for box in boxes for group in box)
    return found


def _of_box(column: Column, ordinary: Measure) -> Measure:
    """A box has its own type size and line distance."""
    own = measure(column.lines[0].pages, [column.lines])
    return replace(own, unwrapped=ordinary.unwrapped)


def _annex_page(body: Body) -> int | None:
    """The first page after page 1 whose running head names an annex."""
    pages = [t.words[0].page for t in body.running if ANNEX.match(t.string) and len(t.string) < 60]
    return min((p for p in pages if p > 0), default=None)


def _sentences(blocks: Iterable[Block]) -> list[Sentence]:
    """The sentences of paragraphs and items."""
    spoken = (block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM))
    told = [Sentence(text, block) for block in spoken for text in sentences(block.text)]
    unmarked = without_marks([sentence.text for sentence in told])
    return [Sentence(text, sentence.block) for text, sentence in zip(unmarked, told, strict=True)]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes blocks of groups."""

    known: Spellings
    annex_page: int | None
    pages: tuple[Page, ...]

    def blocks(
        self, main: Sequence[Group], sides: Mapping[int, tuple[Group, ...]], foot: Sequence[Line]
    ) -> tuple[Block, ...]:
        """The blocks of the main text, each page's boxes after the paragraph that leaves the page."""
        head = find_head(main)
        rest = _raised(head.rest)
        cells = (*head.cells, *(part for line in foot for part in line.cells()))
        made = [Block(BlockKind.LETTERHEAD, cell.text) for cell in cells]
        if head.title:
            made.append(Block(BlockKind.TITLE, self._text(head.title)))
        state = _State()
        page = 0
        for i in range(len(rest)):
            for block, following in self._of_group(rest, i, state):
                state = following
                made.append(block)
            turn = rest[i + 1].strips[0].page if i + 1 < len(rest) else len(self.pages)
            made.extend(block for p in range(page, turn) for block in self._box(sides.get(p, ()), state))
            page = max(page, turn)
        if not rest:
            made.extend(block for p in sorted(sides) for block in self._box(sides[p], state))
        return tuple(made)

    def _of_group(self, rest: Sequence[Group], i: int, state: _State) -> Iterator[tuple[Block, _State]]:
        """The blocks of one group, each with the state after it."""
        group = rest[i]
        state = replace(state, annex=state.annex or self._enters_annex(rest, i, state))
        if group.shape is Shape.HEADING:
            text = self._text(group.strips)
            below = rest[i + 1] if i + 1 < len(rest) else None
            leads = below is not None and below.shape is Shape.ITEM and heads_list(text.string, _bare(below))
            state = replace(state, section=text.string, lead=text if leads else None, lists=())
            level = 1 if is_annex(text.string) else group.level
            yield Block(BlockKind.HEADING, text, None, level, annex=state.annex), state
        elif group.shape is Shape.ITEM:
            yield self._item(group, state, rest[i + 1] if i + 1 < len(rest) else None)
        else:
            yield from self._plain(group, state, rest[i + 1] if i + 1 < len(rest) else None)

    def _plain(self, group: Group, state: _State, below: Group | None) -> Iterator[tuple[Block, _State]]:
        """A paragraph, or the cells of lines that are no sentence."""
        if group.shape is Shape.TEXT:
            text = self._text(group.strips)
            leads = below is not None and below.shape is Shape.ITEM and introduces(text.string)
            if leads or is_sentence(text.string):
                lead = _last_sentence(text) if leads or text.string.endswith(":") else None
                state = replace(state, lead=lead, lists=state.lists if _inside_list(group, below) else ())
                yield Block(BlockKind.PARAGRAPH, text, state.section, annex=state.annex), state
                return
            parts = [text]
        else:
            parts = [part for strip in group.strips for part in _row(strip)]
        state = replace(state, lead=None, lists=(), signed=state.signed or bool(_SIGNED.match(group.string)))
        for part in parts:
            yield Block(BlockKind.CELL, part, state.section, annex=state.annex), state

    def _item(self, group: Group, state: _State, below: Group | None) -> tuple[Block, _State]:
        """One list item and the state after it: an item that introduces others leads the list inside it."""
        text = self._text(group.strips)
        found = MARK.match(text.string)
        marker = found[0].strip() if found else "att"
        body = text.cut(found.end()) if found else text
        first, outer = group.strips[0], state.outermost if state.lists else None
        kind = _kind(marker) + (_DEEPER if _is_deeper(first, outer) else "")
        lists = _open_lists(state, kind)
        lead = lists[-1][1]
        block = Block(
            BlockKind.ITEM, body, state.section, marker=marker if found else None, lead=lead, annex=state.annex
        )
        introduced = None
        if below is not None and below.shape is Shape.ITEM and introduces(body.string):
            other = _kind(below.strips[0].mark or "att") != _kind(marker)
            deeper = body.string.endswith(":") and _is_deeper(below.strips[0], first)
            introduced = _last_sentence(body) if other or deeper else None
        return block, replace(state, lead=introduced, lists=lists, outermost=outer or first)

    def _box(self, grouped: Sequence[Group], state: _State) -> Iterator[Block]:
        """The blocks of a box, whose headings are its own."""
        own = _State(annex=state.annex)
        for i in range(len(grouped)):
            for block, following in self._of_group(grouped, i, own):
                own = following
                yield block

    def _enters_annex(self, rest: Sequence[Group], i: int, state: _State) -> bool:
        """True where the first annex begins: its title, its running head, a table's title below signatures."""
        group = rest[i]
        first = group.strips[0]
        if self.annex_page is not None and first.page >= self.annex_page:
            return True
        if group.shape is not Shape.HEADING:
            return first.turned and first.page > 0 and is_annex(group.string) and len(group.string) < 100
        if is_annex(group.string):
            return not (_lists_attachments(rest, i) or _says_what_it_is(rest, i))
        return state.signed and group.strips[-1].table_below

    def _text(self, strips: Iterable[Strip]) -> Text:
        return run_on((s.text for s in strips), self.known)


def _raised(grouped: Sequence[Group]) -> Sequence[Group]:
    """The groups with the highest heading at level 1, now that the title is none of them; an annex is one too."""
    headings = [g for g in grouped if g.shape is Shape.HEADING and not is_annex(g.string)]
    highest = min((g.level for g in headings), default=1)
    return [replace(g, level=max(1, g.level - highest + 1)) if g.level else g for g in grouped]


def _bare(item: Group) -> str:
    """The words of an item without its mark."""
    return MARK.sub("", item.string, count=1)


def _row(strip: Strip) -> tuple[Text, ...]:
    """The cells of a line; a label and its value are one."""
    parts = tuple(part.text for part in strip.parts)
    return (join(parts),) if len(parts) == 2 and is_value(parts[0].string, parts[1].string) else parts


def _last_sentence(text: Text) -> Text:
    """The sentence that introduces a list."""
    return list(sentences(text))[-1]


def _inside_list(group: Group, below: Group | None) -> bool:
    """True for a second paragraph of a list item: the list goes on below it, and the item's text is indented."""
    if below is None or below.shape is not Shape.ITEM:
        return False
    first, mark = group.strips[0], below.strips[0]
    return first.box.x0 > mark.box.x0 + 0.8 * first.size and not group.string.endswith(":")


def _open_lists(state: _State, kind: str) -> tuple[tuple[str, Text | None], ...]:
    """The lists that are open at an item with this kind of mark: a new one, or one that goes on."""
    kinds = [k for k, _ in state.lists]
    if state.lead is None and kind in kinds:
        return state.lists[: kinds.index(kind) + 1]
    lead = state.lead or (state.lists[-1][1] if state.lists else None)
    return (*state.lists, (kind, lead))


def _kind(marker: str) -> str:
    """What marks of one list have in common: "1." and "2." are "0."."""
    return _LETTER.sub("a", _NUMBER.sub("0", marker))


def _is_deeper(strip: Strip, outer: Strip | None) -> bool:
    """True for an item that stands further in than the items of the list around it, on the same page."""
    return outer is not None and strip.page == outer.page and strip.box.x0 > outer.box.x0 + 0.5 * outer.size


def _says_what_it_is(rest: Sequence[Group], i: int) -> bool:
    """True for "Bilaga till avtal om stöd" above the first prose: the file is that annex and has no other."""
    above = any(is_sentence(g.string) or g.shape is Shape.ITEM for g in rest[:i])
    below = rest[i + 1] if i + 1 < len(rest) else None
    own = regex.match(r"bilaga\s+till\s", rest[i].string, regex.IGNORECASE) is not None
    return own and not above and below is not None and below.shape is Shape.TEXT and is_sentence(below.string)


def _lists_attachments(rest: Sequence[Group], i: int) -> bool:
    """True for the word "Bilaga" above a mere list of what is attached: few lines, and the paper ends with them."""
    group = rest[i]
    if group.strips[-1].table_below or not regex.fullmatch(r"bilag(?:a|or):?", group.string, regex.IGNORECASE):
        return False
    after = rest[i + 1 :]
    same_page = all(s.page == group.strips[0].page for g in after for s in g.strips)
    return len(after) <= 4 and same_page and not (group.strips[0].turned and group.strips[0].page > 0)
