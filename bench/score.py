"""Precision and recall against the gold: ``python bench/score.py [--json] [--quiet] [PART...]``.

Reads each document that has a gold file (``tests/gold/*.json``: the source documents in ``../shared/seeds``,
``tests/gold/samples/*.json``: our own, ``tests/gold/corpus/*.json``: the texts of ``tests/corpus``), compares
dataset by dataset, and lists every miss, invention and wrong role with its line. Those of documents marked held out
are listed only on demand (``--held-out``): rules must not be written on them.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import html
import json
import re
import sys
import unicodedata
from pathlib import Path

from gold import VALUES, Item, Score, compare, compare_actors, expand, same

from ingest.readers import read_document
from parsers.lines import lines_of
from parsers.parse import parse_document
from schemas.checks import run_checks
from schemas.document import Document
from schemas.rows import Extraction

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLES = ROOT / "samples"
CORPUS = ROOT / "tests" / "corpus"

FIELDS = ("kind", "title", "issuer", "department", "addressee")
FIELDS += ("diarienummer", "decision_number", "document_date")


def file_lines(document: Document, data: bytes) -> dict[tuple[int, int], int]:
    """(page, line) -> line of the file, found by walking both in step; empty for a PDF."""
    if data.startswith(b"%PDF"):
        return {}
    encoding = "utf-8" if _is_utf8(data) else "cp1252"
    raw = [_letters(html.unescape(re.sub(r"<[^>]*>", "", r))) for r in data.decode(encoding).split("\n")]
    at, found = 0, {}
    for index in range(len(document.pages)):
        for line in lines_of(document.pages, index):
            printed = _letters(str(line.text))
            ahead = range(at, min(at + 40, len(raw)))
            exact = next((i for i in ahead[:12] if raw[i] == printed), None)
            bare = printed.lstrip("0123456789") or printed  # the numbers of an <ol> are not in the file
            at = exact if exact is not None else next((i for i in ahead if bare and bare in raw[i]), at)
            found[line.page + 1, line.number] = at + 1
    return found


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def rows_of(extraction: Extraction, dataset: str, lines: dict[tuple[int, int], int]) -> list[Item]:
    """The rows of a dataset as dictionaries, with the line of the file under ``at``."""
    rows = []
    for row in getattr(extraction, dataset):
        item = {f.name: getattr(row, f.name) for f in dataclasses.fields(row)}
        place = item.pop("place")
        item["at"] = lines.get((place.page, place.line)) if place else None
        item["shown"] = f"p{place.page}:{place.line}" if place else "-"
        rows.append(item)
    return rows


def compare_document(gold: Item, extraction: Extraction) -> Score:
    """The document's own fields, each a fact."""
    wanted = found = matched = 0
    notes = []
    for field in FIELDS:
        if field not in gold or gold[field] == "*":
            continue
        accepted = gold[field] if isinstance(gold[field], list) else [gold[field]]
        actual = getattr(extraction.document, field)
        right = same(accepted, actual)
        wanted += None not in accepted
        found += actual is not None and (not right or None not in accepted)
        matched += right and None not in accepted
        if not right:
            notes.append(f"ROLE  {field}: {actual!s:.90} not {accepted[0]!s:.90}")
    return Score("documents", wanted, found, matched, matched, tuple(notes))


def compare_findings(gold: Item, extraction: Extraction) -> Score:
    """The failing findings: those that must fail do, and no others."""
    failing = [f for f in run_checks(extraction) if f.status == "fail" and f.severity != "info"]
    wanted = matched = 0
    notes = []
    for rule in gold["fail"]:
        hits = [f for f in failing if same(rule["check"], f.check) and same(rule["severity"], f.severity)]
        count = rule["count"] if rule["count"] != "+" else max(1, len(hits))  # "+": one or more
        wanted += count
        matched += min(len(hits), count)
        if len(hits) != count:
            notes.append(f"FINDING {rule['check']} {rule['severity']}: {len(hits)} not {count}")
    named = [r["check"] for r in gold["fail"]]
    rest = [f for f in failing if not any(same(n, f.check) for n in named) and f.check not in gold["may_fail"]]
    notes.extend(
        f"{f.place and f'p{f.place.page}:{f.place.line}'} EXTRA {f.check} {f.severity}: {f.message[:110]}"
        for f in rest
    )
    counted = [f for f in failing if f not in rest and f.check not in gold["may_fail"]]
    return Score("findings", wanted, len(counted) + len(rest), matched, matched, tuple(notes))


