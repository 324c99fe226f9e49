"""The recipients of one table read together: which level they are of, and the guesses that the others settle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from schemas.register.lookup import Level, Resolution, is_kommunkod, kommun_by_name, name_of, region_by_name
from schemas.register.names import Form, clean, form_of
from schemas.vocabulary import Match, RecipientKind

_BOTH = "0980"  # Gotland, the one kommun with a region's duties
_AS_REGION = re.compile(r"^region\b|\((?:[^)]*[ ])?(?:landsting|region)\w*", re.IGNORECASE)


def level_of(names: Iterable[str | None], codes: Iterable[str | None] = ()) -> Level:
    """What a table's recipients are, told from all their names and codes together.

    Only names that a kommun alone or a region alone can bear count; a list of nothing but homonyms, or of no
    register names, is unknown, and so is a true mixture.
    """
    seen: Counter[Level] = Counter()
    for name in names:
        printed = clean(name or "")
        form = form_of(printed)
        as_kommun = form is not Form.LAN and kommun_by_name(printed, None) is not None
        as_region = form is not Form.KOMMUN and region_by_name(printed, None) is not None
        if as_kommun != as_region:
            seen[Level.KOMMUN if as_kommun else Level.REGION] += 1
    for code in codes:
        if is_kommunkod(code):
            seen[Level.KOMMUN] += 1
    if not seen:
        return Level.UNKNOWN
    (first, most), rest = seen.most_common(1)[0], seen.total()
    return first if most >= 0.8 * rest else Level.UNKNOWN


def settle(found: Sequence[Resolution], names: Sequence[str | None] = ()) -> tuple[Resolution, ...]:
    """The resolutions of one table, read in the light of each other and of the names as printed.

    A guess by name alone is withdrawn where its kommun stands elsewhere; "Kalmar län" among regioner is the region,
    and so is "Region Gotland" beside "Gotlands kommun".
    """
    found = _both_bodies(found, names)
    sure = {r.kommunkod for r in found if r.kommunkod and r.match is not Match.FUZZY}
    guesses = Counter(r.kommunkod for r in found if r.kommunkod and r.match is Match.FUZZY)
    regions = Counter(r.lanskod or "" for r in found if r.kind in {RecipientKind.REGION, RecipientKind.LAN})
    mostly = 2 * sum(r.kind is RecipientKind.REGION for r in found) > sum(regions.values())
    settled: list[Resolution] = []
    for r in found:
        guess = r.kommunkod if r.match is Match.FUZZY else None
        if guess is not None and (guess in sure or guesses[guess] > 1):
            settled.append(Resolution(r.kind, note=f"near to {r.name}, which the table already has"))
        elif r.kind is RecipientKind.LAN and r.lanskod and mostly and regions[r.lanskod] == 1:
            match = Match.ALIAS if r.match is Match.EXACT else r.match
            settled.append(r._replace(kind=RecipientKind.REGION, name=name_of(r.lanskod), match=match))
        else:
            settled.append(r)
    return tuple(settled)


def _both_bodies(found: Sequence[Resolution], names: Sequence[str | None]) -> Sequence[Resolution]:
    """The resolutions, a kommun that stands there as the region that it also is made the region.

    Gotland alone is both, and a table of kommuner and regioner pays it twice: "Gotlands kommun (landstingsdel)".
    """
    doubled = [n for n, r in enumerate(found) if r.lanskod and r.kommunkod == _BOTH]
    if len(doubled) < 2 or not names:
        return found
    settled = list(found)
    for n in doubled:
        lanskod = found[n].lanskod or ""
        if _AS_REGION.search(names[n] or ""):
            settled[n] = Resolution(RecipientKind.REGION, None, lanskod, name_of(lanskod), Match.ALIAS)
    return settled
