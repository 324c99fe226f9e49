"""Whose money a sum is: of the paper's giver, or of somebody else who puts in or gives something too.

A leaf under ``amounts.roles``: the words around an amount and who speaks in, yes or no out. An association that
"lägger in 90 000 kronor", a bank of which one "fått löfte om 150 000 kronor" and the municipality's part in a paper
of an agency's are somebody else's; in a memo of the municipality's its own part is what the paper gives.
"""

from __future__ import annotations

import regex

from parsers.amounts.words import Around, Setting, Side

_FLAGS = regex.VERBOSE | regex.IGNORECASE
_ADVERB = r"""
    (?: själv\p{L}* | också | även | dessutom | därutöver | sedan | redan | nu | då | därefter | årligen | vidare
      | enligt\s+\p{L}+ | i\s+dag | i\s+stället | tillsammans | under\s+\p{L}+ | samtidigt )
"""
# Verbs of giving as such: what an agency or the Government "ger" or "avsätter" the other cues tell
_GIVES = r"""
    (?: (?: tillför | satsa | avsätt | avsatt | lova | utlova | garantera | lämna | bevilja
      | investera ) (?:r|er|t|de)?
      | ge | ger | gett | givit | gav | anslår | anslagit | anslog )
"""
# Verbs by which somebody takes a part of a cost: "går in med", "står för", "tar på sig"
_TAKES_ON = r"""
    (?: (?: bidra | skjut | tillskjut | skänk | täck | lägg | donera | sponsra | finansiera | medfinansiera
      | samfinansiera
          | betala | bekosta | låna | samla ) (?:r|er|t|it|de|te|a)?
      | bidrog | sköt | lade | lagt | utfäst
      | (?: går | gå | gick | gått ) (?=\s+(?:\p{L}+\s+)?in\b)
      | (?: står | stå | stod | stått | svara(?:r|de|t)? ) (?=\s+(?:\p{L}+\s+)?för\b)
      | (?: tar | ta | tagit ) (?=\s+(?:\p{L}+\s+)?(?:på|ur)\b) )
"""
_GIVING = regex.compile(_GIVES, _FLAGS)
_PUTS_IN = rf"(?: {_GIVES} | {_TAKES_ON} )"
# What may stand between such a verb and its sum
_PARTICLE = r"""
    (?: \s+ (?! (?: som | att | och | men | får | ska | kan | bevilja\p{L}*
      | tilldela\p{L}* ) \b ) [\p{L}\d/&-]+ ){0,7}
"""
# Who asks for and receives money, and whom it comes from beside: never the giver of a paper
_THEIRS = r"""
    \p{L}* (?: förening | klubb(?!ygg) | bolag | företag | organisation | sökand | mottagar | projekt | stiftelse
      | byalag | teater | museum | museet | museer | huvudman | huvudmän | sponsor | medlem | privatperson
      | näringsliv | församling | pastorat | kyrka | sparbank | fond | donator | förbund(?!skansli) | lärosäte
      | universitet | högskola | folkhögskola | deltagar | hyresgäst | ägar | entreprenör | leverantör | akademi
      | ensemble | grupp(?!chef) | aktör | partner | festival | bygdegård | hemvärn | näringsidkare | lantbrukare )
    \p{L}*
"""
_LOCAL = r"""
    (?: (?-i: (?P<town> [A-ZÅÄÖ][\p{L}-]+ ) \s) )?
    \p{L}* (?: kommun | region | landsting | stad(?!s?missio) | nämnd | förvaltning )
    (?: en | et | er | erna | ar | arna | s | ens | ernas )?
"""
_STATE = r"""
    (?-i: [A-ZÅÄÖ]\p{L}* (?: verket | styrelsen | myndigheten | rådet | inspektionen | kollegiet | delegationen )
      | Vinnova | Formas | Forte | EU | ESF | Länsstyrelsen | Regeringen | Staten | Riksdagen | Sida )
"""
# A name, which the first word of a sentence need not be
_NAMED = r"""
    (?-i: (?! (?: Vi | Ni | Du | Det | Den | De | Detta | Denna | Under | För | Av | Om | I | Till | När | Totalt
            | Sammanlagt | Tillsammans | Därav | Dessutom | Därutöver | Därtill | Utöver | Resten | Hälften
            | Årligen
            | Sedan | Samtidigt | Dock ) \b )
      (?! [A-ZÅÄÖ]\p{L}*(?:et|en|na) \s \p{Ll} )  # "Bidraget täcker": a noun, no name
      [A-ZÅÄÖ][\p{L}&-]+ (?: \s [A-ZÅÄÖ][\p{L}&-]+ | \s (?:i|och|för|av) (?=\s [A-ZÅÄÖ]) ){0,4} )
"""
_WHO = rf"(?: (?P<theirs> {_THEIRS} ) | (?P<local> {_LOCAL} ) | (?P<state> {_STATE} ) | (?P<named> {_NAMED} ) )"
_HERE = r"(?: \s+ (?: i | på | för | vid | från ) \s+ [\p{L}-]+ )?"
# "Sponsorer i bygden bidrar med ytterligare", "kommunen har dessutom avsatt"
_SOMEBODY_GIVES = regex.compile(
    rf"""
    (?<!\p{{L}}) {_WHO} {_HERE} (?: \s+ {_ADVERB} ){{0,2}}
    (?: \s+ (?: har | hade | ska | skall | vill | kan | måste | väntas | förväntas | beräknas
      | (?: kommer | avser | planerar | räknar\s+med | har\s+(?:lovat|åtagit\s+sig|erbjudit\s+sig)
      | (?:har\s+förklarat\s+sig|är|ställer\s+sig)\s+(?:bere(?:dd|dda|tt)|villiga?|villigt) ) \s+ att ) )?
    (?: \s+ {_ADVERB} ){{0,2}} \s+ (?P<verb> {_PUTS_IN} ) {_PARTICLE} \s* $
    """,
    _FLAGS,
)
# "Där går även Vinnova in med", "Därutöver bidrar kommunen med": the verb first; only such as take no receiver
_GIVES_SOMEBODY = regex.compile(
    rf"""
    \b (?P<verb> bidrar | går | lägger | skjuter | står | svarar | satsar | medfinansierar | bekostar )
    (?: \s+ {_ADVERB} ){{0,2}} \s+ {_WHO} {_HERE} (?: \s+ {_ADVERB} ){{0,2}}
    \s+ (?: in (?:\s+med)? | med | till | för ) {_PARTICLE} \s* $
    """,
    _FLAGS,
)
# "betalas (kontant) av kommunen", "finansieras av EU"
_BY_SOMEBODY = regex.compile(
    rf"""
    ^ ,? \s* (?: per\s+år\s+ | som\s+ )? (?: (?: ska | förväntas | kommer\s+att ) \s+ )?
    (?: betala | finansiera | medfinansiera | bekosta | täck | tillskjut | skänk | doner | sponsr )
    (?: s | as | es | ats | ts | des | tes )
    (?: \s+ (?: kontant | själv | in | årligen | direkt | i\s+stället ) )?
    \s+ (?: av | genom | från ) \s+ (?: (?: den | det | de ) \s+ )? {_WHO}
    """,
    _FLAGS,
)
# "350 000 kronor från Riksidrottsförbundet"
_FROM_SOMEBODY = regex.compile(
    rf"""
    ^ \s* (?: i \s+ \p{{L}}*(?:bidrag|stöd|medel|sponsring|finansiering) \s+ | per\s+år\s+ | i\s+\p{{L}}+\s+ )?
    (?: från | ur ) \s+ (?: (?: den | det | de ) \s+ )? (?: \p{{L}}+a\s+ )? {_WHO}
    """,
    _FLAGS,
)
_GRANTS = regex.compile(r"(?i)\b(?:bevilja|tilldela|fördela|beslut)\p{L}*\b[^.;]*$")
# "räknar med att få", "löfte om", "skulle kunna få": what nobody has decided
_HOPED = regex.compile(
    r"""
    \b (?: löfte(?:n|t)? \s+ om | utlova(?:t|s|d) | räknat \s+ med
      | (?<!(?:kan|får)\s+) räkna[rs]? \s+ med (?:\s+att\s+få)? | hoppas (?:\s+på|\s+få|\s+att\s+få)?
      | förväntar \s+ sig | förhandla\p{L}* \s+ om | skulle \s+ (?: kunna | ha | behöva | krävas )
      | hade \s+ (?: kunnat | behövt | kostat ) ) \b
    (?: \s+ [\p{L}-]+ ){0,6}? \s* $
    """,
    _FLAGS,
)
# Whose part of a cost it is: "Stadens del blir", "kommunens medfinansiering", "Föreningens insats"
_PART_OF = regex.compile(
    rf"""
    (?<!\p{{L}}) {_WHO} (?<=s) \s+ (?: (?: egen | egna | årliga | sammanlagda ) \s+ )?
    (?: (?P<share> del | andel ) | insats | kontantinsats | arbetsinsats | finansiering | medfinansiering | part
      | tillskott ) (?: en | n | et )? \b [^.;]{{0,50}} $
    """,
    _FLAGS,
)


