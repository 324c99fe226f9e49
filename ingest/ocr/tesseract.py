"""Tesseract as a child process: a gray picture in, recognised lines out.

It is found through PATH, its data through TESSDATA_PREFIX. Pictures and results go through pipes: no file is
written. The child gets one thread, dies with the process that asked it, and is ended when its time is up. Nothing
here knows of pages or points.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

LANGUAGE = "swe"
OTHER_LANGUAGE = "eng"  # comes with the program
_ORIENTATION = "osd"
# A picture may want to be ended sooner than the worker that asked for it.
_ASKING = 20.0  # seconds for what needs no picture
# Becomes the program, after it has asked the kernel to end it with its parent; a fork that ran code of ours in a
# process with threads could hang.
_BOUND = """
import ctypes, os, sys
parent = int(sys.argv[1])
ctypes.CDLL(None).prctl(1, 9)
if os.getppid() == parent:
    os.execv(sys.argv[2], sys.argv[2:])
"""
_NUMBER = r"(-?[0-9.]+(?:e-?[0-9]+)?)"
_BOX = regex.compile(r"\b(?:bbox|x_bboxes) (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = regex.compile(rf"\bbaseline {_NUMBER} {_NUMBER}")
_SIZE = regex.compile(rf"\bx_size {_NUMBER}")
_CONFIDENCE = regex.compile(rf"\bx_w?conf {_NUMBER}")
_ROTATE = regex.compile(r"^Rotate: (\d+)$", regex.MULTILINE)
_LINES = {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}
_SHEET, _WORD, _LETTER = "ocr_page", "ocrx_word", "ocrx_cinfo"
_FORM = ("-c", "tessedit_create_hocr=1", "-c", "hocr_char_boxes=1")
# Tesseract gives a letter 100 less its doubt, and a word 100 less seven times the greatest doubt of its letters.
_DOUBT = 7.0


class LateError(Exception):
    """The program did not finish within its time."""


class BrokenError(Exception):
    """The program failed; the message is what it said last."""


class Letter(NamedTuple):
    """A recognised character, as a :class:`Glimpse`."""

    text: str
    box: tuple[int, int, int, int]
    confidence: float


class Glimpse(NamedTuple):
    """A recognised word, its box in pixels, how sure the program is, 0 to 100; its letters where it has digits.

    Whether it is ``bold`` is not told by the program; ``other`` is what a second reading saw in its place.
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    letters: tuple[Letter, ...] = ()
    bold: bool = False
    other: str = ""


class Row(NamedTuple):
    """Recognised words of one line and column. Its baseline is ``y = slope * x + base`` in pixels.

    ``size`` is the height of its letters from the lowest to the highest, in pixels.
    """

    glimpses: tuple[Glimpse, ...]
    slope: float
    base: float
    size: float


class Look(NamedTuple):
    """How a picture is looked at: its dots an inch, Tesseract's page segmentation mode, the language's data.

    ``signs`` are those that are looked for, all of the language where none are named.
    """

    dpi: int
    layout: int
    language: str = LANGUAGE
    signs: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """The words in which the program is told so."""
        usual = ("-l", self.language, "--psm", str(self.layout), "--dpi", str(self.dpi), *_FORM)
        return (*usual, "-c", f"tessedit_char_whitelist={self.signs}") if self.signs else usual


class Tesseract(NamedTuple):
    """The program: where it is, its version, the languages that it has data for."""

    path: str
    version: str
    languages: frozenset[str]

    @property
    def name(self) -> str:
        """Program and version, as rows and findings name it."""
        return f"tesseract-{self.version}"

    @property
    def reads_swedish(self) -> bool:
        """Whether it has the data."""
        return LANGUAGE in self.languages

    @property
    def reads_otherwise(self) -> bool:
        """Whether it has data of another language, which errs elsewhere and has signs that Swedish data lack."""
        return OTHER_LANGUAGE in self.languages

    def rows(self, pixels: NDArray[uint8], look: Look, seconds: float) -> tuple[Row, ...]:
        """The lines of a picture, in reading order; LateError, BrokenError."""
        return tuple(row for sheet in _sheets(_said(self.path, look.told, _gray(pixels), seconds)) for row in sheet)

    def texts(self, pictures: Sequence[NDArray[uint8]], look: Look, seconds: float) -> tuple[str, ...]:
        """What each of some pictures says, without gaps; as :meth:`rows`, and called once for all of them."""
        sheets = _sheets(_said(self.path, look.told, _pages(pictures), seconds)) if pictures else ()
        return tuple("".join(glimpse.text for row in sheet for glimpse in row.glimpses) for sheet in sheets)

    def turn(self, pixels: NDArray[uint8], seconds: float) -> int | None:
        """How many degrees clockwise a picture is to be turned to stand upright; None where that cannot be told."""
        if _ORIENTATION not in self.languages:
            return None
        try:
            said = _said(self.path, ("--psm", "0"), _gray(pixels), seconds)
        except BrokenError:  # too few letters
            return None
        found = _ROTATE.search(said.decode(errors="replace"))
        return int(found[1]) if found else None


