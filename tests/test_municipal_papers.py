"""Papers of municipalities: who gives and who is asked, hung proposals, receivers of a decision, standing rules."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Extraction
from schemas.vocabulary import PersonRole

RULES = """{title}

Antagna 2019-03-12

Alla bidrag söks hos kommunen. Föreningen ska lämna sin ansökan senast den 15 februari.
Bidraget betalas ut i juni.
"""


def parsed(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


@pytest.mark.parametrize(
    ("title", "issuer", "deadline"),
    [
        ("Regler för bidrag till föreningar i Hedlunda kommun", "Hedlunda kommun", None),
        ("Bidragsbestämmelser för studieförbund i Hedlunda kommun", "Hedlunda kommun", None),
        # what a title dates is of that year
        ("Riktlinjer för bidrag till kultur i Hedlunda kommun 2020", "Hedlunda kommun", "2020-02-15"),
    ],
)
def test_standing_rules_have_a_giver_and_days_of_every_year(title: str, issuer: str, deadline: str | None) -> None:
    extraction = parsed(RULES.format(title=title))
    assert extraction.document.kind == "agency_instruction"
    assert (extraction.document.title, extraction.document.issuer) == (title, issuer)
    days = [c.deadline and c.deadline.isoformat() for c in extraction.conditions if "senast" in c.text]
    assert days == [deadline]


MEMO = """Tjänsteskrivelse
2023-05-04
Dnr SN 2023/118
Hanna Lövgren
Socialförvaltningen
hanna.lovgren@hedlunda.se
Socialnämnden

Medel till nattöppen mottagning

Förslag till beslut

Socialnämnden beslutar

att     bevilja Stiftelsen Hamnen 640 000 kronor för år 2023,

att     fördela återstoden av medlen senast den 1 november 2023, och

att     uppdra åt förvaltningschefen att teckna avtalet.

{label}
Ekonomichefen
Stiftelsen Hamnen
"""


@pytest.mark.parametrize(
    "label",
    ["Beslutet skickas till", "Beslut expedieras till:", "Beslutet ska skickas till", "Expediering", "Kopia till"],
)
def test_receivers_of_a_decision(label: str) -> None:
    people = parsed(MEMO.format(label=label)).people
    receivers = [p.organisation for p in people if p.role is PersonRole.COPY_TO]
    assert receivers == ["Ekonomichefen", "Stiftelsen Hamnen"]


def test_a_sentence_about_sending_has_no_receivers() -> None:
    people = parsed(MEMO.format(label="Beslutet skickas till Skolverket senast den 1 juni.")).people
    assert [p for p in people if p.role is PersonRole.COPY_TO] == []


def test_a_proposal_hung_from_its_att() -> None:
    proposed = [c.text.split()[:2] for c in parsed(MEMO.format(label="Kopia till")).conditions]
    assert proposed == [["att", "bevilja"], ["att", "fördela"], ["att", "uppdra"]]


def test_whom_to_ask_is_known_by_an_address_further_down() -> None:
    people = parsed(MEMO.format(label="Kopia till")).people
    assert [(p.name, p.email) for p in people if p.role is PersonRole.CONTACT] == [
        ("Hanna Lövgren", "hanna.lovgren@hedlunda.se")
    ]


def test_an_opinion_of_the_board_is_put_to_the_council() -> None:
    text = (
        "Utlåtande 2017:31 RIV (Dnr 106-2214/2016) Ny modell för medel till fritidsgårdar Kommunstyrelsen föreslår "
        "kommunfullmäktige besluta följande 1. Modell för fördelning av medel till nämnderna godkänns. 2. Modellen "
        "används från och med år 2018 för hela bidraget. Föredragande borgarrådet Ulla Ekman anför följande. "
        "Bakgrund Nämnderna har begärt en ny modell för de medel som kommunfullmäktige har avsatt i budgeten."
    )
    extraction = parsed(text)
    assert extraction.document.kind == "board_memo"
    assert extraction.document.addressee == "Kommunfullmäktige"
    assert [c.text.split()[0] for c in extraction.conditions] == ["Modell", "Modellen"]


@pytest.mark.parametrize("title", ["Startbidrag", "Lokalstöd"])
def test_one_word_that_names_a_grant_is_a_title(title: str) -> None:
    text = f"{title}\n\nAnsökan om bidraget lämnas till fritidsnämnden. Bidraget betalas ut i maj varje år.\n"
    assert parsed(text).document.title == title
