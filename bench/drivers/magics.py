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


TASKS = {"time": time_magic}


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
        print(json.dumps({"values": TASKS[asked_for.what](kernel, asked_for.quick), "unsupported": [], "failed": {}}))


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit(str(failure))
