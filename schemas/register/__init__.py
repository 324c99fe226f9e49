"""The register of recipients: kommuner, regioner and län with their history, and how a printed name is found.

The tables are data, dated CSV files in this package. ``source`` says how sure a row is: ``annex 2018`` is a
code-name pair printed in a Government decision of 2018 and in agreement with a public register; ``public``
stands on a public page; ``known`` is general knowledge that has not been checked against a source. An empty
``valid_from`` means since before 1992, where the register begins: what changed earlier is not in it.
"""

from schemas.register.entries import Kommun, Region
from schemas.register.listing import level_of, settle
from schemas.register.lookup import (
    Level,
    Resolution,
    gone_code,
    is_kommunkod,
    kommuner,
    kommunkod_of,
    lan_names,
    name_of,
    nearest,
    regioner,
    resolve,
)

__all__ = [
    "Kommun",
    "Level",
    "Region",
    "Resolution",
    "gone_code",
    "is_kommunkod",
    "kommuner",
    "kommunkod_of",
    "lan_names",
    "level_of",
    "name_of",
    "nearest",
    "regioner",
    "resolve",
    "settle",
]
