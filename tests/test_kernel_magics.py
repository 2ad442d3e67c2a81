"""Magics end to end: the installed kernel, real JVMs, Jupyter's own client."""

import time

import nbformat
import psutil
import pytest
from nbclient import NotebookClient

SMALL = "com.google.code.gson:gson:2.14.0"


def complete(notebook, code, cursor=None):
    reply = notebook.reply_to(notebook.client.complete(code, cursor))
    return reply["matches"], reply["cursor_start"], reply["cursor_end"]


def test_line_magics_run_between_statements_in_their_order(notebook):
    cell = notebook.run(f"System.out.println(1);\n%maven {SMALL}\nimport com.google.gson.Gson;\nnew Gson().toJson(List.of(1, 2))",
                        timeout=120)

    assert cell.error is None
    assert cell.result == "[1,2]"
    assert cell.stream("stdout").startswith("1\n")
    assert "Added: gson-2.14.0.jar" in cell.stream("stdout")
    again = notebook.run(f"%maven {SMALL}", timeout=120)
    assert again.stream("stdout") == "All of it is on the class path already.\n"
    assert notebook.run("%classpath").stream("stdout").splitlines()[0].endswith("gson-2.14.0.jar")


def test_library_that_is_nowhere_is_named(notebook):
    cell = notebook.run("%maven dev.heddle.nowhere:nothing:1.2.3", timeout=120)

    assert cell.error["ename"] == "MagicError"
    assert "dev.heddle.nowhere:nothing:jar:1.2.3" in cell.error["evalue"]
    assert notebook.run("1 + 1").result == "2"


def test_errors_of_java_keep_the_lines_of_the_cell(notebook):
    wrong = notebook.run("%who\nint a = 1;\n%who\nint b = \"x\";")
    thrown = notebook.run("%who\n\nint c = 1;\n%who\nthrow new IllegalStateException(\"here\");")

    assert wrong.error["evalue"].startswith("line 4: incompatible types")
    assert "\n".join(thrown.error["traceback"]).endswith("at Cell[2]:5")


def test_percent_within_java_is_modulo(notebook):
    assert notebook.run("int b = 4;\nint a = 10\n  %b;\na").result == "2"
    assert notebook.run('"""\n%who\n"""').result == "%who\n"
    assert notebook.run("/*\n%nonsense\n*/ 7").result == "7"
    assert notebook.run("Math.max(7\n%who, 1)").error["ename"] == "CompileError"


@pytest.mark.parametrize("code, error", [
    ("%mavn x:y:1", "There is no magic %mavn. Did you mean %maven?"),
    ("%maven --rep=x a:b:1", "%maven has no option --rep. Did you mean --repo?"),
    ("%maven", "%maven wants COORDINATE: group:artifact:version, or group:artifact:type:classifier:version."),
    ("%history -n many", "Option --last wants a whole number, not 'many'."),
    ("int ok = 1;\n%%bash\nls", "line 2: %%bash must be the first line of its cell."),
    ("%bash ls", "%bash takes a whole cell: write %%bash in its first line."),
    ("%%who\n1", "%%who takes no cell: write it with one percent sign."),
    ("List<String> jars = %jars x.jar", "line 1: %jars has no value that could be assigned."),
    ("int ok = 1;\n%lsmagic all", "line 2: %lsmagic does not know what to do with 'all'."),
])
def test_wrong_calls_are_told_before_anything_runs(notebook, code, error):
    cell = notebook.run(code)

    assert cell.error["ename"] == "UsageError"
    assert cell.error["evalue"] == error
    assert notebook.run("%who").stream("stdout") == "No variables are declared.\n"


def test_shell_escape_names_bash(notebook):
    cell = notebook.run("!ls -la")

    assert "%%bash" in "\n".join(cell.error["traceback"])


