"""Doubtful numbers -> what the page's own type says that they are, and how far that is believed.

What it says and any other reading, too, is believed. What it alone says, clearly, is taken and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.ocr.alone import Place, read_alone
from ingest.ocr.case import Case
from ingest.ocr.composing import Setting, Sort, Strip, compose
from ingest.ocr.stretches import Doubtful, Found, Sheet, Stretch, strip_of
from ingest.ocr.tesseract import LANGUAGE, OTHER_LANGUAGE, Glimpse, Letter, Tesseract

_FIGURES = "0123456789"
_SIGNS = (*_FIGURES, ",", ".", "%", "-", "\u2013")
_GAP = 0.55  # of the size of type: wider apart are two numbers
_HIGH = 0.72  # of the size of type above the baseline: figures
_COST, _MARKED = 0.22, 0.45  # of its ink a sign may leave unexplained: in clean print, and beside a mark
_MARGIN, _LEAST = 0.09, 0.04  # of its ink any other sign at least would be worse: to be believed, and to be taken
_STRAY = 0.4  # of its cost: ink where no mark was seen, if else nothing is explained
_BARE = 0.2  # of its ink a comma between figures would be worse than nothing
_LEFT, _STREWN = 0.06, 0.3  # of the ink of a figure may be explained by no sign: in clean print, and beside a mark
_BELIEVED, _TOLD, _UNCLEAR = 80.0, 60.0, 50.0  # the confidence of what is believed, alone clear, and not even clear


def numbers(stretches: Iterable[Stretch], case: Case, sheet: Sheet, engine: Tesseract) -> Iterator[Found]:
    """The numbers that are clear, believed or told; LateError, BrokenError."""
    found = [number for stretch in stretches for number in _numbers(stretch, case, sheet)]
    doubted = [n for n, number in enumerate(found) if number.glimpse.confidence == _TOLD]
    language = OTHER_LANGUAGE if engine.reads_otherwise else LANGUAGE
    around = round(_GAP * case.size / 2)
    places = [_place(found[n], case, around) for n in doubted]
    seen = dict(zip(doubted, read_alone(places, sheet, engine, language, _FIGURES + ",.%-"), strict=True))
    for n, number in enumerate(found):
        alike = n in seen and _bare([number.glimpse.text]) in seen[n]
        yield _as_sure(number, _BELIEVED) if alike else number


def _place(number: Found, case: Case, around: int) -> Place:
    left, _, right, base = number.glimpse.box
    return Place(left - around, base - case.above, right + around, base + case.below)


def _numbers(stretch: Stretch, case: Case, sheet: Sheet) -> Iterator[Found]:
    """The numbers of a stretch that explain the picture, and that nothing else would explain as well.

    No sign by itself is one, for the stroke of a pen is a 1; but where an earlier reading saw all of them so.
    """
    strip = strip_of(stretch, case, sheet)
    if strip is None:
        return
    found = list(_composed(stretch, case, strip))
    yield from found
    left = tuple(word for word in stretch.words if all(word not in number.words for number in found))
    if left:
        strays = _composed(stretch._replace(words=left), case, strip._replace(stray=_STRAY))
        yield from (_as_sure(number, _UNCLEAR) for number in strays)


def _composed(stretch: Stretch, case: Case, strip: Strip) -> Iterator[Found]:
    setting = compose(case, _SIGNS, strip)
    gap = _GAP * case.size
    seen = _bare(sort.sign for sort in setting.sorts) in _earlier(stretch.words)
    for sorts in _parted(setting, gap):
        number = _number(sorts, stretch, case)
        least = min(sort.margin for sort in sorts)
        # a dash may stand beside a number, too, that is taken for the mark's
        bare = float(setting.bare[max(round(sorts[0].left - gap), 0) : round(sorts[-1].right + gap / 2)].min())
        worse = least >= (_LEAST if strip.marks.any() else _MARGIN)
        if number.words and (seen or len(sorts) > 1) and worse and _explains(sorts, setting, strip, gap / 2):
            yield number if least >= _MARGIN and bare >= _BARE else _as_sure(number, _UNCLEAR)


def _parted(setting: Setting, gap: float) -> Iterator[list[Sort]]:
    """The signs of a setting, number by number."""
    some: list[Sort] = []
    for sort in setting.sorts:
        if some and sort.left - some[-1].right > gap:
            yield some
            some = []
        some.append(sort)
    if some:
        yield some


def _explains(sorts: Sequence[Sort], setting: Setting, strip: Strip, around: float) -> bool:
    left, right = max(round(sorts[0].left - around), 0), round(sorts[-1].right + around)
    strewn = strip.stray < 1
    beside = [strewn or bool(strip.marks[:, sort.left : sort.right].any()) for sort in sorts]
    unexplained = strip.stray * float(setting.left[left:right].sum())
    return (
        any(sort.sign in _FIGURES for sort in sorts)
        and unexplained <= (_STREWN if strewn or strip.marks[:, left:right].any() else _LEFT)
        and all(sort.cost <= (_MARKED if met else _COST) for sort, met in zip(sorts, beside, strict=True))
    )


def _number(sorts: Sequence[Sort], stretch: Stretch, case: Case) -> Found:
    left, right = stretch.left + sorts[0].left, stretch.left + sorts[-1].right
    top, base = stretch.base - round(_HIGH * case.size), stretch.base
    words = tuple(w for w in stretch.words if w.glimpse.box[0] < right and w.glimpse.box[2] > left)
    text = "".join(sort.sign for sort in sorts)
    sure = _BELIEVED if _bare(text) in _earlier(words) else _TOLD
    letters = tuple(
        Letter(sort.sign, (stretch.left + sort.left, top, stretch.left + sort.right, base), sure) for sort in sorts
    )
    return Found(Glimpse(text, (left, top, right, base), sure, letters, other=text), words, stretch)


def _earlier(words: Iterable[Doubtful]) -> set[str]:
    """What two readings saw in the place of some words."""
    some = [word.glimpse for word in words]
    return {_bare(glimpse.text for glimpse in some), _bare(glimpse.other or glimpse.text for glimpse in some)}


def _as_sure(found: Found, sure: float) -> Found:
    letters = tuple(letter._replace(confidence=sure) for letter in found.glimpse.letters)
    return found._replace(glimpse=found.glimpse._replace(confidence=sure, letters=letters))


def _bare(texts: Iterable[str]) -> str:
    return "".join(texts).replace("\u2013", "-").replace("\u2014", "-")
