"""Blank forms: two forms in pieces, one form with dotted lines, and what is no form."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.forms import FormReading, read_forms
from parsers.prose.blocks import read_flow

BODY = "Boverket\n2022-01-10\n\nAnvisning för bidrag till hissar\n\nNi ska använda blanketten nedan i år.\n\n"


def forms(text: str) -> tuple[FormReading, ...]:
    return read_forms(read_flow(read_document((BODY + text).encode(), "prov.txt"), frozenset()))


TWO = """
Bilaga 1. Blanketter för ansökan och redovisning

Ansökan  Slutredovisning

1. Sökande

Kommun

Organisationsnummer

1. Mottagare

Kommun

Organisationsnummer

Kontaktperson

2. Underskrift

Datum

Namnteckning

2. Kostnader

Summa kostnader som bidraget har
täckt under året

Återstående belopp

3. Underskrift

Datum

Namnteckning
"""


def test_pieces_go_to_the_form_that_waits_for_their_number() -> None:
    first, second = forms(TWO)
    assert [(f.form, f.section, f.field) for f in first.fields] == [
        ("Ansökan", "1. Sökande", "Kommun"),
        ("Ansökan", "1. Sökande", "Organisationsnummer"),
        ("Ansökan", "2. Underskrift", "Datum"),
        ("Ansökan", "2. Underskrift", "Namnteckning"),
    ]
    assert [(f.section, f.field) for f in second.fields] == [
        ("1. Mottagare", "Kommun"),
        ("1. Mottagare", "Organisationsnummer"),
        ("1. Mottagare", "Kontaktperson"),
        ("2. Kostnader", "Summa kostnader som bidraget har täckt under året"),
        ("2. Kostnader", "Återstående belopp"),
        ("3. Underskrift", "Datum"),
        ("3. Underskrift", "Namnteckning"),
    ]
    assert [f.seq for f in second.fields] == [1, 2, 3, 4, 5, 6, 7]
    assert (first.caption, second.caption) == ("Ansökan", "Slutredovisning")


def test_one_form_with_dotted_lines() -> None:
    text = """
Bilaga 2. Rekvisition

Kommunens namn: ______________________
Organisationsnummer: ______________________
Bankgiro ............................
Belopp som rekvireras ............................ kr
Ort och datum ______________   Underskrift ______________
"""
    (form,) = forms(text)
    assert form.caption == "Rekvisition"
    assert [f.field for f in form.fields][:4] == [
        "Kommunens namn",
        "Organisationsnummer",
        "Bankgiro",
        "Belopp som rekvireras",
    ]
    assert {"Ort och datum", "Underskrift"} <= {f.field for f in form.fields}
    assert form.page_first == form.page_last == 1


def test_a_signature_is_no_form() -> None:
    assert forms("Ort och datum\n\nUnderskrift\n\nNamnförtydligande\n") == ()


def test_an_address_with_values_is_no_form() -> None:
    text = "Kontakt\n\nBoverket\nPostadress: Box 534, 371 23 Karlskrona\nTelefon: 0455-35 30 00\nE-post: a@b.se\n"
    assert forms(text) == ()


def test_prose_is_no_form() -> None:
    assert forms("Beloppet betalas ut i juni.\n\nPerioden är ett år.\n\nDatumet meddelas senare.\n") == ()


LABELS = {
    "Sökande organisation": ["Organisationens namn", "Organisationsnummer", "Webbplats"],
    "Projektet": ["Syfte", "Målgrupp", "Förväntat resultat"],
    "Firmatecknare": ["Ort och datum", "Underskrift av behörig företrädare", "Namnförtydligande"],
}
BLANKS = {
    "beside": "{label}        ____________________",
    "within": "{label}: ____________________",
    "dotted": "{label} ........................",
    "below": "{label}\n______________________________",
    "above": "______________________________\n{label}",
    "markdown": "| {label} |  |",
    "ticked": "☐ {label}",
    "prompted": "{label}: Klicka eller tryck här för att ange text.",
}


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS)
def test_every_label_with_a_blank_is_a_field_of_its_section(blank: str) -> None:
    text = "".join(
        f"{section}\n\n" + "\n".join(blank.format(label=label) for label in labels) + "\n\n"
        for section, labels in LABELS.items()
    )
    (form,) = forms(text)
    assert [(f.section, f.field) for f in form.fields] == [
        (section, label) for section, labels in LABELS.items() for label in labels
    ]


@pytest.mark.parametrize(
    "row",
    ["<tr><td>{}</td><td></td></tr>", "<tr><td>{}:</td><td><input type=text></td></tr>", "<tr><td>{}</td></tr>"],
)
def test_labels_in_cells_below_headings(row: str) -> None:
    page = "".join(
        f"<h2>{section}</h2><table>{''.join(row.format(label) for label in labels)}</table>"
        for section, labels in LABELS.items()
    )
    html = f"<!doctype html><title>B</title><h1>Rekvisition av bidrag</h1><p>Fyll i alla fält.</p>{page}"
    (form,) = read_forms(read_flow(read_document(html.encode(), "prov.html"), frozenset()))
    assert form.caption == "Rekvisition av bidrag"
    assert [(f.section, f.field) for f in form.fields] == [
        (section, label) for section, labels in LABELS.items() for label in labels
    ]


def test_what_is_filled_in_is_no_field() -> None:
    text = (
        "Rekvisition\n\nOrganisationsnummer\n232100-0180\nKontaktperson\nEva Ek\nTelefon\n010-123 45 67\n"
        "E-post\neva.ek@malmo.se\nBankgiro\n123-4567\n"
    )
    found = {f.field for form in forms(text) for f in form.fields}
    assert found <= {"Organisationsnummer", "Kontaktperson", "Telefon", "E-post", "Bankgiro"}


def test_what_an_application_must_name_is_no_form() -> None:
    text = "Ansökan ska innehålla\n\n" + "".join(
        f"- {label.lower()}\n"
        for label in ("Organisationsnummer", "Kontaktperson", "Telefon", "E-post", "Bankgiro")
    )
    assert forms(text) == ()


def test_the_signatures_of_an_agreement_are_no_form() -> None:
    text = "Underskrifter\n\n" + "".join(
        f"{party}\n\nOrt och datum\n\nNamnteckning\n\nNamnförtydligande\n\nTitel\n\n" for party in ("Staten", "SKR")
    )
    assert forms(text) == ()


def test_labels_right_below_the_title_are_no_letterhead() -> None:
    page = "".join(
        f"<h2>{section}</h2><table><tr>{''.join(f'<td>{label}</td>' for label in labels)}</tr><tr></tr></table>"
        for section, labels in (("Sökande", ["Organisationsnummer", "Kontaktperson", "E-post"]), *LABELS.items())
    )
    html = f"<!doctype html><title>B</title><p>Boverket</p><h1>Ansökan om projektbidrag</h1>{page}"
    (form,) = read_forms(read_flow(read_document(html.encode(), "prov.html"), frozenset()))
    assert [(f.section, f.field) for f in form.fields][:4] == [
        ("Sökande", "Organisationsnummer"),
        ("Sökande", "Kontaktperson"),
        ("Sökande", "E-post"),
        ("Sökande organisation", "Organisationens namn"),
    ]
