"""What a condition may be about: the words of grants.

The lexicon of ``conditions``. Each test takes a string; none looks at a document. Stems stand for all their
forms: Swedish compounds carry the meaning in their last part (stimulansmedlen, statsbidraget,
slutredovisning).
"""

from __future__ import annotations

import regex

from parsers.clauses import Clause
from parsers.organisations import Body, organisations_in


def stems(pattern: str) -> regex.Pattern[str]:
    """A pattern of word beginnings, verbose, in any case."""
    return regex.compile(rf"(?<!\p{{L}})(?:{pattern})", regex.VERBOSE | regex.IGNORECASE)


# e.g. "medlen", "stimulansmedel", "statsbidraget", "beloppet"; not "hjälpmedel", "livsmedel", "medelstor",
# "med stöd av"
_MONEY = stems(
    r"(?!hjälp|läke|livs|mot|trans|bot|kommunikations|dryckes|tvätt)\p{L}*(?:medel|medlen|medlens|medels)\b"
    r"| \p{L}*bidrag(?:et|ets|en|s)?\b | (?:stats|ekonomiskt?[ ]|projekt|verksamhets|prestations)?stödet\b "
    r"| ekonomiskt[ ]stöd\b | \p{L}*ersättning(?:en|ar|ens)?\b"
    r"| \p{L}*belopp(?:et|en)?\b | (?:pengar(?:na)?)\b | \p{L}*kostnad(?:er|erna|en)?\b | \p{L}*utgift(?:er"
    r"|erna)\b | löner\b | anslag(?:et|en|sposten)?\b "
    r"| \p{L}*(?:miljoner|miljarder)[ ]kronor | \d[ ](?:kronor|kr|tkr|mnkr)\b"
    r"| underskott(?:et)? | återstod(?:en)? | resten | resterande | återstående | hälften | en[ ]tredjedel "
    r"| \p{L}*ränt(?:a|an|or"
    r"|orna|eintäkter)\b "
    r"| oförbrukade | outnyttjade | procent[ ]av | prestationsmedl\p{L}+ | överskott(?:et)? "
    r"| (?:det[ ])?(?:ej|icke)[ ]förbrukade\b "
    r""
)
# Alone as a subject "Stöd" is money; in "råd och stöd" it is none.
_SUPPORT = regex.compile(r"(?:Stöd|Visst stöd|Ekonomiskt stöd)")
# "Minst två tredjedelar av medlen", "Högst 10 procent av bidraget"
_PART_OF = regex.compile(r"(?i)\b(?:\p{L}*del(?:en|ar|arna)?|procent|%|hälften)\s+av\s")
# e.g. "rekvisitionen", "slutredovisning", "återbetalning", "underskrift"
_PAPER = stems(
    r"rekvi\p{L}+ | företräde\b | förtur\b | anstånd\b | uppskov\b | \p{L}*betalning(?:en)?\b | meddelandet\b "
    r"| \p{L}*berättelse(?:n)?\b | (?:åtgärds|handlings|projekt|verksamhets)plan(?:en)?\b | bokslut\p{L}* "
    r"| ansök(?:an|ningar|ningen|er|a|t)\p{L}* | \p{L}*redovisning\p{L}* | återrapport\p{L}* "
    r"| \p{L}*rapport(?:en|er|erna|ering|eringen)?\b | återbetal\p{L}*"
    r"| \p{L}*utbetalning\p{L}* | återkrav\p{L}* | underskrift\p{L}* | blankett\p{L}* | uppdraget\b "
    r"| uppföljningen?\b | diarienummer\b | räkenskap\p{L}*"
    r"| fördelning(?:en|s\p{L}+)?\b | faktur\p{L}+ | enkät\p{L}* | avstämning\p{L}* | bidragsår\p{L}* "
    r"| överenskommelsen\b | satsningen\b | avtalet\b | rätten[ ]till[ ]\p{L}+"
    r"| verksamhetsrapport\p{L}* | handlingar(?:na)? | intyg(?:et|en)?\b "
    r"| kvitto(?:n)?\b | underlag(?:et)?\b | regler(?:na)?\b | bestämmelser(?:na)?\b | villkor(?:en|et)?\b "
    r"| redogörelse(?:n)?\b | sammanställning(?:en)?\b | stats?stöds?\p{L}* | statligt[ ]stöd "
    r"| komma[ ]i[ ]fråga | behöriga?\b | upparbeta\p{L}* | rapporterar?\b | bevilja\p{L}* "
    r"| betalas?[ ](?:tillbaka|åter) | återför\p{L}* | (?:oför|för)bruka\p{L}* "
    r"| insyn\b "
    r"| granskning(?:en)?\b | stickprov\p{L}* | bokföring(?:en)?\b "
    r"| (?:projekt|bidrags|stöd|avtals|ansöknings)perioden?\b "
    r"| sista[ ]\p{L}*(?:dag|datum)"
)
_VERB = stems(
    r"(?:åter)?rekvirera\p{L}* | \p{L}*redovisa\p{L}* | skickas?\b | sparas?\b | räknas\b "
    r"| återrapportera\p{L}* | rapportera\p{L}* | återbetal\p{L}* "
    r"| återkräva\p{L}* | använda?s?\b | användas\b | förbruka\p{L}* | nyttja\p{L}*"
    r"| utnyttja\p{L}* | (?:om)?fördela\p{L}* | betala\p{L}* | utbetal\p{L}* | ansöka\b | söka\b | sökas\b "
    r"| bevilja\p{L}* | intyga\b | granska\p{L}* | underteckna\p{L}* | inkomma\b | kommit[ ]in"
    r"| inkommit | lämna(?:s)?\b | skicka(?:s)?[ ]in | ta[ ]del[ ]av | få[ ]del[ ]av | få[ ](?:bidrag|medel"
    r"|ersättning|stöd|högst|ytterligare)\b | begära[ ]in | avgöras\b | informera\p{L}* | beakta\p{L}* "
    r"| motivera\p{L}*"
    r"| svara[ ]på | följa[ ]upp | överföra\p{L}* | delegera\p{L}* | avsätta\p{L}* | reservera\p{L}* "
    r"| kräva[ ]tillbaka | få[ ](?:upp[ ]till[ ])?\d | besluta[ ]om | föra[ ]över | ingå\b | omfatta\b "
    r"| avse\b | finansiera\p{L}* | ta[ ]emot | bifoga\p{L}* | fogas\b | framgå\b | bekosta\p{L}* "
    r"| återför\p{L}* | dra[ ]in\b | hålla[ ]inne | minska\p{L}* | sätta[ ]ned"
    r"| stoppa\p{L}* | kontrollera\p{L}* | göra[ ]stickprov | användas?\b | används\b | går\b"
    r"| anmäla\p{L}* | lämnas\b | gå[ ]till | disponera\p{L}* | belasta\p{L}* | ta(?:s)?[ ]i[ ]anspråk | häva\b "
    r"| säga[ ]upp | (?:får|erhåller)[ ]\d | komma[ ].{0,40}till[ ]godo "
    r"| får[ ](?:bidraget|medlen|stödet|pengarna)\b | uppgå[ ]till | täcka\p{L}* "
    r"| kombinera\p{L}*"
    r"| vidareförmedla\p{L}* | upphandla\p{L}* | spara\p{L}* | fakturera\p{L}* | betalas[ ]ut "
    r"| hänvisa\p{L}* | överstiga\p{L}* | medfinansiera\p{L}* | tillgodogöra\p{L}*"
)
# Whom a condition binds. "parterna", "ni", "kommunen", "Varje region", "huvudmannen", "Förvaltningschefen"
_ACTOR = regex.compile(
    r"""(?<!\p{L})(?:
        (?:ni|Ni|du|Du|NI) \b
      | (?i: (?:modell|nordost|glesbygds|landsbygds|värd|samverkans|\p{L}*)kommun(?:en|er|erna)?
        | (?:sjukvårds)?region(?:en|er|erna)? | landsting(?:en|et)? | länsstyrelse\p{L}*
        | \p{L}*huvudm(?:an|annen|än|ännen) | \p{L}*utförar(?:e|en|na) | \p{L}*verksamhet(?:er|erna|en)?
          | \p{L}*mottagar(?:e|en|na) | (?:den|de)?[ ]?sökanden? | \p{L}*tagar(?:e|en|na)
        | part(?:en|erna|er)? | myndighet(?:en|erna|er) | föreningen|föreningar(?:na)?|förbund(?:en|et)
          | organisation(?:en|er|erna) | \p{L}*företrädare | \p{L}*anordnar(?:e|en|na)
        | (?:ekonomi|förvaltnings|verksamhets|avdelnings|enhets|kommun|region)(?:chef|chefen|direktör
          |direktören) | stödfunktion(?:en)? | enhet(?:en|er|erna)? | vi | \p{L}*boenden(?:a)?
            | projekt(?:ägaren|ledaren)
        | \p{L}*skol(?:an|or|orna|enhet\p{L}*) | rektor\p{L}* | revisor\p{L}* | \p{L}*nämnd(?:en|er|erna)
          | \p{L}*förvaltning(?:en|arna) | \p{L}*bolag(?:et|en) | stad(?:en|sdelsn\p{L}+)
        | (?:en|den)[ ]behörig\p{L}* | regeringen | staten | arbetsgivar(?:e|en|na) | stiftelse(?:n|r|rna)
          | lärosäte(?:n|na|t) | universitet(?:en|et)? | vårdgivar(?:e|en|na) | \p{L}*mottagning(?:en|ar|arna)?
          | klinik(?:en|er|erna)? | sjukhus(?:et|en)? | vårdcentral(?:en|er|erna)?
          | företag(?:et|en)? | församling(?:en|ar|arna)? | \p{L}+jour(?:en|er|erna)?
           | aktör(?:en|er|erna) )
      )(?!\p{L}) | ^\p{Lu}{2,6}(?:s|:s)?$ | \bSK[RL]\b""",
    regex.VERBOSE,
)
_BODIES = frozenset(
    (Body.AGENCY, Body.MINISTRY, Body.GOVERNMENT, Body.ASSOCIATION, Body.LOCAL, Body.BOARD, Body.ADMINISTRATION)
)
# A subject begins with whom it binds; what stands after "inom" or "mellan" is another matter.
_HEAD_OF_SUBJECT = regex.compile(r"[ ](?:inom|mellan|från|hos|bland|av|kring|om|mot|till|vid|för)[ ]")

