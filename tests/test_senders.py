"""Who writes where two addresses stand in a head, districts, foundations, and whom a paper is sent on to."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.conditions.present import present_clause
from parsers.organisations import normal_form, organisations_in
from parsers.parse import parse_document
from schemas.rows import Extraction


def written(text: str) -> Extraction:
    return parse_document(read_document(text.encode(), "prov.txt"), "test")


GRANT = """{sender}                     BESLUT
Box 3222                                        2021-12-08
103 64 Stockholm                                Dnr {number}

{receiver}
Box 408
541 28 Skövde

Bidrag till projektet Lärande bruk

Styrelsen har beslutat att bevilja högst 750 000 kr i bidrag.

Villkor

1. Bidraget betalas ut halvårsvis.
2. Mottagaren ska lämna en slutrapport senast den 31 maj 2025.
"""


@pytest.mark.parametrize(
    ("sender", "receiver"),
    [
        ("Stiftelsen Nordens Hus", "Högskolan i Skövde"),
        ("Stiftelsen Framtidens Kompetens", "Skövde kommun"),
        ("Skolverket", "Högskolan i Skövde"),
        ("Region Skåne", "Stiftelsen Nordens Hus"),
    ],
)
def test_of_two_addresses_the_first_is_the_sender(sender: str, receiver: str) -> None:
    row = written(GRANT.format(sender=sender, receiver=receiver, number="2021/66")).document
    assert (row.issuer, row.addressee) == (sender, receiver)


@pytest.mark.parametrize("number", ["20210066-H-01", "20210066-H", "2021-00661", "2021/66"])
def test_numbers_of_foundations(number: str) -> None:
    text = GRANT.format(sender="Stiftelsen Nordens Hus", receiver="Högskolan i Skövde", number=number)
    assert written(text).document.diarienummer == number


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Stiftelsen Framtidens Kompetens", "Stiftelsen Framtidens Kompetens"),
        ("Stiftelsen för strategisk forskning", "Stiftelsen för strategisk forskning"),
        ("Enskede-Årsta-Vantörs stadsdelsförvaltning", "Enskede-Årsta-Vantörs stadsdelsförvaltning"),
        ("Rinkeby-Kista stadsdelsförvaltning", "Rinkeby-Kista stadsdelsförvaltning"),
    ],
)
def test_names_of_foundations_and_districts(printed: str, name: str) -> None:
    assert [o.name for o in organisations_in(printed)] == [name]
    assert normal_form(printed) == name


@pytest.mark.parametrize("printed", ["Stiftelsen ska redovisa", "stiftelsen", "en stadsdelsförvaltning"])
def test_what_names_no_body(printed: str) -> None:
    assert organisations_in(printed) == ()


MEMO = """Region Halland                     TJÄNSTEUTLÅTANDE            2021-10-05
Regionkontoret                                                 Dnr RS 2021/114

Användning av statsbidrag för digital vård 2021

Förslag till beslut

Regionstyrelsen godkänner förslaget till fördelning av statsbidraget.

{label}
Socialstyrelsen
Verksamhetschefen
"""


@pytest.mark.parametrize(
    "label", ["Skickas till:", "Skickas till", "Sänds till", "Likalydande till", "Expedieras till"]
)
def test_whom_it_is_sent_on_to(label: str) -> None:
    people = [(p.role.value, p.organisation) for p in written(MEMO.format(label=label)).people]
    assert people == [("copy_to", "Socialstyrelsen"), ("copy_to", "Verksamhetschefen")]


def test_a_director_is_no_verb() -> None:
    clause = present_clause("Regional utvecklingsdirektör beviljar Stiftelsen Ängen 620 000 kronor.")
    assert clause is not None
    assert clause.subject == "Regional utvecklingsdirektör"


ONE_LINE = """Regeringsbeslut 2020-12-22 S2020/09798 I:25 Socialdepartementet Kammarkollegiet Box 2218 \
103 15 Stockholm Telefonväxel: 08-405 10 00 Webb: www.regeringen.se Postadress: 103 33 Stockholm \
Besöksadress: Fredsgatan 8 E-post: \
s.registrator@regeringskansliet.se {title}

