"""What a row of figures may not say: unknown series, units or codes, wrong dates."""

from claimbook.data.read import listed, near_miss
from claimbook.domain.economies import REGION_LISTS, is_code
from claimbook.domain.units import ALLOWED, UNITS
from claimbook.faults import Fault

# regions that publishers define themselves, without a list of their members here
PUBLISHER_REGIONS = ("publisher_lac", "imf_whem", "other_latin_america")


def figure_faults(row, source, series, complete, name, place, faults):
    """Add to `faults` what one FigureRow says that cannot be.

    `complete` tells whether `series` could be read whole, so that a name it lacks is
    the row's fault.
    """

    def fault(found, allowed, todo):
        faults.append(Fault(name, place, found, allowed, todo))

    if complete and row.series not in series:
        fault(
            f"series = {row.series!r}",
            listed(series),
            near_miss(row.series, series) + "Add it to data/raw/series.csv if new.",
        )
    if row.unit not in UNITS:
        fault(
            f"unit = {row.unit!r}",
            ALLOWED,
            near_miss(row.unit, UNITS) + "Mend the cell.",
        )
    elif row.series in series:
        dimensions = series[row.series].dimension.split(" or ")
        if UNITS[row.unit][1] not in dimensions:
            fault(
                f"unit = {row.unit!r}",
                f"a unit of {' or '.join(dimensions)}",
                f"{row.series} is measured in that.",
            )
    start, _, end = row.period.partition("/")
    if end and end < start:
        fault(
            f"period = {row.period!r}",
            "a first period before the last",
            "Turn them round.",
        )
    if (
        row.released
        and row.status != "forecast"
        and row.released.isoformat() < start[:4]
    ):
        fault(
            f"released = {row.released} for {row.period}",
            "a release after the period has begun",
            "Mend the date or the period.",
        )
    if row.released and source.retrieved < row.released:
        fault(
            f"released = {row.released}",
            f"no later than retrieved, {source.retrieved}",
            "Mend the date.",
        )
    codes = (*PUBLISHER_REGIONS, *REGION_LISTS)
    for column in ("reporter", "partner"):
        code = getattr(row, column)
        if code and code not in codes and not is_code(code):
            fault(
                f"{column} = {code!r}",
                f"an ISO3 code or one of {listed(codes)}",
                near_miss(code, codes) + "Mend the cell.",
            )
