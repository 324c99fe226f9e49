"""Classes of verbs and nouns, and the category that any of them makes, wherever in the clause it stands.

The last thing that ``categories`` asks, of clauses whose verb is in no class of ``verbs``: "Taket är ..." names a
size, "Landsting som önskar bidrag ska göra framställning ..." an object of applying. A class holds its words with
all their endings. It decides no modality and guesses nothing where no class fits.
"""

from __future__ import annotations

import re

from parsers.conditions.clauses import Clause
from parsers.conditions.topics import is_actor, is_money, is_work, stems
from schemas.vocabulary import Category

_GIVING_BACK = stems(
    r"åter(?:betal|kräv|krav|gå|lämna|för|ställ)\w* | inlever\w* | kräv\w*[ ](?:[^\W\d]+[ ])?(?:åter|tillbaka)\b"
    r"| (?:betala|lämna|föra|leverera)\w*[ ](?:[^\W\d]+[ ]){0,2}(?:igen|åter|tillbaka)\b | förlora\w* | förverka\w*"
    r"| avdrag\w* | dra(?:s|gs)?[ ](?:av|in|ifrån)\b | nedsätt\w* | sätt\w*[ ]ned\b | kvitta\w* "
    r"| häv(?:a|as|er|s)\b"
    r"| (?:håll|hålla|hålls|hållas)[ ]inne\b"
)
_EVIDENCE = stems(
    r"underlag\w* | räkenskap\w* | faktur(?:or|orna)\b | kvitto\w* | kvitton\w* | verifika\w* | verifikation\w*"
    r"| bokför\w* | handling(?:ar|arna)\b | dokumentation\w* | bokslut\w*"
)
_SHOWING = stems(
    r"inhämta\w* | bevara\w* | förvara\w* | spara\w* | arkivera\w* | visa\w* | uppvisa\w* | håll(?:a|as|er"
    r"|s)\b | tillgänglig\w*"
    r"| rätt[ ]till\b | ta[ ]del\b | begär\w* | gallra\w* | lämna\w*[ ]ut\b | företes? | förete\b"
)
_EXAMINING = stems(
    r"granska\w* | revider(?!ing|ad)\w* | revisor\w* | revision(?!sberätt|srapport)\w* | kontroller\w* "
    r"| besök\w* | inspekter\w* "
    r"| insyn\w*"
    r"| tillträde\w* | stickprov\w* | \w*besiktning\w* | särredovis\w* | intyga\w* | bestyrk\w* | tillsyn\w*"
)
_TELLING = stems(
    r"meddela\w* | anmäl\w* | underrätt\w* | informer\w* | upplys\w* | kontakta\w* | ta[ ](?:\w+[ ])?kontakt\b "
    r"| rådgör\w* "
    r"| sprid\w*\b.{0,40}\binformation | marknadsför\w*"
    r"| logotyp\w* | finansiär\w* | skylt\w*"
)
# What must be told or agreed to: "Avvikelser fordrar verkets medgivande"
_CHANGE = stems(r"ändring\w* | förändring\w* | avvik\w* | försening\w* | ägarbyte\w* | byte\b")
# "Ändringar görs skriftligt": of the agreement
_IN_WRITING = re.compile(r"(?:(?:ska|skall|måste) )?(?:görs|göras|är|vara) (?:\w+ )?skriftlig")
_AGREED = stems(r"\w*avtal\w* | överenskommelse\w*")
_CARRYING_OUT = stems(
    r"på?börja\w* | inled\w* | igångs[aä]tt\w* | slutför\w* | färdig\w* | starta\w* | avsluta\w* | genomför\w*"
    r"| utför\w* | driftsatt\w* | driftsätt\w* | i[ ](?:drift|bruk|gång)\b | klar[at]?\b "
    r"| finnas[ ]kvar\b | behåll\w* | levererad\w*"
)
_TIMED = stems(
    r"senast\b | före\b | innan\b | efter\b | tidigast\b | inom\b | till[ ]och[ ]med\b | påbörjad\b | påbörjats\b"
    r"| när[ ](?:du|ni|ansökan)\b | i[ ]minst\b | under\b.*\d | omgående\b | snarast\b | den[ ]\d"
)
_MOVING_ON = re.compile(
    r"(?i)(?:bokas|föras?|förs|flyttas?|sparas?|balanseras?|överföras?|överförs|användas)\b.{0,30}"
    r"(?:\btill\b|\bför\b|\bunder\b|\bdärefter\b|\bdärpå\b|\befter\b).{0,20}(?:\d{4}|år\b|året\b|period\w*)"
)
_APPLYING = stems(
    r"ansök\w* | framställning\w* | rekvi\w* | begär(?:a|an|s|as)\b | inges?\b | inge\b | ansöker\b "
    r"| intresseanmäl\w*"
    r"| e-tjänst\w* | blankett\w* | formulär\w* | komplettera\w*"
)
_REPORTING = stems(
    r"redovis\w* | återredovis\w* | rapporter\w* | återrapport\w* | \w*rapport(?:en|er|erna)?\b "
    r"| redogör\w* | statistik\w*"
    r"| lämna\w*[ ](?:in[ ])?(?:\w+[ ])?uppgift\w* | utvärder\w* | uppfölj\w* | följ\w*[ ]upp\b | lägesbeskriv\w*"
    r"| (?:upprätt|lämna|inge|ta[ ]fram)\w*[ ](?:\w+[ ]){0,3}\w*plan\b | kommentera\w* "
    r"| sammanställ\w* | dokumenter\w* | verksamhetsberätt\w*"
)
_PAYING = stems(
    r"utbetal\w* | betal\w* | erlägg\w* | fakturer\w* | plusgiro\w* | bankgiro\w* | \w*konto(?:t|n)?\b | debiter\w*"
    r"| ränt\w* | belasta\w* | förskott\w* | kredit\w* | skattepliktig\w*"
)
_MEASURING = stems(
    r"uppgå\w* | motsvara\w* | utgör\w* | överstig\w* | understig\w* | begräns\w* | höj\w* | sänk\w* | reducer\w*"
    r"| minska\w* | öka[rs]?\b | justera\w* | räkna\w*[ ]upp\b | index\w* | högst\b | lägst\b "
    r"| minst\b | maximal\w*"
    r"| \d[\d ,]*(?:kronor|kr|tkr|mnkr|mkr|mdkr|miljon\w*|procent|%) | taket?\b | schablon\w* | hela\b"
)
_DEALING_OUT = stems(
    r"fördel\w* | avsätt\w* | reserver\w* | priorit\w* | anvisa\w* | disponer\w* | tilldel\w* "
    r"| bevilja\w* | erhåll\w*"
    r"| erbjud\w*(?=.*\d[\d ]*(?:kr|kronor|tkr|procent|%)) | behåll\w*(?!.*\bår\b) | tillkomm\w* | beräkna\w* "
    r"| tillför\w* | åtnjut\w* | omdisponer\w*"
)
_COVERING = stems(
    r"ingår\b | ingå\b | omfatta\w* | täck\w* | ersätt\w* | räkna[st]?\b | godta\w* | avse\w* "
    r"| bekosta\w* | kombiner\w*"
    r"| överlåt\w* | vidareförmedl\w* | upphandl\w* | använd\w* | nyttja\w* | finansier\w* | utgå\w* | inköp\w*"
    r"| till[ ](?:del|godo)\b | lämna[s]?\b | medge\w* | kostnad\w*"
)
_BEING = stems(
    r"berättig\w* | \w+berättiga\w* | aktuell\w* | i[ ]fråga\b | behörig\w* | undanta\w* | uteslut\w* | samtyck\w*"
    r"| tillhör\w*"
)
_IS = re.compile(
    r"(?:är|blir|undantas|utesluts|tillhör|samtycker"
    r"|(?:ska|skall|måste|kan|får)[ ](?:(?:inte|ej|endast)[ ])?(?:vara|komma|tillhöra))\b"
)


