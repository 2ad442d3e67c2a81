"""Measures Python's multiprocessing or Heddle's processes once, and prints what it found as one line of JSON.

    processes.py starts|pools [--work DIR --java JAVA_HOME --jar JAR] [--quick]

With --java, the program of drivers/processes/ that has the same name (Starts.java) is measured, else Python.
The line is {"values": {name: number}, "unsupported": [name], "failed": {name: reason}}.
"""

import argparse
import array
import json
import multiprocessing
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def now():
    """The clock of Java's System.nanoTime on Linux, so that two processes can compare what it says."""
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def tell(pipe):
    pipe.send(now())


def square(number):
    return number * number


def nothing():
    return None


def length(numbers):
    return len(numbers)


def receive(pipe):
    pipe.send("ready")
    pipe.send(len(pipe.recv()))


def start_ms(context):
    here, there = context.Pipe()
    began = now()
    child = context.Process(target=tell, args=(there,))
    child.start()
    first = here.recv()
    child.join()
    return (first - began) / 1e6


def first_result_ms(context):
    began = now()
    with context.Pool(2) as pool:
        pool.apply(square, (3,))
        return (now() - began) / 1e6


def copy_ms(context):
    numbers = array.array("d", bytes(100_000_000))
    here, there = context.Pipe()
    child = context.Process(target=receive, args=(there,))
    child.start()
    here.recv()
    began = now()
    here.send(numbers)
    here.recv()
    took = (now() - began) / 1e6
    child.join()
    return took


def starts(quick):
    times = 3 if quick else 10
    spawn = multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    start_ms(server)  # the first one starts the server
    spawned = median(start_ms, spawn, times)
    return {"main": spawned, "lambda": spawned, "warm": median(start_ms, server, times),
            "first": median(first_result_ms, spawn, times),
            "copy": median(copy_ms, multiprocessing.get_context("fork"), 3)}


def pools(quick):
    count = 2_000 if quick else 10_000
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(square, range(1000))
        single = statistics.median(timed(lambda: pool.apply(square, (3,))) for _ in range(count // 5)) / 1e3
        many = timed(lambda: [one.get() for one in [pool.apply_async(square, (i,)) for i in range(count)]])
        map1 = timed(lambda: pool.map(square, range(count), 1))
        default = timed(lambda: pool.map(square, range(count * 50)))
    return {"single": single, "many": count / many * 1e9, "map1": count / map1 * 1e9, "map": count * 50 / default * 1e9}


def timed(action):
    began = now()
    action()
    return now() - began


def median(measure, context, times):
    return statistics.median(measure(context) for _ in range(times))


TASKS = {"starts": starts, "pools": pools}


def java(asked_for):
    """Compiles the programs, and lets one measure itself."""
    sources = sorted(str(file) for file in Path(__file__).with_name("processes").glob("*.java"))
    with tempfile.TemporaryDirectory(dir=asked_for.work) as classes:
        subprocess.run([asked_for.java + "/bin/javac", "-d", classes, "-cp", asked_for.jar, *sources], check=True)
        program = subprocess.Popen(
            [asked_for.java + "/bin/java", "-cp", os.pathsep.join([asked_for.jar, classes]), asked_for.what.capitalize()]
            + (["--quick"] if asked_for.quick else []), stdout=subprocess.PIPE, text=True)
        # An end that is asked for must end the program too.
        signal.signal(signal.SIGTERM, lambda *_: (program.kill(), sys.exit(143)))
        printed = program.communicate()[0]
        if program.returncode:
            sys.exit("the program ended with code %d" % program.returncode)
        return json.loads(printed)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=sorted(TASKS))
    parser.add_argument("--java", help="measure our side with the JDK in this JAVA_HOME")
    parser.add_argument("--jar", help="what holds module processes")
    parser.add_argument("--work", help="a folder for what is compiled")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    return parser.parse_args()


def main():
    asked_for = arguments()
    values = java(asked_for) if asked_for.java else TASKS[asked_for.what](asked_for.quick)
    print(json.dumps({"values": values, "unsupported": [], "failed": {}}))


if __name__ == "__main__":
    main()
