"""The first notebook as a learner meets it: JupyterLab, opened by the door, in a browser."""

import pytest
from lab import chromium_page, copy_of_notebooks, open_notebook, run_all, running_lab

FIRST = "00-start-here.ipynb"


@pytest.fixture(scope="module")
def address():
    with copy_of_notebooks() as folder, running_lab(folder) as (address, _):
        yield address


def test_cell_is_run_and_its_result_is_on_the_page(address):
    with chromium_page() as page:
        open_notebook(page, address, FIRST)
        cell = page.locator(".jp-Notebook .jp-CodeCell").first
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")

        output = cell.locator(".jp-OutputArea-executeResult .jp-OutputArea-output")
        output.wait_for(timeout=60_000)

        assert output.inner_text().strip() == "2"
        assert page.locator(".jp-Toolbar-kernelName").inner_text().strip() == "Java (Heddle)"


def test_run_all_shows_output_and_error_under_their_cells(address):
    with chromium_page() as page:
        open_notebook(page, address, FIRST)
        run_all(page)

        cells = page.locator(".jp-Notebook .jp-CodeCell")
        texts = [cells.nth(i).locator(".jp-OutputArea").inner_text() for i in range(cells.count())]

        assert "Hello, Ada!\nHello, 世界!" in texts[1]
        assert "1: first\n2: main" in texts[2]
        assert "line 2: cannot find symbol" in texts[3]
        assert "^^^^^" in texts[3]
