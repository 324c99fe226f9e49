"""The words for money beside a table: in headers, captions, notes and the sentences above it.

Read by every later step of the table engine. A unit is taken from the nearest text that names one and no other.
"""

from __future__ import annotations

import re

from schemas.vocabulary import MoneyUnit

_I = re.IGNORECASE | re.VERBOSE

_THOUSANDS = r"(?:tusen(?:tals?)?|1[ ]?000(?:[ -]?tals?)?)[ ](?:kronor|kr|sek)|tusental"
_MILLIONS = r"milj(?:oner|ontals?)?\.?[ ]?(?:kronor|kr|sek)|miljoner"
_BILLIONS = r"miljarder(?:[ ](?:kronor|kr|sek))?"
_UNIT_PATTERNS = (
    (MoneyUnit.MDKR, rf"\b(?:mdkr|mdr|{_BILLIONS})\b"),
    (MoneyUnit.MNKR, rf"\b(?:mnkr|mkr|msek|mn[ ]kr|{_MILLIONS})\b"),
    (MoneyUnit.TKR, rf"\b(?:tkr|kkr|ksek|tsek|t[ ]kr|{_THOUSANDS})\b"),
    (MoneyUnit.KR, r"\b(?:kr|kronor|sek)\b(?!\s*(?:\([^)\d]{1,12}\)\s*)?(?:/|per[ ]|pr[ ])\s*[^\W\d_])"),
)
_UNITS = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _UNIT_PATTERNS)
_MONEY = rf"(?:tkr|kkr|ksek|tsek|mnkr|mkr|msek|mdkr|{_THOUSANDS}|{_MILLIONS}|{_BILLIONS}|tusen|kronor|kr|sek)"
UNIT_SAID = re.compile(rf"[ ]\(?{_MONEY}\b\)?", _I)
# what is in a unit: "Beloppen", and "Bidragen anges i kronor"; not "Bidragen betalas ut i kronor"
_SUMS = r"""belopp(?:en)?|summor(?:na)?|siffror(?:na)?
    | (?:bidrag(?:en)?|stöd(?:en)?|medlen|anslag(?:en)?)
      (?=(?:[ ]\w+){0,3}?[ ](?:anges|angiv(?:na|et)|redovisas|visas))"""
# "Belopp i tkr", "Anm. Samtliga belopp i tabellen är angivna i tusental kronor", "(tkr)"; not "Belopp: 12 000 kr"
UNIT_NOTE = re.compile(
    rf"""^[(*]*(?:(?:anm|not|obs|källa|förklaring)\w*[.:]?[ ]|\d{{1,2}}\)[ ]|\*+[ ])?
    (?:(?:samtliga|alla|tabellens)[ ])?(?:
        (?:{_SUMS}|uppgifter(?:na)?|värden(?:a)?|enhet|valuta)
        (?:[ ](?:i|är|anges|angiv(?:na|et)|redovisas|visas|ovan|nedan|(?:tabell|tablå|bilaga|kolumn|lista)\w*))*
        [ ]?(?:(?:\bi|uttryckta[ ]i|avser|[(:,])[ ]?(?:hela[ ]|avrundade?[ ]till[ ])?)?
        {_MONEY}\b(?![ ]?/)(?:\)?[ ,].{{0,40}})?
      | (?:i[ ])?{_MONEY}
    )[).]*$""",
    _I,
)

# the end of a sentence above a list or table: "enligt följande (belopp i tkr):", "fördelas, i tusental kronor:",
# "Disponeras enligt nedan, belopp angivna i tkr.", "Beslut 2024. Tusental kronor.";
# not "betalas ut i kronor.", which says nothing of the table
LEAD_UNIT = re.compile(
    rf"""(?:[(](?:[^()\d]{{0,30}}[ ])?|\bi[ ]|,[ ]){_MONEY}\)?[ ]?:$
    | \b(?:belopp(?:en)?|summor(?:na)?|siffror(?:na)?|uppgifter(?:na)?|tabellen|nedan)\b
      [^.:\d]{{0,40}}\bi[ ]{_MONEY}[).]*$
    | \b(?:nedan\w*|följande|tabell\w*|fördel\w*)\b[^.:]{{0,60}}[(](?:[^()\d]{{0,30}}[ ])?{_MONEY}\)\.?$
    | (?<=[.;][ ])(?:i[ ])?{_MONEY}\.?$""",
    _I,
)
# "Tilldelade anslag (belopp angivna i tkr)": the heading of a section whose tables are all in that unit
SECTION_UNIT = re.compile(rf"^\w.*[ ][(](?:[^()\d]{{0,30}}[ ])?{_MONEY}[)]$", _I)
# "Medlen fördelas nedan. Samtliga belopp anges i tusental kronor och avser ..."
UNIT_SENTENCE = re.compile(
    rf"""(?:^|[.:!,][ ]|\()(?:(?:samtliga|alla|tabellens)[ ])?(?:{_SUMS})
    (?:[ ](?:är|anges|angiv(?:na|et)|redovisas|visas|uttrycks|ovan|nedan|(?:i[ ])?(?:tabell|bilaga)\w*))*
    [ ]i[ ]{_MONEY}\b(?![ ]?/)(?=[ .,;)]|$)""",
    _I,
)
# "Fördelning per region, tkr", "Bidrag 2024 (mnkr)": the end of a page's title
TITLE_UNIT = re.compile(rf"(?:,|\(|\bi)[ ]?(?:belopp[ ]i[ ])?{_MONEY}\)?$", _I)
# the same where the title of the names goes on with it: "Medel per år (tkr) Medelsförvaltare"
TITLE_UNIT_WITHIN = re.compile(rf"(?:,|\(|\bi)[ ]?(?:belopp[ ]i[ ])?{_MONEY}\)?(?=[ ](?-i:[A-ZÅÄÖ]))", _I)
_NOTED = re.compile(r"(?<=[a-zA-Z])(?:\d\)|[¹²³*]+)$")  # "Belopp, tkr1)"
_FOREIGN = re.compile(r"\b[km]?(?:eur|usd|nok|dkk|gbp)\b|\b(?:euro|dollar)\b|[€$£]", _I)


def unit_of(text: str) -> MoneyUnit | None:
    """The money unit that a header, caption or foot names; None for none, and where it names several."""
    words = _NOTED.sub("", text).replace("_", " ")
    found = [unit for unit, pattern in _UNITS if pattern.search(words)]
    if MoneyUnit.KR in found and len(found) > 1:
        found.remove(MoneyUnit.KR)  # "tusen kronor" holds "kronor"
    return found[0] if len(found) == 1 else None


def is_foreign(text: str) -> bool:
    """Whether a header, caption or foot names money that is no kronor, and none that is."""
    return _FOREIGN.search(text.replace("_", " ")) is not None and unit_of(text) is None


def is_unit(text: str) -> bool:
    """Whether a text names the money of a number, Swedish or foreign."""
    return unit_of(text) is not None or is_foreign(text)
