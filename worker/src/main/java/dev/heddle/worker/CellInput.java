package dev.heddle.worker;

import dev.heddle.worker.Command.Input;
import dev.heddle.worker.display.Questioner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Scanner;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What stands behind `System.in` of a cell: asks for a line when a thread reads and there is none.
///
/// It gives away one line at a time, so that no buffer of one reader swallows what the next one is to get. Threads that
/// read at once are asked for one after the other. What a cell has not read is not for the next cell.
final class CellInput extends InputStream implements Questioner {

    private static final byte[] NONE = {};

    private final Questions questions;
    private final CellOwner owner;
    private final ReentrantLock reading = new ReentrantLock(/* fair= */ true);

    // guarded by reading
    private byte[] lines = NONE;
    private int position;
    private String cell = CellOwner.NOBODY;

    CellInput(Questions questions, CellOwner owner) {
        this.questions = questions;
        this.owner = owner;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        reading.lock();
        try {
            forgetOtherCells();
            if (position == lines.length && !refill()) {
                return -1;
            }
            int count = Math.min(length, lineEnd() - position);
            System.arraycopy(lines, position, bytes, offset, count);
            position += count;
            return count;
        } finally {
            reading.unlock();
        }
    }

    /// What can be had of the line that was begun. The next one is for whoever reads next.
    @Override
    public int available() {
        reading.lock();
        try {
            forgetOtherCells();
            boolean begun = position > 0 && lines[position - 1] != '\n';
            return begun && position < lines.length ? lineEnd() - position : 0;
        } finally {
            reading.unlock();
        }
    }

    /// Does nothing: a cell that closes its `Scanner` must not leave all later cells without input.
    @Override
    public void close() {}

    @Override
    public @Nullable String ask(String prompt, boolean password) throws IOException {
        reading.lock();
        try {
            return line(questions.ask(prompt, password));
        } finally {
            reading.unlock();
        }
    }

    private void forgetOtherCells() {
        String mine = owner.ofThisThread();
        if (!cell.equals(mine)) {
            cell = mine;
            lines = NONE;
            position = 0;
        }
    }

    private boolean refill() throws IOException {
        String line = line(questions.ask());
        lines = line == null ? NONE : (line + "\n").getBytes(StandardCharsets.UTF_8);
        position = 0;
        return line != null;
    }

    private int lineEnd() {
        int end = position;
        while (lines[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private static @Nullable String line(Input input) throws IOException {
        return switch (input.given()) {
            case LINE -> input.text();
            case END -> null;
            case REFUSED -> throw refused(input.text());
            case INTERRUPTED -> throw new InputInterrupted();
        };
    }

    /// A scanner keeps an [IOException] for itself and says "No line found". Its user must see why.
    private static IOException refused(String reason) {
        IOException refusal = new IOException(reason);
        boolean scanned = Arrays.stream(refusal.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Scanner.class.getName()));
        if (scanned) {
            throw new UncheckedIOException(reason, refusal);
        }
        return refusal;
    }
}
