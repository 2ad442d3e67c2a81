"""Cells that start child JVMs: what a cell declares reaches them, and what they print reaches the cell."""

import pytest

IMPORT = "import dev.heddle.processes.*;"
CELLS = "type -> type.getClassLoader() instanceof dev.heddle.processes.spi.ClassBytes"


@pytest.fixture
def cells(notebook):
    assert notebook.run(IMPORT).error is None
    return notebook


def test_methods_and_records_of_cells_work_in_the_workers_of_a_pool(cells):
    cells.run("record Point(int x, int y) implements java.io.Serializable {}\nint twice(int n) { return 2 * n; }")

    cell = cells.run(
        "try (var pool = ProcessPool.of(2)) {"
        " System.out.println(pool.map(java.util.List.of(1, 2), n -> new Point(n, twice(n)))); }",
        timeout=120,
    )

    assert cell.error is None
    assert cell.stream("stdout") == "[Point[x=1, y=2], Point[x=2, y=4]]\n"


def test_variables_travel_as_a_snapshot(cells):
    cells.run("int base = 40; Thread unused = Thread.currentThread();")

    cell = cells.run("Child.of().start(Snapshot.of(() -> ++base, %s)).get()" % CELLS, timeout=120)

    assert cell.result == "41"
    assert cells.run("base").result == "40"


def test_variable_that_cannot_be_copied_is_named(cells):
    cells.run("var lock = new java.util.concurrent.locks.ReentrantLock();")

    cell = cells.run("Child.of().start(Snapshot.of(() -> { lock.lock(); return 1; }, %s)).get()" % CELLS, timeout=120)

    assert cell.error["evalue"].endswith(
        "variable 'lock' of type ReentrantLock cannot be copied to another process; use SharedLock"
    )


def test_what_a_child_prints_comes_under_its_cell(cells):
    cell = cells.run('Child.of().start(() -> System.out.println("from the child")).join()', timeout=120)

    assert cell.stream("stdout") == "from the child\n"
