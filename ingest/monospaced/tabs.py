r"""Lines with tabs -> segments on elastic tab stops, so that the cells of one column stand under each other.

A run is a sequence of lines with tabs; blank lines and a few short lines between them (the heading of a group) do
not end it, for the columns go on below. Each column is as wide as its widest cell and two columns of space.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.monospaced.grid import Segment

_GAP = 2  # columns between cells: more than a space between words
_BRIDGE = 2  # so many lines without a tab may stand inside a run
_BRIDGE_WIDTH = 60  # longer lines are prose and end the run


def lay_out_lines(lines: Sequence[str]) -> list[list[Segment]]:
    """The segments of each line: the whole line, or its tab-separated cells."""
    stops: dict[int, list[int]] = {}
    for run in tab_runs(lines):
        columns = tab_stops([lines[i] for i in run])
        stops.update(dict.fromkeys(run, columns))
    return [_cells(line, stops[i]) if i in stops else [Segment(line)] for i, line in enumerate(lines)]


def tab_runs(lines: Sequence[str]) -> list[list[int]]:
    """The indexes of the lines with tabs, those that share their tab stops together."""
    runs: list[list[int]] = []
    bridge = _BRIDGE + 1
    for i, line in enumerate(lines):
        if "\t" in line.strip("\r\n"):
            if bridge > _BRIDGE:
                runs.append([])
            runs[-1].append(i)
            bridge = 0
        elif line.strip():
            bridge = _BRIDGE + 1 if len(line) > _BRIDGE_WIDTH else bridge + 1
    return runs


def tab_stops(lines: Sequence[str]) -> list[int]:
    """The column at which each cell of a run of lines begins, first column first."""
    widths: list[int] = []
    for line in lines:
        for column, cell in enumerate(line.split("\t")[:-1]):
            if column == len(widths):
                widths.append(0)
            widths[column] = max(widths[column], len(cell.rstrip()))
    stops = [0]
    for width in widths:
        stops.append(stops[-1] + width + _GAP)
    return stops


def _cells(line: str, stops: Sequence[int]) -> list[Segment]:
    cells = line.split("\t")
    joints = ["\t"] * (len(cells) - 1) + [""]
    return [Segment(cell, stops[i], joint) for i, (cell, joint) in enumerate(zip(cells, joints, strict=True))]
