"""Addresses of object stores as inputs, against an S3 server on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ingest.addresses import OBJECT_STORES
from ingest.errors import InputError
from ingest.sources import expand
from schemas.vocabulary import FailureCategory

s3fs = pytest.importorskip("s3fs", reason="the extra bilaga[remote] is not installed")
moto_server = pytest.importorskip("moto.server", reason="moto, an S3 server for tests, is not installed")
pytestmark = pytest.mark.filterwarnings("default")  # the store's packages warn of one another


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket with documents, on a server that listens on this machine only."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=port)
    server.start()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        environment.setenv("AWS_ACCESS_KEY_ID", "test")
        environment.setenv("AWS_SECRET_ACCESS_KEY", "test")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        s3fs.S3FileSystem.clear_instance_cache()
        store = s3fs.S3FileSystem()
        store.mkdir("kommuner")
        for name, data in {"2021/b.txt": b"tva", "2020/a.txt": b"ett", "2020/bild.png": b"-"}.items():
            store.pipe_file(f"kommuner/{name}", data)
        yield "s3://kommuner"
        s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def test_a_prefix_gives_its_documents_by_name(bucket: str) -> None:
    found = {source.name: source.read() for source in expand([bucket])}
    assert found == {"s3://kommuner/2020/a.txt": b"ett", "s3://kommuner/2021/b.txt": b"tva"}


def test_an_object_and_a_pattern(bucket: str) -> None:
    assert [s.read() for s in expand([f"{bucket}/2020/a.txt", f"{bucket}/*/b.txt"])] == [b"ett", b"tva"]


@pytest.mark.parametrize("path", ["finns-inte.txt", "2020/*.pdf"])
def test_what_is_not_there_says_so(bucket: str, path: str) -> None:
    (source,) = expand([f"{bucket}/{path}"])
    with pytest.raises(InputError, match="check the address") as raised:
        source.read()
    assert raised.value.message.startswith(f"{bucket}/{path}: ")


def test_a_bucket_of_others_says_so(bucket: str) -> None:
    (source,) = expand([bucket.replace("kommuner", "andras")])
    with pytest.raises(InputError, match=r"^s3://andras: ") as raised:
        source.read()
    assert raised.value.category in {FailureCategory.IO, FailureCategory.EMPTY}


def test_only_the_schemes_that_were_asked_for_are_followed() -> None:
    for address in ("https://example.org/beslut.pdf", "http://example.org/a.pdf", "ftp://example.org/a.pdf"):
        (source,) = expand([address], OBJECT_STORES)
        with pytest.raises(InputError, match="download the document"):
            source.read()
