"""Step 1: strips that converters or narrow columns broke, made whole before anything is taken for a row.

Each file knows one breakage. ``zones`` and ``columnwise`` mend the order in which texts come,
``levels``, ``halves`` and ``undernames`` lines that were parted, ``runon``, ``amountfirst``, ``budgetcodes`` what
was set together. A mending that nothing proves is not done.
"""
