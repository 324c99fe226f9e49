"""Completion for shells: the script of each, and what it asks ``bilaga`` for. All of it is Typer's."""

from __future__ import annotations

import os

from typer.completion import completion_init, get_completion_script  # type: ignore[attr-defined]

_ASKED = "_BILAGA_COMPLETE"  # the variable in which a shell's script asks


def completion_script(shell: str) -> str:
    """The script for bash, zsh or fish."""
    return str(get_completion_script(prog_name="bilaga", complete_var=_ASKED, shell=shell))


def prepare_answer() -> None:
    """Make Typer answer in this call, if it is a shell's script that calls."""
    if _ASKED in os.environ:
        completion_init()
