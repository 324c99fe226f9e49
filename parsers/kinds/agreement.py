"""An agreement: two public parties promise each other what money is for and how it is accounted for.

Speaks: the parties, at the signatures or by name. Does: binds both. A memo that attaches an agreement cites
it and is none; a contract between private parties is none either.
"""

from __future__ import annotations

from parsers.kinds._cues import Aspect, Cue, Zone, exact, words
from schemas.vocabulary import DocumentKind

KIND = DocumentKind.AGREEMENT

_PARTY = (
    r"(?: staten | regeringen | sveriges[ ]kommuner[ ]och[ ](?:regioner|landsting) | skr | skl "
    r"| region(?:en)? | kommunen | \w+[ ](?:kommun|stad)"
    r" | (?:föreningen|stiftelsen|\w+förbundet)[ ](?!gäller|ska|är)\w+"
    r" | landstinget | länsstyrelsen | socialstyrelsen | \w+verket | \w+(?:myndigheten|styrelsen) "
    r"| myndigheten[ ]för | famna )"
)

# "Föreningen Spira (föreningen)"
_SHORT = (
    r"[ ]\((?:nedan[ ]|kallad[ ])*(?:\w*(?:nämnden|kommunen|regionen|föreningen|stiftelsen|styrelsen"
    r"|myndigheten|verket|förbundet"
    r"|förvaltningen|bolaget|organisationen)|staden|jouren|klubben|teatern|museet)\)"
)

_NUMBER = r"[, (]+(?:org(?:anisations)?[.-]?[ ]?n(?:umme)?r[.:]?[ ]*)?\d{6}-\d{4}"

