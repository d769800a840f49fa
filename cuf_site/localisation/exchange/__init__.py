"""Texts that leave for translators' own tools and come back, in PO and in XLIFF 1.2.

``documents`` are what a file holds; ``po`` and ``xliff`` write and read it (``formats`` names
them); ``intake`` takes a file that comes back, page by page, and ``report`` says what came of it.
"""
