"""Takes the README's picture again: JupyterLab with the first notebook, all cells run.

Needs Chromium and the environment of the tests:  ./heddle test browser
Then:  .heddle/venv/bin/python docs/pictures/take.py
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "tests"))

from lab import chromium_page, copy_of_notebooks, open_notebook, run_all, running_lab  # noqa: E402 (the tests' own folder)


def hide_file_list(page):
    """By the menu: the key for it, Ctrl+B, would go to the cell that was run last. The layout that JupyterLab restores
    may come late and undo it, so it is looked at, and done again."""
    files = page.locator("#jp-left-stack")
    for _ in range(3):
        if not files.is_visible():
            return
        page.click('.lm-MenuBar-itemLabel:text-is("View")')
        page.click('.lm-Menu-itemLabel:text-is("Appearance")')
        page.click('.lm-Menu-itemLabel:text-is("Show Left Sidebar")')
        page.wait_for_timeout(1500)


with copy_of_notebooks() as folder, running_lab(folder) as (address, _), chromium_page(width=1180, height=940) as page:
    open_notebook(page, address, "00-start-here.ipynb")
    run_all(page)
    hide_file_list(page)
    page.keyboard.press("Control+s")
    page.locator(".jp-Notebook .jp-CodeCell").first.locator(".jp-InputPrompt").click()
    page.mouse.move(0, 0)
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
    page.wait_for_timeout(1000)  # for the page to come to rest; nothing is ordered by it
    page.screenshot(path=HERE / "lab.png")
    print("docs/pictures/lab.png")
