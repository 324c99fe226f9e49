"""A sentence with whom it binds first: "Försäkring tecknar ni själva" is "Ni tecknar försäkring själva".

Used by ``reading`` before any rule is asked. Swedish may begin a main clause with its object, or lay a duty on
somebody ("Det åligger parten att"); said in the common order the same rules read both. It moves words and adds
none but "ska"; what stands first for another reason (a time, a place, a clause) stays.
"""

from __future__ import annotations

import regex

from parsers.conditions.openers import ADVERBIAL
from parsers.conditions.things import Thing, thing_of
from parsers.conditions.topics import is_actor
from parsers.conditions.verbs import VERB, Deed

# "Det åligger parten att ...", "Det står kommunen fritt att ...", "Det är inte tillåtet för er att ..."
_LAID_ON = regex.compile(
    r"Det (?:(?P<duty>åligger|ankommer på)|står(?=[^,.:]+ fritt)"
    r"|är (?P<not>inte |ej )?(?:(?P<can>möjligt)|tillåtet) för)"
    r" (?P<who>\p{L}[^,.:]{1,60}?)(?: fritt)? att (?=\p{Ll})"
)
# "Det är ett krav att föreningen har minst 30 medlemmar"
_DEMANDED = regex.compile(
    r"Det är (?:också |även )?ett (?:krav|villkor) att (?P<who>\p{L}[^,.:\d]{1,50}?)"
    r"(?<! som) (?P<verb>är|har|(?!efter\b|under\b|över\b|för\b)\p{Ll}{2,}(?:ar|er|ör|s))\b"
)
# "Därutöver har kommunen att redovisa ..."
_HAS_TO = regex.compile(
    r"(?<= )har (?P<who>ni|du|vi|(?:varje |den )?\p{Ll}+(?:en|et|na|an|la|nde)|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2})"
    r" att (?=\p{Ll}+a\b)"
)
# The same verb in more words
_IN_MORE_WORDS = (
    (regex.compile(r"^(?:Inte|Ej) senare än\b"), "Senast"),
    (regex.compile(r"\b(?:inte|ej) senare än\b"), "senast"),
    (regex.compile(r"\b(?:under|på) inga (?:omständigheter|villkor)\b"), "inte"),
)
# "får som regel inte", "är däremot inte tillåtet", "har i detta fall rätt": said between
_BETWEEN = regex.compile(
    r"(?<=\b(?:får|kan|ska|skall|måste|behöver|bör|är|har|ansvarar|svarar|utgår|\p{Ll}{2,}s)"
    r"(?: \p{Ll}+(?:en|et|na))?)"
    r" (?:heller|däremot|dock|emellertid|därför|normalt|\p{Ll}+(?:tså|ledes|ligen|vis)"
    r"|(?:i|som|under|av|enligt|vid|på|från|utan|trots)(?: (?!kan\b|ska\b)\p{Ll}+(?<!s|[aeiåäö]r)){1,3}?)"
    r"(?= (?:inte|ej|aldrig|skyldiga?|rätt att|tillåt(?:et|na)?)\b)"
)
# "ska klubbar som har fått bidrag inte använda": whom it tells of, behind the verb that binds
_TOLD_OF = regex.compile(
    r"(?<=\b(?:ska|skall|måste|får|kan|bör|behöver|är) \p{L}+(?: \p{L}+)?) som (?:\p{Ll}+ )?"
    r"(?:har|är|får|fick|\p{Ll}{2,}(?:ar|er|s)) [^,.:]{3,50}?(?= (?:inte|ej|aldrig|skyldig\p{L}*)\b)"
    r"|(?<=\b(?:vi|ni|du)) som \p{Ll}+(?= (?:inte|ej|aldrig)\b)"
)
# "Lämnas till föreningar som ...", below the name of the grant, which is what is given
_NAMED_ABOVE = regex.compile(
    r"^(?P<verb>Lämnas|Utgår|Ges|Söks|Beviljas|Fördelas|Betalas ut|Utbetalas|Rekvireras)"
    r"(?= (?:inte )?(?:till|med|för|av|hos|via|på|per|en|två|efter|enligt|endast|enbart|bara|högst"
    r"|årligen|löpande|senast)\b)"
    r"(?!.*, (?:ska|får|kan|måste|blir)\b)"
)
# "Vi ber er att vänta ..."
_WE_WANT = regex.compile(r"\bvill vi att (?P<who>ni|du) (?=\p{Ll})")  # "Blir ni sena vill vi att ni hör av er"
_WE_ASK = regex.compile(
    r"^Vi (?:ber|vill be) (?:er|dig|dig som [^.,]{3,40}|er som [^.,]{3,40}) (?:därför |också )?att (?=\p{Ll})"
)
_SOMEBODY = (
    r"(?:(?:\p{L}+s|behörig|varje|respektive) )?\p{L}*(?:are|chef|man|[^aeiouyåäös]en|[eaoiy]n|et|na"
    r"|ören|nde|tagare)"
)
# "skriver under", "betalar tillbaka"; "till" and "med" are particles only where nothing follows
_PARTICLE = (
    r"(?: (?:av|in|upp|ut|kvar|tillbaka|åter|igen|bort|fram)\b| (?:under|över|till|med)(?=[.,]|$"
    r"| (?:till|av|med|i|på|senast)\b))"
)
# What begins a sentence for another reason than being its object
_OPENS_ELSE = regex.compile(
    rf"(?:{ADVERBIAL}|Om|Så|Det|Vad|Hur|När|Innan|Endast|Mellan|Den (?:som|dag)|Alla (?:som|ni)|Samma) "
)
_NAMED = rf"ni|du|vi|man|{_SOMEBODY}"
_HOW = r"(?: (?:inte|ej|endast|bara|själv\p{L}*|också|även|alltid|genast|omgående|snarast|först))*"
_NO_VERB = r"(?:för|inför|utför|framför|utanför|under|över|efter|eller|gör|får)\b"
_VERB = regex.compile(
    rf" (?:(?P<modal>ska|skall|måste|får|kan|bör"
    rf"|behöver) (?P<whom>{_NAMED})(?P<not>{_HOW}) (?P<todo>\p{{Ll}}+a{_PARTICLE}?)"
    rf"|(?P<verb>(?!{_NO_VERB})\p{{Ll}}+(?:ar|er|ör)) (?P<who>{_NAMED})(?P<denied> inte"
    rf"| ej)?(?P<particle>{_PARTICLE})?)"
    r"(?P<rest>\b.*|$)"
)
_HAS_VERB = regex.compile(r"\b(?:\p{Ll}+(?:ar|er|[ai]ts|tts|as)|har|är|ges|får|kan)\b")
_OFFICER = regex.compile(r"(?:\p{L}{3,}[dlnst]are|chef|sekreterare|ombudsman)n?$")
_LONG = 110  # characters: no object that comes first is longer
_STOPS = regex.compile(r"[,.:;?]")
# "Uppstår överskott får föreningen ...": a condition without "om" comes first
_SUPPOSED = regex.compile(
    r"(?P<verb>\p{Lu}\p{Ll}*(?:[aeiåäö]r|as|s)|Vill|Kan) (?!(?:som|i|av|för|till|från|med|och|eller|samt|på"
    r"|vid|inom|under)\b)\p{Ll}"
)
# "Ordföranden skriver under redovisningen": one verb of two words
_SIGNS = regex.compile(
    r"(?<!, )\bskriv(?P<end>er|a|as|s)(?P<between> (?!av\b)\p{Ll}+)? under\b(?! (?:\p{Ll}*tiden|perioden|en"
    r"|ett|de|året|\d+)\b)"
)
_ENDS = {"er": "undertecknar", "a": "underteckna", "as": "undertecknas", "s": "undertecknas"}
# "när som helst", "så snart som möjligt": no clause begins there
_NO_CLAUSE = regex.compile(r" (?:när som helst|så (?:långt|snart|fort|tidigt|snabbt) som (?:det är )?möjligt)\b")
# "Väsentliga ändringar, till exempel byte av lokal, anmäls": said beside, no part of the clause
_ASIDE = regex.compile(
    r", (?:till exempel|t\.ex\.|exempelvis|bland annat|såsom|som till exempel) [^,.:]{2,70},(?= \p{Ll})"
)
# "kan, om det finns särskilda skäl, medge avsteg": a clause put in between the verbs
_PUT_IN = regex.compile(
    r"(?<=\b(?:ska|skall|måste|får|kan|bör)), (?:om|när|då|utöver|efter|oavsett|trots) [^,.:]{2,80},(?= \p{Ll})"
)
# "Redovisningen består av tre delar:", "Föreningen:": what leads a list whose items say what it holds or does
_CONSISTS = regex.compile(
    r"(?P<what>\p{L}*(?i:redovisningen|rapporten|ansökan|rekvisitionen)) (?:består av|omfattar|innehåller)"
    r"(?: följande| \p{L}+)?(?: delar| uppgifter)?(?=:)"
)
_BARE_LEAD = regex.compile(r"(?P<who>\p{Lu}\p{L}+(?:en|et|na|nde)): (?=\p{Ll}+(?:ar|er|ör|år)\b)")
# "ska då kunna visa": an adverb, no clause
_THEN = regex.compile(r"(?<=\b(?:ska|skall|måste|får|kan|bör)) då\b")
# "De handlingar som ska bifogas är dessa: ...": a list's lead with its duty put aside
_LISTS = regex.compile(
    r"(?:De|Det|Dessa|Följande) (?P<what>[\p{L} -]{3,40}?) som (?P<duty>(?:ska|skall|måste|behöver) [^:.]{3,60}?)"
    r"(?:,)? är(?: dessa| följande| det här)?(?=:)"
)
_READER = frozenset(("ni", "du", "vi", "man"))
_INFINITIVES = {"är": "vara", "har": "ha", "ger": "ge", "ser": "se", "sker": "ske", "finns": "finnas"}
_AS_SUBJECT = {"er": "ni", "dig": "du", "oss": "vi"}
# What only somebody does: what stands before such a verb, and is nobody, is its object
_BY_SOMEBODY = regex.compile(
    r"(?:ordnar|tecknar|väljer|utser|hämtar|behandlar|ansvarar|hanterar|sköter|ställer|bekostar|arrangerar"
    r"|godkänner|upprättar|beställer|avgör|skriver|sätter|köper|hyr|anställer|ersätter|tar|rekryterar|upphandlar"
    r"|bestämmer|svarar)\b"
)
_DONE = frozenset(
    (Deed.SIGN, Deed.GIVE_BACK, Deed.EXAMINE, Deed.KEEP, Deed.TELL, Deed.HAND_IN, Deed.APPLY, Deed.REPORT, Deed.PAY)
) | {Deed.DECIDE, Deed.DIVIDE, Deed.USE}


