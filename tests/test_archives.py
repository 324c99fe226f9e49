"""Archives as inputs: each document in them once, bombs and tricks refused, nothing unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.sources import Source, archives, expand
from schemas.vocabulary import FailureCategory

DOCUMENTS = {
    "beslut/a.txt": b"ett",
    "beslut/b.pdf": b"%PDF-1.7",
    "läs.md": b"tre",
    ".dold.txt": b"-",
    "__MACOSX/beslut/._a.txt": b"-",
    "bild.png": b"-",
    "README.md": b"-",
}


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("tom")
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: Mapping[str, bytes]) -> Path:
    suffix = path.suffix.removeprefix(".").replace("tgz", "gz")
    with tarfile.open(path, f"w:{suffix}" if suffix != "tar" else "w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def read(*sources: Source) -> dict[str, bytes | FailureCategory]:
    found: dict[str, bytes | FailureCategory] = {}
    for source in sources:
        try:
            found[source.name.split("/arkiv", 1)[1]] = source.read()
        except InputError as error:
            found[source.name.split("/arkiv", 1)[1]] = error.category
    return found


def contents(path: Path) -> dict[str, bytes | FailureCategory]:
    return read(*expand([str(path)]))


@pytest.mark.parametrize(
    "name", ["arkiv.zip", "arkiv.tar", "arkiv.tgz", "arkiv.tar.gz", "arkiv.tar.xz", "arkiv.TAR.bz2"]
)
def test_an_archive_gives_its_documents(tmp_path: Path, name: str) -> None:
    path = (zipped if name.endswith("zip") else tarred)(tmp_path / name, DOCUMENTS)
    rest = name.removeprefix("arkiv")
    wanted = {f"{rest}/beslut/a.txt": b"ett", f"{rest}/beslut/b.pdf": b"%PDF-1.7", f"{rest}/läs.md": b"tre"}
    assert contents(path) == wanted
    assert read(*expand([str(tmp_path)])) == wanted, "in a folder too"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [name], "nothing unpacked"


def test_a_word_file_is_no_archive_whatever_it_is_called(tmp_path: Path) -> None:
    path = zipped(tmp_path / "arkiv.zip", {"[Content_Types].xml": b"x", "word/document.xml": b"<x/>"})
    assert list(contents(path)) == [".zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two_inputs(tmp_path: Path) -> None:
    path = tmp_path / "arkiv.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", b"ett")
        archive.writestr("a.txt", b"annat")
    assert contents(path) == {".zip/a.txt": b"ett", ".zip/a.txt#2": b"annat"}


def test_what_is_refused_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "arkiv.tar"
    inner = zipped(tmp_path / "inre.zip", DOCUMENTS).read_bytes()
    tarred(path, {"../ut.txt": b"x", "/etc/x.txt": b"x", "inre.zip": inner, "a.txt": b"x", "inre.7z": b"7z"})
    with tarfile.open(path, "a") as archive:
        link = tarfile.TarInfo("länk.pdf")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    refused = FailureCategory.UNSUPPORTED
    assert contents(path) == {
        ".tar/../ut.txt": refused,
        ".tar//etc/x.txt": refused,
        ".tar/inre.zip": refused,
        ".tar/a.txt": b"x",
        ".tar/inre.7z": b"7z",  # for the readers to refuse
        ".tar/länk.pdf": refused,
    }


@pytest.mark.parametrize("make", [zipped, tarred])
def test_an_archive_that_bursts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object) -> None:
    monkeypatch.setattr(archives, "_FREE_GROWTH", 10_000)
    path = tmp_path / ("arkiv.zip" if make is zipped else "arkiv.tgz")
    (zipped if make is zipped else tarred)(path, {"a.txt": bytes(10_000_000)})
    assert list(contents(path).values()) == [FailureCategory.TOO_LARGE]


def test_a_damaged_archive_is_one_failed_input(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "hel.zip", DOCUMENTS).read_bytes()
    (tmp_path / "arkiv.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "arkiv.tgz").write_bytes(b"\x1f\x8b\x08\x00 nothing")
    (tmp_path / "arkiv.tar").write_bytes(b"")
    found = [contents(tmp_path / name) for name in ("arkiv.zip", "arkiv.tgz", "arkiv.tar")]
    assert [list(one.values()) for one in found] == [[FailureCategory.DAMAGED]] * 3


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    path = zipped(tmp_path / "arkiv.zip", {"a.txt": b"ett" * 99, "b.txt": b"tva"})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("a.txt").header_offset
    data[start + 30 + len("a.txt") + 2] ^= 0xFF
    path.write_bytes(data)
    assert contents(path) == {".zip/a.txt": FailureCategory.DAMAGED, ".zip/b.txt": b"tva"}


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "arkiv.zip", {"a.txt": b"ett"})
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + flags] |= 1
    path.write_bytes(data)
    assert contents(path) == {".zip/a.txt": FailureCategory.ENCRYPTED}


def test_an_archive_without_documents_says_so(tmp_path: Path) -> None:
    assert contents(zipped(tmp_path / "arkiv.zip", {"bild.png": b"x"})) == {".zip": FailureCategory.EMPTY}
