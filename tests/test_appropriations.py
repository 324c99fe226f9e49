"""Budget items in every order and abbreviation, and where their names end."""

from __future__ import annotations

from random import Random

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
        (  # further items that share the word, each with a name
            "anslagen 4:5 Vård och stöd och 4:7 Omsorg inom utgiftsområde 9",
            [(("9", None), ("4:5", "Vård och stöd"), None), (("9", None), ("4:7", "Omsorg"), None)],
        ),
        (  # each area after its own anslag
            "på anslaget 1:1 (ap. 2) inom utgiftsområde 22 Kommunikationer och på anslaget 1:15 (ap. 1) inom UO 24",
            [
                (("22", "Kommunikationer"), ("1:1", None), ("2", None)),
                (("24", None), ("1:15", None), ("1", None)),
            ],
        ),
        (  # the first area before its anslag, the second after
            "det under utgiftsområde 9 uppförda anslaget 4:5 Vård samt anslaget 1:15 Tillväxt inom UO 24",
            [(("9", None), ("4:5", "Vård"), None), (("24", None), ("1:15", "Tillväxt"), None)],
        ),
        ("anslag 16 1:7 Maxtaxa, anslagspost 2", [(("16", None), ("1:7", "Maxtaxa"), ("2", None))]),
        ("uo 14 1:3 ap 7 Bidrag", [(("14", None), ("1:3", None), ("7", "Bidrag"))]),
        ("anslaget 1:2 Kultur, delposten 4.2 Till regioner", [(None, ("1:2", "Kultur"), ("4.2", "Till regioner"))]),
        (
            "anslag 4:4 ap. 1 och 2, utgiftsområde 9",
            [(("9", None), ("4:4", None), ("1", None)), (("9", None), ("4:4", None), ("2", None))],
        ),
        ("anslag 4:4 ap. 1, 2 miljoner kronor", [(None, ("4:4", None), ("1", None))]),
        (  # named again without its anslagspost
            "anslaget 1:5 Skola, anslagspost 6, enligt regleringsbrevet för anslag 1:5",
            [(None, ("1:5", "Skola"), ("6", None))],
        ),
        ("anslagspost 24 (Äldreområdet) på anslaget 4:5", [(None, ("4:5", None), ("24", "Äldreområdet"))]),
        (  # the number of a year is not what a heading calls an anslag by
            "anslaget 4:5 Vård ap. 3 (utg.omr. 9)",
            [(("9", None), ("4:5", "Vård"), ("3", None))],
        ),
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


_AREAS = {"9": "Hälsovård, sjukvård och social omsorg", "20": "Klimat, miljö och natur", "24": "Näringsliv"}
_NAMES = ("Bidrag till vård och omsorg, m.m.", "Skydd av 2000-talets natur", "Stöd inom området miljö")
_Budget = tuple[str, str, str | None]


def _said(pick: Random, order: str, budget: list[_Budget]) -> str:
    """One anslag with its anslagsposter and its utgiftsområde, in that order of words."""
    number, anslag, _ = budget[0]
    area = pick.choice([f"utgiftsområde {number}", f"UO {number}", f"utgiftsområde {number} {_AREAS[number]}"])
    bears = f"{pick.choice(['anslaget', 'ramanslaget'])} {anslag} {pick.choice(_NAMES)}"
    posts = " och ".join(
        f"{pick.choice(['ap.', 'anslagspost '])}{post} ({pick.choice(_NAMES)})" for *_, post in budget
    )
    named = "" if budget[0][2] is None else posts
    return {
        "area first": f"det under {area} uppförda {bears}{named and ', '}{named}",
        "area last": f"{bears}{named and ', '}{named} inom {area}",
        "area between": f"{bears} inom {area}{named and ', '}{named}",
        "area in parentheses": f"{bears}{named and ' '}{named} ({area})",
        "post first": f"{named}{named and ' på '}{bears} under {area}",
    }[order]


@pytest.mark.parametrize("order", ["area first", "area last", "area between", "area in parentheses", "post first"])
@pytest.mark.parametrize("seed", range(12))
def test_two_items_in_any_order_of_their_levels(order: str, seed: int) -> None:
    pick = Random(seed)  # noqa: S311 - names, no secrets
    numbers = pick.sample(sorted(_AREAS), 2)
    posts: list[list[str | None]] = [[None], [str(pick.randint(1, 40))], ["3", "41"]]
    budgets = [
        [(number, f"{n}:{pick.randint(1, 20)}", post) for post in chosen]
        for n, (number, chosen) in enumerate(zip(numbers, pick.sample(posts, 2), strict=True), 1)
    ]
    budgets = [[(number, rows[0][1], post) for number, _, post in rows] for rows in budgets]
    text = pick.choice([" samt ", " och från ", ", samt "]).join(_said(pick, order, rows) for rows in budgets)
    found = find_appropriations(f"Kostnaderna belastar {text}. Medlen betalas ut.")
    read = [(i.area and i.area.number, i.appropriation.number, i.post and i.post.number) for i in found]
    assert read == [row for rows in budgets for row in rows]
    names = {level.name for item in found for level in item if level and level.name}
    assert names <= {*_AREAS.values(), *_NAMES}
