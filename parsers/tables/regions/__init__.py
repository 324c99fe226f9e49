"""Step 2: runs of strips that print rows (``runs``), with the header above them (``heads``), over page breaks.

``furniture`` and ``surroundings`` tell what stands between and around them, ``beside`` and ``stacks`` what beside.
"""
