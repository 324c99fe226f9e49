"""What happens on a date, and the year that print leaves out: from the sentence, its surroundings and the head."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.dates.forms import find_dates
from parsers.dates.labels import label_roles
from parsers.dates.reading import deadlines_of, document_date, read_dates
from parsers.dates.roles import Setting, roles_of
from parsers.prose.blocks import read_flow
from parsers.prose.flow import Flow
from parsers.text import WordRef, text_of
from schemas.document import BBox, Page, Word
from schemas.vocabulary import DateRole


def _flow(text: str) -> Flow:
    return read_flow(read_document(text.encode(), "x.txt"), frozenset())


USE, PAY, OTHER = DateRole.USE_PERIOD, DateRole.PAYMENT, DateRole.OTHER
REQUISITION, REPORT, REPAYMENT = (
    DateRole.REQUISITION_DEADLINE,
    DateRole.REPORT_DEADLINE,
    DateRole.REPAYMENT_DEADLINE,
)
CITED, DECISION = DateRole.CITED_DECISION, DateRole.DECISION


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        # requisition
        ("Rekvisitionen ska ha inkommit till Boverket senast den 1 mars 2021.", [REQUISITION]),
        ("Medlen rekvireras av regionen senast den 15 oktober 2022.", [REQUISITION]),
        ("Ansökan ska vara Skolverket till handa senast fredagen den 5 mars 2021.", [REQUISITION]),
        ("Sista dag att ansöka är den 31 mars 2021.", [REQUISITION]),
        ("Sista ansökningsdag: 1 juni 2021", [REQUISITION]),
        ("Kommuner som vill ta del av bidraget ska senast den 3 maj 2021 ansöka hos MSB.", [REQUISITION]),
        ("Begäran om utbetalning ska lämnas in före den 1 december 2020.", [REQUISITION]),
        # report
        ("Uppdraget ska redovisas till Regeringskansliet senast den 15 maj 2019.", [REPORT]),
        ("Kommunen ska senast den 28 februari 2022 redovisa hur pengarna har använts.", [REPORT]),
        ("En slutrapport ska lämnas till Folkhälsomyndigheten senast den 31 maj 2023.", [REPORT]),
        ("En redovisning som visar hur stödet använts (se bilaga 2) ska lämnas senast den 31 mars 2022.", [REPORT]),
        ("Regioner som rekvirerat medel ska senast den 1 april 2022 lämna en återrapport.", [REPORT]),
        (
            "En delredovisning ska lämnas den 1 mars 2021 och en slutredovisning senast den 1 mars 2022.",
            [REPORT] * 2,
        ),
        ("Redovisningen lämnas vid den tidpunkt som Boverket meddelar.", [REPORT]),
        ("Länsstyrelserna ska i februari 2022 redovisa utfallet.", [REPORT]),
        # repayment
        ("Medel som inte har förbrukats ska återbetalas senast den 30 april 2022.", [REPAYMENT]),
        ("Återbetalning sker senast den 14 september 2021.", [REPAYMENT]),
        ("Ej förbrukade medel ska betalas tillbaka till länsstyrelsen senast den 1 juni 2021.", [REPAYMENT]),
        ("Outnyttjade medel ska senast den 15 februari 2022 återbetalas till Kammarkollegiet.", [REPAYMENT]),
        # use
        ("Medlen får användas under 2018.", [USE]),
        ("Myndigheten får under 2021 använda 5 000 000 kronor.", [USE]),
        ("Bidraget ska användas mellan den 1 juli 2021 och den 30 juni 2022.", [USE]),
        ("Pengarna måste förbrukas senast den 31 december 2020.", [USE]),
        ("Medlen kan användas från och med den 1 maj 2021.", [USE]),
        ("Medel som inte förbrukats under 2020 betalas tillbaka.", [USE]),
        ("Bidragsperioden är den 1 januari–31 december 2022.", [USE]),
        # payment
        ("Bidraget betalas ut i juni 2021.", [PAY]),
        ("Organisationsbidraget avser perioden den 1 juli 2024–30 juni 2025.", [USE]),
        ("Prestationsmedlen avser år 2025.", [USE]),
        ("Utbetalning sker den 15 juni 2021.", [PAY]),
        ("Skolverket betalar ut stödet under 2021 och det kan användas från och med den 1 juli 2021.", [PAY, USE]),
        # decisions of others, and its own
        ("I bilagan till regeringsbeslut 2018-06-20 nr II:7 framgår beloppet.", [CITED]),
        ("Regeringen gav den 20 juni 2018 myndigheten i uppdrag att fördela medel.", [CITED]),
        ("Den 6 februari 2020 ingick parterna en överenskommelse.", [CITED]),
        ("Regeringen beslutade den 9 maj 2019 om ett uppdrag.", [CITED]),
        ("Parterna har den 2 december 2020 tecknat ett avtal.", [CITED]),
        ("Detta beslut har fattats den 5 mars 2021 av generaldirektören.", [DECISION]),
        # none of these
        ("Regeringen ger Boverket i uppdrag att under 2021 fördela stödet.", [OTHER]),
        ("Stödet infördes under 2019.", [OTHER]),
        ("Antalet äldre ökar från 2019 fram till 2029.", [OTHER]),
        ("Redovisningen görs i ett formulär som myndigheten skickar i december 2018.", [OTHER]),
        ("SKR ska utveckla den stödfunktion som inrättades under 2020.", [OTHER]),
        ("Ärendet har behandlats i rådet den 18 augusti 2020.", [OTHER]),
        ("År 2025 ska landet vara bäst på att använda teknikens möjligheter.", [OTHER]),
        ("Besked om ansökan lämnas senast den 1 juli 2021.", [OTHER]),
        ("Ansökningsperioden är 1 mars–30 april 2022.", [REQUISITION]),
        ("Ansökan öppnar den 1 mars 2022 och stänger den 30 april 2022.", [OTHER, REQUISITION]),
        ("Rekvisitioner som kommer in efter den 1 november 2021 behandlas inte.", [REQUISITION]),
        ("Kommunerna har till den 15 maj 2021 på sig att ansöka.", [REQUISITION]),
        ("Ansökan ska vara inkommen den 15 mars 2022.", [REQUISITION]),
        ("Belopp betalas ut efter rekvisition, som ska ha kommit in senast den 15 mars 2024.", [REQUISITION]),
        ("Bidraget kan sökas till och med den 15 april 2021.", [REQUISITION]),
        ("Varje kommun ska före den 1 september 2021 redovisa hur bidraget har använts.", [REPORT]),
        (
            "Regionen ska redovisa hur medlen har använts till Kammarkollegiet senast den 28 februari 2025.",
            [REPORT],
        ),
        ("Delrapport: 1 oktober 2021", [REPORT]),
        ("Ekonomisk redovisning 31 mars 2023", [REPORT]),
        ("En lägesrapport lämnas till Regeringskansliet den 15 oktober 2021.", [REPORT]),
        ("Kommunen ska svara på myndighetens uppföljning senast den 1 mars 2022.", [REPORT]),
        ("Kvarvarande medel ska vara inbetalda på bankgirot senast den 31 mars 2022.", [REPAYMENT]),
        ("Länsstyrelsen ska betala ut stödet utan rekvisition senast den 21 december 2020.", [PAY]),
        ("Utbetalning sker i två omgångar, i mars och i september 2022.", [PAY, PAY]),
        ("Utbetalning sker löpande, dock senast i november 2022.", [PAY]),
        ("Kostnaderna ska ha uppstått från och med den 1 mars 2022 till och med den 31 december 2022.", [USE]),
        ("Bidraget gäller kostnader under perioden 1 januari–31 december 2024.", [USE]),
        ("Överenskommelsen gäller från och med den 1 januari 2024 till och med den 31 december 2024.", [USE]),
        ("Medlen ska vara förbrukade senast den 31 december 2021.", [USE]),
        ("Medlen får användas t.o.m. den 30 juni 2022.", [USE]),
        ("Pengarna ska användas under 2021 och 2022.", [USE, USE]),
        ("Insatserna ska genomföras under perioden 1 maj–31 december 2022.", [USE]),
        ("Uppdraget lämnades den 24 februari 2022 (S2022/01102).", [CITED]),
        ("Myndigheten fick den 3 mars 2021 i uppdrag att följa upp stödet.", [CITED]),
        ("Stödet bygger på Skolverkets beslut den 25 januari 2024.", [CITED]),
        ("Kommunfullmäktige antog den 14 juni 2021 en plan.", [CITED]),
        ("Länsstyrelsen ska fatta beslut senast den 1 juni 2021.", [OTHER]),
        ("Anvisningar skickas ut i januari 2023.", [OTHER]),
        ("Förordningen träder i kraft den 1 juli 2021.", [OTHER]),
        ("Kommunen har kommit in med en ansökan den 20 november 2020.", [OTHER]),
        ("Projekten ska vara avslutade senast den 31 december 2022.", [USE]),
        ("Överenskommelsen träder i kraft när den godkänts och gäller till och med den 31 december 2022.", [USE]),
        ("Medlen är avsedda för insatser under perioden 2022–2024.", [USE]),
        ("Period: 1 januari–31 december 2022", [USE]),
        ("Medel som inte rekvirerats senast den 1 december 2022 fryser inne.", [REQUISITION]),
        ("Rekvisitionen avser perioden 1 januari 2022 till 30 juni 2022.", [OTHER]),
        ("Ansökan öppnar: 1 mars 2022", [OTHER]),
        ("Frågor besvaras till och med den 10 mars 2022.", [OTHER]),
        ("Enligt beslut av regionstyrelsen 2022-02-15 ska regionen söka stöd.", [CITED]),
        ("Riksdagen biföll propositionen den 16 juni 2021.", [CITED]),
        ("Medlen är tillgängliga från och med den 1 juli 2023.", [USE]),
        (
            "Medel som inte har använts senast den 31 maj 2023 ska återbetalas före den 1 maj 2024.",
            [USE, REPAYMENT],
        ),
        (
            "Medlen ska rekvireras senast den 1 maj 2023 och användas senast den 31 maj 2024.",
            [REQUISITION, USE],
        ),
        ("Ni ska redovisa hur ni använt bidraget senast den 1 februari 2024.", [REPORT]),
        ("Uppföljningen ska lämnas senast den 15 november 2023.", [REPORT]),
        ("Kommunen ska lämna en delrapport den 2 juni 2014 och en slutrapport 31 maj 2016.", [REPORT, REPORT]),
        ("Kommunen ska ha ansökt hos regionen före utgången av februari 2024.", [REQUISITION]),
        ("Föreningar kan söka till och med söndagen den 16 mars 2025.", [REQUISITION]),
        ("Bidraget får inte gå till det som påbörjats före den 1 januari 2013.", [OTHER]),
        ("Detta beslut ersätter regeringens beslut den 3 mars 2022.", [CITED]),
        ("Sista dag att söka är den 31 mars 2023, och besked lämnas i maj 2023.", [REQUISITION, OTHER]),
        # one day, two duties
        ("Kommunen ska senast den 1 mars 2023 lämna en redovisning samt återbetala resten.", [REPORT, REPAYMENT]),
        ("Medlen ska redovisas och återbetalas senast den 1 mars 2022.", [REPORT, REPAYMENT]),
    ],
)
def test_roles(sentence: str, roles: list[DateRole]) -> None:
    found = [
        role for d in find_dates(sentence) for role in label_roles(sentence, d) or roles_of(sentence, d, Setting())
    ]
    assert found == roles


def test_the_surroundings_tell_what_a_bare_deadline_is_for() -> None:
    (found,) = find_dates("Den ska ha inkommit senast den 1 mars 2022.")
    sentence = "Den ska ha inkommit senast den 1 mars 2022."
    assert roles_of(sentence, found, Setting(before="Redovisningen görs i ett formulär.")) == (REPORT,)
    assert roles_of(sentence, found, Setting(section="Så ansöker ni")) == (REQUISITION,)


_MEMO = """\
Omsorgsnämnden
Den 25 augusti 2020

