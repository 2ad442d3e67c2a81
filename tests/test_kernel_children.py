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


def test_variable_that_cannot_be_copied_does_no_harm_until_it_is_read(cells):
    cells.run("var lock = new java.util.concurrent.locks.ReentrantLock(); record Point(int x) {}")
    cells.run("var points = new java.util.ArrayList<>(java.util.List.of(new Point(3))); int many = 0;")
    cells.run("int sum() { if (many > 9) lock.lock(); return points.get(0).x() + many; }")

    told = cells.run("var fork = Snapshot.of(() -> sum(), %s);\nfork.leftOut().get(0).variable()" % CELLS)
    goes = cells.run("Child.of().start(fork).get()", timeout=120)
    cells.run("many = 10;")
    reads = cells.run("Child.of().start(Snapshot.of(() -> sum(), %s)).get()" % CELLS, timeout=120)

    assert told.result == "lock"
    assert goes.result == "3"
    assert "variable 'lock' of type ReentrantLock cannot be copied" in reads.error["evalue"]


def test_what_a_child_prints_comes_under_its_cell(cells):
    cell = cells.run('Child.of().start(() -> System.out.println("from the child")).join()', timeout=120)

    assert cell.stream("stdout") == "from the child\n"