def compare_checksums(gold: list[Item], rows: list[Item]) -> Score:
    """The published checksums of whole tables, each over the recipient rows of one table."""
    tables: dict[str, list[Item]] = {}
    for row in rows:
        if row["row_type"] == "recipient" and row["amount_sek"] is not None:
            tables.setdefault(row["table_id"], []).append(row | {"amount": int(row["amount_sek"])})
    notes = []
    for rule in gold:
        names = rule["format"].split(";")
        sums = set()
        for table in tables.values():
            lines = [";".join(str(row[n]) for n in names) + "\n" for row in table]
            ordered = lines if rule["order"] == "printed" else sorted(lines)
            sums.add(hashlib.sha256("".join(ordered).encode()).hexdigest())
        if rule["sha256"] not in sums:
            notes.append(f"CHECKSUM of {rule['format']} is not reached")
    right = len(gold) - len(notes)
    return Score("checksums", len(gold), len(gold), right, right, tuple(notes))


def score_document(gold: Item, path: Path) -> list[Score]:
    """All datasets of one document."""
    data = path.read_bytes()
    document = read_document(data, path.name)
    extraction = parse_document(document, "score")
    lines = file_lines(document, data)
    scores = [compare_document(gold["document"], extraction)]
    scores += [compare(d, expand(gold[d]), rows_of(extraction, d, lines)) for d in VALUES if d in gold]
    if "conditions" in gold:
        scores.append(compare_actors(gold["conditions"], rows_of(extraction, "conditions", lines)))
    if "checksums" in gold:
        scores.append(compare_checksums(gold["checksums"], rows_of(extraction, "allocations", lines)))
    if "findings" in gold:
        scores.append(compare_findings(gold["findings"], extraction))
    return scores


def gold_files() -> list[tuple[str, Item, Path]]:
    """(part, gold, document) of every gold file whose document is there."""
    found = []
    for path in sorted(GOLD.glob("*.json")) + sorted((GOLD / "samples").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        seed = path.parent == GOLD
        part = "seeds" if seed else "held-out" if gold["held_out"] else "samples"
        source = (SEEDS if seed else SAMPLES) / gold["source"]
        if source.exists():
            found.append((part, gold, source))
    for path in sorted((GOLD / "corpus").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        part = "held-out" if gold.get("held_out") else "corpus"
        found.append((part, gold, CORPUS / gold["source"]))
    return found


def add_up(scores: list[Score]) -> dict[str, dict[str, float]]:
    """Recall and precision per dataset over documents, on values and on values with roles."""
    total: dict[str, list[int]] = {}
    for score in scores:
        sums = total.setdefault(score.dataset, [0, 0, 0, 0])
        for i, n in enumerate((score.wanted, score.found, score.matched, score.in_role)):
            sums[i] += n
    return {
        name: {
            "wanted": w, "found": f, "recall": m / w if w else 1.0, "precision": m / f if f else 1.0,
            "role_recall": r / w if w else 1.0, "role_precision": r / f if f else 1.0,
        }
        for name, (w, f, m, r) in total.items()
    }  # fmt: skip


def report(parts: dict[str, list[tuple[str, Score]]], listed: set[str]) -> None:
    """Misses and inventions of the listed parts, then the table of every part."""
    for part, scores in parts.items():
        for name, score in scores if part in listed else ():
            for note in score.notes:
                print(f"{name[:22]:22} {score.dataset:14} {note}")
    for part, scores in parts.items():
        print(f"\n{part:15} wanted found   recall  prec.   recall  prec. with roles")
        for dataset, s in add_up([s for _, s in scores]).items():
            print(
                f"  {dataset:13} {s['wanted']:6} {s['found']:5}   {s['recall']:.3f}   {s['precision']:.3f}   "
                f"{s['role_recall']:.3f}   {s['role_precision']:.3f}"
            )


def main() -> int:
    """Score and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("--json", action="store_true", help="print the sums as JSON")
    options.add_argument("--quiet", action="store_true", help="print no misses")
    options.add_argument("--held-out", action="store_true", help="list the misses of the held-out samples too")
    options.add_argument("parts", nargs="*", help="only these groups, and documents whose name holds one of these")
    asked = options.parse_args()
    parts: dict[str, list[tuple[str, Score]]] = {}
    for part, gold, path in gold_files():
        if not asked.parts or any(p == part or p in path.name for p in asked.parts):
            parts.setdefault(part, []).extend((path.name, s) for s in score_document(gold, path))
    if asked.json:
        print(json.dumps({part: add_up([s for _, s in scores]) for part, scores in parts.items()}, indent=1))
        return 0
    listed = set() if asked.quiet else {"seeds", "samples", "corpus"} | ({"held-out"} if asked.held_out else set())
    report(parts, listed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
