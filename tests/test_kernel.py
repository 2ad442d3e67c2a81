"""The kernel end to end: the installed kernelspec, real JVMs, Jupyter's own client."""

import json
import queue
import subprocess
import sys

import psutil
import pytest
import zmq

from conftest import interrupted


@pytest.fixture(autouse=True)
def no_history(monkeypatch):
    """The history of who runs the tests is theirs."""
    monkeypatch.setenv("HEDDLE_HISTORY", "off")


def jvms(notebook):
    front = psutil.Process(notebook.manager.provisioner.pid)
    return [front, *front.children(recursive=True)]


def test_kernel_info_names_java(notebook):
    info = notebook.reply_to(notebook.client.kernel_info())

    assert info["status"] == "ok"
    assert info["implementation"] == "heddle"
    assert info["protocol_version"] == "5.5"
    assert info["language_info"]["name"] == "java"
    assert info["language_info"]["file_extension"] == ".java"
    assert int(info["language_info"]["version"].split(".")[0].split("+")[0]) >= 25


def test_value_of_the_last_expression_is_the_result(notebook):
    cell = notebook.run("1 + 1")

    assert cell.result == "2"
    assert cell.reply["status"] == "ok"
    assert cell.reply["execution_count"] == 1
    kinds = [m["msg_type"] for m in cell.messages]
    assert kinds == ["status", "execute_input", "execute_result", "status"]


def test_print_arrives_before_the_cell_ends_and_in_order(notebook):
    cell = notebook.run('for (int i = 0; i < 3; i++) { System.out.println("out " + i); System.err.println("err " + i); }')

    told = [(c["name"], c["text"]) for c in cell.of("stream")]
    assert "".join(text for _, text in told) == "out 0\nerr 0\nout 1\nerr 1\nout 2\nerr 2\n"
    assert cell.stream("stderr") == "err 0\nerr 1\nerr 2\n"


def test_chinese_and_emoji_survive_both_ways(notebook):
    cell = notebook.run('String 名字 = "世界 😀";\nSystem.out.println(名字);\n名字')

    assert cell.stream("stdout") == "世界 😀\n"
    assert cell.result == "世界 😀"


def test_cells_run_in_a_jvm_of_their_own(notebook):
    cell = notebook.run("ProcessHandle.current().pid()")
    front, *others = jvms(notebook)

    assert int(cell.result) != front.pid
    assert int(cell.result) in [p.pid for p in others]


def test_cells_see_nothing_of_what_the_kernel_is_made_of(notebook):
    cell = notebook.run("org.zeromq.ZMQ.class")

    assert cell.error["ename"] == "CompileError"
    assert "package org.zeromq does not exist" in cell.error["evalue"]


def test_compile_error_names_line_and_reason_with_a_caret(notebook):
    cell = notebook.run('int a = 1;\nint b = "x" + a;')

    assert cell.error["ename"] == "CompileError"
    assert cell.error["evalue"] == "line 2: incompatible types: String cannot be converted to int"
    shown = "\n".join(cell.error["traceback"])
    assert '   2 | int b = "x" + a;' in shown
    assert "^^^^^^^" in shown
    assert cell.reply["status"] == "error"
    assert notebook.run("a").error["ename"] == "CompileError", "nothing of the cell has run"


def test_stack_trace_names_cells_and_their_lines(notebook):
    notebook.run("int half(int n) {\n    return 10 / n;\n}")
    cell = notebook.run("\n\nhalf(0);")

    shown = "\n".join(cell.error["traceback"])
    assert "half(Cell[1]:2)" in shown
    assert shown.endswith("at Cell[2]:3")


def test_exception_keeps_its_name_its_message_and_its_cause(notebook):
    cell = notebook.run('throw new IllegalStateException("outer", new RuntimeException("inner"));')

    assert cell.error["ename"] == "java.lang.IllegalStateException"
    assert cell.error["evalue"] == "outer"
    shown = "\n".join(cell.error["traceback"])
    assert "java.lang.RuntimeException" in shown and "inner" in shown
    assert "dev.heddle" not in shown


def test_method_may_use_one_that_is_declared_later(notebook):
    declared = notebook.run("int twice(int n) { return once(n) + once(n); }")
    early = notebook.run("twice(2)")
    notebook.run("int once(int n) { return n; }")

    note = "method twice is declared, but cannot be used until this is: method once(int)\n"
    assert declared.stream("stderr") == note
    assert early.error["ename"] == "NotDeclared"
    assert early.error["evalue"] == "method twice cannot run yet: method once(int) is not declared"
    assert notebook.run("twice(2)").result == "4"


def test_silent_cell_says_nothing_and_is_not_counted(notebook):
    quiet = notebook.run("1 + 1", silent=True)

    assert [m["msg_type"] for m in quiet.messages] == ["status", "status"]
    assert notebook.run("1").reply["execution_count"] == 1


