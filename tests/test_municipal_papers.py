"""Papers of municipalities: who gives and who is asked, hung proposals, receivers of a decision, standing rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pymupdf
import pytest

from ingest.readers import read_document
from parsers.amounts.forms import find_amounts
from parsers.dates.forms import find_dates
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


CIRCULAR = """Cirkulär

Cirkulärnr:    21:17
Diarienr:      21/00873
Handläggare:   Vera Sundin
Datum:         2021-05-19
Mottagare:     Kommunstyrelsen
Rubrik:        Statsbidrag till fältassistenter 2021

Regeringen har den 6 maj 2021 beslutat att fördela 90 miljoner kronor till kommunerna.
Socialstyrelsen betalar ut medlen efter rekvisition. Varje kommun ska senast den 1 oktober 2021 rekvirera sin del.

Sveriges Kommuner och Regioner
"""


def test_a_circular_passes_on_what_is_decided() -> None:
    extraction = parsed(CIRCULAR)
    document = extraction.document
    assert (document.kind, document.title) == ("notice", "Statsbidrag till fältassistenter 2021")
    assert (document.issuer, document.addressee) == ("Sveriges Kommuner och Regioner", "Kommunstyrelsen")
    assert document.diarienummer == "21/00873"
    assert [c.category for c in extraction.conditions] == ["allocation", "payment", "requisition"]


@pytest.mark.parametrize("number", ["RV210874", "08SN214", "21/0087", "314-1102"])
def test_a_number_right_below_its_label_may_have_any_shape(number: str) -> None:
    text = f"""Region Sydlanda          Datum            Diarienummer
Regionkontoret           2022-02-03       {number}

Tjänsteskrivelse

Bidrag till hembygdsarkiv

Förslag till beslut