Fördelning av statsbidrag 2020

Ärendets beredning

Ärendet har behandlats i pensionärsrådet den 18 augusti. Stödet gäller för kalenderåret.

Medlen får användas till och med den 31 december 2020. Utförarna ska redovisa senast den 15 januari till nämnden.

Nämnden ska omfördela medel före årets slut.
"""


def test_years_come_from_the_document_date() -> None:
    rows = {row.text: row for row in read_dates(_flow(_MEMO)).rows}
    consulted, due = rows["den 18 augusti"], rows["den 15 januari"]
    assert (consulted.start, consulted.inferred, consulted.role) == (date(2020, 8, 18), True, OTHER)
    assert (due.start, due.inferred, due.role) == (date(2021, 1, 15), True, REPORT)
    assert (rows["kalenderåret"].start, rows["kalenderåret"].end) == (date(2020, 1, 1), date(2020, 12, 31))
    assert rows["årets slut"].end == date(2020, 12, 31)
    assert rows["till och med den 31 december 2020"].role is USE
    assert rows["till och med den 31 december 2020"].start is None


def test_the_head_gives_the_document_date() -> None:
    flow = _flow(_MEMO)
    assert document_date(flow) == date(2020, 8, 25)
    assert [r.start for r in read_dates(flow).rows if r.role is DateRole.DOCUMENT] == [date(2020, 8, 25)]


def test_a_schedule_of_dates_and_labels_in_cells() -> None:
    flow = _flow(
        "1. Ansökan\n\nDetta gäller för den som söker stöd till läsning i skolan. Läs noga igenom alla delar.\n\n"
        "2. Tidsplan\n\n  1 februari 2012      Ansökan stänger\n  augusti 2012         Utbetalning\n"
        "  30 augusti 2013      Redovisning lämnas\n"
    )
    assert [(r.role, r.end) for r in read_dates(flow).rows] == [
        (REQUISITION, date(2012, 2, 1)),
        (PAY, date(2012, 8, 31)),
        (REPORT, date(2013, 8, 30)),
    ]


def test_a_year_that_nothing_gives_stays_unknown() -> None:
    rows = read_dates(_flow("Nämnden samlas åter den 3 oktober för att fatta beslut.\n")).rows
    assert [(r.text, r.start, r.end, r.inferred) for r in rows] == [("den 3 oktober", None, None, False)]


def test_signatures_date_an_agreement() -> None:
    flow = _flow(
        "1. Inledning\n\nParterna är överens om att stödet ska användas för teknik i hemtjänsten. Det gäller.\n\n"
        "2. Giltighet\n\nAvtalet har upprättats i två exemplar, ett för var och en av parterna.\n\n"
        "Stockholm den 18 december 2020\n\nStockholm den 21 december 2020\n"
    )
    assert [(r.role, r.start) for r in read_dates(flow).rows] == [
        (DateRole.SIGNATURE, date(2020, 12, 18)),
        (DateRole.SIGNATURE, date(2020, 12, 21)),
    ]
    assert document_date(flow) == date(2020, 12, 21)


def test_the_deadline_of_a_sentence() -> None:
    words = ("Rekvisitionen", "ska", "ha", "kommit", "in", "senast", "den", "1", "november", "2018.")
    box = BBox(0, 0, 1, 1)
    pages = (Page(1, 1, 1, tuple(Word(w, box, 1) for w in words)),)
    text = text_of(pages, [WordRef(0, i) for i in range(len(words))])
    assert [day for _, day in deadlines_of(text)][:1] == [date(2018, 11, 1)]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Teatern beviljas 140 000 kronor för verksamhet under 2023.", DateRole.USE_PERIOD),
        ("Teatern beviljades 140 000 kronor för verksamhet under 2023.", DateRole.OTHER),
        ("Bidrag kan sökas för projekt som genomförs 2025.", DateRole.USE_PERIOD),
        ("Nästa stänger den 2 maj 2019.", DateRole.REQUISITION_DEADLINE),
        ("Sedan 2018 har 22 miljoner kronor betalats ut.", DateRole.OTHER),
        ("Nästa ansökningsomgång öppnar i mars 2025.", DateRole.OTHER),
        ("Sök mellan den 20 augusti och den 17 september 2024.", DateRole.REQUISITION_DEADLINE),
        ("Medel betalas ut eftersom förordningen (2014:92) har förlängts till den 30 juni 2022.", DateRole.OTHER),
        ("Medlen betalas ut enligt överenskommelsen om kortare köer i vården 2022.", DateRole.OTHER),
        ("Medlen ska användas enligt överenskommelsen om kortare köer under 2022.", DateRole.USE_PERIOD),
        (
            "Rapporten för hela bidragsperioden ska lämnas senast den 15 juni efter att perioden är slut.",
            DateRole.REPORT_DEADLINE,
        ),
        ("Medlen avser satsningen (Regeringsbeslut 1:3 från den 27 januari 2022).", DateRole.CITED_DECISION),
        ("Bidraget upphör om lagen (2011:7) upphör att gälla den 30 juni 2022.", DateRole.OTHER),
        ("Bidrag enligt förordningen (2014:92) betalas ut den 30 juni 2022.", DateRole.PAYMENT),
    ],
)
def test_grants_of_a_year_and_calls(sentence: str, role: DateRole) -> None:
    assert [roles_of(sentence, found, Setting()) for found in find_dates(sentence)] == [(role,)]


def test_a_year_that_opens_a_sentence_is_one() -> None:
    assert [f.first for f in find_dates("2024 delar vi ut tre stipendier.")] == [date(2024, 1, 1)]
    assert find_dates("2024 platser finns.") == ()


def test_a_day_within_the_season_that_its_sentence_opens_with() -> None:
    dates = read_dates(_flow("Hösten 2023 ska ansökan vara inne senast den 1 december.")).rows
    assert [d.start for d in dates if d.role is DateRole.REQUISITION_DEADLINE] == [date(2023, 12, 1)]


def test_a_cell_of_nothing_but_dates_is_told_by_the_label_beside_it() -> None:
    flow = _flow(
        "1. Ansökan\n\nDetta gäller för den som söker stöd till läsning i skolan. Läs noga igenom alla delar.\n\n"
        "2. Viktiga datum\n\nSista ansökningsdag    15 november 2024\nUtbetalning    februari och augusti 2025\n"
        "Redovisning    senast i mars 2026\n"
    )
    assert [(r.role, r.text) for r in read_dates(flow).rows if r.role is not DateRole.OTHER] == [
        (REQUISITION, "15 november 2024"),
        (PAY, "februari"),
        (PAY, "augusti 2025"),
        (REPORT, "mars 2026"),
    ]


def test_what_is_to_have_been_done_by_then_makes_no_day_a_past_one() -> None:
    flow = _flow(
        "Luleå kommun\n\n2023-11-28\n\nBidraget utbetalas med 175 000 kr i januari och 175 000 kr i augusti under "
        "förutsättning att föreningen senast den 15 juli har lämnat en rapport. Läs noga igenom alla delar.\n"
    )
    assert [r.start for r in read_dates(flow).rows if r.role is PAY] == [date(2024, 1, 1), date(2024, 8, 1)]
