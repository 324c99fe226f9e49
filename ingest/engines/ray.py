"""The engine of a Ray cluster: the same work on many machines, the same bytes out.

The driver hands out bytes and takes packed rows back, so that a node needs bilaga and nothing else. Where the
output folder lies on a path that the nodes share, the last words of a worker that died are found there. A node that
goes down costs no document: what it had is tried elsewhere.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Generator, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from ingest.engines.attempt import Batch, Task, attempt
from ingest.engines.tries import Death, Try, run_tries
from ingest.engines.worker import Job, last_words, work
from ingest.errors import UsageError
from ingest.limits import Limits
from ingest.settings import Settings

LOCAL = "local"  # a cluster of this machine alone, started for the run
_UNDER_WAY_PER_PROCESSOR = 2


class Cluster(NamedTuple):
    """Where the cluster is, the limits of a document, and the folder for last words."""

    address: str
    limits: Limits
    notes: Path


def run_on_ray(tasks: Iterable[Task], settings: Settings, cluster: Cluster) -> Generator[Batch, None, None]:
    """What became of every task, as they come; UsageError where there is no Ray or no such cluster."""
    remaining = iter(tasks)
    first = next(remaining, None)
    if first is None:
        return
    ray = _connect(cluster.address)
    try:
        yield from run_tries(chain([first], remaining), _Nodes(ray, settings, cluster))
    finally:
        ray.shutdown()


def _connect(address: str) -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a run asks nothing of the web
    try:
        import ray
    except ImportError as error:
        raise UsageError("--engine ray needs another package: pip install 'bilaga[ray]'") from error
    dashboard = False if address == LOCAL else None
    try:
        if address != LOCAL:
            _knock(address)
        ray.init(address, include_dashboard=dashboard, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(f"{address}: no Ray cluster answers there ({reason})") from error
    return ray


def _knock(address: str) -> None:
    """Raise OSError or ValueError where nothing listens, for which Ray itself waits many minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    with socket.create_connection((host, int(port)), timeout=5):
        pass


class _Nodes:
    """The desk before the cluster."""

    def __init__(self, ray: Any, settings: Settings, cluster: Cluster) -> None:
        self._ray = ray
        self._settings = settings
        self._cluster = cluster
        # A death is ours to answer, see ``tries``: Ray itself does not try again.
        self._work = ray.remote(work).options(max_retries=0, num_cpus=1)
        self._attempt = ray.put(attempt)

    def room(self) -> int:
        return int(self._ray.cluster_resources().get("CPU", 1)) * _UNDER_WAY_PER_PROCESSOR

    def submit(self, tried: Try) -> Any:
        job = Job(tried.tasks, self._settings, self._cluster.limits, self._notes(tried), tried.left_out)
        return self._work.remote(self._attempt, job)

    def _notes(self, tried: Try) -> Path:
        return (self._cluster.notes / f"_at-{tried.tasks[0].document_id}").absolute()

    def finished(self, pending: Mapping[Any, Try]) -> Iterable[Any]:
        ready: list[Any] = self._ray.wait(list(pending), num_returns=1)[0]
        return ready

    def outcome(self, handle: Any, tried: Try) -> Batch | Death:
        try:
            batch: Batch = self._ray.get(handle)
        except self._ray.exceptions.RayError:  # its worker or node is gone, or its documents go one by one
            return Death(0, last_words(self._notes(tried)))
        return batch
