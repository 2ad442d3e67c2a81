"""The magics that see threads, end to end: %%timeline, %threads, %deadlock."""

import re

from conftest import interrupted

LOCKED = """%%timeline
class Counter { int n; synchronized void add() throws InterruptedException { Thread.sleep(20); n++; } }
var counter = new Counter();
void work() { try { counter.add(); counter.add(); } catch (InterruptedException e) { } }
mark("begin <b>");
var a = Thread.ofPlatform().name("线程 <b>").start(() -> work());
var b = Thread.ofPlatform().name("b").start(() -> work());
a.join();
b.join();"""


def shown(cell):
    return cell.of("display_data")[0]["data"]


def test_timeline_shows_who_waited_for_which_lock(notebook):
    cell = notebook.run(LOCKED, timeout=60)

    assert cell.error is None
    text, picture = shown(cell)["text/plain"], shown(cell)["text/html"]
    assert text.startswith("3 threads in ")
    assert "Those that the cell started waited for the lock of Counter" in text
    assert "mark at" in text and "begin <b>" in text
    assert "<svg" in picture and "线程 &lt;b&gt;" in picture and "<b>" not in picture
    assert notebook.run("counter.n").result == "4"


def test_timeline_has_a_lane_for_each_forked_child(notebook):
    cell = notebook.run("%%timeline\n%%fork -n 2 --name twin\nThread.sleep(30);", timeout=60)

    assert cell.error is None
    text, picture = shown(cell)["text/plain"], shown(cell)["text/html"]
    assert "2 child processes in " in text
    assert len(re.findall(r"^twin-\d \(pid \d+\) .*exit code 0$", text, re.MULTILINE)) == 2, text
    assert "twin-1 (pid" in picture


def test_timeline_of_a_cell_that_throws_is_shown(notebook):
    cell = notebook.run("%%timeline\nThread.sleep(5);\nthrow new IllegalStateException();", timeout=60)

    assert cell.error["ename"] == "java.lang.IllegalStateException"
    assert shown(cell)["text/plain"].startswith("1 thread in ")


def test_timeline_of_an_interrupted_cell_is_shown(notebook):
    cell = interrupted(notebook, '%%timeline\nIO.println("on");\nThread.sleep(100_000);')

    assert cell.error["ename"] == "Interrupted"
    assert "sleeps" in shown(cell)["text/plain"]


def test_timeline_of_a_cell_that_ends_its_jvm_is_missed_clearly(notebook):
    cell = notebook.run("%%timeline\nSystem.exit(3);", timeout=60)

    assert cell.error["ename"] == "JvmEnded"
    assert cell.stream("stderr").startswith("There is no timeline")
    assert notebook.run("1 + 1", timeout=60).result == "2"


def test_timeline_of_ten_thousand_threads_is_bounded(notebook):
    cell = notebook.run("""%%timeline
var all = new ArrayList<Thread>();
for (int i = 0; i < 10_000; i++) all.add(Thread.ofPlatform().name("worker-", i).start(() -> { }));
for (var each : all) each.join();""", timeout=120)

    assert shown(cell)["text/plain"].startswith("10 001 threads in ")
    assert "and 9 981 more: worker-#" in shown(cell)["text/plain"]
    assert len(shown(cell)["text/html"]) < 300_000


DEADLOCK = """Object p = new Object(), q = new Object();
var both = new CountDownLatch(2);
void take(Object first, Object second) {
    synchronized (first) {
        both.countDown();
        try { both.await(); } catch (InterruptedException e) { return; }
        synchronized (second) { }
    }
}
var one = Thread.of%s.name("one").start(() -> take(p, q));
var two = Thread.of%s.name("two").start(() -> take(q, p));
while (one.getState() != Thread.State.BLOCKED || two.getState() != Thread.State.BLOCKED) Thread.onSpinWait();"""


def test_deadlock_of_platform_and_of_virtual_threads_is_drawn(notebook):
    assert notebook.run("%deadlock").stream("stdout").startswith("No deadlock.\n")
    for kind in "Platform().daemon()", "Virtual()":
        notebook.run(DEADLOCK % (kind, kind))

        data = shown(notebook.run("%deadlock"))
        assert "Deadlock, certain: one, two wait for each other" in data["text/plain"]
        assert "<svg" in data["text/html"]
        notebook.run("%reset", timeout=60)


def test_threads_are_listed_and_kept_up_to_date_while_a_cell_runs(notebook):
    notebook.run('Thread.ofPlatform().daemon().name("<i>napper").start(() -> { try { Thread.sleep(60_000); } '
                 'catch (InterruptedException e) { } });')

    data = shown(notebook.run("%threads"))
    assert "<i>napper" in data["text/plain"] and "&lt;i&gt;napper" in data["text/html"]
    assert "Cell[1]" in data["text/plain"]
    notebook.run("%threads --live 30")
    notebook.strays.clear()
    notebook.run("Thread.sleep(3000);")
    updates = [each for each in notebook.strays if each["msg_type"] == "update_display_data"]
    assert len(updates) >= 2
    assert any("main    " in each["content"]["data"]["text/plain"] and "sleep" in each["content"]["data"]["text/plain"]
               for each in updates)
    assert notebook.run("%threads --stop").stream("stdout") == "The live table stands still now.\n"
