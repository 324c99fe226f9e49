"""An address in an object store -> the documents under it, by name. See ``ingest.addresses``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ingest.addresses import WEB, AddressError, connect, store_errors
from ingest.errors import InputError
from ingest.sources.source import MOST_BYTES, Source, failed, too_large, unreadable
from ingest.sources.suffixes import is_beside_documents, is_hidden, is_named_as_archive, is_named_as_document
from schemas.vocabulary import FailureCategory

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


def in_store(address: str, scheme: str, schemes: frozenset[str]) -> Iterator[Source]:
    """The documents at ``address``: an object, all under a prefix, or what a pattern matches, by name."""
    if scheme not in schemes:
        yield failed(address, FailureCategory.IO, _not_followed(address, scheme))
        return
    try:
        store, path = connect(address)
        yield from _found(store, path, address)
    except AddressError as error:
        yield failed(address, FailureCategory.UNSUPPORTED, f"{address}: {error}")
    except store_errors() as error:
        yield failed(address, FailureCategory.IO, _reason(address, error).message)


def _not_followed(address: str, scheme: str) -> str:
    if scheme in WEB:
        return f"{address}: web addresses are not fetched; add --allow-https, or download the document"
    return f"{address}: {scheme}:// addresses are not read; download the document and give the file"


def _found(store: AbstractFileSystem, path: str, address: str) -> Iterator[Source]:
    if any(mark in path for mark in "*?["):
        paths = sorted(p for p in store.glob(path) if store.isfile(p))
    elif store.isdir(path):
        prefix = path.rstrip("/") + "/"
        paths = [p for p in sorted(store.find(path)) if _is_document(PurePosixPath(p.removeprefix(prefix)))]
    else:
        paths = [path]
    if not paths:
        message = f"{address}: no documents there; check the address"
        yield failed(address, FailureCategory.EMPTY, message)
    for found in paths:
        yield _object(store, found)


def _is_document(name: PurePosixPath) -> bool:
    return not is_hidden(name) and (
        is_named_as_archive(name) or (is_named_as_document(name) and not is_beside_documents(name))
    )


def _object(store: AbstractFileSystem, path: str) -> Source:
    name = str(store.unstrip_protocol(path))

    def fetch() -> bytes:
        if is_named_as_archive(PurePosixPath(path)):
            message = f"{name}: archives are not opened in a store; copy it here and give the file"
            raise InputError(FailureCategory.UNSUPPORTED, message)
        try:
            size = store.size(path)
            if size is not None and size > MOST_BYTES:
                raise too_large(name)
            return bytes(store.cat_file(path))
        except store_errors() as error:
            raise _reason(name, error) from error

    return Source(name, fetch)


def _reason(name: str, error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(FailureCategory.IO, f"{name}: nothing there; check the address")
    return unreadable(name, error)
