"""A memo by municipal or regional officials that proposes a decision to a board.

Speaks: an administration or its officials. Does: proposes. What a board has decided is minutes; what a
private person proposes to a board is no memo, however well it keeps to the headings.
"""

from __future__ import annotations

from parsers.kinds._cues import Aspect, Cue, Zone, exact, words
from schemas.vocabulary import DocumentKind

KIND = DocumentKind.BOARD_MEMO

CUES = (
    Cue(
        Aspect.SPEAKER,
        Zone.LABEL,
        5.0,
        "named as an officials' memo",
        words(
            r"tjänsteutlåtande .* | tjänsteskrivelse .* | tjänsteyttrande .* | tjänstemannaskrivelse .* "
            r"| beslutsunderlag[ ]till .*nämnd.*"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.LABEL,
        3.0,
        "the administration's own heading",
        words(
            r"(?: \w*förvaltningens | \w*kontorets | kansliets ) [ ] (?:förslag|synpunkter|bedömning"
            r"|yttrande|överväganden|ställningstagande) .*"
            r"| ärendets[ ]beredning | (?:beredning|ärendebeskrivning)"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.LABEL,
        2.0,
        "an administration or its head in letterhead or signature",
        words(
            r"\w[\w -]*förvaltningen | \w+staben | \w+(?:styrelsens|nämndens)[ ](?:lednings)?(?:kontor|stab|kansli)"
            r" | (?:stadslednings|kommunlednings|region|\w+)kontoret "
            r"| (?:biträdande[ ]|t\.?f\.?[ ]|tillförordnad[ ])?"
            r"(?: förvaltnings | social | skol | omsorgs | stads | kommun | region | utbildnings "
            r"| avdelnings | kontors | äldreomsorgs | hälso-[ ]och[ ]sjukvårds )"
            r"(?:chef|direktör) | handläggare .*"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        3.0,
        "a councillor lays the case before a board",
        words(
            r"föredragande[ ](?:landstings|region|borgar|kommunal)råd(?:et|en)?\b.*"
            r"| (?:landstings|region|borgar|kommunal)rådsberedningen .*"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        2.0,
        "the administration proposes",
        words(
            r"(?: \w*förvaltningen | \w*kontoret ) [ ] (?:föreslår|bedömer|anser|har[ ]tagit[ ]fram) "
            r"| föreslår[ ](?:\w*förvaltningen|\w*kontoret)"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.LABEL,
        4.0,
        "it proposes a decision",
        words(r".{0,40}(?:förslag[ ]till[ ](?:\w+[ ]){0,2}beslut|beslutsförslag|beslutsmening) (?:[ ].{0,40})?"),
    ),
    Cue(
        Aspect.ACT,
        Zone.HEAD,
        1.0,
        "named as the paper by which officials propose",
        words(r"^[ ]* tjänste(?:utlåtande|skrivelse) (?: [ ]\d{1,2}[ ]?\(\d{1,2}\) )? [ ]* $"),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.PROSE,
        5.0,
        "a proposal is laid before a board",
        words(
            r"^[ ]* (?: \w*(?:nämnden|styrelsen) | \w*fullmäktige | utskottet | direktionen ) [ ] föreslås [ ]"
            r"(?: besluta | godkänna | anta | ställa[ ]sig )"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        3.0,
        "officials propose to a board",
        words(
            r"(?:\w*förvaltningen|\w*kontoret|\w*kansliet|\w+beredningen|\w+utskottet|\w+styrelsen|\w+direktören)"
            r" [ ] föreslår [ ] (?:därför[ ])?(?:att[ ])?"
            r"(?:\w*nämnden|\w*styrelsen|\w*fullmäktige|direktionen)"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        2.0,
        "a board is asked to decide",
        words(
            r"(?: \w+nämnden | \w*styrelsen | \w*direktionen | \w+fullmäktige | utskottet ) [ ] (?: föreslås[ ] "
            r"| föreslår[ ] )? (?: besluta[r]? | godkänn(?:a|er) | delegera[r]? | uppdra[r]?"
            r" | ger | antar )"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        2.0,
        "a board is addressed",
        words(
            r"^[ ]* (?:till[ ])? (?: \w[\w ,-]*nämnd(?:en)? | (?:kommun|region|förbunds)?(?:styrelsen"
            r"|fullmäktige|direktionen) | nämnden[ ]för[ ].* ) (?: [ ]\d{4}-\d\d-\d\d )? [ ]* $"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        1.5,
        "the headings of a memo",
        words(
            r"sammanfattning (?:[ ]av[ ]ärendet)? | ärendet | ärendebeskrivning | bakgrund "
            r"| jämställdhetsanalys | barn(?:konsekvens|rätts)analys .* | ekonomiska[ ]konsekvenser .*"
            r"| beslutsunderlag | konsekvenser .*"
        ),
    ),
    Cue(Aspect.FORM, Zone.PROSE, -8.0, "signed for the Government", words(r"på[ ]regeringens[ ]vägnar")),
    Cue(
        Aspect.ACT,
        Zone.LABEL,
        -5.0,
        "a decision already made by a board",
        words(
            r"(?:\w+nämndens|(?:kommun|region|landstings|stads)?styrelsens|\w*fullmäktiges"
            r"|utskottets)[ ]beslut | beslutsgång "
            r"| yrkanden | paragrafen[ ]är[ ]justerad .*"
        ),
    ),
    Cue(
        Aspect.SPEAKER,
        Zone.HEAD,
        -3.0,
        "a citizen or an association writes",
        exact(r"Undertecknad[e]? | Förening(?:en)? \w+ | Partiet .*"),
    ),
)
