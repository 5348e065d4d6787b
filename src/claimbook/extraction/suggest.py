"""Which check and which series could test a statement."""

CHECK = {
    "level": "level",
    "threshold": "level",
    "share": "share",
    "first_time": "first_time",
    "conversion": "conversion",
    "rank": "rank",
    "growth": "growth",
    "trend": "trend",
    "driver": "driver",
    "rate": "level",
    "pledge": "level",
    "multiple": "multiple",
}
OF_TYPE = {"conversion": ("exchange_rate",), "pledge": ("pledge",)}
SERIES = {
    "trade": ("goods_trade",),
    "exports": ("goods_trade",),
    "imports": ("goods_trade",),
    "balance": ("goods_trade",),
    "investment": ("odi_flow", "odi_stock", "fdi_inflow"),
    "loan": ("policy_bank_lending", "development_finance"),
    "gdp": ("gdp_nominal", "gdp_ppp"),
    "tariff": ("tariff_headline", "tariff_average"),
    "price": ("lithium_price",),
    "project": ("contracts_signed", "contract_turnover"),
    "aid": ("pledge",),
}


def suggest(statement):
    """Put the check of the statement's type and the series of its indicator in."""
    kind = "multiple" if statement.unit == "multiple" else statement.type
    series = OF_TYPE.get(kind) or SERIES.get(statement.indicator, ())
    check = CHECK.get(kind)
    if check and series:
        statement.check, statement.series = check, series
