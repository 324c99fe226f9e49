"""Processes that share out the parts of one work: all parts are done, whatever becomes of a process."""

from __future__ import annotations

import os
from functools import partial

import pytest
import shared_parts

from ingest.engines.crew import Crew, crew_of
from ingest.limits import Limits

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def test_every_part_is_done_once_and_the_crew_serves_again() -> None:
    with crew_of(2, Limits()) as crew:
        assert sorted(crew.share(shared_parts.squared, range(9))) == [n * n for n in range(9)]
        processes = set(crew.share(shared_parts.process_of, range(9)))
        assert os.getpid() not in processes
        assert sorted(crew.share(shared_parts.squared, range(3))) == [0, 1, 4]
    assert len(processes) <= 2
    assert not [pid for pid in processes if os.path.exists(f"/proc/{pid}")]  # noqa: PTH110 - of a process


def test_what_a_process_died_of_is_done_here() -> None:
    with crew_of(2, Limits()) as crew:
        found = crew.share(partial(shared_parts.dies_elsewhere, os.getpid()), range(1, 6))
        assert sorted(found) == [-5, -4, -3, -2, -1]


def test_what_cannot_be_done_is_an_error_here() -> None:
    with crew_of(2, Limits()) as crew, pytest.raises(OSError, match="no space for"):
        list(crew.share(shared_parts.refuses, range(4)))


def test_one_process_takes_all_parts() -> None:
    with crew_of(1, Limits()) as crew:
        processes = set(crew.share(shared_parts.process_of, range(5)))
    assert len(processes) == 1
    assert os.getpid() not in processes


@pytest.mark.parametrize(("most", "parts"), [(2, 1), (1, 1), (0, 5), (2, 0)])
def test_no_process_is_started_for_little(most: int, parts: int) -> None:
    crew = Crew(most, Limits())
    assert list(crew.share(shared_parts.process_of, range(parts))) == [os.getpid()] * parts
