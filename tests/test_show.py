"""One document for a person: everything is there, with its place, and nothing acts on the terminal."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import ingest.pipeline
from ingest.output.show import document_as_json, print_document, read_file
from ingest.output.terminal import printable, printable_json
from schemas.document import BBox
from schemas.rows import (
    Allocation,
    Amount,
    Appropriation,
    Condition,
    DateFact,
    DocumentRow,
    Extraction,
    Finding,
    FormField,
    Person,
    Place,
    Reference,
    Table,
    TableColumn,
)
from schemas.vocabulary import (
    AmountRole,
    Category,
    ColumnRole,
    DatePrecision,
    DateRole,
    DocumentKind,
    Engine,
    Modality,
    MoneyUnit,
    PersonRole,
    RecipientKind,
    ReferenceKind,
    ReferenceRole,
    RowType,
    Severity,
    Status,
    TableKind,
    TextSource,
)

HERE = Place(3, 12, BBox(72.0, 100.5, 200.25, 112.0))
EVIL = "Bidrag\x1b[2J\x1b]0;x\x07 [bold red]2018[/] \u202e000 1\u2069 \x9b31m :warning: \u00ad\u2028slut\x7f"


def a_document(title: str = "Statsbidrag till kommuner") -> DocumentRow:
    return DocumentRow(
        document_id="00ff" * 4,
        sha256="00ff" * 16,
        source="in/beslut.pdf",
        media_type="application/pdf",
        size_bytes=10,
        page_count=4,
        kind=DocumentKind.GOVERNMENT_DECISION,
        title=title,
        diarienummer="S2031/00001/XX",
        document_date=date(2031, 2, 3),
        text_source=TextSource.BORN_DIGITAL,
        findings_failed=1,
        extractor_version="1",
    )


@pytest.fixture
def extraction() -> Extraction:
    kind = RecipientKind.KOMMUN
    return Extraction(
        document=a_document(),
        references=(
            Reference(
                role=ReferenceRole.OWN,
                kind=ReferenceKind.DIARIENUMMER,
                value="S2031/00001/XX",
                partial=True,
                text="t",
                place=HERE,
            ),
        ),
        dates=(
            DateFact(
                role=DateRole.USE_PERIOD,
                start=date(2031, 1, 1),
                end=date(2031, 12, 31),
                inferred=True,
                text="under året",
                sentence="s",
                place=HERE,
            ),
            DateFact(
                role=DateRole.USE_PERIOD,
                start=date(2031, 1, 1),
                end=date(2031, 12, 31),
                precision=DatePrecision.YEAR,
                text="hela året",
                sentence="s",
                place=HERE,
            ),
            DateFact(
                role=DateRole.PAYMENT,
                start=date(2031, 9, 1),
                end=date(2031, 10, 31),
                precision=DatePrecision.MONTH,
                text="hösten",
                sentence="s",
                place=HERE,
            ),
            DateFact(role=DateRole.REPORT_DEADLINE, open=True, text="senare", sentence="s", place=Place(2, 1)),
        ),
        amounts=(
            Amount(role=AmountRole.TOTAL, amount_sek=Decimal("1E+6"), text="1 mnkr", sentence="s", place=HERE),
            Amount(role=AmountRole.MINIMUM, amount_sek=Decimal("99.50"), text="99,50", sentence="s", place=HERE),
            Amount(role=AmountRole.OTHER, amount_sek=None, text="12 O00", sentence="s", place=HERE),
        ),
        conditions=(
            Condition(
                seq=1,
                category=Category.REPORTING,
                modality=Modality.MUST,
                deadline=date(2032, 3, 1),
                section="Redovisning",
                text="Kommunen ska redovisa hur medlen använts.",
                place=HERE,
            ),
        ),
        appropriations=(
            Appropriation(utgiftsomrade=9, anslag="4:5", anslag_name="Äldreområdet", text="t", place=HERE),
        ),
        people=(Person(role=PersonRole.SIGNATORY, name="Lena Provsson", title="Statsråd", place=HERE),),
        tables=(
            Table(
                table_id="x/1",
                seq=1,
                kind=TableKind.ALLOCATION,
                caption="Bilaga 1",
                page_first=3,
                page_last=4,
                row_count=2,
                columns=(TableColumn("Belopp", ColumnRole.AMOUNT, MoneyUnit.KR),),
                stated_total_sek=Decimal(3000),
                computed_total_sek=Decimal(3001),
                engine=Engine.PYMUPDF,
                place=HERE,
            ),
        ),
        allocations=(
            Allocation(table_id="x/1", row=1, row_type=RowType.RECIPIENT, recipient_kind=kind, place=HERE),
        ),
        form_fields=(FormField(form="Ansökan", seq=1, field="Namn", place=HERE),),
        findings=(
            Finding(check="a-pass", severity=Severity.ERROR, status=Status.PASS, message="ok", message_sv="ok"),
            Finding(
                check="table-total",
                severity=Severity.ERROR,
                status=Status.FAIL,
                message="rows sum to 3 001, printed 3 000",
                message_sv="raderna",
                difference=Decimal(1),
                place=HERE,
            ),
        ),
    )


@pytest.fixture
def shown(extraction: Extraction, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "160")
    print_document(extraction)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["Statsbidrag till kommuner"],
        ["kind", "government_decision"],
        ["diarienummer", "S2031/00001/XX"],
        ["document date", "2031-02-03"],
        ["in/beslut.pdf (application/pdf, 4 pages)"],
        ["own", "diarienummer", "S2031/00001/XX (delvis)", "p. 3, l. 12"],
        ["use_period", "2031-01-01 to 2031-12-31 (inferred)", "under året"],
        ["report_deadline", "- (open)", "senare", "p. 2, l. 1"],
        ["total", "1 000 000", "1 mnkr"],
        ["minimum", "99,50"],
        ["other", "-", "12 O00"],
        ["use_period", "2031 ", "hela året"],
        ["payment", "2031-09 to 2031-10", "hösten"],
        ["1. reporting, must, by 2032-03-01 (p. 3, l. 12)"],
        ["     Kommunen ska redovisa hur medlen använts."],
        ["Redovisning"],
        ["9", "4:5 Äldreområdet"],
        ["signatory", "Lena Provsson", "Statsråd"],
        ["allocation", "Bilaga 1", "3-4", "2 (1)", "3 000", "3 001"],
        ["Ansökan", "1"],
        ["error", "table-total", "rows sum to 3 001, printed 3 000", "p. 3, l. 12"],
        ["Checks: 1 passed, 1 failed, 0 not applicable"],
    ],
)
def test_a_line_for_each_thing(shown: str, words: list[str]) -> None:
    def holds(line: str) -> bool:
        position = 0
        for word in words:
            position = line.find(word, position) + len(word)
            if position < len(word):
                return False
        return True

    assert any(holds(line) for line in shown.splitlines())


def test_nothing_is_cut_where_the_terminal_is_narrow(
    extraction: Extraction, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    address = "https://www.myndighet.example/bidrag/" + "x" * 60
    url = Reference(role=ReferenceRole.CITES, kind=ReferenceKind.URL, value=address, text=address, place=HERE)
    print_document(dataclasses.replace(extraction, references=(url,)))
    shown = capsys.readouterr().out
    assert "…" not in shown
    assert shown.count("x") >= 60  # folded into lines that other columns share


def test_passed_checks_are_counted_only(shown: str) -> None:
    assert "a-pass" not in shown


def test_json_has_every_column_with_stable_names(extraction: Extraction) -> None:
    found = json.loads(document_as_json(extraction))
    assert list(found) == [
        "document", "references", "dates", "amounts", "conditions", "appropriations", "people", "tables",
        "allocations", "form_fields", "findings", "corrections", "unread",
    ]  # fmt: skip
    assert found["document"]["document_date"] == "2031-02-03"
    assert found["amounts"][0]["amount_sek"] == "1000000"
    assert found["amounts"][2]["amount_sek"] is None
    assert found["dates"][0]["inferred"] is True
    assert found["tables"][0]["columns"] == [{"header": "Belopp", "role": "amount", "unit": "kr"}]
    place = {k: found["findings"][1][k] for k in ("page", "line", "bbox")}
    assert place == {"page": 3, "line": 12, "bbox": [72.0, 100.5, 200.25, 112.0]}
    assert found["findings"][0]["page"] is None
    assert "place" not in found["findings"][0]


def unsafe(text: str) -> list[str]:
    """Characters that act: C0, DEL, C1 and those of EVIL that turn or break lines."""
    return [c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2069\u2028")]


def test_a_document_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    everywhere = Extraction(
        document=a_document(EVIL),
        conditions=(
            Condition(seq=1, category=Category.OTHER, modality=Modality.MAY, text=EVIL, section=EVIL, place=HERE),
        ),
        findings=(Finding(check="c", severity=Severity.INFO, status=Status.FAIL, message=EVIL, message_sv=EVIL),),
    )
    print_document(everywhere)
    shown = capsys.readouterr().out
    assert not unsafe(shown)
    assert "[bold red]2018[/]" in shown  # markup is text
    assert r"\x1b[2J" in shown
    as_json = document_as_json(everywhere)
    assert not unsafe(as_json)
    assert json.loads(as_json)["document"]["title"] == EVIL  # and nothing is lost


def test_text_with_control_characters_is_read_and_cannot_act(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.txt"
    path.write_text("Hej \x1b[31mRÖTT\x1b[0m Dnr 5.1-12/2021\x07\n", encoding="utf-8")
    print_document(read_file(str(path)))
    shown = capsys.readouterr().out
    assert "5.1-12/2021" in shown
    assert not unsafe(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\r\nc", "a b c"),  # white space is no danger and no line break
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b31m", r"\x9b31m"),  # C1: a CSI in one byte
        ("1\u202e000", r"1\u202e000"),  # reverses what follows
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("a\u200bb", r"a\u200bb"),  # invisible
        ("\U000e0041", r"\U000e0041"),  # tag characters
        ("\ud800", r"\ud800"),
        ("Åsele 1\u00a0200 kr – 50 %", "Åsele 1\u00a0200 kr – 50 %"),  # what documents are made of
        ("stats\u00adbidrag", "stats\u00adbidrag"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("text", ["\x9b", "\u202e", "\U000e0041", "\x7f", "a\u2028b", "\n\t\\", "\ud800"])
def test_printable_json_means_the_same(text: str) -> None:
    assert json.loads(printable_json(json.dumps(text, ensure_ascii=False))) == text


def test_a_look_makes_no_claim_about_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_document()
    monkeypatch.setattr(ingest.pipeline, "parse_document", lambda _document, _version: Extraction(document=row))
    monkeypatch.setattr(ingest.pipeline, "run_checks", lambda _extraction: ())
    found = ingest.pipeline.understand(b"Beslut", "x.txt", ingest.pipeline.Settings())
    assert [f.check for f in found.findings] == ["readers-agree"]


def test_rows_are_numbered_as_explain_knows_them(
    extraction: Extraction, capsys: pytest.CaptureFixture[str]
) -> None:
    print_document(extraction)
    shown = " ".join(capsys.readouterr().out.split())
    key = extraction.document.document_id
    assert f"bilaga explain DATA dates/{key}/1, for a table's row {key}/1/1" in shown
    assert "1 signatory Lena Provsson" in shown
