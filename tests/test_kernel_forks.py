"""Cells in child JVMs, and what cells leave behind: `%%fork`, `%wait`, `%procs`, `%kill`, `%reap`."""

import re

import psutil
import pytest
from conftest import begin, end

LIMIT = 120
SLEEPER = 'new Thread(() -> { try { Thread.sleep(600_000); } catch (InterruptedException e) { } }, "sleeper").start();'


def plain(text):
    """Without colours, and without the numbers of processes."""
    return re.sub(r"\bpid \d+", "pid N", re.sub(r"(\S+) \d+ │", r"\1 │", re.sub("\x1b\\[[0-9;]*m", "", text)))


def trace(cell):
    return plain("\n".join(cell.error["traceback"]))


def gone(pid, seconds=10):
    try:
        psutil.Process(pid).wait(seconds)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


def test_child_has_the_notebook_and_memory_of_its_own(notebook):
    notebook.run("int base = 40; int twice(int n) { return 2 * n; } int[] all = {1, 2};")

    cell = notebook.run("%%fork\nbase++;\nall[0] = 9;\nSystem.out.println(all[0]);\ntwice(base)", timeout=LIMIT)

    assert cell.error is None
    assert plain(cell.stream("stdout")) == "fork │ 9\n"
    assert "\x1b[38;5;" in cell.stream("stdout")
    assert cell.result == "82"
    assert notebook.run("base + all[0]").result == "41"


def test_values_come_back_into_variables_of_their_type(notebook):
    notebook.run("%%fork --into one\nList.of(1, 2)", timeout=LIMIT)
    notebook.run("%%fork -n 3 --name w --into many\nforkNumber() * 10 + forkCount()", timeout=LIMIT)
    notebook.run("%%fork --no-wait --into later\n6L * 7", timeout=LIMIT)

    assert notebook.run("one.get(1) + many.get(2) + later.get()", timeout=LIMIT).result == "67"
    assert notebook.run("%whos").stream("stdout").splitlines()[2].split()[:2] == ["one", "List<Integer>"]


def test_exception_of_a_child_has_the_lines_of_the_cell(notebook):
    cell = notebook.run("%%fork\nint z = 0;\nint n = 5 / z;", timeout=LIMIT)
    several = notebook.run('%%fork -n 3\nif (forkNumber() > 0) throw new IllegalStateException("no " + forkNumber());',
                           timeout=LIMIT)

    assert cell.error["ename"] == "ChildFailed"
    assert trace(cell) == ("ChildFailed: child 'fork' (pid N) threw an exception\n"
                           "Caused by: java.lang.ArithmeticException: / by zero\n    at Cell[1]:3")
    assert several.error["evalue"] == "2 of 3 children failed"
    assert "IllegalStateException: no 1\n        at Cell[2]:2" in trace(several)


@pytest.mark.parametrize("code, told", [
    ("System.exit(3);", "ended before its last line: exit code 3"),
    ("Runtime.getRuntime().halt(7);", "ended before its last line: exit code 7"),
    ('new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start(); Thread.sleep(60_000);',
     "ended before its last line: exit code 137: it was killed (SIGKILL)"),
    ("new Thread()", "cannot hand its value back: an object of type Thread cannot be copied to another process; "
                     "start the thread in the child"),
])
def test_child_that_goes_wrong_is_told(notebook, code, told):
    cell = notebook.run("%%fork\n" + code, timeout=LIMIT)

    assert plain(cell.error["evalue"]) == "child 'fork' (pid N) " + told
    assert notebook.run("1 + 1").result == "2"


def test_standard_input_of_a_child_is_refused_in_words(notebook):
    cell = notebook.run("%%fork\nnew Scanner(System.in).nextLine()", timeout=LIMIT)

    assert "a forked child has no standard input: read the line in a cell of its own" in trace(cell)


def test_variable_that_cannot_be_copied_is_named(notebook):
    notebook.run("var lock = new ReentrantLock(); int n = 5;")

    unused = notebook.run("%%fork\nif (n > 7) lock.lock();\nn", timeout=LIMIT)
    used = notebook.run("%%fork\nlock.lock();", timeout=LIMIT)

    reason = "variable 'lock' of type ReentrantLock cannot be copied to another process; use SharedLock"
    assert unused.result == "5"
    assert unused.stream("stderr") == f"Not in the child: {reason}. To read it there fails.\n"
    assert trace(used).endswith(f"IllegalStateException: {reason}\n    at Cell[3]:2")


def test_code_that_does_not_compile_starts_nothing(notebook):
    cell = notebook.run("%%fork\nint a = 1;\nnope(a);", timeout=LIMIT)

    assert cell.error["ename"] == "CompileError"
    assert cell.error["evalue"].startswith("line 3: cannot find symbol")


def test_deadline_explains_what_the_threads_did(notebook):
    cell = notebook.run("""%%fork --timeout 3s
Object a = new Object(), b = new Object();
CountDownLatch both = new CountDownLatch(2);
void take(Object first, Object second) {
    synchronized (first) {
        both.countDown();
        try { both.await(); } catch (InterruptedException e) { }
        synchronized (second) { }
    }
}
Thread.ofPlatform().name("one").start(() -> take(a, b));
Thread.ofPlatform().name("two").start(() -> take(b, a));
""", timeout=LIMIT)

    told = re.sub("@[0-9a-f]+", "@", plain(cell.stream("stderr")))
    assert told == """After 3 s child 'fork' (pid N) was still running. Its threads then:
  "one" waits for the lock Object@, which "two" holds, at Cell[1]:8.
  "two" waits for the lock Object@, which "one" holds, at Cell[1]:8.
  Deadlock: "one" and "two" wait for each other, and none of them goes on.
"""
    assert plain(cell.error["evalue"]) == "child 'fork' (pid N) was cut off: it had not ended after 3 s"


