"""Every notebook of the course, run by the real kernel, against what its cells' metadata expects."""

import json

import nbformat
import pytest
from conftest import HOME
from nbclient import NotebookClient

NOTEBOOKS = sorted((HOME / "notebooks").glob("*.ipynb"))


def by_name(path):
    return path.name


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_notebook_is_kept_in_one_form_and_without_outputs(path):
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)

    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")] == []
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert notebook.metadata.kernelspec.name == "heddle"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_notebook_does_what_its_cells_expect(path):
    notebook = nbformat.read(path, as_version=4)
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
