"""A small made-up project, valid as it stands, for tests that break it."""

import json
from contextlib import suppress
from dataclasses import dataclass

from claimbook.data.article_files import read_article
from claimbook.data.figure_files import read_dataset, seal
from claimbook.data.figure_schema import FigureRow
from claimbook.data.schema import Article
from claimbook.faults import Collector, Faults
from claimbook.judging.plan import read_plan
from claimbook.project import Project

SLUG = "tiny"
HEADER = ",".join(FigureRow.model_fields)

TABLES = {
    "series.csv": """\
series,title,dimension,description
exchange_rate,Exchange rate,CNY per USD,Yuan for one dollar
goods_trade,Goods trade,USD or CNY,Value of goods
""",
    "regions.csv": """\
iso3,name,celac,un_m49,world_bank,china_customs
ABW,Aruba,no,yes,yes,yes
BRA,Brazil,yes,yes,yes,yes
CHL,Chile,yes,yes,yes,yes
""",
    "blocs.csv": """\
bloc,iso3,joined,left,note,source
mercosur,BRA,1991,,,A page
mercosur,VEN,2012-07-31,2016,,A page
publisher_lac,,,,,A page
imf_whem,,,,,A page
other_latin_america,,,,,A page
""",
    "errata.csv": "date,article,claim_id,was_wrong,says_now\n",
    "figures/customs.csv": f"""\
{HEADER}
goods_trade,CHN,BRA,exports,all,2024,300.5,USD billion,,FOB,stated,2025-01-20,,
goods_trade,CHN,BRA,imports,all,2024,210,USD billion,,CIF,stated,2025-01-20,,
""",
    "figures/rates.csv": f"""\
{HEADER}
exchange_rate,CHN,USA,,,2025-05-12,7.2,CNY per USD,,fixing,stated,2025-05-12,,
exchange_rate,CHN,USA,,,2025-05-13,7.25,CNY per USD,,fixing,stated,2025-05-13,,
""",
    "articles/tiny/article.yaml": f"""\
slug: {SLUG}
title_en: A title
title_sv: En rubrik
language: sv
outlet: null
published: 2025-05-13
text_sha256: {"a" * 64}
text_words: 120
""",
    "articles/tiny/claims.csv": """\
claim_id,part_of,paragraph,topic,type,said_by,printed,when_printed,statement_en,statement_sv
trade,,1,trade,threshold,Xi,över 500 miljarder dollar,förra året,S.,S.
loan,,2,exchange_rate,conversion,Xi,72 miljarder yuan (10 miljarder dollar),,S.,S.
guests,,3,people,existence,the article,,,Two came.,Två kom.
guest-one,guests,3,people,existence,the article,,,One came.,En kom.
mood,,4,diplomacy,opinion,the article,,,The mood was good.,Stämningen var god.
""",
    "articles/tiny/plan.yaml": """\
- claim: trade
  check: level
  series: goods_trade
  between: [CHN, LAC]
  main: {reporter: CHN, region: celac, source: customs}
  reason: Customs publishes it.
  other:
    imports_only:
      flow: imports
      why: One direction.

- claim: loan
  check: conversion
  reporter: CHN
  partner: USA
  main: {source: rates, period: 2025-05-13}
  reason: The rate of the day.
""",
    "articles/tiny/evidence.csv": """\
claim_id,source_id,publisher,rank,stance,date,address,stated,compiled_by,note
guest-one,page,AP,agency,supports,2025-05-13,https://example.org/a,one came,AP,
""",
}


def source(name, **changes):
    """Return a datapackage.json entry of a source that fits its schema."""
    return {
        "name": name,
        "path": f"{name}.csv",
        "institution": "An institution",
        "table": "A table",
        "address": "https://example.org/table",
        "released": None,
        "retrieved": "2025-06-01",
        "licence": "none stated",
        "redistribution": "unclear",
        "basis": "as reported",
        "compiled_by": name,
        "obtained": "by hand",
        "known_defects": [],
    } | changes


@dataclass(frozen=True)
class Written:
    """An article as written down, with its plan by claim."""

    article: Article
    claims: tuple
    plan: dict
    evidence: tuple


class SmallProject:
    """The raw data of a project; names are those below data/raw."""

    def __init__(self, root):
        self.project = Project(root)
        self.raw = root / "data" / "raw"
        for name, text in TABLES.items():
            self.write(name, text)
        package = {"resources": [source("customs"), source("rates")]}
        self.write("figures/datapackage.json", json.dumps(package, indent=2))
        seal(self.project)

    def path(self, name):
        return self.raw / name

    def write(self, name, content):
        """Write a file, from text or bytes."""
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        self.path(name).write_bytes(content)

    def edit(self, name, old, new):
        """Replace a text that stands in a file exactly once; keep its hash in step."""
        text = self.path(name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))
        if name.startswith("figures/") and name.endswith(".csv"):
            seal(self.project)

    def reseal(self):
        """Put the hashes of the figures in step, if they can be."""
        with suppress(Faults):
            seal(self.project)

    def entry(self, name, /, **changes):
        """Change a source's entry; a key set to None is taken out."""
        path = "figures/datapackage.json"
        package = json.loads(self.path(path).read_text("utf-8"))
        (found,) = (e for e in package["resources"] if e["name"] == name)
        found |= changes
        for key in [k for k, v in found.items() if v is None and k != "released"]:
            del found[key]
        self.write(path, json.dumps(package))

    def read(self, slug=SLUG):
        """Return the figures and the article; raise Faults for what is wrong."""
        faults = Collector()
        data = read_dataset(self.project, faults)
        raw = read_article(self.project, slug, faults)
        file = self.project.shown(self.project.article(slug) / "plan.yaml")
        plan = read_plan(raw, data, faults.in_file(file))
        faults.check()
        return data, Written(raw.article, raw.claims, plan, raw.evidence)

    def faults(self, slug=SLUG):
        """Return every fault of the figures and the article, as the reader sees it."""
        try:
            self.read(slug)
        except Faults as error:
            return [str(fault) for fault in error.faults]
        return []

    def fault(self, slug=SLUG):
        """Return the only fault, without the folders before its file's name."""
        (fault,) = self.faults(slug)
        assert fault.startswith("data/raw/")
        return fault.removeprefix("data/raw/")
