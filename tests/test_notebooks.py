"""Every notebook of the course, run by the real kernel, against what its cells' metadata expects."""

import functools
import json
import shutil
import subprocess

import nbformat
import pytest
from conftest import HOME
from nbclient import NotebookClient

FOLDER = HOME / "notebooks"
MEND = ("git restore --staged --worktree {0}  (which throws your changes away), or in JupyterLab "
        "Edit > Clear Outputs of All Cells, save, and git add it.")


def git(*arguments):
    """What git says. A checkout may belong to another user than the one who runs the tests: hence the option."""
    command = ["git", "-C", str(HOME), "-c", "safe.directory=*", *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@functools.cache
def is_checkout():
    return (HOME / ".git").exists() and shutil.which("git") is not None


def course():
    """The notebooks of the course. A learner may have put some of their own beside them."""
    if not is_checkout():
        return sorted(FOLDER.glob("*.ipynb"))
    return sorted(HOME / name for name in git("ls-files", "-z", "--", "notebooks/*.ipynb").split("\0") if name)


def kept(path):
    """The text that git has, staged or committed: whoever has run a notebook and saved it has done nothing wrong."""
    if not is_checkout():
        return path.read_text(encoding="utf-8")
    return git("show", f":{path.relative_to(HOME).as_posix()}")


NOTEBOOKS = course()


def by_name(path):
    return path.name


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_notebook_is_kept_in_one_form_and_without_outputs(path):
    text = kept(path)
    mend = f"{path.name} must be kept as it was written. Do this: " + MEND.format(path.relative_to(HOME).as_posix())
    notebook = nbformat.reads(text, as_version=4)

    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")] == [], mend
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n", mend
    assert notebook.metadata.kernelspec.name == "heddle"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_notebook_does_what_its_cells_expect(path):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []  # what a learner's own run has left
    NotebookClient(notebook, kernel_name="heddle", timeout=60, resources={"metadata": {"path": str(path.parent)}}).execute()

    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert outcome(cell) == expected(cell), f"{path.name}, cell {cell.id}"


def expected(cell):
    """`heddle.expect` of a code cell: `result`, `stdout`, `error`, `reason`; what is not named must not be there."""
    expect = cell.metadata.get("heddle", {}).get("expect")
    assert expect, f"cell {cell.id} does not say what it expects"
    return {"result": None, "stdout": "", "error": None, "reason": None, **expect}


def outcome(cell):
    seen = {"result": None, "stdout": "", "error": None, "reason": None}
    for output in cell.outputs:
        if output.output_type == "execute_result":
            seen["result"] = output.data["text/plain"]
        elif output.output_type == "stream":
            seen[output.name] = seen.get(output.name, "") + output.text
        elif output.output_type == "error":
            seen["error"] = output.ename
            seen["reason"] = output.evalue
    return seen