_BACKGROUND = stems(
    r"bakgrund | ärendet\b | skäl(?:en)?\b | inledning | \d?[.\d ]*sammanfattning | syfte | motiv | vision "
    r"| förutsättningar | utgångspunkter | \p{L}*beskrivning | nuläge"
)
_OUT = stems(
    r"(?:\p{L}*analys|konsekvens\p{L}*|ordlista|definition\p{L}*|begrepp\p{L}*|agenda[ ]2030|kontakt\p{L}*"
    r"|mer[ ]information|beredning|ärendets[ ]beredning)\b"
)
_GRANT_SECTION = stems(
    r".*(?:pengar\p{L}*|belopp|sök\p{L}*|medel|medlen|bidrag\p{L}*|stöd(?:et)?\b|rekvi\p{L}+|redovisning"
    r"|återrapport\p{L}*|ansök\p{L}*"
    r"|utbetalning|villkor)"
)
_QUESTION = regex.compile(
    r"(?:Vilka|Vem|Vilken|Vilket|Vad|När|Hur|Kan|Får)\b.*\?\s*$|(?:Vem|Vilka)\b.*\b(?:kan|får)\b.*"
)
_REPORTED = regex.compile(
    r"\b(?:har|hade)\s+(?:\S+\s){0,4}?(?:fått|haft|gett|givit)\b.{0,120}\bi\s+uppdrag\b|\b(?:gav"
    r"|fick)\b.{0,120}\bi\s+uppdrag\b",
    regex.IGNORECASE,
)
# What lets a subordinate clause bind: "gäller att", "framgår hur", "endast ... som", "föreslår att"
_CARRIER = regex.compile(
    r"\b(?:gäller(?:[ ]dock)?,?[ ]att|framgår|föreslå(?:r|s)\b.*\batt|beslutat?r?[ ](?:\S+[ ]){0,3}?att"
    r"|endast\b.*\bsom|bara\b.*\bsom|enbart\b.*\bsom|villkor\p{L}*\b.*\bär[ ]att|krav\p{L}*\b.*\bär[ ]att"
    r"|(?:beslutar|avgör|bestämmer|väljer)[ ](?:själv\p{L}*[ ])?(?:hur|om|vilka|vad|på[ ]vilket)"
    r"|(?:under[ ])?förutsättning\p{L}*\b.*\b(?:är[ ])?att|innebär[ ]att|anger?s?[ ]att|betyder[ ]att"
    r"|(?:tänk|glöm[ ]inte|kom[ ]ihåg)(?:[ ]på)?[ ]att|observera[ ]att|notera[ ]att|överens[ ]om[ ]att"
    r"|förbinder[ ]sig)\b",
    regex.IGNORECASE,
)

