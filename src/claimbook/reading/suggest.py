"""Which check and which series could test a statement."""

CHECK = {
    "level": "level",
    "threshold": "level",
    "share": "driver",
    "first_time": "first_time",
    "conversion": "conversion",
    "rank": "rank",
    "growth": "growth",
    "trend": "trend",
    "driver": "driver",
    "rate": "level",
}
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
    if statement.type == "conversion":
        statement.check, statement.series = "conversion", ("exchange_rate",)
        return
    statement.series = SERIES.get(statement.indicator, ())
    if statement.type == "pledge":
        statement.series = ("pledge",)
        statement.check = "level"
    elif statement.series:
        statement.check = CHECK.get(statement.type)
    if statement.check is None:
        statement.series = ()