def test_bash_streams_its_output_and_tells_its_exit_code(notebook):
    good = notebook.run("%%bash\necho out\necho err >&2\necho 世界 😀")
    bad = notebook.run("%%bash\necho before\nexit 3")

    assert good.stream("stdout") == "out\n世界 😀\n"
    assert good.stream("stderr") == "err\n"
    assert good.error is None
    assert bad.error["ename"] == "MagicError"
    assert bad.error["evalue"] == "bash ended with exit code 3."


def pid_in_a_cell(notebook):
    request = notebook.client.execute("%%bash\nsleep 600 & echo $!\nwait")
    while True:
        message = notebook.client.get_iopub_msg(timeout=30)
        if message["msg_type"] == "stream":
            return request, int(message["content"]["text"])


def gone(pid, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_bash_that_is_interrupted_ends_with_its_children(notebook):
    request, pid = pid_in_a_cell(notebook)
    notebook.manager.interrupt_kernel()
    reply = notebook.reply_to(request)

    assert reply["ename"] == "Interrupted"
    assert gone(pid)
    assert notebook.run("1 + 1").result == "2"


def test_bash_ends_when_the_kernel_is_killed(notebook):
    _, pid = pid_in_a_cell(notebook)
    psutil.Process(notebook.manager.provisioner.pid).kill()

    assert gone(pid)


def test_what_bash_leaves_in_the_background_ends_with_it(notebook):
    cell = notebook.run("%%bash\nsleep 600 &\necho $!")

    assert cell.error is None
    assert gone(int(cell.stream("stdout")))


def test_environment_reaches_bash_at_once_and_java_after_a_restart(notebook):
    said = notebook.run("%env WEAVER=heddle mill").stream("stdout")
    bash = notebook.run("%%bash\necho $WEAVER").stream("stdout")
    before = notebook.run('System.getenv("WEAVER")').result
    notebook.run("%jvm --reset")
    after = notebook.run('System.getenv("WEAVER")').result

    assert said.startswith("WEAVER=heddle mill\n%%bash sees that at once.")
    assert bash == "heddle mill\n"
    assert (before, after) == ("null", "heddle mill")


def test_jvm_restarts_with_options_and_declares_again(notebook):
    notebook.run("int twice(int n) { return 2 * n; }\nrecord P(int x) {}\nint n = 7;")
    cell = notebook.run("%jvm -Xmx96m --enable-preview")
    heap = notebook.run("Runtime.getRuntime().maxMemory() / 1024 / 1024").result

    assert cell.error is None
    assert "Methods and classes are declared again; variables and their values are gone." in cell.stream("stdout")
    assert int(heap) <= 96
    assert notebook.run("twice(new P(21).x())").result == "42"
    assert notebook.run("n").error["ename"] == "CompileError"
    assert "options: -Xmx96m --enable-preview" in notebook.run("%jvm").stream("stdout")


def test_jvm_that_does_not_start_leaves_the_old_one(notebook):
    notebook.run("int n = 7;")
    cell = notebook.run("%jvm -XX:+NoSuchOption")

    assert cell.error["ename"] == "MagicError"
    assert "NoSuchOption" in cell.error["evalue"]
    assert notebook.run("n").result == "7"


def test_variables_are_listed_and_forgotten(notebook):
    notebook.run('int n = 7; var names = List.of("a", "b"); String text = "x".repeat(100);')
    names = notebook.run("%who").stream("stdout")
    table = notebook.run("%whos").stream("stdout")
    notebook.run("%reset")

    assert names == "n  names  text\n"
    assert table.splitlines()[2:] == ["n      int           7", "names  List<String>  [a, b]",
                                      "text   String        " + "x" * 59 + "…"]
    assert notebook.run("%who").stream("stdout") == "No variables are declared.\n"
    assert notebook.run("1 + 1").result == "2"


def test_files_are_written_and_loaded(notebook, tmp_path):
    file = tmp_path / "Two.java"
    written = notebook.run(f"%%writefile {file}\nint two() {{ return 2; }}")
    added = notebook.run(f"%%writefile -a {file}\nint four() {{ return two() + two(); }}")
    loaded = notebook.run(f"%load {file}\nfour()")

    assert written.stream("stdout") == f"Written: {file}\n"
    assert added.stream("stdout") == f"Added to {file}\n"
    assert file.read_text() == "int two() { return 2; }\nint four() { return two() + two(); }\n"
    assert loaded.result == "4"


def test_cells_of_a_notebook_are_loaded(notebook, tmp_path):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# no code"),
                                           nbformat.v4.new_code_cell("int three = 3;"),
                                           nbformat.v4.new_code_cell("%who\nint six = 2 * three;")])
    file = tmp_path / "lib.ipynb"
    nbformat.write(book, file)
    cell = notebook.run(f"%load {tmp_path / 'lib'}\nsix")

    assert cell.result == "6"
    assert cell.stream("stdout") == "three\n"


