"""Documents that belong together: who belongs to whom, who says what, what is in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.pipeline import understand
from ingest.settings import Settings
from schemas.collection import Grant, Standing
from schemas.grants.brief import brief_of
from schemas.grants.together import Together, see_together
from schemas.rows import Extraction, Finding
from schemas.vocabulary import Severity, Status

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FAMILY = (
    "government_decision/skyfall.txt",
    "government_decision/skyfall_andring.txt",
    "agency_instruction/skyfall_fel.txt",
    "notice/skyfall_fel.md",
)


class Set:
    """A set of documents seen together, asked for by their file names."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        self.read = {Path(e.document.source).name: e for e in extractions}
        self.together: Together = see_together(brief_of(e) for e in self.read.values())
        self.names = {e.document.document_id: name for name, e in self.read.items()}

    def grant(self, name: str) -> Grant:
        """The one grant that ``name`` founds."""
        (found,) = (g for g in self.together.grants if g.document_id == self.id(name))
        return found

    def id(self, name: str) -> str:
        return self.read[name].document.document_id

    def linked(self, name: str) -> set[str]:
        return {self.names[link.document_id] for link in self.grant(name).links}

    def failed(self, name: str, check: str = "grant-agrees") -> list[Finding]:
        found = self.together.findings[self.id(name)]
        return [f for f in found if f.check == check and f.status is Status.FAIL]

    def passed(self, name: str) -> list[str]:
        found = self.together.findings[self.id(name)]
        return [f.message for f in found if f.check == "grant-agrees" and f.status is Status.PASS]

    def standings(self, name: str) -> dict[str, Standing]:
        extraction = self.read[name]
        rows = extraction.allocations
        found = self.together.standings.of_rows(extraction.document.document_id, rows, extraction.tables)
        return {row.recipient or "": standing for row, standing in zip(rows, found, strict=True)}


def of_texts(**texts: str) -> Set:
    """Each keyword a document: ``notis`` is notis.md, all others are plain text."""
    names = {name: f"{name}.{'md' if name == 'notis' else 'txt'}" for name in texts}
    return Set(understand(text.encode(), names[name], Settings()) for name, text in texts.items())


def of_files(paths: Iterable[Path]) -> Set:
    return Set(understand(path.read_bytes(), path.as_posix(), Settings()) for path in paths)


def table(**amounts: int) -> str:
    """The rows of an annex."""
    rows = [f"{name:<18}{f'{amount:,}'.replace(',', ' '):>12}" for name, amount in amounts.items()]
    total = f"{sum(amounts.values()):,}".replace(",", " ")
    return "\n".join(["Kommun            Belopp, kr", *rows, f"{'Summa':<18}{total:>12}"])


def decision(
    subject: str,
    day: str = "2023-02-09",
    dnr: str = "Ku2023/00210",
    number: str = "III:4",
    body: str = "Bidraget får användas under 2023.",
    annex: str = "",
) -> str:
    return f"""Regeringsbeslut                    {number}

Kulturdepartementet                {day}
                                   {dnr}

                                   Statens kulturråd
                                   Box 27215, 102 53 Stockholm

Uppdrag att fördela bidrag till kommuner för {subject}

Regeringens beslut

Regeringen ger Statens kulturråd i uppdrag att fördela bidrag till kommuner för {subject}. {body}

På regeringens vägnar

Mia Ekbladh
                                   Jonas Trygg

{f"Bilaga till regeringsbeslut {day} nr {number}" if annex else ""}

{f"Fördelning av bidrag till kommuner för {subject}" if annex else ""}

{annex}
"""


def instruction(subject: str, cites: str, body: str = "", year: int = 2023) -> str:
    return f"""STATENS KULTURRÅD
                                   {year}-03-15
                                   Dnr KUR {year}/1881

Anvisningar till kommuner om bidrag för {subject} {year}

Bakgrund

Regeringen har gett Statens kulturråd i uppdrag att fördela bidrag till kommuner för {subject}{cites}.

Rekvisition

Kommunen ska rekvirera bidraget senast den 1 oktober {year}. {body}
"""


def notice(title: str, body: str, rows: str = "") -> str:
    return f"# {title}\n\nPublicerad 4 april 2023 av Kommunförbundet Norden\n\n{body}\n\n{rows}\n"


ORUST = {"Orust": 1_210_000, "Sotenäs": 745_000, "Munkedal": 862_000, "Tanum": 1_033_000}
MUSIC, BOOKS = "musikskolor i glesbygd", "skolbibliotek på sommaren"


