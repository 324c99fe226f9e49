"""The round trip of ``bilaga verify``: files, rows and, with the sources, the print itself.

``files`` asks whether every byte is as written, ``rows`` whether the rows agree with each other and with what they
say is printed, ``printed`` whether it is printed there. Each notes its faults and goes on; none repairs anything.
"""
