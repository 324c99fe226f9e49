"""The words that amounts of money are told by: who receives, what is counted, and how a cue is written.

Shared by the modules of ``amounts`` that tell a role; holds no rule of its own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

RECIPIENT = r"""(?:
    \w*(?:kommun|region|förening|organisation|myndighet|förbund|församling) | län(?!g) | landsting | huvudman
  | lärosäte | universitet | mottagare | part(?!i) | stift | stadsdel | sökande | \w*anordnare
)\w*"""
THING = r"""(?:
    invånare | plats | elev | barn | brukare | kund | boende | person | individ | patient | timm[ae] | dygn | dag
  | enhet | styck | st\b | ärende | årsarbetare | anställd | deltagare | student | bostad | lägenhet | kvadratmeter
  | kvm | m2 | kontor | verksamhet | utförare | hushåll | månad | \w*skola | vårdcentral | mottagning | avdelning
  | klass | hektar | lärare
)\w*"""
# The speaker or the addressee, who runs it: verkets arbete, Energimyndighetens kostnader - not kommunernas arbete
AGENCYS = r"""(?:
    (?:\w*(?:verk|myndighet|styrelse|inspektion|kollegi|institut|råd|kontor|kansli|förvaltning|nämnd|kassa|rätt)
      (?:ets|ens|ns|iets|s|ernas|arnas) | (?-i:ESV|MSB|SKR|SKL|SMHI|MUCF|UHR)s | sina | sitt | sin )
)"""
# What is counted one by one, so that "för en elev" is a rate: not "för en verksamhet"
ONE = r"""(?:
    invånare | plats | elev | barn | brukare | kund | boende | person | individ | patient | timm[ae] | dygn
  | styck | deltagare | student | bostad | lägenhet | hushåll | hektar | anställd | årsarbetare
  | \w*(?:arbetskraft|arbetare) | heltid
)\w*"""


def words(pattern: str) -> re.Pattern[str]:
    """A cue: verbose, in any case."""
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


class Side(StrEnum):
    """Who gives the money that a paper is about, as far as its kind and issuer tell."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    LOCAL = "local"  # a municipality or region, its board or administration
    PARTIES = "parties"  # of an agreement
    UNKNOWN = "unknown"


class Setting(NamedTuple):
    """What surrounds a sentence: what else may tell the role of a sum whose own clause is silent."""

    lead: str = ""  # the sentence that introduces its list
    heads: str = ""  # the title and the letterhead: who speaks and who are parties
    since: int | None = None  # the first year that the document is about
    section: str = ""  # the heading that it stands under
    goes_on: bool = False  # the sentence before it, of the same paragraph, told of an earlier year
    giver: str = ""  # who speaks
    side: Side = Side.UNKNOWN


class Around(NamedTuple):
    """The words around an amount, up to its neighbours: what a role is told by."""

    before: str
    after: str
    qualifier: str = ""  # "högst", "cirka": right before it, lower case
    setting: Setting = Setting()
    sentence: str = ""  # the whole of it, with the other amounts and their words
    start: int = 0  # where in it the amount begins
    ranged: bool = False  # it is an end of a range or a member of a list

    @property
    def sentence_before(self) -> str:
        """All that the sentence says before the amount, the other amounts too."""
        return self.sentence[: self.start]
