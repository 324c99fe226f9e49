"""The words that tell what a date is for: verbs and nouns of grants, as they govern deadlines and periods.

A leaf under ``roles``: patterns and their roles only. The group that matches names the role (``ROLES``).
"""

from __future__ import annotations

import regex

from schemas.vocabulary import DateRole

ROLES = {
    "use": DateRole.USE_PERIOD,
    "requisition": DateRole.REQUISITION_DEADLINE,
    "report": DateRole.REPORT_DEADLINE,
    "repayment": DateRole.REPAYMENT_DEADLINE,
    "payment": DateRole.PAYMENT,
    "other": DateRole.OTHER,
}
_USED_WORD = r"""(?:
    (?:ha|vara)\s+ (?: använts | använda | (?:förbruka|nyttja|utnyttja|upparbeta)(?:ts|de) )
  | användas? | förbrukas? | nyttjas? | utnyttjas? | disponeras? | upparbetas?
)"""
_PERIOD_WORD = r"""(?<!\b(?:efter|före|innan|närmast)\s)(?:
    (?:bidrags|projekt|stöd|genomförande|dispositions|insats|användnings)(?:perioden|period|tiden|tid|året
      |år) | dispositionsdag(?:en)?
)"""
# "slutföra åtgärderna före ...", "färdigställer anläggningen senast ..."
_FINISHING = r"""(?:slutför|genomför|avsluta|färdigställ)(?:a|er|r)? \s+ (?:\p{L}+\s+){0,2}?
    (?:åtgärd|projekt|insats|arbete|verksamhet|aktivitet|anläggning|byggnation|installation)\p{L}*"""
# "ska redovisa hur medlen har använts" is no use: between "ska" and its verb stands no other verb and no "hur"
_MODAL = r"""(?:får|kan|ska|skall|måste|bör|behöver) \s+
    (?: (?! (?:hur|som|att|\p{L}+sa|\p{L}+era|\p{L}+na)\s ) [\p{L}-]+ \s+ ){0,4}?"""
