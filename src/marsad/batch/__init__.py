"""Archives: many files of reports read by a pool of processes or a cluster, linked, and a chosen part made a case.

The rows that a step makes are functions from Arrow batches to Arrow batches, so that any engine can carry them.
"""
