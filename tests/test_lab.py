"""`./heddle lab`, `install` and `uninstall` as a person starts them: real processes, the real JupyterLab, real kernels."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import psutil
import pytest
from conftest import HOME, Notebook
from jupyter_client import BlockingKernelClient, KernelManager
from jupyter_client.kernelspec import KernelSpecManager

LIMIT = 120  # seconds for one start

BUSY = 'System.out.println("going"); while (true) {}'


class Lab:
    """A running `./heddle lab`."""

    def __init__(self, process, address, said):
        self.process = process
        self.address = address
        self.said = said

    def request(self, path, method="GET", token=True, body=None):
        """The status code and the body of an answer of JupyterLab's server."""
        base, query = self.address.split("?")
        url = urllib.parse.urljoin(base, urllib.parse.quote(path)) + ("?" + query if token else "")
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, method=method, data=data)
        try:
            with urllib.request.urlopen(request, timeout=LIMIT) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8")


def heddle(*arguments, **environment):
    return subprocess.run([HOME / "heddle", *arguments], env={**os.environ, **environment}, cwd="/",
                          stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=LIMIT)


@contextlib.contextmanager
def running(*arguments, stdin=subprocess.DEVNULL, **environment):
    # In a session of its own, as in a terminal of its own. A test that runs in the background ignores Ctrl-C, and its
    # children would too.
    process = subprocess.Popen(
        [HOME / "heddle", "lab", "--no-browser", *arguments], env={**os.environ, **environment}, cwd="/",
        stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    timer = threading.Timer(LIMIT, process.kill)
    timer.start()
    try:
        said = ""
        for line in process.stdout:
            said += line
            if "Log: " in line:
                break
        timer.cancel()
        address = re.search(r"running at (http://\S+)", said)
        assert address, said
        yield Lab(process, address[1], said)
    finally:
        timer.cancel()
        process.terminate()
        try:
            process.wait(LIMIT)
        finally:
            process.kill()
            process.stdout.close()


@pytest.fixture(scope="module")
def lab():
    with running() as lab:
        yield lab


def assert_refused(answer, code, first, *others):
    assert answer.returncode == code, answer
    assert answer.stdout == ""
    lines = answer.stderr.splitlines()
    assert re.fullmatch(first, lines[0]), answer.stderr
    for line, expected in zip(lines[1:], others, strict=True):
        assert re.fullmatch(expected, line), answer.stderr


# --- the server ------------------------------------------------------------------------------------------------------


def test_address_lets_in_who_has_its_token(lab):
    status, body = lab.request("/api/status")

    assert status == 200
    assert json.loads(body)["kernels"] == 0


def test_without_the_token_nobody_gets_in(lab):
    status, _ = lab.request("/api/status", token=False)

    assert status == 403


def test_course_is_what_the_server_shows_and_the_kernel_is_there(lab):
    status, body = lab.request("/api/contents/00-start-here.ipynb")
    _, kernels = lab.request("/api/kernelspecs")

    assert status == 200
    assert json.loads(body)["type"] == "notebook"
    assert json.loads(kernels)["kernelspecs"]["heddle"]["spec"]["display_name"] == "Java (Heddle)"


def test_second_start_finds_all_up_to_date(lab):
    with running() as second:
        assert second.said.startswith("All is up to date: JupyterLab ")
        assert "Making" not in second.said
        assert "Installing" not in second.said
        assert second.address.split("?")[0] != lab.address.split("?")[0]


def test_chapter_is_opened():
    with running("00") as lab:
        status, _ = lab.request("")

        assert "/lab/tree/00-start-here.ipynb?token=" in lab.address
        assert status == 200


def test_own_notebook_is_opened_in_its_own_folder(tmp_path):
    own = tmp_path / "作业 1.ipynb"
    own.write_text((HOME / "notebooks/00-start-here.ipynb").read_text(encoding="utf-8"), encoding="utf-8")

    with running(str(own)) as lab:
        status, body = lab.request("/api/contents/作业 1.ipynb")

        assert "/lab/tree/%E4%BD%9C%E4%B8%9A%201.ipynb?token=" in lab.address
        assert status == 200
        assert json.loads(body)["name"] == "作业 1.ipynb"


# --- its end ---------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def busy_cell(lab, runtime):
    """A kernel of the server, in an endless loop."""
    status, body = lab.request("/api/kernels", method="POST", body={"name": "heddle"})
    assert status == 201, body
    client = BlockingKernelClient(connection_file=str(runtime / f"kernel-{json.loads(body)['id']}.json"))
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=LIMIT)
        client.execute(BUSY)
        while client.get_iopub_msg(timeout=LIMIT)["content"].get("text") != "going\n":
            pass
        yield
    finally:
        client.stop_channels()


@pytest.fixture
def terminal():
    keyboard, screen = os.openpty()
    yield screen
    os.close(screen)
    os.close(keyboard)


def test_ctrl_c_ends_jupyter_and_a_busy_kernel(terminal, tmp_path):
    with running(JUPYTER_RUNTIME_DIR=str(tmp_path), stdin=terminal) as lab, busy_cell(lab, tmp_path):
        left = processes_left_by(lab, lambda: os.killpg(lab.process.pid, signal.SIGINT))

    assert left == []
    assert lab.process.returncode == 128 + signal.SIGINT
    assert [file.name for file in tmp_path.glob("*-*")] == [], "JupyterLab has not cleaned up"


