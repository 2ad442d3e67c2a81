package dev.heddle.worker.fork;

import dev.heddle.processes.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/// What a child JVM does: runs the code of a cell, with a number of its own.
///
/// No record: a young JVM takes long to read one.
final class ForkTask implements Task<@Nullable Object> {

    /// The property that tells a child its number, from 0.
    static final String NUMBER = "heddle.fork";

    /// The property that tells how many children were started together.
    static final String COUNT = "heddle.forks";

    /// The method that is the code.
    static final String RUN = "do_it$";

    private static final long serialVersionUID = 1;

    private final Class<?> holder;
    private final int number;
    private final int count;
    private final @Nullable Duration limit;
    private final String secret;

    /// @param holder the class that holds the code
    /// @param limit  after which it is cut off; null if it never is
    /// @param secret marks the picture of its threads among what it prints
    ForkTask(Class<?> holder, int number, int count, @Nullable Duration limit, String secret) {
        this.holder = holder;
        this.number = number;
        this.count = count;
        this.limit = limit;
        this.secret = secret;
    }

    @Override
    public @Nullable Object call() throws Exception {
        System.setProperty(NUMBER, Integer.toString(number));
        System.setProperty(COUNT, Integer.toString(count));
        System.setIn(new NoInput());
        if (limit != null) {
            LastPicture.after(limit, secret);
        }
        Method run = holder.getDeclaredMethod(RUN);
        run.setAccessible(true);
        try {
            return run.invoke(null);
        } catch (InvocationTargetException e) {
            throw switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> exception;
                case null, default -> e;
            };
        }
    }

    /// The standard input of a child.
    private static final class NoInput extends InputStream {

        @Override
        public int read() throws IOException {
            throw refusal();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw refusal();
        }

        /// A scanner keeps an [IOException] for itself and says "No line found". Its user must see why.
        private static IOException refusal() {
            IOException refusal =
                    new IOException("a forked child has no standard input: read the line in a cell of its "
                            + "own, and let the child use the variable");
            boolean scanned = Arrays.stream(refusal.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(Scanner.class.getName()));
            if (scanned) {
                throw new UncheckedIOException(refusal.getMessage(), refusal);
            }
            return refusal;
        }
    }
}
