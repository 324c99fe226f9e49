"""Sums of a case that is only supposed: an example, the bound where a rule begins, the most that anybody can get.

A leaf under ``amounts.roles``: the words around an amount in, yes or no out. Nobody in particular is given such a
sum. A bound below which nothing is given is a floor, and ``each`` tells it first.
"""

from __future__ import annotations

from parsers.amounts.words import Around, words

# A heading or the lead of a list: "Räkneexempel", "Exempel 2", "Så här kan det se ut"
_EXAMPLE_HEAD = words(r"\b\w*exempel(?:\s+\w+)?\s*:?\s*$ | ^\s*(?:\d[\d.]*\s+)?\w*exempel\b | \btypfall\b")
_EXAMPLE = words(
    r"""
    \b(?:exempel\s*\d*\s*: | till\s+exempel | t\.\s?ex\.? | exempelvis | som\s+exempel | säg\s+att | antag?\s+att
      | låt\s+säga)
      (?! \s+ (?:till|för|i) \s ) \s [^.;]* $
    """
)
# "En kommun med 5 000 invånare får således": one that is made up
_MADE_UP = words(
    r"""
    \b(?:en|ett) \s+ (?:mindre\s+|större\s+|tänkt\s+)? (?: kommun | region | förening | skola | huvudman | sökande
      | organisation | familj | person | företag | verksamhet | projekt ) \s+ (?: med | som | vars ) \b [^.;]*
    (?: \d [^.;]* \b(?: får | kan\s+få ) | \b(?: får | fick | kan\s+få | skulle | ger | blir | betalar )
        \s+ (?: således | alltså | då | därmed | i\s+så\s+fall | sammanlagt | totalt ) ) \b [^.;]* $
    """
)
# "belopp som överstiger", "om bidraget understiger": the bound of a rule
_BOUND = words(
    r"(?<!inte\s)(?<!ej\s)\b(?:över|under)(?:stiga|stiger|steg|stigande|skrida|skrider)\s+"
    r" (?:ett\s+belopp\s+(?:om|på|av)\s+|totalt\s+)? $"
)
# "inköp på mer än", "avvikelser större än", "bidrag under", "från och med"
_SIZED = words(
    r"""
    \b(?! (?:satsar|fördelar|fördelas|fördelades|betalas|betalar|beviljar|avsätter|delas|delar|ger|får|fick|går) \b)
      \w* (?: bidrag | stöd | belopp | ansökning | inköp | köp | avvikelse | förändring | ändring
        | omfördelning | utgift | beslut
        | kostnad | tillgång | inventari | utrustning | investering | återkrav | utbetalning | fordran
        | tilldelning | stipendium | medel | medlen | krav
        | upphandling | projekt | insats | gåva | avtal | faktur | summ
        | rekvisition ) (?:er|ar|en|et|erna|arna|or|orna|na|t|n|a)?
      (?: \s+ per \s+ \w+ )? (?: \s+ (?:på|om|med|till|för|av|är|värda?|uppgår\s+till|till\s+ett\s+värde\s+av
        | som\s+(?:är|uppgår\s+till|kostar)) )?
      \s+ (?: mer\s+än | mindre\s+än | större\s+än | högre\s+än | lägre\s+än | över | under | minst
        | upp\s+till | lika\s+med ) \s+ $
    """
)
# "köp över 50 000 kronor ska upphandlas", "bidrag upp till 50 000 kr betalas ut direkt"
_SIZE_BEFORE = words(
    r"""
    \b(?: \w*bidrag | \w*stöd | \w*belopp | \w*kostnad | \w*utgift | \w*investering | \w*köp | projekt | insatser
      | upphandling | faktur | ansökning | avvikelse | ändring | omfördelning | överskott | underskott | tillgång
      ) \w* \s+ (?:(?:på|om|med|till|för|vars\s+\w+\s+är)\s+)? (?:ett\s+|belopp\s+|värde\s+)*
    (?: över | under | mer\s+än | mindre\s+än | upp\s+till | överstigande | understigande | från | större\s+än
      | högre\s+än | lägre\s+än | som\s+(?:över|under)stiger | (?:som\s+är\s+)?(?:minst|högst) ) \s+ $
    """
)
_RULED_AFTER = words(
    r"^ \s* (?:(?:per|i|för)\s+\w+\s+)?"
    r" (?:ska|skall|kräv\w+|måste|behöver|är|har|\w{2,}(?:as|es|ns|ls)|får\s+inte) \b"
)
_RULE_GOES_ON = words(
    r"""
    ^ \s* (?: (?:exklusive\s+moms|per\s+\w+|eller\s+(?:mer|mindre)|i\s+bidrag|i\s+stöd)\s+ )? ,? \s*
      (?: ska | skall | måste | får | kan | kräver | krävs | behöver | bör | har | är | gäller | beslutas?
        | återkrävs
        | prövas | revideras | granskas | delegeras | handläggs | betalas | utbetalas | redovisas | lämnas
        | tas | rapporteras | \w{3,}as ) \b
    """
)
_OF_A_RULE = words(
    r"^ [^.;]* \b(?: ska | skall | måste | krävs | kräver | behöver | bör | gäller | får | kan | inte | ej"
    r" | endast | bara )\b"
)
# "kan få stöd med högst", "kan sökas med upp till": of anybody; "kan rekvirera" is said of who has it
_ANYBODY_CAN = words(
    r"""
    \b kan \s+ (?:\w+\s+){0,3}? (?: få | ges | lämnas | beviljas | sökas? | ansöka | erhålla | uppgå | utgå
      | bli | vara | betalas | omfatta ) \b
      (?: \s+ \w+ ){0,6} \s* $
    """
)
_BY_NAME = words(r"(?-i:[A-ZÅÄÖ]\w+)\s+(?:kommun|stad|län|landsting)\s+kan\b | \b(?-i:Region\s[A-ZÅÄÖ])\w+\s+kan\b")
# "Stöd lämnas med högst", "Bidrag till resor ges med upp till": a grant as such, no certain one
_A_GRANT_IS = words(
    r"""
    (?: ^ | [.;]\s ) \s* (?:\w*stöd|\w*bidrag|\w*ersättning) (?: \s+ (?:till|för|i) \s+ (?:\w+\s+){0,5}? \w+ )?
      \s+ (?:lämnas|ges|utgår|betalas|beviljas|utbetalas) (?: \s+ \w+ ){0,3}? \s+ med \s+ (?:\w+\s+)? $
    """
)
# "Bidraget är högst 8 000 kr för en föreläsning"
_IS_AT_MOST = words(
    r"\b(?:\w*bidraget|\w*stödet|\w*ersättningen|beloppet)\s+(?:är|uppgår\s+till)\s+(?:\w+\s+){0,2}$"
    r" | \boch\s+högst\s+$"
)
_FOR_ONE = words(r"^ \s* (?:för\s+(?:en|ett|varje)|per)\s")
_CAPS = {"högst", "som högst", "maximalt", "max", "max.", "som mest", "upp till"}


