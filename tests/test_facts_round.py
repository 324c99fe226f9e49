"""What governs a date or sum, in many wordings: deadlines, closed uses, past rounds, own input, odd numbers."""

from __future__ import annotations

import pytest

from parsers.amounts.reading import find_amounts, role_of
from parsers.appropriations import find_appropriations
from parsers.dates.labels import label_roles
from parsers.dates.reading import find_dates
from parsers.dates.roles import Setting, roles_of
from parsers.references.reading import find_references

REPORT, REQUEST, REPAY = "report_deadline", "requisition_deadline", "repayment_deadline"


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        # the main clause governs, not the clause that it asks about
        ("Ni ska beskriva hur stödet har använts senast den 3 februari 2023.", [REPORT]),
        ("Föreningen ska visa hur pengarna använts senast den 3 februari 2023.", [REPORT]),
        ("Stödet betalas ut utan rekvisition senast den 12 maj 2021.", ["payment"]),
        ("Den ena delen betalas den 25 februari 2021.", ["payment"]),
        # what closes a use stands beside the duty that follows
        (
            "Om bidraget inte har använts senast den 30 november 2021 ska det betalas åter senast den 1 mars 2022.",
            ["use_period", REPAY],
        ),
        (
            "Medel som inte förbrukats före den 1 juli 2022 lämnas tillbaka senast den 1 oktober 2022.",
            ["use_period", REPAY],
        ),
        ("Kostnader som uppkommit och betalats före den 28 februari 2023 godtas.", ["use_period"]),
        # in whatever words a report is handed in
        ("Sökanden ska senast den 15 november 2020 inkomma med en lägesbeskrivning.", [REPORT]),
        ("Vårdcentralen redovisar antalet besök den 31 maj 2024.", [REPORT]),
        ("Uppföljningsrapporten ska vara klar den 29 januari 2021.", [REPORT]),
        ("Rapporten skickas till oss inom 30 dagar, i inget fall senare än den 15 augusti 2018.", [REPORT]),
        ("Den 15 april varje år ska kommunen lämna en verksamhetsrapport.", [REPORT]),
        ("Nämnden ger förvaltningen i uppdrag att återrapportera i november 2022.", [REPORT]),
        ("Uppgift om kapitalet lämnas till verket senast den 19 mars 2021.", [REPORT]),
        ("Begäran om slutbetalning ges in senast den 31 januari 2022.", [REQUEST]),
        ("Överskjutande belopp ska vara återbetalade senast den 28 september 2018.", [REPAY]),
        # what has been is no deadline
        ("Ansökan kom in den 24 mars 2015.", ["other"]),
        ("Ansökan inkommen 2021-08-30", ["other"]),
        ("Ansökningstiden löpte från den 1 oktober till den 16 november 2020.", ["other"]),
        ("Underlag ska sparas till och med den 31 december 2031.", ["other"]),
        ("Begäran om förlängd projekttid lämnas senast den 1 juni 2021.", ["other"]),
        # the time of the work
        ("Resorna ska genomföras mellan den 9 januari 2017 och den 29 juni 2018.", ["use_period"]),
        ("Förbundet stödjer arbetet under perioden 1 juli 2014–30 juni 2016.", ["use_period"]),
        ("Projektet avslutas senast 31 december 2022", ["use_period"]),
        ("Projektstart tidigast 22 juni 2020", ["use_period"]),
        ("Slutdatum: 2023-05-31", ["use_period"]),
        ("Stödet söks mellan den 1 februari och den 15 mars 2023.", [REQUEST]),
        ("Eventuellt överskott återförs till staten senast den 30 april 2024.", [REPAY]),
        ("Ni får pengarna den 15 juni 2022.", ["payment"]),
        ("Ersättning ges för kostnader från den 1 mars till den 31 december 2020.", ["use_period"]),
        ("Sista dag att begära utbetalning är den 29 juni 2018.", [REQUEST]),
        ("Verksamheten startade den 1 september 2018.", ["other"]),
        ("Överenskommelserna ska vara undertecknade den 30 september 2019.", ["other"]),
        ("Stödet gäller åtgärder som vidtas under 2022.", ["use_period"]),
        ("Pengarna betalas ut som ett engångsbelopp i april 2023.", ["payment"]),
        ("Kommunen har till den 30 november 2021 på sig att söka.", [REQUEST]),
        ("Länsstyrelsen avslog ansökan den 9 juni 2021.", ["other"]),
        ("Deltagarna anmäler sig senast den 5 april 2022.", ["other"]),
        ("Avsiktsförklaringen daterad 2020-05-12 ska följas.", ["cited_decision"]),
        # a reason does not govern the day before it
        ("Ert underlag behöver vi ha senast den 20 januari 2022 för att betala ut bidraget.", ["other"]),
        # "som längst" opens no clause; "i slutet av" is a time and no "av"
        ("Projektet får pågå som längst till den 30 juni 2024.", ["use_period"]),
        ("Pengarna sätts in på kommunens konto i slutet av juni 2021.", ["payment"]),
        ("Oförbrukade medel ska senast den 31 mars 2022 ha betalats tillbaka till verket.", [REPAY]),
        ("Den som vill ta del av medlen anmäler det till oss senast den 15 september 2020.", [REQUEST]),
        ("Har pengarna inte gått åt vid utgången av 2021 ska de lämnas tillbaka.", ["use_period"]),
    ],
)
def test_date_roles(sentence: str, roles: list[str]) -> None:
    found = [(d, label_roles(sentence, d) or roles_of(sentence, d, Setting())) for d in find_dates(sentence)]
    assert [role.value for _, each in found for role in each] == roles