def framed_category(clause: Clause) -> Category | None:
    """What subject, verb and object make together; None where no class fits."""
    subject, said = clause.subject or "", clause.predicate
    if _GIVING_BACK.search(said):
        return Category.USE_PERIOD if _MOVING_ON.search(said) else Category.REPAYMENT
    if _EXAMINING.search(said) or (_EVIDENCE.search(f"{subject} {said}") and _SHOWING.search(said)):
        return Category.AUDIT
    if _TELLING.search(said):
        return Category.INFORMATION
    return _of_time(subject, said) or _of_paper(subject, said) or _of_money(subject, said)


def _of_time(subject: str, said: str) -> Category | None:
    if _MOVING_ON.search(said) and is_money(subject):
        return Category.USE_PERIOD
    worked = is_work(subject) or not is_money(subject)
    return Category.USE_PERIOD if worked and _CARRYING_OUT.search(said) and _TIMED.search(said) else None


def _of_paper(subject: str, said: str) -> Category | None:
    both = f"{subject} {said}"
    if _CHANGE.match(subject):
        return None if _AGREED.search(subject) or _IN_WRITING.match(said) else Category.INFORMATION
    for words, category in ((_APPLYING, Category.REQUISITION), (_REPORTING, Category.REPORTING)):
        if words.search(said) or (not is_actor(subject) and words.match(both)):
            return category
    return None


def _of_money(subject: str, said: str) -> Category | None:
    if _PAYING.search(said) and not _MEASURING.search(said):
        return Category.PAYMENT
    if (_MEASURING.search(said) and (is_money(subject) or is_money(said))) or _DEALING_OUT.search(said):
        return Category.ALLOCATION
    if is_actor(subject) and _IS.match(said) and _BEING.search(said):
        return Category.ELIGIBILITY
    return Category.PURPOSE if is_money(subject) and _COVERING.search(said) else None
