"""The cited figures as a whole: figures, sources, series and lists of regions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from claimbook.domain.figures import Figures


@dataclass(frozen=True)
class Dataset:
    """All cited figures; sources and series by name, as their tables describe them.

    `regions` are the lists of regions: name to the ISO3 codes of the members.
    """

    figures: Figures
    sources: Mapping[str, Any]
    series: Mapping[str, Any]
    regions: Mapping[str, tuple[str, ...]]

    def members(self, regions: Sequence[str]) -> tuple[str, ...]:
        """Return the ISO3 codes of the first of `regions` whose members are listed."""
        return next((self.regions[r] for r in regions if r in self.regions), ())

    def released_by(self, day: date) -> Self:
        """Return the same data with only the figures known to be public on `day`."""
        return replace(self, figures=self.figures.released_by(day))
