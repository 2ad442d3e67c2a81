"""What cells display, end to end: bundles, order, updates, and who owns what."""


def kinds(cell):
    return [m["msg_type"] for m in cell.messages if m["msg_type"] not in ("status", "execute_input")]


def test_prints_and_displays_keep_their_order(notebook):
    cell = notebook.run('for (int i = 0; i < 3; i++) { System.out.print("p" + i); display("d" + i); }\n'
                        'System.err.print("end");')

    shown = [m["content"].get("text") or m["content"]["data"]["text/plain"] for m in cell.messages
             if m["msg_type"] in ("stream", "display_data")]
    assert shown == ["p0", "d0", "p1", "d1", "p2", "d2", "end"]


def test_display_is_updated_and_cleared(notebook):
    cell = notebook.run('String id = display("old"); updateDisplay(id, "<b>new</b>", "text/html");\n'
                        "var place = displayHandle(1); place.update(2); clearOutput(true); clearOutput();")

    first, second = cell.of("display_data")
    updates = cell.of("update_display_data")
    assert [u["transient"] for u in updates] == [first["transient"], second["transient"]]
    assert updates[0]["data"] == {"text/plain": "<b>new</b>", "text/html": "<b>new</b>"}
    assert updates[1]["data"] == {"text/plain": "2"}
    assert [c["wait"] for c in cell.of("clear_output")] == [True, False]
    assert first["transient"]["display_id"] == notebook.run("id").result


def test_display_as_the_last_expression_shows_no_id(notebook):
    assert kinds(notebook.run('display("a")')) == ["display_data"]
    assert kinds(notebook.run('displayHandle("a")')) == ["display_data"]
    assert kinds(notebook.run('render("a", "text/html")')) == ["execute_result"]


def test_records_are_a_table_and_plain_values_are_not(notebook):
    table = notebook.run('record P(int x, String s) {}\nList.of(new P(1, "<a>"))').of("execute_result")[0]["data"]

    assert table["text/plain"] == "[P[x=1, s=<a>]]"
    assert "&lt;a&gt;</td>" in table["text/html"]
    for code in ("List.of(1, 2)", 'List.of("a")', "1.5", 'new P(1, "a")', "null", "Optional.of(1)", "new int[] {1}"):
        assert list(notebook.run(code).of("execute_result")[0]["data"]) == ["text/plain"]


def test_every_kind_of_markup_has_its_type(notebook):
    cell = notebook.run('''
        display(html("<b>")); display(markdown("*a*")); display(latex("x")); display(svg("<svg/>"));
        display(mermaid("graph LR; A-->B")); display(json("{\\"a\\": [1]}"));
        display(new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB));''')

    types = [next(t for t in d["data"] if t != "text/plain") for d in cell.of("display_data")]
    assert types == ["text/html", "text/markdown", "text/latex", "image/svg+xml", "text/vnd.mermaid",
                     "application/json", "image/png"]
    assert cell.of("display_data")[5]["data"]["application/json"] == {"a": [1]}


def test_own_renderer_follows_its_class(notebook):
    notebook.run('record P(int x) {}\naddRenderer(P.class, p -> html("<i>" + p.x() + "</i>"));')
    rendered = notebook.run("new P(7)").of("execute_result")[0]["data"]
    changed = notebook.run("record P(int x, int y) {}\nnew P(7, 8)")

    assert rendered == {"text/plain": "P[x=7]", "text/html": "<i>7</i>"}
    assert changed.result == "P[x=7, y=8]"
    assert changed.stream("stderr") == \
        "P is a new class since its renderer was added. Run the cell that adds it again.\n"


def test_own_method_named_display_wins(notebook):
    assert notebook.run('String display(String s) { return "mine " + s; }\ndisplay("x")').result == "mine x"
    assert notebook.run('display("y")').result == "mine y"


def test_thread_displays_under_its_own_cell_also_later(notebook):
    first = notebook.run("var gate = new CountDownLatch(1);\nvar late = Thread.ofPlatform().start(() -> {\n"
                         "    try { gate.await(); } catch (InterruptedException e) { }\n"
                         '    System.out.print("p"); display("late"); });')
    second = notebook.run("gate.countDown(); late.join();")

    owner = first.messages[0]["parent_header"]["msg_id"]
    late = [m for m in notebook.strays if m["parent_header"].get("msg_id") == owner]
    assert [m["msg_type"] for m in late if m["msg_type"] != "status"] == ["stream", "display_data"]
    assert kinds(second) == []


def test_values_without_end_are_cut_and_the_kernel_lives(notebook):
    looped = notebook.run("List<Object> l = new ArrayList<>(); l.add(List.of(l)); l")
    endless = notebook.run('class N { public String toString() { return "N" + this; } }\nnew N()')
    many = notebook.run("IntStream.range(0, 1_000_000).boxed().toList()")
    long = notebook.run('"x".repeat(50_000_000)')

    assert looped.result == "[[[[[…]]]]]"
    assert endless.result.endswith("(its text would never end: its toString calls itself)")
    assert many.result.endswith(", 998, 999, … 999000 more]")
    assert len(long.result) < 1_000_100
    assert long.result.endswith("\n… 49 000 000 more characters are not shown")
    assert notebook.run("1 + 1").result == "2"


def test_text_that_never_ends_can_be_interrupted(notebook):
    request = notebook.client.execute('class Slow { public String toString() { System.out.print("x");\n'
                                      "    while (true) { try { Thread.sleep(10_000); }\n"
                                      "        catch (InterruptedException e) { throw new RuntimeException(e); } } } }\n"
                                      "display(new Slow());")
    while notebook.client.get_iopub_msg(timeout=30)["msg_type"] != "stream":
        pass
    notebook.manager.interrupt_kernel()

    assert notebook.reply_to(request)["status"] == "error"
    assert notebook.run("1 + 1").result == "2"


def test_comm_to_an_unknown_target_is_closed(notebook):
    client = notebook.client
    message = client.session.msg("comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    client.shell_channel.send(message)
    while True:
        answer = client.get_iopub_msg(timeout=30)
        if answer["msg_type"] == "comm_close":
            break

    assert answer["content"] == {"comm_id": "c1", "data": {}}
    assert notebook.reply_to(client.comm_info())["comms"] == {}
