"""The verbs that bind, and how: "ska", "får inte", "har rätt att", "betalas ut".

Data for ``clauses``, which tells where each stands: the name of the group that matches is a key of ``MODALITY``.
Holds no rule but its patterns, and knows nothing of grants beyond the verbs that are done with them. Where a verb
counts by what stands before it, the pattern looks for the verb first: to look back from each word takes long.
"""

from __future__ import annotations

import regex

from schemas.vocabulary import Modality

# Between a verb and its "inte" or its "rätt att" stands at most a subject: no other verb, no other clause.
_GAP = (
    r"(?:[ ](?:varje|respektive)[ ]\p{L}+)?"
    r"(?:[ ](?!(?:om|som|att|och|eller|när|för|till|får|ska|skall|kan|måste|bör)\b)"
    r"(?!\p{L}+(?:[^n\s]a|as)\b)[\p{L}\d:()/-]+|[ ](?:som|i)[ ]princip){0,4}?"
)
_WORDS = r"(?:[ ][^\s,.;]+){0,6}?"

# "är undantagna från kravet på ...": free of it, not left out
_FROM_DUTY = r"[ ]från[ ](?:\p{L}+[ ]){0,3}?\p{L}*(?:krav|regel|regler|skyldighet|villkor)\p{L}*"
# e.g. "får inte användas", "får medlen inte", "är inte tillåtet"; not "ska återbetalas om de inte"
_MUST_NOT = rf"""
    (?: får | ska | skall | kan | bör ) {_GAP} [ ] (?: inte | ej | aldrig | varken )\b
      (?! [ ] (?:något[ ]|några[ ])? (?:besked|svar|veta|information)\b )
      (?! [ ] (?:förbruka|utnyttja|nyttja|upparbeta|rekvirera|redovisa|utbetala|återbetala|besluta|utbetal)
        (?:de|da|d|t)\b )
  | (?= inte | ej | aldrig ) (?<= \batt [ ] [^,.]{{0,60}} ) (?: inte | ej | aldrig ) [ ] (?: får
      | kan (?=[ ](?:få|söka|ansöka|rekvirera|använda|komplettera|ingå|räknas|tas[ ]med)\b) ) \b
  | (?: får | ska | kan ) [ ] [^.,]{{3,80}}? [ ] (?: inte | ej ) (?=[ ](?:överstiga|understiga)\b)
  | (?: får | ska ) [ ] (?:ingen|inget|inga) (?=[ ][^.,]{{3,50}}?[ ]\p{{Ll}}{{3,}}as\b)
  | kan [ ] till [ ] exempel [ ] (?: inte | ej ) \b
  | (?: ger | beviljar ) [ ] (?: inte | ej ) \b | (?: inte | ej ) [ ] (?: ger
    | beviljar ) (?=[ ](?:\p{{L}}+[ ])?(?:bidrag|stöd|medel)\b)
  | går {_GAP} [ ] (?: inte | ej ) (?=[ ](?:längre[ ])?att\b)
  | (?<= \batt [ ] [^,.]{{0,30}} ) (?: inte | ej ) [ ] (?:längre[ ])? går (?=[ ]att\b)
  | är [ ] (?:det[ ])? förbjud(?:et|en|na) \b
  | är [ ] (?:det[ ])? (?: inte | ej ) [ ] (?: tillåt(?:et|en|na) | behörig[at]? | möjligt | berättigad\p{{L}}* )
  | har {_GAP} [ ] (?: inte | ej | ingen ) [ ] (?:längre[ ])? rätt \b
  | (?: omfattar | omfattas | gäller | avser | täcker | ersätter | ersätts | godtas | godkänns | bekostas
      | medges | beviljas | finansieras
    | lämnas | ges | stöds | utgår | berättigar ) [ ] (?:dock[ ]|däremot[ ])? (?: inte | ej | aldrig )\b
  | (?i: inte | ej ) [ ] godkända [ ] är | (?: utesluts | undantas | är[ ](?:uteslut|undantag)(?:en|et|na) )
      (?!{_FROM_DUTY}) \b
      | kommer [ ] inte [ ] i [ ] fråga\b
      | finns {_GAP} [ ] (?: inte | ej | inget | ingen ) \b (?= [^.]{{0,20}} \b (?:utrymme|möjlighet)\b )
      | (?= finns ) (?<= (?i:utrymme|möjlighet)\b [^.]{{0,60}} ) finns {_GAP} [ ] (?: inte | ej ) \b
      | (?: ligger | faller ) [ ] utanför \b (?= [ ] (?:denna[ ]|detta[ ])?(?:utlysning|satsning|bidrag
        |stöd|\p{{L}}*medl)\p{{L}}* | [.,] | $ )
      | får [ ] (?:inget|inga|ingen) [ ] mer \b
      | saknar [ ] (?:\p{{L}}+[ ])? rätt \b | äger [ ] (?:inte|ej|icke) \b
      | får [ ] (?:(?:du|ni|de|\p{{Ll}}+(?:en|et|na))[ ])? (?: ingen | inget | inga | inte [ ] del ) \b
        (?= [^.]{{0,30}} \b (?:del\b|\p{{L}}*(?:bidrag|medel|stöd|ersättning|pengar)) )
"""
# "behöver inte" frees from a duty
_NEED_NOT = (
    rf"(?: behöver | måste ) {_GAP} [ ] (?: inte | ej )\b"
    r"| räcker (?=[ ](?:det[ ])?att\b) | slipper | (?:ansvarar|svarar)[ ](?:inte|ej)(?=[ ]för\b)"
    r" | behöver [ ] \p{Ll}{3,}(?:en|et|na) [ ] (?: inte | ej )\b"
    rf" | (?:är|blir) {_GAP} [ ] (?: inte | ej ) [ ] (?: (?:återbetalnings)?skyldig | ansvarig "
    rf"| förpliktad )\p{{L}}*"
    r" | (?: inte | ej ) [ ] behöver \b | är [ ] inget [ ] krav\b | kräver [ ] (?:\p{L}+[ ])? inte \b "
    r"| behövs [ ] (?:ingen|inget|inga)\b"
)
# e.g. "ska", "är skyldig att", "ansvarar även för", "ger Skolverket i uppdrag att", "Sista dag för ansökan är"
_MUST = rf"""
    (?: ska | skall | måste | åligger | åläggs
      | krävs (?![ ](?:\p{{L}}+[ ]){{0,3}}?(?:tillbaka|åter|in)\b) | fordras | (?<! det[ ] | så[ ] | när[ ]
        | om[ ] ) behövs
      (?=[ ](?:\p{{L}}+[ ]){{0,4}}?\p{{L}}*(?:dokument|intyg|underlag|kopia|bilag|handling|redovisning|ansökan
        |uppgift|fullmakt|tillstånd|bygglov|beslut|plan\b))
      | åtar[ ](?:sig|er|dig|oss) | förplikt(?:ig)?ar[ ]sig ) \b
  | är [ ] (?:[^.,:]{{3,60}}[ ])? obligatorisk(?:t|a)? \b
  | är [ ] (?:det[ ])? (?:också[ ]|även[ ]|dessutom[ ])? nödvändigt (?=[ ]att\b)
  | behövs (?=[ ](?:dessutom[ ]|också[ ]|även[ ])?
      (?:(?:minst|fler)\b|(?:en|ett)[ ](?:\p{{L}}+[ ])?(?:e-legitimation|konto)\b))
  | förbinder {_GAP} [ ] (?:sig|dig|er|oss) | behöver \b
  | ber [ ] (?:er|dig) (?=[ ](?:\p{{L}}+[ ]){{0,2}}?att\b)
  | (?: är | blir ) {_GAP} [ ] (?: skyldig[at]? | pliktig[at]? | förpliktad[e]?
    | återbetalnings(?:skyldig|pliktig)[at]? | ansvarig[at]?(?=[ ](?:för|från|inför|gentemot|[–-])|[.,])
      | ett[ ](?:krav|villkor) | [\p{{L}}, ]{{3,40}}s[ ]ansvar(?=[ ]att\b) ) \b
  | (?: ansvarar | svarar ) (?:[ ]\p{{L}}+){{0,3}}? [ ] för \b | har [ ] att \b | ankommer [ ] på \b
  | har {_GAP} [ ] (?:ett[ ])? \p{{L}}*ansvar(?:et)? \b (?=[ ](?:för|att)\b)
    | kräver (?=[ ](?:(?:återrapport|redovisning)\p{{L}}*|att|in)\b)
  | (?= menas | avses ) (?<= ^Med[ ](?:stöd|bidrags|ersättnings)(?:berättigande|grundande|gill)[^.]{{0,40}}[ ] )
    (?:menas|avses) (?=[ ]att\b)
  | (?= är ) (?<= (?i:förutsättning|villkor(?:et)?|krav(?:et)?) [^.]{{0,80}} ) är (?=[ ](?:bland[ ]annat[ ]|också[ ]
    |dock[ ])?att\b)
  | (?: ger? | ges | lämnar | får ) {_WORDS} [ ] i [ ] uppdrag \b | uppdrar? [ ] (?:åt|till) | uppdras [ ] åt
  | (?: återbetalas | återrapporteras | betalas [ ] (?:tillbaka|åter)
      | (?: sparas | bevaras ) (?=[ ][^.]*\bår\b) ) \b
  | (?<! utbetalning[ ] | utbetalningen[ ] | utbetalningarna[ ] | utbetalningar[ ] | betalning[ ] )
    (?: lämnas | sker | görs | skickas | redovisas | redovisar | rekvireras | rekvirerar | inkommer
      | insänds | upprättas
      | (?:an)?söker | återrapporterar | rapporterar | återbetalar | lämnar ) \b (?= [^.]{{0,120}} \b senast \b )
  | (?= att ) (?<= ^ (?:Dokument|Handlingar|Bilagor|Uppgifter|Underlag) [ ] )
    att [ ] (?: (?:in)?lämnas? | bifogas? | redovisas? | skickas? ) \b
  | vill [ ] vi [ ] (?:även[ ]|också[ ])? (?:ha|se|få) \b | vill [ ] ha (?= [^.]{{0,60}} \b senast\b )
  | anmäler \b (?= [^.]{{0,120}} \b (?:senast|före[ ]den|innan[ ]den) \b )
  | (?: återbetalar | återrapporterar | återlämnar ) \b
  | (?= [lsg] ) (?<= (?i: redovisning | rapport )\p{{L}}*[ ] ) (?: lämnas | sker | görs | skickas )\b
    (?![ ](?:ingen|inget|inga|inte)\b)
  | (?= [is] ) (?<= (?i: ansökan | rekvisition(?:en)? | redovisning(?:en)? | \p{{L}}*rapport(?:en)? )[ ] )
    (?: insänds | sänds | skickas | inges ) \b
"""
_SHOULD = (
    r"(?: är[ ](?:det[ ])?(?:(?!inte|ej)\p{Ll}+[ ]){0,2}viktigt"
    r"(?=[ ]att[ ](?:(?:du|ni)[ ](?!läs|känn|vet|planer|funder|tänk|är\b|har\b)"
    r"|(?:\p{Ll}+[ ])?(?:\p{Ll}{3,}a|ha)[ ]|(?:er|ert|era|din|ditt|dina)[ ]|\p{Ll}*(?:projekt|ansökan|insats"
    r"|åtgärd)(?:et|en|erna)?[ ]))"
    r" | bör | borde | rekommenderas | uppmanas | rekommenderar | uppmanar ) \b"
)
# e.g. "får", "har rätt att", "har kommunerna möjlighet att"; "får ett bidrag" is no permission
_MAY = rf"""
    (?= är ) (?<= (?i: behörig[at]? | (?:stöd|bidrags)berättigad[et]?
      | (?:stöd|bidrags)?berättiga[dn]de )\b [^.]{{0,40}} ) är \b |
    (?: får | kan | må ) \b
  | är [ ] (?:det[ ])? upp [ ] till \b (?= [^.]* [ ] att [ ] (?:avgöra|bestämma|besluta|välja)\b )
  | äger (?=[ ](?:\p{{L}}+(?:en|et|er)[ ])?(?:att\b|häva\b|säga[ ]upp\b|ta[ ]del\b|få\b
      |begära\b|\p{{Ll}}{{4,}}(?:ra|la|ka|va|na|ga)\b))
  | har {_GAP} [ ] (?: rätt | möjlighet | mandat ) [ ] (?: att | till ) \b
  | (?: äger | ges | ger ) {_GAP} [ ] (?: rätt | möjlighet ) [ ] (?: att | till ) \b
  | finns {_GAP} [ ] möjlighet [ ] (?: att | till ) \b
  | går [ ] (?:det[ ])? (?:även[ ]|också[ ])? bra [ ] att \b
  | går (?=[ ](?:det[ ])?(?:även[ ]|också[ ]|bara[ ]|endast[ ])?
      att[ ](?:söka|ansöka|rekvirera|använda|få|kombinera)\b)
  | har [ ] [^.]{{4,50}} [ ] på [ ] (?:sig|er|dig) (?=[ ]att\b)
  | är {_GAP} [ ] (?: tillåt(?:et|en|na) | möjligt | berättigad[et]? | behörig[at]? | välkom\p{{L}}+[ ]att ) \b
"""
_WILL = (
    r"(?: (?:även|också|löpande|endast) [ ] )? (?: fattas | ske | fakturera\p{L}* | betala\p{L}* "
    r"| utbetala\p{L}* | fördela\p{L}* | fortgå | pågå | gälla | gå[ ]till"
    r" | meddela\p{L}* | informera\p{L}* | ge[ ](?:instruktioner|anvisningar|information)\p{L}* "
    r"| återkräva\p{L}* | kräva\p{L}* | begära\p{L}* | pröva\p{L}* | besluta\p{L}*"
    r" | skicka\p{L}* | publicera\p{L}* | rekvirera\p{L}* | lämna\p{L}* | bevilja\p{L}* | följa[ ]upp "
    r"| följas[ ]upp | granska\p{L}* | behandla\p{L}* | handlägga\p{L}* | göra[ ]stickprov | dra\p{L}*[ ]in "
    r"| justera\p{L}* )"
)
# What happens to money, by nobody's duty: "betalas ut", "förfaller", "kommer att fakturera"
_STATEMENT = rf"""
    (?: avslås | avvisas | (?: prövas | behandlas ) [ ] (?:inte|ej) ) \b |
    (?: utbetalas | betalas [ ] (?:(?!som|att|om)\p{{L}}+[ ]){{0,9}}? ut
        | betalar [ ] (?:\p{{L}}+[ ]){{0,5}}? ut | utbetalar ) \b
  | (?: förlorar | går {_WORDS} [ ] (?:förlorad\p{{L}}* | miste [ ] om) | sker | görs | verkställs | uppgår [ ] till
    | rekvirerar | redovisar | söks | ges
      | öppnar | stänger | går[ ]före | betraktas | räknas | kombineras ) \b
  | används | erläggs | beräknas (?=[ ](?:(?:utifrån|efter|på|med|enligt)\b|\d[\d ,]*(?:kronor|kr|tkr|mnkr
    |mkr|miljon)))
    | är [ ] till (?=[ ]för\b)
      | utgår (?=[ ](?:med|för|till|under[ ]förutsättning|i[ ]form|endast|bara)\b)
      | sätts [ ] ned
      | sätter {_WORDS} [ ] ned\b | tas [ ] ut\b | (?:går|gick) (?=[ ]till\b) | är [ ] avse(?:dd|dda|tt) \b
      | (?: riktar [ ] sig | är [ ] rikta(?:d|t|de) ) [ ] till | löper
  | ställs [ ] till [ ] \p{{L}}+ [ ] (?:förfogande|disposition)
  | ställer (?=[ ][^.]{{3,80}}[ ]till[ ][^.]{{3,60}}[ ](?:förfogande|disposition)\b)
    | finns (?=[ ](?:det[ ])?(?:[\p{{L}}\d]+[ ])?(?:ansöknings|rekvisitions|redovisnings)(?:omgång|tillfäll|period))
    | är {_GAP} [ ] tänk(?:t|ta|da) (?=[ ](?:att|för|till)\b) | sträcker [ ] sig | betalar \b
    | bidrar {_WORDS} [ ] med\b
      | betalas (?=[ ](?:i|månads\p{{L}}*|kvartals\p{{L}}*|efter)\b)
  | omfattar (?=[ ](?!totalt|sammanlagt|cirka|ca|\d|högst|minst)) | står [ ] för | föreslås | föreslår
  | (?<= (?i: ansökan | (?:del|slut|läges)?(?:redovisning|rapport|rapportering)(?:en)? | rekvisition(?:en)? )[ ] )
      gör (?=[ ](?:du|ni)\b)
  | (?: ger | lämnar | beviljar ) (?=[ ](?:\p{{L}}+[ ]){{0,2}}(?:bidrag|stöd|ersättning)[ ](?:till|för)\b)
  | gör (?=[ ](?:\p{{L}}+[ ])?(?:stickprov|kontroll|besök|uppföljning)\p{{L}}*)
  | höjs | sänks | följer [ ] upp | är (?=[ ](?:också[ ]|även[ ])?(?:den[ ])?sista[ ]\p{{L}}*(?:dag|datum))
  | (?= bedöms ) (?<= (?i:ansökan|ansökningar|ansökningarna|ansökningen)[ ] ) bedöms
      | bedöms (?=[ ](?:inkomna|alla|samtliga)[ ]ansökningar)
  | är [ ] (?:inte[ ]|ej[ ])? (?:i[ ]sig[ ])? (?:en[ ]|ett[ ])? (?: (?:bidrags|stöd)(?:berättiga|grundande)\p{{L}}*
      | ersättningsgill\p{{L}}* )
  | är (?=[ ](?:inte|ej)[ ](?:ett[ ])?(?:stöd|bidrag)[ ](?:till|för)\b) | utgör (?=[ ](?:högst|\d))
    | dras [ ] (?:av|ifrån)
  | beslutar [ ] (?:härmed[ ])? att [ ] (?: bevilja | fördela | betala | anvisa | avsätta | lämna
    | tilldela | ge | reservera
      | använda | utbetala | ställa )
  | (?= är ) (?<= (?i:bidrag|stöd|belopp|ersättning|nivå|peng)(?:et|en)? [ ] )
      är (?= [ ]\d[\d ,.]*(?:kr|tkr|mn?kr|milj|proc|%))
  | avser (?=[ ]att[ ](?:vara|ge|stödja|stimulera|främja|täcka|underlätta|möjliggöra|uppmuntra|bidra)\b)
  | fastställs | bestäms | förs [ ] över | förs? [ ] (?:tillbaka|åter) | innehålls
  | delar (?= [ ]på\b ) | tillskjuter | ersätts (?= [ ]med\b )
    | är (?= [ ](?:högst|lägst|minst|maximalt|begränsa\p{{L}}+) \b )
    | (?: gäller | avser ) (?! (?:[ ](?:också|även|fortfarande|alltid|därför|i[ ](?:samtliga|alla)[ ]fall))* ,? [ ]
      (?:att|dock|för[ ]att) \b )
  | (?: förfaller | upphör | fördelas | fördelar | beviljas | beviljar | reserveras | avsätts | avsätter | tilldelas
      | lämnar | återkrävs | återkräver | krävs [ ] (?:\p{{L}}+[ ]){{0,3}}? (?:tillbaka|åter|in)
        | hålls [ ] inne | dras [ ] in | minskas | justeras
      | belastar | baseras | lämnas | prövas | godkänner | fastställer | faktureras | fakturerar
      | disponeras | disponerar | viker | anvisas | anvisar | redovisas | rekvireras | finansieras ) \b
  | (?<= ^ | ^Den[ ] ) (?i: (?:sista|senaste) [ ] (?: (?:ansöknings|rekvisitions|redovisnings|inlämnings)?
      (?:dag|dagen|datum) ) ) \b
  | kommer {_WORDS} [ ] att [ ] {_WILL} \b
  | blir {_WORDS} [ ] giltig[at]? \b | träder [ ] i [ ] kraft | gäller (?=[ ](?:från|till|under|för|tills
    |t\.o\.m|fr\.o\.m)\b)
  | omfattas \b (?= [^.]{{0,160}} \b oavsett \b )
  | är [ ] öpp(?:en|et|na) (?=[ ](?:till|från|för|t\.o\.m|mellan|den|\d+)\b)
  | har [ ] (?:den[ ]\d{{1,2}}[ ]\p{{L}}+[ ](?:\d{{4}}[ ])?|nu[ ]|även[ ])? beslutat [ ] att
      [ ] (?: bevilja | fördela | avsätta | anvisa | tilldela | ge ) (?=[ ].{{0,40}}\d)
  | (?: fryser | brinner ) [ ] inne | medger | bemyndigar
  | går [ ] (?:tillbaka|åter) \b | återgår (?![ ][^.,]*\bnivå) | återsänds | tillfaller | tillförs | bärs [ ] av
  | insänds | insändes
    | återförs | tilldelar
  | är {_GAP} [ ] godkän(?:d|t|da)\b
  # any other passive, which counts only with money or a paper as its subject: "Överskottet delas"
  | (?= \p{{Ll}}{{3,}}as\b )
    (?! (?: deras | allas | vilkas | bådas | andras | \p{{Ll}}*(?:er|ar|or|e)nas | beräknas | väntas
      | förväntas | antas
      | uppskattas | visas | presenteras | behövas | bedömas | saknas | finnas ) \b ) \p{{Ll}}{{3,}}as \b
"""

TRIGGER = regex.compile(
    rf"""
    (?<![\p{{L}}-])
    (?:
        (?P<must_not> {_MUST_NOT} )
      | (?P<need_not> {_NEED_NOT} )
      | (?P<must> {_MUST} )
      | (?P<should> {_SHOULD} )
      | (?P<may> {_MAY} )
      | (?P<statement> {_STATEMENT} )
    )
    (?![\p{{L}}-])
    """,
    regex.VERBOSE,
)
MODALITY = {
    "must_not": Modality.MUST_NOT,
    "need_not": Modality.STATEMENT,
    "must": Modality.MUST,
    "should": Modality.SHOULD,
    "may": Modality.MAY,
    "statement": Modality.STATEMENT,
}