Kulturnämnden beslutar att bevilja arkivet 40 000 kronor.
"""
    assert parsed(text).document.diarienummer == number


def test_a_partys_own_number_of_an_agreement() -> None:
    text = (
        "Överenskommelse om skogskurser\n\nSkogsverket och Region Sydlanda har denna dag träffat följande "
        "överenskommelse. Skogsverkets diarienummer: 2019/1187.\n\n"
        "Parterna är överens om att Regionen ska få 300 000 kronor.\n"
    )
    assert parsed(text).document.diarienummer == "2019/1187"


@pytest.mark.parametrize(
    ("requirement", "category", "modality"),
    [
        ("Föreningen ska vara öppen för alla.", "eligibility", "must"),
        ("En förening måste ha stadgar och en vald styrelse.", "eligibility", "must"),
        ("Föreningen är ansluten till ett riksförbund.", "eligibility", "must"),
        ("Föreningen har minst tolv medlemmar.", "eligibility", "must"),
        ("Ideella föreningar har möjlighet att söka bidrag för sina lokaler.", "eligibility", "may"),
        ("Det innebär att enskilda personer inte kan få bidrag.", "eligibility", "must_not"),
        ("Från årsmötet ska bokslut och revisionsberättelse lämnas in.", "reporting", "must"),
    ],
)
def test_what_rules_ask_of_an_association(requirement: str, category: str, modality: str) -> None:
    text = (
        "Regler för bidrag till föreningar i Hedlunda kommun\n\nKrav på föreningar\n\n"
        f"• {requirement}\n• Ansökan ska lämnas till kommunen.\n"
    )
    found = parsed(text).conditions[0]
    assert (found.text, found.category, found.modality) == (requirement, category, modality)


def test_what_an_agreement_covers_and_how_its_sum_grows() -> None:
    text = (
        "Avtal mellan Hedlunda kommun och Föreningen Hamnen\n\n1. Åtagande\n\nFöreningen har öppet.\n\n"
        "2. Ersättning\n\nUppräkning av ersättningen sker varje år. Avtalet omfattar stöd till unga.\n\n"
        "Detta avtal är upprättat i två exemplar.\n"
    )
    found = {c.text.split()[0]: c.category for c in parsed(text).conditions}
    assert (found["Uppräkning"], found["Avtalet"]) == ("allocation", "purpose")


@pytest.mark.parametrize(("printed", "amount"), [("30:00 kr", 30), ("1 250:50 kronor", "1250.50")])
def test_ore_after_a_colon(printed: str, amount: str) -> None:
    (found,) = find_amounts(f"Stödet utgår med {printed} per sammankomst.")
    assert found.value_sek == Decimal(amount)


def test_a_meeting_with_its_matters_is_no_memo() -> None:
    text = (
        "Sammanträde 2022-03-09\n\nKlockan\n18:00\n\n1 Fördelning av bidrag\n\nDnr 2022/KFN 17\n\n"
        "Kultur- och fritidsnämndens förslag till beslut\n- Fördelningen av 2 miljoner kronor godkänns.\n"
    )
    assert parsed(text).document.kind == "unknown"


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("Medlen används under budgetåret 1992/93.", date(1992, 7, 1), date(1993, 6, 30)),
        ("Medlen används under budgetåret 1995/96.", date(1995, 7, 1), date(1996, 12, 31)),
    ],
)
def test_the_budget_year_that_began_in_july(printed: str, first: date, last: date) -> None:
    (found,) = find_dates(printed)
    assert (found.first, found.last) == (first, last)


def test_a_budget_year_that_never_was() -> None:
    assert all(found.first != date(2004, 7, 1) for found in find_dates("Medlen används under budgetåret 2004/05."))


@pytest.mark.parametrize("heading", ["Ordförandens förslag", "Ordförandeförslag", "Kulturförvaltningens förslag"])
def test_points_below_whose_proposal_it_is(heading: str) -> None:
    text = (
        "Region Sydlanda        Tjänsteskrivelse\n2022-05-02             Dnr 2022-K0031\n\n"
        "Till Regionala kulturnämnden\n\n"
        f"Anslag till dansen\n\n{heading}\n\n"
        "1. Regionala kulturnämnden beslutar att anslå 350 000 kronor till Stiftelsen Dans för\n2022.\n\n"
        "2. Regionala kulturnämnden beslutar att anslå 80 000 kronor till Sydmusik.\n\n"
        "Förslag till beslut av kulturkontoret\n\nKontoret delar bedömningen.\n"
    )
    extraction = parsed(text)
    assert extraction.document.addressee == "Regionala kulturnämnden"
    assert [c.item for c in extraction.conditions] == ["1.", "2."]


def test_days_of_a_contract_without_a_year_come_back() -> None:
    text = (
        "Avtal om sommargård\n\nmellan Hedlunda kommun och Föreningen Udden\n\n1. Ersättning\n\n"
        "Kommunen ersätter föreningen med 400 000 kr per år. Föreningen ska lämna en rapport senast den 1 mars. "
        "Överskott återbetalas senast den 1 maj året efter verksamhetsåret. Betalning ska ske inom 30 dagar.\n\n"
        "Detta avtal har upprättats i två exemplar.\n\nHedlunda den 2 februari 2021\n\n"
        "För Hedlunda kommun        För Föreningen Udden\nIvar Holm                  Signe Back\n"
    )
    conditions = parsed(text).conditions
    assert all(c.deadline is None for c in conditions)
    assert next(c.category for c in conditions if c.text.startswith("Betalning")) == "payment"


def test_an_invoice_hands_nothing_out() -> None:
    text = (
        "Region Sydlanda           FAKTURA\nKund: Trosa kommun        Fakturanr 88123\n"
        "                          Förfallodatum 2022-04-14\n\n"
        "Trosa kommun              148 300 kr\nFlens kommun              151 000 kr\n"
        "Summa                     299 300 kr\n"
    )
    assert parsed(text).allocations == ()


def test_a_page_that_tells_how_a_grant_is_applied_for_is_no_news() -> None:
    text = (
        'Driftbidrag\n\nBidraget söks på blanketten "Drift" som ska vara fritidsförvaltningen tillhanda senast '
        "den 1 april.\n\n"
        "När ansökningarna har räknats får föreningarna ett besked om beviljat bidrag.\n\n"
        "Senast uppdaterad: 2021-02-03\n"
    )
    assert parsed(text).document.kind == "agency_instruction"


PAGE = """Bidrag till sociala föreningar

Bidraget ska stimulera frivilligt arbete. {sentence}

