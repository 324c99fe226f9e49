"""Addresses of object stores (``s3://``, ``abfs://``), through fsspec: which are followed, and what goes wrong.

fsspec and a store's own package come with the extra ``bilaga[remote]``. The web is off unless it is asked for: a
run touches no network but the stores that its command line names.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

OBJECT_STORES = frozenset({"s3", "s3a", "abfs", "abfss", "az", "gs", "gcs", "memory", "file"})
WEB = frozenset({"https"})
_EXTRA = "pip install 'bilaga[remote]'"
# The errors of stores that are no OSError, by the module that defines them.
_STORE_ERRORS = (
    ("botocore.exceptions", "BotoCoreError"),
    ("botocore.exceptions", "ClientError"),
    ("azure.core.exceptions", "AzureError"),
    ("aiohttp", "ClientError"),
)


class AddressError(Exception):
    """An address that nothing installed here can follow; one line without the address."""


def scheme_of(given: str) -> str | None:
    """The scheme of an address, None for the name of a file."""
    scheme, mark, _ = given.partition("://")
    return scheme.lower() if mark and scheme.isalnum() else None


def connect(address: str) -> tuple[AbstractFileSystem, str]:
    """The store of an address and the path in it; AddressError where a package is missing, else what it raises."""
    try:
        from fsspec.core import url_to_fs

        store, path = url_to_fs(address)
    except ImportError as error:
        raise AddressError(" ".join(f"needs another package ({error}); {_EXTRA}".split())) from error
    return store, path


def store_errors() -> tuple[type[Exception], ...]:
    """What goes wrong with a store: the system's errors, and those of ``_STORE_ERRORS`` whose package is in use."""
    loaded = ((sys.modules.get(module), name) for module, name in _STORE_ERRORS)
    return OSError, ValueError, *(getattr(module, name) for module, name in loaded if module is not None)