# "Kommunen", "Parterna", "Vardera parten": the parties by the names a contract gives them
_PARTY = regex.compile(
    r"(?:(?:Vardera|Respektive|Varje|Båda|Ömse)[ ])?(?:[Pp]art(?:en|erna|er)?"
    r"|(?!Regeringen)\p{Lu}\p{L}*(?:kommunen|kommunerna|regionen"
    r"|regionerna|verket|styrelsen|myndigheten|förmedlingen|landstinget|landstingen|förbundet|föreningen|bolaget"
    r"|staten"
    r"|rådet|kollegiet)|Kommunen|Kommunerna|Regionen|Regionerna|Landstinget|Landstingen|Staten|Föreningen|Bolaget"
    r"|Myndigheten|Samordnaren|Huvudmannen|Utföraren|Leverantören|Region[ ]\p{Lu}\p{L}+|SKR|SKL"
    r"|\p{Lu}\p{L}+s?[ ](?:kommun|stad))"
)
# What may happen to money in the present tense, whoever does it
_HAPPENING = stems(
    r"går\b | medges\b | erhåller | tillgodo\p{L}* | täcker | ersätter | krediteras?\p{L}* | utgår\b | ersätts "
    r"| bekostar"
    r"| finansierar | delar\b | fördela\p{L}* | betala\p{L}* | tillför\p{L}* | ges\b | ger\b | prioritera\p{L}* "
    r"| disponera\p{L}*"
    r"| förlängs | erlägg\p{L}* | överför\p{L}* | får\b | bär\b | krediterar"
)
# Headings below which every line is a term of the grant
_TERMS = stems(
    r"(?:\d[\d.]*[ ])?.*(?:villkor\p{L}*|krav(?:en)?\b|kriterier\p{L}*|det(?:ta)?[ ](?:här[ ])?gäller"
    r"|regler(?:na)?\b"
    r"|förutsättningar[ ]för[ ]\p{L}+|skyldigheter\p{L}*)"
)

