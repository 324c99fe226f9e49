"""A notice: a web page, press release or newsletter that passes on what another document decided about a grant.

Speaks: anybody who reports. Does: tells of a grant that somebody else decided or distributes. News about
anything but a grant is unknown, and so is a page that only defines words.
"""

from __future__ import annotations

from parsers.kinds._against import NEWS
from parsers.kinds._cues import Aspect, Cue, Zone, exact, words
from schemas.vocabulary import DocumentKind

KIND = DocumentKind.NOTICE

_GRANT = (
    r"(?:\w*statsbidrag\w* | stimulansmed(?:el|len) | riktade?[ ](?:bidrag|medel|stöd) "
    r"| bidrag(?:et)? | medel | medlen | pengar(?:na)? | stöd(?:et)?"
    r" | ersättning(?:en|ar|arna)? | (?:\d+|miljoner|miljarder)[ ]kronor | mkr | mnkr | \w+bidrag(?:et)?"
    r" | (?:ersättnings|schablon|bidrags)belopp(?:en|et)? )"
)
_STATE = (
    r"(?: regeringen | \w*departementet | kammarkollegiet | \w+(?:verket|styrelsen|myndigheten|rådet"
    r"|förmedlingen|ämbetet) | boverket | (?-i:[A-ZÅÄÖ]{3,6})"
    r" | \w+(?:verkets|styrelsens|myndighetens|rådets) [ ] \w+(?:delegation|nämnd|råd)(?:en|et)?"
    r" | länsstyrelsen (?:[ ](?:i[ ])?\w+){0,2} | staten | statens[ ]\w+ | myndigheten[ ]för[ ]\w+ "
    r"| svenska[ ]esf-rådet | vinnova | formas | forte )"
)
_GIVES = (
    r"(?: har | satsar | fördelar | delar | avsätter | betalar | bevilja[rd]\w* | ger | uppdrar | tillför"
    r" | beslutade | beslutat | skjuter | presenterar | redovisar | föreslår )"
)
# "Karlstads kommun får 1,9 miljoner", "Tre föreningar har beviljats stöd"
_RECIPIENT = (
    r"(?: \w*kommun\w* | \w*region\w* | \w*förbund\w* | landsting\w* | \w*län(?:et|en)? | \w*förening\w*"
    r" | \w*organisation(?:er)?"
    r" | \w*projekt | huvudmän\w* | skolor\w* )"
)
_SUM = (
    r"(?: [\d,]+[ ](?:\d[\d ]*)?(?:kr|kronor|tkr|mnkr|miljoner|mkr|miljarder)"
    r" | \w*(?:stöd|bidrag|bidraget|medel|pengar) )"
)
# "Socialnämnden i Gävle kommun har beslutat att fördela 1 090 000 kronor": a sum, for boards give many things
_SHARES_OUT = (
    r"(?: \w+nämnden | \w+styrelsen | \w*utskottet | \w*fullmäktige | \w*kommun(?:en)? | region(?:en|[ ]\w+)"
    r" | \w*(?:stiftelsen|fonden|förbundet|föreningen) ) [ ] (?:[^.]{0,60}[ ])?"
    r"(?: (?:fördela|bevilja|tilldela)\w* | dela[rdt]?e?[ ]ut ) [ ]"
    rf"(?:[^.]{{0,60}}[ ])? {_SUM}"
)
_RECEIVES = (
    rf"{_RECIPIENT} [ ] (?:[^.]{{0,50}}[ ])?"
    r"(?: får | fick | beviljas | beviljades | tilldelas | tilldelades | har[ ](?:nu[ ])?(?:fått|beviljats"
    r"|tilldelats)"
    rf" | (?:få|kan[ ]få)[ ]dela[ ]på ) [ ] (?:[^.]{{0,40}}[ ])? {_SUM}"
    rf"| (?: får | fick | bevilja(?:de)?s | tilldela(?:de)?s ) [ ] (?:\w+[ ]){{0,2}} {_RECIPIENT} [ ]"
    rf" (?!ett[ ]|besked|svar) (?:[^.]{{0,30}}[ ])? {_SUM}"
)

