package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectOutputStream;
import java.util.AbstractList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What fails on its way says what it was.
@Timeout(60)
@ExtendWith(Leaks.class)
class FailuresTest {

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.discard());

    /// An exception whose own code fails.
    static final class Clumsy extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message today");
        }

        private void writeObject(ObjectOutputStream stream) {
            throw new IllegalStateException("it does not want to travel");
        }
    }

    /// A list that another thread changes all the time.
    static final class Restless extends AbstractList<Integer> implements java.io.Serializable {

        private static final long serialVersionUID = 1;

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return 3;
        }

        private void writeObject(ObjectOutputStream stream) {
            throw new ConcurrentModificationException();
        }
    }

    @Test
    void exception_that_cannot_tell_of_itself_arrives_by_its_type() throws Exception {
        try (Child<?> child = SMALL.start(() -> {
            throw new Clumsy();
        })) {
            assertThatThrownBy(child::get).isInstanceOf(ExecutionException.class)
                    .cause()
                    .hasToString("dev.heddle.processes.FailuresTest$Clumsy");
        }
    }

    @Test
    void what_else_an_exception_has_to_tell_arrives_with_what_stands_for_it() throws Exception {
        try (Child<?> child = SMALL.start(() -> {
            Clumsy clumsy = new Clumsy();
            clumsy.addSuppressed(new IllegalArgumentException("closing failed, too"));
            throw clumsy;
        })) {
            assertThatThrownBy(child::get).cause()
                    .satisfies(cause -> assertThat(cause.getSuppressed()).extracting(Throwable::toString)
                            .containsExactly("java.lang.IllegalArgumentException: closing failed, too"));
        }
    }

    @Test
    void what_changes_while_it_is_copied_is_refused_with_what_to_do() {
        List<Integer> list = new Restless();

        assertThatThrownBy(() -> SMALL.start(() -> list.size())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "was changed by another thread while it was being copied; hold the lock that guards it "
                                + "until the child has been started");
    }

    @Test
    void reserve_that_may_not_have_all_its_children_keeps_none() throws Exception {
        Task<Long> tries = () -> {
            assertThatThrownBy(() -> Child.of().maxHeap("32m").reserve(2)).isInstanceOf(IllegalStateException.class);
            return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
        };
        Task<Long> between = () -> Child.of().maxHeap("64m").start(tries).get();

        try (Child<Long> child = SMALL.start(between)) {
            assertThat(child.get()).isZero();
        }
    }
}
