"""Whom an annex of ``printed`` gives money to: kommuner, regioner, universities, invented organisations."""

from __future__ import annotations

import random

from schemas.register import kommuner, regioner

_FIRST = (
    "Föreningen", "Stiftelsen", "Riksförbundet", "Nätverket", "Studieförbundet", "Hyresgästföreningen",
    "Idrottsklubben", "Ideella föreningen", "Kvinnojouren", "Teatergruppen", "Kulturhuset", "Ungdomsgården",
    "Hembygdsföreningen", "Scoutkåren", "Byalaget",
)  # fmt: skip
_SECOND = (
    "Solrosen", "Nyckeln", "Vändpunkten", "Ljusglimten", "Gränslandet", "Tjädern", "Bron", "Lyktan", "Fyren",
    "Ankaret", "Kompassen", "Vinden", "Hoppet", "Unga Röster", "Grannsamverkan", "Hälsa och Miljö", "Film i Norr",
    "Tillsammans", "Öppna Dörren", "Morgondagen", "Rörelse", "Nya Perspektiv", "Fjällräven", "Havet", "Skogsbrynet",
)  # fmt: skip
_THIRD = (
    "", "", " i Malmö", " i Göteborg", " i Umeå", " i Sverige", " Väst", " Mitt", " i Borlänge", " Norrbotten",
    " för barn och unga", " i Östersund",
)  # fmt: skip
_UNIVERSITIES = (
    "Uppsala universitet", "Lunds universitet", "Göteborgs universitet", "Stockholms universitet",
    "Umeå universitet", "Linköpings universitet", "Karolinska institutet", "Kungl. Tekniska högskolan",
    "Luleå tekniska universitet", "Karlstads universitet", "Linnéuniversitetet", "Örebro universitet",
    "Mittuniversitetet", "Malmö universitet", "Högskolan Dalarna", "Högskolan i Borås", "Högskolan i Gävle",
    "Högskolan i Halmstad", "Högskolan Kristianstad", "Högskolan Väst", "Södertörns högskola",
    "Sveriges lantbruksuniversitet",
)  # fmt: skip


def recipients_of(what: str, count: int, rng: random.Random) -> list[tuple[str | None, str]]:
    """The code and name of each recipient of a kind: kommun, region, uni or org."""
    if what == "kommun":
        return _kommuner(count, rng)
    if what == "region":
        everyone = list(regioner().values())
        names = everyone if count == len(everyone) else rng.sample(everyone, count)
        if rng.random() < 0.4:
            names.sort()
    elif what == "uni":
        names = rng.sample(_UNIVERSITIES, count)
    else:
        names = _organisations(count, rng)
    return [(None, name) for name in names]


def _organisations(count: int, rng: random.Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        made[f"{rng.choice(_FIRST)} {rng.choice(_SECOND)}{rng.choice(_THIRD)}"] = None
    names = sorted(made) if rng.random() < 0.7 else list(made)
    rng.random()  # held by the draws of known seeds
    return names


def _kommuner(count: int, rng: random.Random) -> list[tuple[str | None, str]]:
    items: list[tuple[str | None, str]] = [*rng.sample(list(kommuner().items()), count)]
    order = rng.choice(("name", "code", "shuffle"))
    if order == "name":
        items.sort(key=lambda item: item[1])
    elif order == "code":
        items.sort(key=lambda item: item[0] or "")
    else:
        items.sort(key=lambda _: rng.random())
    if not rng.choice(("", "", "", " kommun")):
        return items
    return [(code, f"{name}{'' if name[-1] in 'sxz' else 's'} kommun") for code, name in items]
