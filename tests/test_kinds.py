"""Kinds: documents of many bodies in ``tests/kinds/<kind>/``, and the genres that look like ours and are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read_document
from parsers.kinds import MARGIN, Recognition, all_kinds, recognise
from parsers.parse import parse_document
from parsers.prose.blocks import read_flow
from schemas.vocabulary import AmountRole, DocumentKind

FOLDER = Path(__file__).parent / "kinds"
PAPERS = sorted(path for path in FOLDER.glob("*/*"))
DECISION = DocumentKind.GOVERNMENT_DECISION
MEMO = DocumentKind.BOARD_MEMO
UNKNOWN = DocumentKind.UNKNOWN


def recognition(text: str) -> Recognition:
    return recognise(read_flow(read_document(text.encode(), "prov.txt"), frozenset()))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_kind(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    extraction = parse_document(document, "test")
    assert extraction.document.kind == path.parent.name, recognise(read_flow(document, frozenset())).evidence
    if extraction.document.kind is UNKNOWN:  # what is none of ours yields none of these
        assert (extraction.allocations, extraction.conditions, extraction.appropriations) == ((), (), ())
        assert {a.role for a in extraction.amounts} <= {AmountRole.OTHER}
    else:
        assert extraction.conditions


def test_every_kind_but_unknown_has_a_module() -> None:
    assert {k.KIND for k in all_kinds()} == set(DocumentKind) - {UNKNOWN}


def test_evidence_says_where_and_why() -> None:
    found = recognition((FOLDER / DECISION / "payment_decision_of_the_government.txt").read_text(encoding="utf-8"))
    signed = [e for e in found.evidence if e.kind is DECISION and "signed" in e.reason]
    assert [e.place.line for e in signed if e.place] == [17]


def test_a_tie_is_unknown_and_keeps_its_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (FOLDER / MEMO / "a_regions_memo.txt").read_text(encoding="utf-8")
    monkeypatch.setattr("parsers.kinds.MARGIN", 1000.0)
    monkeypatch.setattr("parsers.kinds._complete", lambda _kind, _evidence: True)
    found = recognition(text)
    assert found.kind is UNKNOWN
    assert any(e.kind is MEMO for e in found.evidence)
    assert MARGIN < 1000.0


@pytest.mark.parametrize("words", ["Statsbidrag", "Medlen ska återbetalas senast den 1 mars 2024.", "Regeringen"])
def test_words_alone_make_no_kind(words: str) -> None:
    assert recognition(words).kind is UNKNOWN


def test_appropriation_directions_without_letterhead_are_the_governments() -> None:
    title = "Regleringsbrev för budgetåret 2024 avseende\nanslag 3:2\n\n"
    assert recognition(title + "Anslaget disponeras enligt nedan.").kind is DECISION
    memo = "Återrapportering enligt regleringsbrev för budgetåret 2024\n\nVerket redovisar sina insatser nedan."
    assert recognition(memo).kind is not DECISION
