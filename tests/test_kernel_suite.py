"""Jupyter's own test suite for kernels, `jupyter_kernel_test`, with samples of Java for what it can test."""

import os
import sys

import pytest

DEBIAN = "/usr/lib/python3/dist-packages"  # where python3-jupyter-kernel-test is, which this Python does not see

if os.path.isdir(os.path.join(DEBIAN, "jupyter_kernel_test")):
    sys.path.append(DEBIAN)  # last: nothing of ours may come from there
try:
    import jupyter_kernel_test
    from jupyter_kernel_test import KernelTests
except ImportError:
    pytest.fail("Jupyter's test suite for kernels is missing. Next: apt-get install python3-jupyter-kernel-test, or "
                f"{sys.executable} -m pip install jupyter_kernel_test", pytrace=False)



class Skipped(AssertionError):
    """The suite skips what it has no sample for; here that is a failure."""


jupyter_kernel_test.SkipTest = Skipped
if hasattr(jupyter_kernel_test, "run_sync"):
    # Version 0.4 waits for coroutines, which these calls were in version 7 of jupyter_client; in 8 they wait themselves.
    jupyter_kernel_test.run_sync = lambda call: call


class HeddleTests(KernelTests):
    kernel_name = "heddle"
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"hello".length()', "result": "5"},
        {"code": "List.of(1, 2, 3)", "result": "[1, 2, 3]"},
    ]

    code_display_data = [
        {"code": 'display("shown")', "mime": "text/plain"},
        {"code": 'display(markdown("*shown*"))', "mime": "text/markdown"},
    ]
    code_clear_output = "clearOutput()"

    completion_samples = [
        {"text": "System.ou", "matches": {"out"}},
        {"text": '"text".isBl', "matches": {"isBlank()"}},
    ]
    complete_code_samples = ["1 + 1", "int f() { return 1; }", "", "// only this"]
    incomplete_code_samples = ["class A {", "f(1,", "/* not", "int f() {"]
    invalid_code_samples = ["int = 1;", "}", ")"]
    code_inspect_sample = "String.join"
    code_page_something = "String.join?"

    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6 *?7"


del KernelTests  # its own tests are those of HeddleTests
