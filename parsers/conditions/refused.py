"""Sentences that no rule may take for a term, however they are worded: links, quotations, the giver's own office.

Asked first by ``reading``. "Läs mer om hur ni ska redovisa" sends the reader on; "– Kommunerna måste få pengar,
säger ordföranden" is somebody's saying; "Myndigheten ska redovisa uppdraget till regeringen" binds no recipient. It
reads sentences and the kind of the document, and settles no category.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from parsers.prose.browser import is_button
from parsers.prose.flow import Block, BlockKind, Flow
from schemas.vocabulary import DocumentKind

# "Formuläret skickas", "Kontakta oss": told, but bound to nothing
_REFERRAL = regex.compile(
    r"^(?:(?:Andra|Följande|Nedanstående|Särskilda)[ ](?:\p{L}+[ ])?(?:regler|krav|villkor)[ ][^.]*:$|Läs |Se "
    r"|Länk(?:en|ar)? till "
    r"|Viktiga[ ]datum\b|Nedan[ ]\p{Ll}+(?:r|s)\b|Information[ ]om[ ].*\b(?:hittar|finns)\b"
    r"|(?:Du|Ni)[ ]får[ ](?:inte[ ])?(?:en[ ]|ett[ ])?(?:besked|svar|bekräftelse|felmeddelande|mejl)\b"
    r"|(?:Du|Ni)[ ](?:hittar|finner|kan[ ]hitta)\b|Det[ ]tar[ ][^.]*\b(?:dagar|veckor|månader)\b"
    r"|Här[ ]får[ ](?:du|ni)[ ][^.]*\bveta\b|Här[ ](?:nedan[ ])?(?:hittar|finner|ser|kan[ ](?:du"
    r"|ni)[ ](?:se|hämta"
    r"|ladda|läsa"
    r"|hitta))\b"
    r"|[^.]{0,80}\bfinns[ ](?:det[ ])?(?:(?:mer|ytterligare|närmare|utförlig)[ ](?:information|att[ ]läsa)"
    r"|information[ ]om)"
    r"|[^.]{0,60}\bframgår[ ]det[ ](?:av|i)\b|(?:Normal[ ])?(?:handläggnings|berednings|vänte)tid(?:en)?\b"
    r"|Besked[ ](?:om|till|lämnas|ges|kommer)\b|[^.]{0,60}\bautomatiskt[ ](?:att[ ])?(?:kontrolleras|sparas"
    r"|skickas)\b"
    r"|Vilke?[tan]\p{Ll}*[ ][^.?]*\b(?:anges|framgår|avgörs|meddelas|beslutas)\b"
    r"|(?:Observera|Notera)[ ]att[ ][^.]{3,40}[ ]har[ ](?:fattat|beslutat|ändrat|tagit)\b"
    r"|I[ ](?:ert|ditt|beslutet|villkoren|utlysning\p{L}*|de[ ])[^.]{0,50}[ ](?:framgår|står|finns)\b"
    r"|[^.]{0,60}\b(?:sparas|kontrolleras|skickas)[ ](?:inte[ ])?automatiskt\b"
    r"|(?:Alla|Samtliga)[ ][^.]{0,40}[ ]får[ ](?:sitt|ett)[ ](?:beslut|besked|svar)\b"
    r"|Här[ ]\p{Ll}+r[ ]vi\b|Vi[ ](?:kommer[ ]att[ ])?bjud\p{Ll}+[ ]in\b"
    r"|[^.]{3,40}\bbjuder[ ]in[ ]till[ ](?:\p{L}+[ ])?\p{L}*(?:seminari|webbinari|informationsm|konferens)"
    r"|Vi[ ](?:återkommer|återkopplar"
    r"|hör[ ]av[ ]oss|mejlar|ringer)\b|\p{Lu}\p{L}+[ ](?:mejlar|skickar"
    r"|sänder)[ ]vi\b"
    r"|\p{Lu}\p{Ll}+[ ]gärna\b|(?:Då|Där|Här)[ ]får[ ](?:du|ni)[ ](?:mer|råd|hjälp|veta)\b"
    r"|[^.]{0,60}\bfår[ ]\p{Lu}\p{L}+[ ]besked\b|[^.]{0,60}\bladdas[ ](?:ner|ned|hem)\b"
    r"|[^.]{3,120}\b(?:regleras|styrs)[ ](?:i|av|genom)\b"
    r"|[^.]{0,80}\bfår[ ](?:du|ni)[ ](?:ett|en)[ ](?:\p{L}+[ ])?(?:beslut|besked|bekräftelse|mejl|brev)\b"
    r"|Regeringen[ ](?:har[ ])?(?:föreslår|föreslagit|bedömer|avser|planerar)\b"
    r"|(?:Detta[ ])?[Aa]vtal(?:et)?[ ](?:är|har)[ ](?:träffa|ingå|slut)[^.]*mellan\b"
    r"|Du[ ]som[ ][^.]*\bbehöver[ ](?:känna|veta)\b|(?:Prognosen|Bedömningen|Förhoppningen|Ambitionen)[ ]är\b"
    r"|[^.]{0,60}\bgäller[ ]nya[ ](?:regler"
    r"|bestämmelser|villkor)\b|[^.]{0,60}\böverklagande|(?!.*(?:ändr|försen|avvik|avbryt|förläng"
    r"|mer tid))(?:[^.]{0,80} )?kontaktar (?:du|ni) "
    r"|[^.]{0,60}\bär (?:närmare )?(?:specificera|angiv|beskriv)\p{L}+ (?:i|under|nedan)\b"
    r"|För information [^.]*\bse\b|Det kan (?:(?:till exempel|också|även) )?handla om|Det(?:ta)? framgår "
    r"|Härmed |(?:Närmare|Ytterligare|Vidare) (?:upplysning"
    r"|information)\p{L}* |Så (?:här |fördel)|För (?:mer|ytterligare) information"
    r"|Kontakta(?=[^.]*\bosäker|(?![^.]*\b(?:(?:för)?ändr|försen|avvik|avbryt|förläng|så (?:snart|fort)|innan (?:du"
    r"|ni) (?:an)?söker)))|Bevaka|Hitta"
    r"|[^.]{0,60}\böverklagas?\b|Har (?:ni|du) frågor|Vid frågor|Upplysningar |Frågor (?:om|besvaras|ställs)"
    r"|Mer information)",
    regex.IGNORECASE,
)
# "Tidsschema för utbetalning Pdf, 60 kB, öppnas i nytt fönster."
_LINK = regex.compile(
    r"(?i)\b(?:pdf|word|excel)\b.{0,20}\b[kM]B\b|\blänk till annan webbplats|öppnas i nytt fönster"
)
# "Ansökan görs i föreningsregistret", whatever link stands behind it
_APPLIED = regex.compile(
    r"(?:Ansökan|Ansökningar|Redovisning(?:en)?|Rekvisition(?:en)?)\s(?:\p{L}+\s){0,3}?(?:görs|lämnas|skickas|sker)\b|(?:Du|Ni)\s(?:(?:an)?söker|rekvirerar|redovisar|lämnar|skickar)\b"
)
# "Även föreningar kan söka, mer information hittar du nedan": what is told before it counts
_AND_MORE = regex.compile(r",[ ](?:mer|ytterligare|närmare)[ ]information[ ].*$")
_MODAL = regex.compile(r"\b(?:ska|skall|måste|får|behöver|bör)\b")
_SAYS = regex.compile(
    r"\b(?:säger|berättar|förklarar|menar|kommenterar|framhåller|konstaterar|betonar)\s(?:\p{Lu}|hon\b|han\b|\p{L}+\s\p{Lu})"
)
_DASHES = frozenset("–—-")
_QUOTES = ("”", "“", '"', "»")
# "Bidragsmottagare är den som ...": what a word means; "Till beslutet fogas tre bilagor: ...": what lies beside it
_MEANS = regex.compile(
    r"Regeringen (?:godkänner (?!att)|bemyndigar statsrådet|överlämnar)\b(?!.*\b(?:ska|skall|får|måste)\b)"
    r"|(?:Några|Flera|Ett par) av (?:de|dem)\b[^:.]{3,200}:"  # "... som nu får bidrag är: Teater Vind"
    r"|[^.]{3,60}\bdefinieras (?:här )?som de[nt]\b|Nedan \p{Ll}+s\b"
    r"|(?:Den |Det )?[^.]{0,40}(?:texten|information(?:en)?|datum(?:et)?) (?:publiceras|planeras)\b"
    r"|(?:Vi|Myndigheten) (?:kommer att )?publicera[r]?\b|Vi behöver (?:veta|se|få|ha)\b"
    r"|\p{Lu}\p{L}+(?:na|en|et) kommer från\b"
    r"|\p{Lu}\p{L}* betyder \p{Lu}|(?:Exakt )?(?:[Vv]ad|[Hh]ur(?: mycket| lång tid)?) [^.]*\b(?:beror på"
    r"|varierar|skiljer)\b"
    r"|\p{Lu}\p{L}+(?:mottagare|givare|tagare|sökande)n? (?:är den|är de|avses|menas)\b"
    r"|(?:Till|Vid) (?:detta )?(?:beslutet?|avtalet?|överenskommelsen)\b.{0,30}\bfogas\b.{0,30}\bbilag"
    r"|[^.]{3,90}\bverksamhet(?:er)? finansieras (?:till stor del|huvudsakligen|i huvudsak|främst)\b"
)
# "Därigenom ges kommunerna bättre förutsättningar att utveckla": what shall come of it
_HOPES = regex.compile(
    r"\b(?:ges|ger|får|skapas|skapar)\s[^.]{0,50}\b(?:bättre|goda|bästa|ökade?|större|likvärdiga|stärkta)\s"
    r"(?:förutsättning|möjlighet)"
)
# "Här hittar du blanketten", "Du kan vända dig till oss för råd": where to look and whom to ask
_GUIDES = regex.compile(
    r"\bkan\s(?:du|ni)\sfå\s(?:hjälp|råd)\b|^(?:Du|Ni)\skan\sfå\s(?:hjälp|råd)\b|^Vi\serbjuder\b|\bhjälper\s(?:gärna\s|alltid\s)?(?:till|dig|er)\b|\bär\s(?:du|ni)\sväl(?:komm?en|komna)\b"
    r"|\b(?:hittar|finner)\s(?:du|ni)\b|\bkan\s(?:du|ni)\s(?:\p{L}+\s)?kontakta\b|\bkan\s(?:du\s|ni\s|alltid\s|direkt\s){0,2}vända\s(?:dig|er)\b.*\b(?:råd|frågor|hjälp)\b"
    r"|^[^.]{0,60}\bkan\s(?:du|ni)\s(?:också\s|även\s)?(?:se|läsa|hitta|hämta|ladda)\b"
    r"|\bta\sgärna\sen\stitt\b|^(?:Ni|Du)\sär\sväl(?:komn|kommen)\p{L}*\b|^[^.]{2,70}\bkan\s(?:även\s)?finnas\b|^(?:Utlysningen|Satsningen|Bidraget)\singår\si\s"
    r"|^(?:På\s\p{L}+\suppdrag\s)?(?:hanterar|handlägger|administrerar)\b|^\p{Lu}\p{L}+\skunde\ssökas\b"
    r"|^(?:Vi|\p{Lu}\p{L}+)\shar\stagit\sfram\b"
    r"|^Beslut(?:et)?\b.*\b(?:planera|beräkna|vänta|brukar)\p{L}*\b.*\bfattas\b"
)
# Who gives the money says what it does itself, for the Government or for order's sake
_GIVER = (
    r"(?:Myndigheten|Verket|Rådet|Vi|Länsstyrelsen"
    r"|\p{Lu}\p{L}+(?:verket|styrelsen|rådet|myndigheten|kollegiet|ämbetet))"
)
_OFFICE = regex.compile(
    rf"{_GIVER}\s(?:ska\s)?(?:\p{{L}}+\s)?(?:åter)?(?:rapportera|redovisa)r?\b.*\btill\sregeringen\b"
    rf"|{_GIVER}\s(?:kommer\satt\s)?publicerar?\b"
    rf"|{_GIVER}\s(?:ansvarar\sför|har\si\suppdrag|har\sansvar(?:et)?\sför)\satt\s(?:administrera|handlägga|hantera"
    r"|fördela)\b"
    r"|(?:\p{Lu}{2,6}|Myndigheten|Verket|Vi)\sanvänder\s(?:dessa|detta|de|uppgift|underlag)\p{L}*\b"
    r"|(?:Observera\satt\s|Tyvärr\s)?(?:vi|Vi)\s(?:kan\s|har\s)?(?:tyvärr\s)?(?:inte|ingen)\s(?:kan\s)?(?:ge|svara|lämna"
    r"|möjlighet)\b.*"
    r"\b(?:besked|svar|upplysning\p{L}*|information)\b"
)
# News of some in particular: "Sex kommuner blir ...", "Denna kommun blir därför inte ..."
_SOME_IN_NEWS = regex.compile(
    r"Trots att\b|Men även\b|Det är \p{Lu}\p{L}+(?:verket|styrelsen|rådet|myndigheten) som (?:fördelar|beslutar"
    r"|ansvarar)\b"
    r"|[^.]{0,40}(?:verket|styrelsen|rådet|myndigheten)(?: \(\p{Lu}+\))? ansvarar för att (?:fördela|handlägga"
    r"|administrera)\b"
    r"|(?:En|Ett|Två|Tre|Fyra|Fem|Sex|Sju|Åtta|Nio|Tio|Elva|Tolv|Flera|Många|Några|Dessa|Denna|Detta|\d+)\s\p{L}+"
    r"(?:\s\p{L}+){0,6}?\s(?:blir|blev|har|hade|får|fick|måste|ska|tvingas)\b"
    r"|(?:I (?:somras|våras|höstas|vintras|fjol|går|fredags|måndags)|Förra (?:året|veckan))\b"
)
# "En slutrapport ska lämnas in senast ...": a paper is due, from whomever
_PAPER_DUE = regex.compile(
    r"(?:En|Ett)\s(?:\p{L}+\s){0,6}?\p{L}*(?:redovisning|rapport|ansökan|rekvisition|plan|sammanställning)\s"
    r".*\b(?:ska|måste)\b"
)
_BEFALLS = regex.compile(r"\b(?:blir|blev|bli)\s(?:\p{L}+\s){0,2}?(?:återbetalningsskyldig|skyldig)\p{L}*")


# "Sökt belopp är 140 000 kronor": what was asked for
_ASKED_FOR = regex.compile(
    r"(?:Sökt|Ansökt|Begärt|Sökta)\s(?:belopp|bidrag|stöd|medel)\b(?!\s(?:måste|ska|skall|får|kan)\b)"
)

# "För bidraget gäller följande villkor.": what leads to them is none
_TERMS_FOLLOW = regex.compile(
    r"(?:För|I) .{3,80} gäller (?:även )?följande (?:\p{L}+ )?(?:villkor|regler|bestämmelser)[.:]?"
)


# "Föreningen ansöker om 450 000 kronor": what the case is, no duty to apply
_APPLIES_FOR = regex.compile(
    r"\p{Lu}[^.,:]{3,70}(?<!(?i:nämnden|styrelsen|kommunen|regionen|förvaltningen))"
    r" (?:an)?söker (?:\p{Ll}+ ){0,4}\d[\d ,]*(?:kr|tkr|mnkr|miljon)"
)


def is_refused(string: str, kind: DocumentKind) -> bool:
    """True of a sentence that binds nobody by its form."""
    string = _AND_MORE.sub("", string)
    formed = is_button(string) or _REFERRAL.search(string) or _ASKED_FOR.match(string) or _MEANS.match(string)
    if string.endswith("?") or formed:
        return True
    deciding = kind in {DocumentKind.BOARD_MEMO, DocumentKind.GOVERNMENT_DECISION}
    if _TERMS_FOLLOW.fullmatch(string) or (deciding and _APPLIES_FOR.match(string)):
        return True
    if _HOPES.search(string) and not _MODAL.search(string):
        return True
    if (_LINK.search(string) or _GUIDES.search(string)) and not (_MODAL.search(string) or _APPLIED.match(string)):
        return True
    news = kind is DocumentKind.NOTICE and not _PAPER_DUE.match(string)
    if news and (_SOME_IN_NEWS.match(string) or _BEFALLS.search(string)):
        return True
    return kind in {DocumentKind.NOTICE, DocumentKind.AGENCY_INSTRUCTION} and _OFFICE.match(string) is not None


def quoted_blocks(flow: Flow) -> frozenset[int]:
    """The ids of the blocks that tell what somebody said, in a page that names who says it."""
    told = any(_SAYS.search(b.text.string) for b in flow.blocks)
    spoken = {id(b) for b in flow.blocks if told and _is_speech(b)}
    # "... viktiga steg," / "säger Eva Ek": words whose speaker is named in the line below
    spoken.update(id(b) for b, below in pairwise(flow.blocks) if told and _SAYS.match(below.text.string))
    return frozenset(spoken)


def _is_speech(block: Block) -> bool:
    dashed = block.kind is BlockKind.ITEM and block.lead is None and (block.marker or "") in _DASHES
    quoted = block.text.string.startswith(_QUOTES)
    return dashed or quoted or _SAYS.search(block.text.string) is not None
