"""A corrections file as people and spreadsheets write it: understood, or refused in one line with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.cli import run
from ingest.corrections.fields import correctable
from ingest.corrections.given import Given
from ingest.corrections.reading import COLUMNS, read_corrections
from ingest.errors import UsageError
from ingest.exits import Exit
from schemas.columns import DATASETS
from schemas.vocabulary import Verdict

HEADER = "document_sha256,dataset,row,field,printed_text,value,reason,who,when"
KEY = "474ef43911b2cfd6"
LINE = f"{KEY},allocations,{KEY}/1/10,amount_sek,1 20 000,1200000,,Åsa,2026-11-22"


def given(path: Path, content: str | bytes) -> Given:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (one,) = read_corrections(path).of_document(KEY)
    return one


def test_the_columns_are_those_that_are_documented():
    assert ",".join(COLUMNS) == f"{HEADER},verdict,context"
    text = (Path(__file__).resolve().parents[1] / "docs" / "corrections.md").read_text(encoding="utf-8")
    assert ",".join(COLUMNS) in text


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{LINE}\n",
        f"\ufeff{HEADER}\r\n{LINE}\r\n\r\n",  # Excel's UTF-8
        f"{HEADER}\n{LINE}\n".replace(",", ";"),  # a Swedish spreadsheet
        f"{HEADER}\n{LINE}\n".replace(",", "\t").encode("utf-16"),  # "Unicode text"
        f"{HEADER}\n{LINE}\n".replace(",", ";").encode("cp1252"),  # "CSV (MS-DOS)"
        "sep=;\n" + f"{HEADER};;\n{LINE};;\n;;;;;;;;;;\n".replace(",", ";"),
        f"{HEADER}\n{LINE}\n".replace("document_sha256", "Document hash").replace("printed_text", "Printed text"),
        f"{HEADER},verdict\n{LINE},wrong\n",
        f"{HEADER}\n{LINE.replace(KEY, KEY.upper())}\n",
        f"{HEADER}\n{LINE}\n{LINE}\n",  # twice
        f"{HEADER}\n{LINE.replace(f'{KEY}/1/10', '1/10')}\n",
    ],
)
def test_a_file_is_understood_however_it_was_saved(tmp_path: Path, content: str | bytes):
    one = given(tmp_path / "c.csv", content)
    assert (one.document_id, one.address, one.field) == (KEY, ("1", "10"), "amount_sek")
    assert (one.printed_text, one.value, one.who, one.verdict) == ("1 20 000", "1200000.00", "Åsa", Verdict.WRONG)


@pytest.mark.parametrize(
    ("dataset", "field", "text", "value"),
    [
        ("allocations", "amount_sek", "1 200 000,50 kr", "1200000.50"),
        ("allocations", "amount_sek", "'-1200,5", "-1200.50"),
        ("allocations", "amount_sek", "\u22121\u00a0200", "-1200.00"),
        ("allocations", "amount_sek", "", ""),  # the value is not known
        ("allocations", "share_percent", "0,1234 %", "0.1234"),
        ("allocations", "count", "1 200", "1200"),
        ("allocations", "kommunkod", "380", "0380"),  # a spreadsheet took its zero
        ("allocations", "match", "none", "none"),
        ("dates", "end", "1 november 2018", "2018-11-01"),
        ("dates", "end", "2018-11-01", "2018-11-01"),
        ("dates", "conditional", "SANT", "true"),
        ("documents", "issuer", "  Statens   kulturråd ", "Statens kulturråd"),
        ("documents", "kind", "notice", "notice"),
    ],
)
def test_a_value_is_written_as_people_write_it(tmp_path: Path, dataset: str, field: str, text: str, value: str):
    row = {"allocations": "1/1", "dates": "1", "documents": ""}[dataset]
    line = f'{KEY},{dataset},{row},{field},x,"{text}",,,'
    assert given(tmp_path / "c.csv", f"{HEADER}\n{line}\n").value == value


def changed(**cells: str) -> str:
    names = HEADER.split(",")
    old = dict(zip(names, LINE.split(","), strict=True))
    return ",".join(f'"{(old | cells)[name]}"' for name in names)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty; its first line must be document_sha256,"),
        ("PK\x03\x04", "as CSV, not as a workbook"),
        (f"{HEADER},comment\n", 'line 1: there is no column "comment"'),
        (HEADER.replace("printed_text", "printed"), "did you mean printed_text?"),
        (HEADER.replace(",row,", ","), "line 1: the header lacks row"),
        (f"{HEADER}\n{changed(document_sha256='4,74E+15')}\n", "keep the column as text"),
        (f"{HEADER}\n{changed(dataset='allocation')}\n", "line 2: there is no dataset"),
        (f"{HEADER}\n{changed(dataset='findings')}\n", "findings are not corrected"),
        (f"{HEADER}\n{changed(row='17/Belopp')}\n", "write <document>/<table>/<row>"),
        (f"{HEADER}\n{changed(row='')}\n", "write <document>/<table>/<row>"),
        (f"{HEADER}\n{changed(row='aaaaaaaaaaaaaaaa/1/2')}\n", "which is meant?"),
        (f"{HEADER}\n{changed(field='amout_sek')}\n", "did you mean amount_sek?"),
        (f"{HEADER}\n{changed(field='text')}\n", "is no column that may be corrected"),
        (f"{HEADER}\n{changed(value='1.200')}\n", "write the number as 1200000.50"),
        (f"{HEADER}\n{changed(value='12 tkr')}\n", "write the number as"),
        (f"{HEADER}\n{changed(value='1e9')}\n", "write the number as"),
        (f"{HEADER}\n{changed(value='9' * 17)}\n", "too large"),
        (f"{HEADER}\n{changed(field='kommunkod', value='9999')}\n", "no kommunkod of the register"),
        (f"{HEADER}\n{changed(field='match', value='sure')}\n", "write one of code, exact,"),
        (f"{HEADER}\n{changed(dataset='dates', row='1', field='end', value='1/11 2018')}\n", "write the date as"),
        (f"{HEADER}\n{changed(dataset='dates', row='1', field='end', value='2018-02-30')}\n", "no such day"),
        (f"{HEADER}\n{changed(dataset='dates', row='1', field='role', value='')}\n", "must have a value"),
        (f"{HEADER}\n{LINE}\n{LINE},more\n", "line 3: 10 cells, and the header has 9"),
        (f'{HEADER}\n{LINE}\n"{LINE}\n', "line 3: no CSV"),
        (f"{HEADER},verdict\n{LINE},maybe\n", 'verdict "maybe" is none of wrong, accepted, missing'),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(tmp_path: Path, content: str, said: str):
    path = tmp_path / "c.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_corrections(path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(path.as_posix())


@pytest.mark.parametrize("name", ["gone.csv", "."])
def test_a_file_that_cannot_be_read_stops_the_run(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "note.txt").write_text("Hej", encoding="utf-8")
    arguments = ["ingest", str(tmp_path / "note.txt"), "--out", str(tmp_path / "data")]
    assert run([*arguments, "--corrections", str(tmp_path / name)]) == Exit.USAGE
    assert "cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_nothing_that_is_printed_and_no_key_can_be_corrected():
    for dataset in DATASETS:
        literal = {"document_id", "sha256", "table_id", "row", "seq", "page", "line", "bbox", "text", "sentence"}
        assert not literal & set(correctable(dataset))
    assert "amount_sek" in correctable("allocations")
    assert not correctable("findings")
