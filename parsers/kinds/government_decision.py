"""A decision of the Government or a ministry: assignments, payments, appropriation directions, amendments.

Speaks: the Government or a ministry, in the head or "På regeringens vägnar". Does: decides, gives an
assignment, amends. It is no press release about a decision, which has no number of its own and says where to
read more.
"""

from __future__ import annotations

from parsers.kinds._cues import Aspect, Cue, Zone, exact, words
from schemas.vocabulary import DocumentKind

KIND = DocumentKind.GOVERNMENT_DECISION

CUES = (
    Cue(Aspect.SPEAKER, Zone.PROSE, 5.0, "signed for the Government", words(r"på[ ]regeringens[ ]vägnar")),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        4.0,
        "headed as a decision of the Government",
        words(
            r"^[ ]* (?:regeringsbeslut[ ]?(?:[IVX]+[ ]?:?[ ]?)?\d* "
            r"| protokoll[ ]vid[ ]regeringssammanträde .* | regeringen)"
            r"(?= [ ]*$ | [ ]+(?:\d{4}-\d\d-\d\d|[A-ZÅÄÖ][a-zåäö]?\d{4}/) ) "
            r"| regeringsbeslut[ ][IVX]+:\d+ (?=[ ]+\d{4}-)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        16.0,  # more than the mark of minutes, which the word beside or above it is
        "minutes of a meeting of the Government",
        words(r"^[ ]*vid[ ]regeringssammanträde\b.*"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        2.0,
        "a ministry's letterhead",
        words(
            r"^[ ]* (?: \W* [A-ZÅÄÖ][A-Za-z]{0,2}\d{4}/ .* )? (?: \w+departementet "
            r"| statsrådsberedningen | regeringskansliet ) \W* .{0,60} $"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        2.0,
        "the registry of a ministry in the head",
        words(r"\b\w{1,3}\.registrator@regeringskansliet\.se"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        2.0,
        "a diarienummer of Regeringskansliet in the head",
        exact(
            r"(?: Ju | UD | Fö | S | Fi | U | M | N | Ku | A | FA | SB | Jo | I | KN | LI | L | IJ | Li "
            r"| K ) [ ]? \d{4}/\d{3,5} (?:/\w+)*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        1.0,
        "what is headed as a decision decides",
        words(r"^[ ]* regeringsbeslut (?:[ ]?[IVX]+[ ]?:?[ ]?\d+ | [ ]?\d+ )? [ ]* $"),
    ),
    Cue(
        Aspect.ACT,
        Zone.LABEL,
        3.0,
        "the heading of a Government decision",
        words(
            r"regeringens[ ](?:beslut|ställningstagande) | regeringens[ ]beslut[ ](?:i|om).* "
            r"| skälen[ ]för[ ]regeringens[ ]beslut .*"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        3.0,
        "the Government decides or gives an assignment",
        words(
            r"(?: regeringen | regeringskansliet | \w+departementet | beslutar[ ]regeringen )"
            r"[ ] (?: (?:med|genom|enligt|i)[ ][^.]{0,120} )?"
            r"(?: beslutar | ger[ ].{0,120}?i[ ]uppdrag | uppdrar | medger | bemyndigar | godkänner "
            r"| fastställer | anvisar | ändrar"
            r" | (?:beviljar|tilldelar|lämnar|ställer)(?=[ ].{0,200}\b(?:bidrag|medel|kr|kronor|stöd)\b)"
            r" | förordnar | upphäver | avslår | bifaller ) | beslutar[ ](?:härmed[ ])?regeringen"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        3.0,
        "appropriation directions or their amendment",
        words(r"(?:ändring[ ]av[ ])?regleringsbrev (?:et)? (?:[ ]för)? .* | ändringsbeslut (?:[ ].*)?"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        2.0,
        "titled as appropriation directions, which the Government alone issues",
        exact(
            r"^[ ]* (?: Ändring[ ]av[ ]regleringsbrev | Regleringsbrev | REGLERINGSBREV )"
            r"[ ] (?:för|FÖR) [ ] (?:(?:budget)?året|BUDGETÅRET|år|ÅR) [ ] \d{4}"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        1.5,
        "the parts of a Government decision",
        words(
            r"ärendet | närmare[ ]om[ ]uppdraget | kopia[ ]till | kopia | likalydande[ ](?:beslut[ ])?till "
            r"| sändlista | bakgrund"
            r"| uppdraget | redovisning[ ]av[ ]uppdraget | finansiella[ ]villkor | villkor[ ]för[ ]anslag .*"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.PROSE,
        1.0,
        "it names the appropriation that bears the cost",
        words(r"utgiftsområde[ ]\d+ | utg\.?[ ]?omr\.?[ ]\d+"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        -6.0,
        "a press release or news item",
        words(r"pressmeddelande .* | nyhet(?:er)? | publicerad .* | pressinbjudan"),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        -4.0,
        "it proposes a decision to somebody else",
        words(r".{0,40}förslag[ ]till[ ]beslut | tjänsteutlåtande | tjänsteskrivelse"),
    ),
)
