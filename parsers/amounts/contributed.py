"""Sums that a recipient puts in itself, and those of financiers who are told as such; others who give: ``givers``.

A leaf under ``amounts.roles``: the words before and after an amount in, yes or no out.
"""

from __future__ import annotations

from parsers.amounts.words import Around, words

# What the recipient puts in itself: medfinansiering, egen insats, sökanden svarar för
_OWN_INPUT = words(
    r"""
    \b(?: (?<!statlig\s)(?<!regional\s)medfinansiering(?:en)?(?!\s+av)
      | (?:övrig|annan|extern|privat|offentlig)\s+finansiering(?:en)?
      | egen\s?insats\w* | egeninsats\w* | (?:egen|själv)finansier\w*
      | (?:egen|eget)\s+(?:kontant)?(?:finansiering|insats|kapital) | kontantinsats\w* | självrisk\w*
      | säkerhet\s+om
      | egna\s+(?:\w+\s+)?medel\s+om | ideellt\s+arbete\s+motsvarande
      | själva?(?=\s+(?:\w+\s+)?$)
      | svarar\s+själv\w*\s+för | (?:själv|själva|egna\s+medel)\s+\w+
      | (?:sökand|stödmottagar|bidragsmottagar|företag|förening|organisation)\w*\s+(?:\w+\s+)?
          (?:svarar|bidrar|betalar|står|finansierar)
      ) \b [^.;]* $
    """
)
_OWN_INPUT_AFTER = words(
    r"""
    \s* (?: (?:i|som|utgör|utgörs\s+av|genom|består\s+av|är|avser) \s+ )?
      (?: (?:egen|eget|egna)\s+(?:insats|tid|medel|finansiering)
      | egeninsats | (?:(?:övrig|annan|extern|privat|offentlig)\s+)?(?:med)?finansiering
      | ideellt\s+arbete | ideell\s+tid )
  | \s* (?:finansieras|betalas|bekostas|täcks) \s+ (?:av|genom) \s+
      (?: sökande | stödmottagar | mottagar | projektägar | förening | egna ) \w*
    """
)
_GRANTED_INPUT = words(r"\b(?:bevilja|tilldela)\w*\b [^.;]* \bmedfinansiering\w*\b [^.;]* $")
# "beviljar bolaget högst 400 000 kronor i medfinansiering"
_GRANTS, _JOINING = words(r"\b(?:bevilja|tilldela)\w*\b [^.;]* $"), words(r"^\s*(?:i|som)\s+medfinansiering\b")
# Övriga finansiärer är Vinnova med 4 mnkr, kommunen med 1 mnkr: the noun governs them all
_OTHERS_INPUT = words(
    r"\b(?:övriga|andra)\s+(?:\w+\s+){1,4}"
    r"(?:bidrar|medfinansierar|tillskjuter|skjuter\s+till|(?:står|svarar)\s+för)\b [^.;]* $ | "
    r"\b(?:övriga|andra|med|externa)\s?finansiärer(?:na)?\b [^.]* $"
)


def is_own_input(amount: Around) -> bool:
    """True of what the recipient puts in, or co-financiers who are told as such."""
    joins = _GRANTS.search(amount.before) is not None and _JOINING.match(amount.after) is not None
    if joins or _GRANTED_INPUT.search(amount.before):  # granted as the giver's share, no input of one's own
        return False
    others = _OTHERS_INPUT.search(amount.sentence_before) is not None
    return (
        others or _OWN_INPUT.search(amount.before) is not None or _OWN_INPUT_AFTER.match(amount.after) is not None
    )
