"""Documents of their own for tests of the output folder, staged and published."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from ingest.settings import Settings
from ingest.store.folder import Store, open_store
from ingest.store.snapshot import Content, Share, Snapshot
from ingest.store.staging import pack
from schemas.collection import InputRow
from schemas.document import BBox
from schemas.rows import Condition, DocumentRow, Extraction, Finding, Place
from schemas.vocabulary import Category, DocumentKind, Modality, Outcome, Severity, Status, TextSource

SETTINGS = Settings()


def key_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def an_extraction(name: str, conditions: int = 3) -> Extraction:
    """A document of its own: categories differ by name, so that dictionaries fill in different orders."""
    number = int(key_of(name)[:4], 16)
    categories = list(Category)
    return Extraction(
        document=DocumentRow(
            document_id=key_of(name)[:16],
            sha256=key_of(name),
            source=f"in/{name}",
            media_type="text/plain",
            size_bytes=len(name),
            page_count=1,
            kind=list(DocumentKind)[number % 6],
            title=f"Bidrag {name}",
            text_source=TextSource.BORN_DIGITAL,
            extractor_version=SETTINGS.version,
        ),
        conditions=tuple(
            Condition(
                seq=i + 1,
                category=categories[(number + 7 * i) % len(categories)],
                modality=Modality.MUST,
                text=f"Villkor {i} i {name}",
                place=Place(1, i + 1, BBox(1, 2, 3, 4)),
            )
            for i in range(conditions)
        ),
        findings=(Finding(check="c", severity=Severity.INFO, status=Status.PASS, message=name, message_sv=name),),
    )


def an_input(name: str, folder: str = "in") -> InputRow:
    return InputRow(
        source=f"{folder}/{name}",
        sha256=key_of(name),
        document_id=key_of(name)[:16],
        size_bytes=len(name),
        outcome=Outcome.READ,
        extractor_version=SETTINGS.version,
    )


def stage(store: Store, names: list[str]) -> None:
    for name in names:
        store.staging.add(pack([an_extraction(name)]))


def content_of(store: Store, names: list[str]) -> Content:
    before = store.current()
    inputs = {r.source: r for r in (before.inputs if before else ())} | {f"in/{n}": an_input(n) for n in names}
    staged = {key_of(n)[:16]: store.settings.version for n in names}
    return Content(tuple(inputs[s] for s in sorted(inputs)), before, staged, SETTINGS)


def publish(root: Path, names: list[str], share: Share = map) -> Snapshot:
    with open_store(root, SETTINGS) as store:
        stage(store, names)
        return store.publish(content_of(store, names), share)


def bytes_of(root: Path) -> dict[str, bytes]:
    folder = root / "current"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
