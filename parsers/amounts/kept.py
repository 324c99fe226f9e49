"""What is kept from the rest: reserved for later, or set aside.

Set aside by the state, or for a whole call, it is all there is.

A leaf under ``amounts.roles``: the words before and after an amount in, yes or no out.
"""

from __future__ import annotations

from parsers.amounts.words import Around, Side, words

_RESERVE = words(
    r"\breserver\w+ | \breserv(?:en)?\b | öronmärk\w*"
    r" | \bhåll(?:a|s|as|er)\s+(?:\w+\s+){0,3}(?:@\s*)?(?:inne|tillbaka|kvar)\b"
    r" | \bhåll(?:a|s|as|er)\b [^.;]* , \s (?:det\s+vill\s+säga|dvs\.?|alltså)\s+ @"
    r" | \bsparas\b | \bbuffert"
    r" | \bofördela | \butan\s+fördelning | \bintecknad\w*"
)
# får 8 000 000 kronor inte användas utan regeringens medgivande   får fördelas först efter särskilt beslut
_NOT_YET_AFTER = words(
    r"""
    ^ \s* (?:får\s+|ska\s+)? (?: (?:inte|ej)\s+ (?:användas|disponeras|utnyttjas|fördelas|tas\s+i\s+anspråk) \b
        [^.;]* \b(?:utan|förrän|innan)\b
      | (?:användas|disponeras|utnyttjas|fördelas|betalas\s+ut|tas\s+i\s+anspråk) \s+ (?:först|endast) \s+
        (?:efter|när|om|sedan) \b )
    """
)
_SET_ASIDE = words(r"\bavs[äa]tt\w* | \bs[äa]tt(?:er|s|a|as)?\s+av\b | \bansl(?:å|år|ås|agit|agits|og)\b")
# What a board sets aside, or sets aside of the money, is kept from the rest; what the state sets aside is all.
_FROM_THE_REST = words(
    r"""
    \b(?: resten | därtill | därutöver | utöver\s+detta | dessutom
      | resterande | återstående | varav | av\s+(?:dessa|de|medlen|beloppet|summan|anslaget) | oförutse\w+
      | (?:avsätts|avsätta|avsatt) \s+ för \s+ (?: utvärdering | uppföljning | information | kommunikation
        | samordning | utbildning ) \w* ) \b
    """
)
_BY_A_BODY = words(
    r"""
    \b(?: \w*nämnd(?:en)? | förvaltning(?:en)? | \w*styrelsen | kommunen | regionen | föreningen
      | att\s+(?:avsätta|anslå|sätta\s+av) | avsätter | sätter\s+av ) \b
    """
)
_BY_THE_STATE = words(r"\b(?:regeringen|riksdagen|staten|statsbudgeten|budgetpropositionen|\w*budgeten)\b")
# "har avsatt 1,5 mnkr per år", "avsätter 36 mnkr för utlysningen": all there is
_FOR_ALL = words(
    r"""
    \b(?:har|hade)\b [^.;]{0,40} \bavsatt\b
  | \bavs[äa]tt\w* [^.;]* \bför\s+(?:denna\s+|hela\s+)?
      (?: utlysning | satsning | program | omgång | insats | ändamål | stöd | bidrag ) \w*
    """
)


def is_reserved(amount: Around) -> bool:
    """True of what is earmarked or held back."""
    if _NOT_YET_AFTER.match(amount.after):
        return True
    # "hålls 90 000 kronor inne": the sum, set in for "@", parts the verb
    return _RESERVE.search(f"{amount.before}@{amount.after}") is not None


def is_set_aside(amount: Around) -> bool:
    """True of what is set aside and kept from the rest."""
    return _is_put_by(amount) and not _is_all(amount)


def is_set_aside_for_all(amount: Around) -> bool:
    """True of what is set aside where that is all there is: by the state, or for the whole call."""
    return _is_put_by(amount) and _is_all(amount)


def _is_put_by(amount: Around) -> bool:
    return bool(_SET_ASIDE.search(amount.before) or _SET_ASIDE.match(amount.after.lstrip()))


def _is_all(amount: Around) -> bool:
    around = f"{amount.setting.lead} {amount.before}{amount.after}"
    if _FROM_THE_REST.search(around):
        return False
    by_body = amount.setting.side is Side.LOCAL or _BY_A_BODY.search(around) is not None
    return not by_body or bool(_BY_THE_STATE.search(around) or _FOR_ALL.search(around))


def is_from_the_rest(before: str) -> bool:
    """True where the words before a sum set it apart from what was named: "resten", "av dessa"."""
    return _FROM_THE_REST.search(before) is not None
