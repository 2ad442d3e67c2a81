package dev.heddle.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.TimeUnit;

/// What a person sees of a command, also while it runs.
final class Screen {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Pane out = new Pane();
    private final Pane err = new Pane();
    private final boolean interactive;

    private Screen(boolean interactive) {
        this.interactive = interactive;
    }

    /// A file or a pipe: nobody is looking.
    static Screen plain() {
        return new Screen(/* interactive= */ false);
    }

    static Screen ofAPerson() {
        return new Screen(/* interactive= */ true);
    }

    Terminal terminal() {
        return new Terminal(new PrintWriter(out, /* autoFlush= */ true), new PrintWriter(err, /* autoFlush= */ true),
                interactive);
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    /// Waits until something has been written.
    void awaitOut(String text) throws InterruptedException {
        out.await(text);
    }

    void awaitErr(String text) throws InterruptedException {
        err.await(text);
    }

    private static final class Pane extends Writer {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] characters, int offset, int length) {
            synchronized (text) {
                text.append(characters, offset, length);
                text.notifyAll();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        String text() {
            synchronized (text) {
                return text.toString();
            }
        }

        void await(String wanted) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE;
            synchronized (text) {
                while (text.indexOf(wanted) < 0) {
                    long left = end - System.nanoTime();
                    if (left <= 0) {
                        fail("waited in vain for '%s' in: %s", wanted, text);
                    }
                    TimeUnit.NANOSECONDS.timedWait(text, left);
                }
            }
        }
    }
}
