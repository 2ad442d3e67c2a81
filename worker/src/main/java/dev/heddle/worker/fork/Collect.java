package dev.heddle.worker.fork;

import dev.heddle.worker.display.Display;
import dev.heddle.worker.fork.ForkedChild.Ending;
import dev.heddle.worker.tool.Tool;
import dev.heddle.worker.tool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for children that no cell waits for: `%wait`. It is told for how many milliseconds at most, 0 for as long as it
/// takes, and names; none for all.
public final class Collect implements Tool {

    private static final int LONGEST_VALUE = 200;

    private final Forks forks;

    /// Makes the tool.
    ///
    /// @param forks the children of this notebook
    public Collect(Forks forks) {
        this.forks = forks;
    }

    @Override
    public @Nullable Object use(Work work) throws Exception {
        long limit = Long.parseLong(work.arguments().getFirst());
        List<String> names = work.arguments().subList(1, work.arguments().size());
        List<ForkedChild> all = forks.known().stream().filter(ForkedChild::isToBeCollected).toList();
        for (String name : names) {
            if (all.stream().noneMatch(each -> isCalled(each, name))) {
                throw new ChildFailed("no child '" + name + "' is to be waited for; " + (all.isEmpty()
                        ? "%%fork --no-wait starts one"
                        : "there are: " + String.join(", ", all.stream().map(ForkedChild::name).toList())));
            }
        }
        if (all.isEmpty()) {
            work.print("There is no child to wait for. %%fork --no-wait starts one.\n", /* error= */ false);
            return null;
        }
        collect(all.stream()
                .filter(each -> names.isEmpty() || names.stream().anyMatch(name -> isCalled(each, name)))
                .toList(), limit, work);
        return null;
    }

    private static boolean isCalled(ForkedChild child, String name) {
        return child.name().equals(name) || name.equals(Long.toString(child.pid()));
    }

    private void collect(List<ForkedChild> children, long limit, Work work) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
        List<ChildFailed> failures = new ArrayList<>();
        List<String> running = new ArrayList<>();
        for (ForkedChild each : children) {
            try {
                Ending ending = limit == 0
                        ? each.ending().get()
                        : each.ending().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                forks.forget(each);
                work.print(each + " ended after " + Words.time(ending.time()) + ": " + Words.exit(ending.exitCode())
                        + (ending.value() == null ? "" : ", value " + text(ending.value())) + "\n", /* error= */ false);
                if (ending.failure() != null) {
                    failures.add(ending.failure());
                }
            } catch (TimeoutException e) {
                running.add(each.toString());
            }
        }
        if (!running.isEmpty()) {
            work.print("Still running: " + String.join(", ", running) + ".\n", /* error= */ true);
        }
        if (!failures.isEmpty()) {
            throw ChildFailed.of(failures, children.size());
        }
    }

    private static String text(Object value) {
        String text = Display.render(value, "text/plain").plainText();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