CUES = (
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        3.0,
        "it tells that the state gives money",
        words(
            rf"{_STATE} [ ] (?:[^.]{{0,60}}[ ])? {_GIVES} [^.]{{0,160}}? \b {_GRANT}"
            rf"| {_SHARES_OUT}"
            rf"| {_GIVES} [ ] {_STATE} [ ] [^.]{{0,160}}? \b {_GRANT}"  # "I dag presenterar regeringen"
            rf"| {_RECIPIENT} [ ] (?:beviljades|tilldelades|har[ ]beviljats|har[ ]fått) [ ] [^.]{{0,60}} [ ] "
            rf"(?:från|av|genom) [ ] {_STATE}"
            rf"| {_GRANT} [ ] (?:[^.]{{0,60}}[ ])? (?:betalas[ ]ut|utbetalas|fördelas) [ ] (?:[^.]{{0,60}}[ ])? av "
            rf"[ ] {_STATE}"
            rf"| (?:överenskommelsen|regeringsbeslutet|regeringens[ ]beslut)[^.]{{0,160}} {_GRANT}"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.0,
        "it tells who can have the money",
        words(
            r"(?: kommun\w* | region\w* | huvudm\w+ | förening\w* | verksamhet\w* | utförare "
            r"| organisationer ) (?:[^.]{0,90}[ ])?"
            r"(?: kan | får | har[ ](?:\w+[ ])?möjlighet[ ]att | har[ ]rätt[ ]att | tilldelas "
            r"| möjlighet[ ]att ) [ ] (?:[^.]{0,60}[ ])?"
            r"(?: rekvirera | söka | ansöka | ta[ ]del[ ]av | få[ ]del[ ]av | använda | \d )"
            r"| (?:kan|får|kommer)[ ](?:nu[ ]|berörda[ ])?(?:kommun\w*|region\w*|huvudm\w+|förening\w*|skolor)[ ]"
            r"(?:och[ ]\w+[ ])?(?:nu[ ]|att[ ]kunna[ ])?(?:söka|ansöka|rekvirera|få[ ]del)\b"
            r"| (?:dags|möjligt|möjlighet|öppet)[ ](?:nu[ ])?(?:för[ ][^.]{3,60}[ ])?"
            r"att[ ](?:\w+[ ])?(?:söka|ansöka|rekvirera)\b"
            r"| (?:medlen|pengarna|bidraget|stödet|statsbidraget)[ ](?:kan|får"
            r"|ska)[ ](?:\w+[ ]){0,2}(?:användas|sökas|rekvireras|gå)"
        ),
    ),
    Cue(Aspect.ACT, Zone.PROSE, 2.5, "it tells who got how much", words(_RECEIVES)),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "it quotes somebody",
        words(r"(?<=[,”\"][ ]) (?:säger|berättar|förklarar|kommenterar)[ ] .* | (?:säger|berättar)[ ](?:hon|han)"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.TITLE,
        2.0,
        "its title is news",
        words(
            rf".* (?: får | ger | fördelar | delar[ ]ut | satsar | beviljas | tilldelas "
            rf"| nya? | klart | öppnar | miljoner | miljarder ) .* | .* {_GRANT} [ ] (?:klart|klara) .*"
        ),
    ),
    Cue(Aspect.SPEAKER, Zone.TITLE, 3.0, "its title is of what changes or comes", words(NEWS)),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.5,
        "it tells how many applied",
        words(
            r"(?:fått[ ]in|inkommit|kom[ ]in|kommit[ ]in)[ ](?:\w+[ ]){0,2}?\d[\d ]*[ ](?:\w+[ ])?ansökningar\b.*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.0,
        "it tells when a call opens",
        words(rf"öppnar[ ]{_STATE}[ ][^.]{{0,40}}\b(?:utlysning|ansökan|ansökningsomgång)\w*"),
    ),
    Cue(Aspect.SPEAKER, Zone.TITLE, 4.0, "its title says that now one may", words(r"nu[ ](?:kan|öppnar|är)\b .*")),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.5,
        "it sends the reader on",
        words(
            r"läs[ ](?:mer|hela|regeringens|beslutet|pressmeddelandet|överenskommelsen|vidare) .* "
            r"| till[ ]regeringsbeslutet | länk[ ]till[ ](?!annan) .*"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "it shows the reader where to look",
        words(r"här[ ](?:hittar|finner|kan)[ ]du .*"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        4.0,
        "a press release, news item or newsletter",
        words(
            r"pressmeddelande .* | nyhet(?:er)? | nyhetsbrev .* | aktuellt | publicerad[ :]+.* "
            r"| uppdaterad[ :]+.* | granskad[ :]+.* | publiceringsdatum .*"
            # the label of a page: what it is and who put it there
            r"| ^ (?:artikel|nyhet|regeringsuppdrag|regeringsbeslut|debattartikel) [ ] från [ ] .* $"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        9.0,
        "the Government's page about an assignment",
        words(r"^ (?:regeringsuppdrag|regeringsbeslut|överenskommelse) [ ] från [ ] [\w -]*departementet [ ]* $"),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        1.0,
        "it tells what the Government has somebody do",
        words(r"regeringen[ ](?:ger[ ].{0,120}?i[ ]uppdrag|uppdrar|ändrar[ ]uppdraget)"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        7.0,
        "a message to members, which has numbers of its own",
        words(
            r"^ cirkulär (?:[ ].*)? $ | ^ cirkulär-?(?:nr|nummer)\b.* $ | ^ meddelande[ ]från[ ](?:styrelsen"
            r"|förbundet|skl|skr|kansliet|\w+verket|\w+styrelsen)\b.* $"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.LABEL,
        3.0,
        "a press release, news item or newsletter",
        words(
            r"pressmeddelande .* | presskontakt .* | publicerad[ :]+.* | senast[ ]uppdaterad .* "
            r"| dela[ ](?:sidan|artikeln|på) .* | nyhetsbrev[ ].* | ladda[ ](?:ne[rd]|hem) | genvägar"
            r"| kategori:[ ]*nyhet(?:er)? | relaterat(?:[ ]innehåll)? | till[ ]toppen | till[ ]huvudinnehåll"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "it relies on another document",
        words(
            r"enligt[ ](?:regeringsbeslut\w* | regeringens[ ]beslut | överenskommelsen "
            r"| pressmeddelandet | beslutet) .* | (?:skriver|säger|uppger|framhåller)[ ](?:regeringen"
            r"|\w+minister\w*)\b.*"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        2.5,
        "dated as news is",
        words(r"\d{1,2} [ ] (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]* [ ] \d{4}"),
    ),
    Cue(
        Aspect.FORM,
        Zone.ABSENT,
        1.5,
        "it has no registry number",
        words(r"(?:dnr|diarienr|diarienummer|ärendenummer)[ .:]+\S*\d | [A-ZÅÄÖ][A-Za-zåäö]{0,2}\d{4}/\d{3,5}"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        -4.0,
        "a registry number in the head",
        words(r"(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|vår[ ]beteckning|beteckning)[ .:]+ \S*\d .*"),
    ),
    Cue(Aspect.FORM, Zone.PROSE, -8.0, "signed for the Government", words(r"på[ ]regeringens[ ]vägnar")),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        -8.0,
        "it proposes a decision to a board",
        words(r".{0,40}förslag[ ]till[ ]beslut | tjänsteutlåtande | tjänsteskrivelse | ärendets[ ]beredning"),
    ),
    Cue(
        Aspect.FORM,
        Zone.PROSE,
        -6.0,
        "two parties sign",
        words(r"(?:överenskommelse|avtal)\w*[ ][^.]{0,60}exemplar | parterna[ ]förbinder[ ]sig"),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        -3.0,
        "it instructs the reader itself",
        exact(
            r"(?:[Nn]i|[Dd]u) [ ] (?:ska|måste) [ ] | (?:ska|måste) [ ] (?:ni|du) [ ]"
            r"| (?i: ansök\w+ | rekvisition\w* ) [ ] (?:ska|måste) [ ] [^.:]{0,60} till [ ] [a-z.]+@[a-z.-]+"
        ),
    ),
)

# Asked of what no mark made anything of: a page that only repeats what the Government has somebody do
WEAK = (
    Cue(
        Aspect.SPEAKER,
        Zone.TITLE,
        2.0,
        "titled as an assignment",
        words(r"^[ ]* uppdrag [ ] (?:att|om|till) [ ] .*"),
    ),
)
