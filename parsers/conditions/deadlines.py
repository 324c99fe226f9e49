"""The deadline of a condition: the day that its main clause sets, not one that a clause beside it mentions.

Used by ``conditions``. "Medel som inte har använts före den 1 februari ska betalas tillbaka senast den 15 mars" is
due in March. Where two duties are joined ("ska användas senast ... och redovisas senast ..."), the condition is the
first and so is its day. Reads dates by ``dates``; it refuses a day that a clause before the verb names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import regex

from parsers.conditions.clauses import binding_clause
from parsers.conditions.forms import is_keyed
from parsers.dates.reading import deadlines_of, find_dates
from parsers.text import Text
from schemas.rows import Condition

# "medel som inte har använts före ...", "om medlen inte använts senast ..."
_BESIDE = regex.compile(
    r"(?<!\p{L})(?:som(?![ ]möjligt)|[Vv]ad[ ]som|(?:^|(?<=[,:–][ ]))(?i:om|när|då|ifall|därest))(?!\p{L})"
)
_NEXT_DUTY = regex.compile(r",?[ ]och[ ](?:ska[ ])?(?:därefter[ ]|sedan[ ])?\p{Ll}+as\b")

# "första gången den 1 januari", "tidigast den 1 mars": the first day, not the last
_EARLIEST = regex.compile(r"\b(?:första[ ]gången|tidigast|från(?:[ ]och[ ]med)?)[ ](?:den[ ])?$", regex.IGNORECASE)
# "..., dock senast den 31 mars": the main clause goes on after a clause beside it
# "... som inte har använts till Kulturverket senast den": of the paying back
_RESUMED = regex.compile(
    r",[ ](?:dock|men|och)?[ ]?(?:allra[ ])?(?:senast|är)[ ](?:den[ ])?$"
    r"|\bsom[ ](?:inte|ej)[ ][^,.]{3,40}[st][ ]till[ ](?:oss|\p{Lu}\p{L}+|\p{Ll}+(?:verket|styrelsen|nämnden"
    r"|myndigheten|kommunen|regionen))\b[^,.\d]{0,40}(?:kl[.]?[ ][\d.]+[ ](?:den[ ])?)?$"
)
# "ska redovisa hur ni har använt det bidrag som ni fick för 2023 senast den ...": of the duty, not of the grant
_ENDS_DUTY = regex.compile(
    r"\bsom\b(?![^,.]*\b(?:använ|förbruk|upparbet|utnyttj|uppkom|uppstå|påbörj|slutför|inkom|kommit|ansök|sökt)\p{L}*\b)"
    r"[^,.]*\b(?:beviljades|beviljats|fick|fått|tilldelats|tilldelades)\b[^,.]*\bsenast[ ](?:den[ ])?$"
)
# "ska ange att medel som inte förbrukats ska betalas tillbaka senast": the duty that is told of
_SAID_THAT = regex.compile(r"\batt\b[^.]*\bsom\b[^.]*\b(?:ska|skall|måste)\b[^.]*\bsenast[ ](?:den[ ])?$")
_NUMBER = regex.compile(r"(?:den[ ])?0?(\d{1,2})\b")
# "Ange hur mycket som har använts till och med ...": what has been is due on no day
_HAS_BEEN = regex.compile(r"\b(?:som|hur|vad)\b[^,.]*\bhar\b")
_RECURS = regex.compile(
    r"[^,.]{3,30}\b(?:(?:varje|vart)[ ]år|årligen|året[ ](?:före|innan)|året[ ]efter[ ]\p{L}*år(?:et)?)\b"
)
# "årligen senast den 1 mars"
_YEARLY = regex.compile(r"\b(?:årligen|(?:varje|vart)[ ]år)[ ](?:\p{L}+[ ]){0,3}$")
_SAME_DAY = regex.compile(r"\b(?:senast|vid)[ ]samma[ ](?:dag|datum|tid(?:punkt)?)\b(?![ ]som\b)")
_YEAR = regex.compile(r"[^,.]{3,20}\d{4}")


def deadline_in(sentence: Text, own: date | None) -> date | None:
    """The day a condition sets; ``own`` is the document's, from which a missing year is inferred."""
    string = sentence.string
    days = [(at, day) for at, day in deadlines_of(sentence, own) if not _is_first(string, at, day)]
    clause = binding_clause(string)
    if not days and is_keyed(string):  # "Slutrapport: 2026-02-28"
        days = [(found.start, found.last) for found in find_dates(string) if found.last and not found.year_missing]
        return days[-1][1] if days else None
    if clause is None:
        days = [(at, day) for at, day in days if _HAS_BEEN.search(string[:at]) is None]
    if not days or clause is None or clause.trigger.subordinate:
        return days[0][1] if days else None
    start = clause.trigger.start
    stop = _end_of_duty(string, start)
    aside = _BESIDE.search(string[:start])
    before = aside.start() if aside else start
    # "efter rekvisition, som inges senast ...": told of the same, not telling which
    after = [day for at, day in days if at >= stop and string[:stop].endswith(", ")]
    resumed = [day for at, day in days if at >= stop and _RESUMED.search(string[:at])]
    told = [day for at, day in days if start <= at < stop] or [day for at, day in days if at < before]
    reported = [day for at, day in days if at >= stop and _SAID_THAT.search(string[start:at])]
    told = (
        told
        or reported
        or after
        or resumed
        or [day for at, day in days if at >= stop and _ENDS_DUTY.search(string[start:at])]
    )
    return told[0] if told else None


def with_same_days(rows: Sequence[Condition]) -> tuple[Condition, ...]:
    """The conditions of a paper, "ska senast samma dag lämna ..." due as the one before it in its section."""
    told: list[Condition] = []
    for row in rows:
        before = told[-1] if told and told[-1].section == row.section else None
        same = before is not None and row.deadline is None and _SAME_DAY.search(row.text) is not None
        told.append(replace(row, deadline=before.deadline) if before and same else row)
    return tuple(told)


def _is_first(string: str, at: int, day: date) -> bool:
    """True of the first day of something, or of one that comes back each year; ``day`` is the last of its time."""
    printed = _NUMBER.match(string, at)
    spans = printed is not None and int(printed[1]) != day.day  # "från den 4 mars till den 8 april"
    earliest = _EARLIEST.search(string[:at]) if not spans else None
    owed = regex.search(r"(?i)redovis|rapport", string)
    yearly = _YEARLY.search(string[:at]) is not None and not _YEAR.match(string, at)
    return (earliest is not None and not owed) or yearly or _RECURS.match(string, at) is not None


def _end_of_duty(string: str, start: int) -> int:
    """Where what the verb at ``start`` rules ends: at a clause beside it, or at a second duty with its own day."""
    ends = [len(string)]
    second = _NEXT_DUTY.search(string, start)
    if second and "senast" in string[start : second.start()]:
        ends.append(second.start())
    beside = _BESIDE.search(string, start)
    if beside:
        ends.append(beside.start())
    return min(ends)