Ansökan ska lämnas till socialförvaltningen senast den 1 mars. Hedlunda kommun betalar ut bidraget i juni.
"""


@pytest.mark.parametrize(
    ("sentence", "category", "modality"),
    [
        ("Ideella föreningar som arbetar med stöd kan söka bidrag hos socialnämnden.", "eligibility", "may"),
        ("Socialnämnden lämnar också stöd till verksamheter som prövar nya arbetssätt.", "purpose", "statement"),
        ("Bidrag kan beviljas föreningar som inte uppfyller alla krav.", "eligibility", "may"),
        ("Bidragets storlek fastställs av socialnämnden.", "allocation", "statement"),
        ("Bidragsgivningen är öppen för föreningar i kommunen.", "eligibility", "statement"),
        ("Föreningen ska aktivt verka för en nykter miljö.", "eligibility", "must"),
        ("Verksamheten ska bedrivas i Hedlunda.", "purpose", "must"),
        ("Försent inkommen ansökan behandlas inte.", "requisition", "statement"),
        ("Årshandlingarna ska vara inskickade före ansökan.", "requisition", "must"),
        ("Kravet på föreningen är bland annat att den har tolv medlemmar.", "eligibility", "must"),
        ("Projektet ska vid all marknadsföring berätta att kommunen har bidragit.", "information", "must"),
    ],
)
def test_what_a_page_of_a_municipality_tells(sentence: str, category: str, modality: str) -> None:
    found = next(c for c in parsed(PAGE.format(sentence=sentence)).conditions if c.text == sentence)
    assert (found.category, found.modality) == (category, modality)


@pytest.mark.parametrize(
    "sentence",
    [
        "Länk till formuläret för ansökan publiceras här under ansökningstiden.",
        "Söker du bidrag till musik kan du koncentrera din läsning till kapitel 4.",
        "Socialnämnden strävar efter att bidrag ska komma många till del.",
    ],
)
def test_what_a_page_tells_besides(sentence: str) -> None:
    assert all(c.text != sentence for c in parsed(PAGE.format(sentence=sentence)).conditions)


def test_whom_a_page_names_as_contact_signs_nothing() -> None:
    text = PAGE.format(sentence="") + "\nKontaktperson\n\nMaj Lindroth\nEkonomichef\n036-32 45 00\n"
    assert [(p.role, p.name) for p in parsed(text).people] == [(PersonRole.CONTACT, "Maj Lindroth")]


def test_the_logo_above_a_title_is_no_title() -> None:
    text = "Hedlunda kommun logga\n\n" + PAGE.format(sentence="")
    assert parsed(text).document.title == "Bidrag till sociala föreningar"


def test_fields_in_the_left_margin_are_the_letterhead(tmp_path: Path) -> None:
    page = pymupdf.open().new_page()
    margin = [
        "Kulturnämnden",
        "",
        "Ärendenr",
        "Kun 231/2019",
        "",
        "Handläggare",
        "Ulla Lund",
        "",
        "Datum",
        "2019-04-10",
    ]
    text = [
        "Tjänsteskrivelse",
        "Bidrag till Sydteatern",
        "Till Kulturnämnden",
        "Sammanfattning",
        "Teatern ansöker om 740 000 kr för 2019 och har fått stöd sedan 2014, då den",
        "öppnade sin scen i hamnen. Förvaltningen bedömer att verksamheten är viktig för",
        "kommunen och att den når många unga. Den besöks av fler än 12 000 personer om året",
        "och ger arbete åt nio. Förvaltningen föreslår därför att bidraget höjs.",
        "Förslag till beslut",
        "Kulturnämnden beviljar Sydteatern 600 000 kr i bidrag för 2019.",
    ]
    for i, line in enumerate(margin):
        page.insert_text((40, 90 + 14 * i), line, fontsize=9)
    for i, line in enumerate(text):
        page.insert_text((170, 90 + 14 * i), line, fontsize=15 if i == 1 else 10)
    page.parent.save(tmp_path / "memo.pdf")
    extraction = parse_document(read_document((tmp_path / "memo.pdf").read_bytes(), "memo.pdf"), "test")
    document = extraction.document
    assert (document.title, document.addressee) == ("Bidrag till Sydteatern", "Kulturnämnden")
    assert (document.diarienummer, str(document.document_date)) == ("Kun 231/2019", "2019-04-10")
    assert [(p.role, p.name) for p in extraction.people] == [(PersonRole.CONTACT, "Ulla Lund")]


def test_receivers_in_a_list_end_before_the_signature() -> None:
    text = MEMO.format(label="Besluten skickas till").replace(
        "Stiftelsen Hamnen\n", "Stiftelsen Hamnen\n\n\nUlf Sand\nSocialchef\n", 2
    )
    receivers = [p.organisation or p.name for p in parsed(text).people if p.role is PersonRole.COPY_TO]
    assert receivers == ["Ekonomichefen", "Stiftelsen Hamnen"]


def test_whose_instructions_bear_the_number() -> None:
    text = MEMO.format(label="Kopia till").replace(
        "Förslag till beslut", "Underlag\n\nSocialstyrelsens anvisningar, dnr 9.2-41873/2023\n\nFörslag till beslut"
    )
    references = {r.value: r.role for r in parsed(text).references}
    assert references["9.2-41873/2023"] == "cites"


@pytest.mark.parametrize("contact", ["Pressekreterare Lo Ek, 010-441 00 00", "Presskontakt: Lo Ek"])
def test_a_press_office_tells_whose_page_it_is(contact: str) -> None:
    text = (
        "Nya pengar till ungdomsmottagningar\n\nPublicerad 14 november 2023\n\n"
        "Region Sydlanda får 31 miljoner kronor av staten för mottagningarna. Pengarna betalas ut i januari.\n\n"
    )
    assert parsed(text + contact + "\n").document.issuer == "Region Sydlanda"
    assert parsed(text).document.issuer is None


def test_what_was_paid_back_is_none_of_this_grant() -> None:
    told = "Bakgrund\n\nNämnden fick 9,8 mnkr, varav 1,1 mnkr återbetalades.\n\nFörslag till beslut"
    amounts = parsed(MEMO.format(label="Kopia till").replace("Förslag till beslut", told)).amounts
    assert next(a.role for a in amounts if a.text.startswith("1,1")) == "other"
