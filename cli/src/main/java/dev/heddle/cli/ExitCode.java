package dev.heddle.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the exit code of `heddle` says to scripts.
final class ExitCode {

    /// All was done as asked.
    static final int DONE = 0;

    /// The learner's code failed: a wrong answer, a failing test, a notebook cell with an error.
    static final int CODE_FAILED = 1;

    /// The command line was not understood.
    static final int BAD_USAGE = 2;

    /// The machine or the set-up failed: something is missing, full, taken or read-only.
    static final int SETUP_FAILED = 3;

    /// A person has stopped it; the JVM ends with it by itself.
    static final int STOPPED = 130;

    /// The same for `--help`.
    static final Map<String, String> MEANINGS = meanings();

    private ExitCode() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(String.valueOf(DONE), "done");
        meanings.put(String.valueOf(CODE_FAILED), "the learner's code (or a test) failed");
        meanings.put(String.valueOf(BAD_USAGE), "the command line was not understood");
        meanings.put(String.valueOf(SETUP_FAILED), "the machine or the set-up failed");
        meanings.put(String.valueOf(STOPPED), "stopped by Ctrl-C");
        return meanings;
    }
}
