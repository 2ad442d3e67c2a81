"""A Jupyter kernel that runs, what is said to it, and the client that says it."""

import os
import queue
import tempfile
import time

import psutil
import zmq
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

LINES = 100_000
START_LIMIT = 60
CELL_LIMIT = 30
FLOOD_LIMIT = 60
BUSY_MILLIS = 4000  # how long a cell runs beside which something is asked

# What is said to a kernel, language by language. {i} is a number that no earlier cell had.
LANGUAGES = {
    "java": {
        "mixed": [
            "int n{i} = {i};",
            "n{i} + 1",
            'System.out.println("cell " + n{i});',
            "int twice{i}(int a) { return 2 * a + n{i}; }",
        ],
        "method": "int m{i}(int a) { return a + {i}; }",
        "class": "class C{i} { int value = {i}; int get() { return value; } }",
        "stream": "Stream.of(1, 2, 3).map(x -> x + {i}).toList();",
        "busy": "Thread.sleep(%d);" % BUSY_MILLIS,
        "flood": 'for (int i = 0; i < %d; i++) System.out.println("line " + i);' % LINES,
        "prepare": "import java.util.*;\nimport java.util.stream.*;",
        "complete": ("Math.ma", "max"),
        "inspect": "Math.max",
    },
    "python": {
        "mixed": [
            "n{i} = {i}",
            "n{i} + 1",
            'print("cell", n{i})',
            "def twice{i}(a):\n    return 2 * a + n{i}",
        ],
        "method": "def m{i}(a):\n    return a + {i}\n",
        "class": "class C{i}:\n    value = {i}\n    def get(self):\n        return self.value\n",
        "stream": "[x + {i} for x in (1, 2, 3)]",
        "busy": "time.sleep(%d / 1000)" % BUSY_MILLIS,
        "flood": 'for i in range(%d): print("line " + str(i))' % LINES,
        "prepare": "import math, time",
        "complete": ("math.fl", "floor"),
        "inspect": "math.floor",
    },
}


class Unsupported(Exception):
    """The kernel cannot do what is to be measured."""


class Failed(Exception):
    """The kernel was to do something and did not."""


class Stuck(Failed):
    """The kernel is still at it, or dead: there is no use in asking it for more."""


class Kernel:
    """A kernel that runs, and the client that talks to it."""

    def __init__(self, name, folder, work):
        self.scratch = tempfile.TemporaryDirectory(dir=work)
        if name == "ipykernel":
            from ipykernel.kernelspec import write_kernel_spec

            folder = self.scratch.name
            write_kernel_spec(os.path.join(folder, name))
        specs = KernelSpecManager(kernel_dirs=[folder]) if folder else KernelSpecManager()
        # A client that connects before the kernel listens tries again after 100 ms: that would be what is measured.
        context = zmq.Context()
        context.setsockopt(zmq.RECONNECT_IVL, 2)
        self.manager = KernelManager(
            kernel_name=name,
            kernel_spec_manager=specs,
            connection_file=os.path.join(self.scratch.name, "connection.json"),
            context=context,
        )
        self.client = None
        self.count = 0

    def __enter__(self):
        language = self.manager.kernel_spec.language
        if language not in LANGUAGES:
            raise Failed("the driver speaks no " + language)
        self.says = LANGUAGES[language]
        self.began = time.perf_counter()
        self.manager.start_kernel(cwd=self.scratch.name)
        try:
            self.client = self.manager.blocking_client()
            self.client.start_channels()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        family = self.processes()
        if self.client is not None:
            self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        for process in family:
            if process.is_running():
                process.kill()
        self.scratch.cleanup()

    def processes(self):
        """All processes of the kernel: the one that was started, and all below it."""
        pid = self.manager.provisioner.pid
        try:
            first = psutil.Process(pid)
            if first.status() == psutil.STATUS_ZOMBIE:
                return []
            return [first, *first.children(recursive=True)]
        except (psutil.NoSuchProcess, TypeError):
            return []

    def cpu_seconds(self):
        times = [process.cpu_times() for process in self.processes()]
        return sum(t.user + t.system + getattr(t, "children_user", 0) + getattr(t, "children_system", 0) for t in times)

    def memory_bytes(self):
        """What all processes take: with shared pages counted once (PSS; RSS where there is none), and RSS."""

        def one(process):
            try:
                full = process.memory_full_info()
            except psutil.AccessDenied:
                full = process.memory_info()
            return getattr(full, "pss", 0) or full.rss, full.rss

        return [sum(sizes) for sizes in zip(*(one(process) for process in self.processes()))]

    def first_result(self):
        """Seconds from the start of the process to the first result of a cell."""
        while True:
            messages, _ = self.run("1+1", START_LIMIT, patient=False)
            for kind, content in messages:
                if kind == "execute_result":
                    if content["data"].get("text/plain") != "2":
                        raise Failed("1+1 is " + repr(content["data"]))
                    return time.perf_counter() - self.began

    def run(self, code, limit=CELL_LIMIT, patient=True):
        """Runs a cell until it is answered and idle. Gives its messages and the seconds it took.

        An impatient caller (at the start, when iopub may not be connected) waits for *idle* a moment only.
        """
        began = time.perf_counter()
        request = self.client.execute(code)
        messages, state = [], None
        if not patient:
            self.answer(request, began + limit)
            limit = time.perf_counter() - began + 0.05
        while state != "idle":
            left = began + limit - time.perf_counter()
            try:
                message = self.client.get_iopub_msg(timeout=max(0, min(1, left)))
            except queue.Empty:
                if not self.processes():
                    raise Stuck("the kernel has died") from None
                if left > 1:
                    continue
                if patient:
                    raise Stuck("no idle within %d s" % limit) from None
                return messages, limit
            if message["parent_header"].get("msg_id") == request:
                messages.append((message["msg_type"], message["content"]))
                state = message["content"].get("execution_state", state)
        if patient:
            self.answer(request, began + limit)
        return messages, time.perf_counter() - began

    def answer(self, request, until):
        """Waits for the reply to a request; one that is not `ok` is a failure."""
        while True:
            try:
                reply = self.client.get_shell_msg(timeout=max(0, min(1, until - time.perf_counter())))
            except queue.Empty:
                if not self.processes():
                    raise Stuck("the kernel has died") from None
                if time.perf_counter() >= until:
                    raise Stuck("no reply in time") from None
                continue
            if reply["parent_header"].get("msg_id") == request:
                break
        content = reply["content"]
        if content.get("status") != "ok":
            raise Failed("status %s: %s" % (content.get("status"), content.get("evalue", "")))
        return content

    def begin(self, code):
        """Starts a cell, and waits until it runs. Gives its request."""
        request = self.client.execute(code)
        self.await_iopub(request, lambda message: message["msg_type"] == "execute_input")
        return request

    def await_idle(self, request):
        self.await_iopub(request, lambda message: message["content"].get("execution_state") == "idle")

    def await_iopub(self, request, wanted):
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=CELL_LIMIT)
            except queue.Empty:
                raise Stuck("no message of a cell within %d s" % CELL_LIMIT) from None
            if message["parent_header"].get("msg_id") == request and wanted(message):
                return

    def number(self):
        self.count += 1
        return str(self.count)