def plainly(sentence: str) -> str:
    """``sentence`` with the one who is bound before the verb, where the sentence begins otherwise."""
    sentence = _WE_ASK.sub("Ni ska ", _WE_WANT.sub(r"ska \g<who> ", sentence))
    sentence = _NAMED_ABOVE.sub(lambda m: f"Bidraget {m['verb'].lower()}", sentence)
    for words, said in _IN_MORE_WORDS:
        sentence = words.sub(said, sentence)
    sentence = _BETWEEN.sub("", sentence)
    laid = _LAID_ON.match(sentence)
    if laid:
        return f"{capital(_AS_SUBJECT.get(laid['who'], laid['who']))} {_bound_by(laid)} {sentence[laid.end() :]}"
    demanded = _DEMANDED.match(sentence)
    if demanded:
        verb = _infinitive(demanded["verb"])
        return f"{capital(demanded['who'])} ska {verb}{sentence[demanded.end() :]}" if verb else sentence
    sentence = _HAS_TO.sub(lambda m: f"ska {m['who']} " if is_actor(m["who"]) else m[0], sentence)
    sentence = _TOLD_OF.sub("", sentence)
    sentence = _THEN.sub("", _PUT_IN.sub("", _ASIDE.sub("", _NO_CLAUSE.sub("", sentence))))
    if ":" in sentence:
        sentence = _LISTS.sub(lambda m: f"{capital(m['what'])} {m['duty']}", sentence)
        sentence = _BARE_LEAD.sub(r"\g<who> ", _CONSISTS.sub(r"\g<what> ska innehålla", sentence))
    if not _OPENS_ELSE.match(sentence):
        turned = (_turned(sentence, match) for match in _VERB.finditer(sentence, overlapped=True))
        sentence = next(filter(None, turned), sentence)
    return _SIGNS.sub(lambda m: f"{_ENDS[m['end']]}{m['between'] or ''}", sentence)