_WORK = regex.compile(
    r"(?:(?:Den|Det|De|Alla|Varje|Samtliga)\s)?(?:\p{L}+\s)?(?:projekt(?:et|en)?|insats(?:en|er|erna)?"
    r"|åtgärd(?:en|er|erna)?|aktivitet(?:en|er|erna)?|arbete(?:n|na|t)|genomförandet)\b",
    regex.IGNORECASE,
)
_TO_AGENCY = regex.compile(r"\btill\s+(?:oss|myndigheten|\p{Lu})")
_ASKS_WHO = regex.compile(
    r"(?:Vilka|Vem|Vilken|Vilket)\b|.*\b(?:målgrupp|behörig|vem\s+(?:kan|får)|vilka\s+(?:kan|får))\b",
    regex.IGNORECASE,
)


def is_money(subject: str) -> bool:
    """True when the words begin with money: "Medlen", "De statliga stimulansmedlen", "15 000 000 kronor"."""
    if _PART_OF.search(subject) and _MONEY.search(subject):
        return True
    return _MONEY.search(_head(subject)) is not None or _SUPPORT.fullmatch(subject) is not None


def is_money_in(string: str) -> bool:
    """True when money is named anywhere."""
    return _MONEY.search(string) is not None


def is_paper(string: str) -> bool:
    """True when one of the papers or acts of a grant is named: requisition, report, repayment, the assignment."""
    return _PAPER.search(string) is not None


