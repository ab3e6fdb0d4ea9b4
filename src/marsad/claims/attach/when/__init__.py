"""When an event happened: the ways to its time, the surest first."""
