"""The recipients of one table read together: which level they are of, and the guesses that the others settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from schemas.register.lookup import Level, Resolution, is_kommunkod, kommun_by_name, name_of, region_by_name
from schemas.register.names import Form, clean, form_of
from schemas.vocabulary import Match, RecipientKind


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


def settle(found: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """The resolutions of one table, read in the light of each other.

    A guess by name alone is withdrawn where its kommun stands elsewhere; "Kalmar län" among regioner is the region.
    """
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