@cache
def find_tesseract() -> Tesseract | None:
    """The program on this machine, looked for once; None where it is not installed."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        version = _asked(path, "--version").split()
        languages = _asked(path, "--list-langs").split("\n")[1:]
    except (OSError, subprocess.SubprocessError):
        return None
    number = version[1].lstrip("v") if len(version) > 1 else "?"
    return Tesseract(path, number, frozenset(map(str.strip, languages)))


def _asked(path: str, what: str) -> str:
    done = subprocess.run(  # noqa: S603 - the program that PATH names
        [path, what], capture_output=True, timeout=_ASKING, check=False, stdin=subprocess.DEVNULL
    )
    return (done.stdout or done.stderr).decode(errors="replace")


def _gray(pixels: NDArray[uint8]) -> bytes:
    height, width = pixels.shape
    return b"P5 %d %d 255\n" % (width, height) + pixels.tobytes()


def _pages(pictures: Sequence[NDArray[uint8]]) -> bytes:
    """The pictures as pages of one file: the program takes ten times as long to begin as to read one of them."""
    from PIL import Image

    first, *others = map(Image.fromarray, pictures)
    written = io.BytesIO()
    first.save(written, "TIFF", save_all=True, append_images=others)
    return written.getvalue()


def _said(path: str, told: Sequence[str], picture: bytes, seconds: float) -> bytes:
    command = [path, "stdin", "stdout", *told]
    if sys.platform == "linux":
        command = [sys.executable, "-I", "-S", "-c", _BOUND, str(os.getpid()), *command]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the same, with words of ours
            command, input=picture, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise LateError from error
    except OSError as error:
        raise BrokenError(str(error)) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").split("\n")
        raise BrokenError(next((line for line in reversed(said) if line.strip()), f"exit code {done.returncode}"))
    return done.stdout


def _sheets(hocr: bytes) -> Iterator[tuple[Row, ...]]:
    """The lines of each picture."""
    from lxml import etree

    if not hocr.strip():
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    for sheet in etree.fromstring(hocr, parser).iter("{*}div"):
        if sheet.get("class") == _SHEET:
            yield tuple(_rows(sheet))


def _rows(sheet: Any) -> Iterator[Row]:
    for element in sheet.iter("{*}span"):
        if element.get("class") in _LINES:
            row = _row(element)
            if row.glimpses:
                yield row


def _row(element: Any) -> Row:
    title = element.get("title")
    left, top, _, bottom = _box(title)
    slope, offset = map(float, found.groups()) if (found := _BASELINE.search(title)) else (0.0, 0.0)
    size = float(found[1]) if (found := _SIZE.search(title)) else bottom - top
    words = (word for word in element.iter("{*}span") if word.get("class") == _WORD)
    glimpses = tuple(glimpse for glimpse in map(_glimpse, words) if glimpse.text)
    return Row(glimpses, slope, bottom + offset - slope * left, size)


def _glimpse(element: Any) -> Glimpse:
    title = element.get("title")
    letters = [child for child in element.iter("{*}span") if child.get("class") == _LETTER]
    text = "".join(letter.text or "" for letter in letters) or "".join(element.itertext()).strip()
    numeral = any(c.isdecimal() for c in text)
    return Glimpse(text, _box(title), _confidence(title), tuple(map(_letter, letters)) if numeral else ())


def _letter(element: Any) -> Letter:
    title = element.get("title")
    return Letter(element.text or "", _box(title), max(0.0, 100 - _DOUBT * (100 - _confidence(title))))


def _confidence(title: str) -> float:
    found = _CONFIDENCE.search(title)
    return float(found[1]) if found else 0.0


def _box(title: str) -> tuple[int, int, int, int]:
    found = _BOX.search(title)
    if found is None:
        return 0, 0, 0, 0
    left, top, right, bottom = map(int, found.groups())
    return left, top, right, bottom
