"""Which findings are wanted, and what they come to. Nothing here knows a format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ingest.checking import Checked, Unreadable
from ingest.errors import UsageError
from ingest.exits import Exit
from ingest.output.findings.rules import rules
from ingest.output.findings.wish import FailOn
from schemas.rows import Finding
from schemas.vocabulary import Severity, Status


@dataclass(frozen=True, slots=True)
class Selection:
    """The checks whose findings are wanted; none selected is all."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The wanted findings, in their order."""
        wanted = (f for f in findings if not self.select or f.check in self.select)
        return tuple(f for f in wanted if f.check not in self.ignore)


def selection_of(select: Sequence[str], ignore: Sequence[str]) -> Selection:
    """The selection by slugs; UsageError, with the nearest names, for one that is no check's."""
    known = [rule.slug for rule in rules()]
    for option, slugs in (("--select", select), ("--ignore", ignore)):
        for slug in slugs:
            if slug not in known:
                near = get_close_matches(slug, known, n=3, cutoff=0.5)
                names = f"did you mean {' or '.join(near)}?" if near else f"the checks are: {', '.join(known)}"
                raise UsageError(f"{option} {slug}: no such check; {names}")
    return Selection(frozenset(select), frozenset(ignore))


class Tally:
    """What went by: counted while a format writes it, so that nothing need be held."""

    def __init__(self, selection: Selection) -> None:
        """Nothing has gone by."""
        self._selection = selection
        self.documents = 0
        self.unreadable = 0
        self.count: Counter[tuple[Status, Severity]] = Counter()

    def watch(self, documents: Iterable[Checked | Unreadable]) -> Iterator[Checked | Unreadable]:
        """The documents with their wanted findings, each counted."""
        for one in documents:
            if isinstance(one, Unreadable):
                self.unreadable += 1
                yield one
                continue
            self.documents += 1
            wanted = replace(one, findings=self._selection.of(one.findings))
            self.count.update((f.status, f.severity) for f in wanted.findings)
            yield wanted

    def failed(self, severity: Severity) -> int:
        """How many checks failed with that severity."""
        return self.count[Status.FAIL, severity]

    def total(self, status: Status) -> int:
        """How many findings have that status."""
        return sum(n for (found, _), n in self.count.items() if found is status)

    def exit_code(self, fail_on: FailOn) -> Exit:
        """Unreadable inputs weigh more than findings, as everywhere."""
        if self.unreadable:
            return Exit.UNREADABLE
        return Exit.FINDINGS if any(self.failed(s) for s in fail_on.severities) else Exit.FINE
