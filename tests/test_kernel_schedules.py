"""Magics that run a small program in many orders, and those that ask and show how far things are: the installed kernel."""

import json

import pytest

LOST = "int n = 0;\ntogether(() -> n++, () -> n++);\nn"


def shown(cell):
    return "".join(c["data"]["text/plain"] for c in cell.of("display_data"))


def test_every_schedule_is_run_and_one_that_fails_is_told(notebook):
    cell = notebook.run(f"%%schedules --expect 2 --timeout 60\n{LOST}", timeout=120)

    assert cell.error is None
    assert "1               4    66.7 %" in shown(cell)
    assert "2               2    33.3 %" in shown(cell)
    assert "expected: 2 but was: 1" in shown(cell)
    assert cell.stream("stdout") == "All 6 schedules were run: there are no others.\n"
    assert all("text/html" in c["data"] for c in cell.of("display_data"))


def test_code_of_other_cells_can_be_used_and_their_objects_are_refused(notebook):
    notebook.run("int start = 3; int twice(int x) { return 2 * x; }\n"
                 "class Shelf { int n; synchronized void put() { n++; } }\nList<Integer> list = new ArrayList<>();")
    used = notebook.run("%%schedules --expect \"result == 8\" --timeout 60\nShelf s = new Shelf();\ns.n = twice(start);\n"
                        "together(s::put, s::put);\ns.n", timeout=120)
    refused = notebook.run("%%schedules\nlist.add(start++);")

    assert used.error is None
    assert "Holds in all schedules" in used.stream("stdout")
    assert "Variable list belongs to another cell, and it is an object (List)." in refused.error["evalue"]
    assert "Variable start belongs to another cell, and this one changes it." in refused.error["evalue"]
    assert notebook.run("start + list.size()").result == "3"


@pytest.mark.parametrize("code, error", [
    ("%%schedules\nint x = \"a\";", "incompatible types"),
    ("%%schedules\ndisplay(1);", "This cell shows something"),
    ("%%schedules --expect 1\ntogether();", "--expect wants a value"),
    ("%%schedules --expect \"result.foo()\"\n1", "--expect is no condition on the result"),
    ("%%schedules\nnew Socket(\"localhost\", 80);", "This cannot be checked"),
    ("%%schedules --limt 3\n1", "%%schedules has no option --limt. Did you mean --limit?"),
    ("%%outcomes -n 0\n1", "Option --runs wants a number from 1 to 10000000, not 0."),
    ("%play A", "Nothing is played."),
])
def test_what_cannot_be_done_is_told_and_the_notebook_goes_on(notebook, code, error):
    cell = notebook.run(code, timeout=120)

    assert error in cell.error["evalue"]
    assert notebook.run("1 + 1").result == "2"


def test_program_with_too_many_schedules_is_bounded(notebook):
    many = "; ".join(["n++"] * 8)
    cell = notebook.run(f"%%schedules --timeout 4 --limit 300\nint n = 0;\ntogether(() -> {{ {many}; }}, () -> {{ {many}; }});\nn",
                        timeout=120)

    assert cell.error is None
    said = cell.stream("stdout")
    assert "Stopped after 300 schedules: these are not all" in said or "The time of 4 s was over" in said


def test_program_runs_many_times_with_fresh_variables(notebook):
    cell = notebook.run("%%outcomes -n 20 --timeout 60\nint n;\nn++;\ntogether(() -> System.out.println(\"unseen\"));\nn",
                        timeout=120)

    assert "1              20   100.0 %" in shown(cell)
    assert "That proves nothing" in cell.stream("stdout")
    assert "unseen" not in cell.stream("stdout")


def test_run_that_never_ends_is_given_up(notebook):
    cell = notebook.run("%%outcomes -n 2 --timeout 1\nnew CountDownLatch(1).await();", timeout=60)

    assert cell.error is None
    assert "does not end" in shown(cell)
    assert notebook.run("1 + 1").result == "2"


def test_program_is_played_by_typed_moves(notebook):
    begun = notebook.run(f"%%play\n{LOST}", timeout=120)
    notebook.run("%play A", timeout=60)
    both = notebook.run("%play B", timeout=60)
    end = notebook.run("%play end", timeout=60)

    view = begun.of("display_data")[0]["data"]["application/vnd.jupyter.widget-view+json"]
    assert view["version_major"] == 2
    assert "After 2 moves: who goes on?" in shown(both)
    assert "The program has ended: 1." in shown(end)


def test_prediction_is_asked_for_and_checked(notebook):
    request = notebook.client.execute("%%predict \"How many?\" --choices \"2|3\"\n1 + 1", allow_stdin=True)
    question = notebook.client.get_stdin_msg(timeout=30)
    notebook.client.input("1")
    said = ""
    while True:
        message = notebook.client.get_iopub_msg(timeout=30)
        if message["parent_header"].get("msg_id") == request:
            if message["msg_type"] == "stream":
                said += message["content"]["text"]
            if message["content"].get("execution_state") == "idle":
                break
    notebook.reply_to(request)

    assert question["content"]["prompt"] == "Your answer: "
    assert "Right: 2\n1 of 1 prediction right so far.\n" in said


def test_cell_of_a_prediction_runs_where_nobody_can_be_asked(notebook):
    cell = notebook.run("%%predict\n1 + 1", allow_stdin=False)

    assert cell.result == "2"
    assert cell.stream("stdout").endswith("No answer was given. It is: 2\n")


def test_progress_ends_with_its_loop_or_its_cell(notebook):
    done = notebook.run("for (int i : progress(\"rounds\", 10)) { Thread.sleep(20); }")
    left = notebook.run("for (int i : progress(10)) { if (i == 5) throw new IllegalStateException(); }")

    assert done.of("update_display_data")[-1]["data"]["text/plain"].startswith("[████████████████████] rounds: 10 of 10, ")
    assert "stopped at 5 of 10" in left.of("update_display_data")[-1]["data"]["text/plain"]
    assert json.dumps(left.error["ename"]) == '"java.lang.IllegalStateException"'


def test_charts_have_a_form_for_every_front_end(notebook):
    cell = notebook.run("bar(\"Starts\", \"ms\", new TreeMap<>(Map.of(\"<thread>\", 0.5, \"process\", 45)))")
    many = notebook.run("line(IntStream.range(0, 6000).boxed().toList())")

    forms = cell.of("execute_result")[0]["data"]
    assert [v["y"] for v in forms["application/vnd.vegalite.v5+json"]["data"]["values"]] == [0.5, 45.0]
    assert "&lt;thread>" in forms["image/svg+xml"]
    assert "process           45" in forms["text/plain"]
    assert "5000 numbers at most" in many.error["evalue"]