def test_thread_prints_under_the_cell_that_started_it(notebook):
    first = notebook.run(
        "var gate = new java.util.concurrent.CountDownLatch(1);\n"
        'var late = Thread.ofPlatform().start(() -> { try { gate.await(); } catch (InterruptedException e) { }\n'
        '    System.out.println("late"); });'
    )
    second = notebook.run("gate.countDown(); late.join(); Thread.sleep(100);")

    owner = first.messages[0]["parent_header"]["msg_id"]
    assert second.stream("stdout") == ""
    strays = [m for m in notebook.strays if m["msg_type"] == "stream"]
    assert [(m["parent_header"]["msg_id"], m["content"]["text"]) for m in strays] == [(owner, "late\n")]


def test_hundred_thousand_lines_arrive_whole_and_in_order(notebook):
    cell = notebook.run("for (int i = 0; i < 100_000; i++) System.out.println(i);", timeout=60)

    assert cell.stream("stdout") == "".join(f"{i}\n" for i in range(100_000))
    assert len(cell.of("stream")) < 500


def test_exit_in_a_cell_does_not_end_the_kernel(notebook):
    notebook.run("int n = 1;")
    cell = notebook.run("System.exit(3);")
    after = notebook.run("40 + 2")

    assert cell.error["ename"] == "JvmEnded"
    assert cell.error["evalue"].endswith("ended with exit code 3, by a call of System.exit at Cell[2]:1")
    assert after.result == "42"


def test_unknown_request_is_answered_and_ends_in_idle(notebook):
    message = notebook.client.session.msg("no_such_request", {})
    notebook.client.shell_channel.send(message)
    reply = notebook.reply_to(message["header"]["msg_id"])

    assert reply["status"] == "error"
    assert reply["ename"] == "NotSupported"
    assert reply["evalue"] == "no no_such_request is answered here"
    assert notebook.run("1 + 1").result == "2"


@pytest.mark.parametrize("frames", [
    [b"<IDS|MSG>", b"wrong signature", b"{}", b"{}", b"{}", b"{}"],
    [b"nothing"],
    [b"<IDS|MSG>"],
], ids=["wrong signature", "no delimiter", "no parts"])
def test_garbage_on_the_shell_socket_is_survived(notebook, frames):
    socket = zmq.Context.instance().socket(zmq.DEALER)
    info = notebook.manager.get_connection_info()
    socket.connect(f"tcp://{info['ip']}:{info['shell_port']}")
    socket.send_multipart(frames)

    assert notebook.run("1 + 1").result == "2"
    socket.close()


def test_shutdown_ends_both_jvms(notebook):
    notebook.run("1 + 1")
    processes = jvms(notebook)
    assert len(processes) >= 2

    notebook.client.shutdown()
    reply = notebook.client.get_control_msg(timeout=30)
    _, alive = psutil.wait_procs(processes, timeout=10)

    assert reply["content"] == {"status": "ok", "restart": False}
    assert [p for p in alive if p.status() != psutil.STATUS_ZOMBIE] == []


def test_worker_ends_when_the_front_is_killed(notebook):
    notebook.run("Thread.ofPlatform().start(() -> { while (true) { } });")
    front, *others = jvms(notebook)
    front.kill()

    _, alive = psutil.wait_procs(others, timeout=10)
    assert others and alive == []


def test_both_jvms_end_when_their_starter_is_killed(tmp_path):
    script = """if True:
        from jupyter_client.manager import start_new_kernel
        manager, client = start_new_kernel(kernel_name='heddle', startup_timeout=60)
        client.execute('while (true) { }')
        print(manager.provisioner.pid, flush=True)
        input()
    """
    starter = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               start_new_session=True)
    front = psutil.Process(int(starter.stdout.readline()))
    family = [front, *front.children(recursive=True)]
    assert len(family) >= 2
    starter.kill()
    starter.wait()

    _, alive = psutil.wait_procs(family, timeout=20)
    assert [p for p in alive if p.status() != psutil.STATUS_ZOMBIE] == []


def test_taken_port_is_said_in_one_line(notebook, tmp_path):
    info = notebook.manager.get_connection_info()
    spec = notebook.manager.kernel_spec
    file = tmp_path / "connection.json"
    file.write_text(json.dumps({**info, "key": info["key"].decode()}))
    ended = subprocess.run([arg.replace("{connection_file}", str(file)) for arg in spec.argv], capture_output=True,
                           text=True, timeout=30)

    assert ended.returncode == 3
    assert ended.stderr.startswith("heddle kernel: cannot listen on tcp://127.0.0.1:")
    assert len(ended.stderr.splitlines()) == 1


def test_cells_queued_behind_a_failing_one_are_aborted(notebook):
    failing = notebook.client.execute("Thread.sleep(500); throw new IllegalStateException();")
    queued = [notebook.client.execute("1 + 1") for _ in range(3)]

    assert notebook.reply_to(failing)["status"] == "error"
    for each in queued:
        assert notebook.reply_to(each) == {"status": "aborted", "execution_count": 1}
    assert notebook.run("1 + 1").result == "2"


