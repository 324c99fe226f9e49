"""An agency tells recipients how to apply for, draw down, use and report a grant.

Speaks: an agency in the letterhead, or as the one to whom requisitions and reports go. Does: instructs, "ni
ska". An agency's own decision to distribute belongs here too when it binds recipients; a notice that only
passes on what somebody else decided does not.
"""

from __future__ import annotations

from parsers.kinds._cues import Aspect, Cue, Zone, exact, words
from schemas.vocabulary import DocumentKind

KIND = DocumentKind.AGENCY_INSTRUCTION

_AGENCY = (
    r"\w[\w-]{2,}(?:styrelsen|verket|myndigheten|inspektionen|ämbetet) | länsstyrelsen (?:[ ].*)? "
    r"| kammarkollegiet | boverket"
    r"| (?:myndigheten|inspektionen|statens|delegationen)[ ](?:för[ ]|mot[ ])?\w[\w ,-]+ "
    r"| \w+rådet | försäkringskassan"
    r"| arbetsförmedlingen | kriminalvården | vinnova | riksantikvarieämbetet | svenska[ ](?:esf-rådet"
    r"|filminstitutet)"
    r"| centrala[ ]studiestödsnämnden | trafikanalys | tillväxtverket | lantmäteriet | socialstyrelsen"
)
_GRANT = (
    r"(?:stats|stimulans|projekt|verksamhets|utvecklings|organisations)?(?:bidrag\w*|medel|medlen"
    r"|stöd(?:et)?|ersättning(?:en)?)"
)

CUES = (
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        2.5,
        "an agency's letterhead",
        words(
            rf"^[ ]* (?!kommunstyrelsen|regionstyrelsen|landstingsstyrelsen) (?: {_AGENCY} ) (?= [ ]*$ "
            rf"| [ ]+\d{{4}}-\d\d-\d\d .* $ | [ ]+(?:dnr|diarienr).* $ )"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        1.5,
        "requisitions, applications or reports go to an agency",
        exact(
            r"(?i: rekvi\w+ | ansök\w+ | redovis\w+ | återrapport\w+ | återbetal\w+ | lämnas "
            r"| inkommit | ställd )"
            r"[^.:]{0,90}? [ ] (?:in[ ])? till [ ] (?: [A-ZÅÄÖÉ]\w+ (?:styrelsen|verket|myndigheten"
            r"|inspektionen|rådet) | Länsstyrelsen"
            r" | Kammarkollegiet | Myndigheten | Inspektionen | Statens | E-hälsomyndigheten "
            r"| Försäkringskassan | oss )"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        4.0,
        "titled as an instruction or a call",
        words(
            r"anvisning(?:ar|arna)? (?:[ ](?:för|till|om|avseende) .*)? | utlysning(?:stext)? .* "
            r"| vägledning[ ](?:för|till|om) .*"
            r"| information[ ]till[ ](?:sökande|kommun\w*|region\w*|huvudm\w+|dig|er)\b .*"
            r"| (?:information|villkor|instruktion(?:er)?|riktlinjer) [ ] (?:om|för|till|kring) [ ] .*"
            rf"(?: {_GRANT} | rekvi\w+ | redovisning\w* | utbetalning\w* | ansök\w+ ) .*"
            rf"| (?:ansök|sök)(?:a|an)? [ ] (?:om[ ])? (?: \d{{4}} .* )? {_GRANT} .* "
            rf"| så[ ](?:här[ ])?(?:rekvirerar|söker|ansöker|redovisar)\b .*"
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
            r"| myndigheten | rekvisitionen | ansökan"
            r" | redovisningen | slutredovisningen ) [ ]"
            r"(?: (?:ska|skall|måste|behöver|får|kan) [ ] | (?:\w+[ ]){0,6} (?:ska"
            r"|måste) [ ] ) (?: [^.]{0,120} )?"
            r"(?: rekvir\w+ | redovis\w+ | återrapport\w+ | återbetal\w+ | ansök\w+ "
            r"| inkomma | inkommit | kommit[ ]in | lämna(?:s)? | skicka(?:s)?"
            r" | undertecknad | använda(?:s)? )"
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
    Cue(Aspect.FORM, Zone.PROSE, -6.0, "signed for the Government", words(r"på[ ]regeringens[ ]vägnar")),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        -5.0,
        "it proposes a decision to a board",
        words(r".{0,40}förslag[ ]till[ ]beslut | tjänsteutlåtande | tjänsteskrivelse"),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        -6.0,
        "two parties sign",
        words(r"(?:överenskommelse|avtal)\w*[ ][^.]{0,60}exemplar | parterna[ ]förbinder[ ]sig"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        -4.0,
        "a press release or news item",
        words(r"pressmeddelande .* | nyhet(?:er)? | nyhetsbrev .*"),
    ),
)
