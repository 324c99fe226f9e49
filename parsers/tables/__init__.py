"""The table engine: words and drawn edges to tables and allocations.

``finding`` is the whole way on one screen. Its steps, and the folder of each:

1. Words to strips, cut into chunks (``strips``), and broken strips made whole (``mending``).
2. Runs of rows to ``regions``; ``records`` says what a row is.
3. Regions to columns and rows: by position (``columns``, ``rows``), or, where one space parts the columns, by
   grouping and arithmetic (``collapsed``).
4. Rows to ``meaning``: roles, units and values; ``evidence`` says which of several readings is a table, and the
   better one.

``numerals`` and ``labels`` know the texts of cells and headers, ``grid`` is what stands between steps 3 and 4. The
engine refuses to take prose for a table, a number column that is no money for an amount, and to choose between two
cuts that nothing proves.
"""

from parsers.tables.finding import read_tables
from parsers.tables.meaning.groups import scraps_of
from parsers.tables.meaning.reading import TableReading, engine_of
from parsers.tables.meaning.settling import settle_units

__all__ = ["TableReading", "engine_of", "read_tables", "scraps_of", "settle_units"]
