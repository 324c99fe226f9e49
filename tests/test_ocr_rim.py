"""The edge of a sheet on the glass: its shadow is read as letters, which head no group of a table."""

from ingest.ocr.tesseract import Glimpse, Row
from ingest.ocr.words import without_rim

SHAPE, SCALE = (1000, 800), 0.24


def test_what_is_hardly_believed_at_the_very_edge_is_no_word() -> None:
    shadow = Glimpse("ARRnn", (20, 0, 700, 30), 6.0)
    faint = Glimpse("Bilaga", (100, 100, 300, 130), 6.0)
    sure = Glimpse("Sida", (100, 5, 180, 30), 92.0)
    rows = [Row((glimpse,), 0.0, glimpse.box[3], 30.0) for glimpse in (shadow, faint, sure)]
    kept = [g.text for row in without_rim(rows, SHAPE, SCALE) for g in row.glimpses]
    assert kept == ["Bilaga", "Sida"]
