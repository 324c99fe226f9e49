"""One run at a time in an output folder, across processes.

The lock is the operating system's, so that it ends with the process however that ends. The file says who holds it.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ingest.errors import OutputBusyError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the text, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def holder(folder: Path) -> str | None:
    """Which run holds ``folder`` now, None when it is free. Never takes the lock: a run may be about to."""
    try:
        said = (folder / "_lock").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return None
    words = said.split()
    if len(words) > 3 and words[3] == socket.gethostname() and not _alive(int(words[1])):
        return None  # it was killed and could not wipe its name out
    return said or None


def _alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # asking there would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for this process; OutputBusyError, naming the holder, when another has it."""
    path = folder / "_lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take_or_say_who(handle, path)
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
        os.write(handle, f"process {os.getpid()} on {socket.gethostname()} since {since}".encode())
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take_or_say_who(handle: int, path: Path) -> None:
    try:
        _take(handle)
    except OSError as error:
        if error.errno not in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}:
            raise
        holder = path.read_text(encoding="utf-8", errors="replace").strip() or "another run"
        raise OutputBusyError(f"{path.parent}: in use by {holder}; wait until it has finished") from error
