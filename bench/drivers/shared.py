"""Measures what Python's multiprocessing shares, or what Heddle's processes share, and prints it as one line of JSON.

    shared.py locks|values|queues [--work DIR --java JAVA_HOME --jar JAR] [--quick]

With --java, the program of drivers/shared/ that has the same name (Locks.java) is measured, else Python.
The line is {"values": {name: number}, "unsupported": [name], "failed": {name: reason}}.
"""

import multiprocessing
import time
from dataclasses import dataclass

import beside

FORK = multiprocessing.get_context("fork")


def timed(action, *arguments):
    began = time.perf_counter_ns()
    action(*arguments)
    return time.perf_counter_ns() - began


def best(action, *arguments):
    return min(timed(action, *arguments) for _ in range(5))


def other(target, *arguments):
    process = FORK.Process(target=target, args=arguments)
    process.start()
    return process


def turn(lock, count):
    for _ in range(count):
        lock.acquire()
        lock.release()


def by_two(action, *arguments):
    """How long both take for it together."""
    start = FORK.Barrier(2)

    def both():
        start.wait()
        action(*arguments)
        start.wait()

    process = other(both)
    start.wait()
    began = time.perf_counter_ns()
    action(*arguments)
    start.wait()
    took = time.perf_counter_ns() - began
    process.join()
    return took


def ping(there, back, count):
    for _ in range(count):
        there.release()
        back.acquire()


def pong(there, back, count):
    for _ in range(count):
        there.acquire()
        back.release()


def cycle(barrier, count):
    for _ in range(count):
        barrier.wait()


def hand_over(lock, mine, others, number, rest, count):
    for _ in range(count):
        with lock:
            while number.value % 2 != rest:
                mine.wait()
            number.value += 1
            others.notify()


def locks(quick):
    count = 100_000 if quick else 500_000
    alone = best(turn, FORK.Lock(), count) / count
    contended = 2e9 * count / by_two(turn, FORK.Lock(), count)
    few = count // 25
    there, back = FORK.Semaphore(0), FORK.Semaphore(0)
    process = other(pong, there, back, few)
    semaphore = timed(ping, there, back, few) / few / 2e3
    process.join()
    barrier = FORK.Barrier(2)
    process = other(cycle, barrier, few)
    circle = timed(cycle, barrier, few) / few / 1e3
    process.join()
    lock, number = FORK.Lock(), FORK.RawValue("q", 0)
    mine, others = FORK.Condition(lock), FORK.Condition(lock)
    process = other(hand_over, lock, others, mine, number, 1, few)
    condition = timed(hand_over, lock, mine, others, number, 0, few) / few / 1e3
    process.join()
    return {"lock": alone, "contended": contended, "semaphore": semaphore, "barrier": circle, "condition": condition}


def add_locked(value, count):
    for _ in range(count):
        with value.get_lock():
            value.value += 1


def elements(numbers, count):
    total = 0
    for index in range(count):
        total += numbers[index]
    return total


def fill(target, source):
    target[:] = source


def values(quick):
    count = 100_000 if quick else 400_000
    locked = 2e9 * count / by_two(add_locked, FORK.Value("q", 0), count)
    raw = best(elements, FORK.RawArray("d", count), count) / count
    guarded = best(elements, FORK.Array("d", count), count) / count
    memory = memoryview(FORK.RawArray("d", 12_500_000 // 8)).cast("B")
    bulk = len(memory) / best(fill, memory, bytes(len(memory)))
    # Python has no atomic addition: what its lock gives is what it is measured against
    return {"locked": locked, "atomic": locked, "element": raw, "guarded": guarded, "bulk": bulk}


@dataclass
class Order:
    number: int
    price: float
    name: str
    paid: bool


def send(queue, message, count):
    for _ in range(count):
        queue.put(message)


def take(queue, count):
    for _ in range(count):
        queue.get()


def rates(name, message, count, first):
    queue = FORK.Queue(10_000)
    process = other(send, queue, message, 1 + first + 2 * count)
    queue.get()
    cold = timed(take, queue, first)
    take(queue, count)
    found = {name: 1e9 * count / timed(take, queue, count)}
    process.join()
    if first:
        found[name + "_cold"] = 1e9 * first / cold
    return found


def echo_queue(there, back, count):
    for _ in range(count):
        back.put(there.get())


def ask_queue(there, back, count):
    for index in range(count):
        there.put(index)
        back.get()


def echo_pipe(pipe, count):
    for _ in range(count):
        pipe.send(pipe.recv())


def ask_pipe(pipe, count):
    for index in range(count):
        pipe.send(index)
        pipe.recv()


def queues(quick):
    count = 5_000 if quick else 30_000
    found = {}
    found.update(rates("int", 1, count * 2, count))
    found.update(rates("kilobyte", bytes(1024), count * 2, count))
    found.update(rates("large", bytes(65536), count // 2, 0))
    found.update(rates("record", Order(1, 9.5, "heddle", True), count * 2, count))
    found.update(rates("object", {"number": 1, "name": "heddle"}, count * 2, 0))
    there, back = FORK.Queue(), FORK.Queue()
    process = other(echo_queue, there, back, count)
    found["roundtrip"] = timed(ask_queue, there, back, count) / count / 1e3
    process.join()
    here, far = FORK.Pipe()
    process = other(echo_pipe, far, count)
    found["pipe"] = timed(ask_pipe, here, count) / count / 1e3
    process.join()
    return found


TASKS = {"locks": locks, "values": values, "queues": queues}


if __name__ == "__main__":
    beside.main(__doc__, TASKS, "shared", ["--enable-native-access=ALL-UNNAMED"])
