"""An agency tells recipients how to apply for, draw down, use and report a grant.

Speaks: an agency in the letterhead, or as the one to whom requisitions and reports go. Does: instructs, "ni
ska". An agency's own decision to distribute belongs here too when it binds recipients; a notice that only
passes on what somebody else decided does not.
"""

from __future__ import annotations

from parsers.kinds._against import AGAINST
from parsers.kinds._cues import ANYTHING, Aspect, Cue, Zone, exact, words
from parsers.kinds._page import PAGE
from schemas.vocabulary import DocumentKind

KIND = DocumentKind.AGENCY_INSTRUCTION

_GRANT = (
    r"(?:stats|stimulans|projekt|verksamhets|utvecklings|organisations|förenings|kultur|aktivitets|lokal|drift|start"
    r"|investerings|arrangemangs)?(?:bidrag\w*|medel|medlen"
    r"|stöd(?:et)?|ersättning(?:en|ar|arna)?)"
)
_RULES = r"(?:regler|bestämmelser|reglemente|normer|riktlinjer)(?:na|t)?"
CUES = (
    Cue(Aspect.SPEAKER, Zone.AGENCY, 2.5, "an agency's letterhead", ANYTHING),
    Cue(Aspect.SPEAKER, Zone.LOCAL, 1.5, "a municipality's or region's letterhead", ANYTHING),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "requisitions, applications or reports go to an agency",
        exact(
            r"(?i: rekvi\w+ | ansök\w+ | redovis\w+ | återrapport\w+ | återbetal\w+ | lämnas "
            r"| inkommit | ställd | återgå\w* )"
            r"[^.:]{0,90}? [ ] (?:in[ ])? till [ ] (?: [A-ZÅÄÖÉ]\w+ (?:styrelsen|verket|myndigheten"
            r"|inspektionen|rådet) | Länsstyrelsen"
            r" | Kammarkollegiet | Myndigheten | Inspektionen | Statens | E-hälsomyndigheten "
            r"| Försäkringskassan | oss | [a-z.]+@[a-z.-]+ )"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.5,
        "the giver's terms or decision",
        words(
            r"beslut(?:et)?[ ](?:fattas|har[ ]fattats)[ ](?:med[ ]stöd|enligt)[ ] | för[ ]beslutet[ ]gäller\b"
            r"| i[ ]dessa[ ](?:\w+[ ])?villkor[ ](?:betyder|avses|menas|används)"
            rf"| (?:dessa|följande)[ ](?:\w+[ ])?villkor[ ](?:gäller|ska[ ]gälla|tillämpas)[ ](?:för|på|när|vid)[ ]"
            rf"(?:[^.]{{0,60}}[ ])?{_GRANT}"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        4.0,
        "titled as an instruction or a call",
        words(
            r"anvisning(?:ar|arna)? (?:[ ](?:för|till|om|avseende) .*)? "
            r"| (?<!för[ ])(?<!av[ ])(?<!om[ ])(?<!i[ ])(?<!till[ ])(?<!inom[ ])utlysning(?:stext|ar)? .* "
            r"| vägledning[ ](?:för|till|om) .*"
            r"| information[ ]till[ ](?:sökande|kommun\w*|region\w*|huvudm\w+|dig|er)\b .*"
            r"| (?:information|villkor|instruktion(?:er)?|riktlinjer) [ ] (?:om|för|till|kring) [ ] .*"
            rf"(?: {_GRANT} | \w+anslag\w* | rekvi\w+ | redovisning\w* | utbetalning\w* | ansök\w+ ) .*"
            r"| ^[ ]*(?:bidrags|stöd|projekt|allmänna[ ])villkor\b .* "
            rf"| (?: \w*{_RULES} | principer ) [ ] (?:för|om|till|avseende|gällande|kring) [ ] .*"
            r"(?: (?:\w+-[ ]och[ ])?\w*(?:bidrag|stöd)(?:en|et)?\b ) .*"
            rf"| (?: bidrags | förenings(?:bidrags|stöds) ) {_RULES}\b .*"
            r"| ^ .{0,40} (?:generella|allmänna|särskilda)[ ]villkor\b .*"
            r"| ^[ ]* (?: övergripande | generella | särskilda | grundläggande | allmänna ) [ ]"
            r"(?: villkor | krav ) [ ]* $ "
            rf"| (?<!kommuner[ ])(?<!regioner[ ])(?<!föreningar[ ]) "
            rf"(?:ansök|sök)(?:a|an)? [ ] (?:om[ ])? (?: \d{{4}} .* )? {_GRANT} .* "
            rf"| så[ ](?:här[ ])?(?:rekvirerar|söker|ansöker|redovisar)\b .*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        3.0,
        "headed as a form to draw down, apply for or report money",
        words(
            r"^[ ]* (?:blankett[ ]för[ ])? (?: rekvisition | rekvisitionsblankett | ansökningsblankett "
            r"| redovisningsblankett | ansökan[ ]om[ ]\w*(?:utbetalning|bidrag|medel|stöd) "
            r"| begäran[ ]om[ ]utbetalning | ekonomisk[ ](?:slut)?redovisning "
            r"| redovisning[ ]av[ ]\w*(?:bidrag|medel)) "
            r"(?: [ ].* )? [ ]* $"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.PROSE,
        2.5,
        "it has blanks to fill in",
        exact(
            r"(?i: organisationsnummer | org\.?[ ]?(?:nr|nummer) | (?:bank|plus)giro | underskrift "
            r"| namnförtydligande | kontaktperson )"
            r"[^_.…\n]{0,40} (?: _{4,} | \.{6,} | …{3,} )"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.5,
        "recipients are told what to do",
        words(
            r"(?: ni | du | er[ ]kommun | kommunen | kommunerna | varje[ ]kommun | regionen | regionerna "
            r"| huvudmannen | huvudmän(?:nen)? | sökande"
            r" | bidragsmottagaren? | mottagaren? | den[ ]sökande | organisationen | föreningen "
            r"| organisationer | föreningar | stödmottagaren? "
            r"| myndigheten | rekvisitionen | ansökan"
            r" | redovisningen | slutredovisningen ) [ ]"
            r"(?: (?:ska|skall|måste|behöver|får|kan) [ ] | (?:\w+[ ]){0,6} (?:ska"
            r"|måste) [ ] ) (?: [^.]{0,120} )?"
            r"(?: rekvir\w+ | redovis\w+ | återrapport\w+ | återbetal\w+ | ansök\w+ "
            r"| inkomma | inkommit | kommit[ ]in | lämna(?:s)? | skicka(?:s)?"
            r" | undertecknad | använda(?:s)? )"
            r"| (?:bidrags|stöd|medels)mottagare\w* [ ] (?: ska | måste | får | ansvarar | är[ ]skyldig )\b"
            r"| \w+[ ]som[ ](?:har[ ])?(?:beviljats|beviljas|fått|får|tilldelats|tilldelas|tar[ ]emot)[ ]"
            r"(?:\w+[ ])?(?:\w*bidrag|medel|\w*stöd)\b[^.]{0,90}[ ](?:ska|måste)\b"
            r"| (?:du|ni|den|de)[ ]som[ ]har[ ](?:\w+[ ]){0,3}?(?:\w*bidrag|medel|\w*stöd)\b[^.]{0,90}[ ](?:ska"
            r"|måste)\b"
            r"| den[ ]som[ ](?:söker|ansöker|har[ ]beviljats|beviljas|har[ ]fått|får)[ ]"
            r"[^.]{3,60}[ ](?:ska|måste)\b"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.0,
        "papers are to be handed in",
        words(
            r"(?: bidraget | stödet | medlen ) [ ] (?: söks | rekvireras ) [ ] (?: på | via | genom | hos "
            r"| senast | i )"
            r"| till [ ] ansökan [ ] [^.]{0,30}? ska [ ] [^.]{0,60}? bifogas"
            r"| (?: insänder | inger | ger[ ]in | lämnar | skickar ) [ ] (?:in[ ])? (?:\w+[ ])? "
            r"(?:ansökan|rekvisition\w*|redovisning\w*)"
            r"| (?: ansökan | ansökning\w* | rekvisition\w* | \w*redovisning\w* | \w*rapport(?:en|er|erna)? "
            r"| årsredovisningen | begäran[ ]om[ ]\w+ ) [ ] [^.]{0,60}? (?: görs | lämnas | ges[ ]in | skickas "
            r"| sänds | insänds | översänds | inlämnas | inges | ska[ ]vara[ ]\w+ ) [^.]{0,80}"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.5,
        "money is granted to a recipient",
        words(
            rf"(?:bevilja[rs]? | tilldela[rs]? | fördelar | delar[ ]ut "
            rf"| beslutar[ ]att[ ](?:\w+[ ]){{0,3}}?(?:stödja | lämna "
            rf"| fördela | omfördela | ändra[ ]fördelningen[ ]av | fastställa[ ]fördelningen[ ]av "
            rf"| betala[ ]ut | dela[ ]ut | ge | avsätta | bevilja | utbetala)) [ ] [^.]{{0,80}}? "
            rf"(?: {_GRANT} | \d[ \d,]* [ ] (?:kr | kronor | tkr | mnkr | mkr | msek | miljoner))"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        3.0,
        "it decides about the reader's or one body's money",
        words(
            r"(?:har[ ]beviljat|beviljar|beslut(?:ar|at)[ ]att[ ](?:bevilja|tilldela|ge))[ ](?:er|dig)[ ]"
            r"| beslutar[ ]att[ ] [^.]{3,80} [ ]ska[ ]betala[ ]tillbaka[ ]\d"
            r"| beslutar[ ]att[ ](?:återkräva|kräva[ ]tillbaka)[ ]"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.TITLE,
        2.5,
        "titled as a decision about a grant",
        words(rf"(?:beslut[ ](?:om|avseende|rörande) | (?:\w+[ ])?fördelning[ ]av)[ ].* {_GRANT} .*"),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.0,
        "it says what the money is for and when it is paid",
        words(
            rf"{_GRANT} [ ] (?:som[ ][^.]{{3,60}}[ ])? (?: (?:ska|skall|får|kan"
            rf"|måste)[ ](?:\w+[ ]){{0,4}}? )? (?: använda?s "
            rf"| redovisas | sökas | nyttjas "
            rf"| disponeras "
            rf"| betalas[ ]ut | utbetalas | rekvireras | återbetalas | återkrävas | betalas[ ]tillbaka "
            rf"| öronmärk\w+ )"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.BYLINE,
        2.0,
        "an agency, municipality or region opens the line below the title",
        ANYTHING,
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "adopted by a board or an agency",
        words(
            r"^[ ]* (?:antag|fastställ|beslut|revider)\w* [ ] (?:av|i|genom) [ ] [^.]{0,50}?"
            r"(?:nämnd|styrelse|fullmäktige|direktion|utskott|verket|myndigheten|rådet|delegation)\w* .*"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "a municipality or its board takes the papers, decides or pays",
        words(
            r"(?: ansök\w+ | \w*redovisning\w* | \w*rapport\w* | handlingar\w* | bidrag\w* | \w+bidrag(?:et)?"
            r" | \w*stöd(?:et)? | föreningar(?:na)? | förening(?:en)? ) [ ] [^.:?]{0,110}?"
            r"(?: (?: till | hos | av | från | efter[ ]att ) [ ] (?:kommunen | regionen | \w+-[ ]och[ ]\w+nämnden"
            r" | \w+nämnden | \w+s?[ ]kommun | \w+förvaltningen )"
            r" | (?: kommunen | \w*nämnden | förvaltningen | regionen ) [ ] tillhanda"
            r" | via [ ] kommunens [ ] \w+ )\b"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "an agency pays, grants or reclaims",
        exact(
            r"[A-ZÅÄÖÉ][a-zåäöé]+(?:styrelsen | verket | myndigheten | inspektionen | rådet | delegationen "
            r"| ämbetet"
            r" | kollegiet ) [ ] (?i: (?:får | kan | har[ ]rätt[ ]att | äger[ ]rätt[ ]att | kommer[ ]att )"
            r" [ ] [^.]{0,60}? (?: återkräva | kräva | besluta | medge | bevilja | utbetala | betala "
            r"| hålla[ ]inne )"
            r" | betalar[ ]ut | utbetalar | beviljar | fördelar | lämnar[ ]bidrag | återkräver | medger )"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.NAMED,
        2.0,
        "an agency's money, or what an agency is given and asks for",
        exact(
            rf"(?i: {_GRANT} ) [ ] [^.:?]{{0,70}}? (?: från | hos | av | via | genom ) [ ] Myndigheten"
            rf"| Myndigheten [ ] (?: (?:kan|får) [ ] | har[ ]möjlighet[ ]att[ ] ) (?:lämna|ge|bevilja"
            rf"|hjälpa[ ]till|bidra) [ ] "
            rf"[^.]{{0,60}}? (?i: {_GRANT} )"
            rf"| Myndighetens? [ ] (?i: ansvarar[ ]för | fördelar | erhåller | behandlar | kräver | begär "
            rf"| kan[ ]ställa | ställer | godkänner | betalar | bedömer | granskar | prövar | handlägger "
            rf"| bestämmer ) [ ] [^.]{{0,90}}?"
            rf"(?i: {_GRANT} | ansökan | ansökning\w+ | \w*redovisning\w* | \w*rapport\w* | rekvisition\w* )"
            r"| (?i: redovisning\w* | ansök\w+ | rekvisition\w* | behandlas ) [ ] [^.:]{0,60}? (?: av | till ) [ ] "
            r"Myndigheten"
            r"| (?i: enligt | i[ ]enlighet[ ]med | framgår[ ]av ) [ ] Myndighetens [ ] beslut\w* "
            r"| Myndigheten [ ] (?:tillhanda\b | vill[ ]ha[ ])"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        0.5,
        "it lays down what is to be done with papers and money",
        words(
            r"(?: ansökan | ansökningar | rekvisition(?:en)? | \w*redovisningen | medlen | bidraget | stödet "
            r"| pengarna"
            r" | beviljade[ ]medel | medel[ ]som[ ]inte[ ][^.]{3,50} ) [ ] (?:\w+[ ]){0,4}?"
            r"(?: ska | skall | måste | får[ ]inte | kan[ ]inte | betalas[ ]ut | utbetalas | återkrävs )"
            r"| (?: ska | måste ) [ ] (?: du | ni ) [ ] (?:\w+[ ]){0,4}?"
            r"(?: lämna | skicka | redovisa | rekvirera | ansöka | bifoga | återbetala )"
            r"| (?: du | ni ) [ ] (?: ansöker | söker | rekvirerar | redovisar )"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.0,
        "the money is the state's",
        words(
            r"statsbidrag\w* | statlig(?:t|a)[ ](?:bidrag|stöd|ersättning\w*) "
            r"| (?:enligt|i)[ ]förordning(?:en)?[ ]\(\d{4}:\d+\)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "who gives the money says we",
        words(
            rf"(?: från | till | hos | av | meddela | bjud[ ]in ) [ ] oss\b "
            rf"| vi [ ] (?:(?:har|kan|kommer[ ](?:\w+[ ]){{0,3}}?att|inte|alltid)[ ]){{0,2}}"
            rf"(?: fattar | fattat | beslutar | betala\w*[ ]ut | utbetala\w* | fördelar | bevilja\w* "
            rf"| ger[ ](?:bidrag|stöd|ersättning)"
            rf" | avvisa\w* | bedöm\w* | granska\w* | prövar | behandlar | hantera\w* | kräv\w* )"
            rf"| (?: våra | vårt ) [ ] (?:{_GRANT} | villkor ) | vår [ ] e-tjänst"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.0,
        "it says who may apply, what is refused or who must pay back",
        words(
            rf"(?: kan | får ) [ ] (?:\w+[ ]){{0,3}}? (?: sökas | söka | ansöka[ ]om | få ) [ ] "
            rf"(?:\w+[ ]){{0,2}}? {_GRANT}"
            rf"| (?: kommun\w* | region\w* | förening\w* | huvudm\w* ) [ ] (?:an)?söker [ ] (?:om[ ])? {_GRANT}"
            rf"| {_GRANT} [ ] (?: kan | får ),? [ ] [^.:]{{0,60}}? (?: lämnas | ges | sökas "
            rf"| beviljas ) [ ] (?: av | till )\b"
            rf"| {_GRANT} [ ] (?:\w+[ ]){{0,4}}? (?: sökas | lämnas | ges | beviljas ) [ ] (?:inte[ ])?"
            rf"(?: av | till | endast ) [ ]"
            rf"| (?: kan | får ) [ ] (?:\w+[ ]){{0,2}}? få [ ] (?: (?:upp[ ]till | högst | max\w* )[ ] )? \d[\d ]*"
            rf"[ ]?(?:kr|kronor) | kronor [ ] (?: kan | får ) [ ] (?: ni | du | \w+(?:en|ar|er|or) ) [ ] få"
            rf"| erbjuds [ ] (?:en|ett) [ ] \w+ [ ] (?: värd | värt | på | om ) [ ] \d"
            rf"| avvisas | återbetalningsskyldig\w* | {_GRANT} [ ] (?:\w+[ ]){{0,3}}? (?: vänder | riktar ) [ ] sig"
            rf"| {_GRANT} [ ] (?:betalas|utbetalas|fördelas) [ ] [^.]{{0,60}}"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        1.5,
        "it addresses the reader as recipient",
        words(
            r"(?:ska|måste|kan|får|behöver)[ ]ni | ni[ ](?:ska|måste|kan|får|behöver) | (?:ska|måste|kan|får"
            r"|behöver)[ ]du | du[ ](?:ska|måste|kan|får|behöver)"
            r" | (?:ni|du)[ ](?:söker|ansöker|rekvirerar|redovisar|skickar)"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        1.5,
        "the headings of an instruction",
        words(
            r"(?: vilka | vem | vad | när | hur ) [ ] .* (?: rekvirera | söka | ansök\w+ | medlen "
            r"| medel | bidrag\w* | stödet | redovis\w+ ) .*"
            r"| (?:bidragets|stödets)[ ]storlek | (?:åter|ekonomisk[ ])?redovisning.* | återrapportering.* "
            r"| rekvisition(?:en)? .* | återbetalning .*"
            r"| så[ ](?:här[ ])?.* | sista[ ](?:ansöknings|redovisnings)dag.* | villkor(?:[ ]för.*)? "
            r"| utbetalning .* | beslut[ ]och[ ]utbetalning"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        1.0,
        "it names whom to ask",
        words(r"kontakt(?:person(?:er)?|uppgifter)?(?:[ ].*)? | frågor | vid[ ]frågor.*"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        1.5,
        "a registry number in the head",
        words(r"(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|vår[ ]beteckning|beteckning)[ .:]+ \S*\d .*"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.LABEL,
        2.0,
        "it answers what an applicant asks",
        words(
            r"(?: vem | vilka ) [ ] (?:som[ ])? (?: kan | får ) [ ] (?: (?:an)?(?:söka | rekvirera ) .* "
            r"| få [ ] \w+(?:en|et|n|na) \?? )"
            r"| vad [ ] (?: kan | får ) [ ] (?: jag | du | ni | vi | man ) [ ] (?: (?:an)?söka | få "
            r"| rekvirera ) .*"
            r"| hur [ ] mycket [ ] (?: .* [ ] )? (?: kan | får ) [ ] (?: jag | du | ni | vi | man ) [ ] .*"
            r"| (?: hur | när ) [ ] (?: .* [ ] )? (?:an)?(?: söker | rekvirerar | redovisar ) [ ] "
            r"(?: jag | du | ni | vi | man )\b .*"
            r"| (?: hur | när ) [ ] (?: kan | ska ) [ ] (?: jag | du | ni | vi | man ) [ ] "
            r"(?: (?:an)?söka | rekvirera | redovisa )\b .*"
        ),
    ),
    *AGAINST,
)

WEAK = PAGE