def test_names_are_completed_and_explained_while_a_cell_runs(notebook):
    notebook.run("/// Adds one.\nint successor(int number) { return number + 1; }")
    cell = notebook.client.execute("Thread.sleep(5000);")
    completion = notebook.reply_to(notebook.client.complete("succ"))
    meaning = notebook.reply_to(notebook.client.inspect("successor(1)", 3))
    java = notebook.reply_to(notebook.client.inspect("String.join", 11))

    with pytest.raises(queue.Empty):
        notebook.client.get_shell_msg(timeout=0.1)
    assert completion["matches"] == ["successor("]
    assert completion["metadata"]["_jupyter_types_experimental"][0]["type"] == "function"
    assert meaning["data"]["text/plain"] == "int successor(int number)\n\nAdds one."
    assert "String join(CharSequence delimiter, CharSequence... elements)" in java["data"]["text/plain"]
    assert notebook.reply_to(cell)["status"] == "ok"


HOLD = """Object lock = new Object();
var held = new CountDownLatch(1);
Thread.ofPlatform().daemon().name("holder").start(() -> { synchronized (lock) { held.countDown();
    while (true) try { Thread.sleep(100_000); } catch (InterruptedException e) { } } });
held.await();
System.out.println("on");
synchronized (lock) { }""".replace("CountDownLatch", "java.util.concurrent.CountDownLatch")


@pytest.mark.parametrize("code, place", [
    ('System.out.println("on");\nThread.sleep(60_000);', "Cell[2]:2"),
    ('System.out.println("on");\nwhile (true) { }', "Cell[2]:2"),
    ('System.out.println("on");\nwhile (true) try { Thread.sleep(10); } catch (Throwable t) { }', "Cell[2]:2"),
    ('while (true)\n    System.out.println("on");', "Cell[2]:2"),
    ('System.out.println("on");\nnew java.net.ServerSocket(0).accept();', "Cell[2]:2"),
    ('var pool = java.util.concurrent.Executors.newFixedThreadPool(2);\nvar never = pool.submit(() -> {\n'
     'System.out.println("on"); Thread.sleep(60_000); return 1; });\nnever.get();', "Cell[2]:4"),
    (HOLD, "Cell[2]:7"),
], ids=["sleeping", "busy", "catching everything", "printing", "accepting", "waiting for a pool", "locked out"])
def test_interrupted_cell_ends_and_all_values_are_kept(notebook, code, place):
    notebook.run("int before = 7;")

    cell = interrupted(notebook, code)

    assert cell.error["ename"] == "Interrupted"
    assert cell.error["evalue"].startswith(f"at {place}")
    assert cell.reply["status"] == "error"
    assert notebook.run("before").result == "7"


def test_cell_that_waits_for_a_lock_is_left_behind_and_told_who_has_it(notebook):
    cell = interrupted(notebook, HOLD)

    assert cell.error["evalue"] == (
        "at Cell[1]:7. The cell's thread could not be stopped: it waits for the lock java.lang.Object, "
        'held by "holder" at Cell[1]:4. It was left behind; all values are kept.')


def test_cell_that_handles_its_interrupt_ends_well(notebook):
    cell = interrupted(notebook, 'System.out.println("on");\ntry { Thread.sleep(60_000); }\n'
                                 'catch (InterruptedException e) { System.out.println("cleaned up"); }\n1 + 1')

    assert cell.error is None
    assert cell.stream("stdout") == "on\ncleaned up\n"
    assert cell.result == "2"


def test_interrupt_between_cells_harms_no_cell(notebook):
    notebook.run("int before = 7;")

    request = notebook.client.session.msg("interrupt_request", {})
    notebook.client.control_channel.send(request)
    notebook.client.get_control_msg(timeout=30)  # a request that is still on its way may meet the next cell

    assert notebook.run("Thread.sleep(50); before").result == "7"


def test_jvm_that_does_not_answer_is_ended_by_the_second_interrupt(notebook):
    notebook.run("int before = 7;")
    worker = jvms(notebook)[1]
    request = notebook.client.execute('System.out.println("on"); while (true) { }')
    while notebook.client.get_iopub_msg(timeout=30)["msg_type"] != "stream":
        pass
    worker.suspend()
    notebook.manager.interrupt_kernel()
    notebook.manager.interrupt_kernel()

    reply = notebook.reply_to(request)

    assert reply["ename"] == "JvmEnded"
    assert reply["evalue"].endswith("ended by signal 9, because it did not react to two interrupts")
    assert notebook.run("40 + 2").result == "42"


def test_threads_of_a_cell_are_no_daemons_as_in_plain_java(notebook):
    assert notebook.run("new Thread(() -> { }).isDaemon()").result == "false"
