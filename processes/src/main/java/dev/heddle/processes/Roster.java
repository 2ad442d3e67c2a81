package dev.heddle.processes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which workers a pool has, which tasks wait for them, and who gets what. All of it is guarded by the pool's lock.
final class Roster {

    private final Deque<PoolTask<?>> waiting = new ArrayDeque<>();
    private final Deque<PoolWorker> idle = new ArrayDeque<>();
    private final List<PoolWorker> alive = new ArrayList<>();
    private boolean last;

    void enter(PoolWorker worker) {
        alive.add(worker);
    }

    void leave(PoolWorker worker) {
        alive.remove(worker);
        idle.remove(worker);
    }

    boolean isEmpty() {
        return alive.isEmpty();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    void kill() {
        idle.clear();
        alive.forEach(PoolWorker::kill);
    }

    /// No more tasks will be added: who has nothing to do may end.
    void takeLast() {
        last = true;
    }

    /// Gives a task to a worker that has nothing to do, or lets it wait.
    @Nullable
    PoolWorker place(PoolTask<?> task) {
        PoolWorker worker = idle.poll();
        if (worker == null) {
            waiting.add(task);
        } else {
            worker.give(task);
        }
        return worker;
    }

    /// Gives a task to a worker that can be told of it at once, if there is one.
    @Nullable
    PoolWorker placeNow(PoolTask<?> task) {
        PoolWorker worker = idle.peek();
        if (worker == null || !worker.isQuiet()) {
            return null;
        }
        idle.remove();
        worker.give(task);
        return worker;
    }

    /// Lets tasks wait before all others.
    void placeFirst(List<PoolTask<?>> tasks) {
        tasks.reversed().forEach(waiting::addFirst);
    }

    /// All that wait, which do so no longer.
    List<PoolTask<?>> takeWaiting() {
        List<PoolTask<?>> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /// Gives a worker what it has room for.
    void fill(PoolWorker worker) {
        int room = worker.room(waiting.size(), Math.max(1, alive.size()));
        while (room > 0) {
            PoolTask<?> task = waiting.poll();
            if (task == null) {
                break;
            }
            if (!task.isDone()) { // else it was cancelled
                worker.give(task);
                room--;
            }
        }
        idle.remove(worker);
        if (worker.hasNothingInHand()) {
            if (last && alive.stream().allMatch(other -> other.countInHand() < 2)) {
                worker.end(); // nobody can give anything back to it
            } else {
                idle.push(worker);
            }
        }
    }

    /// Gives those something to do that have nothing. If nothing waits, the busiest is asked for what it has not begun.
    ///
    /// @return whom there is something to tell
    List<PoolWorker> fillIdle() {
        List<PoolWorker> told = new ArrayList<>(idle);
        List.copyOf(idle).forEach(this::fill);
        if (!idle.isEmpty()) {
            alive.stream()
                    .max(Comparator.comparingInt(PoolWorker::countInHand))
                    .filter(PoolWorker::askBack)
                    .ifPresent(told::add);
        }
        return told;
    }

    /// Who has a task in hand.
    @Nullable
    PoolWorker holderOf(PoolTask<?> task) {
        return alive.stream().filter(worker -> worker.has(task)).findFirst().orElse(null);
    }
}
