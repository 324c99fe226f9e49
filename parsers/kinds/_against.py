"""What speaks against an instruction: papers of other genres that tell people about grants in the same words.

Not a kind. The cues of ``agency_instruction`` that weigh less than nothing: who proposes, passes on, supervises or
signs with another instructs nobody.
"""

from __future__ import annotations

from parsers.kinds._cues import Aspect, Cue, Zone, words

# "Ändrade regler för stödet", "Utlysning på gång": what is told of rules and calls lays down none
NEWS = (
    r"^[ ]* (?: ändrade | ändringar[ ]i | nya ) [ ] (?:\w+[ ]){0,2}? (?:regler|villkor|bestämmelser)\b .*"
    r"| .* \b (?: på[ ]gång | intresse[ ]för | på[ ]väg ) \b .*"
)
AGAINST = (
    Cue(Aspect.FORM, Zone.TITLE, -4.0, "its title is of what changes or comes", words(NEWS)),
    Cue(
        Aspect.ACT,
        Zone.LABEL,
        -5.0,
        "a board of a municipality has decided",
        words(r"(?!läns)\w*(?:nämndens|styrelsens|fullmäktiges|utskottets)[ ]beslut"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        -6.0,
        "addressed to the Government Offices: an agency reports back there and instructs nobody",
        words(r"103[ ]?33[ ]+stockholm | ^[ ]* till[ ]regeringen [ ]* $"),
    ),
    Cue(
        Aspect.FORM,
        Zone.ABSENT,
        -9.0,
        "it speaks of no grant: supervision, taxes and regulations tell people what to do as well",
        words(
            r"(?!livsmedel|läkemedel|hjälpmedel) (?: \w*bidrag\w* | \w*medel | \w*medlen | rekvi\w+ | utbetal\w+ "
            r"| betal\w+[ ]ut | bevilj\w+ | tilldel\w+ | utlys\w+ "
            r"| stipendi\w+ | få[ ]\d[\d ]*(?:kr|kronor) "
            r"| (?:värd|värt)[ ]\d[\d ]*(?:kr|kronor) "
            r"| \w*anslag\w* | pengar(?:na)? | \w*finansier\w+ | ersättning\w* | \w*stöd(?:et)? [ ] "
            r"(?: om | på | för | till | med[ ]högst | lämnas | ges | (?:kan|får|ska)[ ](?:inte[ ])?(?:ges"
            r"|lämnas|sökas) ) )"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        -9.0,
        "a proposal is laid before a board",
        words(
            r"^[ ]* (?: \w*(?:nämnden|styrelsen) | \w*fullmäktige | utskottet ) [ ] föreslås [ ] (?:besluta"
            r"|godkänna)"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.LABEL,
        -9.0,
        "it proposes a decision to a board",
        words(r".{0,40}förslag[ ]till[ ]beslut | tjänsteutlåtande | tjänsteskrivelse"),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        -6.0,
        "signed for the Government, or by two parties",
        words(
            r"på[ ]regeringens[ ]vägnar"
            r"| (?:överenskommelse|avtal)\w*[ ][^.]{0,60}exemplar | parterna[ ]förbinder[ ]sig"
        ),
    ),
    Cue(
        Aspect.ACT,
        Zone.PROSE,
        -6.0,
        "it tells what came of the money: a report of the one who had it",
        words(
            r"av[ ](?:\w*bidraget|\w*medlen|\w*stödet|beloppet|dessa)[ ]har[ ][^.]{0,60}\b"
            r"(?:använts|förbrukats|gått[ ]till)"
            r"| (?:kommunen|regionen|föreningen|projektet|skolan|vi|förbundet)[ ]har[ ](?:\w+[ ]){0,3}?"
            r"(?:använt|förbrukat|anordnat|genomfört|anställt|erbjudit)[ ]"
            r"| har[ ](?:[\d ,]+(?:kr|kronor|tkr|mnkr)[ ])använts\b"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.PROSE,
        -6.0,
        "it sells, lets or hires: customers and tenants get money back too",
        words(
            r"bonus(?:en|check\w*)? | rabatt\w* | elavtal\w* | (?:våra|alla|nya)[ ]kunder "
            r"| hyran[ ](?:ska|förfaller) | provanställ\w* | tillsvidareanställ\w* | cv[ ]och[ ]personligt[ ]brev"
        ),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        -4.0,
        "a press release or news item",
        words(r"pressmeddelande .* | nyhet(?:er)? | nyhetsbrev .*"),
    ),
    Cue(
        Aspect.FORM,
        Zone.HEAD,
        -12.0,
        "a message to members, which passes on what an agency asks for",
        words(r"^ cirkulär (?:[ ].*)? $ | ^ cirkulär-?(?:nr|nummer)\b.* $"),
    ),
)
