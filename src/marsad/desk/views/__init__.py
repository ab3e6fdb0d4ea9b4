"""The pages, one a module: its view, and the dataclass that holds what its template shows."""
