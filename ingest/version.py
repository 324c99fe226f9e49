"""The version of bilaga: recorded in every row of ``documents`` and part of every snapshot's identity.

A constant and no look-up in the installed metadata, because ``bilaga --help`` must not wait for one.
"""

from __future__ import annotations

VERSION = "0.1.0"
