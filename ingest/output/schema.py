"""``bilaga schema``: the columns of one dataset or of all, as bytes to print or to keep."""

from __future__ import annotations

from difflib import get_close_matches

from ingest.errors import UsageError
from schemas.columns import SCHEMAS
from schemas.describe import columns_as_json, columns_as_markdown


def schema_bytes(dataset: str | None, form: str) -> bytes:
    """The schema in one of the forms markdown, json and arrow; UsageError for a dataset that there is not.

    As ``arrow`` it is what ``pyarrow.ipc.read_schema`` takes: a message of the Arrow IPC format.
    """
    if dataset is not None and dataset not in SCHEMAS:
        near = get_close_matches(dataset, SCHEMAS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the tables are {', '.join(SCHEMAS)}"
        raise UsageError(f"{dataset}: no such table; {hint}")
    if form == "arrow":
        if dataset is None:
            raise UsageError(f"--format arrow takes one TABLE; the tables are {', '.join(SCHEMAS)}")
        return bytes(SCHEMAS[dataset].serialize())
    chosen = tuple(SCHEMAS) if dataset is None else (dataset,)
    return (columns_as_markdown(chosen) if form == "markdown" else columns_as_json(chosen) + "\n").encode()