_REPORTING = r"""
    \p{L}*redovis(?:a|as|ar|ning\p{L}*)
  | (?:vara|ha)\s+(?:\p{L}+\s+och\s+)?\p{L}*(?:rapportera|redovisa)(?:d|de|t|ts)
  | \p{L}*rapporter(?:a|as|ar|ing\p{L}*)
  | \p{L}*rapport(?:en|er|erna)? | revisors?intyg\p{L}* | (?:åter|projekt|läges|slut)beskrivning\p{L}*
  | verksamhetsberättelse\p{L}* | följa\s+upp(?=[^.;]{0,60}\bsenast\b) | uppföljning(?:en|ar|arna)?
    | redogörelse\p{L}*
    | sammanställning\p{L}*
  | redogör(?:a|s)? | årsredovisning\p{L}* | revisionsberättelse\p{L}* | utvärdering(?:en|ar|arna)?
  | (?:ska|skall|måste|bör|behöver|att)\s+(?:[\p{L}-]+\s+){0,3}?(?!ansöka|rekvirera|beslu)\p{L}+a\s+hur
  | (?:åtgärds|handlings)plan(?:en)? | överlämna[rs]?
  | skick\p{L}+\s+(?:\p{L}+\s+)?in\s+(?:faktur|kvitto|underlag|verifikat)\p{L}* | uppgifter\s+om\s+hur
  | \p{L}*enkäten
  | (?:besvara|svara\s+på)\s+(?:\p{L}+\s+){0,4}?\p{L}*(?:enkät|fråg|uppfölj)\p{L}*
"""
_REQUESTING = r"""
    (?:utlysning(?:en)?|e-tjänst(?:en)?|ansökan)(?=\s+(?:stänger|stängs|är\s+öppen))
      | (?:nästa|omgång(?:en)?|e-tjänsten)\s+(?:\p{L}+\s+)?stänger |
    (?:an)?söka(?:\s+om)?\s+(?:del|slut)?utbetalning\p{L}* |
    (?:skicka|sända?)\s+(?:in\s+)?(?:en\s+)?faktura(?=\s+(?:till\s+\p{L}+\s+)?senast) |
    (?:slut|del)?rekvisition\p{L}* | rekvirer(?:a|as|ar|ing\p{L}*)
  | ansöknings\p{L}* | anmälan | intresseanmäl\p{L}*
  | anmäl(?:a|er)\s+(?:sig(?=\s+till\s+(?-i:\p{Lu}))|det|detta|(?:sitt|ert|er|ditt)?\s*intresse)
  | (?<!enlighet\s+med\s+(?:\p{L}+\s+)?)
    \p{L}*ansök(?:a|an|as|er|ning|ningar|ningarna|ningen)? | (?:sökas?|söks) (?=\s) | (?<=att\s)söka
  | söker(?=\s+(?:du|ni|man|\p{L}{3,}(?:en|et|na))\b)
  | (?-i:Sök|Ansök)(?=\s) | sök(?=\s+(?:senast|före|innan|mellan|från|\p{L}*(?:bidraget|stödet|medlen|pengarna))\b)
  | begär(?:as?|t)?\s+(?:ut|\p{L}*(?:betalning|medel|bidrag|ersättning)\p{L}*)
  | framställning(?:ar)?\s+(?:hos|till|om)
  | begäran\s+om\s+(?:[\p{L}-]+\s+)?\p{L}*(?:betalning|ersättning|medel|bidrag|stöd)\p{L}* | utbetalningsbegäran
"""
_REPAYING = r"""
    återbetal(?:a|as|ning\p{L}*) | återgå(?:r|s)? | inlever(?:era|eras|erar|ering\p{L}*)
  | betala[rs]?\s+(?:(?:ni|du|man|vi|\p{L}+(?:en|et|na))\s+)?(?:tillbaka|åter|in) | återför(?:a|as|s)
  | återkräv(?:a|as|er|s)
      | återkrav\p{L}*
  | återlämnas? | (?:lämna|skicka|föra)s?\s+(?:\p{L}+\s+)?(?:tillbaka|åter)
  | inbetal(?:a|as|da|d|t|ning\p{L}*) | krävs\s+(?:åter|tillbaka|in)
  | (?:vara|ha)\s+(?:\p{L}+\s+)?(?:återbetal|återför|återlämna)(?:a?da|a?d|a?t|a?ts) | (?:är|var|vara)\s+åter\s+hos
  | (?:ha|vara)\s+betala(?:ts|de|d|t)\s+(?:tillbaka|åter)
  | (?:(?:oförbruka|outnyttja|oanvän|återståen|kvarvaran)\p{L}+\s+\p{L}+
      |\p{L}+\s+som\s+inte\s+(?:har\s+)?(?:använts|förbrukats|utnyttjats))
    \s+(?:(?:ska|skall|måste)\s+)?(?:vara\s+(?:[\p{L}]+\s+){0,2}till\s?handa
      |(?:finnas|sätts|sättas|faktureras|förs|föras)(?:\s+(?:in|tillbaka|åter))?
        (?:\s+(?:på|till)\s+(?:\p{L}+s\s+)?\p{L}*(?:konto|giro)\p{L}*)?)
"""
# What somebody else does by a date: decides, answers, sends a bill
_OTHERWISE = r"""
    (?:beslut\p{L}*|besked)\s+om\s+\p{L}+ | beslut\p{L}*\s+fattas | fatta[rs]?\s+beslut(?:\s+om\s+\p{L}+)?
  | beslutar (?! \s+ (?:\p{L}+\s+){0,2}? att\b ) | beslutas | pröva[rs]? | handlägg(?:a|er|s|as)
    | behåll(?:as?|er|s) | bestå(?:r)? | finnas\s+kvar
  | begäran\s+om\s+(?:förläng|ändr|uppskov|anstånd)\p{L}*(?:\s+\p{L}+)? | (?:förs|föras?)\s+över | överför(?:as?|s)
  | spara(?:s|d|de)? | bevara(?:s|d|de)? | arkivera(?:s|d|de)? | förvara(?:s|d|de)?
  | besked | komplettera\p{L}* | publiceras | fakturera[rs]? | skickas\s+ut | meddelas
  | säg(?:a|er|as|s)\s+(?:\p{L}+\s+){0,2}?upp | uppsägning\p{L}* | avrop\p{L}* | synpunkter | remissvar\p{L}*
"""
# "betalas den 25 februari": paid, unless back or in
_PAID_OUT = r"""(?:resten|återstoden|pengarna|medlen|bidraget|stödet|beloppet)
      \s+(?:kommer(?!\s+att\b)|får\s+(?:ni|du|\p{L}+en)(?=\s+(?:den|i|under|senast)\b|\s*$))
  | (?:på|till)\s+(?:ert|sitt|sina|\p{L}+s)\s+(?:bank|plus)?konton? | (?:del)?betalning(?:en|ar|arna)?
  | får\s+(?:(?:ni|kommunen|regionen)\s+)?(?:pengarna|medlen|bidraget|stödet)
      (?= \s* $ | \s+ (?:den|i|under|senast) \b )
  | (?:vi|\p{L}+(?:verket|myndigheten|styrelsen))\s+betalar\s+(?:bidraget|stödet|medlen|pengarna|ersättningen)
      (?!\s+(?:tillbaka|åter))
  | betalas (?! \s+ (?: \p{L}+ \s+ ){0,3}? (?: tillbaka | åter | in ) \b )"""
