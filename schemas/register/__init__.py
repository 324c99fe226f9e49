"""The register of recipients: kommuner, regioner and län with their history, and how a printed name is found.

The tables are data, dated CSV files in this package. ``source`` says how sure a row is: ``annex 2018`` is a
code-name pair printed in a Government decision of 2018 and in agreement with a public register; ``public``
stands on a public page; ``known`` is general knowledge that has not been checked against a source. An empty
``valid_from`` means since 1974, where the register begins, or before. The kommuner of each year are counted in the
tests: 278 in 1974, 277 in 1977, 279 in 1980, 284 in 1983, 286 in 1992, 288 in 1995, 289 in 1999, 290 since 2003.
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
    lanskod_of,
    name_of,
    nearest,
    regioner,
    resolve,
)
from schemas.register.names import is_unfinished

__all__ = [
    "Kommun",
    "Level",
    "Region",
    "Resolution",
    "gone_code",
    "is_kommunkod",
    "is_unfinished",
    "kommuner",
    "kommunkod_of",
    "lan_names",
    "lanskod_of",
    "level_of",
    "name_of",
    "nearest",
    "regioner",
    "resolve",
    "settle",
]
