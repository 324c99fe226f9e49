"""Whether a sentence begins by telling the reader what to do: "Räkna samman kostnaderna", "Skriv under ansökan".

Used by ``forms``. The imperative of most Swedish verbs ends in -a, as many nouns and adjectives do ("Kopia av",
"Ideella föreningar"), so it is told by what stands behind it: a particle, an article, a definite noun. Verbs whose
imperative is the bare stem are few and old; they are listed. It reads one sentence and knows nothing of grants.
"""

from __future__ import annotations

import regex

# Verbs whose imperative has no ending; "Se" and "Läs" only send the reader on
_STEM = (
    r"Ange|Ansök|Använd|Begär|Behåll|Beskriv|Bjud|Bygg|Dra|Fyll|Följ|För(?= (?:in|upp|över|bok|ner|ned)\b)"
    r"|Ge(?= (?:oss|\p{L}+(?:en|et)) )|Genomför|Slutför|Utför|Återför"
    r"|Hör(?= av)|Håll|Inkom|Jämför|Låt|Lägg|Märk|Nämn|Redogör|Marknadsför|Sammanfatta"
    r"|Se till att"
    r"|Skriv|Slå"
    r"|Skylta|Stryk|Ställ"
    r"|Stäm|Sätt|Sänd|Sök|Ta|Uppge|Utgå(?= från)|Utse|Välj|Öppna"
)
# What ends in -a and is no verb
NO_VERB = (
    r"(?:Alla|Andra|Lika|Båda|Dessa|Denna|Detta|Samma|Hela|Halva|Själva|Förra|Första|Sista|Nästa|Enda|Extra|Bara"
    r"|Sådana|Många|Vissa|Dina|Era|Våra|Mina|Sina|Egna|Nya|Kopia|Bilaga|Karta|Lista|Hyra|Resa|Skola|Firma|Summa"
    r"|Kassa|Fråga|Ansöka|Söka|Ytterligare|Större|Mindre|\p{L}+(?:iga|iska|amma|lla|iva|nda|ärda|rna)"
    r"|Bra|Ha|Ja|Ska|Numera|Flera|Opera|Kamera)\b"
)
# Verbs that take a bare noun: "Bifoga kvitton", "Motivera varför"
_SURE = (
    r"\p{Lu}\p{Ll}*era|Anmäla?|Återbetala|Betala|Bifoga|Kontakta|Ladda|Logga|Lämna|Meddela|Redovisa|Skicka|Spara"
    r"|Underrätta|Underteckna|Upprätta"
)
_PARTICLE = r"(?:in|ut|upp|ner|ned|fram|bort|ihop|samman|igenom|tillbaka|över|på|av|med|om|till|för|i|kontakt)\b"
_OBJECT = (
    r"(?:en|ett|den|det|de|dem|oss|alla|allt|samtliga|varje|din|ditt|dina|er|ert|era|vår|vårt|våra|minst|högst|endast|bara|alltid"
    r"|ingenting|inget|inga|inte|gärna|sedan|därefter|först|även|också|vilk\p{L}+|hur|att|så|hela|halva|\p{Ll}*(?:ansökan|begäran|anmälan)|\d+|\p{Ll}{2,}(?:en|et|na|erna|arna|orna|ets|ens|[aeo]rnas))\b"
)
_PLEA = r"(?:(?:Vänligen|Kom ihåg att|Glöm inte(?: bort)? att) )?"
_BEGINS = rf"(?:{_STEM}|(?!{NO_VERB})(?:{_SURE})|(?!{NO_VERB})\p{{Lu}}\p{{Ll}}+a(?= (?:{_PARTICLE} )?{_OBJECT}))"
# "Kom ihåg att skriva under": the verb behind it is an infinitive
_REMIND = r"(?:Tänk på|Kom ihåg|Glöm inte(?: bort)?) att (?:\p{Ll}+ )?(?:\p{Ll}{3,}a|ta|ge|ange|se till)(?= )"
_SMALL = (
    r"(?:fyll|skicka|lämna|bifoga|ange|redovisa|ansök|rekvirera|återbetala)(?= (?:i|in|en|ett|er|medlen"
    r"|ansökan|redovisningen)\b)"
)
ORDER = regex.compile(rf"(?:{_PLEA}{_BEGINS}(?= )|{_REMIND}|{_SMALL})")
# "Om ni får avslag, skicka in ...", "Öppna rapporten och fyll i ..."
LATER = regex.compile(rf"(?:, | och | – |Steg \d+: )\K(?:{ORDER.pattern})")


def is_order(string: str) -> bool:
    """True when the sentence begins by telling the reader what to do."""
    return ORDER.match(string) is not None


def orders(string: str) -> bool:
    """The same for a sentence that comes to it later: "Om ni får avslag, skicka in ..."."""
    return is_order(string) or LATER.search(string) is not None
