"""The researcher's notebook runs and shows what stands in it; values survive every way of loading."""

from __future__ import annotations

import os
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import nbformat
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from nbclient import NotebookClient

from ingest.cli import run
from ingest.store.arrow import vocabulary
from schemas.columns import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "docs" / "tutorials" / "researcher.ipynb"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the notebook's own command makes."""
    place = tmp_path_factory.mktemp("notebook") / "data"
    command = re.search(r"(?m)^ {4}bilaga (ingest .*) --out data$", "\n".join(sources("markdown")))
    assert command
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert run([*command[1].split(), "--out", str(place), "--workers", "0"]) == 1  # errors are planted
    return place / "current"


def sources(kind: str) -> list[str]:
    return [cell.source for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == kind]


def shown(notebook: Any) -> list[list[str]]:
    """The text of each code cell's outputs; a picture counts as one, whatever it is, and so does what varies."""
    found = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            texts = [o.get("text") or o["data"]["text/plain"] for o in cell.outputs]
            pictures = any("image/png" in o.get("data", {}) for o in cell.outputs)
            varies = pictures or "varies" in cell.metadata.get("tags", ())
            found.append(["..."] if varies else texts)
    return found


@pytest.mark.filterwarnings("ignore")  # the kernel's own
def test_the_notebook_runs_and_shows_what_it_says(data: Path, request: pytest.FixtureRequest) -> None:
    written = nbformat.read(NOTEBOOK, as_version=4)
    fresh = nbformat.read(NOTEBOOK, as_version=4)
    quiet = {"IPYTHONDIR": str(data.parents[1]), "MPLCONFIGDIR": str(data.parents[1])}
    NotebookClient(fresh, timeout=120, resources={"metadata": {"path": str(data.parents[1])}}).execute(
        env={**os.environ, **quiet, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    )
    if shown(fresh) != shown(written) and request.config.getoption("--update-expected"):
        for cell in fresh.cells:
            cell.metadata.pop("execution", None)
        fresh.metadata.pop("language_info", None)
        nbformat.write(fresh, NOTEBOOK)
        pytest.fail("the notebook's outputs were written anew: read the diff and run again")
    assert shown(fresh) == shown(written)


def test_the_notebook_tells_nothing_of_the_machine_it_ran_on() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert not re.search(r"/(?:tmp|home|root|Users|work)\b|[A-Z]:\\\\", text)


def money(dataset: str) -> list[str]:
    return [f.name for f in SCHEMAS[dataset] if pa.types.is_decimal(f.type)]


def words(dataset: str) -> list[str]:
    return [f.name for f in SCHEMAS[dataset] if pa.types.is_dictionary(f.type)]


@pytest.mark.parametrize("dataset", SCHEMAS)
def test_decimals_words_and_nulls_survive_pandas(data: Path, dataset: str) -> None:
    table = pq.read_table(data / dataset)
    frame = pd.read_parquet(data / dataset, dtype_backend="pyarrow")
    for field in SCHEMAS[dataset]:
        assert frame[field.name].dtype == pd.ArrowDtype(field.type), field.name
    assert pa.Table.from_pandas(frame, schema=table.schema, preserve_index=False).equals(table)


@pytest.mark.parametrize("dataset", SCHEMAS)
def test_decimals_words_and_nulls_survive_polars(data: Path, dataset: str) -> None:
    table = pq.read_table(data / dataset)
    frame = pl.read_parquet(data / dataset / "*.parquet")
    for name in money(dataset):
        kind = table.schema.field(name).type
        assert frame.schema[name] == pl.Decimal(kind.precision, kind.scale)
    for name in words(dataset):
        assert isinstance(frame.schema[name], pl.Categorical | pl.Enum)
    for name in (*money(dataset), *words(dataset)):
        assert frame[name].to_list() == table[name].to_pylist(), name


@pytest.mark.parametrize("dataset", SCHEMAS)
def test_decimals_words_and_nulls_survive_duckdb(data: Path, dataset: str) -> None:
    table = pq.read_table(data / dataset)
    relation = duckdb.sql(f"FROM '{data}/{dataset}/*.parquet'")
    kinds = dict(zip(relation.columns, map(str, relation.types), strict=True))
    for name in money(dataset):
        kind = table.schema.field(name).type
        assert kinds[name] == f"DECIMAL({kind.precision},{kind.scale})"
    read = relation.fetchall()
    for name in (*money(dataset), *words(dataset)):
        column = relation.columns.index(name)
        assert [row[column] for row in read] == table[name].to_pylist(), name


def test_a_sum_of_money_is_exact_in_all_of_them(data: Path) -> None:
    exact = sum((v for v in pq.read_table(data / "allocations")["amount_sek"].to_pylist() if v), Decimal(0))
    assert exact
    frame = pd.read_parquet(data / "allocations", dtype_backend="pyarrow")
    assert frame["amount_sek"].sum() == exact
    assert pl.read_parquet(data / "allocations" / "*.parquet")["amount_sek"].sum() == exact
    rows = duckdb.sql(f"SELECT sum(amount_sek) FROM '{data}/allocations/*.parquet'").fetchall()  # noqa: S608  # ours
    assert rows == [(exact,)]


def test_a_dictionary_column_holds_its_whole_vocabulary_in_order(data: Path) -> None:
    field = SCHEMAS["allocations"].field("row_type")
    column = pd.read_parquet(data / "allocations")["row_type"]
    assert set(column.cat.categories) <= set(vocabulary(field))
    assert column.dtype == "category"
