"""Sentences that hold a number, a month or a modal verb that no rule took."""

import json
from pathlib import Path

import pytest

from ingest.cli import run
from ingest.readers import read_document
from parsers.parse import parse_document
from schemas.rows import UnreadSentence

LETTER = """Skolverket                         2023-02-01
                                   Dnr 5.1.3-2023:77

Anvisningar för statsbidrag till lovskola

Bidraget ska användas under 2023. Varje huvudman får högst 300 000 kronor.

{sentence}

Medlen ska rekvireras hos Skolverket senast den 1 mars 2023.
"""


def unread(sentence: str) -> tuple[UnreadSentence, ...]:
    document = read_document(LETTER.format(sentence=sentence).encode(), "letter.txt")
    extraction = parse_document(document, "test")
    assert extraction.evidence is not None
    return extraction.evidence.sentences


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Drygt 472 000 elever deltog i lovskola.", ("472 000",)),  # a count is in no dataset
        ("Lovskolan kan bidra till goda resultat.", ("kan",)),  # a verb that binds nobody
        ("Många elever reser bort i juli varje år.", ()),  # "i juli" is a date
        ("Resultaten steg med 3,5 enheter i delmål 10.2.", ("3,5", "10.2")),
    ],
)
def test_what_no_rule_took_is_told(sentence: str, left: tuple[str, ...]) -> None:
    assert [s.left for s in unread(sentence)] == ([left] if left else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Förra året fördelades 212 miljoner kronor den 3 april.",  # amount and date
        "Bidraget regleras i förordningen (2014:47) om statsbidrag.",  # reference
        "Huvudmannen ska spara underlagen i 7 år.",  # a condition holds its count in its text
        "Läs mer i bilaga 2 eller på www.skolverket.se/lovskola2023.",  # where to look
        "Skolor som deltar är nöjda.",  # nothing to take
    ],
)
def test_what_a_dataset_holds_is_not_listed(sentence: str) -> None:
    assert unread(sentence) == ()


def test_a_sum_in_a_condition_is_not_held_by_its_text() -> None:
    (found,) = unread("Huvudmannen ska redovisa 350 000 enligt bilagan till Skolverket.")
    assert found.left == ("350 000",)


def test_the_words_that_lead_to_conditions_are_taken() -> None:
    assert unread("Bidraget får användas till:\n\n- lärares löner\n- läromedel") == ()


def test_a_document_of_no_known_kind_lists_nothing() -> None:
    document = read_document(b"Hej! Vi ska ses 12 personer i parken och grilla korv.\n", "hej.txt")
    evidence = parse_document(document, "test").evidence
    assert evidence is not None
    assert evidence.sentences == ()


def test_show_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "brev.txt"
    path.write_text(LETTER.format(sentence="Drygt 472 000 elever deltog i lovskola."), encoding="utf-8")
    run(["show", str(path), "--unread"])
    listed = capsys.readouterr().out
    assert "p. 1, l. 8" in listed
    assert "472 000" in listed
    run(["show", str(path)])
    assert "Unread: 1 sentence holds" in " ".join(capsys.readouterr().out.split())
    run(["show", str(path), "--json"])
    (row,) = json.loads(capsys.readouterr().out)["unread"]
    assert row == {
        "sentence": "Drygt 472 000 elever deltog i lovskola.",
        "left": ["472 000"],
        "page": 1,
        "line": 8,
        "bbox": None,
    }
