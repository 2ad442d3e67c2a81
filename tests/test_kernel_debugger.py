"""The debugger, spoken to as JupyterLab does: requests on the control channel, events on iopub."""

import queue
import time

import pytest


class Debugger:
    """JupyterLab's half of the debugger."""

    def __init__(self, notebook):
        self.client = notebook.client
        self.seq = 0
        self.events = []
        self.others = []

    def ask(self, command, timeout=30, **arguments):
        """Asks, and returns the whole response."""
        self.seq += 1
        message = self.client.session.msg("debug_request", {"type": "request", "seq": self.seq, "command": command,
                                                           "arguments": arguments})
        self.client.control_channel.send(message)
        while True:
            reply = self.client.get_control_msg(timeout=timeout)
            if reply["parent_header"]["msg_id"] == message["header"]["msg_id"]:
                assert reply["msg_type"] == "debug_reply"
                assert reply["content"]["request_seq"] == self.seq
                return reply["content"]

    def body(self, command, **arguments):
        response = self.ask(command, **arguments)
        assert response["success"], response
        return response["body"]

    def start(self):
        self.body("initialize", clientID="jupyterlab", adapterID="heddle", linesStartAt1=True)
        self.body("attach")

    def break_at(self, code, *lines):
        path = self.body("dumpCell", code=code)["sourcePath"]
        reply = self.body("setBreakpoints", source={"path": path}, breakpoints=[{"line": n} for n in lines])
        self.body("configurationDone")
        return path, [each["line"] for each in reply["breakpoints"]]

    def event(self, name, timeout=30):
        """The next event of that name; all else that comes meanwhile is kept."""
        while True:
            for each in self.events:
                if each["event"] == name:
                    self.events.remove(each)
                    return each["body"]
            self.pump(timeout)

    def pump(self, timeout):
        message = self.client.get_iopub_msg(timeout=timeout)
        if message["msg_type"] == "debug_event":
            self.events.append(message["content"])
        else:
            self.others.append(message)

    def printed(self):
        return "".join(m["content"]["text"] for m in self.others if m["msg_type"] == "stream")

    def await_idle(self, request, timeout=30):
        while not any(m["parent_header"].get("msg_id") == request and m["content"].get("execution_state") == "idle"
                      for m in self.others):
            self.pump(timeout)

    def stack(self, thread):
        return self.body("stackTrace", threadId=thread)["stackFrames"]

    def scope(self, frame, name):
        scopes = {s["name"]: s["variablesReference"] for s in self.body("scopes", frameId=frame["id"])["scopes"]}
        return self.unfold(scopes[name])

    def unfold(self, reference):
        return {v["name"]: v for v in self.body("variables", variablesReference=reference)["variables"]}


@pytest.fixture
def debugger(notebook):
    return Debugger(notebook)


SUM = """int sum = 0;
for (int i = 1; i <= 3; i++) {
    int square = i * i;
    sum += square;
}
sum"""


def test_kernel_says_that_it_has_a_debugger(notebook):
    info = notebook.client.kernel_info(reply=True)["content"]

    assert info["debugger"] is True
    assert "debugger" in info["supported_features"]


def test_breakpoint_stops_a_cell_and_shows_where_and_what(notebook, debugger):
    debugger.start()
    path, lines = debugger.break_at(SUM, 4)
    request = notebook.client.execute(SUM)
    stopped = debugger.event("stopped")

    frames = debugger.stack(stopped["threadId"])
    here = debugger.scope(frames[0], "Locals")
    values = {name: v["value"] for name, v in here.items()}

    assert lines == [4]
    assert stopped["reason"] == "breakpoint"
    assert [(f["name"], f["line"], f["source"]["path"]) for f in frames] == [("Cell[1]", 4, path)]
    assert values == {"i": "1", "square": "1"}
    assert debugger.scope(frames[0], "Globals")["sum"]["value"] == "0"

    debugger.break_at(SUM)
    debugger.body("continue", threadId=1)
    debugger.await_idle(request)
    assert [m["content"]["data"]["text/plain"] for m in debugger.others
            if m["msg_type"] == "execute_result"] == ["14"]


def test_steps_go_from_line_to_line_and_on_to_the_next_statement(notebook, debugger):
    code = "int a = 1;\nint b = 2;\nSystem.out.println(a + b);\nString last = \"x\";"
    debugger.start()
    debugger.break_at(code, 1)
    request = notebook.client.execute(code)
    places = []
    for _ in range(4):
        thread = debugger.event("stopped")["threadId"]
        places.append(debugger.stack(thread)[0]["line"])
        debugger.body("next", threadId=thread)
    debugger.await_idle(request)

    assert places == [1, 2, 3, 4]
    assert debugger.printed() == "3\n"


def test_values_that_the_new_jvm_has_not_are_told_of(notebook, debugger):
    notebook.run("int twice(int n) { return 2 * n; }\nint lost = 7;")
    debugger.start()
    debugger.client.kernel_info(reply=True)

    with pytest.raises(queue.Empty):
        while True:
            debugger.pump(timeout=1)

    assert "Run the cells again" in debugger.printed()
    assert notebook.run("twice(4)").result == "8"
    assert notebook.run("lost").reply["status"] == "error"


