package dev.heddle.worker.fork;

import dev.heddle.worker.fork.ForkedChild.Ending;
import dev.heddle.worker.tool.Tool;
import dev.heddle.worker.tool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Runs code in child JVMs: `%%fork`. What it is told is in [ForkOrder]; it tells `kept=KEY` if the result is to be handed
/// back.
public final class Fork implements Tool {

    private final Forks forks;

    /// Makes the tool.
    ///
    /// @param forks the children of this notebook
    public Fork(Forks forks) {
        this.forks = forks;
    }

    @Override
    public @Nullable Object use(Work work) throws Throwable {
        ForkOrder order = ForkOrder.of(work.arguments());
        List<ForkedChild> children = start(order, work);
        Object result = order.waits() ? await(order, children, work) : later(order, children, work);
        if (order.keeps()) {
            work.tell("kept=" + forks.keep(result) + "\n");
            return null;
        }
        return order.waits() ? result : null;
    }

    private List<ForkedChild> start(ForkOrder order, Work work) throws ChildFailed {
        try {
            return forks.start(order, work);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ChildFailed("no child was started: " + e.getMessage());
        }
    }

    private @Nullable Object await(ForkOrder order, List<ForkedChild> children, Work work) throws Exception {
        List<Ending> endings = new ArrayList<>();
        try {
            for (ForkedChild each : children) {
                endings.add(each.ending().get());
            }
        } catch (InterruptedException e) {
            List<ForkedChild> alive = children.stream().filter(each -> !each.hasEnded()).toList();
            alive.forEach(ForkedChild::kill);
            work.print("Ended with the cell: " + list(alive) + ".\n", /* error= */ true);
            throw e;
        }
        children.forEach(forks::forget);
        List<ChildFailed> failures = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Ending each : endings) {
            values.add(each.value());
            if (each.failure() != null) {
                failures.add(each.failure());
            }
        }
        if (!failures.isEmpty()) {
            throw ChildFailed.of(failures, children.size());
        }
        return order.many() ? values : values.getFirst();
    }

    private static Object later(ForkOrder order, List<ForkedChild> children, Work work) {
        work.print("Started: " + list(children) + ". %wait collects, %procs shows, %kill ends.\n", /* error= */ false);
        List<Future<@Nullable Object>> futures = new ArrayList<>();
        for (ForkedChild each : children) {
            each.isForLater();
            var _ = each.ending()
                    .thenAccept(end -> work.print(each + " has ended after " + Words.time(end.time()) + ": "
                            + Words.exit(end.exitCode()) + ".\n", end.failure() != null));
            futures.add(value(each));
        }
        return order.many() ? futures : futures.getFirst();
    }

    private static Future<@Nullable Object> value(ForkedChild child) {
        CompletableFuture<@Nullable Object> value = new CompletableFuture<>();
        var _ = child.ending().thenAccept(end -> {
            if (end.failure() == null) {
                value.complete(end.value());
            } else {
                value.completeExceptionally(end.failure());
            }
        });
        return value;
    }

    private static String list(List<ForkedChild> children) {
        return String.join(", ", children.stream().map(ForkedChild::toString).toList());
    }

    /// Fetches what was kept, for the code of a variable: `handback` is told the key.
    ///
    /// @param forks the children of this notebook
    /// @return the tool
    public static Tool handback(Forks forks) {
        return work -> {
            Object value = forks.take(work.arguments().getFirst());
            return HandedBack.during(value, () -> {
                try {
                    return work.bodies().getFirst().run();
                } catch (Exception | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new ExecutionException(e);
                }
            });
        };
    }
}
