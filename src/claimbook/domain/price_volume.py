"""Growth of a good's value split into its volume and its price."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from claimbook.domain.interval import Interval
from claimbook.domain.period import Year
from claimbook.domain.quantity import Quantity


class Choices(BaseModel):
    """The value and the volume of one good between one pair, and the windows."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    value: Quantity
    volume: Quantity
    windows: tuple[tuple[Year, Year], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Growth in percent from `base` to `end`; each with what rounding leaves open."""

    base: str
    end: str
    value: float
    volume: float
    price: float
    volume_range: Interval
    price_range: Interval
    used: tuple


def splits(choices, data):
    """Return a Split for each window that has both figures at both ends.

    Value is volume times unit value, so the factors of growth multiply: (1 + value) =
    (1 + volume)(1 + price). A unit value is no price: it moves with the mix of grades
    as well (IMF, Export and Import Price Index Manual, on unit value indices).
    """
    found = []
    for base, end in choices.windows:
        v0, v1 = (choices.value.measure(data, year) for year in (base, end))
        q0, q1 = (choices.volume.measure(data, year) for year in (base, end))
        ends = (v0, v1, q0, q1)
        if not all(ends) or min(m.interval.low for m in ends) <= 0:
            continue
        value, volume = v1.value / v0.value, q1.value / q0.value
        volume_range = q1.interval.over(q0.interval)
        price_range = v1.interval.over(v0.interval).over(volume_range)
        found.append(
            Split(
                base,
                end,
                100 * (value - 1),
                100 * (volume - 1),
                100 * (value / volume - 1),
                _percent(volume_range),
                _percent(price_range),
                tuple(f for m in ends for f in m.used),
            )
        )
    return tuple(found)


def _percent(ratio):
    return Interval(100 * (ratio.low - 1), 100 * (ratio.high - 1))