def test_nothing_is_said_if_nothing_is_lost(notebook, debugger):
    debugger.start()
    debugger.ask("disconnect")
    notebook.run("int kept = 7;")
    debugger.start()

    assert notebook.run("kept").result == "7"
    assert debugger.printed() == ""


def test_all_threads_of_the_learner_are_held_and_shown(notebook, debugger):
    code = """Object lock = new Object();
CountDownLatch taken = new CountDownLatch(1);
Thread holder = Thread.ofPlatform().name("holder").start(() -> {
    synchronized (lock) {
        taken.countDown();
        while (true) { Thread.onSpinWait(); }
    }
});
taken.await();
Thread wanting = Thread.ofPlatform().name("wanting").start(() -> { synchronized (lock) { } });
Thread light = Thread.ofVirtual().name("light").start(() -> { while (true) { LockSupport.parkNanos(1_000_000); } });
while (wanting.getState() != Thread.State.BLOCKED) { Thread.sleep(10); }
System.out.println("all there");"""
    debugger.start()
    debugger.break_at(code, 13)
    notebook.client.execute(code)
    thread = debugger.event("stopped")["threadId"]

    names = {t["name"] for t in debugger.body("threads")["threads"]}
    pictures = debugger.scope(debugger.stack(thread)[0], "Threads")

    assert names == {"main", "holder", "wanting", "light"}
    assert set(pictures) == names
    assert "held by \"holder\"" in pictures["wanting"]["value"]
    assert pictures["main"]["value"] == "runs, at Cell[1]:13"
    assert debugger.unfold(pictures["wanting"]["variablesReference"])["#0"]["value"] == "lambda(Cell[1]:10)"


def test_stopped_cell_is_ended_by_an_interrupt(notebook, debugger):
    code = "int n = 0;\nwhile (true) {\n    n++;\n}"
    debugger.start()
    debugger.break_at(code, 3)
    request = notebook.client.execute(code)
    debugger.event("stopped")

    notebook.manager.interrupt_kernel()
    debugger.await_idle(request)

    errors = [m["content"] for m in debugger.others if m["msg_type"] == "error"]
    assert [e["ename"] for e in errors] == ["KeyboardInterrupt"] or errors


def test_completion_and_inspection_work_while_a_cell_is_stopped(notebook, debugger):
    code = "int counter = 1;\ncounter++;"
    debugger.start()
    debugger.break_at(code, 2)
    notebook.client.execute(code)
    debugger.event("stopped")

    reply = notebook.client.complete("\"x\".toUpp", reply=True, timeout=20)["content"]
    inspected = notebook.client.inspect("String", reply=True, timeout=20)["content"]

    assert any("toUpperCase" in match for match in reply["matches"])
    assert inspected["found"]


def test_kernel_ends_while_a_cell_is_stopped(notebook, debugger):
    code = "int counter = 1;\ncounter++;"
    debugger.start()
    debugger.break_at(code, 2)
    notebook.client.execute(code)
    debugger.event("stopped")

    start = time.monotonic()
    notebook.manager.shutdown_kernel()

    assert time.monotonic() - start < 4


def test_running_cell_is_paused(notebook, debugger):
    code = "volatile boolean go = true;\nlong turns = 0;\nwhile (go) {\n    turns++;\n}"
    debugger.start()
    request = notebook.client.execute(code)
    while not any(m["msg_type"] == "execute_input" for m in debugger.others):
        debugger.pump(timeout=30)
    while not debugger.ask("pause", threadId=1)["success"]:
        pass
    thread = debugger.event("stopped")["threadId"]

    assert debugger.stack(thread)[0]["name"] == "Cell[1]"
    frame = debugger.stack(thread)[0]
    scopes = debugger.body("scopes", frameId=frame["id"])["scopes"]
    globals_ = next(s["variablesReference"] for s in scopes if s["name"] == "Globals")
    debugger.body("setVariable", variablesReference=globals_, name="go", value="false")
    debugger.body("continue", threadId=thread)
    debugger.await_idle(request)


def test_step_goes_into_a_method_of_another_cell_and_out_again(notebook, debugger):
    method = "/// Half of it.\nint half(int whole) {\n    int result = whole / 2;\n    return result;\n}"
    code = "int x = half(10);\nx"
    debugger.start()
    notebook.run(method)
    debugger.break_at(code, 1)
    request = notebook.client.execute(code)
    seen = []
    for step in ("stepIn", "next", "stepOut", "continue"):
        thread = debugger.event("stopped")["threadId"]
        seen.append([(f["name"], f["line"]) for f in debugger.stack(thread)])
        debugger.body(step, threadId=thread)
    debugger.await_idle(request)

    assert seen == [[("Cell[2]", 1)], [("half", 3), ("Cell[2]", 1)], [("half", 4), ("Cell[2]", 1)], [("Cell[2]", 1)]]


