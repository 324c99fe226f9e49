"""The words of the report in Swedish and English, and how a template says them so that a reader can switch.

Words lie in ``words/*.json``: ``"key": ["English", "Swedish"]``, with ``{n}`` where a number goes. A page is
written in one language; each word carries its key, and ``assets/shared/bilaga.js`` puts the other in its place.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from ingest.output.findings.wish import Language

_FOLDER = Path(__file__).parent / "words"
_ORDER = (Language.ENGLISH, Language.SWEDISH)


@cache
def dictionary() -> dict[str, tuple[str, str]]:
    """Every key with its English and its Swedish words."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.json")))
    return {key: (english, swedish) for words in files for key, (english, swedish) in words.items()}


class Speaker:
    """Says words in one language; KeyError for a key that no file has."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def word(self, key: str, **numbers: object) -> str:
        """Plain words."""
        text = dictionary()[key][_ORDER.index(self.language)]
        return text.format(**numbers) if numbers else text

    def said(self, key: str, **numbers: object) -> Markup:
        """The attributes by which an element's own text is switched."""
        given = f' data-say-with="{escape(json.dumps(numbers))}"' if numbers else ""
        return Markup('data-say="{}"').format(key) + Markup(given)  # noqa: S704 - escaped where it is made

    def say(self, key: str, **numbers: object) -> Markup:
        """An element that says the words."""
        return Markup("<span {}>{}</span>").format(self.said(key, **numbers), self.word(key, **numbers))

    def labelled(self, attribute: str, key: str, **numbers: object) -> Markup:
        """An attribute (``aria-label``, ``placeholder``, ``title``) that says the words."""
        given = Markup(' data-say-with="{}"').format(json.dumps(numbers)) if numbers else Markup()
        return (
            Markup('{}="{}" data-say-{}="{}"').format(attribute, self.word(key, **numbers), attribute, key) + given
        )
