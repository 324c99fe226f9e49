"""What opens a Swedish sentence, where a subject could stand, and what opens a clause within it.

Data for ``clauses``, ``present`` and ``wordorder``, which ask where the verb and the subject of a sentence stand.
Holds no rule but its patterns, and knows nothing of grants.
"""

from __future__ import annotations

import regex

# "om" opens a clause only where one can begin: "Om medlen ...", ", om ..."; not "beslut om utbetalning".
SUBJUNCTION = regex.compile(
    r"(?<!\p{L})(?:(?<!\b(?:räknas|betraktas|anses|ses|klassas|definieras|godkänns|godkännas|godtas|fungera"
    r"|fungerar) )"
    r"som(?![ ](?:helst|mest|lägst|högst|minst|längst|tidigast|senast)\b)|vars|vilka|vilket|vilken|att|hur"
    r"|när(?![ ]som[ ]helst)|där|då|eftersom|innan|medan|tills(?![ ]vidare)"
    r"|huruvida|såvida"
    r"|trots[ ]att|så[ ]att"
    r"|(?:(?<=^)|(?<=[,;:(–-][ ])|(?<=\b(?:och|eller|även|först|endast|oavsett)[ ])"
    r"|(?<=\b(?:bedömer|avgör|prövar|granskar|undersöker|kontrollerar|bedöma|avgöra|pröva)[ ](?:(?:sedan"
    r"|också)[ ])?))(?:[Oo]m)|(?<=^)(?:När|Innan"
    r"|Då|Eftersom|Så[ ]länge|För[ ]att))(?!\p{L})"
)
# A noun in its definite form: "skolan", "kommunen", "medlen", "parterna"; no adverb
DEFINITE = (
    r"(?!(?:\p{Ll}*ligen|innan|sedan|utan|annan|sådan|redan|nästan|ovan|medan|även|igen|ingen|egen)\b)"
    r"\p{Ll}+(?:en|et|an|na)"
)
NO_OWNER = r"(?!\p{Lu}\p{Ll}+(?:ens|ets|[aeo]rnas)\b)"  # "Kommunernas medel"
# "Glömmer ni det kan ...", "Har regionen ...", "Skulle föreningen inte ...": a condition without "om"
VERB_FIRST = regex.compile(
    rf"{NO_OWNER}"
    r"(?:\p{Lu}\p{Ll}{2,}as\b|\p{Lu}(?:\p{Ll}+(?:[aeåäö]r|s)|\p{Ll}*yr)[ ](?:inte[ ])?(?:ni|du|vi|det|den|de|en|ett"
    rf"|någon|{DEFINITE})\b)"
    r"|(?:Har|Är|Blir|Vill|Saknas|Finns|Skulle)[ ](?:inte[ ])?\p{L}+[ ]\p{Ll}"
    rf"|(?:Kan|Får|Ska|Måste)[ ](?:inte[ ])?(?:ni|du|man|det|den|de|{DEFINITE})\b(?![^.]*\?)"
)
# Prepositions and adverbs that begin a sentence with something else than its subject
ADVERBIAL = (
    r"(?:I|Av|Med|Bland|Då|För(?![ ](?:sent|mycket|lite|högt)\b)|Under|Före|Samtidigt|Vidare|Numera|Ofta"
    r"|Oftast|Ibland|Normalt"
    r"|Vanligtvis|Generellt|Därför|Därav|Därmed|Därtill|Dessutom|Enligt|Även|Också|Genom|Vid|Inom|Utöver|Därutöver"
    r"|Härutöver|Till|Från|På|Efter|Därefter|Härefter|Sedan|Senast|Dock|Utifrån|Förutom|Som|Här|Där|Nu|Mot|Inför"
    r"|Utan|Oavsett|Trots|Vart|Årligen|Årsvis|Månadsvis|Kvartalsvis|Halvårsvis|Löpande"
    r"|(?:En|Två|Tre|Fyra)[ ]gång(?:er)?|Varje[ ](?:år|månad|kvartal|halvår|tertial|vår|höst))"
)
# "Till den hör ett intyg om stödet är 500 000 kronor": "om" and its clause, not "beslut om stödet"
IF_IT = regex.compile(
    r"[ ](?:ska|skall|måste|kan|får|är|har|\p{Ll}*(?:ar|[^n]er|ör|år|as|es|ls|rs))[ ][^,]*"
    r"(?<!\b(?:beslut|ansök|uppgift|informati|informer|fråg|avtal|överenskommelse|villkor|bestämmelse|begär|besked|redogörelse"
    r"|rapport|statistik|underrätta|medgivande|anmäl|hand)\p{L}*)[ ](?:bara[ ]|endast[ ])?om[ ]"
    rf"(?:{DEFINITE}|ni|du|det|de|den|man|(?:en|ett)[ ]\p{{Ll}}+)$"
)
