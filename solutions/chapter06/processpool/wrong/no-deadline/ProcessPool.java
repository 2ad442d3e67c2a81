// Fails: perTask = 1 s, 15 s: get() → nothing
package chapter06.processpool;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

final class ProcessPool implements AutoCloseable {

    interface Task {
        String run(String argument) throws Exception;
    }

    private final Duration perTask;
    private final ExecutorService threads;
    private final BlockingQueue<Child> free = new LinkedBlockingQueue<>();
    private final Set<Child> all = ConcurrentHashMap.newKeySet();

    ProcessPool(int n, Duration perTask) throws IOException {
        this.perTask = perTask;
        this.threads = Executors.newFixedThreadPool(n);
        for (int i = 0; i < n; i++) {
            add();
        }
    }

    private void add() throws IOException {
        Child child = new Child(worker().redirectError(ProcessBuilder.Redirect.DISCARD).start());
        all.add(child);
        free.add(child);
    }

    Future<String> submit(String task, String argument) {
        return threads.submit(() -> {
            Child child = free.take();
            boolean answered = false;
            try {
                Answer answer = inTime(child, task, argument);
                answered = true;
                if (!answer.well()) {
                    throw new IllegalStateException(answer.text());
                }
                return answer.text();
            } finally {
                if (answered) {
                    free.add(child);
                } else {
                    all.remove(child);
                    child.end();
                    add();
                }
            }
        });
    }

    private Answer inTime(Child child, String task, String argument) throws IOException, TimeoutException {
        long start = System.nanoTime();
        Answer answer;
        try {
            answer = child.run(task, argument);
        } catch (IOException e) {
            throw new IOException("the child has died", e);
        }
        if (System.nanoTime() - start > perTask.toNanos()) {
            throw new TimeoutException("no answer within " + perTask);
        }
        return answer;
    }

    Set<Long> pids() {
        return all.stream().map(Child::pid).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        threads.close();
        all.forEach(Child::end);
    }

    private record Answer(boolean well, String text) {}

    private static final class Child {
        private final Process process;
        private final DataOutputStream out;
        private final DataInputStream in;

        Child(Process process) {
            this.process = process;
            this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
            this.in = new DataInputStream(process.getInputStream());
        }

        long pid() {
            return process.pid();
        }

        Answer run(String task, String argument) throws IOException {
            out.writeUTF(task);
            out.writeUTF(argument);
            out.flush();
            return new Answer(in.readBoolean(), in.readUTF());
        }

        void kill() {
            process.destroyForcibly();
        }

        void end() {
            kill();
            process.onExit().join();
        }
    }

    static final class Worker {
        private Worker() {}

        static void main(String[] arguments) throws IOException {
            var in = new DataInputStream(System.in);
            var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
            System.setOut(System.err); // what tasks print is no answer
            while (true) {
                String task;
                try {
                    task = in.readUTF();
                } catch (EOFException e) {
                    return;
                }
                answer(task, in.readUTF(), out);
            }
        }

        private static void answer(String task, String argument, DataOutputStream out) throws IOException {
            boolean well = true;
            String answer;
            try {
                Constructor<?> constructor = Class.forName(task).getDeclaredConstructor();
                constructor.setAccessible(true);
                answer = ((Task) constructor.newInstance()).run(argument);
            } catch (Exception | Error e) {
                well = false;
                answer = e.toString();
            }
            out.writeBoolean(well);
            out.writeUTF(answer);
            out.flush();
        }
    }

    private static ProcessBuilder worker() {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", classPath(), Worker.class.getName());
    }

    private static String classPath() {
        if (ProcessPool.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(URL::toString)
                    .map(url -> Path.of(URI.create(url)).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
