"""What the tests share: where Heddle is, and its kernel, driven by Jupyter's own client."""

import os
import pathlib

import pytest
from jupyter_client.manager import start_new_kernel

# The history of who runs the tests is theirs. Kernels, and servers that start them, inherit this.
os.environ["HEDDLE_HISTORY"] = "off"

HOME = pathlib.Path(os.environ.get("HEDDLE_HOME", pathlib.Path(__file__).parent.parent)).resolve()


class Cell:
    """What a cell has come to, as a front end sees it."""

    def __init__(self, reply, messages):
        self.reply = reply
        self.messages = messages

    def of(self, kind):
        return [m["content"] for m in self.messages if m["msg_type"] == kind]

    @property
    def result(self):
        results = self.of("execute_result")
        return results[0]["data"]["text/plain"] if results else None

    @property
    def error(self):
        errors = self.of("error")
        return errors[0] if errors else None

    def stream(self, name):
        return "".join(c["text"] for c in self.of("stream") if c["name"] == name)


class Notebook:
    """A running kernel."""

    def __init__(self, manager, client):
        self.manager = manager
        self.client = client
        self.strays = []

    def run(self, code, timeout=30, **options):
        """Runs a cell to its end; messages of other cells are kept in `strays`."""
        request = self.client.execute(code, **options)
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != request:
                self.strays.append(message)
                continue
            messages.append(message)
            if message["content"].get("execution_state") == "idle":
                break
        return Cell(self.reply_to(request, timeout), messages)

    def reply_to(self, request, timeout=30):
        """The content of the reply; replies to what the client asked while it waited for the kernel are passed over."""
        while True:
            reply = self.client.get_shell_msg(timeout=timeout)
            if reply["parent_header"]["msg_id"] == request:
                return reply["content"]


def begin(notebook, code, until, timeout=60):
    """Runs a cell up to its first print that holds a text. Returns its request and what it has said so far."""
    request = notebook.client.execute(code)
    messages = []
    while True:
        message = notebook.client.get_iopub_msg(timeout=timeout)
        if message["parent_header"].get("msg_id") != request:
            continue
        messages.append(message)
        if message["msg_type"] == "stream" and until in message["content"]["text"]:
            return request, messages


def end(notebook, request, messages, timeout=60):
    """Waits for the end of a cell. Returns what it has come to."""
    while True:
        message = notebook.client.get_iopub_msg(timeout=timeout)
        if message["parent_header"].get("msg_id") != request:
            continue
        messages.append(message)
        if message["content"].get("execution_state") == "idle":
            return Cell(notebook.reply_to(request, timeout), messages)


def interrupted(notebook, code):
    """Runs a cell that says `on` when it has begun, and interrupts it then. Returns what it has come to."""
    request, messages = begin(notebook, code, "on")
    notebook.manager.interrupt_kernel()
    return end(notebook, request, messages)


@pytest.fixture
def notebook():
    manager, client = start_new_kernel(kernel_name="heddle", startup_timeout=60)
    yield Notebook(manager, client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