def test_history_shows_the_cells(notebook):
    notebook.run("int a = 1;")
    notebook.run("%who\nint b = 2;")
    cell = notebook.run("%history")

    assert cell.stream("stdout") == "   1: int a = 1;\n   2: %who\n      int b = 2;\n"


def test_help_is_shown_and_inspected(notebook):
    shown = notebook.run("%history?").of("display_data")[0]["data"]
    inspected = notebook.reply_to(notebook.client.inspect("%history -n 3", 4))
    listed = notebook.run("%lsmagic").stream("stdout")

    assert shown["text/plain"].startswith("%history\n\nShows the cells that this session has run.\n")
    assert inspected["found"] and inspected["data"] == shown
    assert all(name in listed for name in ["%maven ", "%%bash ", "%loadFromPOM, %%loadFromPOM", "%jvm "])


def test_magics_are_completed(notebook, tmp_path):
    (tmp_path / "some.jar").write_bytes(b"")

    assert complete(notebook, "%ma") == (["%maven", "%mavenRepo"], 0, 3)
    assert complete(notebook, "%%b") == (["%%bash"], 0, 3)
    assert complete(notebook, "%maven --") == (["--repo="], 7, 9)
    assert complete(notebook, f"%jars {tmp_path}/so") == ([f"{tmp_path}/some.jar"], 6, len(f"%jars {tmp_path}/so"))
    assert "length()" in complete(notebook, '%who\n"x".leng')[0]


@pytest.mark.parametrize("code, status", [
    ("%maven a:b:1", "complete"), ("%who\nint n = (", "incomplete"), ("%%bash", "incomplete"),
    ("%%bash\nls", "incomplete"), ("%%bash\nls\n", "complete"), ("%%bash?", "complete"),
])
def test_completeness_of_cells_with_magics(notebook, code, status):
    reply = notebook.reply_to(notebook.client.is_complete(code))

    assert reply["status"] == status


def test_pom_pieces_are_loaded(notebook, tmp_path):
    pieces = """%%loadFromPOM
<dependency>
  <groupId>com.google.code.gson</groupId>
  <artifactId>gson</artifactId>
  <version>2.14.0</version>
</dependency>"""
    cell = notebook.run(pieces, timeout=120)

    assert cell.error is None
    assert "gson-2.14.0.jar" in cell.stream("stdout")
    assert notebook.run("new com.google.gson.Gson().toJson(1)").result == "1"


def test_notebook_of_ijava_runs_unchanged(tmp_path):
    pom = tmp_path / "pom.xml"
    pom.write_text(f"""<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId>
<version>1</version><dependencies><dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId>
<version>2.14.0</version></dependency></dependencies></project>""")
    cells = ["%mavenRepo here file://" + str(tmp_path),
             f"%addMavenDependencies {SMALL}\n%addMavenDependency {SMALL}",
             f"%loadFromPOM {pom} compile",
             "import com.google.gson.Gson;\nimport java.util.List;\n\nnew Gson().toJson(List.of(1))"]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in cells])

    NotebookClient(book, kernel_name="heddle", timeout=120).execute()

    assert book.cells[-1].outputs[0]["data"]["text/plain"] == "[1]"