def _infinitive(verb: str) -> str | None:
    """The infinitive of a verb in the present; None where its form does not tell."""
    if verb in _INFINITIVES:
        return _INFINITIVES[verb]
    return f"{verb}a" if verb.endswith("ör") else f"{verb[:-2]}a" if verb.endswith(("ar", "er")) else None


def _bound_by(laid: regex.Match[str]) -> str:
    """The verb that "Det åligger ... att" stands for."""
    if laid["duty"]:
        return "ska"
    return f"{'kan' if laid['can'] else 'får'}{' inte' if laid['not'] else ''}"


def _turned(sentence: str, verb: regex.Match[str]) -> str | None:
    """The sentence with its subject, which stands behind ``verb``, before it; None where it is no subject."""
    what = sentence[: verb.start()]
    relative = what.partition(" som ")[2]
    supposed = _SUPPOSED.match(what)
    if supposed and thing_of(supposed["verb"]) is None:
        return None
    if len(what) > _LONG or _STOPS.search(what) or (relative and _HAS_VERB.search(relative) is None):
        return None
    who = verb["whom"] or verb["who"]
    if not _acts(who, what):
        return None
    if verb["modal"]:
        return f"{capital(who)} {verb['modal']}{verb['not'] or ''} {verb['todo']} {_small(what)}{verb['rest']}"
    particle = verb["particle"] or ""
    if not _is_done(f"{verb['verb']}{particle}", who):
        return None
    return f"{capital(who)} {verb['verb']}{verb['denied'] or ''}{particle} {_small(what)}{verb['rest']}"


def _acts(who: str, what: str) -> bool:
    """Whether ``who`` is somebody and ``what`` is nobody."""
    what_is = thing_of(what)
    if who in _READER:
        return what_is is not Thing.READER
    somebody = is_actor(who) or _OFFICER.search(who) is not None
    return somebody and not is_actor(what.partition(" som ")[0]) and what_is is not Thing.SOMEBODY


def _is_done(verb: str, who: str) -> bool:
    """Whether the verb is one of what somebody does."""
    if who in _READER or _BY_SOMEBODY.match(verb):
        return True
    match = VERB.match(verb)
    return match is not None and Deed[str(match.lastgroup)] in _DONE


def capital(words: str) -> str:
    """``words`` as a sentence begins."""
    return words[:1].upper() + words[1:]


def _small(words: str) -> str:
    """As it stands within a sentence; an acronym stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def as_written(who: str | None, sentence: str) -> str | None:
    """Whom ``plainly`` put first, in the letters of the sentence: "kommunen" of "Planen ska kommunen visa"."""
    small = who[:1].lower() + who[1:] if who else who
    return small if who and small and who not in sentence and small in sentence else who
