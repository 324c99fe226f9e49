"""Deeds as rules for grants, contracts and memos of municipalities word them: what to whom, how it is applied for.

Data for ``acts``, asked before the table of ``deeds``, whose words these would else be taken for. Holds no rule but
its patterns.
"""

from __future__ import annotations

from parsers.conditions.deeds import APPLICATION, GRANT, Act, words
from schemas.vocabulary import Category

_SUPPORT = r"(?:ekonomiskt[ ])?\w*(?:bidrag|stöd)"
# Whom rules for grants speak of as a kind, never one by name
_APPLICANT = r"(?:\w+[ ])?\w*(?:föreningar|organisationer|föreningarna|organisationerna)\b(?!.*\d)"

# The first that fits wins.
LOCAL_ACTS = (
    # "Överenskommelsen träder i kraft när parterna har undertecknat den": of the contract, not of signing
    Act(
        Category.OTHER,
        None,
        words(
            r"\b(?:säga[ ]upp|sägs[ ]upp|sägas[ ]upp)[ ](?:\w+[ ]){0,2}?(?:\w*avtal\w*|överenskommelse\w*"
            r"|partnerskap\w*|kontrakt\w*)|^träder[ ]i[ ]kraft\b"
        ),
    ),
    Act(Category.OTHER, None, words(r"^åtar[ ]sig[ ]att[ ](?:utföra|bedriva|driva|svara[ ]för|tillhandahålla)\b")),
    Act(
        Category.ALLOCATION,
        None,
        words(
            r"^får[ ](?:\w+[ ]){0,4}?disponera[ ](?:högst[ ])?\d[\d ,]*[ ]?(?:kr"
            r"|kronor|tkr|mnkr|miljoner)\b"
        ),
    ),
    # "Av beloppet avser 8 miljoner kronor kommunerna"
    Act(Category.ALLOCATION, None, words(r"^avser[ ]\d[\d ,]*[ ]?(?:kr|kronor|tkr|mnkr|miljoner|miljarder)\b")),
    Act(
        Category.REPORTING,
        words(r"\w*plan(?:en|er|erna)?$"),
        words(
            r"^(?:ska|skall|måste)[ ](?:\w+[ ]){0,2}?(?:ges[ ]in|lämnas|skickas|sändas|insändas|översändas"
            r"|inkomma|ha[ ]inkommit)\b"
        ),
    ),
    Act(
        Category.ALLOCATION,
        GRANT,
        words(
            r"^(?:finansieras|ryms|täcks|bekostas)[ ](?:inom|genom|av)[ ](?:\w+[ ]){0,2}(?:budget|ram"
            r"|driftbudget|anslag)"
        ),
    ),
    Act(Category.ALLOCATION, None, words(r"^(?:svarar|står|ansvarar)[ ]för[ ]\d[\d,]*[ ]?(?:procent|%)")),
    Act(
        Category.PURPOSE,
        GRANT,
        words(
            r"^(?:ska|skall)[ ](?:också[ ]|även[ ])?(?:ge[ ].*möjlighet|stimulera|främja|bidra[ ]till|stärka"
            r"|uppmuntra"
            r"|möjliggöra|underlätta|stödja|utveckla)\b"
        ),
    ),
    Act(
        Category.ELIGIBILITY,
        None,
        words(
            rf"^(?:beviljar|ger|lämnar|tillhandahåller"
            rf"|betalar[ ]ut)[ ](?:\S+[ ]){{0,3}}?{_SUPPORT}[ ]till[ ]{_APPLICANT}"
        ),
    ),
    Act(
        Category.ELIGIBILITY,
        GRANT,
        words(
            rf"^(?:kan|får)[ ](?:endast[ ]|även[ ])?(?:beviljas|ges|lämnas"
            rf"|utbetalas)[ ](?:till[ ])?(?:de[ ])?{_APPLICANT}"
        ),
    ),
    Act(
        Category.PURPOSE,
        None,
        words(
            rf"^(?:beviljar|lämnar|tillhandahåller)[ ](?:\w+[ ]){{0,2}}?{_SUPPORT}[ ]till[ ](?!.*\d)\w*verksamhet"
        ),
    ),
    Act(Category.ELIGIBILITY, words(r"^bidragsgivning(?:en)?\b"), words(r"^är[ ]öppen\b")),
    Act(Category.ALLOCATION, words(r"\bstorlek\b"), words(r"^(?:fastställs|bestäms|avgörs|beror)\b")),
    Act(
        Category.ALLOCATION,
        words(r"^ersättning(?:en|ar|arna)?$"),
        words(
            r"^(?:fastställs|bestäms|beräknas"
            r"|baseras)\b"
        ),
    ),
    Act(
        Category.PAYMENT,
        words(r"^ersättning(?:en|ar|arna)?$"),
        words(
            r"^(?:ska|skall)[ ](?:även[ ]"
            r"|också[ ])?utgå\b"
        ),
    ),
    Act(Category.INFORMATION, None, words(r"^(?:ska|skall|måste)[ ].{0,60}\bkontakt(?:as\b|\b.{0,20}\btas\b)")),
    Act(
        Category.INFORMATION,
        None,
        words(r"^(?:ska|skall|måste)[ ]vid[ ](?:all[ ])?(?:marknadsföring|information|annonsering)\b"),
    ),
    Act(Category.REQUISITION, words(r"^(?:för[ ]sent|försent|ofullständig)\w*.*\bansök"), words(r"")),
    Act(
        Category.REQUISITION,
        words(r"^(?:\w+[ ]){0,2}\w*handlingar(?:na)?\b"),
        words(r"^(?:ska|skall|måste)[ ].*\b(?:inskickade|inlämnade|tillhanda|kompletta)\b"),
    ),
    Act(Category.REQUISITION, APPLICATION, words(r"^(?:görs|sker|kan[ ]göras)\b")),
    Act(Category.PAYMENT, words(r"^betalning(?:en)?\b"), words(r"^(?:ska|skall|måste|sker|görs)\b")),
    Act(
        Category.REPORTING,
        words(r"^(?:\w+[ ]){0,3}?(?:\w*bokslut(?:et)?|årsredovisning(?:en)?|\w+berättelse(?:n)?)\b"),
        words(r"^(?:ska|skall|måste)[ ].*\b(?:lämnas|inlämnas|skickas|insändas)\b"),
    ),
    Act(Category.PURPOSE, words(r"^(?:detta[ ])?avtal(?:et)?\b"), words(r"^omfattar\b(?!.*\d)")),
    Act(
        Category.ALLOCATION,
        None,
        words(r"^(?:ska[ ])?(?:\S+[ ]){0,4}?uppräkn(?:as|ing)\b|^räknas?[ ]upp\b|^indexeras\b"),
    ),
    Act(Category.ALLOCATION, words(r"^(?:uppräkning|indexering)\w*"), words(r"")),
    Act(
        Category.ELIGIBILITY,
        words(
            r"^(?:[\w-]+,?[ ]){0,2}\w*(?:förening|förbund|organisation|kommun|region|person"
            r"|företag)(?:ar|er|arna)?\b"
        ),
        words(
            r"^(?:har[ ](?:också[ ]|även[ ])?(?:rätt|möjlighet)[ ]att|kan|får)[ ](?:också[ ]"
            r"|även[ ])?(?:an)?söka\b(?!.*\d)"
        ),
    ),
    Act(
        Category.USE_PERIOD,
        words(r"^(?:\w+[ ]){0,3}?\w*(?:kostnad|utgift|fördyring)\w*|^(?:de|dessa)$"),
        words(
            r".*\b(?:upparbetad\w*|betalda|bokförda|uppkomna|uppstå|uppkomma)\b.*\b(?:inom"
            r"|under)[ ](?:\w+[ ]){0,2}\w*(?:perioden|tiden)\b"
        ),
    ),
)