def test_breakpoint_in_a_method_that_was_declared_before(notebook, debugger):
    method = "int half(int whole) {\n    // the comment has no code\n    return whole / 2;\n}"
    debugger.start()
    notebook.run(method)
    _, lines = debugger.break_at(method, 2)
    request = notebook.client.execute("half(8)")
    thread = debugger.event("stopped")["threadId"]

    names = [(f["name"], f["line"]) for f in debugger.stack(thread)]
    debugger.body("continue", threadId=thread)
    debugger.await_idle(request)

    assert lines == [3]
    assert names == [("half", 3), ("Cell[2]", 1)]


def test_uncaught_exception_stops_where_it_is_thrown(notebook, debugger):
    code = "void fail() {\n    throw new IllegalStateException(\"no\");\n}\nfail();"
    debugger.start()
    debugger.body("setExceptionBreakpoints", filters=["uncaught"])
    request = notebook.client.execute(code)
    stopped = debugger.event("stopped")

    frames = [(f["name"], f["line"]) for f in debugger.stack(stopped["threadId"])]
    debugger.body("continue", threadId=stopped["threadId"])
    debugger.await_idle(request)

    assert (stopped["reason"], stopped["text"]) == ("exception", "IllegalStateException")
    assert frames == [("fail", 2), ("Cell[1]", 4)]


def test_values_are_shown_as_their_author_knows_them_and_unfold(notebook, debugger):
    code = """record Point(int x, int y) {}
class Node { int value = 1; Node next; }
Node node = new Node();
node.next = node;
List<Object> list = new ArrayList<>(List.of(1, "two", new Point(3, 4)));
Map<String, Integer> map = new TreeMap<>(Map.of("a", 1));
Map<String, Integer> hash = new HashMap<>(Map.of("a", 1));
int[] numbers = IntStream.range(0, 250).toArray();
String text = "x".repeat(1000);
System.out.println("here");"""
    debugger.start()
    debugger.break_at(code, 10)
    notebook.client.execute(code)
    thread = debugger.event("stopped")["threadId"]
    frame = debugger.stack(thread)[0]
    seen = debugger.scope(frame, "Globals")

    assert seen["list"]["value"] == "ArrayList (3)"
    assert [v["value"] for v in debugger.unfold(seen["list"]["variablesReference"]).values()] == [
        "1", '"two"', "Point[x=3, y=4]"]
    assert debugger.unfold(seen["hash"]["variablesReference"])['"a"']["value"] == "1"
    numbers = debugger.unfold(seen["numbers"]["variablesReference"])
    assert (seen["numbers"]["value"], len(numbers), numbers["[100 …]"]["value"]) == ("int[250]", 101, "150 more")
    assert len(seen["text"]["value"]) < 210
    rich = debugger.body("richInspectVariables", variableName="map", frameId=frame["id"])
    assert rich["data"]["text/plain"] == "{a=1}"
    assert debugger.body("evaluate", expression="node.next.next.value", frameId=frame["id"])["result"] == "1"


def test_text_that_never_comes_is_given_up(notebook, debugger):
    code = """class Silent { public String toString() { while (true) { Thread.onSpinWait(); } } }
Silent silent = new Silent();
System.out.println("here");"""
    debugger.start()
    debugger.break_at(code, 3)
    request = notebook.client.execute(code)
    thread = debugger.event("stopped")["threadId"]
    frame = debugger.stack(thread)[0]

    rich = debugger.body("richInspectVariables", variableName="silent", frameId=frame["id"])
    notebook.manager.interrupt_kernel()
    debugger.await_idle(request)

    assert "has not ended within 2 s" in rich["data"]["text/plain"]


def test_output_of_a_stopped_cell_arrives(notebook, debugger):
    code = "System.out.println(\"before\");\nSystem.out.println(\"after\");"
    debugger.start()
    debugger.break_at(code, 2)
    notebook.client.execute(code)
    debugger.event("stopped")
    while debugger.printed() != "before\n":
        debugger.pump(timeout=10)


def test_debugger_outlives_the_jvm_of_the_cells(notebook, debugger):
    debugger.start()
    notebook.run("System.exit(3)")
    code = "int a = 1;\na++;"
    debugger.break_at(code, 2)
    notebook.client.execute(code)

    assert debugger.event("stopped")["reason"] == "breakpoint"


def test_threads_that_print_do_not_hold_up_output_when_they_are_held(notebook, debugger):
    code = """for (int t = 0; t < 4; t++) {
    Thread.ofPlatform().daemon().start(() -> { while (true) { System.out.println("busy"); } });
}
Thread.sleep(300);
System.out.println("stop here");"""
    debugger.start()
    debugger.break_at(code, 5)
    notebook.client.execute(code)
    thread = debugger.event("stopped")["threadId"]
    notebook.client.execute("40 + 2")
    debugger.body("next", threadId=thread)

    while not any(m["msg_type"] == "execute_result" for m in debugger.others):
        debugger.pump(timeout=30)
