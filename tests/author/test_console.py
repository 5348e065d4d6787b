"""What a hostile text holds reaches no terminal, and every end has its status."""

import json

import pytest

from claimbook.author.console import ending, say, say_json, say_markdown, show
from claimbook.faults import Fault, Faults

HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07 \x9b2J \x7f\x08 \u202egnp \r[bold]b[/bold] :smile:"
)
HARMLESS = "�[31mred�]0;title� �2J �� �gnp �[bold]b[/bold] :smile:"
NONE = {"from": "a", "to": "b", "changed": [], "same_verdict": [], "unread": {}}


def difference(text):
    row = {"article": text, "claim": "c", "before": text, "after": "b", "why": [text]}
    return NONE | {"changed": [row], "unread": {text: text}}


def steering(text):
    return [c for c in text if not c.isprintable() and c != "\n"]


def test_a_text_is_shown_without_what_steers_a_terminal(capsys):
    say(HOSTILE)
    say(HOSTILE, err=True)
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == (f"{HARMLESS}\n", f"{HARMLESS}\n")


def test_what_is_laid_out_holds_no_mark_of_a_text(capsys):
    show("diff.txt", difference(HOSTILE), 100)
    lines = capsys.readouterr().out.split("\n")
    assert lines[2] == f"{HARMLESS}, c"
    assert lines[3:6] == [
        f"  before  {HARMLESS}",
        "  after   b",
        f"  why     {HARMLESS}",
    ]
    assert steering("".join(lines)) == []


@pytest.mark.parametrize("text", ["a │ b", "a\nb", "a\tb", "[/]", "[red]a", "a\\"])
def test_no_value_can_break_a_line_into_cells_or_marks(capsys, text):
    show("diff.txt", difference(text), 100)
    value = text.replace("│", "|").replace("\n", " ").replace("\t", " ")
    assert f"  before  {value}\n  after   b\n" in capsys.readouterr().out


def test_json_keeps_what_a_text_holds_and_shows_it_escaped(capsys):
    say_json({"text": HOSTILE})
    shown = capsys.readouterr().out
    assert steering(shown) == []
    assert "\\u009b2J" in shown and "\\u202egnp" in shown
    assert json.loads(shown) == {"text": HOSTILE}


def test_markdown_has_only_its_own_marks(capsys):
    say_markdown("diff.md", difference("<b>*a*_b_`c`[d](e)|f\\\n# g\x1b"))
    shown = capsys.readouterr().out
    escaped = r"&lt;b&gt;\*a\*\_b\_\`c\`\[d\](e)\|f\\ # g�"
    assert f"| {escaped}, c | {escaped} | b | {escaped} |\n" in shown


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (
            Faults([Fault("a.csv", "row 2", "1", "2", "Fix it.")]),
            2,
            "a.csv, row 2: found 1; allowed: 2. Fix it.\n1 fault; nothing written\n",
        ),
        (
            Faults([Fault("a\x1b", "", "1", "2", "")] * 2),
            2,
            "2 faults; nothing written\n",
        ),
        (FileNotFoundError("no reports yet"), 2, "no reports yet\n"),
        (OSError(28, "full", "a.csv"), 3, "the disk is full (a.csv); no report was"),
        (KeyboardInterrupt(), 130, "stopped; finished reports are in place\n"),
    ],
)
def test_each_end_has_its_status_and_its_words(capsys, error, status, words):
    with pytest.raises(SystemExit) as stop, ending():
        raise error
    shown = capsys.readouterr()
    assert (stop.value.code, shown.out) == (status, "")
    assert words in shown.err
    assert steering(shown.err) == []


def test_faults_are_the_result_where_json_is_asked_for(capsys):
    with pytest.raises(SystemExit) as stop, ending(as_json=True):
        raise Faults([Fault("a.csv", "row 2", "1", "2", "Fix it.")])
    shown = capsys.readouterr()
    assert (stop.value.code, shown.err) == (2, "")
    assert json.loads(shown.out) == [
        {
            "file": "a.csv",
            "row": "row 2",
            "given": "1",
            "allowed": "2",
            "fix": "Fix it.",
        }
    ]


def test_what_is_no_end_of_a_command_is_raised():
    with pytest.raises(OSError, match="denied"), ending():
        raise OSError(13, "denied")