def is_example(amount: Around) -> bool:
    """True of the sums of an example."""
    heads = (amount.setting.section, amount.setting.lead)
    if _MADE_UP.search(amount.sentence_before):
        return True
    return any(_EXAMPLE_HEAD.search(head) for head in heads) or _EXAMPLE.search(amount.sentence_before) is not None


def is_of_a_size(amount: Around) -> bool:
    """True of "köp över 50 000 kronor ska upphandlas": the size of what a rule is about."""
    return _SIZE_BEFORE.search(amount.before) is not None and _RULED_AFTER.match(amount.after) is not None


def is_bound(amount: Around) -> bool:
    """True of the size from which a rule holds: "inköp på mer än 50 000 kronor ska"."""
    if _BOUND.search(amount.before):
        return True
    sized = _SIZED.search(amount.before) is not None
    return sized and bool(_RULE_GOES_ON.match(amount.after) or _OF_A_RULE.match(amount.sentence_before))


def is_most_of_anybody(amount: Around) -> bool:
    """True of the most that can be had: "Studier kan få stöd med högst 500 000 kronor"."""
    if amount.qualifier not in _CAPS or _BY_NAME.search(amount.before):
        return False
    if _IS_AT_MOST.search(amount.before) and _FOR_ONE.match(amount.after):
        return True
    return _ANYBODY_CAN.search(amount.before) is not None or _A_GRANT_IS.search(amount.before) is not None
