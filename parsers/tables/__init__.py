"""The table engine: words and drawn edges to tables and allocations.

``finding`` is the whole way on one screen. Its steps, and the files of each:

1. Words to strips, cut into chunks (``strips``), and strips that converters or narrow columns broke made whole:
   ``levels``, ``halves``, ``leadcodes``, ``budgetcodes``, ``undernames``, ``hanging``, ``amountfirst``, ``runon``,
   ``namesfirst``, ``columnwise``, ``zones``.
2. Runs of rows to regions: ``records`` says what a row is; ``regions``, ``heads``, ``furniture``, ``beside``,
   ``stacks``, ``fieldlists``, ``surroundings``.
3. Regions to columns and rows. By position: ``columns``, ``rounds``, ``titles``, ``spans``, ``cutting``; the lines
   of a row: ``wrapping``, ``habits``, ``namelines``, ``namesalone``, ``namesbelow``, ``asides``, ``sharedcells``,
   ``repeatednames``, ``rows``. Where one space parts the columns: ``splitting``, ``tails``, ``shortrows``,
   ``headwords``, ``textcolumns``.
4. Rows to meaning: ``roles``, ``shares``, ``measures``, ``sums``, ``units``, ``commas``, ``reading``; ``evidence``
   says which of several readings is a table, and the better one.

``numerals`` and ``labels`` know the texts of cells, ``grid`` is what stands between steps 3 and 4. The engine
refuses to take prose for a table, a number column that is no money for an amount, and to choose between two cuts
that nothing proves.
"""

from parsers.tables.finding import read_tables
from parsers.tables.reading import TableReading, engine_of, settle_units

__all__ = ["TableReading", "engine_of", "read_tables", "settle_units"]
