"""What is written and read back: Parquet snapshots in an output folder, whole or not at all."""