def test_interrupt_ends_the_children_and_what_they_have_started(notebook):
    request, messages = begin(notebook, """%%fork
Process sleep = new ProcessBuilder("sleep", "600").start();
System.out.println("on " + sleep.pid());
Thread.sleep(600_000);""", "on ", timeout=LIMIT)
    sleep = int(messages[-1]["content"]["text"].split("on ")[1])

    notebook.manager.interrupt_kernel()
    cell = end(notebook, request, messages)

    assert cell.error["ename"] == "Interrupted"
    assert plain(cell.stream("stderr")) == "Ended with the cell: child 'fork' (pid N).\n"
    assert gone(sleep)


def test_child_that_forks_on_without_end_is_refused(notebook):
    notebook.run("import dev.heddle.processes.*;\n"
                 "int bomb() throws Exception { return Child.of().start(() -> bomb()).get(); }")

    cell = notebook.run("%%fork\nbomb()", timeout=LIMIT)

    assert "this JVM is a child that may not start children of its own: a fork bomb would look like this" in trace(cell)


def test_output_without_a_line_end_does_not_fill_the_memory(notebook):
    cell = notebook.run("""%%fork
byte[] some = new byte[1 << 20];
Arrays.fill(some, (byte) 'x');
for (int i = 0; i < 200; i++) System.out.write(some);
System.out.println("end");""", timeout=LIMIT)

    assert cell.error is None
    assert len(cell.stream("stdout")) < 11_000_000
    assert cell.stream("stderr").endswith(" end\n")


def test_children_are_collected_listed_and_ended(notebook):
    started = notebook.run('%%fork --no-wait --name quick\nSystem.out.println("done");\n7', timeout=LIMIT)
    collected = notebook.run("%wait quick", timeout=LIMIT)
    notebook.run('%%fork --no-wait --name slow\nnew ProcessBuilder("sleep", "600").start().waitFor();', timeout=LIMIT)
    waited = notebook.run("%wait --timeout 200ms")
    listed = notebook.run("%procs").of("display_data")[0]["data"]
    killed = notebook.run("%kill slow")
    failed = notebook.run("%wait")

    assert plain(started.stream("stdout")).startswith(
        "Started: child 'quick' (pid N). %wait collects, %procs shows, %kill ends.\n")
    assert re.fullmatch(r"child 'quick' \(pid N\) ended after [\d.]+ m?s: exit code 0, value 7\n",
                        plain(collected.stream("stdout")))
    assert plain(waited.stream("stderr")) == "Still running: child 'slow' (pid N).\n"
    assert re.search(r"\d+ +slow .*Cell\[3\]", listed["text/plain"])
    assert "<td" in listed["text/html"]
    assert plain(killed.stream("stdout")) == (
        "slow (pid N) has ended, exit code 143: it was terminated (SIGTERM).\n")
    assert failed.error["ename"] == "ChildFailed"
    assert notebook.run("%kill slow").error["ename"] == "MagicError"


def test_processes_of_others_cannot_be_ended(notebook):
    cell = notebook.run("%kill 1")

    assert cell.error["evalue"] == "No process of this notebook has the number or name '1'; nothing was ended."


def test_cell_that_leaves_threads_and_processes_behind_is_told(notebook):
    thread = notebook.run(SLEEPER)
    process = notebook.run('new ProcessBuilder("sleep", "600").start().pid()')
    pool = notebook.run("var pool = Executors.newFixedThreadPool(3);\npool.submit(() -> 1).get()")
    again = notebook.run("pool.submit(() -> 1).get()")
    listed = notebook.run("%reap").of("display_data")[0]["data"]["text/plain"]

    pid = process.result
    assert thread.stream("stderr") == (
        'This cell leaves behind: thread "sleeper" (waiting for a while). %reap shows and ends it.\n')
    assert process.stream("stderr") == f"This cell leaves behind: process {pid} (sleep). %reap shows and ends it.\n"
    assert 'thread "pool-1-thread-1"' in pool.stream("stderr")
    assert again.stream("stderr") == ""
    assert re.search(r"Cell\[1\] +thread +sleeper .* Cell\[1\]:1", listed)
    assert re.search(r"Cell\[2\] +process +sleep +" + pid, listed)


def test_leftovers_of_one_cell_and_of_all_are_ended(notebook):
    notebook.run(SLEEPER)
    pid = int(notebook.run('new ProcessBuilder("sleep", "600").start().pid()').result)
    notebook.run("var pool = Executors.newFixedThreadPool(1);\npool.submit(() -> 1).get()")

    one = notebook.run("%reap 1 --end")
    rest = notebook.run("%reap --end")

    assert one.stream("stdout") == "thread sleeper has ended.\n"
    assert rest.stream("stdout") == f"thread pool-1-thread-1 has ended.\nprocess {pid} has ended.\n"
    assert gone(pid)
    assert notebook.run("%reap").stream("stdout") == "No cell has left anything behind.\n"
    assert notebook.run("pool.isTerminated()").result == "true"


def test_line_of_leftovers_can_be_switched_off(notebook):
    notebook.run("%reap --tell off")

    assert notebook.run(SLEEPER).stream("stderr") == ""


def test_children_end_with_the_notebook(notebook):
    notebook.run('%%fork --no-wait --name w --into pid\nProcessHandle.current().pid()', timeout=LIMIT)
    slow = notebook.run('%%fork --no-wait --name slow\nThread.sleep(600_000);', timeout=LIMIT)
    pid = int(re.search(r"pid (\d+)", slow.stream("stdout")).group(1))

    notebook.manager.shutdown_kernel(now=True)

    assert gone(pid)
