"""Findings as SARIF 2.1.0, for code hosts and editors: a result for each failed check, with file, page and region.

A region's line is that of the page's text. SARIF knows no pages: the page stands in the location's message, and
page and box in its properties. Fingerprints are made of what was found and not of where, so that they outlive a
new layout and a new wording.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath
from typing import TextIO
from urllib.parse import quote

from ingest.checking import Checked, Unreadable
from ingest.output.findings.rules import Rule, rules
from ingest.output.findings.wish import Language, Wish
from ingest.output.json_rows import Json
from ingest.output.terminal import printable_json
from ingest.version import VERSION
from schemas.rows import DocumentRow, Finding, Place
from schemas.vocabulary import Severity, Status

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_KINDS = {Status.PASS: "pass", Status.FAIL: "fail", Status.SKIP: "notApplicable"}


def write(documents: Iterable[Checked | Unreadable], out: TextIO, wish: Wish) -> None:
    """One log with one run, document by document."""
    head: dict[str, Json] = {"language": wish.language, "columnKind": "unicodeCodePoints", "tool": _tool()}
    out.write(f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{_text(head)[:-1]}, "results": [')
    artifacts: list[Json] = []
    unreadable: list[Json] = []
    separator = "\n"
    for one in documents:
        if isinstance(one, Unreadable):
            unreadable.append(_notification(one))
            continue
        for result in _results(one, len(artifacts), wish):
            out.write(separator + _text(result))
            separator = ",\n"
        artifacts.append(_artifact(one.document))
    invocation: Json = {"executionSuccessful": not unreadable, "toolExecutionNotifications": unreadable}
    out.write(f'\n], "artifacts": {_text(artifacts)}, "invocations": [{_text(invocation)}]}}]}}\n')


def _text(value: Json) -> str:
    return printable_json(json.dumps(value, ensure_ascii=False))


def _tool() -> Json:
    return {"driver": {"name": "bilaga", "version": VERSION, "rules": [_rule(rule) for rule in rules()]}}


def _rule(rule: Rule) -> Json:
    explanation = f"{rule.summary} {rule.explanation}".strip()
    return {
        "id": rule.slug,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": explanation},
        "help": {"text": explanation},
    }


def _results(checked: Checked, artifact: int, wish: Wish) -> Iterator[Json]:
    index = {rule.slug: n for n, rule in enumerate(rules())}
    seen: Counter[str] = Counter()
    for finding in wish.listed(checked.findings):
        mark = _fingerprint(checked.document, finding)
        seen[mark] += 1
        failed = finding.status is Status.FAIL
        yield {
            "ruleId": finding.check,
            **({"ruleIndex": index[finding.check]} if finding.check in index else {}),
            "kind": _KINDS[finding.status],
            "level": _LEVELS[finding.severity] if failed else "none",
            "message": {"text": wish.message(finding)},
            "locations": [_location(checked.document, artifact, finding, wish.language)],
            "partialFingerprints": {"finding/v1": f"{mark}:{seen[mark]}"},
            "properties": {
                "document_id": checked.document.document_id,
                "expected": finding.expected,
                "actual": finding.actual,
                "difference": None if finding.difference is None else format(finding.difference, "f"),
            },
        }


def _fingerprint(document: DocumentRow, finding: Finding) -> str:
    """What was found, in which file: neither the wording nor the place."""
    table = (finding.table_id or "").rpartition("/")[2]
    name = PurePosixPath(document.source).name
    parts = (name, finding.check, finding.status, table, finding.expected or "", finding.actual or "")
    return sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _location(document: DocumentRow, artifact: int, finding: Finding, language: Language) -> Json:
    location: dict[str, Json] = {"uri": _uri(document.source), "index": artifact}
    if finding.place is None:
        return {"physicalLocation": {"artifactLocation": location}}
    place = finding.place
    page, line = ("sida", "rad") if language is Language.SWEDISH else ("page", "line")
    found: dict[str, Json] = {
        "physicalLocation": {"artifactLocation": location, "region": _region(place)},
        "message": {"text": f"{page} {place.page}, {line} {place.line}"},
        "properties": {"page": place.page, "line": place.line, "bbox": _box(place), "row": finding.row},
    }
    if finding.table_id is not None:
        name = f"table {finding.table_id.rpartition('/')[2]}"
        found["logicalLocations"] = [{"name": name, "fullyQualifiedName": finding.table_id, "kind": "table"}]
    return found


def _region(place: Place) -> Json:
    return {"startLine": place.line, "properties": {"page": place.page, "bbox": _box(place)}}


def _box(place: Place) -> Json:
    return [round(x, 2) for x in place.bbox] if place.bbox else None


def _uri(source: str) -> str:
    """A path as a URI: relative as given, or a file's where it is absolute; an address as it is."""
    if "://" in source:
        return quote(source, safe="/:?&=%#@+,;~!$'()*[]")
    path = quote(source.encode("utf-8", "backslashreplace"), safe="/~")
    if PureWindowsPath(source).drive:
        return "file:///" + path.replace("%3A", ":", 1)
    return f"file://{path}" if source.startswith("/") else path


def _artifact(document: DocumentRow) -> Json:
    return {
        "location": {"uri": _uri(document.source)},
        "length": document.size_bytes,
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.sha256},
        "properties": {"kind": document.kind, "pages": document.page_count},
    }


def _notification(unreadable: Unreadable) -> Json:
    return {
        "level": "error",
        "descriptor": {"id": unreadable.category},
        "message": {"text": unreadable.message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(unreadable.source)}}}],
    }
