"""Findings as JUnit XML, for build servers: a suite for each document, a test case for each finding.

A failed check is a failure where it makes the exit code 1, and else a skipped case whose message says warning or
info: so the colours and the exit code agree. An input that could not be read is a suite with one error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import TextIOBase
from typing import NamedTuple, TextIO, cast
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from ingest.checking import Checked, Unreadable
from ingest.output.findings.wish import Wish
from ingest.output.terminal import printable
from schemas.rows import Finding
from schemas.vocabulary import Status

_NO_CHARACTER = re.compile("[\ufffe\uffff]")


class _Case(NamedTuple):
    """A test case: its class and name, the element that says how it went (None: well), that element's words."""

    class_name: str
    name: str
    outcome: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


def write(documents: Iterable[Checked | Unreadable], out: TextIO, wish: Wish) -> None:
    """The suites, document by document."""
    xml = XMLGenerator(cast("TextIOBase", out), encoding="UTF-8", short_empty_elements=True)
    xml.startDocument()
    with _element(xml, "testsuites", {}):
        for number, one in enumerate(documents):
            if isinstance(one, Unreadable):
                _suite(xml, number, one.source, [_unreadable(one)])
            else:
                _suite(xml, number, one.document.source, [_case(f, wish) for f in one.findings])
    out.write("\n")


def _suite(xml: XMLGenerator, number: int, source: str, cases: list[_Case]) -> None:
    count = Counter(case.outcome for case in cases)
    attributes = {
        "id": str(number),
        "package": "bilaga",
        "name": source,
        "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "hostname": "localhost",
        "tests": str(len(cases)),
        "failures": str(count["failure"]),
        "errors": str(count["error"]),
        "skipped": str(count["skipped"]),
        "time": "0",
    }
    with _element(xml, "testsuite", attributes):
        with _element(xml, "properties", {}):
            pass
        seen: Counter[tuple[str, str]] = Counter()
        for case in cases:
            seen[case.class_name, case.name] += 1
            again = seen[case.class_name, case.name]
            _write_case(xml, case if again == 1 else case._replace(name=f"{case.name} ({again})"))
        for stream in ("system-out", "system-err"):
            with _element(xml, stream, {}):
                pass


def _write_case(xml: XMLGenerator, case: _Case) -> None:
    with _element(xml, "testcase", {"classname": case.class_name, "name": case.name, "time": "0"}):
        if case.outcome is not None:
            with _element(xml, case.outcome, dict(case.attributes)):
                xml.characters(_legal(case.text))


def _case(finding: Finding, wish: Wish) -> _Case:
    where = []
    if finding.table_id is not None:
        where.append(f"table {finding.table_id.rpartition('/')[2]}")
    if finding.row is not None:
        where.append(f"row {finding.row}")
    case = _Case(f"bilaga.{finding.check}", " ".join([finding.check, *where]))
    message = wish.message(finding)
    if finding.status is Status.PASS:
        return case
    if finding.status is Status.SKIP:
        return case._replace(outcome="skipped", attributes=(("message", message),))
    if finding.severity not in wish.fail_on.severities:
        return case._replace(outcome="skipped", attributes=(("message", f"{finding.severity}: {message}"),))
    attributes = (("message", message), ("type", str(finding.severity)))
    return case._replace(outcome="failure", attributes=attributes, text=_details(finding, message))


def _details(finding: Finding, message: str) -> str:
    place = finding.place
    lines = [
        message,
        f"page {place.page}, line {place.line}" if place else "",
        f"expected: {finding.expected}" if finding.expected else "",
        f"actual: {finding.actual}" if finding.actual else "",
    ]
    return "\n".join(printable(line) for line in lines if line)


def _unreadable(one: Unreadable) -> _Case:
    attributes = (("message", one.message), ("type", str(one.category)))
    return _Case("bilaga.read", "read", "error", attributes, one.message)


@contextmanager
def _element(xml: XMLGenerator, name: str, attributes: dict[str, str]) -> Iterator[None]:
    xml.startElement(name, AttributesImpl({k: _legal(printable(v)) for k, v in attributes.items()}))
    yield
    xml.endElement(name)


def _legal(text: str) -> str:
    """Without what XML has no place for: lone surrogates and control characters are escaped before."""
    return _NO_CHARACTER.sub("\ufffd", text)
