package dev.heddle.kernelext.internal.threads;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import java.util.Map;

/// `%deadlock`
public final class DeadlockMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Looks for threads that wait for each other for ever, and draws them.", "deadlock")
                .withDetails(
                        """
                                What is certain and what is a guess is told apart. A circle of locks is certain: nobody in it can go
                                on. A thread that waits for a permit, a count or a signal that nobody is seen to give is a guess: another
                                cell may give it. Of virtual threads the JVM tells who holds a lock of `synchronized`, but not who
                                holds a `ReentrantLock`.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        Graph graph = Graph.of(Seen.all(kernel.look(new Use("threads"))));
        Finding finding = new Finding(graph, kernel::label);
        if (graph.circles().isEmpty()) {
            kernel.print(finding.text());
            return;
        }
        StringBuilder html = new StringBuilder();
        graph.circles().forEach(each -> html.append(GraphPicture.of(each, finding.sentence(each))));
        html.append(finding.html());
        kernel.display(Map.of("text/html", html.toString(), "text/plain", finding.text()));
    }
}
