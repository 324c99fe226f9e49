r"""Text from documents on its way to a person's terminal: no character may act on the terminal.

A PDF's title can hold escape sequences that rewrite the screen, and bidirectional overrides that make one
number look like another. They are shown as ``\x1b`` and ``\u202e``, never sent.
"""

from __future__ import annotations

import re

# Control (C0, DEL, C1), soft formatting and bidirectional characters, line and paragraph separators, tags, lone
# surrogates. The soft hyphen (U+00AD) is printed text in Swedish documents and harmless.
_ACTING = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e0fff\ud800-\udfff]"
)
_LAYOUT = re.compile(r"[ \t\r\n]+")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def printable(text: str) -> str:
    """``text`` on one line, with every acting character shown as its escape."""
    return _ACTING.sub(_escaped, _LAYOUT.sub(" ", text))


def _json_escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def printable_json(text: str) -> str:
    """JSON text (line breaks between its parts are kept) with every acting character as a JSON escape."""
    return "\n".join(_ACTING.sub(_json_escaped, line) for line in text.split("\n"))
