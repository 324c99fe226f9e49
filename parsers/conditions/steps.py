"""The table of deeds that pages tell in the present tense and by the year: "Du söker stödet", "för ett år i taget".

Data for ``acts``, asked before the general table of ``deeds``: the first that fits wins. Holds only patterns.
"""

from __future__ import annotations

from parsers.conditions.deeds import COSTS, Act, words
from schemas.vocabulary import Category

_WORK = words(r"^(?:\w+[ ]){0,3}?\w*(?:åtgärd|insats|projekt|arbete|aktivitet)\w*\b")

_MONEY = words(r"^(?:\w+[ ]){0,2}?\w*(?:bidrag|stöd|peng)\w*$")

STEPS = (
    Act(
        Category.PURPOSE,
        _MONEY,
        words(r"^(?:ska|skall)[ ](?:göra[ ](?:att|det)|bidra|ge|stärka|främja|underlätta|stimulera)\b"),
    ),
    Act(
        Category.REQUISITION,
        words(
            r"^(?:\w+[ ])?\w*(?:beskrivning|titel|sammanfattning|budget|kalkyl|adress|referens)(?:e[nt]|n"
            r"|ar|arna|er)?$"
        ),
        words(
            r"^(?:ska|måste|bör|får)[ ](?:\w+[ ])?(?:skrivas|formuleras|omfatta|innehålla|vara[ ]skriv"
            r"|vara[ ]till|anges|högst|max)"
        ),
    ),
    Act(Category.ALLOCATION, words(r"^fördelning\w*"), words(r"^(?:baseras|bygger|grundas|utgår[ ]från)\b")),
    Act(
        Category.ALLOCATION,
        words(r"^(?:maximalt|högst|max|minst)[ ]\d[\d ]*(?:kr|kronor)\b"),
        words(r"^(?:får|kan|ska)[ ]användas[ ](?:till|för)[ ]varje\b"),
    ),
    Act(
        Category.ELIGIBILITY,
        words(r"^(?:\w+[ ])?(?:huvud|med)?sökande\w*"),
        words(
            r"^(?:ska|måste)[ ](?:ha[ ](?:avlagt|disputerat|en[ ]\w*(?:examen|anställning))|vara[ ]disputera)"
            r"|^(?:kan|får)[ ]vara\b"
        ),
    ),
    Act(Category.AUDIT, None, words(r"^(?:kallar?|kallas)[ ].*\b\w*besiktning\b")),
    Act(
        Category.PURPOSE,
        words(r"^(?:visst[ ])?(?:\w*bidrag|\w*stöd)(?:et)?$"),
        words(r"^(?:ges|lämnas|beviljas)[ ](?:i|inom)[ ](?!form|samband|mån|den[ ]mån)"),
    ),
    Act(Category.PURPOSE, None, words(r"^(?:kan|får)[ ](?:\w+[ ])?(?:inte|ej)[ ](?:stödjas|bekostas)\b")),
    Act(
        Category.USE_PERIOD,
        None,
        words(r"^(?:inte[ ])?(?:kan|får)[ ](?:inte[ ])?(?:an)?söka[ ]för[ ].*\b(?:påbörjats|utförts|startat)"),
    ),
    Act(
        Category.PURPOSE,
        None,
        words(r"^(?:inte[ ])?(?:kan|får)[ ](?:inte[ ])?(?:an)?söka[ ]för[ ](?!ett[ ]|två[ ]|högst)"),
    ),
    Act(
        Category.REQUISITION,
        words(r"^(?:\w+[ ])?(?:utlysning|ansökningsperiod|ansökningsomgång)\w*\b"),
        words(r"^(?:startar|öppnar|stänger|pågår|är[ ]öppen)\b"),
    ),
    Act(Category.REQUISITION, None, words(r"^behöv(?:s|er)?[ ].*\b(?:e-legitimation|bankid)\b")),
    Act(
        Category.USE_PERIOD,
        None,
        words(
            r"^(?:kan|får|ska)[ ](?:finansieras|pågå|löpa)[ ].*\b(?:högst|upp[ ]till|maximalt"
            r"|längst)\b.*\b(?:år|månader)\b"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        words(r"^(?:\w+[ ])?\w*(?:bidrag|stöd)(?:et)?$"),
        words(r"^avser[ ]kommande\b|^avser[ ].*\bräknat[ ]från\b"),
    ),
    Act(
        Category.PURPOSE,
        None,
        words(r"^(?:får|kan)[ ](?:\w+[ ]){0,4}(?:nyttja|använda)[ ](?:det[ ])?beviljade?t?[ ]"),
    ),
    Act(
        Category.USE_PERIOD,
        None,
        words(r"^(?:behöver|måste)[ ](?:inte|ej)[ ](?:\w+[ ])?(?:slutför|påbörj|avsluta)"),
    ),
    Act(Category.REQUISITION, None, words(r".*\bbegär(?:a|er|s|as)?[ ]ut\b.*(?:bidrag|medel|belopp|stöd)")),
    Act(Category.USE_PERIOD, None, words(r".*\bretroaktiv\w*")),
    Act(
        Category.USE_PERIOD,
        COSTS,
        words(
            r"^(?:får|ska|kan|måste)[ ].*\b(?:inom|under)[ ](?:\w+[ ]){0,4}\w*(?:projekt|bidrags|dispositions"
            r"|beslut)\w*"
            r"(?:tiden|perioden)\b"
        ),
    ),
    Act(
        Category.PURPOSE,
        COSTS,
        words(
            r"^(?:ska|skall|måste)[ ](?:dessutom[ ]|också[ ])?vara\b(?!.*(?:betal|senast|redovisad|bokför"
            r"|uppkom|uppstå|\d))"
            r"|^(?:kan|får)[ ].*\bgodk[äa]n"
        ),
    ),
    Act(
        Category.PURPOSE,
        COSTS,
        words(r"^(?:ska|skall|måste|får)[ ].*\b(?:hänförliga|kopplade|nödvändiga|rimliga|relaterade)\b"),
    ),
    Act(
        Category.ALLOCATION,
        None,
        words(r"^(?:kan|får)[ ](?:\S+[ ]){0,4}?(?:få|beviljas)[ ](?:\S+[ ]){0,3}?\w*belopp\w*"),
    ),
    Act(
        Category.USE_PERIOD,
        words(r"^(?:tiden|perioden|fristen|(?!ansök|rekvis|redovis)\w+tiden)$"),
        words(r"^(?:räknas|löper|börjar)\b"),
    ),
    Act(
        Category.OTHER,
        None,
        words(
            r"^(?:(?:ska|skall|måste)[ ])?följ(?:a|er)[ ](?!.*(?:bokför|revision|statsst))(?:\S+[ ]){0,6}?"
            r"(?:regler(?:na)?|lag(?:ar|en|stiftning\w*)|föreskrifter)\b"
        ),
    ),
    Act(
        Category.ALLOCATION,
        None,
        words(
            r".*\b(?:söka|få|beviljas)[ ](?:upp[ ]till|högst"
            r"|maximalt)[ ]\d(?!.*\bkr)"
        ),
    ),
    Act(
        Category.ALLOCATION,
        None,
        words(
            r"^(?:avgör|bestämmer|fastställer)[ ].*(?:procentsats|belopp|storlek"
            r"|nivå)"
        ),
    ),
    Act(Category.ALLOCATION, None, words(r"^(?:ska|bör|får)[ ](?:\w+[ ]){0,2}prioritera\b")),
    Act(Category.USE_PERIOD, None, words(r"^(?:får|kan)[ ](?:\w+[ ]){0,2}påbörjas\b")),
    Act(Category.ALLOCATION, None, words(r"^fastställer[ ](?:\w+[ ]){0,3}\w*(?:belopp|underlag)")),
    Act(
        Category.ALLOCATION,
        None,
        words(
            r"^(?:kan|får|ska)[ ](?:\w+[ ])?finansiera[ ](?:maximalt|högst"
            r"|upp[ ]till|\d)"
        ),
    ),
    Act(
        Category.PURPOSE,
        words(
            r"(?:.*[ ])?(?:arbeten|åtgärder|insatser|kostnader"
            r"|projekt)\b"
        ),
        words(r"^är[ ](?:\w+[ ])?\w*berättiga"),
    ),
    Act(
        Category.ALLOCATION,
        words(r"^(?!.*(?:avtal|överenskommelse|tid|period))"),
        words(
            r".*\b(?:ett|två|tre)[ ]\w*år[ ]i[ ](?:taget|rad)\b|^(?:får|ska|kan)[ ](?:minst|högst"
            r"|maximalt)[ ]\d(?!.*\banvändas\b)"
        ),
    ),
    Act(
        Category.REQUISITION,
        None,
        words(r"^(?:an)?söker[ ](?:\w+[ ]){0,3}?(?:bidraget|stödet|bidrag|stöd|medel)\b(?!.*\d)"),
    ),
    Act(Category.REPORTING, None, words(r"^följer[ ](?:\w+[ ]){0,2}upp\b")),
    Act(Category.ALLOCATION, None, words(r"^definieras\b|^(?:beslutar|avgör)[ ]vilka\b")),
    Act(Category.PURPOSE, _WORK, words(r"^(?:ska|måste)[ ](?:\w+[ ]){0,2}(?:rymmas|falla|passa|höra)\b")),
    Act(
        Category.PURPOSE,
        _WORK,
        words(
            r"^(?:ska|måste|bör)[ ](?:\w+[ ]){0,2}?(?:vända[ ]sig|rikta[ ]sig|främja|stimulera|motverka|bidra"
            r"|leda|gynna|stärka|utveckla|passa|ligga[ ]i[ ]linje"
            r"|(?:vara[ ])(?:\w+[ ])?(?:gratis|avgiftsfri|kostnadsfri|öpp(?:en|et|na)\b(?!.*\bår)|till[ ]för))"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        _WORK,
        words(
            r"^(?:ska|får|måste|kan)[ ](?:\w+[ ]){0,2}?(?:genomföras|hållas|äga[ ]rum|pågå)[ ]"
            r"(?:under|mellan|inom|senast|från|före)\b(?!.*\b(?:redovis|budget|ram\b))"
        ),
    ),
    Act(Category.ELIGIBILITY, None, words(r"^(?:kan|får)[ ](?:\w+[ ]){0,2}sökas[ ]av\b(?!.*\b(?:senast|från)\b)")),
    Act(
        Category.PURPOSE,
        words(r"^(?:\w+[ ]){0,2}?(?:\w*kostnader|\w*utgifter)"),
        words(r"^(?:kan|får)[ ](?:\w+[ ])?(?:beviljas|ersättas|godkännas|täckas)\b(?!.*\d)"),
    ),
    Act(
        Category.ELIGIBILITY,
        words(
            r".*\b\w*(?:bidrag|stöd|medel)[ ](?:till|för)[ ]\w*.*(?:föreningar"
            r"|organisationer|företag|kommuner|regioner)$"
        ),
        words(r"^(?:beviljas|ges|lämnas)[ ]om[ ](?:de|den|föreningen|organisationen)\b"),
    ),
    Act(
        Category.PURPOSE,
        words(r"^(?:\w+[ ]){0,2}?\w*(?:bidrag|stöd|peng)\w*$|^de[tn]$"),
        words(
            r"^(?:ska|är)[ ](?:(?:inte|ej|vara)[ ])?(?:ett|en)[ ](?:stöd|bidrag|tillskott"
            r"|hjälp)[ ](?:till|för)\b"
        ),
    ),
    Act(Category.OTHER, _MONEY, words(r"^(?:ska[ ]beskattas|är[ ]skatte(?:pliktig|fri))")),
    Act(
        Category.ALLOCATION,
        None,
        words(r"^(?:kan|kommer|ska)[ ](?:\w+[ ]){0,2}(?:komma[ ])?(?:att[ ])?prioriteras\b|^prioriteras\b"),
    ),
    Act(
        Category.REQUISITION,
        None,
        words(
            r"^(?:kan|får|ska)[ ](?:välja[ ]att[ ])?(?:an)?söka[ ](?:kvartals|månads|års)vis\b|^(?:kan"
            r"|får)[ ]välja[ ]att[ ]ansöka\b"
        ),
    ),
    Act(Category.REPORTING, None, words(r"^(?:ska[ ])?redovisas?\b.*\b(?:styrk(?:t|ta|s)|vidimera)")),
)
