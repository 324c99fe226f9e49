"""Whose money a sum is: of the paper's giver, or of somebody else who puts in or gives something too.

A leaf under ``amounts.roles``: the words around an amount and who speaks in, yes or no out. An association that
"lägger in 90 000 kronor", a bank of which one "fått löfte om 150 000 kronor" and the municipality's part in a paper
of an agency's are somebody else's; in a memo of the municipality's its own part is what the paper gives.
"""

from __future__ import annotations

import regex

from parsers.amounts.words import Around, Setting, Side

_FLAGS = regex.VERBOSE | regex.IGNORECASE
_ADVERB = (
    r"(?: själv\p{L}* | också | även | dessutom | därutöver | sedan | redan | nu | då | därefter | enligt\s+\p{L}+ | årligen | i\s+sin\s+tur"
    r" | vidare | i\s+dag | tillsammans | under\s+\p{L}+ | samtidigt | i\s+stället )"
)
# Verbs by which somebody takes a part of a cost or adds money: "går in med", "står för", "tillför"
_PUTS_IN = r"""
    (?: bidrar | bidra | bidrog | bidragit | (?: går | gå | gick | gått ) (?=\s+(?:\p{L}+\s+)?in\b) | lägger | lägga | lade | lagt | skjuter | skjuta | sköt
      | skjutit | (?: står | stå | stod | stått | svarar | svara | svarade | svarat ) (?=\s+(?:\p{L}+\s+)?för\b) | tillför | tillföra | tillförde
      | tillfört | satsar | satsa | satsat | satsade | sponsrar | sponsrat | donerar | donerat | skänker | skänkt
      | skänkte | finansierar | finansiera | finansierade | finansierat | medfinansierar | medfinansiera
      | medfinansierat | samfinansierar | betalar | betala | betalade | betalat | bekostar | bekosta | bekostat | täcker | täcka
      | (?: tar | ta | tagit ) (?=\s+(?:\p{L}+\s+)?(?:på|ur)\b) | avsätter | avsatt | lånar | lånat | samlar | samlat | lovat | utlovat | utfäst | garanterar
      | lämnar | lämnat | lämnade | ger | gett | givit | gav | beviljar | beviljat | beviljade | anslår | anslagit
      | anslog | investerar | investerat )
"""
_PARTICLE = (
    r"(?: \s+ (?: in | till | ihop | upp | om | av | för | med | själv\p{L}* | ytterligare | dessutom | också | även"
    r" | \p{L}*(?:bidrag|stöd|gåva|lån|medel)(?:et|en)? | på | ett | en | ur | eget\s+kapital | en\s+kontant\s+insats"
    r" | medfinansiering(?:en)? | finansiering(?:en)? | kontant | arbete | arbetstid | ideellt | motsvarande | totalt"
    r" | sammanlagt | årligen | delen | resten | rest(?:en|erande) | hyran | lönen | högst | cirka | drygt | minst"
    r" | knappt | omkring | ungefär | nästan | cirka | extra | idéell | till\s+ett\s+värde\s+av ) ){0,7}"
)
# Who asks for and receives money, and whom it comes from beside: never the giver of a paper
_THEIRS = r"""
    \p{L}* (?: förening | klubb(?!ygg) | bolag | företag | organisation | sökand(?!e\s+myndighet) | mottagar | projektägar | projekt
      | stiftelse | byalag | teater | museum | museet | museer | huvudman | huvudmän | sponsor | medlem | privatperson
      | näringsliv | församling | pastorat | kyrka | sparbank | fond(?!en\s+för) | donator | förbund(?!skansli) | lärosäte | universitet
      | högskola | deltagar | hyresgäst | fastighetsägar | ägar | entreprenör | leverantör | akademi | folkhögskola
      | ensemble | grupp(?!chef) | aktör | partner | part(?=er|erna\b) | festival | bygdegård | hemvärn | näringsidkare | lantbrukare | markägare )
    \p{L}*
"""
_LOCAL = r"(?: (?-i: (?P<town> [A-ZÅÄÖ][\p{L}-]+ ) \s) )? \p{L}* (?: kommun | region | landsting | stad(?!s?missio) | nämnd | förvaltning ) (?: en | et | er | erna | ar | arna | s | ens | ernas )? "
_STATE = (
    r"(?-i: [A-ZÅÄÖ]\p{L}* (?: verket | styrelsen | myndigheten | rådet | inspektionen | kollegiet | delegationen ) | Vinnova | Formas"
    r" | Forte | EU | ESF | Länsstyrelsen | Regeringen | Staten | Riksdagen | Sida )"
)
_NAMED = r"(?-i: (?!(?:Vi|Ni|Du|Totalt|Sammanlagt|Tillsammans|Därav|Dessutom|Därutöver|Därtill|Utöver|Resten|Hälften|Årligen|Sedan|Samtidigt|Dock|Detsamma)\b|Det\b|Det\b|Den\b|De\b|Detta\b|Denna\b|Under\b|För\b|Av\b|Om\b|I\b|Till\b|När\b) [A-ZÅÄÖ][\p{L}&-]+ (?: \s [A-ZÅÄÖ\p{Lu}][\p{L}&-]+ | \s (?:i|och|för|av) (?=\s [A-ZÅÄÖ]) ){0,4} )"
_WHO = rf"(?: (?P<theirs> {_THEIRS} ) | (?P<local> {_LOCAL} ) | (?P<state> {_STATE} ) | (?P<named> {_NAMED} ) )"
# Verbs of giving as such: what an agency or the Government "ger" or "avsätter" the other cues tell
_GIVING = regex.compile(
    r"(?i)läm|ge|gav|givit|bevilja|ansl|anslog|avs[aä]tt|satsa|tar|ta|garant|lova|tillför|invest"
)
_HERE = r"(?: \s+ (?: i | på | för | vid | från ) \s+ [\p{L}-]+ )?"
# "Sponsorer i bygden bidrar med ytterligare", "kommunen har dessutom avsatt"
_SOMEBODY_GIVES = regex.compile(
    rf"(?<!\p{{L}}) {_WHO} {_HERE} (?: \s+ {_ADVERB} ){{0,2}}"
    rf" (?: \s+ (?: har | hade | ska | skall | kommer\s+att | avser\s+att | planerar\s+att | vill | kan | måste | beräknas | räknar\s+med\s+att"
    rf" | förväntas | väntas ) )? (?: \s+ {_ADVERB} ){{0,2}} \s+ (?P<verb> {_PUTS_IN} ) {_PARTICLE} \s* $",
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
# "betalas (kontant) av kommunen", "finansieras av EU", "tas ur eget kapital"
_BY_SOMEBODY = regex.compile(
    rf"""
    ^ ,? \s* (?: per\s+år\s+ | som\s+ )? (?: ska\s+|kommer\s+att\s+|förväntas\s+ )?
    (?: betala | finansiera | medfinansiera | bekosta | täck | stå | tillskjut | bidra | läm | skänk | doner | sponsr ) (?: s | as | es | ats | ts | des | tes | nas )
      (?: \s+ (?: kontant | själv | in | till | i\s+stället | årligen | direkt ) )? \s+ (?: av | genom | från ) \s+ (?: den | det | de )? \s* {_WHO}
    """,
    _FLAGS,
)
# "350 000 kronor från Riksidrottsförbundet"
_FROM_SOMEBODY = regex.compile(
    rf"^ \s* (?: i \s+ \p{{L}}*(?:bidrag|stöd|medel|sponsring|medfinansiering|finansiering) \s+ | per\s+år\s+ | i\s+\p{{L}}+\s+ )?"
    rf" från \s+ (?: den\s+|det\s+|de\s+ )? (?: \p{{L}}+a\s+ )? {_WHO}",
    _FLAGS,
)
# "räknar med att få", "löfte om", "skulle kunna få": what nobody has decided
_HOPED = regex.compile(
    r"""
    \b (?: löfte(?:n|t)? \s+ om | utlova(?:t|s|d) | (?<!(?:kan|får)\s+) räkna[rs]? \s+ med (?:\s+att\s+få)? | räknat \s+ med
      | hoppas (?:\s+på|\s+få|\s+att\s+få)? | förväntar \s+ sig | förhandla\p{L}* \s+ om
      | skulle \s+ (?: kunna | ha | behöva | krävas ) | hade \s+ (?: kunnat | behövt | kostat ) ) \b (?: \s+ [\p{L}-]+ ){0,6}? \s* $
    """,
    _FLAGS,
)
# Whose part of a cost it is: "Stadens del blir", "kommunens kostnad", "Föreningens andel"
_PART_OF = regex.compile(
    rf"(?<!\p{{L}}) {_WHO} (?<=s) \s+ (?:egen\s+|egna\s+|årliga\s+|sammanlagda\s+)? (?: (?P<share> del | andel ) | insats | medfinansiering | finansiering | part | tillskott"
    rf" | kontantinsats | arbetsinsats ) (?: en | n | et )? \b [^.;]{{0,50}} $",
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
    return source is not None and _is_other(source, amount.setting, given=True)


def is_own_part(amount: Around) -> bool:
    """True of the part of a cost that a municipality or region takes on in its own paper: "Stadens del blir"."""
    part = _PART_OF.search(amount.before[-200:])
    ours = part is not None and amount.setting.side is Side.LOCAL and part["local"]
    return bool(ours and part and not _is_other(part, amount.setting, given=False))


def _is_other(found: regex.Match[str], setting: Setting, *, given: bool) -> bool:
    """Whether who gives is no giver of the paper; ``given`` of verbs by which the state makes grants too."""
    name = " ".join((found["named"] or found["state"] or found["theirs"] or "").split())
    if name and name.split()[0].casefold() in setting.heads.casefold():
        return (
            bool(found["theirs"])
            and setting.side is not Side.PARTIES
            and name.casefold() not in setting.giver.casefold()
        )
    if found["local"]:
        town = found["town"]
        if setting.side is Side.PARTIES:
            return False
        return setting.side is not Side.LOCAL or bool(town and town.rstrip("s") not in setting.heads)
    if found["state"]:
        return not given and setting.side in {Side.LOCAL, Side.AGENCY} and name not in setting.giver
    return bool(found["theirs"]) or not given
