"""Step 3, where position tells columns apart: lines to rows (``wrapping``), and these to cells (``building``)."""
