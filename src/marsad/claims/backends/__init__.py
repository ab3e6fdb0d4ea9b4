"""Backends: each turns a laid-out report into claims and events; ``rules`` is the first."""