def test_papers_handed_in_do_not_take_the_role_of_a_payment_before_them() -> None:
    sentence = "Intyget ska ha kommit in senast den 19 mars 2021."
    (day,) = find_dates(sentence)
    assert roles_of(sentence, day, Setting(before="Därefter betalas resten ut."))[0].value == REPORT
    assert roles_of(sentence, day, Setting(section="Ansökan"))[0].value == REQUEST


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        # words between two sums belong to the first up to the last joint
        (
            "Av tillskottet går 300 tkr till administration och 3,9 mnkr till löner.",
            ["administration", "allocation"],
        ),
        ("Varje polisregion får 450 000 kronor; resterande 350 000 kronor hålls inne.", ["equal_share", "reserve"]),
        ("Till kurser avsätts 4 mnkr och till resor och lokaler 1 mnkr.", ["total", "total"]),
        ("Lägsta bidrag är 25 000 kronor och det högsta 1 200 000 kronor.", ["minimum", "other"]),
        # floors by name, whatever they are per
        ("Minimibeloppet per ansökan är 30 000 kronor.", ["minimum"]),
        ("Stöd under 100 000 kronor lämnas inte.", ["minimum"]),
        ("En anläggning kan som lägst få 15 000 kronor.", ["minimum"]),
        # what the recipient puts in
        ("Egeninsatsen ska uppgå till minst 840 000 kronor.", ["other"]),
        ("Offentlig medfinansiering: 3 300 000 kr", ["other"]),
        ("Företagen svarar själva för 1,5 miljoner kronor av budgeten.", ["other"]),
        # earlier rounds, requests
        ("I den förra omgången beviljades tolv projekt 29,4 miljoner kronor.", ["other"]),
        ("Tidigare har regeringen lämnat 6,5 miljoner kronor.", ["other"]),
        ("Det kom in 161 ansökningar om sammanlagt 68,5 miljoner kronor.", ["other"]),
        ("Det är 112 000 kronor mindre än året innan.", ["other"]),
        # parts
        ("Verket tilldelar förbundet 2 867 000 kronor.", ["allocation"]),
        ("Av beloppet får 400 000 kronor användas för förbundets kostnader.", ["administration"]),
        ("Av medlen avser 85 miljoner kronor regionerna och 15 miljoner kronor SKR:s arbete.", ["allocation"] * 2),
        ("50 tkr avsätts för utvärdering.", ["reserve"]),
        ("Styrelsen har avsatt 1,5 mnkr per år för ändamålet.", ["total"]),
        ("Timersättningen höjs från 110 kronor till 125 kronor.", ["per_unit", "per_unit"]),
        ("Ersättningen är 21 500 kronor i månaden.", ["per_unit"]),
        (
            "Elevhälsan tillförs 2 mnkr och 200 000 kronor täcker förvaltningens egna kostnader.",
            ["total", "administration"],
        ),
        ("Varje vattenråd har fått ett bidrag på 40 000 kronor.", ["equal_share"]),
        ("Inget län får mindre än två miljoner kronor.", ["minimum"]),
        ("Nämnden beslutar att 736 tkr hålls tills vidare tillbaka.", ["reserve"]),
        ("Regionen utlyser 8 Mkr.", ["total"]),
        ("Kommunerna delar på 120 miljoner kronor.", ["allocation"]),
        ("Av detta används 900 000 kronor till myndighetens förvaltning.", ["administration"]),
        ("En oförbrukad del om 210 000 kronor återbetalades i mars.", ["other"]),
        ("Intäkterna beräknas till 3,2 mnkr och kostnaderna till 4,1 mnkr.", ["other", "other"]),
        # ceilings, reference sums and what was had in a named year
        ("Det maximala bidraget per projekt är 300 000 kronor.", ["other"]),
        ("Stödet är 390 kronor per timme, dock högst 40 000 kronor per anordnare.", ["per_unit", "other"]),
        ("Prisbasbeloppet för 2021 är 47 600 kronor.", ["other"]),
        ("Kommunen fick 2019 sammanlagt 890 000 kronor i statsbidrag.", ["other"]),
        ("Projekt med en budget under 100 000 kronor prioriteras inte.", ["other"]),
        ("Projektkostnaden är 2 400 000 kronor, varav sökt bidrag utgör 1 200 000 kronor.", ["other", "other"]),
        ("Kommunen kan räkna med cirka 1,8 miljoner kronor.", ["allocation"]),
        ("Administrationen får kosta högst 300 000 kronor.", ["administration"]),
        ("Högst fem procent, motsvarande 150 000 kronor, får gå till overheadkostnader.", ["administration"]),
        ("Kommuner som beviljas mindre än 50 000 kronor får inget bidrag.", ["minimum"]),
        ("Kommunens självfinansiering uppgår till 30 procent eller 600 000 kronor.", ["other"]),
        ("De återstående 5 miljoner kronorna fördelar myndigheten under hösten.", ["allocation"]),
        ("En miljon kronor lämnas utan fördelning till hösten.", ["reserve"]),
        # whose it is stands before the verb
        ("Till Göteborgs stad betalas 14 300 000 kronor och till Borås stad 3 100 000 kronor.", ["allocation"] * 2),
        ("För Hallsbergs del innebär beslutet ett tillskott på 2,1 miljoner kronor.", ["allocation"]),
        ("Region Jämtland Härjedalens del av potten blev 7,2 miljoner kronor.", ["allocation"]),
        ("Socialstyrelsen disponerar 4 000 000 kronor av medlen för uppföljning.", ["administration"]),
        ("Hälften av medlen, 25 miljoner kronor, delas lika mellan regionerna.", ["equal_share"]),
        ("Utöver detta får kommunen 75 000 kronor i ett fast grundbelopp.", ["equal_share"]),
    ],
)
def test_amount_roles(sentence: str, roles: list[str]) -> None:
    found = find_amounts(sentence)
    assert [role_of(sentence, a, found).value for a in found] == roles


