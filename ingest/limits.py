"""What one document may cost before it is given up. No row depends on these, so they are no settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The time and memory of one document."""

    seconds: float = 60.0  # for a document; a page takes some tens of milliseconds
    seconds_per_page: float = 5.0  # more, for each of its pages
    seconds_per_recognition: float = 120.0  # more, for each page whose picture is read; some seconds are usual
    megabytes: int = 4096  # of address space of a worker; Arrow and PyMuPDF reserve 1.7 GB and use 0.2

    @property
    def seconds_on_one_page(self) -> float:
        """How long the work may stand at one page, however many others there are."""
        return self.seconds + self.seconds_per_page

    def seconds_for(self, pages: int) -> float:
        """How long a document of so many pages may take."""
        return self.seconds + pages * self.seconds_per_page
