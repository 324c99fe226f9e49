"""Where bytes come from and rows go to: readers, the pipeline, the Parquet store and the command line.

The top layer. Heavy libraries are imported where they are used, so that ``bilaga --help`` stays quick.
"""
