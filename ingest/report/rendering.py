"""Templates -> HTML. Text from documents is inert: escaped, and with every acting character shown, not sent."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ingest.output.findings.wish import Language
from ingest.output.terminal import printable
from ingest.report.languages import Speaker
from ingest.report.numbers import kronor, number, percent
from ingest.version import VERSION
from schemas.corrected import value_in_words

_FOLDER = Path(__file__).parent
ASSETS = _FOLDER / "assets"


def _inert(value: object) -> object:
    """What a template prints: strings without control and bidirectional characters, nothing for None."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else printable(str(value))


@cache
def _environment(language: Language) -> Environment:
    speaker = Speaker(language)
    found = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {
        "say": speaker.say,
        "said": speaker.said,
        "word": speaker.word,
        "labelled": speaker.labelled,
        "lang": str(language),
        "version": VERSION,
        "scripts": scripts,
        "styles": styles,
    }
    found.filters |= {"kronor": kronor, "number": number, "percent": percent, "as_read": value_in_words}
    return found


def scripts(page: str) -> list[str]:
    """The script files of a kind of page, those of all pages first; a file is loaded by being there."""
    return _assets(page, "*.js")


def styles(page: str) -> list[str]:
    """The style sheets of a kind of page, in the same way."""
    return _assets(page, "*.css")


def _assets(page: str, pattern: str) -> list[str]:
    found = (path for part in ("shared", page) for path in sorted((ASSETS / part).glob(pattern)))
    return [path.relative_to(ASSETS).as_posix() for path in found]


def render(template: str, language: Language, context: dict[str, object]) -> str:
    """A page."""
    return _environment(language).get_template(template).render(context)
