"""Roles of dates by frame and subject: each way to say when something is due, with each thing that may be due."""

from __future__ import annotations

import pytest

from ingest.readers import read_document
from parsers.dates.reading import read_dates
from parsers.prose.blocks import read_flow

FRAMES = {
    "report_deadline": (
        ("slutrapporten", "den ekonomiska redovisningen"),
        ("Tidsfristen för {s} går ut den 1 mars 2025.", "{S}: senast 1 mars 2025",
         "Senast den 1 mars 2025 ska {s} finnas hos oss.", "Den 1 mars 2025 är sista dag för {s}."),
    ),
    "requisition_deadline": (
        ("ansökan", "rekvisitionen"),
        ("Tidsfristen för {s} går ut den 1 mars 2025.", "{S}: senast 1 mars 2025",
         "{S} tas emot fram till den 1 mars 2025.", "E-tjänsten för {s} stänger den 1 mars 2025."),
    ),
    "repayment_deadline": (
        ("oförbrukade medel", "pengar som inte använts"),
        ("{S} sätts in på bankgiro 123-4567 senast den 1 mars 2025.", "Betala tillbaka {s} senast den 1 mars 2025.",
         "{S} ska finnas på Kammarkollegiets konto senast den 1 mars 2025.",
         "{S} faktureras tillbaka senast den 1 mars 2025."),
    ),
    "use_period": (
        ("medlen", "beviljade medel"),
        ("{S} får tas i anspråk till och med den 31 december 2025.",
         "Kostnader från och med den 1 januari 2025 får täckas av {s}."),
    ),
    "payment": (
        ("bidraget", "pengarna"),
        ("Den 25 april 2025 betalas {s} ut.", "Vi betalar {s} i början av april 2025.",
         "{S} sätts in på ert konto den 25 april 2025."),
    ),
    "other": (
        ("bidraget", "statsbidraget"),
        ("Uppgifterna om {s} gäller per den 1 mars 2025.", "Förordningen om {s} träder i kraft den 1 mars 2025."),
    ),
}  # fmt: skip
CASES = [(role, frame, s) for role, (subjects, frames) in FRAMES.items() for frame in frames for s in subjects]


@pytest.mark.parametrize(("role", "frame", "subject"), CASES)
def test_a_frame_says_the_same_of_each_subject(role: str, frame: str, subject: str) -> None:
    sentence = frame.format(s=subject, S=subject[0].upper() + subject[1:])
    document = read_document(f"# Statsbidrag\n\nDnr 1.2-3/2024\n\n## Villkor\n\n{sentence}\n".encode(), "a.md")
    assert {d.role for d in read_dates(read_flow(document, frozenset())).rows} == {role}
