"""The same bytes from a Ray cluster of two nodes as from this machine's processes, also when one goes down.

    python bench/cluster.py [--documents 2000]

Two raylets on the loopback interface. Three runs: undisturbed, a worker killed in mid-run, a node killed.
Needs the extra ``bilaga[ray]``.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from killing import ROOT, digests, write_corpus
from ray.cluster_utils import Cluster

from ingest.store.staging import staged_documents

COMMAND = [sys.executable, "-c", "from ingest.cli import main; main()", "ingest", "in", "--out"]


def start(place: Path, out: str, *options: str) -> subprocess.Popen[bytes]:
    """A run in the background."""
    return subprocess.Popen(
        [*COMMAND, out, *options],
        cwd=place,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"},
    )


def staged(place: Path, out: str) -> int:
    """How many documents a run has finished."""
    return staged_documents(place / out / "_staging")


def kill_a_worker(cluster: Any, node: Any) -> None:  # noqa: ARG001 - one of the disturbances
    """End a process that reads documents."""
    found = subprocess.run(["pgrep", "-f", "ray::work"], capture_output=True, text=True, check=False)
    for pid in found.stdout.split()[:1]:
        os.kill(int(pid), signal.SIGKILL)


def kill_a_node(cluster: Any, node: Any) -> None:
    """End a raylet and all that runs on it."""
    cluster.remove_node(node, allow_graceful=False)


def nothing(cluster: Any, node: Any) -> None:
    """Leave the run alone."""


def run_on_cluster(
    place: Path, out: str, documents: int, disturb: Callable[[Any, Any], None]
) -> tuple[float, dict[str, str]]:
    """How long the run took, and what it left; it is disturbed when a fifth of it is done."""
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    node = cluster.add_node(num_cpus=1)
    begun = time.perf_counter()
    process = start(place, out, "--engine", "ray", "--address", cluster.address)
    while process.poll() is None and staged(place, out) < documents // 5:
        time.sleep(0.05)
    disturb(cluster, node)
    process.wait()
    seconds = time.perf_counter() - begun
    cluster.shutdown()
    return seconds, digests(place / out)


def main() -> int:
    """Print each run's time and whether its bytes are the local ones; 1 when any differ."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    options = parser.parse_args()
    differ = False
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_corpus(place / "in", options.documents, 20)
        begun = time.perf_counter()
        start(place, "local").wait()
        wanted = digests(place / "local")
        print(f"{options.documents} documents; local engine {time.perf_counter() - begun:.1f} s")
        for disturb in (nothing, kill_a_worker, kill_a_node):
            seconds, found = run_on_cluster(place, disturb.__name__, options.documents, disturb)
            same = found == wanted
            differ |= not same
            verdict = "the same bytes" if same else "OTHER BYTES"
            print(f"ray, 2 nodes, {disturb.__name__:<14} {seconds:.1f} s, {verdict}")
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
