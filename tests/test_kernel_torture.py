"""What hurts a kernel: floods, full memory, death of any part, and code that does not want to end."""

import time

import psutil
import pytest

from conftest import begin, end, interrupted


def worker(notebook):
    return psutil.Process(int(notebook.run("ProcessHandle.current().pid()").result))


def test_busy_cell_uses_no_cpu_once_it_is_interrupted(notebook):
    jvm = worker(notebook)

    cell = interrupted(notebook, 'System.out.println("on");\nwhile (true) { }')
    before = jvm.cpu_times()
    time.sleep(1)
    after = jvm.cpu_times()

    assert cell.error["ename"] == "Interrupted"
    assert "left behind" not in cell.error["evalue"]
    assert after.user + after.system - before.user - before.system < 0.5


def test_cell_with_busy_threads_of_its_own_ends_when_it_is_interrupted(notebook):
    cell = interrupted(notebook, """
        var all = new ArrayList<Thread>();
        for (int i = 0; i < 10; i++) all.add(Thread.ofPlatform().daemon().start(() -> { while (true) Thread.onSpinWait(); }));
        System.out.println("on");
        for (var each : all) each.join();""")

    assert cell.error["evalue"] == "at Cell[1]:5"
    assert notebook.run("all.size()").result == "10"


def test_cell_that_prints_without_end_is_bounded_and_ends_when_it_is_interrupted(notebook):
    request, messages = begin(notebook, 'while (true) System.out.println("x".repeat(1000));', "is not shown", timeout=120)

    notebook.manager.interrupt_kernel()
    cell = end(notebook, request, messages, timeout=120)

    assert cell.error["ename"] == "Interrupted"
    assert 10_000_000 <= len(cell.stream("stdout")) < 10_100_000
    assert "lines were not shown. They ended with:" in cell.stream("stderr")
    assert notebook.run("1 + 1").result == "2"


def test_bash_that_prints_without_end_is_bounded_and_ends_when_it_is_interrupted(notebook):
    request, messages = begin(notebook, "%%bash\nyes 0123456789", "is not shown", timeout=120)

    notebook.manager.interrupt_kernel()
    cell = end(notebook, request, messages, timeout=120)

    assert cell.error["evalue"] == "The cell was interrupted."
    assert 10_000_000 <= len(cell.stream("stdout")) < 10_100_000
    assert "lines were not shown. They ended with:]\n" in cell.stream("stderr")


def test_cell_that_shows_without_end_is_bounded(notebook):
    cell = notebook.run('for (int i = 0; i < 10_050; i++) display(i);', timeout=120)

    assert len(cell.of("display_data")) == 10_000
    assert "[50 displays were not shown" in cell.stream("stderr")


def test_virtual_threads_that_hold_all_carriers_stop_nobody_else_from_printing(notebook):
    cell = notebook.run("""
        for (int i = 0; i < 4; i++) {
            int n = i;
            Thread.startVirtualThread(() -> { while (true) System.out.println("printer " + n); });
        }
        Thread.sleep(200);
        int carriers = Runtime.getRuntime().availableProcessors();
        var busy = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) Thread.startVirtualThread(() -> { busy.countDown(); while (true) Thread.onSpinWait(); });
        busy.await();
        System.out.println("still here");""", timeout=60)

    assert "still here\n" in cell.stream("stdout")
    assert notebook.run('System.out.println("and here"); 1 + 1', timeout=60).result == "2"


def test_output_of_pools_and_streams_comes_under_the_cell_that_uses_them(notebook):
    notebook.run("var pool = Executors.newFixedThreadPool(2);")

    first = notebook.run('pool.submit(() -> System.out.println("one")).get();')
    second = notebook.run('IntStream.range(0, 100).parallel().forEach(i -> System.out.println("s" + i));')
    third = notebook.run('try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) '
                         '{ virtual.submit(() -> System.out.println("three")).get(); }')

    assert first.stream("stdout") == "one\n"
    assert sorted(second.stream("stdout").split()) == sorted(f"s{i}" for i in range(100))
    assert third.stream("stdout") == "three\n"


