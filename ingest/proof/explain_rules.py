"""The rule that made a row, in words, for each dataset.

Dates and amounts store the rule that gave them their role, table rows what found their recipient; of the others
their own columns tell it. It reads a row and nothing else.
"""

from __future__ import annotations

from functools import singledispatch

from ingest.proof.lookup import Found
from schemas.collection import Grant
from schemas.rows import (
    Allocation,
    Amount,
    Appropriation,
    Condition,
    DateFact,
    DocumentRow,
    Finding,
    FormField,
    Person,
    Reference,
    Table,
)
from schemas.vocabulary import Match, PersonRole, ReferenceRole, RowType, TableKind

_MATCHES = {
    Match.CODE: "found in the register by its code",
    Match.EXACT: "found in the register by its name",
    Match.ALIAS: "found in the register by another known form of its name",
    Match.FUZZY: "found in the register by a name one letter away",
    Match.NONE: "not in the register",
}
_ROWS = {
    RowType.SUBTOTAL: "a sub-total, told by its label or by the rows above it",
    RowType.TOTAL: "a total, told by its label or by the rows above it",
}
_TABLES = {
    TableKind.ALLOCATION: "a column of recipients and one or more of amounts",
    TableKind.TIER: "columns of a number of units, an amount for each and their product",
    TableKind.SUMMARY: "the parts of a sum, and no recipients",
    TableKind.FORM: "labels with room to fill in",
    TableKind.OTHER: "neither recipients, parts of a sum nor a form",
}
_PEOPLE = {
    PersonRole.SIGNATORY: "the name stands where the document is signed or approved",
    PersonRole.RAPPORTEUR: "the name stands beside the words for who presented or prepared the matter",
    PersonRole.CONTACT: "the name, telephone or address stands where questions are referred to",
    PersonRole.COPY_TO: "the name stands in the list of those who get a copy",
}


def rule_of(found: Found) -> str:
    """What made the row be what it is."""
    if isinstance(found.row, Allocation):
        return _allocation(found, found.row)
    return f"{found.dataset}{_rule(found.row)}"


@singledispatch
def _rule(row: object) -> str:
    raise TypeError(type(row))


@_rule.register
def _(row: DateFact) -> str:
    inferred = "; the year is not printed and came from the context" if row.inferred else ""
    return f", {row.rule or 'unnamed'}: read as {row.role}{inferred}"


@_rule.register
def _(row: Amount) -> str:
    return f", {row.rule or 'unnamed'}: read as {row.role}"


@_rule.register
def _(row: Condition) -> str:
    actor = f", binding {row.actor}" if row.actor else ""
    where = f', under the heading "{row.section}"' if row.section else ""
    return f", {row.category}: a sentence of modality {row.modality}{actor}{where}"


@_rule.register
def _(row: Reference) -> str:
    whose = "owned" if row.role is ReferenceRole.OWN else "cited"
    return f", {row.kind}: its shape, {whose} by its place and words"


@_rule.register
def _(row: Person) -> str:
    return f", {row.role}: {_PEOPLE[row.role]}"


@_rule.register
def _(row: Appropriation) -> str:  # noqa: ARG001 - the type tells all
    return ": the words utgiftsområde, anslag or anslagspost, each with the number after it"


@_rule.register
def _(row: Table) -> str:
    return f", {row.kind}: {_TABLES[row.kind]}; read from the words of {row.engine}; {_columns(row)}"


@_rule.register
def _(row: FormField) -> str:
    return f': a label with room to fill in, on the form "{row.form}"'


@_rule.register
def _(row: Finding) -> str:
    from ingest.output.findings.rules import rules

    gone = "a check that this version does not have"
    return f", {row.check}: {next((rule.summary for rule in rules() if rule.slug == row.check), gone)}"


@_rule.register
def _(row: DocumentRow) -> str:
    where = "the columns come from the letterhead, the heading and the words of the decision"
    return f", {row.kind}: the kind whose evidence weighs most; {where}"


@_rule.register
def _(row: Grant) -> str:
    joined = "with what cites it, or shares its subject and year"
    return f": one decision or agreement and year {joined}; founded by this document, with {len(row.links)} more"


def _allocation(found: Found, row: Allocation) -> str:
    table = next((t for t in found.extraction.tables if t.table_id == row.table_id), None)
    if table is None:
        return "allocations, in a table that the dataset lacks"
    column = f'amount column "{row.measure}"' if row.measure else "the amount column, which has no header"
    kind = _ROWS.get(row.row_type, f"a recipient's row, {_MATCHES[row.match]}")
    caption = f' "{table.caption}"' if table.caption else ""
    return f"table {table.seq}{caption} ({table.kind}), {column}; {kind}"


def _columns(table: Table) -> str:
    if not table.columns:
        return "without columns"
    return "columns " + ", ".join(
        f'"{c.header}" ({c.role}{f", {c.unit}" if c.unit else ""})' if c.header else f"({c.role})"
        for c in table.columns
    )
