"""Functions that worker processes can import: some that do their part, some that do not."""

from __future__ import annotations

import os
import signal


def squared(part: int) -> int:
    return part * part


def dies_elsewhere(at_home: int, part: int) -> int:
    """Kills every process but the one it is told."""
    if os.getpid() != at_home:
        os.kill(os.getpid(), signal.SIGKILL)
    return -part


def refuses(part: int) -> int:
    raise OSError(28, f"no space for {part}")


def process_of(part: int) -> int:  # noqa: ARG001 - whatever it is
    return os.getpid()
