"""Every demo of the guide, run by the real kernel: it must show what it is there to show."""

import json
import shutil

import nbformat
import pytest
from conftest import HOME
from nbclient import NotebookClient

FOLDER = HOME / "docs" / "demos"
DEMOS = sorted(FOLDER.glob("*.ipynb"))


def by_name(path):
    return path.name


def raises(cell):
    """`heddle.raises` of a code cell: a part of the error that it is to end in, such as `UsageError` or `UsageError: -n`."""
    return cell.metadata.get("heddle", {}).get("raises")


def error(cell):
    errors = [f"{each.ename}: {each.evalue}" for each in cell.outputs if each.output_type == "error"]
    return errors[0] if errors else None


def mistakes(name, notebook):
    """What went otherwise than the notebook says, a line for each cell."""
    found = []
    for number, cell in enumerate((each for each in notebook.cells if each.cell_type == "code"), 1):
        got, wanted = error(cell), raises(cell)
        if got is not None and (wanted is None or wanted not in got):
            found.append(f"{name}, code cell {number} ({cell.id}) ended in {got}")
        if got is None and wanted is not None:
            found.append(f"{name}, code cell {number} ({cell.id}) was to end in {wanted}, and did not")
    return found


def test_there_are_demos():
    assert DEMOS


@pytest.mark.parametrize("path", DEMOS, ids=by_name)
def test_demo_is_kept_in_one_form_and_without_outputs(path):
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)

    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")] == []
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert notebook.metadata.kernelspec.name == "heddle"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of its own: a demo that checks an exercise must not write into somebody's answers."""
    root = tmp_path_factory.mktemp("course 中文")
    for each in ("exercises", "solutions"):
        shutil.copytree(HOME / each, root / each, ignore=shutil.ignore_patterns("target"))
    demos = root / "docs" / "demos"
    demos.mkdir(parents=True)
    return demos


@pytest.mark.parametrize("path", DEMOS, ids=by_name)
def test_demo_runs_as_it_says(path, course):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name="heddle", timeout=120, allow_errors=True,
                   resources={"metadata": {"path": str(course)}}).execute()

    assert mistakes(path.name, notebook) == []
