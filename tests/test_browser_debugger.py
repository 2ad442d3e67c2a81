"""The debugger as somebody meets it who clicks: JupyterLab in a browser."""

import nbformat
import pytest
from lab import chromium_page, open_notebook, running_lab
from playwright.sync_api import TimeoutError

HALF = "int half(int whole) {\n    int result = whole / 2;\n    return result;\n}\nList<Integer> numbers = List.of(1, 2, 3);"
TOTAL = "int total = 0;\nfor (int n : numbers) {\n    total += half(n * 10);\n}\nSystem.out.println(total);"
LIMIT = 60_000


@pytest.fixture
def address(tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(HALF), nbformat.v4.new_code_cell(TOTAL)])
    notebook.metadata["kernelspec"] = {"name": "heddle", "display_name": "Java (Heddle)", "language": "java"}
    nbformat.write(notebook, tmp_path / "debug.ipynb")
    with running_lab(str(tmp_path)) as (address, _):
        yield address


def run(page, cell):
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")


def switch_on(page, gutter):
    """JupyterLab ignores a click that comes before it has looked at the kernel, and does not show that it has."""
    for _ in range(6):
        page.locator(".jp-DebuggerBugButton").click()
        try:
            gutter.wait_for(timeout=15_000)
            return
        except TimeoutError:
            continue
    raise AssertionError("the debugger cannot be switched on")


def callstack(page, text):
    page.locator(".jp-DebuggerCallstack-body", has_text=text).wait_for(timeout=LIMIT)


def test_breakpoint_that_is_clicked_stops_the_cell_and_steps_show_where_it_is(address):
    with chromium_page(width=1500, height=900) as page:
        open_notebook(page, address, "debug.ipynb")
        cells = page.locator(".jp-Notebook .jp-CodeCell")
        line = cells.nth(1).locator('.cm-lineNumbers .cm-gutterElement:text-is("3")')
        gutter = cells.nth(1).locator(".cm-gutter.cm-breakpoint-gutter")
        switch_on(page, gutter)
        run(page, cells.nth(0))
        cells.nth(0).locator('.jp-InputPrompt:text-is("[1]:")').wait_for(timeout=LIMIT)
        place = line.bounding_box()
        page.mouse.click(gutter.bounding_box()["x"] + 8, place["y"] + place["height"] / 2)
        page.locator(".jp-DebuggerBreakpoint").wait_for(timeout=LIMIT)

        run(page, cells.nth(1))
        callstack(page, "Cell [*]:3")
        page.keyboard.press("F11")
        callstack(page, "half")
        stack = page.locator(".jp-DebuggerCallstack-body").inner_text()
        page.locator(".jp-DebuggerVariables-body", has_text="whole").wait_for(timeout=LIMIT)

        assert "Cell [1]:2" in stack
        assert page.locator(".jp-DebuggerVariables-body").first.inner_text().split() == ["whole", "10"]
