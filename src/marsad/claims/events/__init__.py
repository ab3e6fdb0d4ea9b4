"""The tellings of one happening in a report, put together."""
