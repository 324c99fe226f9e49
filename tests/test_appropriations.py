"""Budget items in every order and abbreviation, and where their names end."""

from __future__ import annotations

import pytest

from parsers.appropriations import find_appropriations

_HEALTH = ("9", "Hälsovård, sjukvård och social omsorg")
_ELDERLY = ("4:5", "Stimulansbidrag och åtgärder inom äldreområdet")
_Level = tuple[str, str | None] | None


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (  # names with commas, a dash inside the last
            (
                f"Stödet belastar utgiftsområde 9 {_HEALTH[1]}, anslaget 4:5 {_ELDERLY[1]}, "
                "anslagspost 11 Utvecklingsmedel – Socialstyrelsen."
            ),
            [(_HEALTH, _ELDERLY, ("11", "Utvecklingsmedel – Socialstyrelsen"))],
        ),
        ("utg.omr. 9, anslaget 4:5, ap. 8", [(("9", None), ("4:5", None), ("8", None))]),
        (
            "utgiftsområde 09 anslag 1:6 Bidrag till folkhälsa och sjukvård, ap.38 Vaccination m.m.",
            [(("09", None), ("1:6", "Bidrag till folkhälsa och sjukvård"), ("38", "Vaccination m.m."))],
        ),
        (  # the other way round
            "anslagspost 11 Utvecklingsmedel under anslaget 4:5 Stimulansbidrag inom utgiftsområde 9 Hälsovård",
            [(("9", "Hälsovård"), ("4:5", "Stimulansbidrag"), ("11", "Utvecklingsmedel"))],
        ),
        (  # several items under one anslag, then another anslag
            "anslag 1:6 ap. 3 Vård, ap. 4 Omsorg och anslag 1:8 Bidrag till psykiatri",
            [
                (None, ("1:6", None), ("3", "Vård")),
                (None, ("1:6", None), ("4", "Omsorg")),
                (None, ("1:8", "Bidrag till psykiatri"), None),
            ],
        ),
        (
            "utgiftsområde 16 Utbildning, anslaget 1:5 Utveckling av skolväsendet, anslagsposterna 8 och 11.",
            [
                (("16", "Utbildning"), ("1:5", "Utveckling av skolväsendet"), ("8", None)),
                (("16", "Utbildning"), ("1:5", "Utveckling av skolväsendet"), ("11", None)),
            ],
        ),
        (  # the name ends at the verb
            "det under utgiftsområde 18 Samhällsplanering, byggande uppförda anslaget 1:4 Stöd till kommuner ska",
            [(("18", "Samhällsplanering, byggande"), ("1:4", "Stöd till kommuner"), None)],
        ),
        (
            "Kostnaden belastar anslag 1:2 Insatser med 5 000 000 kronor.",
            [(None, ("1:2", "Insatser"), None)],
        ),
        ("ramanslaget 48:2 Miljö", [(None, ("48:2", "Miljö"), None)]),
    ],
)
def test_appropriations(text: str, items: list[tuple[_Level, _Level, _Level]]) -> None:
    found = [tuple((t.number, t.name) if t else None for t in item) for item in find_appropriations(text)]
    assert found == items


@pytest.mark.parametrize(
    "text",
    [
        "prop. 2020/21:1 utg.omr. 9, bet. 2020/21:SoU1",  # cited, not charged
        "anslaget räcker till 4:5",
        "anslagspost 8",  # of which anslag?
        "SFS 2013:388",
        "kl. 4:5",
    ],
)
def test_no_appropriations(text: str) -> None:
    assert find_appropriations(text) == []
