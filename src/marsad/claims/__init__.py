"""The main road from a report to its claims."""
