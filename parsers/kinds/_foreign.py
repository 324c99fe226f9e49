"""Genres that look like ours and are none: their marks speak against every kind.

Not a kind. An invoice to a municipality, a law about a grant, the minutes of a board, a debater's paper and a
curriculum vitae all use our words; each has a mark of its own, and the mark weighs more than the words.
"""

from __future__ import annotations

from parsers.kinds._cues import Aspect, Cue, Zone, exact, words

_HEAVY = -12.0
_EXTRACT = -6.0  # of one case: an agency tells who was granted what by sending one

FOREIGN = (
    Cue(
        Aspect.FORM,
        Zone.TITLE,
        _HEAVY,
        "how one applies to a school or a course",
        words(
            r"(?:an)?sök\w*[ ](?:du[ ]|ni[ ])?till[ ](?:\w+[ ]){0,3}?\w*(?:utbildning|kurs|program|skola|gymnasi"
            r"|universitet)\w*"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        _HEAVY,
        "an invoice",
        words(
            r"(?: (?-i:FAKTURA|(?:Faktura|(?:Kredit|Del|Slut)faktura)) (?:\W.*)? | fakturanummer\b.* "
            r"| att[ ]betala\b.* | ocr-?(?:nr"
            r"|nummer)\b.* )"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        _HEAVY,
        "a law, an ordinance or regulations",
        words(
            r"svensk[ ]författningssamling | SFS[ ]nr | utfärda(?:d|t|de)[ ]den"
            r"| (?:SOSFS|HSLF-FS|SKOLFS|MSBFS|ESVFA|KAMFS)[ ]\d{4}:\d+ | utkom[ ]från[ ]trycket"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        _HEAVY,
        "a law or an ordinance as a register prints it",
        words(r"(?:SFS[ ]nr|Utfärdad|Ändringsregister|Ändrad|Omtryck):[ ].*"),
    ),
    Cue(
        Aspect.FORM,
        Zone.TITLE,
        _HEAVY,
        "titled as a law or an ordinance",
        words(r"^(?:lag|förordning)[ ]\(\d{4}:\d+\)[ ]om[ ].*"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        _HEAVY,
        "an auditor or an evaluator",
        words(r"^[ ]*(?:riksrevisionen|statskontoret)\b.*"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        _HEAVY,
        "an audit: titled as one",
        words(r"^[ ]* (?:revisions|gransknings)rapport (?:[ :–-].*)? $ | ^[ ]* granskning[ ]av[ ]\w+s[ ].*"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        _HEAVY,
        "the auditors of a municipality have examined",
        words(
            r"på[ ]uppdrag[ ]av[ ](?:de[ ])?(?:\w+s?[ ]){0,3}(?:förtroendevalda[ ])?revisorer(?:na)?\b"
            r"| ^[ ]* (?:revisions|granskningsrapport|revisionsrapport)\b .*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        _HEAVY,
        "it lays down law",
        words(
            r"(?:regeringen|riksdagen|(?!myndigheten)\w+(?:styrelsen|verket|myndigheten))"
            r"[ ](?:föreskriver|meddelar)[ ](?:följande|med[ ]stöd|att[ ]följande)"
            r"| ^[ ]* 1[ ]§ [ ]+ (?:denna|i[ ]denna)[ ](?:lag|förordning)[ ]"
            r"| (?:lagen|förordningen)[ ]är[ ]meddelad[ ]med[ ]stöd"
            r"| härigenom[ ]föreskrivs | denna[ ](?:lag|förordning)[ ]träder[ ]i[ ]kraft"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        _HEAVY,
        "minutes of a meeting",
        words(
            # without number or date it may be a paper that an applicant sends in
            r"(?: sammanträdes | styrelse | mötes | direkt | årsmötes | nämnd )protokoll [ ]* [\d:(–-] .*"
            r"| närvarande | justeras | justerare | vid[ ]protokollet | beslutande[ ]ledamöter "
            r"| utses[ ]att[ ]justera .*"
            r"| mötets[ ]öppnande | val[ ]av[ ]justerare | ordföranden?[ ]öppnar[ ]mötet | reservationer"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,  # in a list of attachments it is another paper's name
        _HEAVY,
        "minutes of a meeting",
        words(r"^[ ]* (?:\w{5,12})?protokoll (?:[ ](?!vid[ ]regeringssammanträde).*)? $"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        _EXTRACT,
        "an extract of minutes",
        words(r"^[ ]* protokollsutdrag (?:[ ].*)? $"),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        _HEAVY,
        "minutes: what was moved, how it was decided, who checks them",
        words(
            r"beslutsgång | yrkanden? | utdragsbestyrkande .* | justerande[sn]?s?[ ]sign\w* .*"
            r"| protokollsutdrag[ ]till .*"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        _HEAVY,
        "a notice of a meeting",
        words(
            r"kallelse (?:[ ].*)? | föredragningslista | dagordning | klockan | (?:plats|tid)[ ]och[ ](?:plats|tid)"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        _HEAVY,
        "a curriculum vitae or an advertisement",
        words(
            r"curriculum[ ]vitae | cv | meritförteckning | arbetslivserfarenhet | anställningar "
            r"| referenser[ ]lämnas.*"
            r"| om[ ]tjänsten | kvalifikationer | arbetsuppgifter"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        _HEAVY,
        "a court's or an ombudsman's ruling",
        words(r"(?:förvaltnings|kammar|tings|hov)rätten\b.* | mål[ ]nr | högsta[ ]domstolen"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        _HEAVY,
        "a paper of the Riksdag, a bill or an inquiry",
        words(
            r"motion[ ]till[ ]riksdagen | regeringens[ ]proposition | interpellation | skriftlig[ ]fråga "
            r"| utskottets[ ]betänkande"
            r"| statens[ ]offentliga[ ]utredningar | departementsserien | kommittédirektiv"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.TITLE,
        _HEAVY,
        "a report back: what came of an assignment or a grant",
        words(
            r"^(?: (?:åter|slut|del)?(?:rapport(?:ering)?|redovisning) [ ] (?:av|om|från|avseende) [ ] (?:\w+[ ])?"
            r"(?:\w*uppdrag(?:et)?|projekt(?:et)?) \b.* | (?:slut|del|läges)rapport (?:\W.*)? "
            r"| utvärdering[ ]av[ ].* | verksamhetsberättelse .* | årsredovisning .* )"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        _HEAVY,
        "accounts of a year",
        words(r"^[ ]* (?:årsredovisning|delårsrapport|årsbokslut) (?:[ ](?:för[ ])?(?:år[ ])?\d{4})? [ ]* $"),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        _HEAVY,
        "an answer to a referral",
        words(
            r"remiss(?:svar|yttrande)?[ ](?:över|av|på) .* | remissvar | yttrande[ ]över .* | svar[ ]på[ ]remiss .*"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        _HEAVY,
        "a private voice",
        words(
            r"debatt(?:artikel|inlägg|ör(?:en)?)? | insändare | krönika | ledare | medborgarförslag | e-förslag"
            r"| privatperson | öppet[ ]brev | skrivelse[ ]från[ ]en[ ]medborgare | blogg(?:inlägg)?"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        _HEAVY,
        "a private voice, named before its text",
        words(r"^[ ]* (?:debatt|insändare|ledare|krönika) [ ]? [.:|•–-] .*"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.TITLE,
        _HEAVY,
        "titled with what somebody says",
        words(r"^[ ]* [\"”“»] [^\"”“»«]+ [\"”“«] [ ]* $"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        -8.0,
        "somebody speaks in the first person singular",
        exact(
            r"(?:Jag|jag) [ ] (?!['”\"]) [a-zåäöé]+ (?![^.!]*[?]) | , [ ] (?:tycker|anser|menar|föreslår) [ ] jag "
            r"| [Ee]nligt [ ] min [ ] mening"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,  # further down it names a paper to hand in
        _HEAVY,
        "titled as a private contract",
        words(
            r"^[ ]* (?: hyres | anställnings | köpe | konsult | arrende | licens | försäkrings | leverans "
            r"| uppdrags(?!avtal[ ](?:om|mellan|avseende|för)\b) )avtal .*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        _HEAVY,
        "a private contract",
        words(
            r"hyresgästen | hyresvärden | arbetsgivaren[ ]och[ ]arbetstagaren "
            r"| köparen[ ]och[ ]säljaren"
            r"| konsulten[ ]ska | anbudsgivaren? | köpeskilling(?:en)?"
        ),
    ),
)
