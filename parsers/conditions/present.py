"""The finite verb of a Swedish main clause in the present tense: "Parterna informerar varandra omgående".

Used by the conditions parser for what contracts and instructions say without "ska": who does what, as if it were
already so. Swedish puts that verb second, so it is found by its place and its ending, not from a list of verbs.
It takes strings and decides nothing about grants; states ("är", "har", "anser") are no doings and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.conditions.clauses import Clause, Trigger
from parsers.conditions.openers import ADVERBIAL, DEFINITE, SUBJUNCTION, VERB_FIRST
from parsers.conditions.things import thing_of
from parsers.conditions.topics import is_actor
from schemas.vocabulary import Modality

# "informerar", "står", "bär", "återbetalas", "utgår", "krediteras"
_FORM = regex.compile(
    r"\p{Ll}{2,}(?:ar|er|år|ör|är|ber|as|es|örs|ngs|känns|ggs|lls|vs|ds|ts|ks|mäls|gärs|tyrs|ljs|nås|öms)|bär|ber|hör|går|får|ger|tar|gör|blir|ges|tas|sägs|bärs"
    r"|görs|omnämns|förs|följs|styrks"
)
# Words that end as verbs do and are none: prepositions, adverbs, plurals, and the genitive "kommunens"
_NO_VERB = regex.compile(
    r"\p{Ll}{3,}(?:ats|its)|\p{Ll}*direktör|\p{Ll}+(?:ades|ndes|rdes|gdes|ddes|tes)|lades|under|över|därutöver|härutöver|däröver|efter|eller|inför|inter|per|därefter|härefter"
    r"|därför|varför|utöver|vår|år|hittills|tills|alls|ytterst|ibland|september|oktober|november|december"
    r"|alltså|dess|deras|allas|parters|minst|annars|oftast|endast|samt|hos|utanför|framför|innanför|ej"
    r"|(?:kommuner|regioner|föreningar|myndigheter|skolor|företagare)|\p{Ll}+(?:heter|ningar|ationer|tioner|iteter|elser|nader|gifter|ister|ingar|gärder|satser|kommuner|regioner"
    r"|medlemmar|domar|organisationer|myndigheter|lärare|grupper|personer|parter|månader|dagar|veckor|(?<!med|till)delar|skolor"
    r"|platser|timmar|resurser|lokaler|pengar|resor|löner|projekter|rapporter|blanketter|handlingar|aktörer|föreningar|stiftelser|elever|meter|åldrar|väster|öster|söder|norr|siffror|bostäder|regler"
    r"|enheter|nämnder|bolag|ärenden|avtal|ens|ets|ernas|arnas|ornas|ans)"
    r"|dagar|månader|veckor|timmar|personer|platser|medlemmar|grupper|elever|resor|skolor|regler"
    r"|(?:kommun|region|landsting|nämnd|myndighet|stat|lag|avtal|hem|arbets|länk|grund|vår|vinter|sommar)s"
)
# What somebody thinks, says or foresees: of no sentence the verb that binds
_THOUGHT = (
    r"anser|passar|bedömer|ser|vill|menar|framhåller|konstaterar|heter|känner|lever|förväntas|väntas"
    r"|upplever|hoppas|tycker|säger|förklarar|uppger|skriver|tror|märks|noteras|möter|verkar|varierar"
    r"|skiljer|växer|präglas|kännetecknas|antas|kallas|benämns|nämns|påpekar|bidrar|betonar|understryker|bedöms|anses"
    r"|främjar|värnar|strävar|eftersträvar|välkomnar|önskar|planerar|föreslår|hänvisar|syftar|handlar|fungerar|lotsar"
)
# What is, no doing
_STATE = (
    r"är|har|finns|innebär|utgör|ökar|minskar|behöver|består|saknar|saknas|ligger|pågår|beräknas|når|arbetar|blir"
    r"|gör|bygger|omfattar|uppgår|avser|gäller|förutsätter|förutsätts"
)
_NO_DOING = regex.compile(rf"{_STATE}|{_THOUGHT}")
_NO_STATE = regex.compile(_THOUGHT)
_PARTICLES = frozenset(("in", "ut", "upp", "ned", "ner", "bort", "fram"))
_BEFORE_INFINITIVE = frozenset(("fick", "kunde", "skulle", "ska", "kan", "får", "måste", "bör"))
_OPENERS = frozenset(("som", "vilka", "att", "hur", "vilket"))
# "Genom att rekvirera medel godtar mottagaren villkoren"
_BY_DOING = regex.compile(
    r"Genom att (?:rekvirera|ta emot|ansöka|söka|underteckna|skriva under|acceptera|godkänna|skicka in|lämna in)\b"
)
_AUXILIARY = frozenset(("är", "har", "hade", "fått", "vill", "kan", "får", "ska", "måste", "bör"))
_PRINTED = regex.compile(r"\S+")
_OPENS_QUESTION = regex.compile(
    r"(?:Om|När|Då|Eftersom|Så[ ]länge|För[ ]att|Innan|Medan|Efter[ ]att|Trots[ ]att)\b"
)
# A sentence that begins with anything but its subject; so does "Resterande medel" where the verb is followed by one
_FRONTED = regex.compile(rf"(?:{ADVERBIAL}|Upp[ ]till|Sammanlagt|Totalt|Tillsammans|Resterande)\b")
# What may stand right before the verb: a definite noun, a name, a pronoun, an abbreviation
_NOMINAL = regex.compile(
    r"(?:\d{4}|(?:\p{L}|-)+(?:en|et|an|na|rna|n)|\p{Lu}[\p{L}:-]*|(?i:ni|vi|du|den|det|man|de|dessa|denna|detta|part"
    r"|parter"
    r"|parterna|\p{L}*(?:tagare|sökande|ägare|givare|ledare|företagare|hållare)|\p{L}+huvudman|kommun|stad|landsting|förbund|\p{L}+mottagning|revisor|\p{L}+utförare|sökande|\p{L}*(?:direktör|chef|ordförande|rektor)"
    r"|\p{L}*(?:ram|summa|belopp|bidrag|stöd|medel|ersättning)))"
)
# "Stipendiaten berättar skriftligt hur pengarna har använts"
_TELLS_OF_USE = regex.compile(
    r"\p{L}+ (?:[\p{L}]+ ){0,4}(?:hur|vad) (?:\p{L}+ )?\p{L}*(?:peng|bidrag|stöd|medl|stipendi)"
)
_FEW = 5
_PASSIVE = regex.compile(r"\p{Ll}{2,}[^aeior]s")
_TO_DO = regex.compile(r"\p{Ll}{2,}a")
_ROLE = regex.compile(r"\p{Ll}*(?:sökande|mottagare|ägare|givare|huvudman|ledare|företagare|arbetsgivare|hållare)")
_QUANTIFIER = regex.compile(
    r"(?:Varje|Vardera|Respektive|En|Ett|Part|Någon|Ingen|Minst|Högst|Endast)\b", regex.IGNORECASE
)
_PLURAL_BEFORE = regex.compile(r"(?i:alla|samtliga|de|dessa|flera|många|vissa|andra|båda|övriga|två|tre|fyra|nya)")
# Verbs that no noun looks like, whatever stands before them
_SURE = regex.compile(
    r"\p{Ll}{3,}(?:(?<!(?:er|ar|or|e)n)as|ggs)|(?:in|av|ut|upp|över|till|för)\p{Ll}*(?:ges|nds|lls|gs|ljs)|täcks|ersätts|godkänns|godtas|omfattas|bekostas|medges|fortsätter|ansöker|söker|rekvirerar|redovisar|lyfts|tas|ges|skrivs|sätts|läggs|dras|förs|hålls|söks|är|görs|sker|gäller|krävs|utgår|ingår|vilar|avgörs|förutsätter|fordrar|kräver|utgör|ger|varar|\p{Ll}{2,}(?:erar|kommer|håller)"
)
# The verb of a relative clause without its "har": "som inte slutförts", "som ej upparbetats"
_SUPINE = regex.compile(r"\p{Ll}{3,}(?:[aits]ts|r[tn]s|[ai]t|tt)")
_NAMED_PLACE = regex.compile(r"(?:kommun|stad|län|läns|landsting|region)\b")
# "har full insyn i", "har ansvar för": owned or owed
_OWNS = regex.compile(
    r"[ ](?:\p{L}+[ ])?(?:ansvar\p{L}*|rätt|skyldighet|tillgång|insyn|\p{L}*möten?|nyttjanderätt|äganderätt"
    r"|tolkningsföreträde)\b"
)
_NEXT_SUBJECT = regex.compile(
    r"(?:ni|vi|du|de|den|det|man|en|ett|dessa|varje|respektive|parterna|\p{Lu}\p{L}+|\d[\d ]*"
    rf"|{DEFINITE}|\p{{Ll}}*(?:ränta|antal|kostnader|medel|bidrag|stöd|ersättning|belopp))\b"
)
# "medges anstånd", "utgår ersättning": a bare noun, no preposition or adverb
_BARE_NOUN = regex.compile(
    r"(?!(?:inte|också|även|till|från|efter|under|genom|enligt|endast|normalt|alltid)\b)\p{Ll}{5,}"
)

# "skickar du till länsstyrelsen som granskar den": what another does with it
_ASIDE = regex.compile(r"[ ]som(?=[ ]\p{Ll}{3,}(?:[ae]r|as)[ ])")
_SUBJECT = regex.compile(
    r"[ ](?:(?:ni|vi|du|den|det|de|man|\p{Lu}[\p{L}:-]+)\b|(?:\p{L}+[ ])?[\p{L}:-]+(?:en|et|an|na)\b)"
)


# "Det är alltid kommunen som söker": who does it, said first
_CLEFT = regex.compile(
    r"Det är (?:(?:alltid|endast|bara|enbart|normalt) )?"
    r"(?P<who>(?!viktig|nödvändig|bra\b|möjlig|inte|ett\b|en\b)[\p{L}-]+(?: [\p{L}-]+){0,4}?)"
    r" som (?P<verb>\p{Ll}+)\b"
)


def present_clause(sentence: str) -> Clause | None:
    """The main clause in the present tense that tells of a doing; None where none is told for certain."""
    return _unless_told(_cleft(sentence, _NO_DOING) or _main_clause(sentence, _NO_DOING))


def stated_clause(sentence: str) -> Clause | None:
    """The same where what is counts too: "Stödet är skattepliktigt", "Utbetalning förutsätter att ..."."""
    return _unless_told(_cleft(sentence, _NO_STATE) or _main_clause(sentence, _NO_STATE))


def tells_of_present(sentence: str) -> bool:
    """True where any word is a verb of the present tense, whichever clause it belongs to."""
    return any(_is_verb(word.group().strip("(),;."), _NO_STATE) for word in _PRINTED.finditer(sentence))


def _unless_told(clause: Clause | None) -> Clause | None:
    """The clause, unless somebody else than the reader describes something: "Här beskriver du ..." is a step."""
    if clause is None or not clause.predicate.startswith(("beskriver", "berättar", "visar")):
        return clause
    if _TELLS_OF_USE.match(clause.predicate):
        return clause
    return clause if (clause.subject or "").casefold() in {"du", "ni"} else None


def _cleft(sentence: str, excluded: regex.Pattern[str]) -> Clause | None:
    """The clause of "Det är kommunen som söker"; None of other sentences."""
    who = _CLEFT.match(sentence)
    if who is None or not _is_verb(who["verb"], excluded):
        return None
    trigger = Trigger(Modality.STATEMENT, who.start("verb"), who.end("verb"), subordinate=False)
    return Clause(trigger, who["who"], sentence[who.start("verb") :])


def _main_clause(sentence: str, excluded: regex.Pattern[str]) -> Clause | None:
    words = list(_PRINTED.finditer(sentence))
    if _begins_with_a_clause(sentence, words, excluded):
        return _after_a_clause(sentence, words, excluded)
    fronted = _FRONTED.match(sentence) is not None
    relative = closed = False
    alone = SUBJUNCTION.search(sentence) is None
    for i in range(1, min(len(words), 24)):
        # "Ofullständig ansökan återsänds."; at the end of a long sentence stands the verb of a clause beside it
        word, before = (
            words[i].group().strip("(),;." if i < _FEW or alone else "(),;"),
            words[i - 1].group().strip("()"),
        )
        if word in _OPENERS and not (
            _names_role(words, i)
            or (not fronted and _says_what_of(words, i))
            or (i == 1 and _BY_DOING.match(sentence))
        ):
            if word != "som" or closed:
                return None
            relative = True
            continue
        if relative and (
            _is_form(word) or word in _AUXILIARY or _SUPINE.fullmatch(word)
        ):  # the relative clause's own
            relative, closed = False, True
            continue
        following = words[i + 1].group() if i + 1 < len(words) else ""
        owns = word == "har" and excluded is _NO_STATE and _OWNS.match(sentence, words[i].end()) is not None
        owns = owns or (word == "hör" and words[0].group() == "Till")  # "Till ansökan hör ett bokslut"
        if before in _BEFORE_INFINITIVE or not (_is_verb(word, excluded) or owns):
            continue
        bare = following in {"en", "ett"} or _BARE_NOUN.match(following) is not None
        passive = (word.endswith("s") or word in {"hör", "ingår", "följer"}) and bare
        if fronted and (_NEXT_SUBJECT.match(following) or passive or following == "att"):
            return _clause(sentence, words, i, subject_after=True)
        if not fronted and (closed or _may_precede(words, i, before)):
            return _clause(sentence, words, i, subject_after=False)
    return None


def _begins_with_a_clause(sentence: str, words: Sequence[regex.Match[str]], excluded: regex.Pattern[str]) -> bool:
    """True where a condition comes before the main clause: "Om ...", "Uppstår fördyringar ..."."""
    then = len(words) > 2 and words[0].group() == "Då" and _is_verb(words[1].group(), excluded)
    if not words or (_OPENS_QUESTION.match(sentence) and not then):
        return True
    first = words[0].group()
    named = len(words) > 1 and _NAMED_PLACE.match(words[1].group()) is not None  # "Halmstads kommun"
    supposed = _is_form(first.lower()) or VERB_FIRST.match(sentence) is not None
    joined = len(words) > 1 and words[1].group() in {"och", "eller", "samt"}  # "Matcher och tävlingar"
    return first[:1].isupper() and supposed and len(words) > 2 and not (named or joined)


def _after_a_clause(
    sentence: str, words: Sequence[regex.Match[str]], excluded: regex.Pattern[str]
) -> Clause | None:
    """The verb after a clause of condition: "Uppstår fördyringar bär Trafikverket dessa"."""
    for i in range(2, min(len(words) - 1, 22)):
        word, following = words[i].group().strip(","), words[i + 1].group()
        relative = words[i - 1].group() in _OPENERS  # "kostnader som motsvarar bidraget"
        if (
            not relative
            and _is_verb(word, excluded)
            and _NEXT_SUBJECT.match(following)
            and not words[i].group().endswith(",")
        ):
            return _clause(sentence, words, i, subject_after=True)
    return None


def _names_role(words: Sequence[regex.Match[str]], i: int) -> bool:
    """True for "som" before what somebody is: "Du som sökande kallar"."""
    return words[i].group() == "som" and i + 1 < len(words) and _ROLE.fullmatch(words[i + 1].group()) is not None


def _says_what_of(words: Sequence[regex.Match[str]], i: int) -> bool:
    """True for "att" before what a noun is for: "Det lägsta beloppet att söka är ..."."""
    return words[i].group() == "att" and i + 1 < len(words) and _TO_DO.fullmatch(words[i + 1].group()) is not None


def _is_form(word: str) -> bool:
    noun = word.endswith("er") and is_actor(word)  # "medfinansiärer", "aktörer"
    return _FORM.fullmatch(word) is not None and not noun and _NO_VERB.fullmatch(word) is None


def _is_verb(word: str, excluded: regex.Pattern[str]) -> bool:
    return (_is_form(word) or word == "är") and excluded.fullmatch(word) is None


def _may_precede(words: Sequence[regex.Match[str]], i: int, before: str) -> bool:
    if _PLURAL_BEFORE.fullmatch(before) or before in _PARTICLES:  # "köpa in tjänster": no verb behind it
        return False
    if i == 1:
        return before[:1].isupper() and _QUANTIFIER.fullmatch(before) is None
    if _SURE.fullmatch(words[i].group().strip("(),;")):
        return True
    # "Indirekta kostnader täcks"
    if _PASSIVE.fullmatch(words[i].group().strip("(),;.")) and i <= _FEW and thing_of(before) is not None:
        return True
    return _NOMINAL.fullmatch(before) is not None or _QUANTIFIER.match(words[0].group()) is not None


def _clause(sentence: str, words: Sequence[regex.Match[str]], i: int, *, subject_after: bool) -> Clause:
    start, stop = words[i].start(), words[i].start() + len(words[i].group().strip("(),;."))
    if subject_after:
        found = _SUBJECT.match(sentence, stop) or regex.match(r"[ ]\S+", sentence[stop:])
        subject = found.group().strip(" ,.") if found else None
    else:
        subject = regex.split(r"[ ]som[ ]|,", sentence[:start].strip())[0].strip() or None
    trigger = Trigger(Modality.STATEMENT, start, stop, subordinate=False)
    return Clause(trigger, subject, _ASIDE.split(sentence[start:], maxsplit=1)[0])
