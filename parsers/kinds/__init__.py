"""The kinds of documents: one a file, found by being there.

A kind module defines ``KIND: DocumentKind`` and ``CUES: tuple[Cue, ...]``, and may define ``WEAK``, cues that are
asked only of a document that no kind's cues and no foreign mark settled. Every kind scores the document; none comes
first. A kind is recognised when somebody who may make such documents speaks in it (a cue of aspect *speaker*), when
it does what such documents do (*act*), and when its evidence outweighs both a threshold and every other kind. What
is none of these is ``unknown``, and so is a tie: the evidence is kept, so that a finding can say why.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from parsers.kinds._cues import Aspect, Cue, Evidence, Views
from parsers.kinds._foreign import FOREIGN
from parsers.prose.flow import Flow
from schemas.vocabulary import DocumentKind

# Two strong cues, or one and several weak ones.
THRESHOLD = 5.0
# Kinds that come closer to each other than this are tied.
MARGIN = 1.0
# A notice and an instruction of an agency are read for the same terms, so the heavier may win by less.
NEAR_MARGIN = 0.5
_NEAR = {DocumentKind.NOTICE, DocumentKind.AGENCY_INSTRUCTION}


class Kind(Protocol):
    """What a module of this package offers."""

    KIND: DocumentKind
    CUES: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The kind of a document and all evidence, that of the kinds that lost included."""

    kind: DocumentKind
    evidence: tuple[Evidence, ...]

    def weight(self, kind: DocumentKind) -> float:
        """The sum of the evidence for ``kind``."""
        return sum(e.weight for e in self.evidence if e.kind in {kind, DocumentKind.UNKNOWN})


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(cast("Kind", importlib.import_module(f"{__name__}.{name}")) for name in names)


def recognise(flow: Flow) -> Recognition:
    """The kind of the document that ``flow`` was read from, with the evidence.

    Evidence with ``kind`` unknown speaks against every kind: the document is of a genre that is none of ours.
    """
    views = Views(flow)
    evidence = [e for kind in all_kinds() for cue in kind.CUES for e in views.evidence(kind.KIND, cue)]
    evidence += [e for cue in FOREIGN for e in views.evidence(DocumentKind.UNKNOWN, cue)]
    told = _told(evidence)
    if told is DocumentKind.UNKNOWN and not any(e.kind is DocumentKind.UNKNOWN for e in evidence):
        denied = {e.kind for e in evidence if e.weight < 0}
        asked = (kind for kind in all_kinds() if kind.KIND not in denied)
        weak = ((kind.KIND, cue) for kind in asked for cue in getattr(kind, "WEAK", ()))
        evidence += [e for kind, cue in weak for e in views.evidence(kind, cue)]
        told = _told(evidence)
    return Recognition(told, tuple(evidence))


def _told(evidence: Sequence[Evidence]) -> DocumentKind:
    """The kind whose evidence is whole and outweighs threshold and other kinds; unknown where none does."""
    weighed = Recognition(DocumentKind.UNKNOWN, tuple(evidence))
    complete = (kind.KIND for kind in all_kinds() if _complete(kind.KIND, evidence))
    scores = sorted(((weighed.weight(kind), kind) for kind in complete), reverse=True)
    if not scores or scores[0][0] < THRESHOLD:
        return DocumentKind.UNKNOWN
    first, second = (scores[0][1], scores[1][1]) if len(scores) > 1 else (scores[0][1], None)
    margin = NEAR_MARGIN if {first, second} == _NEAR else MARGIN
    tied = second is not None and scores[0][0] - scores[1][0] < margin
    return DocumentKind.UNKNOWN if tied else scores[0][1]


def _complete(kind: DocumentKind, evidence: Sequence[Evidence]) -> bool:
    aspects = {e.aspect for e in evidence if e.kind is kind and e.weight > 0}
    return {Aspect.SPEAKER, Aspect.ACT} <= aspects
