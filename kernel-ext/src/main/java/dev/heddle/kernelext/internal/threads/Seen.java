package dev.heddle.kernelext.internal.threads;

import dev.heddle.kernelext.internal.timeline.Wording;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A thread at one moment, as the tool `threads` tells of it.
///
/// @param id      its number
/// @param name    its name
/// @param virtual whether it is virtual
/// @param daemon  whether it is a daemon
/// @param whose   `cell`: a cell has started it; `shell`: it runs cells; `jvm`: it is the JVM's own
/// @param cell    the cell that has started it, by its id; empty if that is not known
/// @param state   what it does
/// @param lock    what it waits for, such as `Counter@1b2c`; empty if for nothing
/// @param owner   the number of the thread that has it; -1 if none has, or it is not known
/// @param cpu     how long it has computed, in nanoseconds; -1 if that is not known
/// @param held    the locks that it holds, written as `lock`
/// @param idle    whether it is a pool's thread without work
/// @param lines   where it is in code of cells, from the inside out
record Seen(long id, String name, boolean virtual, boolean daemon, String whose, String cell, String state, String lock,
        long owner, long cpu, List<String> held, boolean idle, List<String> lines) {

    Seen {
        held = List.copyOf(held);
        lines = List.copyOf(lines);
    }

    static List<Seen> all(String told) {
        return told.lines().map(Seen::read).sorted(Comparator.comparingLong(Seen::id)).toList();
    }

    private static Seen read(String line) {
        List<String> words = Arrays.stream(line.split(" ", -1))
                .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
                .toList();
        List<String> lines = lines(words.get(12));
        boolean free = words.get(4).equals("shell") && lines.isEmpty() && words.get(6).equals("WAITING");
        return new Seen(Long.parseLong(words.get(0)), words.get(1), words.get(2).equals("virtual"),
                Boolean.parseBoolean(words.get(3)), words.get(4), words.get(5), words.get(6), words.get(7),
                Long.parseLong(words.get(8)), Long.parseLong(words.get(9)), lines(words.get(10)),
                free || Boolean.parseBoolean(words.get(11)), lines);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    /// Its name, or its number if it has none.
    String called() {
        return name.isEmpty() ? (virtual ? "virtual " : "thread ") + id : name;
    }

    boolean isJvms() {
        return whose.equals("jvm");
    }

    /// Whether it waits without an end of its own.
    boolean waits() {
        return state.equals("BLOCKED") || state.equals("WAITING");
    }

    /// The class of what it waits for.
    String lockClass() {
        int at = lock.lastIndexOf('@');
        return at < 0 ? lock : lock.substring(0, at);
    }

    /// What it waits for, as people tell one from another: `Account@1b2c`, `ReentrantLock@1b2c`.
    String lockName() {
        return lock.substring(lock.lastIndexOf('.') + 1).replaceFirst("\\$(Nonfair|Fair)?Sync@", "@");
    }

    /// What it waits for, in words; empty if for nothing that is known.
    String waitsFor() {
        if (idle) {
            return whose.equals("shell") ? "a cell" : "work for its pool";
        }
        if (lock.isEmpty()) {
            return state.equals("TIMED_WAITING") ? "the end of its sleep" : "";
        }
        if (state.equals("BLOCKED")) {
            return Wording.lock(lockClass());
        }
        return lock.startsWith("java.util.concurrent.")
                ? Wording.parkedOn(lockClass())
                : Wording.notification(lockClass());
    }
}
