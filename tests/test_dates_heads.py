"""Days of a letterhead that are not the document's: what their labels say."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import Extraction

BODY = (
    "Beslut om bidrag till bygdegårdar\n\nBoverket beslutar att bevilja Föreningen Ljus bidrag med 450 000 kronor. "
    "Medlen ska användas senast den 31 december 2024.\n"
)


def read_head(head: str) -> Extraction:
    return parse_document(read_document(f"Boverket\n\n{head}\n\n{BODY}".encode(), "a.txt"), "test")


@pytest.mark.parametrize(
    "label",
    ["Inkom", "Ankomstdatum", "Förfallodatum", "Gäller från", "Giltig t.o.m.", "Svar senast", "Er ansökan",
     "Utskriftsdatum", "Startdatum", "Ersätter beslut", "Ansökan inkom", "Handlingar kompletta"],
)  # fmt: skip
@pytest.mark.parametrize(
    "head",
    [
        "{label}: 2024-03-07\nDatum: 2024-05-11\nDnr: 1234/2024",
        "Datum 2024-05-11\n{label} 2024-03-07\nDnr 1234/2024",
        "Datum\n2024-05-11\n{label}\n2024-03-07\nDiarienummer\n1234/2024",
    ],
)
def test_a_day_below_another_label_is_not_the_documents(head: str, label: str) -> None:
    extraction = read_head(head.format(label=label))
    assert str(extraction.document.document_date) == "2024-05-11"
    assert [d.role for d in extraction.dates if str(d.start) == "2024-03-07"] != ["document"]


@pytest.mark.parametrize("label", ["Datum", "Beslutsdatum", "Datum för beslut", "Upprättad", "Sammanträdesdatum"])
def test_the_documents_own_day_bears_many_labels(label: str) -> None:
    assert str(read_head(f"{label} 2024-03-07\nDnr 1234/2024").document.document_date) == "2024-03-07"


@pytest.mark.parametrize("head", ["Boverket\n2024-03-07", "BESLUT 2024-03-07", "Karlskrona den 7 mars 2024"])
def test_a_day_without_a_label_is_the_documents(head: str) -> None:
    assert str(read_head(head).document.document_date) == "2024-03-07"


def test_a_paper_that_a_decision_rests_on_sets_no_deadline() -> None:
    text = (
        "Borgholms kommun\nKulturförvaltningen\n\nTjänsteskrivelse\n2023-11-28\nDnr KUN "
        "2023/61\n\nKulturnämnden\n\n"
        "Bidrag till Slottsteatern\n\nFörslag till beslut\n\nKulturnämnden beviljar Slottsteatern 65 000 "
        "kronor.\n\n"
        "Beslutsunderlag\n\n- Tjänsteskrivelse 2023-11-28\n- Slottsteaterns ansökan 2023-09-04\n- Ansökan "
        "2023-09-05\n"
    )
    read = parse_document(read_document(text.encode(), "a.txt"), "test")
    assert [d.role for d in read.dates if str(d.start) in {"2023-09-04", "2023-09-05"}] == ["other", "other"]