def test_halves_in_words() -> None:
    (found,) = find_amounts("Medlen uppgår till tre och en halv miljoner kronor.")
    assert found.value_sek == 3_500_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dnr 3.1.3/2020:17", "3.1.3/2020:17"),
        ("Dnr FoHM 01234-2020", "FoHM 01234-2020"),
        ("Dnr: 1-1.2-2020-0033", "1-1.2-2020-0033"),
        ("Dnr: KS.2021.123", "KS.2021.123"),
        ("Ärendenummer: SU-302-0123-19", "SU-302-0123-19"),
        ("Vår referens 20RS1234", "20RS1234"),
        ("Ärende-ID: 2021-004411", "2021-004411"),
        ("Journalnummer 2019-1234", "2019-1234"),
        ("Utlysningens diarienummer är 2019/00557.", "2019/00557"),
        ("enligt strategin (UF2009/28632/UP)", "UF2009/28632/UP"),
        ("S97/8812/ST", "S97/8812/ST"),
    ],
)
def test_numbers_of_many_registers(text: str, value: str) -> None:
    assert [f.value for f in find_references(text)] == [value]


@pytest.mark.parametrize(
    "text",
    ["Dnr: 1.2 Beslut", "Dnr 2018-07-03", "Vår referens: 12.30", "Er referens 010-240 54 10", "Diarienr 1/2"],
)
def test_what_a_cue_does_not_make_a_number(text: str) -> None:
    assert find_references(text) == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("(utg.omr. 9, ansl. 4:5 Stimulansbidrag, ap 11)", [("9", "4:5", "11")]),
        ("anslagen 1:1 och 1:3 under utgiftsområde 24", [("24", "1:1", None), ("24", "1:3", None)]),
        ("kap 5 i boken", []),
    ],
)
def test_budget_items_in_short(text: str, items: list[tuple[str, str, str | None]]) -> None:
    found = find_appropriations(text)
    read = [(i.area and i.area.number, i.appropriation.number, i.post and i.post.number) for i in found]
    assert read == items
