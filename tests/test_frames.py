"""The category that the frame of a clause makes: who, which class of verb, what, to whom, how much, when."""

from __future__ import annotations

import pytest

from parsers.conditions.categories import category_of
from parsers.conditions.clauses import binding_clause
from parsers.conditions.present import stated_clause
from parsers.conditions.things import Thing, thing_of


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [
        ("Byggnadsvårdsbidraget", Thing.MONEY),  # the last part of a compound tells
        ("Projektkostnaden för lokaler", Thing.COST),  # what stands after a preposition does not
        ("Hälften av medlen", Thing.MONEY),
        ("Den som söker stöd", Thing.SOMEBODY),
        ("Bolagets omsättning", Thing.TRAIT),  # somebody's own
        ("Slutredovisningen via e-tjänsten", Thing.REPORT),
        ("SKR", Thing.SOMEBODY),  # no sum of kronor
        ("Vädret", None),
    ],
)
def test_what_a_phrase_names(phrase: str, thing: Thing | None) -> None:
    assert thing_of(phrase) is thing


@pytest.mark.parametrize(
    ("sentence", "section", "category"),
    [
        ("Pengarna kan gå till att anställa en handledare.", "", "purpose"),
        ("Läxhjälpsbidraget kan gå till idrottsföreningar.", "", "eligibility"),  # to whom, not what for
        ("Resebidraget kan betalas ut med högst 4 000 kr per elev.", "", "allocation"),  # how much, not when
        ("Resebidraget betalas ut i april mot kvitton.", "", "payment"),
        ("Föreningar som har fått driftstöd tilldelas inte resebidrag.", "", "eligibility"),
        ("Nämnden beslutar om prioritering av inkomna ansökningar.", "", "allocation"),  # no handing in
        ("Det är länsstyrelsen som beslutar vilka projekt som beviljas bidrag.", "", "allocation"),
        ("Föreningar kan söka bidrag för studiebesök.", "", "eligibility"),
        ("Du kan söka bidrag för studiebesök.", "", "purpose"),  # the reader is no kind of applicant
        ("Bidrag ska sökas hos kontoret före resan.", "", "requisition"),
        ("Ni kan söka bidrag om upp till 70 procent av kostnaderna.", "", "allocation"),
        ("Till redovisningen ska deltagarlistor bifogas.", "", "reporting"),  # with the paper that it goes with
        ("Ansökan kräver följande dokument: bokslut och verksamhetsberättelse.", "", "requisition"),
        ("Kursledaren ska informera om stödet och lämna en lista.", "", "information"),  # the first verb
        ("Utbildningsmedlen ska användas under läsåret.", "", "use_period"),
        ("Utbildningsmedlen får användas till vikarier.", "", "purpose"),
        ("Använd kontorets blankett för ansökan.", "", "requisition"),  # a form is no money
        ("Moms är en godkänd kostnad om den inte kan dras av.", "", "purpose"),  # nothing is given back
    ],
)
def test_the_category_that_a_frame_makes(sentence: str, section: str, category: str) -> None:
    clause = binding_clause(sentence) or stated_clause(sentence)
    assert category_of(sentence, clause, section) == category
