"""Blank forms: two forms in pieces, one form with dotted lines, and what is no form."""

from __future__ import annotations

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
