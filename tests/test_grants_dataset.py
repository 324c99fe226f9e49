"""The grants of a published dataset: the same by every way to it, counted in the status, shown and checked."""

from __future__ import annotations

import json
import shutil
from datetime import date
from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest

import ingest.cli
import ingest.store.snapshot
from ingest.grants import allocations_in_force, grants_of
from ingest.output.progress import LineProgress
from ingest.runner import ingest as run
from ingest.settings import Settings
from ingest.store.dataset import open_snapshot
from ingest.store.rechecking import recheck_all

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FAMILY = {
    "beslut.txt": "government_decision/skyfall.txt",
    "andring.txt": "government_decision/skyfall_andring.txt",
    "anvisning.txt": "agency_instruction/skyfall_fel.txt",
    "notis.md": "notice/skyfall_fel.md",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, sample in FAMILY.items():
        shutil.copy(SAMPLES / sample, tmp_path / name)
    return tmp_path


def publish(out: str, *batches: list[str]) -> Path:
    for batch in batches:
        run(batch, Path(out), Settings(), LineProgress(), 0)
    return Path(out)


def bytes_of(data: Path) -> dict[str, bytes]:
    current = data / "current"
    return {p.relative_to(current).as_posix(): p.read_bytes() for p in sorted(current.rglob("*")) if p.is_file()}


@pytest.mark.usefixtures("folder")
def test_the_same_bytes_in_whatever_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.store.snapshot, "_BUCKETS", ((2, 0), (50_000, 1)))  # the buckets change on the way
    whole = bytes_of(publish("whole", list(FAMILY)))
    for number, order in enumerate(list(permutations(FAMILY))[::9]):
        assert bytes_of(publish(f"one-{number}", *([name] for name in order))) == whole, order


@pytest.mark.usefixtures("folder")
def test_what_an_earlier_snapshot_said_of_its_set_is_forgotten() -> None:
    data = publish("data", ["anvisning.txt", "notis.md"])
    before = pd.read_parquet(data / "current" / "documents").set_index("source")
    assert before.loc["notis.md", "status"] == "ok"
    publish("data", ["beslut.txt", "andring.txt"])
    documents = pd.read_parquet(data / "current" / "documents").set_index("source")
    findings = pd.read_parquet(data / "current" / "findings")
    assert documents.loc["notis.md", "status"] == "flagged"
    for _, row in documents.iterrows():
        own = findings[(findings["document_id"] == row["document_id"]) & (findings["status"] == "fail")]
        assert row["findings_failed"] == len(own)
        assert (row["status"] == "flagged") == bool((own["severity"] == "error").any())
    assert len(pd.read_parquet(data / "current" / "grants")) == 1


@pytest.mark.usefixtures("folder")
def test_a_row_that_differs_is_told_with_its_place() -> None:
    findings = pd.read_parquet(publish("data", list(FAMILY)) / "current" / "findings")
    (told,) = findings[(findings["check"] == "grant-agrees") & (findings["severity"] == "error")
                       & (findings["status"] == "fail")].to_dict("records")  # fmt: skip
    line = Path("notis.md").read_text(encoding="utf-8").splitlines()[int(told["line"]) - 1]
    assert "1 530 000" in line
    assert told["table_id"].startswith(told["document_id"])


@pytest.mark.usefixtures("folder")
def test_checks_made_again_from_the_dataset_are_those_stored() -> None:
    snapshot = open_snapshot(publish("data", list(FAMILY)))
    for extraction, findings in recheck_all(snapshot):
        assert findings == extraction.findings


