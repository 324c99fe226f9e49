"""The category that words name by themselves, whatever clause they stand in."""

from __future__ import annotations

import pytest

from parsers.conditions.named import named_in


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Underlag för utbetalning sparas", "audit"),  # the rarer of two counts
        ("rapport om utbetalningen", "reporting"),
        ("det belopp som betalas ut", "payment"),
        ("hyran som föreningen betalar", None),  # paid, but not out
        ("inom ramen för sitt uppdrag", None),  # no sum, though a "ram" is one
        ("den totala ramen", "allocation"),
        ("dröjsmålsränta", "repayment"),
        ("stöd av mindre betydelse", "state_aid"),
        ("programmet börjar i maj", None),
    ],
)
def test_what_words_name(words: str, category: str | None) -> None:
    assert named_in(words) == category
