"""The door, `./heddle`, as a process of its own: what it finds, what it builds, and what it says when it cannot.

Every test works on a copy of the tree, built and all. Where only the door's part matters, a small script stands in for
Maven; where Maven's own words matter, it is the real one.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 40  # seconds for one start

# What the door may need of a POSIX machine; neither java nor mvn.
TOOLS = ("awk basename cat cut date dirname echo env find grep head id locale mkdir mv readlink rm sed sh sleep tail "
         "uname").split()

# A Maven that "builds" by putting a built cli/target in place; waits for the file `go` if `wait` is there.
STAND_IN = """#!/bin/sh
case "$*" in *-v) echo "Apache Maven 3.9.9"; exit ;; esac
echo run >>"{folder}/runs"
echo "[INFO] Building heddle-cli 0.1.0-SNAPSHOT [1/1]"
if [ -e "{folder}/wait" ]; then
    touch "{folder}/waiting"
    until [ -e "{folder}/go" ]; do sleep 0.05; done
fi
mkdir -p cli/target
cp -R "{folder}/target/." cli/target/
"""


class Door:
    """A copy of Heddle and the environment that its door is started in."""

    def __init__(self, home, environment):
        self.home = home
        self.environment = environment
        self.stamp = home / "cli/target/heddle/.built"

    def command(self, *arguments, door=None):
        return [str(door or self.home / "heddle"), *arguments]

    def run(self, *arguments, door=None, cwd="/"):
        return subprocess.run(
            self.command(*arguments, door=door), env=self.environment, cwd=cwd, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", timeout=LIMIT)

    def start(self, *arguments):
        return subprocess.Popen(
            self.command(*arguments), env=self.environment, cwd="/", stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)

    def with_tools_only(self, folder):
        """No java and no mvn on the PATH."""
        folder.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            if found:
                (folder / tool).symlink_to(found)
        self.environment["PATH"] = str(folder)
        return self

    def with_maven(self, folder, script):
        folder.mkdir(exist_ok=True)
        maven = folder / "mvn"
        maven.write_text(script, encoding="utf-8")
        maven.chmod(0o755)
        self.environment["PATH"] = f"{folder}{os.pathsep}{self.environment['PATH']}"
        return self


class StandIn:
    """The script in Maven's place, and what it has done."""

    def __init__(self, folder, door, unbuilt=False):
        self.folder = folder
        folder.mkdir()
        shutil.copytree(ROOT / "cli/target", folder / "target")
        (folder / "target/heddle/.built").unlink()
        if unbuilt:
            door.stamp.unlink()
        door.with_maven(folder / "bin", STAND_IN.format(folder=folder))

    def runs(self):
        log = self.folder / "runs"
        return log.read_text().count("run") if log.exists() else 0

    def tell(self, word):
        (self.folder / word).touch()

    def untell(self, word):
        (self.folder / word).unlink()

    def await_start(self):
        await_that((self.folder / "waiting").exists)
        self.untell("waiting")


def await_that(condition):
    end = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def version():
    """What the door itself says once it is built; that may take its time."""
    answer = subprocess.run([str(ROOT / "heddle"), "--version"], stdin=subprocess.DEVNULL, capture_output=True,
                            encoding="utf-8", timeout=900)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.fixture(scope="session")
def jdk(version):
    return Path(re.search(r" in (.*)", version).group(1))


@pytest.fixture
def door(tmp_path, version, jdk):
    return copy_to(tmp_path / "house", jdk)


def copy_to(home, jdk):
    """A copy that is built, and whose stamp says so."""
    home.mkdir(parents=True)
    for name in ("heddle", "pom.xml", "config"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, home / name)
    for pom in ROOT.glob("*/pom.xml"):
        unwanted = shutil.ignore_patterns("test-classes", "surefire-reports", "__pycache__")
        shutil.copytree(pom.parent, home / pom.parent.name, ignore=unwanted)
    environment = {**os.environ, "HEDDLE_JDK_SEARCH": str(jdk)}
    environment.pop("JAVA_HOME", None)
    door = Door(home, environment)
    age = door.stamp.stat()
    door.stamp.write_text(str(home), encoding="utf-8")
    os.utime(door.stamp, ns=(age.st_atime_ns, age.st_mtime_ns))
    return door