@pytest.mark.usefixtures("folder")
def test_allocations_are_viewed_as_in_force_on_a_day() -> None:
    data = publish("data", list(FAMILY))
    snapshot = open_snapshot(data)
    for day, lund in (("2022-03-16", []), ("2022-05-04", [2_150_000]), ("2022-05-05", [2_050_000])):
        held = allocations_in_force(snapshot, date.fromisoformat(day)).to_pandas()
        assert [int(a) for a in held[held["recipient"] == "Lund"]["amount_sek"]] == lund
    rows = pd.read_parquet(data / "current" / "allocations")
    asked = rows[(rows["in_force_from"] <= date(2022, 5, 5)) & ~(rows["in_force_until"] <= date(2022, 5, 5))]
    assert len(asked) == len(held)  # the query of the documentation and the command agree


@pytest.mark.usefixtures("folder")
def test_the_command_shows_grants_and_amounts(capsys: pytest.CaptureFixture[str]) -> None:
    publish("data", list(FAMILY))
    capsys.readouterr()
    assert ingest.cli.run(["grants", "data"]) == 0
    out = capsys.readouterr().out
    assert "requisition deadline: 2022-10-15 (beslut.txt; otherwise in anvisning.txt)" in out
    assert ingest.cli.run(["grants", "data", "--format", "json"]) == 0
    (grant,) = json.loads(capsys.readouterr().out)
    assert grant["grant_id"] == grants_of(open_snapshot(Path("data")))[0].grant_id
    assert len(grant["links"]) == 3
    assert ingest.cli.run(["grants", "data", "--in-force", "2022-12-31"]) == 0
    assert capsys.readouterr().out.endswith("Amounts in force on 2022-12-31: 6.\n")
    assert ingest.cli.run(["grants", "data", "--in-force", "2022-12-31", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + 7  # with the sum
    assert ingest.cli.run(["grants", "data", "--in-force", "december"]) == 64
    assert ingest.cli.run(["grants", "nowhere"]) == 64


DECISION = """Regeringsbeslut                    II:3

Kulturdepartementet                2022-03-10
                                   Ku2022/00410

                                   Statens kulturråd

Uppdrag att fördela statsbidrag till kommuner för läsfrämjande

Regeringens beslut

Regeringen uppdrar åt Statens kulturråd att under 2022 fördela 3 000 000 kronor för läsfrämjande enligt bilagan.

På regeringens vägnar

Anna Berg

Bilaga till regeringsbeslut 2022-03-10 nr II:3

Fördelning av statsbidrag för läsfrämjande 2022

Kommun                      Belopp, kr
Umeå                         2 000 000
Vännäs                         596 583
Robertsfors                    403 417
Summa                        3 000 000
"""
MEMO = """{kommun} kommun                      Tjänsteskrivelse
Kommunledningskontoret             2022-05-20
                                   Dnr KS 2022/118

Kommunstyrelsen

Statsbidrag för läsfrämjande 2022

Förslag till beslut

Kommunstyrelsen beslutar att rekvirera {amount} kronor av Statens kulturråd{case} för läsfrämjande under 2022.
"""


@pytest.mark.parametrize(
    ("kommun", "amount", "case", "linked"),
    [
        ("Vännäs", "596 583", "", True),  # nobody else has that sum
        ("Vännäs", "596 580", "", False),
        ("Kiruna", "2 000 000", "", False),  # many have a round sum
        ("Umeå", "2 000 000", " (Ku2022/00410)", True),  # two thirds of all, and not what is distributed in all
    ],
)
def test_a_memo_about_one_recipients_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kommun: str, amount: str, case: str, *, linked: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("beslut.txt").write_text(DECISION, encoding="utf-8")
    Path("memo.txt").write_text(MEMO.format(kommun=kommun, amount=amount, case=case), encoding="utf-8")
    snapshot = open_snapshot(publish("data", ["beslut.txt", "memo.txt"]))
    grants = grants_of(snapshot)
    assert (len(grants) == 1) is linked
    assert any(len(grant.memos) == 1 and grant.total_sek == 3_000_000 for grant in grants) is linked
    failed = [f for _, found in recheck_all(snapshot) for f in found if f.status == "fail"]
    assert not [f for f in failed if f.check == "grant-agrees"]
