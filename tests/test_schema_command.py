"""``bilaga schema`` and what is generated as it is: the columns, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest

from ingest.cli import run
from ingest.exits import Exit
from schemas.columns import SCHEMA_VERSION, SCHEMAS
from schemas.describe import columns_as_markdown, datasets_as_markdown

README = Path(__file__).resolve().parents[1] / "README.md"
_FENCES = ("<!-- generated: see tests/test_schema_command.py -->\n", "\n    >>> import pandas as pd")


def test_the_table_of_the_readme_is_the_schemas(request: pytest.FixtureRequest):
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(_FENCES[0])
    written, _, tail = rest.partition(_FENCES[1])
    if written != datasets_as_markdown() and request.config.getoption("--update-expected"):
        README.write_text(f"{head}{_FENCES[0]}{datasets_as_markdown()}{_FENCES[1]}{tail}", encoding="utf-8")
        pytest.fail("README.md was written anew: read the diff and run again")
    assert written == datasets_as_markdown()


def test_markdown_is_what_the_documentation_holds(capfdbinary: pytest.CaptureFixture[bytes]):
    assert run(["schema"]) == Exit.FINE
    assert capfdbinary.readouterr().out.decode() == columns_as_markdown()
    run(["schema", "people"])
    assert capfdbinary.readouterr().out.decode().startswith("### people\n")


def test_json_has_every_column_with_type_unit_and_words(tmp_path: Path):
    assert run(["schema", "--format", "json", "--out", str(tmp_path / "columns.json")]) == Exit.FINE
    found = json.loads((tmp_path / "columns.json").read_text(encoding="utf-8"))
    assert found["schema_version"] == SCHEMA_VERSION
    assert {name: [c["name"] for c in d["columns"]] for name, d in found["datasets"].items()} == {
        name: schema.names for name, schema in SCHEMAS.items()
    }
    columns = {c["name"]: c for c in found["datasets"]["allocations"]["columns"]}
    assert (columns["amount_sek"]["type"], columns["amount_sek"]["unit"]) == ("decimal128(18, 2)", "SEK")
    assert columns["row_type"]["vocabulary"] == ["recipient", "subtotal", "total"]
    assert all(c["description"] for c in columns.values())


@pytest.mark.parametrize("table", SCHEMAS)
def test_arrow_is_a_schema_that_arrow_reads(table: str, capfdbinary: pytest.CaptureFixture[bytes]):
    assert run(["schema", table, "--format", "arrow"]) == Exit.FINE
    assert pa.ipc.read_schema(pa.py_buffer(capfdbinary.readouterr().out)).equals(
        SCHEMAS[table], check_metadata=True
    )


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["alocations"], "did you mean allocations?", Exit.USAGE),
        (["xyz"], "the tables are documents,", Exit.USAGE),
        (["--format", "arrow"], "takes one TABLE", Exit.USAGE),
        (["people", "--out", "gone/file"], "choose another --out", Exit.OUTPUT),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    arguments: list[str], said: str, code: Exit, capsys: pytest.CaptureFixture[str]
):
    assert run(["schema", *arguments]) == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