def is_by_others(amount: Around) -> bool:
    """True of what somebody gives or puts in who is not the giver of this paper, or of what is only hoped for."""
    before = amount.before[-200:]
    if _HOPED.search(before):
        return True
    active = (_SOMEBODY_GIVES.search(before), _GIVES_SOMEBODY.search(before))
    if any(_is_other(found, amount.setting, given=bool(_GIVING.match(found["verb"]))) for found in active if found):
        return True
    part, agent = _PART_OF.search(before), _BY_SOMEBODY.match(amount.after)
    if part and part["share"] and (part["named"] or amount.setting.side is not Side.LOCAL):
        part = None  # of a grant as likely as of a cost
    if any(_is_other(found, amount.setting, given=False) for found in (part, agent) if found):
        return True
    source = _FROM_SOMEBODY.match(amount.after)
    if source and amount.after.startswith(" ur ") and _GRANTS.search(before):  # the fund that it is granted from
        return False
    return source is not None and _is_other(source, amount.setting, given=True)


def is_own_part(amount: Around) -> bool:
    """True of the part of a cost that a municipality or region takes on in its own paper: "Stadens del blir"."""
    part = _PART_OF.search(amount.before[-200:])
    ours = part is not None and amount.setting.side is Side.LOCAL and part["local"]
    return bool(ours and part and not _is_other(part, amount.setting, given=False))


def _is_other(found: regex.Match[str], setting: Setting, *, given: bool) -> bool:
    """Whether who gives is no giver of the paper; ``given`` of verbs by which the state makes grants too."""
    if found["local"]:
        return _is_other_local(found["town"], setting, given=given)
    name = " ".join((found["named"] or found["state"] or found["theirs"]).split()).casefold()
    in_head = name.split()[0] in setting.heads.casefold()
    if found["theirs"]:
        party = setting.side is Side.PARTIES and (in_head or name.endswith(("en", "et", "an")))  # "Universitetet"
        return not (party or (in_head and name in setting.giver.casefold()))
    if in_head or given or setting.side is Side.PARTIES:
        return False
    return bool(found["named"]) or (
        setting.side in {Side.LOCAL, Side.AGENCY} and name not in setting.giver.casefold()
    )


def _is_other_local(town: str | None, setting: Setting, *, given: bool) -> bool:
    """Whether a municipality, region or board is no giver of the paper: another's, or that of an agency's paper."""
    if setting.side is Side.LOCAL:
        speakers = f"{setting.heads} {setting.giver}"
        return town is not None and town.rstrip("s") not in speakers
    return setting.side is not Side.PARTIES and not (given and setting.side is Side.UNKNOWN)
