"""The order of recipients: a row out of its place is told, the region below its kommuner is in its place."""

from __future__ import annotations

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.vocabulary import Status

HEAD = "Bilaga 1. Fördelning av bidrag, kr\n\n"
KRONOBERG = ["Alvesta", "Lessebo", "Ljungby", "Markaryd", "Tingsryd", "Växjö"]
BLEKINGE = ["Karlshamn", "Karlskrona", "Olofström", "Ronneby", "Sölvesborg"]


def _told(*groups: tuple[str, list[str], str]) -> list[str]:
    """The messages of the check, of län with their kommuner, a sum and the region below it."""
    lines: list[str] = []
    for county, names, region in groups:
        rows = [f"{name:<32}{100_000 + 1_000 * n:>10,}".replace(",", " ") for n, name in enumerate(names)]
        total = f"{sum(100_000 + 1_000 * n for n in range(len(names))):,}".replace(",", " ")
        lines += ["", county, *rows, f"{'Summa kommuner':<32}{total:>10}", f"{region:<32}{'90 000':>10}"]
    extraction = parse_document(read_document((HEAD + "\n".join(lines)).encode(), "bilaga.txt"), "0")
    findings = run_checks(extraction)
    return [f.message for f in findings if f.check == "recipient-order" and f.status is Status.FAIL]


def test_the_region_below_the_sum_of_its_kommuner_breaks_no_order() -> None:
    assert (
        _told(("Kronobergs län", KRONOBERG, "Region Kronoberg"), ("Blekinge län", BLEKINGE, "Region Blekinge"))
        == []
    )


def test_a_kommun_out_of_its_place_is_told_beside_the_region() -> None:
    names = [*KRONOBERG[:2], KRONOBERG[3], KRONOBERG[2], *KRONOBERG[4:]]
    told = _told(("Kronobergs län", names, "Region Kronoberg"), ("Blekinge län", BLEKINGE, "Region Blekinge"))
    assert told == ["table 1: Ljungby after Markaryd, out of the order of names"]
