"""The claimbook command."""

import errno
import sys

import click

from claimbook.faults import Faults


@click.group()
def main():
    """Check what news articles claim against cited official figures."""


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
    "--cluster",
    metavar="ADDRESS",
    help="Build on the workers of a Dask scheduler, for example tcp://10.0.0.5:8786.",
)
def report(slugs, parameters, engine, cluster):
    """Build the reports that are not fresh, of all articles or of SLUGS.

    Example: claimbook report kina-celac-2025
    """
    from claimbook.run import build

    given = dict(_pair(text) for text in parameters)
    with _told():
        if build.report(slugs, given, engine, _say, cluster):
            sys.exit(1)


@main.command()
@click.argument("slugs", nargs=-1)
def check(slugs):
    """List every fault in the figures and in the articles; build nothing.

    Example: claimbook check kina-celac-2025
    """
    from claimbook.run import build

    with _told():
        build.check(slugs)
        _say("no faults")


@main.command()
@click.argument("slug")
def accept(slug):
    """Make an article's newest verdicts the reviewed ones, tests/expected/SLUG.csv.

    Example: claimbook accept kina-celac-2025
    """
    from claimbook import paths
    from claimbook.run import review

    with _told():
        _say(f"reviewed verdicts written to {paths.shown(review.accept(slug))}")


@main.command()
def seal():
    """Write the hash of each changed figures file into datapackage.json.

    Example: claimbook seal
    """
    from claimbook.raw.seal import seal

    with _told():
        changed = seal()
        _say(f"sealed {', '.join(changed)}" if changed else "every hash holds")


class _told:
    """Say what went wrong in plain words, and exit with a status that is not zero."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, Faults):
            for fault in error.faults:
                click.echo(str(fault), err=True)
            count = len(error.faults)
            click.echo(f"{count} fault{'s' * (count > 1)}; nothing written", err=True)
            sys.exit(2)
        if isinstance(error, FileNotFoundError):
            click.echo(str(error), err=True)
            sys.exit(2)
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            click.echo(
                f"the disk is full ({error.filename or 'while writing'}); no report "
                "was placed half-written. Free some room and run again.",
                err=True,
            )
            sys.exit(3)
        if isinstance(error, KeyboardInterrupt):
            click.echo("stopped; finished reports are in place", err=True)
            sys.exit(130)
        return False


def _pair(text):
    name, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="-p")
    return name, value


def _say(line):
    click.echo(line)


if __name__ == "__main__":
    main()