def test_exception_of_a_background_thread_is_shown_under_its_cell_with_its_name(notebook):
    cell = notebook.run("""Thread t = Thread.ofPlatform().name("weaver").start(() -> {
    throw new IllegalStateException("broken", new RuntimeException("because"));
});
t.join();""")

    assert cell.reply["status"] == "ok"
    text = cell.stream("stderr")
    assert text.startswith('Exception in thread "weaver" ')
    assert "IllegalStateException" in text and "broken" in text and "because" in text
    assert "Cell[1]:2" in text
    assert "heddle" not in text.lower()


def test_full_memory_is_told_and_can_be_emptied(notebook):
    notebook.run("%jvm -Xmx64m")
    notebook.run("List<Object> all = new ArrayList<>();")

    full = notebook.run("while (true) all.add(new long[1000]);", timeout=120)
    emptied = notebook.run("all.clear();", timeout=120)

    assert full.error["ename"].endswith("OutOfMemoryError")
    assert emptied.reply["status"] == "ok"
    assert notebook.run("all.size()").result == "0"


def test_overflowing_stack_is_folded(notebook):
    cell = notebook.run("int down(int n) { return down(n + 1) + 1; }\ndown(0)")

    assert cell.error["ename"].endswith("StackOverflowError")
    assert len(cell.error["traceback"]) < 20
    assert notebook.run("1 + 1").result == "2"


def test_exit_names_its_line_and_declarations_are_made_again(notebook):
    notebook.run("record Point(int x, int y) {}\nint twice(int n) { return 2 * n; }\nint n = 5;")

    ended = notebook.run("int one = 1;\nif (one == 1)\n    System.exit(7);")

    assert ended.error["ename"] == "JvmEnded"
    assert ended.error["evalue"].endswith("ended with exit code 7, by a call of System.exit at Cell[2]:3")
    assert notebook.run("twice(new Point(3, 4).x())").result == "6"
    assert notebook.run("n").error["ename"] == "CompileError"


def test_killed_worker_is_told_and_replaced(notebook):
    jvm = worker(notebook)

    request, messages = begin(notebook, 'System.out.println("on");\nThread.sleep(60_000);', "on")
    jvm.kill()
    cell = end(notebook, request, messages)

    assert cell.error["ename"] == "JvmEnded"
    assert "by signal 9" in cell.error["evalue"]
    assert notebook.run("1 + 1").result == "2"


def test_crashed_worker_is_told_with_the_place_of_its_report(notebook):
    cell = notebook.run("""import java.lang.foreign.*;
MemorySegment.NULL.reinterpret(Long.MAX_VALUE).set(ValueLayout.JAVA_INT, 4096, 1);""")

    assert cell.error["ename"] == "JvmEnded"
    assert "it crashed" in cell.error["evalue"]
    assert notebook.run("1 + 1").result == "2"


@pytest.mark.parametrize("how", ["exit", "kill"])
def test_children_of_a_cell_end_with_its_jvm(notebook, how):
    child = psutil.Process(int(notebook.run('new ProcessBuilder("sleep", "600").start().pid()').result))
    jvm = worker(notebook)

    if how == "exit":
        notebook.run("System.exit(0);")
    else:
        jvm.kill()

    gone, alive = psutil.wait_procs([child], timeout=20)
    assert [p.pid for p in gone] == [child.pid] and not alive


def test_children_of_a_cell_end_with_a_kernel_that_is_killed(notebook):
    child = psutil.Process(int(notebook.run('new ProcessBuilder("sleep", "600").start().pid()').result))

    notebook.manager.provisioner.process.kill()

    gone, alive = psutil.wait_procs([child], timeout=20)
    assert not alive


def test_swallowing_cell_does_not_keep_the_next_from_running(notebook):
    cell = interrupted(notebook, 'while (true) try { System.out.println("on"); Thread.sleep(1); } catch (Throwable t) { }')

    assert cell.error["ename"] == "Interrupted"
    assert notebook.run('System.out.println("next"); 1 + 1').stream("stdout") == "next\n"
