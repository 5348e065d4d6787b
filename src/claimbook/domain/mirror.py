"""The mirror gap: how far apart both sides report the same trade."""

from dataclasses import dataclass

from claimbook.domain.trade import Measurement

CIF_OVER_FOB = 1.06  # IMF's factor between an import at CIF and the export at FOB


@dataclass(frozen=True, slots=True)
class MirrorGap:
    """Both sides' reports of the same trade, over the countries both sides report.

    `rows` hold one country and flow each: home figure, partner figure, ratio of the
    importer's to the exporter's figure. `home` and `partners` are totals of the set.
    """

    members: tuple
    home: Measurement
    partners: Measurement
    rows: tuple

    @property
    def gap(self):
        """How far the home economy's total lies above the partners', base units."""
        return self.home.value - self.partners.value


def mirror_gap(trade, period):
    """Return the MirrorGap of total trade at `period`, or None if one side is silent.

    The ratio of the importer's figure to the exporter's is to be held against the
    CIF/FOB factor CIF_OVER_FOB.
    """
    flows = ("exports", "imports")
    members = trade.both_reporting(period)
    if not members:
        return None
    rows = []
    for country in members:
        for flow in flows:
            home = sum(f.value for f in trade.of_country(country, flow, "home", period))
            other = sum(
                f.value for f in trade.of_country(country, flow, "partners", period)
            )
            exporter, importer = (home, other) if flow == "exports" else (other, home)
            ratio = importer / exporter if exporter else None
            rows.append((country, flow, home, other, ratio))
    return MirrorGap(
        members,
        trade.total(flows, "home", period, members),
        trade.total(flows, "partners", period, members),
        tuple(rows),
    )
