"""How a command ends: results said, or what went wrong in plain words and a status."""

import errno
import json
import sys

import click

from claimbook.faults import Faults


def say(line):
    """Say one line of a result."""
    click.echo(line)


def say_json(content):
    """Say a result as JSON for another program."""
    click.echo(json.dumps(content, indent=1, ensure_ascii=False, default=str))


class told:
    """Say what went wrong in plain words, and exit with a status that is not zero.

    With `as_json`, faults are what was asked for: a JSON list where results go.
    """

    def __init__(self, as_json=False):
        self.as_json = as_json

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, Faults) and self.as_json:
            say_json([vars(fault) for fault in error.faults])
            sys.exit(2)
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
