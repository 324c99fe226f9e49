"""The table engine: words and drawn edges to tables and allocations.

Words are cut into strips and chunks (``strips``), runs of them into regions (``regions``), regions into columns
(``columns``, or ``splitting`` where one space parts the columns) and rows (``rows``), and the grid is read
(``roles``, ``sums``, ``units``, ``reading``). It refuses to take prose for a table, a number column that is no
money for an amount, and to choose between two cuts that nothing proves.
"""

from parsers.tables.finding import read_tables
from parsers.tables.reading import TableReading, engine_of, settle_units

__all__ = ["TableReading", "engine_of", "read_tables", "settle_units"]