def test_the_source_documents_of_2018_are_one_grant(seeds: Path) -> None:
    held = of_files(sorted(seeds.glob("*.txt")))
    names = sorted(held.read)
    grant = held.grant(names[1])
    assert (grant.decision, grant.instruction, grant.notices) == (
        held.id(names[1]),
        held.id(names[0]),
        (held.id(names[2]),),
    )
    assert (grant.year, grant.decision_number) == (2018, "II:7")  # the number stands in the instruction only
    assert (grant.total_sek, grant.distributed_sek) == (Decimal(350_500_000), Decimal(350_000_000))
    assert (grant.total_differs, grant.distributed_differs, grant.recipients_differs) == ((), (), ())
    assert any(m.startswith("7 of 7 amounts agree with 001") for m in held.passed(names[2]))
    assert not held.failed(names[2])
    assert grant.use_differs == grant.repayment_differs == (held.id(names[0]),)
    narrower, left_open = held.failed(names[0])
    assert {narrower.severity, left_open.severity} == {Severity.WARNING}
    assert "is narrower than 2018" in narrower.message
    assert left_open.message.startswith("the repayment deadline is left open; it is 30 september 2019")
    assert (grant.report_deadline, grant.report_document) == (date(2019, 2, 11), held.id(names[0]))
    assert not grant.report_differs  # the decision left it open: answered, no difference


def test_the_source_documents_of_2020_and_2021_are_never_compared(seeds: Path) -> None:
    held = of_files(sorted(seeds.glob("*.txt")))
    names = sorted(held.read)
    agreement, memo = held.grant(names[3]), held.grant(names[4])
    assert (agreement.year, memo.year) == (2021, 2020)
    assert agreement.total_sek == memo.total_sek == Decimal(200_000_000)  # alike, and of two years
    for name in names[3:]:
        found = [f for f in held.together.findings[held.id(name)] if f.check == "grant-agrees"]
        assert [f.status for f in found] == [Status.SKIP]
        assert not held.grant(name).links


def test_a_family_of_another_agency() -> None:
    held = of_files(SAMPLES / name for name in FAMILY)
    grant = held.grant("skyfall.txt")
    assert held.linked("skyfall.txt") == {"skyfall_andring.txt", "skyfall_fel.txt", "skyfall_fel.md"}
    assert grant.amendments == (held.id("skyfall_andring.txt"),)
    assert (grant.administrator, grant.diarienummer) == ("Naturvårdsverket", "M2022/00417")
    (wrong,) = held.failed("skyfall_fel.md")
    assert (wrong.severity, wrong.row, wrong.difference) == (Severity.ERROR, 3, Decimal(180_000))
    assert (wrong.expected, wrong.actual) == ("1 350 000 kr", "1 530 000 kr")
    assert grant.recipients_differs == grant.notices
    narrower, earlier = held.failed("skyfall_fel.txt")
    assert {narrower.severity, earlier.severity} == {Severity.WARNING}
    assert "30 september 2022 is earlier than 15 oktober 2022" in earlier.message
    assert grant.requisition_deadline == date(2022, 10, 15)  # the instruction does not override the decision
    (missing,) = held.failed("skyfall_fel.txt", "cited-document")
    assert (missing.severity, missing.expected) == (Severity.INFO, "M2021/00702")


def test_an_amendment_ends_what_it_replaces_on_its_day() -> None:
    held = of_files(SAMPLES / name for name in FAMILY)
    old, new = (held.standings(f"skyfall{end}.txt")["Lund"] for end in ("", "_andring"))
    assert (old.in_force_from, old.in_force_until) == (date(2022, 3, 17), date(2022, 5, 5))
    assert (new.in_force_from, new.in_force_until) == (date(2022, 5, 5), None)
    told = held.standings("skyfall_fel.md")["Lund"]
    assert (told.grant_id, told.in_force_from) == (held.grant("skyfall.txt").grant_id, None)


def test_a_correction_of_some_rows_leaves_the_others() -> None:
    held = of_texts(
        beslut=decision(MUSIC, annex=table(**ORUST)),
        rattelse=decision(
            MUSIC,
            day="2023-03-30",
            number="II:9",
            body="Med ändring av regeringens beslut den 9 februari 2023 (Ku2023/00210) gäller följande belopp.",
            annex=table(Tanum=1_003_000),
        ),
    )
    assert held.standings("beslut.txt")["Tanum"].in_force_until == date(2023, 3, 30)
    assert held.standings("beslut.txt")["Orust"].in_force_until is None
    assert held.standings("beslut.txt")["Summa"].in_force_until == date(2023, 3, 30)
    assert held.grant("beslut.txt").recipients == 4


