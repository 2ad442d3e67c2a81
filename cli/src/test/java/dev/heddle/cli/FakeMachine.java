package dev.heddle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A machine that has only what a test has put into it. At first: an empty Linux.
final class FakeMachine implements Machine {

    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>(Map.of("os.name", "Linux", "os.version", "6.1.0",
            "user.name", "ada", "user.home", "/home/ada", "sun.jnu.encoding", "UTF-8", "stdout.encoding", "UTF-8"));
    private final TreeSet<String> modules = new TreeSet<>();
    private final Map<String, Path> programs = new TreeMap<>();
    private final Map<String, Tool.Outcome> answers = new TreeMap<>();
    private final Map<Path, String> files = new TreeMap<>();
    private final TreeSet<Path> writable = new TreeSet<>();
    private final Map<Path, Path> links = new TreeMap<>();
    private long freeBytes = 100L << 30;
    private int processors = 8;
    private long memoryBytes = 16L << 30;

    FakeMachine environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    FakeMachine property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    FakeMachine modules(String... names) {
        modules.addAll(List.of(names));
        return this;
    }

    /// Puts a program on PATH.
    FakeMachine program(String path) {
        Path program = Path.of(path);
        programs.put(program.getFileName().toString(), program);
        return file(path, "");
    }

    /// Lets a program answer one command line, given as its beginning, and end well.
    FakeMachine answer(String command, String... lines) {
        return outcome(command, 0, lines);
    }

    FakeMachine outcome(String command, int code, String... lines) {
        answers.put(command, new Tool.Outcome(code, List.of(lines)));
        return this;
    }

    /// Puts a file there, with all the folders above it.
    FakeMachine file(String path, String text) {
        files.put(Path.of(path), text);
        return this;
    }

    /// Puts a folder there that can be written.
    FakeMachine writable(String path) {
        writable.add(Path.of(path));
        return this;
    }

    FakeMachine link(String from, String to) {
        links.put(Path.of(from), Path.of(to));
        return this;
    }

    FakeMachine size(int newProcessors, long newMemoryBytes, long newFreeBytes) {
        processors = newProcessors;
        memoryBytes = newMemoryBytes;
        freeBytes = newFreeBytes;
        return this;
    }

    @Override
    public @Nullable String environment(String name) {
        return environment.get(name);
    }

    @Override
    public @Nullable String property(String name) {
        return properties.get(name);
    }

    @Override
    public boolean hasModule(String name) {
        return modules.contains(name);
    }

    @Override
    public @Nullable Path which(String program) {
        return programs.get(program);
    }

    @Override
    public Tool.Outcome run(Tool tool) {
        String command = String.join(" ", tool.command());
        return answers.entrySet()
                .stream()
                .filter(answer -> command.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Tool.Outcome(Tool.Outcome.NOT_STARTED, List.of("no answer was prepared for: " + command)));
    }

    @Override
    public boolean exists(Path path) {
        return path.equals(path.getRoot()) || files.keySet().stream().anyMatch(file -> file.startsWith(path))
                || writable.stream().anyMatch(folder -> folder.startsWith(path));
    }

    @Override
    public boolean isFolder(Path path) {
        return exists(path) && !files.containsKey(path);
    }

    @Override
    public boolean isWritable(Path path) {
        return writable.stream().anyMatch(path::startsWith);
    }

    @Override
    public List<Path> list(Path folder) {
        List<Path> entries = new ArrayList<>();
        files.keySet()
                .stream()
                .filter(file -> file.startsWith(folder) && !file.equals(folder))
                .map(file -> folder.resolve(file.getName(folder.getNameCount())))
                .distinct()
                .forEach(entries::add);
        return entries;
    }

    @Override
    public @Nullable String read(Path file) {
        return files.get(file);
    }

    @Override
    public Path followed(Path path) {
        return links.getOrDefault(path, path);
    }

    @Override
    public long freeBytes(Path folder) {
        return freeBytes;
    }

    @Override
    public int processors() {
        return processors;
    }

    @Override
    public long memoryBytes() {
        return memoryBytes;
    }
}
