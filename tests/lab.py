"""JupyterLab as `./heddle lab` starts it, and headless Chromium in front of it."""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading

import nbformat
from conftest import HOME
from playwright.sync_api import sync_playwright

CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
START_LIMIT = 180
KERNEL = "Java (Heddle)"


@contextlib.contextmanager
def copy_of_notebooks():
    """A folder with the course in it: JupyterLab saves what it has run, and the course is kept without outputs."""
    with tempfile.TemporaryDirectory(prefix="heddle ") as folder:
        for path in (HOME / "notebooks").glob("*.ipynb"):
            notebook = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    cell.outputs, cell.execution_count = [], None  # a learner's own run is not ours
            nbformat.write(notebook, pathlib.Path(folder) / path.name)
        yield folder


@contextlib.contextmanager
def running_lab(*arguments, home=HOME):
    """Yields the address, with its token, and what was printed before it."""
    process = subprocess.Popen([str(home / "heddle"), "lab", "--no-browser", *arguments], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, cwd=home)
    timer = threading.Timer(START_LIMIT, process.kill)
    timer.start()
    said = []
    try:
        address = None
        for line in process.stdout:
            said.append(line)
            found = re.search(r"running at (http://\S+)", line)
            if found:
                address = found[1]
                break
        timer.cancel()
        assert address, "no address:\n" + "".join(said)
        yield address, said
    finally:
        timer.cancel()
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        finally:
            process.kill()
            process.stdout.close()


@contextlib.contextmanager
def chromium_page(width=1280, height=860, dark=False):
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    assert path, "no Chromium on the PATH: ./heddle doctor says how to install it"
    with sync_playwright() as playwright:
        flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 "--no-first-run"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        page = browser.new_page(viewport={"width": width, "height": height},
                                color_scheme="dark" if dark else "light")
        yield page
        browser.close()


def open_notebook(page, address, name):
    """Opens a notebook and waits until its kernel is idle."""
    page.goto(address.replace("/lab?", f"/lab/tree/{name}?"))
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    wait_until_idle(page)


def wait_until_idle(page):
    # The status bar: the indicator in the toolbar says idle even before there is a kernel.
    page.wait_for_selector(f'.jp-StatusBar-Widget :text-is("{KERNEL} | Idle")', timeout=60_000)


def run_all(page):
    """Runs every cell, and waits for the last one to end."""
    page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
    last = page.locator(".jp-Notebook .jp-CodeCell").last
    last.locator(".jp-InputPrompt").filter(has_text=re.compile(r"\d")).wait_for(timeout=60_000)
    wait_until_idle(page)
