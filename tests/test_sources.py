"""Inputs: what files and folders stand for."""

from __future__ import annotations

import io
import itertools
import os
import sys
import zipfile
from pathlib import Path

import pytest

from ingest.errors import InputError, UsageError
from ingest.sources import Source, expand
from schemas.vocabulary import FailureCategory


def names(*inputs: Path) -> list[str]:
    return [Path(source.name).name for source in expand(map(str, inputs))]


def only(path: Path) -> Source:
    (source,) = expand([str(path)])
    return source


def failure(source: Source) -> InputError:
    with pytest.raises(InputError) as raised:
        source.read()
    assert raised.value.message.startswith(source.name)
    assert "\n" not in raised.value.message
    return raised.value


def test_a_named_file_is_an_input_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(b"{}")
    assert (only(path).name, only(path).path) == (path.as_posix(), path)
    assert only(path).read() == b"{}"


def test_a_folder_gives_its_documents_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.PDF", "a/å.html", "c/d/e.docx", "f.md", "g.xls"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [source.name.removeprefix(f"{tmp_path.as_posix()}/") for source in expand([str(tmp_path)])]
    assert found == ["a/z.PDF", "a/å.html", "b.txt", "c/d/e.docx", "f.md", "g.xls"]


@pytest.mark.parametrize(
    "name",
    [
        "x.expected.json",
        "make.py",
        ".hidden.pdf",
        ".git/x.pdf",
        "~$beslut.docx",
        "README.md",
        "LICENSE",
        "bild.png",
    ],
)
def test_what_lies_beside_documents_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"%PDF-1.7 text")
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "is_document"),
    [
        ("beslut", b"%PDF-1.7\n...", True),
        ("beslut.PDF_signerad", b"%PDF-1.7\n...", True),
        ("sida.aspx", b"<!DOCTYPE html><html><p>x</p></html>", True),
        ("anteckning", b"vanlig text", False),
        ("makefile.in", b"<b", False),
    ],
)
def test_content_makes_a_document_of_any_name(
    tmp_path: Path, name: str, content: bytes, *, is_document: bool
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / name).write_bytes(content)
    assert (name in names(tmp_path)) is is_document


def test_an_office_file_without_a_suffix_is_found(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bilaga", "w") as package:
        package.writestr("[Content_Types].xml", "x" * 10000)
        package.writestr("word/document.xml", "<x/>")
    with zipfile.ZipFile(tmp_path / "samling", "w") as package:
        package.writestr("läs.txt", "x")
    assert names(tmp_path) == ["bilaga"]


def test_an_input_given_twice_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    assert names(path, tmp_path, path) == ["a.txt"]


@pytest.mark.parametrize(
    ("given", "category"),
    [
        ("saknas.pdf", FailureCategory.IO),
        ("https://example.org/beslut.pdf", FailureCategory.IO),
        ("nul\x00tecken", FailureCategory.IO),
    ],
)
def test_what_is_not_there_says_so(given: str, category: FailureCategory) -> None:
    (source,) = expand([given])
    assert failure(source).category is category


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    assert failure(only(tmp_path)).category is FailureCategory.EMPTY


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "beslut.pdf")
    assert failure(only(tmp_path / "beslut.pdf")).category is FailureCategory.UNSUPPORTED
    assert failure(only(tmp_path)).category is FailureCategory.UNSUPPORTED


def test_links_that_run_in_a_ring_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_bytes(b"x")
    try:
        (tmp_path / "a" / "upp").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "borta.pdf").symlink_to(tmp_path / "finns-inte.pdf")
    except OSError:
        pytest.skip("this system makes no links")
    sources = list(expand([str(tmp_path)]))
    assert [Path(s.name).name for s in sources] == ["x.txt", "borta.pdf"]
    assert failure(sources[1]).category is FailureCategory.IO


def test_a_file_that_goes_away_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    source = only(path)
    path.unlink()
    assert failure(source).category is FailureCategory.IO


def test_a_name_that_is_no_utf_8_can_be_written_down(tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe5r.txt"))).write_bytes(b"x")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names only")
    assert only(tmp_path).name.endswith("\\xe5r.txt")
    assert only(tmp_path).read() == b"x"


def test_names_of_other_bytes_stay_apart(tmp_path: Path) -> None:
    names_ = [
        b"\xe4.txt",
        b"\xe5.txt",
        "a\u030a.txt".encode(),
        "\u00e5.txt".encode(),
        b"tv\nrader.txt",
        b"x" * 251 + b".txt",
    ]
    try:
        for name in names_:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names only")
    assert sorted(source.read() for source in expand([str(tmp_path)])) == sorted(names_)


def test_a_pattern_stands_for_what_matches(tmp_path: Path) -> None:
    for name in ("2020/a.txt", "2021/b.txt", "2021/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "[1].txt").write_bytes(b"x")
    assert [Path(s.name).name for s in expand([f"{tmp_path}/**/*.txt"])] == ["a.txt", "b.txt", "[1].txt"]
    assert [Path(s.name).name for s in expand([f"{tmp_path}/[1].txt"])] == ["[1].txt"], "a file, for it is there"
    (none,) = expand([f"{tmp_path}/*.pdf"])
    assert "no file matches" in failure(none).message


@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b"\0"])
def test_a_list_on_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, separator: bytes) -> None:
    for name in ("a.txt", "b c.txt"):
        (tmp_path / name).write_bytes(b"x")
    listed = separator.join(os.fsencode(tmp_path / name) for name in ("b c.txt", "a.txt", "saknas.txt")) + separator
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed)))
    sources = list(expand(["-"]))
    assert [Path(source.name).name for source in sources] == ["b c.txt", "a.txt", "saknas.txt"]
    assert failure(sources[2]).category is FailureCategory.IO


def test_a_file_that_grows_while_it_is_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    source = only(path)
    sizes = itertools.count(1)
    real = os.fstat

    def growing(handle: int) -> os.stat_result:
        found = list(real(handle))
        found[6] = next(sizes)
        return os.stat_result(found)

    monkeypatch.setattr(os, "fstat", growing)
    assert "changed while it was read" in failure(source).message


@pytest.mark.parametrize("begins", [b"%PDF-1.7\n", b"PK\x03\x04", b"<!DOCTYPE html>\n"])
def test_a_document_on_standard_input_is_no_list(begins: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(begins)))
    with pytest.raises(UsageError, match="name its file"):
        list(expand(["-"]))