# Infinitives, passives and nouns govern a deadline ("ska återbetalas senast"); participles and supines
# ("rekvirerade medel", "som inte har utnyttjats") only say which money is meant.
GOVERNS = regex.compile(
    rf"""
    (?<!\p{{L}}) (?i:
      (?P<other> {_OTHERWISE} ) | (?P<repayment> {_REPAYING} ) | (?P<report> {_REPORTING} )
    | (?P<requisition> {_REQUESTING} )
    | (?P<payment> betala[rs]?\s+(?:\p{{L}}+\s+){{0,2}}?ut | utbetal(?:a|as|ar|ning\p{{L}}*)
      | (?:vara|ha)\s+utbetal(?:d|t|da|ats|ts) | {_PAID_OUT} )
    | (?P<use> {_MODAL} {_USED_WORD} | {_FINISHING} | (?:vara|tas)\s+i\s+(?:drift|bruk|anspråk)
      | (?:och|samt)\s+{_USED_WORD} | {_MODAL} (?:pågå|bedrivas|genomföras|utföras)
      | {_PERIOD_WORD} )
    ) (?!\p{{L}})
    """,
    regex.VERBOSE,
)
_CARRIED_OUT = r"""
    (?:insats|aktivitet|projekt|åtgärd|verksamhet)\p{L}*\s+(?:\p{L}+\s+){0,2}?genomför(?:as|s|ts)?
"""
_WILL_RUN = r"""
    (?:ska|skall|får|kan|måste|bör)\s+ (?: [\p{L}-]+ \s+ ){0,4}?
      (?: genomföras | bedrivas | pågå | äga\s+rum | utföras | starta | startas | påbörjas | inledas | avslutas )
  | (?:aktivitet|kurs|läg(?:er|r))\p{L}*\s+(?:ska|skall|måste|bör|får)\s+hållas
  | (?<!är\s+att\s+)(?:projekt|åtgärd|investering|utbyggnad|ombyggnad|arbete|insats|verksamhet|anläggning)
      \p{L}*\s+(?:ska|skall|måste|bör)\s+vara
      \s+(?:avsluta|slutför|genomför|färdig|klar)\p{L}*
  | (?:projekt|insats|verksamhet)(?:en|et|erna)?\s+(?:startar|påbörjas|inleds|pågår)
  | (?!ansöknings|anmälnings|rekvisitions|redovisnings)\p{L}{3,}(?:en|et|na)\s+(?:pågår|bedrivs|genomförs)
"""
_MONEY_IS_FOR = r"""
    (?:(?!hjälp|läke|livs)\p{L}*(?:bidrag|stöd|medl|medel|ersättning)|överenskommelse|avtal|beslut)(?:et|en|n)?
    \s+(?:avser|gäller|omfattar|löper|är\s+(?:avsed|tillgänglig)\p{L}+)(?!\s+per\b)
"""
# Without "senast": any form of the verb may say what a period is the period of, but not a participle before a noun
# ("rekvirerade medel").
CONCERNS = regex.compile(
    rf"""
    (?<!\p{{L}}) (?i:
      (?P<payment> betala(?:r|s|de|des|t|ts)?\s+(?:\p{{L}}+\s+){{0,2}}?ut | utbetala(?:r|s|des|ts)?
        | utbetalning\p{{L}}* | {_PAID_OUT} )
    | (?P<use> (?:vara|ha|är)\s+(?:förbruka|använ|utnyttja|upparbeta)\p{{L}}*
        | (?<!\b(?:redovisa[rs]?|rapportera[rs]?)\s+) använd(?:as?|s|ning\p{{L}}*)
        | använts? | förbruka(?:s|ts|t)? | förbrukning\p{{L}}* | nyttja(?:s|ts)?
        | utnyttja(?:s|ts|t)? | disponera(?:s|ts)? | upparbeta(?:s|ts)? | {_PERIOD_WORD}
        | gå(?:r|tt)?\s+åt
        | uppstå(?:r|tt)? | uppkom(?:ma|mer|mit)
        | kostnader(?=\s*$)
        | kostnader\s+(?:för|under|från|mellan|i(?=\s+\p{{Ll}}+\s+[0-9])) | {_CARRIED_OUT} | {_FINISHING}
        | {_MONEY_IS_FOR} | {_WILL_RUN} )
    | (?P<requisition> {_REQUESTING} )
    | (?P<report> {_REPORTING} )
    | (?P<repayment> {_REPAYING} )
    ) (?!\p{{L}})
    """,
    regex.VERBOSE,
)
# "verksamhet som genomförs 2025"
WORK_DONE = regex.compile(
    r"\b(?:verksamhet|projekt|insats|åtgärd|aktivitet|arrangemang)\p{L}*\s+som\s+(?:ska\s+)?"
    r"(?:genomförs|bedrivs|pågår|äger\s+rum|genomföras|bedrivas|startar|påbörjas)\s+(?:under\s+|i\s+|från\s+)?"
    r"(?:den\s*|år(?:et)?\s+|\p{L}+året\s+)?$"
)
# "Nuvarande avtal löper ut", "om lagen (2020:526) upphör att gälla": the time of another one; and "betalas ut
# enligt överenskommelsen om kortare köer 2022", where the year is part of a name
OF_ANOTHER = regex.compile(
    r"\b(?:[Nn]uvarande|[Tt]idigare)\s+\p{L}*(?:avtal|överenskommelse)\p{L}*\s[^.;,]*$"
    r"|(?<!\b(?:enligt|i|av|till|genom|från|för|med)\s)\b(?i:lagen|förordningen|föreskrift(?:en|erna))\s+\(\d{4}:\d+\)"
    r"[^.;,]*\b(?:förläng\p{L}*|upphör\p{L}*|gäller(?!\s+att)|träd(?:er|de)|trätt)\b[^.;,]*$"
    r"|\b(?:enligt|i\s+enlighet\s+med|utifrån)\s+\p{L}*(?:överenskommelse|avtal|regleringsbrev|handlingsplan)\p{L}*"
    r"\s+(?:om|för|mellan|avseende)\s[^.;,]*(?<!\b(?:under|för|till|från|i|med|år|avseende|den))\s+$"
)
# "Betala tillbaka pengar som inte använts senast"
PAY_BACK = regex.compile(r"(?i)(?:betala\s+(?:tillbaka|åter)|återbetala)\s")
# What governs a deadline where nothing else does: "medel som inte har rekvirerats senast den 1 december"
FINISHED = regex.compile(
    r"""
    (?<!\p{L}) (?i:
      (?P<requisition> rekvirera(?:t|ts|de) | ansök(?:t|ts) )
    | (?P<report> redovisa(?:t|ts|de) | rapportera(?:t|ts|de) )
    | (?P<repayment> återbetala(?:t|ts|de) | återlämna(?:t|ts|de) )
    | (?P<payment> betalats\s+ut | utbetala(?:t|ts) )
    | (?P<use> använ(?:t|ts|da) | (?:förbruka|nyttja|utnyttja|upparbeta)(?:t|ts|de)
        | upp(?:kommit|stått) | (?:betala|bokför)ts
        | (?:projekt|insats|aktivitet|åtgärd|verksamhet|arbete)\p{L}* [^.;]*
            (?:avsluta|slutför|genomför|färdigställ|utför)(?:d|da|de|t|ts|a?s)
        | \p{L}*(?:arbete|åtgärd|projekt|insats|byggnad|nät)\p{L}* [^.;]{0,40}
            (?:klar[at]?|färdig[at]?|tag(?:en|et)\s+i\s+(?:drift|bruk)|påbörja[dt]s?) )
    ) (?!\p{L})
    """,
    regex.VERBOSE,
)
