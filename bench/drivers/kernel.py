"""Measures one Jupyter kernel once, and prints what it found as one line of JSON.

    kernel.py list
    kernel.py start|session|starts --kernel NAME [--kernel-dir DIR] --work DIR [--quick]
    kernel.py loop (--kernel NAME ... | --java JAVA_HOME) --work DIR

The line is {"values": {name: number}, "unsupported": [name], "failed": {name: reason}}.
The kernel named `ipykernel` is the one of the Python that runs this.
"""

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import zmq
from jupyter_client.kernelspec import KernelSpecManager

from jupyter_kernel import BUSY_MILLIS, CELL_LIMIT, FLOOD_LIMIT, LANGUAGES, LINES, Failed, Kernel, Stuck, Unsupported


def start(kernel, quick):
    yield "start", lambda: kernel.first_result() * 1000


def session(kernel, quick):
    """One kernel, measured by one thing after the other; what may break it comes last."""
    few = 20 if quick else 50
    kernel.first_result()
    kernel.run(kernel.says["prepare"])
    yield ("memory", "rss"), lambda: memory_after_cells(kernel)
    yield ("warm", "cpu"), lambda: warm(kernel, 50 if quick else 200)
    yield "heartbeat", lambda: heartbeat(kernel, few)
    yield "complete", lambda: asked(kernel, few, complete)
    yield "inspect", lambda: asked(kernel, few, inspect)
    yield "complete_busy", lambda: while_a_cell_runs(kernel, few, complete)
    yield "inspect_busy", lambda: while_a_cell_runs(kernel, few, inspect)
    yield "method", lambda: declared(kernel, few, "method")
    yield "class", lambda: declared(kernel, few, "class")
    yield "stream", lambda: declared(kernel, few, "stream")
    yield "declarations", lambda: kernel.run("\n".join(cell(kernel, "method") for _ in range(200)))[1]
    yield ("lines", "lost", "messages"), lambda: flood(kernel)


def hung_starts(asked_for):
    """How many of some starts in a row come to no first result."""
    hung = 0
    for _ in range(4 if asked_for.quick else 10):
        with Kernel(asked_for.kernel, asked_for.kernel_dir, asked_for.work) as kernel:
            try:
                kernel.first_result()
            except Stuck:
                hung += 1
    return hung


def loop(kernel, quick):
    yield "loop", lambda: loop_in_a_cell(kernel)


def cell(kernel, what):
    return kernel.says[what].replace("{i}", kernel.number())


def memory_after_cells(kernel):
    for _ in range(25):
        i = kernel.number()
        for code in kernel.says["mixed"]:
            kernel.run(code.replace("{i}", i))
    pss, rss = kernel.memory_bytes()
    return pss / 1e6, rss / 1e6


def warm(kernel, times):
    before = kernel.cpu_seconds()
    p50 = median_ms(lambda: kernel.run("1+1")[1], times)
    return p50, (kernel.cpu_seconds() - before) * 1000 / times


def heartbeat(kernel, times):
    socket = kernel.manager.context.socket(zmq.REQ)
    socket.linger = 0
    socket.connect("tcp://%s:%d" % (kernel.manager.ip, kernel.manager.hb_port))

    def beat():
        began = time.perf_counter()
        socket.send(b"ping")
        if not socket.poll(CELL_LIMIT * 1000) or socket.recv() != b"ping":
            raise Failed("no heartbeat")
        return time.perf_counter() - began

    try:
        beat()
        return median_ms(beat, times)
    finally:
        socket.close()


def complete(kernel):
    text, expected = kernel.says["complete"]
    content = kernel.answer(kernel.client.complete(text, len(text)), time.perf_counter() + CELL_LIMIT)
    return any(expected in match for match in content["matches"])


def inspect(kernel):
    text = kernel.says["inspect"]
    content = kernel.answer(kernel.client.inspect(text, len(text)), time.perf_counter() + CELL_LIMIT)
    return content["found"]


def asked(kernel, times, question):
    """How long a question takes that the kernel may be unable to answer: an error is not a fast answer."""

    def ask():
        began = time.perf_counter()
        if not question(kernel):
            raise Unsupported
        return time.perf_counter() - began

    try:
        ask()
    except Stuck:
        raise
    except Failed as failure:
        raise Unsupported from failure
    return median_ms(ask, times)


