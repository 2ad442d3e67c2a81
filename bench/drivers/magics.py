"""Measures once what the magics of a kernel cost, and prints what it found as one line of JSON.

    magics.py time --kernel NAME [--kernel-dir DIR] --work DIR [--quick]

The line is {"values": {name: number}, "unsupported": [name], "failed": {name: reason}}.
The kernel named `ipykernel` is the one of the Python that runs this. A task takes the kernel and whether fewer cells will
do, and gives what it has found by its name.
"""

import argparse
import json
import os
import signal
import statistics
import sys
import time

from jupyter_kernel import Failed, Kernel


def run(kernel, code):
    """Runs a cell that must not fail. Gives milliseconds."""
    messages, seconds = kernel.run(code)
    for kind, content in messages:
        if kind == "error":
            raise Failed("%s: %s" % (content["ename"], content["evalue"]))
    return seconds * 1000


def added(kernel, plain, magic, times):
    """What a magic adds to a cell, in milliseconds: the median of the differences between cells that run in turn."""
    for _ in range(10):
        run(kernel, plain)
        run(kernel, magic)
    return statistics.median(run(kernel, magic) - run(kernel, plain) for _ in range(times))


def time_magic(kernel, quick):
    """What `%%time` adds to a cell, to a front end that waits for its end."""
    return {"time": added(kernel, "1+1", "%%time\n1+1", 60 if quick else 300)}


# A cell that many events come of: threads that meet at locks, sleep and end.
EVENTS = """Object lock = new Object();
List<Thread> all = new ArrayList<>();
for (int i = 0; i < 10; i++) {
    all.add(Thread.ofPlatform().start(() -> {
        for (int k = 0; k < 10; k++) {
            synchronized (lock) { }
            java.util.concurrent.locks.LockSupport.parkNanos(1);
        }
    }));
}
for (Thread each : all) each.join();"""
PARKS = "for (int i = 0; i < 100_000; i++) java.util.concurrent.locks.LockSupport.parkNanos(1);"


def timeline(kernel, quick):
    """What `%%timeline` adds to a cell of 100 events, in milliseconds, and to one with 100 000 parks, in percent."""
    if kernel.manager.kernel_spec.language != "java":
        return {}
    few = added(kernel, EVENTS, "%%timeline\n" + EVENTS, 10 if quick else 30)
    pairs = [(run(kernel, PARKS), run(kernel, "%%timeline\n" + PARKS)) for _ in range(3)]
    many = statistics.median(with_it / without for without, with_it in pairs)
    return {"timeline": few, "parks": 100 * (many - 1)}


SPAWN = """import multiprocessing
context = multiprocessing.get_context("spawn")
here, there = context.Pipe()
child = context.Process(target=there.send, args=("on",))
child.start()
print(here.recv())
child.join()"""


def first_output(kernel, code):
    """Milliseconds from sending a cell to its first output."""
    began = time.perf_counter()
    request = kernel.client.execute(code)
    kernel.await_iopub(request, lambda message: message["msg_type"] in ("stream", "error"))
    millis = (time.perf_counter() - began) * 1000
    kernel.await_idle(request)
    kernel.answer(request, time.perf_counter() + 60)
    return millis


def fork(kernel, quick):
    """How long a child takes from its magic to its first output: as notebooks have it, and with a JVM of its own."""
    times = 5 if quick else 15
    if kernel.manager.kernel_spec.language != "java":
        first_output(kernel, SPAWN)
        spawn = statistics.median(first_output(kernel, SPAWN) for _ in range(times))
        return {"fork-warm": spawn, "fork-cold": spawn}
    warm, cold = '%%fork\nIO.println("on");', '%%fork --jvm "-Xmx128m"\nIO.println("on");'
    for _ in range(3):
        first_output(kernel, warm)
        first_output(kernel, cold)
        time.sleep(1)  # people need as long for the next cell, and the next JVM for its start
    warms, colds = [], []
    for _ in range(times):
        warms.append(first_output(kernel, warm))
        time.sleep(1)
        colds.append(first_output(kernel, cold))
        time.sleep(1)
    return {"fork-warm": statistics.median(warms), "fork-cold": statistics.median(colds)}


def snapshot(kernel, quick):
    """What 100 MB of arrays in a variable add to a fork, in milliseconds."""
    if kernel.manager.kernel_spec.language != "java":
        return {}
    run(kernel, "double[] large = new double[12_500_000];")
    plain, magic = "%%fork\nIO.println(1);", "%%fork\nIO.println(large.length);"
    differences = []
    for _ in range(4 if quick else 9):
        alone = run(kernel, plain)
        time.sleep(1)
        differences.append(run(kernel, magic) - alone)
        time.sleep(1)
    return {"snapshot": statistics.median(differences[1:])}


MEASURES = {"timeline": ["timeline", "parks"], "snapshot": ["snapshot"]}  # of what only one side can do
TASKS = {"time": time_magic, "timeline": timeline, "fork": fork, "snapshot": snapshot}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=sorted(TASKS))
    parser.add_argument("--kernel", required=True, help="its name")
    parser.add_argument("--kernel-dir", help="the folder that holds its kernelspec's folder")
    parser.add_argument("--work", help="a folder for what the kernel writes")
    parser.add_argument("--quick", action="store_true", help="fewer cells")
    return parser.parse_args()


def main():
    # An end that is asked for must end the kernel too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked_for = arguments()
    # The history and the profile of the person who measures are left alone.
    os.environ["IPYTHONDIR"] = os.path.join(asked_for.work, "ipython")
    os.environ["HEDDLE_HISTORY"] = "off"
    with Kernel(asked_for.kernel, asked_for.kernel_dir, asked_for.work) as kernel:
        kernel.first_result()
        values = TASKS[asked_for.what](kernel, asked_for.quick)
        missing = [] if values else MEASURES[asked_for.what]
        print(json.dumps({"values": values, "unsupported": missing, "failed": {}}))


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit(str(failure))
