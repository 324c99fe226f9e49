"""Which names in a folder, archive or store are documents, by their name alone."""

from __future__ import annotations

from pathlib import PurePosixPath

# fmt: off
DOCUMENT_SUFFIXES = frozenset(
    {
        ".pdf", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".docm", ".xlsx",
        ".xlsm", ".xlsb", ".doc", ".xls", ".odt", ".ods", ".rtf", ".eml", ".mht",
        ".mhtml", ".tif", ".tiff",
    }
)
ARCHIVE_SUFFIXES = (".zip", ".tar", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")
# Archives that no reader opens: in a folder they are inputs that fail, for there may be decisions in them.
CLOSED_ARCHIVE_SUFFIXES = (".7z", ".rar")
# Never opened in a folder: what stands beside documents.
OTHER_SUFFIXES = frozenset(
    {
        ".json", ".jsonl", ".py", ".pyc", ".csv", ".tsv", ".parquet", ".xml", ".yaml", ".yml", ".toml",
        ".ini", ".cfg", ".log", ".sql", ".js", ".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp",
        ".ico", ".woff", ".woff2", ".ttf", ".sha256", ".lock", ".db", ".sqlite", ".whl", ".gz", ".xz", ".bz2",
    }
)
# fmt: on
_COMPANIONS = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing", "requirements"})
_LOCK_FILE = "~$"
_MAC_COPIES = "__MACOSX"


def is_hidden(name: PurePosixPath) -> bool:
    """Whether a part of the name hides it: a leading dot, an office program's lock file, a Mac's shadow copies."""
    return any(part.startswith((".", _LOCK_FILE)) or part == _MAC_COPIES for part in name.parts)


def is_beside_documents(name: PurePosixPath) -> bool:
    """Whether a file of this name stands beside documents and is none."""
    return name.suffix.lower() in OTHER_SUFFIXES or name.stem.lower() in _COMPANIONS


def is_named_as_document(name: PurePosixPath) -> bool:
    """Whether the name ends as documents end, or as an archive that cannot be opened here."""
    return name.suffix.lower() in DOCUMENT_SUFFIXES or name.name.lower().endswith(CLOSED_ARCHIVE_SUFFIXES)


def is_named_as_archive(name: PurePosixPath) -> bool:
    """Whether the name is that of a zip or tar archive."""
    return name.name.lower().endswith(ARCHIVE_SUFFIXES)
