"""Measures Python's multiprocessing or Heddle's processes once, and prints what it found as one line of JSON.

    processes.py starts|pools [--work DIR --java JAVA_HOME --jar JAR] [--quick]

With --java, the program of drivers/processes/ that has the same name (Starts.java) is measured, else Python.
The line is {"values": {name: number}, "unsupported": [name], "failed": {name: reason}}.
"""

import array
import multiprocessing
import statistics
import time

import beside


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


if __name__ == "__main__":
    beside.main(__doc__, TASKS, "processes")
