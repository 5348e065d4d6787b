"""The claimbook command."""

import sys
from pathlib import Path
from typing import Any, get_args

import click

from claimbook.author.console import ending, say, say_json, say_markdown, show
from claimbook.data.vocabulary import Language
from claimbook.project import Project

LANGUAGE = click.Choice(get_args(Language))


class Command(click.Command):
    """A command that ends with a status and plain words, whatever goes wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its faults are JSON where its result would be."""
        with ending(ctx.params.get("as_json", False)):
            return super().invoke(ctx)


@click.group()
def main() -> None:
    """Check what news articles claim against cited official figures.

    The exit status is 0 for done, 1 for a report that failed, 2 for faults in what was
    given, 3 for a full disk.
    """


main.command_class = Command


@main.command()
@click.argument("slugs", nargs=-1)
@click.option(
    "-p",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set a parameter of the notebooks, for example -p about_percent=5.",
)
@click.option(
    "--engine",
    type=click.Choice(["fork", "kernel"]),
    default="fork",
    help="How notebooks run: forks of one warm process, or an ordinary kernel each.",
)
@click.option(
    "--cell-seconds",
    type=click.FloatRange(0),
    default=600,
    show_default=True,
    help="How long a cell may take; 0 for as long as it wants.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Build on the workers of a Dask scheduler, for example tcp://10.0.0.5:8786.",
)
@click.option(
    "--insecure",
    is_flag=True,
    help="Trust a scheduler elsewhere that anyone could be: docs/cluster.md.",
)
def report(
    slugs: tuple[str, ...],
    parameters: tuple[str, ...],
    engine: str,
    cell_seconds: float,
    cluster: str | None,
    insecure: bool,
) -> None:
    """Build the reports that are not fresh, of all articles or of SLUGS.

    Example: claimbook report kina-celac-2025
    """
    from claimbook.build.orchestrate import How, report

    given = dict(_pair(text) for text in parameters)
    how = How(engine, cell_seconds, cluster, insecure)
    if report(Project.find(), slugs, given, how, say):
        sys.exit(1)


