"""The compiled core of reading: a copy of the sources, written so that mypyc makes quick code of it, and its build (``make fast``)."""
