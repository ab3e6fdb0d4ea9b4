"""Attachment: where, when and over what each event and its harms are told, by weighed features, each with its reason.

``where.py``, ``when.py`` and ``scope.py`` choose; the comparisons stand in files of their own, one feature a function; ``weights.tsv`` holds
what each is worth and why, ``calibration.tsv`` how often a choice of so many points is right. ``settle.py`` is the road through them.
"""
