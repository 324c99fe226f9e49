"""The Croissant descriptor of a snapshot: what search engines and loaders of training data read.

Follows MLCommons' Croissant 1.1 and is derived from ``schemas.columns`` as the data package is. It holds nothing
but what follows from the snapshot's content: no day, no address, and no licence, which is for those who publish.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa

from ingest.store.datapackage import TITLE, Json, file_entry
from ingest.version import VERSION
from schemas.columns import SCHEMA_VERSION, SCHEMAS

NAME = "croissant.json"

_PARQUET = "application/x-parquet"  # the name that readers of Croissant know

# The context of Croissant 1.1, word for word: its readers compare it.
_CONTEXT: dict[str, Json] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

_TYPES = (
    (pa.types.is_dictionary, "sc:Text"),
    (pa.types.is_string, "sc:Text"),
    (pa.types.is_boolean, "sc:Boolean"),
    (pa.types.is_integer, "sc:Integer"),
    (pa.types.is_decimal, "sc:Float"),  # Croissant has no decimals; the Parquet files do
    (pa.types.is_floating, "sc:Float"),
    (pa.types.is_date, "sc:Date"),
)


def descriptor(folder: Path, snapshot_id: str) -> str:
    """The text of ``croissant.json`` for the Parquet files that lie in ``folder``."""
    parts = [path for dataset in SCHEMAS for path in sorted((folder / dataset).glob("*.parquet"))]
    distribution = [*map(_file_set, SCHEMAS), *(_file_object(folder, path) for path in parts)]
    dataset: dict[str, Json] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": "bilaga",
        "description": f"{TITLE}: who gets how much of the state's money, by when and on which conditions, "
        "each value with its place in the document, and the checks that were made.",
        "inLanguage": "sv",
        "keywords": ["Sweden", "grants", "statsbidrag", "open data"],
        "version": f"{SCHEMA_VERSION}.0",
        "citeAs": f"@misc{{bilaga-{snapshot_id}, title = {{{TITLE}}}, "
        f"howpublished = {{bilaga {VERSION}, snapshot {snapshot_id}}}}}",
        "distribution": distribution,
        "recordSet": [_record_set(name, schema) for name, schema in SCHEMAS.items()],
    }
    return json.dumps(dataset, ensure_ascii=False, indent=2) + "\n"


def _file_set(dataset: str) -> Json:
    return {
        "@type": "cr:FileSet",
        "@id": f"{dataset}-parts",
        "name": f"{dataset}-parts",
        "encodingFormat": _PARQUET,
        "includes": f"{dataset}/*.parquet",
    }


def _file_object(folder: Path, path: Path) -> Json:
    entry = file_entry(folder, path)
    return {
        "@type": "cr:FileObject",
        "@id": entry["path"],
        "name": entry["path"],
        "contentUrl": entry["path"],
        "contentSize": f"{entry['bytes']} B",
        "encodingFormat": _PARQUET,
        "sha256": str(entry["hash"]).removeprefix("sha256:"),
    }


def _record_set(dataset: str, schema: pa.Schema) -> Json:
    return {
        "@type": "cr:RecordSet",
        "@id": dataset,
        "name": dataset,
        "description": schema.metadata[b"description"].decode(),
        "field": [_field(dataset, field) for field in schema],
    }


def _field(dataset: str, field: pa.Field) -> Json:
    about = {key.decode(): value.decode() for key, value in field.metadata.items()}
    words = f": {about['vocabulary']}" if pa.types.is_dictionary(field.type) else ""
    unit = f" ({about['unit']})" if "unit" in about else ""
    found: dict[str, Json] = {
        "@type": "cr:Field",
        "@id": f"{dataset}/{field.name}",
        "name": field.name,
        "description": f"{about['description']}{unit}{words}",
        "source": {"fileSet": {"@id": f"{dataset}-parts"}, "extract": {"column": field.name}},
    }
    if pa.types.is_list(field.type):
        found |= {"isArray": True, "arrayShape": "-1"}
        if pa.types.is_struct(field.type.value_type):
            members = [field.type.value_type.field(n).name for n in range(field.type.value_type.num_fields)]
            return found | {"subField": [_member(dataset, field.name, member) for member in members]}
        return found | {"dataType": _data_type(field.type.value_type)}
    return found | {"dataType": _data_type(field.type)}


def _member(dataset: str, column: str, member: str) -> Json:
    """A part of each struct in a list."""
    return {
        "@type": "cr:Field",
        "@id": f"{dataset}/{column}/{member}",
        "name": member,
        "dataType": "sc:Text",
        "source": {
            "fileSet": {"@id": f"{dataset}-parts"},
            "extract": {"column": column},
            "transform": {"jsonPath": member},
        },
    }


def _data_type(kind: pa.DataType) -> str:
    return next(name for test, name in _TYPES if test(kind))