CUES = (
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        4.0,
        "signature for a party",
        words(rf"^[ ]* (?: för | på[ ]uppdrag[ ]av ) [ ] {_PARTY} [^.]{{0,80}} $ | för[ ]staten[ ]genom .* "),
    ),
    Cue(Aspect.SPEAKER, Zone.LABEL, 4.0, "signature for a party", words(rf"för[ ]{_PARTY}\b.{{0,60}}")),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "the parties speak together",
        words(
            r"^parterna[ ]\w+ | parterna (?:[ ]\w+)? [ ] (?:är[ ](?:överens|ense) | förbinder | åtar "
            r"| avser | ska | är[ ]eniga "
            r"| enas | har[ ]enats | har[ ]kommit[ ]överens | menar)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "it speaks of itself as an agreement",
        words(
            r"syftet[ ]med[ ](?:detta[ ]avtal|denna[ ]överenskommelse)"
            r"| (?:detta[ ]avtal|denna[ ]överenskommelse)[ ](?:reglerar|avser|omfattar|gäller|syftar)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        3.0,
        "the parties are given short names",
        words(
            r"\(?(?:nedan|här(?:efter)?|i[ ]det[ ]följande)[ ](?:kalla[dt]e?[ ]|benämn[dt]a?[ ])?[”\"]?"
            r"(?:regionen|kommunen"
            r"|kommunerna|landstinget|förbundet|föreningen|stiftelsen|universitetet|högskolan|länsstyrelsen|verket"
            r"|myndigheten|parterna|parten|staten|bolaget|mottagaren|beställaren|utföraren|leverantören|uppdrags(?:givaren|tagaren)"
            r"|huvudmannen|museet|teatern|högskolan|institutet|stiftelsen|klubben|jouren)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        3.0,
        "two parties beside each other, each with its short name in brackets",
        words(rf"^[^.()]{{3,120}}{_SHORT}[^.()]{{0,30}}[ ]och[ ][^.()]{{3,120}}{_SHORT}[.]?$"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "public bodies stand beside each other, as parties do",
        exact(
            r"^[ ]* (?=.*\b(?i:\w*kommun|region\w*|länsstyrelsen|landsting\w*|\w+verket|\w+styrelsen|staten)\b)"
            r" (?!.*[ ](?:är|har|ska|får|kan|gav"
            r"|beslutade)[ ]) [A-ZÅÄÖ][^.:]{4,160} [ ]och[ ] [A-ZÅÄÖ][^.:]{3,80} [ ]* $"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        3.0,
        "two parties say that they have agreed",
        words(
            r"[^.]{2,200} [ ]och[ ] [^.]{2,200} [ ](?:har|ingår|träffar|sluter)[ ] (?:\w+[ ]){0,3}?"
            r"(?:träffat|ingått|slutit|överenskommit|kommit[ ]överens|enats)?[ ]?(?:\w+[ ]){0,3}?"
            r"(?:överenskommelse|avtal|kontrakt|partnerskap)"
            r"| ^[ ]*mellan[ ][^.]{2,200} [ ]och[ ] [^.]{2,200} [ ]"
            r"(?:träffas|ingås|sluts|har[ ][^.]{0,30}(?:träffats|ingåtts|slutits))"
            r"[ ](?:\w+[ ]){0,2}\w*(?:överenskommelse|avtal)"
            r"| ^[ ]*mellan[ ][^.]{2,200} [ ]och[ ] [^.]{2,200} [ ]har[ ](?:\w+[ ]){0,2}"
            r"\w*(?:överenskommelse|avtal|kontrakt)"
            r"[ ](?:träffats|ingåtts|slutits|upprättats)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        3.0,
        "between whom it is, each with its number",
        words(rf"mellan[ ][^.]{{3,120}}{_NUMBER}[^.]{{0,30}}[ ]och[ ][^.]{{3,120}}{_NUMBER}[^.]{{0,30}}[.]?$"),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        4.0,
        "titled as an agreement",
        words(
            r"^[ ]* (?:\w+[ ]och[ ])? (?: (?:lokalt?|regionalt?|gemensamt?|nationellt?|nytt?|förläng[dt]"
            r"|tillägg[ ]till|idébur\w+"
            r"|offentligt)[ ] ){0,2} \w*(?:överenskommelse|avtal|kontrakt|partnerskap|avsiktsförklaring)(?:et|en)?"
            r" (?: [ ](?:mellan|om|för|till|kring|avseende|gällande|rörande|angående)[ ].*"
            r" | [ ]20\d\d\b.* | [ ]*$ ) "
            r"| överenskommelse[ ]mellan[ ]staten .*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.LABEL,
        3.0,
        "a line of its own says between whom it is agreed",
        words(r"(?:\w*överenskommelse|\w*avtal)[ ]mellan[ ][^.]{3,80}[ ]och[ ][^.]{3,80}"),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        4.0,
        "made out in copies for the parties",
        words(
            r"(?:överenskommelse|avtal|kontrakt)\w*[ ](?:(?:är|har)[ ])?(?:upprätta(?:ts|[dst])"
            r"|underteckna(?:ts|[dst]))[ ]i[ ]\w+[ ](?:\w+[ ])?\w*exemplar"
            r"| (?:överenskommelsen|avtalet)[ ](?:har[ ]|är[ ])?undertecknat?s?[ ]av[ ](?:båda|samtliga|alla"
            r"|respektive)[ ]part\w*"
            r"| (?:varav|av[ ]vilka)[ ](?:vardera[ ])?part\w*[ ](?:har[ ])?(?:tagit|tar|erhåll\w+)"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        3.0,
        "the parties bind themselves",
        words(
            r"parterna[ ](?:enas|är[ ]överens|är[ ]ense|kommer[ ]överens|har[ ]enats)[ ]om\b |"
            r"(?:denna|detta)[ ](?:överenskommelse|avtal)[ ](?:är|har)[ ](?:träffa|ingå|slut)\w+ |"
            r"parterna[ ](?:förbinder[ ]sig|åtar[ ]sig|ska[ ]gemensamt) | (?:detta[ ]avtal"
            r"|denna[ ]överenskommelse|\w*avtalet|\w*överenskommelsen)[ ](?:gäller|träder|blir|är)[ ](?:från"
            r"|i[ ]kraft|giltig|under)"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        3.0,
        "each party takes on what it will do",
        words(r"^[ ]*(?:\w+[ ]){1,3}?(?:åtar|förbinder)[ ]sig[ ](?:\w+[ ]){0,2}att"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.LABEL,
        3.0,
        "giver and taker stand as parties",
        words(
            r"(?:bidragsgivare|stödgivare|finansiär|medfinansiär|uppdragsgivare|beställare|part[ ][1A])(?:[ ]?:.*)?"
        ),
    ),
    Cue(Aspect.SPEAKER, Zone.LABEL, 3.0, "the parties are listed", words(r"(?:avtals)?parter[ ]?:.+")),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        2.0,
        "the headings of an agreement",
        words(
            r"(?: (?:§[ ]?)?[\d.]+ (?:[ ]?§)? [ ]+ )? (?: parter | parterna | avtalsparter "
            r"| (?:överenskommelsens|avtalets)[ ].* "
            r"| godkännande[ ]av[ ](?:överenskommelsen|avtalet)"
            r"| parternas[ ](?:åtaganden|ansvar).* | ekonomiska[ ]villkor | giltighetstid | avtalstid "
            r"| underskrifter | tvist(?:er)? | ändringar[ ]och[ ]tillägg "
            r"| uppsägning (?:[ ].*)? | hävning (?:[ ].*)? | ändringar[ ]och[ ]hävning | force[ ]majeure"
            r"| (?:kommunens|regionens|föreningens|förbundets|myndighetens|länsstyrelsens)[ ]åtagande\w* )"
        ),
    ),
    Cue(Aspect.FORM, Zone.PROSE, -6.0, "signed for the Government", words(r"på[ ]regeringens[ ]vägnar")),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        -6.0,
        "it proposes a decision to a board",
        words(r".{0,40}förslag[ ]till[ ]beslut | tjänsteutlåtande | tjänsteskrivelse"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        -6.0,
        "a press release or news item",
        words(r"pressmeddelande .* | nyhet(?:er)? | nyhetsbrev .* | ^ meddelande[ ]från[ ] .*"),
    ),
    Cue(Aspect.FORM, Zone.PROSE, -1.0, "it says where to read more", exact(r"Läs [ ] mer")),
)
