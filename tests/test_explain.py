"""Why a row says what it says, and how a row is named."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.cli import run
from ingest.output.progress import LineProgress
from ingest.proof.explain import money_in_words
from ingest.runner import ingest as read_into
from ingest.settings import Settings
from schemas.vocabulary import MoneyUnit

ROOT = Path(__file__).resolve().parents[1]
ANNEX = "notice/bredband.md"
WRONG = "board_memo/trygghetsboende_fel.txt"  # a total that its rows miss
PDF = "agreement/samsjuklighet.pdf"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of three samples, and the samples in a folder of their own."""
    place = tmp_path_factory.mktemp("explained")
    (place / "sources" / "deep").mkdir(parents=True)
    for name in (ANNEX, WRONG, PDF):
        shutil.copy(ROOT / "samples" / name, place / "sources" / "deep")
    read_into([str(place / "sources")], place / "data", Settings(), LineProgress(), 0)
    return place


def explained(folder: Path, row: str, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    assert run(["explain", str(folder / "data"), row, "--format", "json", *more]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_a_table_row_from_print_to_kronor(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = explained(folder, "bredband.md/1/2", capsys)
    assert (row["page"], row["line"], row["bbox"]) == (1, 11, None)
    assert row["printed_line"] == "Ragunda 24,7 362"
    assert str(row["printed_line_source"]).endswith("sources/deep/bredband.md")
    assert row["unit"] == "mnkr"
    assert "Beviljat stöd, mnkr" in str(row["unit_source"])
    assert "found in the register by its name" in str(row["rule"])
    assert row["values"][0] == {
        "column": "amount_sek",
        "printed": "24,7",
        "value": "24700000.00",
        "how": "24,7 mnkr (miljoner kronor): 24,7 × 1 000 000 = 24 700 000 kr",
    }
    parts = {(c["check"], c["status"]): c["part"] for c in row["checks"]}
    assert parts["table-total", "pass"] == "input"
    assert parts["roundtrip-print", "pass"] == "input"
    assert parts["unit-consistent", "pass"] == "table"
    assert not {"identity", "date-order"} & {check for check, _ in parts}


def test_a_person_reads_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(folder / "data"), "bredband.md/1/2"]) == 0
    shown = capsys.readouterr().out
    assert "printed line   Ragunda 24,7 362" in shown
    assert 'printed "24,7", 24,7 mnkr (miljoner kronor): 24,7 × 1 000 000 = 24 700 000 kr' in shown
    assert "pass table-total, this row is part of it" in shown


def test_the_check_that_failed_comes_first_with_its_message(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1, 30):
        rows = explained(folder, f"trygghetsboende_fel.txt/1/{number}", capsys)
        failed = [c for c in rows[0]["checks"] if c["status"] == "fail"]
        if failed:
            break
    assert rows[0]["checks"][0] == failed[0]
    assert failed[0]["message"]
    assert failed[0]["message_sv"]


@pytest.mark.parametrize(
    "dataset", ["references", "dates", "amounts", "conditions", "tables", "findings", "people"]
)
@pytest.mark.parametrize("file", ["samsjuklighet.pdf", "bredband.md"])
def test_every_dataset_is_explained(
    folder: Path, file: str, dataset: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = explained(folder, f"{dataset}/{file}/1", capsys)
    assert row["address"] == f"{dataset}/{row['document_id']}/1"
    assert row["rule"]
    if dataset in {"dates", "amounts", "references"} and len(str(row["row"]["text"]).split()) < 3:
        assert row["row"]["text"] in row["printed_line"]
    assert run(["explain", str(folder / "data"), row["address"]]) == 0


def test_a_pdf_row_shows_its_box(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = explained(folder, "amounts/samsjuklighet.pdf/1", capsys)
    assert len(row["bbox"]) == 4
    assert row["row"]["text"] in row["printed_line"]


def test_a_rule_names_what_told_a_role(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(folder, "dates/bredband.md/2", capsys)[0]["rule"] == "dates, deadline: read as use_period"
    assert explained(folder, "amounts/bredband.md/1", capsys)[0]["unit_source"] == "printed with the number"


def test_shorter_addresses_name_the_same_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = explained(folder, "bredband/1/2", capsys)
    key = str(row["document_id"])
    for address in (
        f"{key}/1/2",
        f"{key[:6].upper()}/1/2",
        f"allocations/{key}/1/2",
        f"{key}/1/2/Beviljat",
        "alloc/bredband/1/2",
    ):
        assert explained(folder, address, capsys) == [row]
    assert row["address"] == f"{key}/1/2"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("zzz/1/1", 'no dataset or document is named "zzz"'),
        ("bredband.md", "which row? there are"),
        ("bredband.md/1", "which row? there are"),
        ("bredband.md/7/1", "which table and row?"),
        ("bredband.md/1/9", "near it are"),
        ("bredband.md/1/9", "/1/4 (Totalt)"),
        ("bredband.md/1/2/Antal", "no such amount column; there are"),
        ("conditions/bredband.md/99", "goes from 1 to 5"),
        ("conditions/bredband.md/0", "no such row"),
        ("grants/bredband.md/1999", "which grant? there are grants/"),
        ("inputs/1", "bilaga status"),
        ("", "no address"),
        ("///", "no address"),
    ],
)
def test_a_wrong_address_is_one_line_that_lists_what_is_near(
    folder: Path, address: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(folder / "data"), address]) == 64
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert said in err


def test_a_source_that_is_gone_or_replaced_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bredband.md").write_text("something else", encoding="utf-8")
    (row,) = explained(folder, "bredband.md/1/2", capsys, "--sources", str(tmp_path))
    assert row["printed_line"] is None
    assert "was replaced" in str(row["printed_line_source"])
    (tmp_path / "bredband.md").rename(tmp_path / "other")
    (row,) = explained(folder, "bredband.md/1/2", capsys, "--sources", str(tmp_path))
    assert "is not there" in str(row["printed_line_source"])
    shutil.copy(ROOT / "samples" / ANNEX, tmp_path / "renamed.txt")  # its bytes tell it, not its name
    (row,) = explained(folder, "bredband.md/1/2", capsys, "--sources", str(tmp_path))
    assert row["printed_line"] == "Ragunda 24,7 362"
    assert run(["explain", str(folder / "data"), "bredband.md/1/2", "--sources", str(tmp_path / "no")]) == 64


@pytest.mark.parametrize(
    ("text", "sek", "unit", "words"),
    [
        ("1 310 223", "1310223.00", MoneyUnit.KR, "1 310 223 kr (kronor): 1 310 223 × 1 = 1 310 223 kr"),
        (
            "168,7",
            "168700000.00",
            MoneyUnit.MNKR,
            "168,7 mnkr (miljoner kronor): 168,7 × 1 000 000 = 168 700 000 kr",
        ),
        ("\u2212250", "-250000.00", MoneyUnit.TKR, "-250 tkr (tusen kronor): -250 × 1 000 = -250 000 kr"),
        # the declared unit was disproved
        ("4 200", "4200.00", MoneyUnit.TKR, "4 200 kr (kronor): 4 200 × 1 = 4 200 kr; declared is tkr"),
        (
            "42 045981",
            None,
            MoneyUnit.KR,
            '"42 045981" gave no value: it is no whole number, or nothing tells its unit',
        ),
        ("två miljoner kronor", "2000000.00", MoneyUnit.MNKR, '"två miljoner kronor" is 2 000 000 kr'),
        (None, None, None, "nothing is printed"),
    ],
)
def test_money_in_words(text: str | None, sek: str | None, unit: MoneyUnit | None, words: str) -> None:
    assert money_in_words(text, Decimal(sek) if sek else None, unit) == words


def test_a_grant_tells_what_ties_its_documents_and_who_says_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    family = ["government_decision/skyfall.txt", "agency_instruction/skyfall_fel.txt", "notice/skyfall_fel.md"]
    read_into([str(ROOT / "samples" / n) for n in family], tmp_path / "data", Settings(), LineProgress(), 0)
    (grant,) = explained(tmp_path, "grants/skyfall.txt", capsys)
    assert grant["address"] == f"grants/{grant['document_id']}/2022"
    links = [str(v["how"]) for v in grant["values"] if v["column"] == "links"]
    assert {how.partition(":")[0] for how in links} == {"skyfall_fel.txt", "skyfall_fel.md"}
    (deadline,) = [v for v in grant["values"] if v["column"] == "requisition_deadline"]
    assert deadline["how"] == "2022-10-15, said by skyfall.txt; otherwise in skyfall_fel.txt"
    assert ("grant-agrees", "fail") in {(c["check"], c["status"]) for c in grant["checks"]}
    assert explained(tmp_path, str(grant["address"]), capsys) == [grant]


def test_checks_of_other_rows_on_a_line_are_not_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "beslut.txt").write_text(
        "Regeringen\nRegeringsbeslut\n2022-04-07\nM2022/00417\n\nNaturvårdsverket\n\n"
        "Regeringen beslutar att Naturvårdsverket under 2022 får använda 11 000 000 kronor, varav 10 000 000 "
        "kronor ska fördelas till kommuner och 500 000 kronor får användas till verkets egna kostnader.\n",
        encoding="utf-8",
    )
    read_into([str(tmp_path / "beslut.txt")], tmp_path / "data", Settings(), LineProgress(), 0)
    parts = {
        dataset: {c["check"] for number in (1, 2) for row in rows_of(tmp_path, f"{dataset}/beslut/{number}", capsys)
                  for c in row["checks"]}
        for dataset in ("amounts", "dates", "conditions")
    }  # fmt: skip
    assert all(parts.values())
    assert "parts-total" in parts["amounts"]
    assert "parts-total" not in parts["dates"] | parts["conditions"]


def rows_of(folder: Path, address: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """What is explained; nothing where there is no such row."""
    if run(["explain", str(folder / "data"), address, "--format", "json"]) != 0:
        capsys.readouterr()
        return []
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found
