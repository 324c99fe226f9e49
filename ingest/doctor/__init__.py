"""``bilaga doctor``: whether what bilaga needs works on this machine, found by trying it.

``trials`` holds one tiny file for each reader, named after it; ``examination`` reads them all, and tries what else
a run needs. Nothing is installed or repaired; each line says what to do.
"""
