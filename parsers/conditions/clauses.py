"""The binding clause of a Swedish sentence: which verb binds, how, and whom.

Used by the conditions parser; it takes strings and returns positions, and decides nothing about grants.
Swedish puts the finite verb of a main clause second, so a verb after "som", "att" or "hur" binds nobody by
itself: it is told apart here, because "De som kan ansöka måste ..." is a duty and "... framgår hur mycket som
varje kommun kan rekvirera" is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from parsers.conditions.openers import ADVERBIAL, DEFINITE, IF_IT, NO_OWNER, SUBJUNCTION, VERB_FIRST
from parsers.conditions.triggers import MODALITY, TRIGGER
from schemas.vocabulary import Modality


class Trigger(NamedTuple):
    """A verb that binds: how, where, and whether in a subordinate clause."""

    modality: Modality
    start: int
    stop: int
    subordinate: bool


class Clause(NamedTuple):
    """The binding clause of a sentence: its verb, its subject (None where unsaid) and its first verb phrase."""

    trigger: Trigger
    subject: str | None
    predicate: str


_ADVERBS = (
    r"(?: (?:inte|ej|också|även|redan|nu|tidigare|därmed|endast|sedan|helt|delvis|senast|i[ ]sin[ ]tur) [ ] )*"
)
# "När ni rekvirerar medlen": the verb right after the subject of the clause is that clause's
_BARE_SUBJECT = regex.compile(r"ni|du|vi|de|den|man|en \p{Ll}+|\p{Ll}{4,}(?:en|et|na)")
_IN_ORDER_TO = regex.compile(r"(?:bäst|bättre|lättare|enklare|fortsatt|snabbare)[ ]")
_ONLY_ADVERBS = regex.compile(
    rf"{_ADVERBS} (?:inte|ej|också|även|redan|nu|tidigare|endast|sedan|helt|delvis)", regex.VERBOSE
)
# "som varje kommun kan", "som kommunerna får": a subject comes first and the verb is still to come.
# Anything else after
# "som" is its verb ("som ansöker", "som tilldelats") or a noun it likens to ("som stimulansmedel").
_RELATIVE_SUBJECT = regex.compile(
    rf"{_ADVERBS} (?: (?:varje|respektive|de|den|det|dessa|denna|detta|en|ett|ni|du|vi|man|han|hon|samtliga"
    rf"|alla|kommuner|regioner|huvudmän|utförare|parter|verksamheter|myndigheter)\b"
    r" | \p{Lu} | \p{Ll}+(?:en|et|na|erna|arna|orna|aren)\b (?<!\b(?:inte|sedan)|ligen|tligt|vis|het) )",
    regex.VERBOSE,
)
# A verb that shows that the clause "hur medlen använts" is complete
_CLOSED = regex.compile(
    r"[ ] (?: (?:inte|ej|redan)[ ]\p{Ll}{3,}[ai]t | har | hade | är | var | blev | fick | gick | avser | gäller "
    r"| sker | blir | anger | begär | \p{Ll}{2,}(?:lar|rar|kar|nar) | bedriver "
    r"| stöd(?:j)?er | driver | söker | ansöker | äger | genomför | beslutar "
    r"| \p{Ll}*(?:stiger|bryter|uppgår|upphör|säljer|flyttar|hinner|missar|använder|byter|uppstår|uppkommer) "
    r"| \p{Ll}+(?:ts|des|ade|as|its|vs|rs|ls|ds|ks|gs) )\b",
    regex.VERBOSE,
)
_TO_DO = regex.compile(
    r"\b(?:ska|skall|kan|får|måste)[ ](?:\p{L}+[ ])*?\p{L}*(?:\p{L}a|as|få|gå|stå|ges|tas|bli|ske)\b"
)
_INFINITIVE = regex.compile(
    rf"{_ADVERBS} (?!andra\b) (?: (?!\p{{Ll}}+(?:iska|liga)\b) (?!(?:andra|alla|dessa|samma|flera|båda|våra"
    rf"|sina|denna"
    rf"|detta|hela|vissa|övriga"
    rf"|resterande|egna|nya|allmänna|särskilda|generella|eventuella|outnyttjade|kommunala|statliga|enskilda"
    rf"|privata|ideella|berörda)\b) \p{{Ll}}+as? | (?:av|an|be|er|före|in|med|ned|om|på|till|und|upp|ut"
    rf"|åter|över)?(?:få|gå|stå|slå|nå|se|ge|ta|dra)s? "
    rf"| ha | bli | ske | bo )\b",
    regex.VERBOSE,
)
# A subject right after the verb: the clause began with something else. "ska kommunen", "kan SKR", "får ni"
_SUBJECT_NEXT = regex.compile(
    r"[ ] (?: ni | du | vi | man | de | den | det | dessa | varje | respektive | en | ett | samtliga | alla "
    r"| (?:ej|icke)[ ]\p{Ll}+ | resterande | återstående | kvarvarande | outnyttja\p{Ll}+ | oförbruka\p{Ll}+ "
    r"| utbetal[dt]a? | hela "
    r"| \p{Lu}[\p{L}:]+ | \d[\d ]* | dock"
    rf" | {DEFINITE} | \p{{Ll}}+(?:huvudmän|mottagare|utförare|kommuner|regioner) "
    r"| \p{Ll}*(?:medel|bidrag|stöd|ansökan|redovisning|rapport|rekvisition|utbetalning) ) \b",
    regex.VERBOSE,
)
_GETS = regex.compile(
    r"[ ] (?:(?:ni|du)[ ])? (?! (?:(?!\boch\b)[^.,]){0,50} \b(?:användas|disponeras|fördelas|rekvireras|gå|betalas"
    r"|utbetalas|nyttjas|tas|uppgå)\b )"
    r"(?! (?:en|ett) (?:[ ]\p{Ll}+){1,2} [ ] (?:räkna|söka|ansöka|använda|lämna|ha|göra|vara|rekvirera|redovisa"
    r"|bedriva|fördela|bevilja|betala|ta|ange|bifoga|skicka|delta|ingå|påbörja|starta) \b )"
    r"(?:(?:enligt|genom|i[ ]enlighet[ ]med)[ ][^.,]{3,60}?[ ](?=\d[\d ]*(?:kr|tkr|mnkr|milj)))?"
    r"(?: \d | (?:ett|en|hälften|halva|sin|sina|dela[ ]på|del[ ]av|del|extra|totalt|sammanlagt"
    r"|högst|minst|mindre|mer|lika|cirka|bidraget|medlen|stödet|pengarna|tillbaka"
    r"|ca|bidrag|medel|stöd|ersättning) \b )",
    regex.VERBOSE,
)
# "får mottagaren i vissa fall en delutbetalning"
_IS_PAID = regex.compile(
    r"[ ]\p{L}+(?:en|n|na|et)(?:[ ](?:i|vissa|fall|då|också|normalt)){0,4}[ ](?:en|ett|sin|sitt|hela|resten)"
    r"[ ](?:\p{Ll}+[ ])?"
    r"\p{L}*(?:betalning|bidrag|stöd|ersättning|belopp)"
)
# "När ansökan har kommit in får föreningen en bekräftelse": what is received and is no money
_IS_HANDED = regex.compile(
    r"[ ](?:\p{L}+[ ]){0,4}?(?:en|ett)[ ](?:\p{Ll}+[ ]){0,2}"
    r"(?:bekräftelse|kvitto|kvittens|faktura|påminnelse|underrättelse)\b"
)
# "Den första delen får du när ...", "Pengarna får ni i mars"
_RECEIVES = regex.compile(
    r"[ ](?:du|ni)[ ](?:först[ ])?(?:när|efter|(?:i[ ]|den[ ]\d+[ ])?(?:januari|februari|mars|april"
    r"|maj|juni|juli"
    r"|augusti|september|oktober|november|december))\b"
)
# "får besked" gives nobody anything.
_LEARNS = regex.compile(
    r"[ ](?:inte[ ]|(?:du|ni)[ ]som[ ][^.,]{3,40}[ ])?(?:\p{Lu}\p{L}+[ ](?=besked))?(?:ett[ ]"
    r"|en[ ])?(?:svar|besked|tillgång|information|beslut"
    r"|veta|hjälp|frågor?)\b"
)
# "får inkomma med en återrapportering" is a duty, however politely it is put.
_POLITE_DUTY = regex.compile(
    r"""
    får \b (?![ ](?:endast|bara|enbart)\b) (?:[ ]\p{L}+){0,4}? [ ]
    (?: redovisa | återrapportera | återbetala | betala[ ]tillbaka
      | (?: inkomma | komma[ ]in | lämna[ ]in ) \b [^.]{0,40} (?: redovisning | rapport ) )
    """,
    regex.VERBOSE,
)
# "Även stiftelser kan ...": an adverb before the subject, unless one follows the verb
_ALSO = regex.compile(r"(?:Även|Också)[ ](?=\p{Ll})(?!(?:om|i|på|för|till|från|med|av|under|efter|när|vid|inom)\b)")
# "Alla är välkomna att delta, men bidrag ges ...": a clause of its own
_BUT = regex.compile(r",?[ ]men[ ](?=\p{Ll})(?![^.]*\b(?:som|att)\b)")
_YES_OR_NO = regex.compile(r"^(?:Ja|Jo|Nej)[,.]? ")
# "som granskar rapporten och kan ...": the relative clause's own verb, whose subject the next shares
_FINITE = regex.compile(r"\p{Ll}{2,}(?:ar|er|år|ör)\b(?!.*\b(?:ska|skall|måste)\b)")
_PRONOUNS = frozenset(("Det", "De", "Den", "Detta", "Dessa"))
# Verbs whose duty stands in the "att" clause after them
_DUTY_TO = regex.compile(
    r"\b(?:uppdrag|uppdrar?|åligger|äger|ankommer|ansvar\p{L}*|skyldig\p{L}*|förbinder|åtar)\b"
)
# What begins a sentence with something else than its subject, a clause too
_FRONTED = regex.compile(
    rf"(?: {ADVERBIAL} | Så[ ]länge | Innan | Om | När | Detta[ ]innebär"
    r" | Det (?! [ ] \p{Ll}+(?:a|nde) [ ] \p{Ll}+(?:et|en) \b ) | Hur | Vad(?![ ]som\b) ) \b",
    regex.VERBOSE,
)
_IT_THAT = regex.compile(r"[ ]det[ ]att\b")  # "räcker det att": nobody is the subject
# "Uppkommer underskott ska parterna ...": the same with a bare noun, where a subject follows the verb that binds
_SUPPOSED = regex.compile(
    rf"{NO_OWNER}\p{{Lu}}\p{{Ll}}+(?:ar|er|år|ör|är|as|cks|lls|nns)[ ](?!\p{{Ll}}+(?:ligen|vis)\b"
    r"|(?:och|eller|samt|som|vars|vilka|där|med|utan|inom|från|till|för|under|över|enligt|mot|vid|hos|kring|inför"
    r"|bland|mellan|genom|efter|särskilt|direkt|endast|även|vilket)\b)\p{L}{3,}"
)
_EVERY_YEAR = regex.compile(r"[ ](?:varje|ett|en)[ ](?:år|månad|kvartal|halvår|tertial)\b")
_THE_MANY = regex.compile(r"\p{Ll}{3,}[aeo]rna,?")  # of nouns; the verbs "varna", "värna" are shorter
# What follows a subject that stands after its verb.
_AFTER_SUBJECT = regex.compile(
    r"(?:inte|ej|aldrig|alltid|starkt|även|också|omedelbart|genast|snarast|skyndsamt|skriftlig\p{L}*|själv\p{L}*|samtidigt|årligen|att|i|rätt|möjlighet|vid|till|från|med"
    r"|inom|på|för|enligt|senast|under|utan|genom|efter|av|dock|själva)"
)
# "lämnar varje region en redovisning", "är mottagaren skyldig att" - not "utgår endast ett bidrag"
_BEHIND_SUBJECT = regex.compile(
    r"en|ett|sin|sitt|sina|föregående|senaste|\p{L}*(?:skyldig|pliktig|berättiga|ansvarig|behörig)\p{L}*"
)
_DETERMINERS = (["varje"], ["respektive"], ["en"], ["ett"])  # what follows is a noun: "varje skola"
_BEFORE_NOUN = frozenset(
    ["endast", "bara", "enbart", "högst", "minst", "lägst", "maximalt", "totalt", "om", "till", "för", "av", "per"]
) | {"hela"}
_PHRASE_END = regex.compile(
    r"[,;] | :(?!\p{Ll}) | [ ] (?: som | vilka | vilket | hur | där | när | så[ ]att "
    r"| i[ ]egenskap | avseende ) \b",
    regex.VERBOSE,
)


# What opens a sentence with "att" and a whole clause: "I samband med att rapporten lämnas ska ..."
_BEFORE_CLAUSE = frozenset(("Efter", "Trots", "I samband med", "I och med", "Utöver", "Förutom"))
_HAD_VERB = regex.compile(
    rf"{_CLOSED.pattern} | [ ](?:\p{{Ll}}{{3,}}as|(?:in|ut|upp)\p{{Ll}}*år|finns)\b", regex.VERBOSE
)
_SUPPOSES = regex.compile(r"(?:Om|När|Innan|Då|Ifall|Därest|För[ ]att)\b")
_THEN = regex.compile(r"(?<!\p{L})[Dd]å$")
# "Det är kommunen som ansvarar", "I så fall är det uppgifterna som ska anges": who or what, said first
_CLEFT = regex.compile(
    r"(?:(?:Då|Därför|Normalt|I (?:\p{L}+ ){1,3}|I det fall [^,.]{5,80} )?är det|Det är)[ ]"
    r"(?:(?:alltid|endast|bara|enbart|således|därför|i stället|normalt|däremot|även)[ ])*"
    r"(?P<who>(?!viktig|nödvändig|bra\b|möjlig|tillåt|först|därför|inte|på |i |av )[^,.:]{2,80}?)[ ]som[ ]"
)
# "när avtalet upphör ska ...": the clause has had its verb
_ENDS_FINITE = regex.compile(
    r"\b(?:upphör|upphört|förfaller|löper[ ]ut|löpt[ ]ut|avbryts|avbrutits|avslutas|avslutats|ändras|saknas)$"
)
# "det år bidraget avser ska återbetalas": a finite verb before another is that of a clause without its "som"
# "ska skickas": an infinitive, whose verb is the one before it
_AFTER_MODAL = regex.compile(
    r"\b(?:ska|skall|måste|kan|får|bör|behöver|fick|kunde|skulle|kunnat|kunna|hunnit)[ ](?:(?:inte|även|också|dock"
    r"|endast)[ ])?$"
)
_TWO_FINITE = regex.compile(r"[ ](?:ska|skall|måste|får|kan|bör)\b")

_DEMANDS = regex.compile(r"(?:krävs|fordras|behövs)[ ](?!(?:ska|skall|måste|får|kan|bör)\b|[^.]{0,60},)")
_ANY_FINITE = regex.compile(r"[ ]\p{Ll}+(?:[aeåäö]r|s|[ai]t)\b")
_NOBODY = regex.compile(r"(?:Ingen|Inget|Inga|Ingendera)\b")  # "Inget bidrag får minska"
_CLAUSE = 1000  # characters: no clause is longer, and looking further costs the square of a text without full stops


_NOUN_THAT = regex.compile(r"\p{Lu}\p{Ll}+(?: (?:och|eller|ett|en) \p{Ll}+)* om ")
_DENIED = regex.compile(r"^(?:inte|ej)[ ]")  # "behandlas inte er ansökan"
_SHALL = regex.compile(r"(?:ska|skall|måste|bör)\b.*[ ]efter[ ]$")


@lru_cache(maxsize=256)  # asked once for what binds, once for each item under it and once for the deadline
def binding_clause(sentence: str) -> Clause | None:
    """The clause that makes ``sentence`` bind somebody, a main clause before a subordinate one; None if none."""
    triggers = list(_triggers(sentence))
    if not triggers:
        return None
    mains = [t for t in triggers if not t.subordinate]
    # "Om kommunen inte rekvirerar medlen får verket omfördela dem": what is supposed comes first
    duties = [t for t in mains if t.modality is not Modality.STATEMENT and _SUBJECT_NEXT.match(sentence, t.stop)]
    supposes = _SUPPOSES.match(sentence) or VERB_FIRST.match(sentence)
    main = next(iter(duties if supposes and duties else mains), None)
    trigger = main or next((t for t in triggers if t.modality is not Modality.STATEMENT), triggers[0])
    return Clause(trigger, _subject(sentence, trigger), _predicate(sentence, trigger))


def _triggers(sentence: str) -> Iterator[Trigger]:
    for match in TRIGGER.finditer(sentence):
        if match.group() == "får" and _LEARNS.match(sentence, match.end()):
            continue
        modality = MODALITY[str(match.lastgroup)]
        if modality is Modality.STATEMENT and _TWO_FINITE.match(sentence, match.end()):
            continue
        if match.group().split(" ", 1)[0].endswith("as") and _AFTER_MODAL.search(
            sentence, max(0, match.start() - 40), match.start()
        ):
            continue
        gets = match.group() == "får" and any(
            words.match(sentence, match.end()) for words in (_GETS, _IS_PAID, _IS_HANDED, _RECEIVES)
        )
        if gets:
            modality = Modality.STATEMENT
        elif modality is Modality.MAY and _POLITE_DUTY.match(sentence, match.start()):
            modality = Modality.MUST
        if modality in {Modality.MAY, Modality.MUST} and _NOBODY.match(sentence):
            modality = Modality.MUST_NOT
        yield Trigger(modality, match.start(), match.end(), _is_subordinate(sentence, match.start(), match.end()))


def _is_subordinate(sentence: str, start: int, stop: int) -> bool:
    """True when the verb at ``start`` belongs to the clause that the nearest word like "som" or "att" opens."""
    begin = max(start - _CLAUSE, 0)
    openers = list(SUBJUNCTION.finditer(sentence, begin, start))
    before = sentence[begin:start].rstrip()
    # "Hinner du inte kan du ...": what is supposed has had its verb
    supposed = VERB_FIRST.match(sentence) is not None and _SUBJECT_NEXT.match(sentence, stop) is not None
    if (before.endswith((" inte", " ej")) and not supposed) or IF_IT.search(
        before
    ):  # "om medel inte beviljas": a main clause has its verb before "inte"
        return True
    if not openers or before.endswith(",") or _ENDS_FINITE.search(before) or _THEN.search(before):
        return False
    opener = openers[-1]
    between = sentence[opener.end() : start].strip()
    word = opener.group().lower()
    if _FRONTED.match(sentence) and opener.start() == 0 and not word.startswith("för"):
        had = _HAD_VERB.search(f" {between[: between.rfind(' ') + 1]}")
        # "Om projektet berör annans mark krävs ..."
        if had or (_DEMANDS.match(sentence, start) and _ANY_FINITE.search(between)):
            return (
                False  # the clause of condition has had its verb: "Om projektet ändras ska skriftlig kontakt tas"
            )
        # "kan kommunen", "har regionen inte längre rätt": the subject stands after its verb or inside the phrase
        return _BARE_SUBJECT.fullmatch(between) is not None or not (
            _SUBJECT_NEXT.match(sentence, stop) or _SUBJECT_NEXT.search(sentence[start:stop])
        )
    if not between or _ONLY_ADVERBS.fullmatch(between):
        return word != "som" or _CLEFT.match(sentence) is None
    return _in_clause_of(word, sentence, opener, (between, start, stop))


def _in_clause_of(word: str, sentence: str, opener: regex.Match[str], verb: tuple[str, int, int]) -> bool:
    """True when a verb belongs to the clause that ``word`` opens; ``verb``: what stands between, and its place."""
    between, start, stop = verb
    if word == "vars":  # "vars verksamhet riktas till ...": its noun stands before its verb
        return " " not in between
    if word in {"som", "vilka", "vilket", "vilken"}:
        shared = between.endswith((" och", " eller")) and _FINITE.match(between) is not None
        return shared or (_RELATIVE_SUBJECT.match(between) is not None and not _has_ended(between))
    if word == "att" and sentence[: opener.start()].strip() in _BEFORE_CLAUSE:
        return not (_SUBJECT_NEXT.match(sentence, stop) and _HAD_VERB.search(f" {between}"))
    fronted = (_SUPPOSES.match(sentence) or VERB_FIRST.match(sentence)) and opener.start() > 0
    after = _SUBJECT_NEXT.match(sentence, stop) or _SUBJECT_NEXT.search(sentence[start:stop])
    # "Om ansökan görs efter att arbetet är slutfört måste den ...", "Intyg om att kursen har hållits skickas in"
    outer = (fronted and after) or _NOUN_THAT.fullmatch(sentence[: opener.start()])
    if word == "att" and outer and _HAD_VERB.search(f" {between}"):
        return False
    if word in {"att", "för att"}:
        # "För att en förening ska komma i fråga krävs": the clause of purpose has had its verb
        aims = opener.start() == 0 or sentence.endswith("för ", 0, opener.start())
        had = aims and _TO_DO.search(between) is not None
        return not (had or _INFINITIVE.match(_IN_ORDER_TO.sub("", between, count=1)))
    return not _has_ended(between) and not (", " in between and _SUBJECT_NEXT.match(sentence, stop))


def _has_ended(between: str) -> bool:
    """True where the clause has had its verb: "hur medlen använts", "som varje part kan ta emot"."""
    if _CLOSED.search(between):
        return True
    return _TO_DO.search(between) is not None and not between.endswith((",", " och", " eller", " samt", " men"))


def _subject(sentence: str, trigger: Trigger) -> str | None:
    before = _BUT.split(_YES_OR_NO.sub("", sentence[: trigger.start]).strip())[-1]
    if sentence[trigger.start : trigger.stop].casefold().startswith(("sista ", "senaste ")):
        return None
    cleft = _CLEFT.match(sentence)
    if cleft is not None and cleft.end("who") < trigger.start:
        return _phrase(cleft["who"])
    if trigger.subordinate:
        openers = list(SUBJUNCTION.finditer(before))
        before = before[openers[-1].end() :].strip() if openers else before
        if not before and openers:  # "kommunerna som kan": whom the relative clause tells of
            before = regex.split(
                r"(?:^|[ ])(?:det|Det|dock|endast|bara|är)[ ]", sentence[: openers[-1].start()].strip()
            )[-1]
        return _phrase(before)
    also = _ALSO.match(before)
    if also is not None and not _SUBJECT_NEXT.match(sentence, trigger.stop):
        return _phrase(before[also.end() :])
    first = VERB_FIRST.match(before) and not _IT_THAT.match(sentence, trigger.stop)
    fronted = _FRONTED.match(before) or first or _is_supposed(sentence, before, trigger)
    if before in _PRONOUNS or (before and not fronted):
        return _phrase(before)
    inside = sentence[trigger.start : trigger.stop].split(maxsplit=1)
    after = (inside[1] if len(inside) > 1 else "") + sentence[trigger.stop :]
    words = _DENIED.sub("", after.strip()).split()
    counted = bool(words) and words[0][0].isdigit()  # "1 200 000 kronor", not "kommunen 95 000 kronor"
    ends = (
        i
        for i, w in enumerate(words)
        if (_is_infinitive(w) and words[i - 1 : i] not in _DETERMINERS)
        or _AFTER_SUBJECT.fullmatch(w)
        or (i and not counted and w[0].isdigit())
        or (i and words[i - 1] not in _BEFORE_NOUN and _BEHIND_SUBJECT.fullmatch(w))
    )
    cut = 1 if words[:1] in (["ni"], ["du"], ["vi"]) else next(ends, len(words))
    return _phrase(" ".join(words[:cut]))


def _is_supposed(sentence: str, before: str, trigger: Trigger) -> bool:
    """True where what stands before the verb is a condition without "om", whose own verb comes first."""
    after = _SUBJECT_NEXT.match(sentence, trigger.stop) and not _EVERY_YEAR.match(sentence, trigger.stop)
    inside = _SUBJECT_NEXT.search(sentence[trigger.start : trigger.stop])  # "har kommunen rätt"
    return bool(after or inside) and _SUPPOSED.match(before) is not None


def _is_infinitive(word: str) -> bool:
    """True of "lämna", not of "kommunerna"."""
    return _INFINITIVE.match(word) is not None and _THE_MANY.fullmatch(word) is None


def _phrase(words: str) -> str | None:
    end = _PHRASE_END.search(words)
    phrase = words[: end.start()] if end else words
    return phrase.strip(" -–•") or None


def _predicate(sentence: str, trigger: Trigger) -> str:
    """From the verb to where another clause begins; an infinitive clause belongs to it."""
    # "ska, om särskilda skäl finns, få medge ...": the verb is still to come
    begin = sentence.find(",", trigger.stop + 1) if sentence.startswith(",", trigger.stop) else -1
    for opener in SUBJUNCTION.finditer(sentence, max(begin, trigger.stop)):
        if opener.group() == "att" and _DUTY_TO.search(sentence[trigger.start : trigger.stop]):
            continue
        infinitive = _INFINITIVE.match(sentence[opener.end() :].lstrip())
        if opener.group().lower() in {"att", "för att"} and (infinitive or opener.start() <= trigger.stop + 1):
            continue
        said = sentence[trigger.start : opener.start()]
        # "ska du senast en månad efter att arbetet är klart redovisa": the verb is still to come
        if _SHALL.match(said) is None or any(map(_is_infinitive, said.split()[1:])):
            return said
    return sentence[trigger.start :]