def is_actor(subject: str) -> bool:
    """True when the words name whom a condition can bind."""
    head = _head(subject)
    return _ACTOR.search(head) is not None or any(o.body in _BODIES for o in organisations_in(head))


def is_grant_verb(predicate: str) -> bool:
    """True when the verb is one of what is done with grants."""
    return _VERB.search(predicate) is not None


def is_background(section: str) -> bool:
    """True of headings under which a document tells rather than binds."""
    return _BACKGROUND.search(section) is not None


def is_out(section: str) -> bool:
    """True of headings under which nothing binds."""
    return _OUT.search(section) is not None


def is_about_grant(section: str) -> bool:
    """True of headings that name the money or its papers."""
    return _GRANT_SECTION.match(section) is not None


def is_question(section: str) -> bool:
    """True of headings that ask what the text below answers."""
    return _QUESTION.match(section) is not None


def asks_who(section: str) -> bool:
    """True of headings that ask who may have the money."""
    return _ASKS_WHO.match(section) is not None


def is_party(subject: str) -> bool:
    """True when the words name a party as a contract does: "Kommunen", "Vardera parten", "Region Skåne"."""
    return _PARTY.match(subject) is not None


def is_happening(predicate: str) -> bool:
    """True when the words begin with what may happen to money: "går till", "medges", "tillgodoförs"."""
    return _HAPPENING.match(predicate) is not None


def is_terms(section: str) -> bool:
    """True of headings below which every line is a term: "Villkor för föreningar", "Det här gäller"."""
    return _TERMS.match(section) is not None


def is_work(subject: str) -> bool:
    """True when the words begin with what the money pays for: "Projektet", "Insatserna"."""
    return _WORK.match(subject) is not None


def is_told_to_agency(string: str) -> bool:
    """True when something goes to an agency: "ska anmälas till Socialstyrelsen", "skickas till oss"."""
    return _TO_AGENCY.search(string) is not None and (
        " oss" in string or any(o.body is Body.AGENCY for o in organisations_in(string))
    )


def is_by_agency(words: str) -> bool:
    """True when the words name an agency."""
    return any(o.body is Body.AGENCY for o in organisations_in(words))


def is_report_of_assignment(sentence: str) -> bool:
    """True when the sentence tells of an assignment given before: "Uppdraget ska ..." after it is that one's."""
    return _REPORTED.search(sentence) is not None


def carries(sentence: str, clause: Clause) -> bool:
    """True when the main clause lets its subordinate clause bind."""
    return _CARRIER.search(sentence[: clause.trigger.stop]) is not None


def _head(subject: str) -> str:
    return _HEAD_OF_SUBJECT.split(subject, maxsplit=1)[0]
