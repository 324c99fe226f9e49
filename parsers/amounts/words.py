"""The words that amounts of money are told by: who receives, what is counted, and how a cue is written.

Shared by the modules of ``amounts`` that tell a role; holds no rule of its own.
"""

from __future__ import annotations

import re
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


class Around(NamedTuple):
    """The words around an amount, up to its neighbours: what a role is told by."""

    before: str
    after: str
    qualifier: str = ""  # "högst", "cirka": right before it, lower case
    lead: str = ""  # the sentence that introduces its list
