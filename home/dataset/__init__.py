"""A site filled by a machine, to be looked at and measured; all it says is invented and says so.

``words.yaml`` holds its words, ``days.yaml`` the days of an edition; ``plan`` places sessions on
them, ``people`` makes who and what they speak of, ``maker`` the pages.
"""
