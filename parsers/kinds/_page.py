"""What tells a page of an agency whose head names nobody: its terms, and that it sends readers to its own service.

Not a kind. The cues of ``agency_instruction`` that are asked only of a document that no other mark settled.
"""

from __future__ import annotations

import re

from parsers.kinds._cues import Aspect, Cue, Zone, exact, words
from schemas.register import kommuner

_GRANT = (
    r"(?:stats|stimulans|projekt|verksamhets|utvecklings|organisations)?(?:bidrag\w*|medel|medlen"
    r"|stöd(?:et)?|ersättning(?:en|ar|arna)?)"
)
_ASCII = str.maketrans("åäöé", "aaoe")
# "lulea", "regionhalland", "lansstyrelsen", "tillvaxtverket": what public offices are called in an address
_PUBLIC_HOSTS = (
    r"region[\w-]+ | lansstyrelsen | \w+(?:verket|styrelsen|myndigheten|radet|namnden|inspektionen) | "
    + " | ".join(sorted({name.casefold().translate(_ASCII).replace(" ", "") for name in kommuner().values()}))
)
# Asked of what no mark made anything of: a page without a head is known by its terms.
PAGE = (
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "associations are told to apply",
        words(
            r"förening(?:en|ar|arna)? [ ] (?: ska | skall | måste ) [ ] [^.:]{0,60}? (?:\w*ansök\w+ | \w*bidrag\w*)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.NAMED,
        1.0,
        "an agency sets money aside or calls for projects",
        exact(r"Myndigheten [ ] (?:avsätter | utlyser | delar[ ]ut | öppnar | söker ) [ ] [^.]{3,90}"),
    ),
    Cue(Aspect.SPEAKER, Zone.NAMED, 1.0, "an agency is named beside money or its papers", words("myndigheten")),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "it sends the reader to its own service",
        words(
            r"(?:på|via|i)[ ](?:[”\"]?mina[ ]sidor|e-tjänsten|vår[ ]e-tjänst|projektrummet"
            r"|vårt[ ]ansökningssystem)\b"
            r"| logga[ ]in[ ]och[ ](?:ansök|rapportera|redovisa|rekvirera)\b"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "it says what who applies must be",
        words(
            r"(?:bidrags|stöd|huvud)sökande\w* [ ] (?: ska | måste | behöver )\b"
            r"| (?:bidrag|stöd|medel|finansiering) [ ] (?:kan[ ]|får[ ])? (?: beviljas | ges | lämnas ) [ ] "
            r"(?:endast|bara|enbart) [ ] till\b"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        1.5,
        "titled as answers about a grant",
        words(
            r"(?: faq | (?:vanliga[ ])? frågor[ ]och[ ]svar ) \b .* (?: \w*bidrag\w* | finansiering "
            r"| utlysning\w* | \w*stöd(?:et)? | ansök\w+ ) .*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        1.0,
        "titled as a grant",
        words(
            r"(?: ^ | [–:] ) [ ]* \w*(?:bidrag|stöd|check|peng|slant)(?:et|en)? [ ] (?:för|till|från|ur) [ ] .*"
            r"| ^[ ]* \w{4,}(?:bidrag|stipendi(?:um|er|et)|check(?:en)?|pengen?|slant(?:en)?|fonden) "
            r"(?: [ ] [(]? \d{4} [)]? )? [ ]* $"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        2.0,
        "titled as a grant and its terms",
        words(
            r"^[ ]* \w*(?:bidrag|stöd|stipendi(?:um|et|er))(?:et|en)? \b .{0,60} (?: villkor | regler | krav "
            r"| kriterier "
            r"| bestämmelser | riktlinjer | anvisningar ) [ ]* $"
            r"| ^[ ]* (?: stadgar | statuter | reglemente ) [ ] för [ ] .* (?: \w*fond(?:en)? | \w*stipendi\w+ )"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.LABEL,
        2.0,
        "headed as a call",
        words(r"utlysning(?:en|stext)? (?:[ ](?:för|av|inom)[ ].*)?"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "a board or an office of a municipality decides or pays",
        exact(
            r"[A-ZÅÄÖ][a-zåäö]*(?: [ -]+och[ ][a-zåäö]+ )? (?:nämnden|styrelsen|förvaltningen|utskottet"
            r"|kontoret) [ ] "
            r"(?: (?:kan|får) [ ] (?:även[ ]|också[ ])? besluta | betalar | beviljar | fördelar | fastställer "
            r"| prövar "
            r"| handlägger | bedömer )"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "whom to ask sits at a municipality, a region or an agency",
        words(rf"[\w.-]+ @ (?:[\w-]+[.])* (?:{_PUBLIC_HOSTS}) [.] se"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.LABEL,
        1.5,
        "the headings under which a giver tells of a grant",
        words(
            r"(?:sista[ ])?ansökningsdag(?:ar)? | ansökningstid(?:er)? | (?:bidragets|stödets)[ ]storlek"
            r" | bidragsbelopp | vem[ ]kan[ ](?:an)?söka.* | vad[ ]kan[ ](?:man|du|ni)[ ](?:an)?söka.*"
            r" | så[ ](?:an)?söker[ ](?:du|ni)"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        1.5,
        "it says what must be for money to be given",
        words(
            r"för[ ]att[ ](?:kunna[ ]|få[ ]ta[ ])?(?:få|beviljas|emot|ta[ ]emot|söka)[ ](?:\w+[ ])?(?:\w*bidrag"
            r"|\w*stöd|medel)(?:et)?[ ]"
            r"(?:måste|ska|krävs|behöver)\b"
        ),
    ),
    Cue(Aspect.ACT, Zone.TERMS, 1.0, "some of its sentences are terms", re.compile(".{2,}")),
    Cue(Aspect.ACT, Zone.TERMS, 1.0, "several of its sentences are terms", re.compile(".{4,}")),
    Cue(Aspect.ACT, Zone.TERMS, 1.0, "many of its sentences are terms", re.compile(".{6,}")),
    Cue(
        Aspect.FORM,
        Zone.PROSE,
        -6.0,
        "it says what others ought to do about the money: an opinion",
        words(
            r"borde | (?:regeringen|riksdagen|kommunen|politikerna|staten|makthavarna)[ ]måste "
            r"| måste[ ](?:höjas|räknas[ ]upp|fördubblas|få[ ]kosta)"
        ),
    ),
    Cue(Aspect.FORM, Zone.PROSE, -6.0, "an insurance pays", words(r"självrisk\w* | försäkringstagar\w*")),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "a foundation or fund deals out its money",
        words(
            r"(?: stiftelsen | \w*fonden | akademien ) [ ] (?:\w+[ ]){0,4}? (?: delar[ ](?:\w+[ ]){0,3}ut | ger "
            r"| beviljar | lämnar | stöder | stödjer | prioriterar | vänder[ ]sig ) \b"
            r"| (?: stiftelsens | \w*fondens ) [ ] (?: ändamål | avkastning )\b"
        ),
    ),
    Cue(Aspect.SPEAKER, Zone.GIVING, 2.0, "who says how a grant is given gives it", re.compile(".{3,}")),
    Cue(Aspect.ACT, Zone.GIVING, 2.0, "it says how a grant is given", re.compile(".{3,}")),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.0,
        "it says that terms of a grant follow",
        words(rf"(?:allmänna|generella|särskilda)[ ]villkor[ ](?:för|om)[ ](?:\w+[ ])?{_GRANT}"),
    ),
    Cue(Aspect.SPEAKER, Zone.TERMS, 0.5, "who sets many terms gives the money", re.compile(".{5,}")),
)
