"""Pages that leave out the tags of head and body, as HTML allows: nothing of what a browser shows is lost."""

from __future__ import annotations

import pytest

from ingest.readers import read_document

MAIN = "<main><h1>Beslut om bidrag</h1><p>Ale kommun får 1 200 kronor.</p></main>"


@pytest.mark.parametrize(
    "page",
    [
        f"<!doctype html><html lang=sv><meta charset=utf-8><title>Start</title>{MAIN}</html>",
        f"<!doctype html><meta charset=utf-8><title>Start</title><link rel=x href=y><style>p{{}}</style>{MAIN}",
        f"<html><head><title>Start</title><script>var a = 1;</script></head><body>{MAIN}</body></html>",
    ],
)
def test_what_stands_behind_the_title_is_read(page: str) -> None:
    words = [w.text for p in read_document(page.encode(), "sida.html").pages for w in p.words]
    assert " ".join(words) == "Beslut om bidrag Ale kommun får 1 200 kronor."