def while_a_cell_runs(kernel, times, question):
    """A kernel that answers only when the cell has ended cannot do it: that is no slow answer."""
    began = time.perf_counter()
    request = kernel.begin(kernel.says["busy"])
    try:
        question(kernel)
        if time.perf_counter() - began > BUSY_MILLIS / 1000 * 0.9:
            raise Unsupported
        return asked(kernel, times, question)
    finally:
        kernel.await_idle(request)


def declared(kernel, times, what):
    return median_ms(lambda: kernel.run(cell(kernel, what))[1], times)


def flood(kernel):
    messages, seconds = kernel.run(kernel.says["flood"], FLOOD_LIMIT)
    texts = [content["text"] for kind, content in messages if kind == "stream" and content["name"] == "stdout"]
    lines = [int(line) for line in re.findall(r"^line (\d+)$", "".join(texts), re.MULTILINE)]
    if lines != sorted(lines):
        raise Failed("lines out of order")
    return seconds, LINES - len(set(lines)), len(texts)


def loop_in_a_cell(kernel):
    if kernel.says is not LANGUAGES["java"]:
        raise Unsupported
    kernel.run(hot_loop().read_text(encoding="utf-8"))
    messages, _ = kernel.run("HotLoop.main(new String[0])", FLOOD_LIMIT)
    return best_of("".join(content["text"] for kind, content in messages if kind == "stream"))


def loop_in_plain_java(java_home, work):
    binaries = Path(java_home) / "bin"
    with tempfile.TemporaryDirectory(dir=work) as classes:
        subprocess.run([binaries / "javac", "-d", classes, hot_loop()], check=True, stdout=sys.stderr)
        run = subprocess.run([binaries / "java", "-cp", classes, "HotLoop"], check=True, stdout=subprocess.PIPE)
    return best_of(run.stdout.decode())


def hot_loop():
    return Path(__file__).with_name("HotLoop.java")


def best_of(output):
    found = re.search(r"best ([\d.]+) ms", output)
    if not found:
        raise Failed("the loop printed " + repr(output))
    return float(found.group(1))


def median_ms(action, times):
    return statistics.median(action() for _ in range(times)) * 1000


def measure(steps):
    """Takes one step after the other; one that fails does not hide what the others found."""
    found = {"values": {}, "unsupported": [], "failed": {}}
    stuck = None
    for names, step in steps:
        names = (names,) if isinstance(names, str) else names
        if stuck:
            found["failed"].update((name, "not asked, because before it: " + stuck) for name in names)
            continue
        try:
            result = step()
            found["values"].update(zip(names, result if isinstance(result, tuple) else (result,)))
        except Unsupported:
            found["unsupported"].extend(names)
        except Failed as failure:
            found["failed"].update((name, str(failure)) for name in names)
            stuck = str(failure) if isinstance(failure, Stuck) else None
    return found


def known_kernels():
    """What kernels this machine has, for the caller to say which of them are peers."""
    import ipykernel

    specs = KernelSpecManager()
    kernels = []
    for name, folder in sorted(specs.find_kernel_specs().items()):
        spec = specs.get_kernel_spec(name)
        kernels.append({"name": name, "folder": os.path.dirname(folder), "language": spec.language,
                        "displayName": spec.display_name, "argv": spec.argv})
    return {"ipykernel": ipykernel.__version__, "kernels": kernels}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["list", "start", "starts", "session", "loop"])
    parser.add_argument("--kernel", help="its name")
    parser.add_argument("--kernel-dir", help="the folder that holds its kernelspec's folder")
    parser.add_argument("--java", help="run the loop in the plain java of this JAVA_HOME")
    parser.add_argument("--work", help="a folder for what the kernels write")
    parser.add_argument("--quick", action="store_true", help="fewer cells")
    return parser.parse_args()


def main():
    # An end that is asked for must end the kernel too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked_for = arguments()
    if asked_for.what == "list":
        print(json.dumps(known_kernels()))
        return
    # The history and the profile of the person who measures are left alone.
    os.environ["IPYTHONDIR"] = os.path.join(asked_for.work, "ipython")
    if asked_for.java:
        steps = [("loop", lambda: loop_in_plain_java(asked_for.java, asked_for.work))]
        print(json.dumps(measure(steps)))
        return
    if asked_for.what == "starts":
        print(json.dumps(measure([("hung", lambda: hung_starts(asked_for))])))
        return
    measurements = {"start": start, "session": session, "loop": loop}[asked_for.what]
    with Kernel(asked_for.kernel, asked_for.kernel_dir, asked_for.work) as kernel:
        found = measure(measurements(kernel, asked_for.quick))
    print(json.dumps(found))


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit(str(failure))
