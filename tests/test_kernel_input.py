"""Cells that read: through Jupyter's client, in a terminal, where nobody may be asked, and under every locale."""

import os
import sys

import nbformat
import pexpect
import pytest
from conftest import Cell, Notebook
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


class Typist:
    """Runs a cell, and types these lines where it asks for some."""

    def __init__(self, notebook, code, lines):
        self.questions = []
        client = notebook.client
        request = client.execute(code, allow_stdin=True)
        for line in lines:
            question = client.get_stdin_msg(timeout=30)
            assert question["parent_header"]["msg_id"] == request
            self.questions.append(question["content"])
            client.input(line)
        messages = []
        while not messages or messages[-1]["content"].get("execution_state") != "idle":
            message = client.get_iopub_msg(timeout=30)
            if message["parent_header"].get("msg_id") == request:
                messages.append(message)
        self.cell = Cell(notebook.reply_to(request), messages)


@pytest.mark.parametrize("code, lines, result", [
    ('IO.readln("a? ") + "|" + IO.readln("b? ")', ["线程 😀", ""], "线程 😀|"),
    ("var in = new Scanner(System.in); in.nextInt() + in.nextInt()", ["20", "22"], "42"),
    ("new Scanner(System.in).nextLine() + new Scanner(System.in).nextLine()", ["one ", "two"], "one two"),
    ("new BufferedReader(new InputStreamReader(System.in)).readLine()", ["x\ty"], "x\ty"),
    ("System.in.read()", ["\n"], "10"),
    ("System.in.read()", ["\4"], "-1"),
], ids=["IO", "Scanner", "two Scanners", "BufferedReader", "lone line end", "end of input"])
def test_cell_reads_what_is_typed(notebook, code, lines, result):
    notebook.run("import java.io.*;")

    typed = Typist(notebook, code, lines)

    assert typed.cell.result == result


def test_prompt_is_seen_once_and_while_other_threads_print(notebook):
    typed = Typist(notebook, """
        var done = new CountDownLatch(1);
        var chatter = Thread.ofPlatform().start(() -> {
            while (done.getCount() > 0) { System.out.println("tick"); Thread.onSpinWait(); }
        });
        String name = IO.readln("Who? ");
        done.countDown();
        chatter.join();
        name""", ["Ada"])

    seen = typed.cell.stream("stdout") + "".join(question["prompt"] for question in typed.questions)
    assert typed.cell.result == "Ada"
    assert seen.count("Who? ") == 1
    assert not typed.questions[0]["password"]


def test_readers_at_once_get_a_whole_line_each(notebook):
    typed = Typist(notebook, """
        var lines = new ConcurrentSkipListSet<String>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) pool.submit(() -> lines.add(IO.readln()));
        }
        lines""", ["first line", "second line", "third line"])

    assert typed.cell.result == "[first line, second line, third line]"


def test_password_is_asked_for_as_one(notebook):
    typed = Typist(notebook, 'dev.heddle.worker.display.Input.password("Password: ")', ["secret"])

    assert typed.questions == [{"prompt": "Password: ", "password": True}]
    assert typed.cell.result == "secret"


def test_cell_that_reads_is_interrupted_and_a_late_line_is_not_for_the_next(notebook):
    request = notebook.client.execute("while (true) try { new Scanner(System.in).nextLine(); } catch (Exception e) { }",
                                      allow_stdin=True)
    notebook.client.get_stdin_msg(timeout=30)
    notebook.manager.interrupt_kernel()
    reply = notebook.reply_to(request)
    notebook.client.input("late")
    after = Typist(notebook, "IO.readln()", ["in time"])

    assert reply["ename"] == "Interrupted"
    assert after.cell.result == "in time"


def test_kernel_that_waits_for_input_is_restarted(notebook):
    notebook.client.execute("IO.readln()", allow_stdin=True)
    notebook.client.get_stdin_msg(timeout=30)

    notebook.manager.restart_kernel()
    notebook.client.wait_for_ready(timeout=60)

    assert notebook.run("1 + 1").result == "2"


def test_nbclient_which_allows_no_input_shows_why():
    cell = nbformat.v4.new_code_cell("new Scanner(System.in).nextLine()")
    client = NotebookClient(nbformat.v4.new_notebook(cells=[cell]), kernel_name="heddle", timeout=60)

    with pytest.raises(CellExecutionError, match="This cell reads input, but who runs it allows none"):
        client.execute()


def test_terminal_asks_and_answers():
    console = pexpect.spawn(sys.executable, ["-m", "jupyter_console", "--kernel", "heddle", "--simple-prompt"],
                            env={**os.environ, "TERM": "dumb"}, encoding="utf-8", timeout=60, dimensions=(30, 120))
    # What is asked is put together by the cell, so that it is not found in the echo of the cell.
    console.expect_exact("In [1]:")
    console.sendline('String name = IO.readln("Na" + "me? ");')
    console.expect_exact("Name? ")
    console.sendline("Ada 线程")
    console.expect_exact("In [2]:")
    console.sendline('"Hello, " + name.toUpperCase()')
    console.expect_exact("Hello, ADA 线程")
    console.expect_exact("In [3]:")
    console.sendline('IO.readln("Mo" + "re? ")')
    console.expect_exact("More? ")
    console.sendintr()
    console.expect_exact("Interrupted")
    console.expect_exact("In [4]:")
    console.sendline("40 + 2")
    console.expect_exact("Out[4]: 42")
    console.sendline("System.out.print(4); System.err.print(2);")
    console.expect("42|4\r?\n2")
    console.sendeof()
    console.sendline("y")
    console.expect(pexpect.EOF)
    console.close()

    assert console.exitstatus == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_chinese_is_typed_printed_and_names_files_in_every_locale(locale, tmp_path, monkeypatch):
    monkeypatch.delenv("LC_CTYPE", raising=False)
    monkeypatch.setenv("LANG", locale)
    monkeypatch.setenv("LC_ALL", locale)
    folder = tmp_path / "线程"
    folder.mkdir()
    manager, client = start_new_kernel(kernel_name="heddle", startup_timeout=60, cwd=str(folder))
    try:
        typed = Typist(Notebook(manager, client), """
            import java.nio.file.*;
            String text = IO.readln();
            Files.writeString(Path.of("进程.txt"), text);
            System.out.print(text + " in " + Path.of("").toAbsolutePath().getFileName());
            new String(new ProcessBuilder("printf", "线程").start().getInputStream().readAllBytes())""", ["名字"])
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)

    assert typed.cell.result == "线程"
    assert typed.cell.stream("stdout") == "名字 in 线程"
    assert (folder / "进程.txt").read_text(encoding="utf-8") == "名字"
