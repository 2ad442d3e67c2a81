// Fails: all jobs, sorted; the first child dies of crash: expected: <[a, b, crash]> but was: <[a, a, b, crash]>
package chapter10.farm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class Farm {

    interface Start {

        Process start() throws IOException;
    }

    private final Queue<String> jobs;
    private final Start start;
    private final Queue<Process> started = new ConcurrentLinkedQueue<>();
    private final Map<Long, List<String>> done = new ConcurrentHashMap<>();

    private Farm(List<String> jobs, Start start) {
        this.jobs = new ConcurrentLinkedQueue<>(jobs);
        this.start = start;
    }

    static Map<Long, List<String>> farm(List<String> jobs, int children, Duration deadline, Start start)
            throws IOException, InterruptedException, TimeoutException {
        return new Farm(jobs, start).run(children, deadline);
    }

    private Map<Long, List<String>> run(int children, Duration deadline)
            throws IOException, InterruptedException, TimeoutException {
        try (var pool = Executors.newFixedThreadPool(children)) {
            try {
                List<Callable<Void>> tasks = Collections.nCopies(children, this::serve);
                for (Future<Void> each : pool.invokeAll(tasks, deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    each.get();
                }
                return done;
            } catch (CancellationException e) {
                throw new TimeoutException("not all jobs are done after " + deadline);
            } catch (ExecutionException e) {
                throw new IOException("a child could not be used", e.getCause());
            } finally {
                endAll();
            }
        }
    }

    private Void serve() throws IOException, InterruptedException {
        String job = jobs.poll();
        while (job != null) {
            Process child = start();
            try (BufferedReader answers = child.inputReader(); Writer orders = child.outputWriter()) {
                while (job != null && ask(orders, answers, job)) {
                    done.computeIfAbsent(child.pid(), _ -> new CopyOnWriteArrayList<>()).add(job);
                    job = jobs.poll();
                }
                if (job != null) {
                    jobs.addAll(done.getOrDefault(child.pid(), List.of()));
                }
                if (job == null) {
                    orders.write("end\n");
                    orders.flush();
                    child.waitFor();
                }
            } catch (IOException e) {
                // it has died while it was written to: closing its stream writes once more
            }
        }
        return null;
    }

    private Process start() throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the deadline is over");
        }
        Process child = start.start();
        started.add(child);
        return child;
    }

    private static boolean ask(Writer orders, BufferedReader answers, String job) {
        try {
            orders.write(job + "\n");
            orders.flush();
            return job.equals(answers.readLine());
        } catch (IOException e) {
            return false; // it has died
        }
    }

    private void endAll() throws InterruptedException {
        for (Process each : started) {
            each.destroyForcibly();
        }
        for (Process each : started) {
            each.waitFor();
        }
    }
}
