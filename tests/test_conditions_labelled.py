"""What a page tells in labels and values is a condition each, however these are set."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.readers import read_document
from parsers.conditions.reading import read_conditions
from parsers.prose.blocks import read_flow
from parsers.tables import read_tables
from schemas.rows import Condition
from schemas.vocabulary import DocumentKind

FACTS = [
    ("Vem kan söka", "Ideella föreningar i länet", "eligibility", "may", None),
    ("Bidragets storlek", "Högst 35 000 kronor per förening", "allocation", "statement", None),
    ("Sista ansökningsdag", "2 maj 2025", "requisition", "statement", date(2025, 5, 2)),
    ("Utbetalning", "Inom fyra veckor efter beslutet", "payment", "statement", None),
    ("Slutredovisning", "Senast den 15 december 2025", "reporting", "must", date(2025, 12, 15)),
]
PAIRS = [(label, value) for label, value, *_ in FACTS]
LEDE = "Här står vad som gäller för den som vill hålla bin på skoltak och i parker i år."
LAYOUTS = {
    "colon.txt": f"Bidrag till bin\n\n{LEDE}\n\n" + "\n".join(f"{k}: {v}" for k, v in PAIRS),
    "below.txt": f"Bidrag till bin\n\n{LEDE}\n\n" + "\n\n".join(f"{k}\n{v}" for k, v in PAIRS),
    "headings.md": f"# Bidrag till bin\n\n{LEDE}\n\n" + "\n\n".join(f"## {k}\n\n{v}" for k, v in PAIRS),
    "bold.md": f"# Bidrag till bin\n\n{LEDE}\n\n" + "\n".join(f"- **{k}:** {v}" for k, v in PAIRS),
    "table.html": f"<h1>Bidrag till bin</h1><p>{LEDE}</p><table>"
    + "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in PAIRS)
    + "</table>",
    "list.html": f"<h1>Bidrag till bin</h1><p>{LEDE}</p><dl>"
    + "".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in PAIRS)
    + "</dl>",
}


def read(name: str, text: str, kind: DocumentKind = DocumentKind.AGENCY_INSTRUCTION) -> tuple[Condition, ...]:
    document = read_document(text.encode(), name)
    return read_conditions(read_flow(document, frozenset(r for t in read_tables(document) for r in t.words)), kind)


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_value_is_a_condition(name: str) -> None:
    rows = read(name, LAYOUTS[name])
    found = [
        (value, str(row.category), row.deadline)
        for (_, value, *_) in FACTS
        for row in rows
        if row.text.endswith(value)
    ]
    assert found == [(value, category, day) for _, value, category, _, day in FACTS]


def test_how_each_binds() -> None:
    rows = read("colon.txt", LAYOUTS["colon.txt"])
    assert [str(r.modality) for r in rows] == [modality for *_, modality, _ in FACTS]


def test_what_is_no_answer_is_none() -> None:
    text = (
        "Beslut\n2025-03-03\n\nEr ansökan 2025-01-10\n\n" + LEDE + "\n\nAnsökan: till e-tjänsten\n"
        "Bidragets storlek: se bilaga\nRedovisning: Eva Ek\nAnsökan öppnar: 2 april 2025\nVem kan söka: läs mer\n"
    )
    assert [r.deadline for r in read("brev.txt", text) if r.deadline] == []


def test_one_label_is_no_list() -> None:
    assert read("brev.txt", f"Bidrag till bin\n\n{LEDE}\n\nUtbetalning\nI juni 2025\n") == ()


def test_a_decision_tells_its_terms_in_sentences() -> None:
    assert read("a.md", LAYOUTS["headings.md"], DocumentKind.GOVERNMENT_DECISION) == ()


def test_items_below_a_bare_att_are_duties() -> None:
    text = "# Bidrag\n\n## 3. Redovisning\n\nAtt\n\n- lämna en rapport senast den 2 maj 2026\n- bifoga bilder\n"
    assert [str(r.modality) for r in read("a.md", text)] == ["must", "must"]


def test_a_line_of_att_below_a_short_one_is_an_item() -> None:
    text = (
        "Kultur- och fritidsnämnden i Ulvsjö, tjänsteskrivelse om bidrag till kvarnen och dess museum\n\n"
        "Förslag till beslut\n\nKulturnämnden beslutar\natt bevilja Kvarnstiftelsen i Ulvsjö 185 000 kronor,\n"
        "att bidraget ska gå till visningar\natt bidraget ska redovisas senast den 2 maj 2026\n"
    )
    rows = read("a.txt", text, DocumentKind.BOARD_MEMO)
    assert [r.deadline for r in rows] == [None, None, date(2026, 5, 2)]


def test_what_is_needed_stands_below_its_heading() -> None:
    lede = "# Bidrag till övningar\n\nHär står vad som gäller i år.\n\n"
    text = f"{lede}## Vad vi behöver från er\n\n1. Deltagarlista\n2. Intyg om att övningen har hållits\n"
    assert [str(r.category) for r in read("a.md", text)] == ["requisition", "requisition"]
