"""Only what a manifest of ours lists is removed; only plain files are placed."""

import json
import os
import shutil

import pytest

from claimbook.build import manifest, writer
from claimbook.project import Project

SLUG = "tiny"


@pytest.fixture
def project(tmp_path):
    """A project without a report."""
    project = Project(tmp_path)
    for folder in (project.build, project.reports, project.processed):
        folder.mkdir(parents=True)
    return project


def placed(project, **pages):
    """Place a report of pages and of one table, as a job would have made it."""
    snapshot = Project(project.build / "run-1")
    for folder in (snapshot.scratch(SLUG), snapshot.executed / SLUG):
        folder.mkdir(parents=True, exist_ok=True)
    (snapshot.scratch(SLUG) / "verdicts.csv").write_text("a\n")
    for name, text in pages.items():
        page = snapshot.reports / SLUG / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<main>{text}</main>")
    writer.place(project, snapshot, SLUG, {})


def there(project):
    """Return the files of reports/ and data/processed/."""
    return {
        path.relative_to(project.root).as_posix()
        for folder in (project.reports, project.processed)
        for path in folder.rglob("*")
        if not path.is_dir()
    }


OWN = {f"reports/{SLUG}/index.html", f"reports/{SLUG}/manifest.json"}
OWN |= {f"data/processed/{SLUG}/verdicts.csv"}


def test_a_report_takes_the_place_of_the_last_and_goes_with_its_article(project):
    placed(project, index="one", gone="two")
    placed(project, index="three")
    assert there(project) == OWN
    assert "three" in (project.reports / SLUG / "index.html").read_text()
    writer.clear_away(project, [])
    assert there(project) == set()
    assert list(project.reports.iterdir()) == []


def test_what_is_not_ours_stays(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "index.html").write_text("theirs")
    others = {"reports/.git/HEAD", "reports/assets/logo.svg", "reports/a.html"}
    others |= {"data/processed/notes/a.csv"}
    for name in others:
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("theirs")
    (project.reports / "link").symlink_to(elsewhere)
    placed(project, index="one")
    (project.reports / SLUG / "notes.txt").write_text("theirs")
    writer.clear_away(project, [])
    assert there(project) == others | {f"reports/{SLUG}/notes.txt"}
    assert (project.reports / "link").is_symlink()
    assert (elsewhere / "index.html").read_text() == "theirs"


def test_a_file_of_others_in_the_way_is_named(project):
    placed(project, index="one")
    (project.processed / SLUG / "notes.txt").write_text("theirs")
    with pytest.raises(writer.Refused) as refused:
        placed(project, index="two")
    assert str(refused.value) == (
        f"data/processed/{SLUG}/notes.txt is not of claimbook's making; allowed: what a "
        "manifest lists. Move it away."
    )
    assert (project.processed / SLUG / "notes.txt").read_text() == "theirs"


def test_a_link_in_the_way_is_not_followed(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    placed(project, index="one")
    (project.reports / SLUG).rename(elsewhere / SLUG)
    (project.reports / SLUG).symlink_to(elsewhere / SLUG)
    with pytest.raises(writer.Refused, match="reports/tiny/"):
        placed(project, index="two")
    assert "one" in (elsewhere / SLUG / "index.html").read_text()


@pytest.mark.parametrize(
    "name",
    ["/etc/hosts", "../../x", "reports/other/index.html", f"reports/{SLUG}/../x.html"],
)
def test_a_manifest_that_lists_files_of_others_is_not_believed(project, name):
    placed(project, index="one")
    victim = project.reports / "x.html"
    victim.write_text("theirs")
    (project.reports / "other").mkdir()
    (project.reports / "other" / "index.html").write_text("theirs")
    manifest.write(project.reports / SLUG, {"outputs": {name: "0"}})
    writer.clear_away(project, [])
    assert victim.is_file()
    assert (project.reports / "other" / "index.html").is_file()


@pytest.mark.parametrize("name", ["link", "pipe", ".hidden", "a b", "a\nb", "å.html"])
def test_a_job_makes_plain_files_alone(project, name):
    folder = project.build / "run-1" / "reports" / SLUG
    folder.mkdir(parents=True)
    if name == "link":
        (folder / name).symlink_to("/etc/hosts")
    elif name == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).write_text("x")
    with pytest.raises(writer.Refused) as refused:
        placed(project, index="one")
    assert f"a notebook made {name!r}; allowed: plain files" in str(refused.value)
    assert there(project) == set()


def test_a_kill_between_two_moves_leaves_nothing_that_is_not_known(
    project, monkeypatch
):
    placed(project, index="one")

    def replace(source, target):
        if target == project.reports / SLUG:
            raise KeyboardInterrupt
        os.rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(writer.os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            placed(project, index="two", more="three")
    assert there(project) == {f"data/processed/{SLUG}/verdicts.csv"}
    shutil.rmtree(project.build / "run-1")
    placed(project, index="four")
    assert there(project) == OWN
    noted = project.build / "placed" / f"{SLUG}.json"
    assert set(json.loads(noted.read_text())) == OWN - {f"reports/{SLUG}/manifest.json"}
