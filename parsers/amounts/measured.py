"""What a sum is the size of: a cost, an income, a debt, a need. Such a sum is mentioned, nobody is given it.

A leaf under ``amounts.roles``: the words around an amount in, yes or no out. The noun decides that the sum belongs
to: right before it ("en årshyra på"), or as the subject of a verb that measures ("elkostnaden har stigit till").
"""

from __future__ import annotations

import regex

from parsers.amounts.words import Around

_FLAGS = regex.VERBOSE | regex.IGNORECASE
# Ends of nouns, so that årskostnad, inkomstbortfall and medlemsavgift are of the class; none of them is a grant
_MEASURED = r"""
    (?: \p{L}* (?: kostnad | utgift | avgift | intäkt | inkomst | bortfall | omsättning | omslutning | kapital
        | behållning | förmögenhet | skuld | kredit | låneram | kreditram | sparande | räkning | förlust
        | vinst | överskott | underskott | värde | värdering | hyra | hyror | arvode
        | lön | löner | pris | prislapp | taxa | moms | mervärdesskatt | skatt | ränta | lån | borgen | besparing
        | prisbasbelopp | inkomstbasbelopp
        | försäkring | självrisk | deposition | offert | anbud | vite | böter | skadestånd
        | köp | inköp | utfall | prognos | köpeskilling | behov | investeringar | investering | upphandling
        | faktura | fakturor
        | kassa | entré | saldo | resultat | efterfrågan | söktryck | skada | stöld | gåva | spons
        | sponsring | insamling )
      (?: en | et | n | t | er | ar | or | erna | arna | orna | na | s | ens | ets )? )
"""
# What may stand between the noun and the word that links the sum to it: "för hallen", "i projektet", "per år"
_ABOUT = r"""
    (?: \s+ (?: för | i | på | av | till | vid | under | från | per | hos | inom | med ) \s+ (?! högst | minst )
        (?: [\p{L}\d/&-]+ \s+ ){0,4}? [\p{L}\d/&-]+ ){0,2}?
"""
_QUALIFIED = r"""
    (?: \s+ (?: minst | högst | cirka | ca | omkring | ungefär | drygt | knappt | över | under | totalt | sammanlagt
      | mer\s+än | mindre\s+än | lägre\s+än | högre\s+än | större\s+än | upp\s+till | nästan | hela | ett | en
      | närmare | runt | kring | i\s+dag | då | nu | redan ) ){0,3}
"""
# "på", "uppgår till", "beräknas bli", "har stigit från": what links a sum to the noun that it measures
_LINK = r"""
    (?: \s+ (?: på | om | av | à )
      | ,? (?: \s+ (?: det | den | då | nu | i\s+dag | årligen | alltså | därmed | däremot | normalt ) )?
        (?: \s+ (?: som | vilken | vilket | vilka ) )?
        (?: \s+ (?: ska | skall | kan | får | bör | måste | har | hade | kommer\s+att | väntas | bedöms | antas ) )?
        (?: \s+ (?: inte | ej | nu | då | normalt | ofta | oftast | sällan | årligen | alltså
          | sedan\s+\p{L}+ | på\s+\p{L}+\s+år ) ){0,2}
        \s+ (?: är | var | varit | vara | blir | blev | blivit | inbringar | anges\s+till
          | (?:ge|ger|gav)(?:\s+\p{L}+){0,2} | bli | utgör | utgjorde | ligger\s+på | låg\s+på
          | uppgår\s+till | uppgick\s+till | uppgått\s+till | uppgå\s+till | motsvarar | landar\s+på
          | hamnar\s+på | stannar\s+på
          | (?: beräkna | uppskatta | värdera | bedöm | fastställ | budgetera | kalkylera | bestäm )
            (?: r | s | er | es | ts | t | d | de | des | ades )? (?: \s+ (?: till | bli | uppgå\s+till | vara ) )?
          | (?: öka | stiga | stigit | steg | stiger | sjunka | sjunkit | sjönk | minska | växa | vuxit )
            (?: r | t | de )? (?: \s+ (?: från | till | med ) )?
          | över(?:stiger|steg|stiga|skrider) | under(?:stiger|steg|stiga|skrider)
          | (?: mer | mindre | högre | lägre | större ) \s+ än ) )
"""
_NOUN_OF_SUM = regex.compile(
    rf"(?<!\p{{L}}) {_MEASURED} {_ABOUT} (?: {_LINK} | , | \s* : | \s* \( ) {_QUALIFIED} \s* $", _FLAGS
)
# "värda 3,1 miljoner", "kostar 24 mnkr", "omsätter 2 mnkr", "till ett värde av"
_MEASURING_VERB = regex.compile(
    rf"""
    \b (?: kosta(?:r|de|t)? | omsätter | omsatte | tjäna(?:r|de) | förlora(?:r|de|t)? | spara(?:r|de) \s+ in
      | köp(?:er|te|tes|ts|a) | sål(?:de|des|ts) | säljs | hyr(?:s|de|des) | investera(?:r|de|t)
      | värd(?:a|erat|erade|eras|erades|eras\s+till)? | värderas \s+ till | prissätts | taxeras
      | (?: behöver | saknar | saknas | fattas | krävs | behövs ) (?! [^.;]* \b (?: bidrag | stöd ) ) )
    (?: \s+ [\p{{L}}\d/&-]+ ){{0,8}}? (?: \s+ (?: för | till | med | om ) )? {_QUALIFIED} \s* $
    """,
    _FLAGS,
)
# "310 000 kronor i hyra", "50 000 kronor i medlemsavgifter": the noun follows
_NOUN_AFTER = regex.compile(
    rf"^ \s* (?:per\s+år\s+)? (?: i | som ) \s+ (?: [\p{{L}}-]+ \s+ ){{0,2}}? {_MEASURED} (?!\p{{L}})", _FLAGS
)  # "förvaltningens egna kostnader", "för handläggning"
_RUNNING = regex.compile(
    r"(?i)\badministr|\bhandlägg|\begna\s+(?:om)?kostnader|\b(?:förvaltnings|kansli)kostnad|\boverhead"
)

# "Kostnaderna för uppdraget, högst", "Uppdraget får medföra utgifter om högst": what the addressee may spend
_ASSIGNED = regex.compile(
    r"(?i)\b(?:kostnad|utgift)\p{L}*\s+för\s+uppdraget\b|\buppdraget\s+får\b[^.;]*\b(?:kostnad|utgift)"
)


def is_measure(amount: Around) -> bool:
    """True of what something costs, brings in or is worth, of a debt, a need, a price."""
    before = amount.before[-240:]
    if _RUNNING.search(before) or _RUNNING.search(amount.after[:80]) or _ASSIGNED.search(before):
        return False  # what giving the money costs: administration
    if _NOUN_OF_SUM.search(before) or _MEASURING_VERB.search(before):
        return True
    return _NOUN_AFTER.match(amount.after) is not None
