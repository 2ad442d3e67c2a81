"""The two sides of a measurement: Python's tasks, and Java programs of the same names that measure themselves."""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path


def java(asked_for, folder, options):
    """Compiles the programs of a folder, and lets one measure itself."""
    sources = sorted(str(file) for file in Path(__file__).with_name(folder).glob("*.java"))
    with tempfile.TemporaryDirectory(dir=asked_for.work) as classes:
        subprocess.run([asked_for.java + "/bin/javac", "-d", classes, "-cp", asked_for.jar, *sources], check=True)
        program = subprocess.Popen(
            [asked_for.java + "/bin/java", *options, "-cp", os.pathsep.join([asked_for.jar, classes]),
             asked_for.what.capitalize()] + (["--quick"] if asked_for.quick else []),
            stdout=subprocess.PIPE, text=True)
        # An end that is asked for must end the program too.
        signal.signal(signal.SIGTERM, lambda *_: (program.kill(), sys.exit(143)))
        printed = program.communicate()[0]
        if program.returncode:
            sys.exit("the program ended with code %d" % program.returncode)
        return json.loads(printed)


def arguments(description, tasks):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=sorted(tasks))
    parser.add_argument("--java", help="measure our side with the JDK in this JAVA_HOME")
    parser.add_argument("--jar", help="what holds module processes")
    parser.add_argument("--work", help="a folder for what is compiled")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    return parser.parse_args()


def main(description, tasks, folder, options=()):
    """Measures what the command line asks for, and prints it.

    tasks: Python's side, by name; each takes whether fewer repetitions will do
    folder: where the Java programs are
    """
    asked_for = arguments(description, tasks)
    values = java(asked_for, folder, options) if asked_for.java else tasks[asked_for.what](asked_for.quick)
    print(json.dumps({"values": values, "unsupported": [], "failed": {}}))
