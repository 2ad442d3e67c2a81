"""Magics that measure, end to end: the installed kernel, real JVMs, Jupyter's own client."""

import re

from conftest import interrupted

SPIN = """Runnable work = () -> {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    while (threads.getCurrentThreadCpuTime() < 100_000_000L) {
        Thread.onSpinWait();
    }
};
Thread one = Thread.ofPlatform().start(work);
Thread two = Thread.ofPlatform().start(work);
one.join();
two.join();
"""

UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1}


def seconds(text):
    """What `1.5 ms` means."""
    number, unit = text.split(" ")
    return float(number) * UNITS[unit]


def told(cell, what):
    return seconds(re.search(what + r" ([\d.]+ [nµm]?s)", cell.stream("stdout")).group(1))


def per_loop(cell):
    return seconds(cell.stream("stdout").split(" per loop")[0])


def test_processor_time_is_that_of_all_threads_of_the_cell(notebook):
    cell = notebook.run("%%time\n" + SPIN)

    assert 0.19 < told(cell, "CPU") < 0.35


def test_threads_of_another_cell_cost_nothing(notebook):
    notebook.run("volatile boolean on = true;\nThread other = Thread.startVirtualThread(() -> {});\n"
                 "other = Thread.ofPlatform().start(() -> { while (on) Thread.onSpinWait(); });")
    cell = notebook.run("%time Thread.sleep(300)")
    notebook.run("on = false; other.join();")

    assert told(cell, "wall") >= 0.3
    assert told(cell, "CPU") < 0.1


def test_cost_is_told_when_the_code_fails_or_is_interrupted(notebook):
    failed = notebook.run("%time 1 / 0")
    stopped = interrupted(notebook, '%%time\nSystem.out.println("on");\nThread.sleep(60_000);')

    assert failed.error["ename"] == "java.lang.ArithmeticException"
    assert failed.stream("stdout").startswith("wall ")
    assert stopped.error["ename"] == "Interrupted"
    assert "wall " in stopped.stream("stdout")


def test_times_of_code_are_in_the_order_of_what_it_does(notebook):
    notebook.run("double x = 0.5; long[] data = new long[100_000];")
    nothing = notebook.run("%timeit 1 + 1")
    sine = notebook.run("%timeit Math.sin(x)")
    loop = notebook.run("%%timeit\nlong sum = 0;\nfor (long each : data) sum += each;\nsum")

    assert "An empty loop takes about as long" in nothing.stream("stdout")
    assert per_loop(nothing) < per_loop(sine) < per_loop(loop)
    assert per_loop(loop) > 5e-6
    assert "allocated" not in sine.stream("stdout")
    assert nothing.result is None


def test_setup_is_run_once_and_leaves_nothing(notebook):
    notebook.run("int setups = 0, loops = 0;")
    cell = notebook.run("%%timeit -n 5 -r 2 setups++; int own = 3;\nloops += own;\nown")
    counts = notebook.run("setups + \" \" + loops").result
    gone = notebook.run("own")

    assert cell.error is None
    assert counts == "1 30"
    assert gone.error["ename"] == "CompileError"


def test_result_is_a_variable(notebook):
    cell = notebook.run("%timeit -q -o timing Math.sqrt(2)")

    assert cell.stream("stdout") == ""
    assert notebook.run("timing.runs().size() + \" \" + (timing.best() <= timing.median())").result == "20 true"
    assert notebook.run("timing").result.startswith("Timing: median ")


def test_slow_code_is_bounded(notebook):
    cell = notebook.run("%timeit Thread.sleep(2500)", timeout=30)

    assert 2.4 < per_loop(cell) < 3
    assert "1 run of 1 loop" in cell.stream("stdout")


def test_measurement_is_interrupted_also_where_the_code_is_too_short_to_be_found(notebook):
    notebook.run("boolean said = false;\nint quick() { if (!said) { said = true; System.out.println(\"on\"); } return 1; }")
    cell = interrupted(notebook, "%timeit -n 2000000000 -r 10000 quick()")

    assert cell.error["ename"] == "Interrupted"
    assert notebook.run("said").result == "true"


def test_variants_are_compared(notebook):
    cell = notebook.run("%%compare -r 10\nlong[] data = new long[50_000];\n// --- all\nlong sum = 0;\n"
                        "for (long each : data) sum += each;\nsum\n// --- a tenth\nlong sum = 0;\n"
                        "for (int i = 0; i < data.length / 10; i++) sum += data[i];\nsum", timeout=60)
    shown = cell.of("display_data")[0]["data"]

    assert cell.error is None
    assert shown["text/plain"].splitlines()[1].startswith("a tenth ")
    assert "times as fast" in shown["text/plain"]
    assert "<svg" in shown["text/html"]


def test_mistakes_are_told_on_their_line(notebook):
    compile_error = notebook.run("%%compare\nint a = 1;\n// --- one\na\n// --- two\nb")
    thrown = notebook.run("%%compare\n// --- one\n1\n// --- two\nInteger.parseInt(\"x\")")

    assert compile_error.error["evalue"].startswith("line 6: cannot find symbol")
    assert "\n".join(thrown.error["traceback"]).rstrip().endswith("Cell[2]:5")
    assert notebook.run("1 + 1").result == "2"
