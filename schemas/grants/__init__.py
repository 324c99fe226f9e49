"""The documents that belong together: which they are, and what they say of one grant and year.

From rows alone, like the checks of one document. ``brief`` keeps of each document what linking needs, ``linking``
makes families of them, ``comparing`` says where a family's documents agree, ``force`` which amounts are in force
when, ``assembly`` makes the rows of ``grants``. :func:`schemas.grants.together.see_together` is the one entry.
"""