def test_further_money_stands_beside_the_first() -> None:
    held = of_texts(
        beslut=decision(MUSIC, annex=table(**ORUST)),
        tillagg=decision(
            MUSIC,
            day="2023-09-07",
            number="I:2",
            body="Med ändring av regeringens beslut den 9 februari 2023 (Ku2023/00210) får ytterligare "
            "500 000 kronor fördelas enligt bilagan.",
            annex=table(Orust=300_000, Tanum=200_000),
        ),
    )
    assert held.linked("beslut.txt") == {"tillagg.txt"}
    assert held.standings("beslut.txt")["Orust"].in_force_until is None
    assert held.standings("tillagg.txt")["Orust"].in_force_from == date(2023, 9, 7)


@pytest.mark.parametrize(
    "cites",
    [
        " (Ku2023/00210)",
        " (dnr Ku2023/210/KO)",  # the unit and the zeros tell no cases apart
        " (regeringsbeslut 2023-02-09 nr III:4)",
        " genom regeringsbeslut III:4 den 9 februari 2023",
    ],
)
def test_an_instruction_is_linked_by_what_it_cites(cites: str) -> None:
    held = of_texts(beslut=decision(MUSIC), annat=decision(BOOKS, dnr="Ku2023/00310", number="III:5"),
                    anvisning=instruction(MUSIC, cites))  # fmt: skip
    assert held.linked("beslut.txt") == {"anvisning.txt"}
    assert not held.failed("anvisning.txt", "cited-document")


@pytest.mark.parametrize(
    ("cites", "subject"),
    [
        (" (Ku2023/00211)", MUSIC),  # another case
        (" (Ku2022/00210)", MUSIC),  # the case of another year
        (" (regeringsbeslut 2022-02-10 nr III:4)", MUSIC),  # the number of another day
        (" (Ku2023/00210)", BOOKS),  # cited, and about something else
    ],
)
def test_an_instruction_about_something_else_is_not_linked(cites: str, subject: str) -> None:
    held = of_texts(beslut=decision(MUSIC), anvisning=instruction(subject, cites))
    assert held.linked("beslut.txt") == set()


def test_documents_of_two_years_are_never_mixed() -> None:
    """The same case, subject and sums: the instruction for the year after is of another grant."""
    held = of_texts(
        beslut=decision(MUSIC, annex=table(**ORUST)), anvisning=instruction(MUSIC, " (Ku2023/00210)", year=2024)
    )
    assert held.linked("beslut.txt") == set()
    assert held.grant("anvisning.txt").year == 2024


TOLD = "Statens kulturråd betalar under 2023 ut bidrag till kommuner. Så mycket kan våra kommuner rekvirera:"
ROWS = "| Kommun | Belopp, kr |\n| --- | --- |\n| Orust | 1 210 000 |\n| Tanum | 1 033 000 |\n| Sotenäs | 745 000 |"


def test_a_notice_without_identifiers_is_linked_by_year_agency_subject_and_money() -> None:
    held = of_texts(beslut=decision(MUSIC, annex=table(**ORUST)), notis=notice(f"Bidrag till {MUSIC}", TOLD, ROWS))
    (link,) = held.grant("beslut.txt").links
    assert link.evidence.startswith("names Statens kulturråd; 3 of 3 recipients' amounts equal; subject: ")


@pytest.mark.parametrize(
    ("title", "body", "rows"),
    [
        (f"Bidrag till {MUSIC}", TOLD.replace("2023", "2022"), ROWS),  # another year, the same amounts
        ("Bidrag till fritidsgårdar", TOLD, ROWS),  # another subject, the same amounts
        (f"Bidrag till {MUSIC}", TOLD, ""),  # no money to compare
        (f"Bidrag till {MUSIC}", TOLD, ROWS.replace("0 000", "7 000").replace("5 000", "1 000")),  # other amounts
        (f"Bidrag till {MUSIC}", f"{TOLD} Beslutet har dnr Ku2023/00999.", ROWS),  # another case
    ],
)
def test_a_notice_that_only_looks_alike_is_not_linked(title: str, body: str, rows: str) -> None:
    held = of_texts(beslut=decision(MUSIC, annex=table(**ORUST)), notis=notice(title, body, rows))
    assert held.linked("beslut.txt") == set()