@pytest.mark.parametrize("number, end", [
    pytest.param(signal.SIGINT, os.killpg, id="SIGINT to all, and no terminal"),
    pytest.param(signal.SIGINT, os.kill, id="SIGINT"),
    pytest.param(signal.SIGTERM, os.kill, id="SIGTERM"),
    pytest.param(signal.SIGHUP, os.kill, id="SIGHUP, as of a terminal that is closed"),
])
def test_nothing_outlives_heddle_not_even_a_busy_kernel(number, end, tmp_path):
    with running(JUPYTER_RUNTIME_DIR=str(tmp_path)) as lab, busy_cell(lab, tmp_path):
        left = processes_left_by(lab, lambda: end(lab.process.pid, number))

    assert left == []
    assert lab.process.returncode == 128 + number


def processes_left_by(lab, end):
    processes = psutil.Process(lab.process.pid).children(recursive=True)
    names = [process.name() for process in processes]
    assert names.count("java") == 2 and len(names) >= 3, names
    end()
    lab.process.wait(LIMIT)
    assert lab.process.stdout.read() in ("", "JupyterLab has stopped.\n")
    limit = time.monotonic() + 20
    while (left := [str(process) for process in processes if is_running(process)]) and time.monotonic() < limit:
        time.sleep(0.05)
    return left


def is_running(process):
    """A zombie is not: in a container nobody may come to take it away."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


# --- what cannot be done ---------------------------------------------------------------------------------------------


def test_port_that_is_taken_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = heddle("lab", "--no-browser", "--port", str(port))

    assert_refused(answer, 3, rf"heddle: Port {port} cannot be used \(Address already in use\)\.",
                   r"  Next: choose another with --port, or leave it out: then a free one is found\.")


def test_number_that_is_no_port_is_bad_usage():
    answer = heddle("lab", "--no-browser", "--port", "99999")

    assert answer.returncode == 2
    assert answer.stderr.startswith("A port is a number from 1 to 65535, not 99999.\n")


def test_unknown_notebook_is_bad_usage_and_the_course_is_listed():
    answer = heddle("lab", "--no-browser", "98-nothing")

    assert answer.returncode == 2
    assert answer.stderr.startswith("There is no notebook '98-nothing'. The course has: 00-start-here.ipynb")


@pytest.mark.parametrize("variable", ["HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"])
def test_folder_that_cannot_be_written_is_named(variable, tmp_path):
    # Below a file nobody can make a folder, not even root.
    (tmp_path / "file").touch()
    folder = tmp_path / "file/folder"
    environment = {name: str(tmp_path) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR",
                                                    "JUPYTER_RUNTIME_DIR") if name != variable and variable != "HOME"}

    answer = heddle("lab", "--no-browser", **environment, **{variable: str(folder)})

    assert_refused(answer, 3, rf"heddle: Jupyter keeps its settings in {folder}\S*, which cannot be written\.",
                   r"  Next: make it writable, or set HOME \(or JUPYTER_CONFIG_DIR, .*\) to folders that are\.")


# --- the kernel alone ------------------------------------------------------------------------------------------------


@pytest.fixture
def prefix(tmp_path):
    folder = tmp_path / "my environment 中文"
    answer = heddle("install", "--prefix", str(folder))
    assert answer.returncode == 0, answer
    assert answer.stderr == "Preparing fast starts of the kernel …\n"
    yield folder


def installed_kernel(prefix):
    specs = KernelSpecManager(kernel_dirs=[str(prefix / "share/jupyter/kernels")], ensure_native_kernel=False)
    assert list(specs.find_kernel_specs()) == ["heddle"]
    return KernelManager(kernel_name="heddle", kernel_spec_manager=specs)


@contextlib.contextmanager
def started(manager, **environment):
    manager.start_kernel(env={**os.environ, **environment})
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=LIMIT)
        yield Notebook(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_installed_kernel_starts_where_the_locale_knows_ascii_only(prefix):
    with started(installed_kernel(prefix), LC_ALL="C") as notebook:
        assert notebook.run('System.out.print("线程"); 1 + 1').stream("stdout") == "线程"


def test_installed_kernel_runs_a_cell_and_uses_nothing_of_heddles_folder(prefix):
    with started(installed_kernel(prefix)) as notebook:
        cell = notebook.run("1 + 1")
        front = psutil.Process(notebook.manager.provisioner.pid)
        processes = [front, *front.children(recursive=True)]
        words = [word for process in processes for word in process.cmdline()]
        files = [file.path for process in processes for file in process.open_files()]

    assert cell.result == "2"
    assert len(processes) == 2
    assert [word for word in words if str(HOME) in word] == []
    assert [file for file in files if file.startswith(str(HOME))] == []
    assert [file for file in files if file.startswith(str(prefix)) and file.endswith(".jar")]


def test_kernel_json_names_nothing_of_heddles_folder(prefix):
    spec = (prefix / "share/jupyter/kernels/heddle/kernel.json").read_text(encoding="utf-8")

    assert str(HOME) not in spec
    assert str(prefix) in spec


def test_jupyter_finds_the_kernel_by_its_path(prefix, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", str(prefix / "share/jupyter"))

    spec = KernelSpecManager().get_kernel_spec("heddle")

    assert spec.resource_dir == str(prefix / "share/jupyter/kernels/heddle")


def test_second_install_has_nothing_to_do(prefix):
    answer = heddle("install", "--prefix", str(prefix))

    assert answer.returncode == 0
    assert answer.stdout.startswith("Up to date: the kernel 'Java (Heddle)' in ")


def test_uninstall_leaves_no_file(prefix):
    answer = heddle("uninstall", "--prefix", str(prefix))

    kernel = prefix / "share/jupyter/kernels/heddle"
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, f"Removed: the kernel in {kernel}.\n", "")
    assert [path for path in prefix.rglob("*") if not path.is_dir()] == []
    assert not kernel.exists()