def fake_jdk(home, version, compiler=True):
    (home / "bin").mkdir(parents=True)
    for program in ["java", "javac"] if compiler else ["java"]:
        (home / "bin" / program).write_text("#!/bin/sh\necho started the wrong Java\n")
        (home / "bin" / program).chmod(0o755)
    (home / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
    return home


def assert_refused(answer, problem, next_step):
    """Exit code 3, one sentence that says what is wrong, and one that says what to do."""
    assert answer.returncode == 3, answer
    assert answer.stdout == ""
    problem_line, next_line = answer.stderr.splitlines()[-2:]
    assert re.fullmatch(f"heddle: {problem}", problem_line), answer.stderr
    assert re.fullmatch(f"  Next: {next_step}", next_line), answer.stderr


# --- the JDK ---------------------------------------------------------------------------------------------------------


def test_without_a_jdk_the_door_names_what_to_install(door, tmp_path):
    door.with_tools_only(tmp_path / "bin")
    door.environment["HEDDLE_JDK_SEARCH"] = str(tmp_path / "nothing/*")

    answer = door.run("--version")

    assert_refused(answer, r"Heddle needs a JDK of version 25 or newer; there is none in JAVA_HOME, .*\.",
                   r".*install.*25.*, then start again\.")


@pytest.mark.parametrize(("known", "advice"), [
    (0, "apt-get install openjdk-25-jdk, or unpack one into ~/.jdks, then start again."),
    (100, "download a JDK 25 (Temurin, for example), unpack it into ~/.jdks, then start again.")])
@pytest.mark.parametrize(("user", "sudo"), [(0, ""), (1000, "sudo ")])
def test_debian_without_that_jdk_is_not_told_to_install_it(door, tmp_path, known, advice, user, sudo):
    programs = tmp_path / "bin"
    door.with_tools_only(programs)
    (programs / "id").unlink(missing_ok=True)
    for name, script in {"apt-get": "exit 1", "apt-cache": f"exit {known}", "id": f"echo {user}"}.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    door.environment["HEDDLE_JDK_SEARCH"] = str(tmp_path / "nothing/*")

    answer = door.run("--version")

    assert_refused(answer, r"Heddle needs a JDK .*\.", re.escape((sudo if known == 0 else "") + advice))


def test_jdks_that_are_too_old_and_jres_are_passed_over(door, tmp_path, jdk):
    search = tmp_path / "Java, all of it"
    fake_jdk(search / "a-jdk-8", "1.8.0_452")
    fake_jdk(search / "b-jre-25", "25.0.1", compiler=False)
    (search / "c-jdk-25").symlink_to(jdk)
    door.environment |= {"JAVA_HOME": str(fake_jdk(tmp_path / "jdk 17", "17.0.15")), "HEDDLE_JDK_SEARCH": f"{search}/*"}

    answer = door.with_tools_only(tmp_path / "bin").run("--version")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("heddle ")


def test_java_home_goes_before_the_path_and_the_usual_places(door, tmp_path):
    door.environment["JAVA_HOME"] = str(fake_jdk(tmp_path / "mine", "26"))

    answer = door.run("--version")

    assert answer.stdout == "started the wrong Java\n"


def test_java_on_the_path_is_found_through_links(door, tmp_path, jdk):
    door.with_tools_only(tmp_path / "bin")
    (tmp_path / "bin/java").symlink_to("alternatives-java")
    (tmp_path / "bin/alternatives-java").symlink_to(jdk / "bin/java")
    door.environment["HEDDLE_JDK_SEARCH"] = ""

    answer = door.run("--version")

    assert (answer.returncode, answer.stderr) == (0, "")


# --- its folder ------------------------------------------------------------------------------------------------------


def test_a_folder_with_a_space_and_chinese_works_under_every_locale(tmp_path, jdk):
    door = copy_to(tmp_path / "a heddle 中文", jdk)

    for locale in ({"LC_ALL": "C"}, {"LANG": "C"}, {"LC_ALL": "xx_XX.UTF-8"}, {}):
        door.environment = {name: value for name, value in door.environment.items()
                            if name not in ("LANG", "LC_ALL", "LC_CTYPE")} | locale
        answer = door.run("--version")

        assert (answer.returncode, answer.stderr) == (0, ""), locale


def test_a_door_behind_links_finds_its_folder(door, tmp_path):
    (tmp_path / "far away").symlink_to(door.home)
    (tmp_path / "first").symlink_to("far away/heddle")
    (tmp_path / "second 门").symlink_to(tmp_path / "first")

    answer = door.run("--version", door="./second 门", cwd=tmp_path)

    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_moved_folder_runs_as_it_is(door, tmp_path):
    maven = StandIn(tmp_path / "maven", door)
    home = tmp_path / "moved 搬家"
    door.home.rename(home)

    moved = Door(home, door.environment).run("--version")

    assert (moved.returncode, moved.stderr, maven.runs()) == (0, "", 0)


def test_a_folder_with_a_colon_is_refused(door, tmp_path):
    home = tmp_path / "a:b"
    door.home.rename(home)

    answer = Door(home, door.environment).run("--version")

    assert_refused(answer, "Java cannot run from a folder whose name holds a colon: .*a:b", r"rename the folder.*\.")


def test_a_folder_that_cannot_be_written_is_named(door):
    door.stamp.unlink()
    shutil.rmtree(door.home / ".heddle", ignore_errors=True)
    (door.home / ".heddle").write_text("a file is in the way")

    answer = door.run("--version")

    assert_refused(answer, r"Heddle cannot write into its own folder .* \(.*\)\.", r"see that the folder.*\.")


def test_a_full_disk_is_named(door):
    door.stamp.unlink()
    (door.home / ".heddle").mkdir(exist_ok=True)
    (door.home / ".heddle/build.log").symlink_to("/dev/full")

    answer = door.run("--version")

    assert_refused(answer, r"Heddle cannot write into its own folder .* \(No space left on device\)\.",
                   r"see that the folder.*\.")


# --- the build -------------------------------------------------------------------------------------------------------


def test_without_maven_the_door_names_what_to_install(door, tmp_path):
    door.with_tools_only(tmp_path / "bin").stamp.unlink()

    answer = door.run("--version")

    assert_refused(answer, r"Heddle has to be built, and there is no Maven \(mvn\) on the PATH\.",
                   r".*install maven, then start again\.")
    assert not (door.home / ".heddle/build.lock").exists()


def test_a_maven_that_is_too_old_is_named(door, tmp_path):
    door.with_maven(tmp_path / "bin", "#!/bin/sh\necho 'Apache Maven 3.6.3 (abc)'\n").stamp.unlink()

    answer = door.run("--version")

    assert_refused(answer, r"Maven 3\.6 is too old: 3\.8 is needed\.", r".*install maven or put a newer .*\.")


def test_without_network_the_door_says_that_libraries_are_missing(door, tmp_path):
    door.stamp.unlink()
    settings = tmp_path / "settings.xml"
    settings.write_text("<settings><mirrors><mirror><id>silent</id><mirrorOf>*</mirrorOf>"
                        "<url>http://127.0.0.1:1/</url></mirror></mirrors></settings>")
    (door.home / ".mvn").mkdir()
    (door.home / ".mvn/maven.config").write_text(
        f"-s\n{settings}\n-gs\n{settings}\n-Dmaven.repo.local={tmp_path}/empty\n")

    answer = door.run("--version")

    assert_refused(answer, r"The build could not fetch its libraries\.", r"check the network .*build\.log")


def test_a_source_that_does_not_compile_is_shown_and_mending_it_is_enough(door, tmp_path):
    broken = door.home / "processes/src/main/java/dev/heddle/processes/Broken.java"
    broken.write_text("package dev.heddle.processes; final class Broken { int n = unknown; }\n")

    first = door.run("--version")
    broken.unlink()
    maven = StandIn(tmp_path / "maven", door)
    second = door.run("--version")

    assert_refused(first, r"The build failed\.", r"mend what is said above, .*build\.log")
    assert re.search(r"processes/Broken\.java:\[1,\d+\] cannot find symbol", first.stderr)
    assert (second.returncode, maven.runs()) == (0, 1), second.stderr


def test_a_maven_that_dies_without_a_word_of_its_own_is_quoted(door, tmp_path):
    door.with_maven(tmp_path / "bin", "#!/bin/sh\necho 'Apache Maven 3.9.9'\necho 'out of memory' >&2\nexit 137\n")
    door.stamp.unlink()

    answer = door.run("--version")

    assert_refused(answer, r"The build failed\.", r"mend what is said above, .*build\.log")
    assert "out of memory\n" in answer.stderr


def test_newer_sources_are_built_but_not_those_that_learners_edit(door, tmp_path):
    maven = StandIn(tmp_path / "maven", door)

    door.run("--version")
    (door.home / "exercises/src/main/java/Learner.java").write_text("class Learner {")
    door.run("--version")
    before = maven.runs()
    (door.home / "worker/src/main/java/New.java").write_text("class New {}")
    door.run("--version")
    door.run("--version")

    assert (before, maven.runs()) == (0, 1)


def test_two_doors_at_once_build_once(door, tmp_path):
    maven = StandIn(tmp_path / "maven", door, unbuilt=True)
    maven.tell("wait")

    first = door.start("--version")
    maven.await_start()
    second = door.start("--version")
    waiting = second.stderr.readline()
    maven.tell("go")
    first.communicate(timeout=LIMIT), second.communicate(timeout=LIMIT)

    assert re.fullmatch(r"Waiting for another heddle \(process \d+\), which is building here\.\n", waiting)
    assert (first.returncode, second.returncode, maven.runs()) == (0, 0, 1)


def test_a_lock_of_a_dead_door_is_taken_over(door, tmp_path):
    maven = StandIn(tmp_path / "maven", door, unbuilt=True)
    gone = subprocess.Popen(["true"])
    gone.wait()
    lock = door.home / ".heddle/build.lock"
    lock.mkdir(parents=True)
    (lock / "pid").write_text(f"{gone.pid}\n")

    answer = door.run("--version")

    assert (answer.returncode, maven.runs(), lock.exists()) == (0, 1, False)


@pytest.mark.parametrize("how, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_a_build_that_is_cut_off_harms_nobody(door, tmp_path, how, code):
    maven = StandIn(tmp_path / "maven", door, unbuilt=True)
    maven.tell("wait")
    half_written = door.home / "worker/target/half.class"

    first = door.start("--version")
    maven.await_start()
    half_written.parent.mkdir(exist_ok=True)
    half_written.touch()
    os.killpg(first.pid, how)
    first.communicate(timeout=LIMIT)
    maven.untell("wait")
    second = door.run("--version")

    assert first.returncode == code
    assert (second.returncode, maven.runs(), half_written.exists()) == (0, 2, False), second.stderr
    assert not (door.home / ".heddle/build.lock").exists()


# --- the command line behind it --------------------------------------------------------------------------------------


def test_an_unknown_command_is_bad_usage(door):
    answer = door.run("dance")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "dance" in answer.stderr


def test_help_is_there_on_every_level(door):
    levels, seen = [[]], []

    while levels:
        level = levels.pop()
        answer = door.run(*level, "--help")
        assert (answer.returncode, answer.stderr) == (0, ""), level
        assert f"Usage: {' '.join(['heddle', *level])}" in answer.stdout
        seen.append(level)
        listed = answer.stdout.partition("Commands:\n")[2].partition("\n\n")[0]
        levels += [[*level, name] for name in re.findall(r"^  ([a-z][a-z-]*)", listed, re.MULTILINE)]

    assert len(seen) > 1


def test_arguments_reach_the_command_line_as_they_are(door):
    answer = door.run("a b * $HOME 中文")

    assert answer.returncode == 2
    assert "a b * $HOME 中文" in answer.stderr