Regeringens beslut

Kammarkollegiet ska betala ut 33 000 000 kronor till regionerna. Medlen ska rekvireras senast den 1 december 2021.
"""
LONG = (
    "Utbetalning av medel till Sveriges Kommuner och Regioner i enlighet med överenskommelsen om en jämlik "
    "vård och en god tillgänglighet för kvinnor och barn i hela landet samt förstärkta insatser för hälsa 2020–2022"
)


@pytest.mark.parametrize("title", ["Utbetalning av medel till regionerna", LONG])
def test_a_head_and_title_on_one_line(title: str) -> None:
    row = written(ONE_LINE.format(title=title)).document
    assert (row.title, row.department, row.addressee) == (title, "Socialdepartementet", "Kammarkollegiet")


def test_a_decision_of_which_only_the_foot_of_the_letterhead_is_left() -> None:
    row = written("""Postadress Telefonväxel E-post: s.registrator@regeringskansliet.se

103 33 Stockholm 08-405 10 00

Besöksadress Telefax

Uppdrag att fördela medel till hamnar 3 bilagor

Regeringens beslut

Regeringen ger Kammarkollegiet i uppdrag att fördela 35 000 000 kronor till kommuner.
""").document
    assert (row.kind, row.title) == ("government_decision", "Uppdrag att fördela medel till hamnar")
    assert row.addressee is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Göteborgs Stad", "Göteborgs Stad"),
        ("Umeå Kommun", "Umeå Kommun"),
        ("Förvaltningen för funktionsstöd", "Förvaltningen för funktionsstöd"),
        ("Förvaltningen för kultur och fritid", "Förvaltningen för kultur och fritid"),
    ],
)
def test_names_of_cities_and_administrations(printed: str, name: str) -> None:
    assert [o.name for o in organisations_in(printed)] == [name]


BOARD = """Samordningsförbundet Västra Mälardalen         Tjänsteskrivelse
                                                2020-11-17  Dnr SF 2020/41
Styrelsen

Fördelning av statlig tilldelning 2021

Förslag till beslut

Styrelsen beslutar att insatsen ska redovisas till kansliet senast den 30 november 2021.

Bakgrund

Försäkringskassan betalar ut den statliga tilldelningen kvartalsvis.

Delges: Odontologiska fakulteten, Ekonomiavdelningen
"""


def test_a_proposal_to_a_board_without_a_name() -> None:
    found = written(BOARD)
    assert (found.document.issuer, found.document.addressee) == (
        "Samordningsförbundet Västra Mälardalen",
        "Styrelsen",
    )
    assert [(c.modality.value, str(c.deadline)) for c in found.conditions] == [
        ("must", "2021-11-30"),
        ("statement", "None"),
    ]
    copies = [p.organisation for p in found.people if p.role == "copy_to"]
    assert copies == ["Odontologiska fakulteten", "Ekonomiavdelningen"]


def test_months_of_a_contract_that_stands_are_no_months_of_its_year() -> None:
    contract = """Överenskommelse om ett demensteam mellan Region Dalarna och Leksands kommun

Regionen ersätter kommunen med 935 000 kronor per år efter fakturering i juni och december.

Falun den 14 december 2018               Leksand den 17 december 2018

För Region Dalarna                       För Leksands kommun

Karin Stik                               Ulrika Lund
Regiondirektör                           Kommunchef
"""
    days = [(d.start, d.end) for d in written(contract).dates if d.role != "signature"]
    assert all(day == (None, None) for day in days)


def test_a_blank_titled_as_a_report_is_a_report() -> None:
    form = "Folkbildningsrådet\n\nRedovisning av bidrag till kurser\n\n"
    form += "Blanketten skickas till rådet senast den 1 mars 2024.\n"
    assert [c.category.value for c in written(form).conditions] == ["reporting"]