@main.command()
@click.argument("slugs", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Faults as a JSON list.")
def check(slugs: tuple[str, ...], as_json: bool) -> None:
    """List every fault in the figures and in the articles; build nothing.

    Example: claimbook check kina-celac-2025
    """
    from claimbook.judging import opening

    lacks = opening.check(Project.find(), slugs)
    if as_json:
        say_json([vars(lack) for lack in lacks])
        return
    for lack in lacks:
        say(str(lack))
    draft = f"; not finished in {len(lacks)} places, so that reports are drafts"
    say("no faults" + draft * bool(lacks))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a project in FOLDER: notebooks, figures, settings and one example article.

    Example: claimbook init newsroom
    """
    from claimbook.author.init import EXAMPLE, init

    init(folder)
    say(f"{folder} holds project.yaml, notebooks/, data/raw/ and {EXAMPLE}")
    say(f"go there; `claimbook report {EXAMPLE}` builds its report")


@main.command()
@click.argument("slug")
@click.option("--language", required=True, type=LANGUAGE, help="That of its text.")
@click.option("--published", required=True, metavar="YYYY-MM-DD", help="Its date.")
@click.option("--text", metavar="FILE", help="Its text: words and hash are noted.")
def new(slug: str, language: str, published: str, text: str | None) -> None:
    """Begin the article SLUG: a folder that is valid at once, every column explained.

    Example: claimbook new apec-lima-2024 --language es --published 2024-11-15
    """
    from claimbook.author.new import create

    project = Project.find()
    folder = project.shown(create(project, slug, language, published, text))
    say(f"{folder} holds article.yaml, claims.csv, plan.yaml and evidence.csv")
    if text:
        say("the claims are proposed from the text: accept, fix or drop each")
    say(f"fill them in; `claimbook check {slug}` lists what is wrong")


@main.command()
@click.argument("slug")
@click.argument("claim")
@click.option("--json", "as_json", is_flag=True, help="All that is known, as JSON.")
def explain(slug: str, claim: str, as_json: bool) -> None:
    """Explain CLAIM of the article SLUG: check, alternatives, sources, both verdicts.

    It is judged from the raw data; no report has to be built.

    Example: claimbook explain kina-celac-2025 trade-over-500
    """
    from claimbook.author.explain import explain

    result = explain(Project.find(), slug, claim)
    if as_json:
        say_json(result)
    else:
        show("explain.txt", result)


@main.command()
@click.option("--series", default="", help="Of one series of data/raw/series.csv.")
@click.option("--reporter", default="", metavar="ISO3", help="Reported by an economy.")
@click.option("--partner", default="", metavar="ISO3", help="With an economy.")
@click.option("--year", default="", metavar="YYYY", help="Of a year or its days.")
@click.option("--near", default="", metavar="TEXT", help="What a text speaks of.")
@click.option("--json", "as_json", is_flag=True, help="Each figure's run, as JSON.")
def figures(as_json: bool, **asked: str) -> None:
    """List the figures there are: for which years, from whom, under which licence.

    Example: claimbook figures --reporter PER --partner CHN --year 2024
    """
    from claimbook.author.find import find

    result = find(Project.find(), **asked)
    if as_json:
        say_json(result)
    else:
        show("figures.txt", result)


@main.group()
def source() -> None:
    """Add a source of figures.

    Example: claimbook source new gdp.csv --set series=gdp_nominal --set unit=USD
    """


source.command_class = Command


@source.command("new")
@click.argument("file")
@click.option("--name", prompt=True, help="Its name: small letters and underscores.")
@click.option("--institution", prompt=True, help="Who published it.")
@click.option("--table", prompt=True, help="What the table is called.")
@click.option("--address", prompt=True, default="", help="Where it can be read.")
@click.option("--licence", prompt=True, help="Under which terms.")
@click.option("--released", prompt=True, default="", help="The day, YYYY-MM-DD.")
@click.option("--basis", prompt=True, help="What its numbers are: FOB, current prices.")
@click.option(
    "--set", "cells", multiple=True, metavar="NAME=VALUE", help="What every row says."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=HEADER",
    help="What a column is.",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
def source_new(
    file: str,
    cells: tuple[str, ...],
    columns: tuple[str, ...],
    yes: bool,
    **facts: str,
) -> None:
    """Add the table FILE, CSV or XLSX, as figures of a source.

    A row says series, reporter, partner, flow, product, period, value and unit, or
    has its years across. What was understood is said before anything is written.

    Example: claimbook source new gdp.csv --set series=gdp_nominal --set unit=USD
    """
    from claimbook.author.source import draft, write

    project = Project.find()
    given, named = (dict(map(_pair, pairs)) for pairs in (cells, columns))
    drafted = draft(project, Path(file), facts, given, named)
    say("\n".join(drafted.about))
    if yes or click.confirm("Write it?"):
        say(f"wrote {project.shown(write(project, drafted))} and its entry")


@main.command()
@click.argument("first", metavar="REVISION")
@click.argument("second", metavar="[REVISION]", required=False)
@click.option("--json", "as_json", is_flag=True, help="The differences as JSON.")
@click.option("--markdown", is_flag=True, help="As Markdown, for a pull request.")
def diff(first: str, second: str | None, as_json: bool, markdown: bool) -> None:
    """Say which verdicts differ from REVISION to the working tree, or to another one.

    The exit status is 0 whether they differ or not.

    Example: claimbook diff main
    """
    from claimbook.author.diff import diff

    result = diff(Project.find(), first, second)
    if as_json:
        say_json(result)
    elif markdown:
        say_markdown("diff.md", result)
    else:
        show("diff.txt", result)


@main.command()
@click.argument("text", type=click.Path())
@click.option("--published", required=True, metavar="YYYY-MM-DD", help="The dateline.")
@click.option("--language", metavar="LL", help="sv, en, es or pt; else detected.")
@click.option("--json", "json", is_flag=True, help="One JSON object a line.")
@click.option("--record", default="", metavar="SLUG", help="Edits behind its claims.")
@click.option("--edits", default="", metavar="FILE", help="Claims its edits make.")
def read(
    text: str, published: str, language: str | None, json: bool, record: str, edits: str
) -> None:
    """Propose the statements of the file TEXT that can be checked.

    Example: claimbook read article.txt --published 2025-05-13
    """
    from claimbook.author.read import lines

    form = "record" if record else "edits" if edits else "json" if json else "table"
    named = record or edits
    for line in lines(Project.find(), text, published, language, form, named):
        say(line)


@main.command()
@click.argument("slug")
def accept(slug: str) -> None:
    """Make an article's newest verdicts the reviewed ones, tests/expected/SLUG.csv.

    Example: claimbook accept kina-celac-2025
    """
    from claimbook.build import reviewed

    project = Project.find()
    written = reviewed.accept(project, slug)
    say(f"reviewed verdicts written to {project.shown(written)}")


@main.command()
def schemas() -> None:
    """Write the JSON Schemas of article.yaml and plan.yaml, which editors read.

    Example: claimbook schemas
    """
    from claimbook.author.schemas import write

    changed = write(Project.find())
    say(f"wrote {', '.join(changed)}" if changed else "every schema is as it was")


@main.command()
def seal() -> None:
    """Write the hash of each changed figures file into datapackage.json.

    Example: claimbook seal
    """
    from claimbook.data.figure_files import seal

    changed = seal(Project.find())
    say(f"sealed {', '.join(changed)}" if changed else "every hash holds")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"{text!r} is not NAME=VALUE")
    return name, value


if __name__ == "__main__":
    main()
