"""How much a check of a statement would be worth: what can be held against figures."""

BASE = {
    "threshold": 0.6,
    "first_time": 0.6,
    "conversion": 0.6,
    "growth": 0.55,
    "share": 0.5,
    "level": 0.5,
    "driver": 0.5,
    "rank": 0.5,
    "pledge": 0.4,
    "trend": 0.35,
    "rate": 0.4,
    "count": 0.35,
    "membership": 0.35,
    "duration": 0.3,
    "date": 0.25,
    "cause": 0.2,
    "existence": 0.2,
    "forecast": 0.1,
}
PERIOD_ONLY = 0.05  # a time that is only the period of another statement


def score(statement):
    """A number from 0 to 1: the type's, more for what a check needs to be found.

    An indicator, a place, a period and a speaker make a statement easier to check and
    weightier; a time that only dates another statement is worth least.
    """
    if statement.unit == "consistency":
        return 1.0
    if statement.rule == "the period of a figure":
        return PERIOD_ONLY
    found = BASE.get(statement.type, 0.2)
    found += 0.15 * bool(statement.indicator)
    found += 0.05 * min(2, len(statement.places))
    found += 0.1 * bool(statement.period) * (statement.unit != "date")
    found += 0.05 * (statement.said_by != "the article")
    return round(min(found, 0.99), 3)