def test_grants_of_one_agency_with_similar_titles_stay_apart() -> None:
    """The same year, agency and total; each notice speaks of one."""
    total = "Av medlen ska 3 850 000 kronor fördelas enligt bilagan."
    one, other = "musikskolor i glesbygd", "musikskolor i förorter"
    held = of_texts(
        ett=decision(one, body=f"{total} Bidraget får användas under 2023."),
        tva=decision(other, dnr="Ku2023/00310", number="III:5", body=f"{total} Bidraget får användas under 2023."),
        notis=notice(
            "Bidrag till musikskolor i förorter",
            "Statens kulturråd betalar under 2023 ut totalt 3 850 000 kronor. Våra kommuner kan rekvirera medel.",
        ),
    )
    assert held.linked("ett.txt") == set()
    assert held.linked("tva.txt") == {"notis.md"}


def test_two_files_of_one_decision_are_one_grant_and_in_force_once() -> None:
    first, other = (decision(MUSIC, annex=table(**ORUST | {"Tanum": tanum})) for tanum in (1_033_000, 1_330_000))
    held = of_texts(ett=first, tva=other, notis=notice(f"Bidrag till {MUSIC}", TOLD, ROWS))
    (grant,) = held.together.grants
    founder, copy = (held.names[i] for i in (grant.document_id, grant.others[0]))
    assert held.linked(founder) == {copy, "notis.md"}
    assert all(s.in_force_from for s in held.standings(founder).values())
    assert not any(s.in_force_from for s in held.standings(copy).values())
    assert [f.severity for f in held.failed(copy) if "Tanum" in f.message] == [Severity.ERROR]


@pytest.mark.parametrize("other", [{"number": "I:5"}, {"day": "2023-05-11"}, {"dnr": "Ku2023/00310"}])
def test_another_decision_is_no_second_file(other: dict[str, str]) -> None:
    held = of_texts(ett=decision(MUSIC, annex=table(**ORUST)), tva=decision(MUSIC, **other))
    assert not [link for g in held.together.grants for link in g.links]


def test_a_document_that_two_grants_claim_alike_joins_neither() -> None:
    annex = table(**ORUST)
    held = of_texts(
        ett=decision(MUSIC, annex=annex),
        tva=decision(MUSIC, day="2023-05-11", dnr="Ku2023/00310", number="I:5", annex=annex),
        notis=notice(f"Bidrag till {MUSIC}", TOLD, ROWS),
    )
    assert held.linked("ett.txt") == held.linked("tva.txt") == set()
    (told,) = held.failed("notis.md", "cited-document")
    assert told.severity is Severity.INFO
    assert "Ku2023/00210" in told.message
    assert "Ku2023/00310" in told.message


def test_a_case_that_many_cite_glues_nothing_together() -> None:
    """Two instructions name the same strategy, which is not at hand."""
    held = of_texts(
        ett=instruction(MUSIC, " inom strategin (Ku2020/01234). Totalt fördelas 4 miljoner kronor"),
        tva=instruction(BOOKS, " inom strategin (Ku2020/01234). Totalt fördelas 9 miljoner kronor"),
    )
    assert len(held.together.grants) == 2


def test_the_same_number_in_two_municipalities_is_not_the_same_case() -> None:
    memo = """{board}
Den 14 mars 2023
Dnr {dnr}

Tjänsteskrivelse

Bidrag till {subject} 2023

Förslag till beslut

Nämnden beslutar att fördela 400 000 kronor till {subject} under 2023{cites}.
"""
    held = of_texts(
        ett=memo.format(board="Kulturnämnden i Orust", dnr="KN 2023/14", subject=MUSIC, cites=""),
        tva=memo.format(board="Fritidsnämnden i Tanum", dnr="FN 2023/77", subject=MUSIC, cites=" (KN 2023/14)"),
    )
    assert all(not grant.links for grant in held.together.grants)


def test_a_notice_from_before_the_correction_was_right_then() -> None:
    correction = decision(
        MUSIC,
        day="2023-06-01",
        number="II:9",
        body="Med ändring av regeringens beslut den 9 februari 2023 (Ku2023/00210) gäller den nya bilagan.",
        annex=table(**ORUST | {"Tanum": 1_003_000}),
    )
    held = of_texts(
        beslut=decision(MUSIC, annex=table(**ORUST)),
        rattelse=correction,
        notis=notice(f"Bidrag till {MUSIC}", f"{TOLD} Enligt beslut Ku2023/00210.", ROWS),  # 4 April
    )
    (told,) = held.failed("notis.md")
    assert (told.severity, told.expected) == (Severity.INFO, "1 003 000 kr")
    assert not held.grant("beslut.txt").recipients_differs


def test_the_order_of_documents_does_not_matter() -> None:
    read = [understand((SAMPLES / n).read_bytes(), n, Settings()) for n in FAMILY]
    one, other = Set(read), Set(reversed(read))
    assert one.together.grants == other.together.grants
    assert one.together.findings == other.together.findings
